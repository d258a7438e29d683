/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-programme.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "exchange/carnet-xml-output.h"
#include "exchange/carnet-xml.h"

/* -- Writing ------------------------------------------------------------------- */

static void
write_when (CarnetXmlWriter *writer, const char *attribute, const CarnetWhen *when)
{
  g_autofree char *iso = when->precision != CARNET_WHEN_NONE ? carnet_when_to_iso (when) : NULL;

  carnet_xml_writer_attribute_given (writer, attribute, iso);
}

static void
write_clean (CarnetXmlWriter *writer, const char *element, const char *text)
{
  g_autofree char *clean = carnet_text_clean (text, -1);

  carnet_xml_writer_field (writer, element, clean);
}

/* Required elements are written even when empty. */
static void
write_required (CarnetXmlWriter *writer, const char *element, const char *text)
{
  g_autofree char *clean = carnet_text_clean (text, -1);

  carnet_xml_writer_begin (writer, element);
  carnet_xml_writer_prose (writer, clean);
  carnet_xml_writer_end (writer);
}

static void
write_section (CarnetXmlWriter *writer, const CarnetSection *section)
{
  carnet_xml_writer_begin (writer, "section");
  carnet_xml_writer_attribute_id (writer, "id", &section->id);
  write_required (writer, "label", section->label);
  write_clean (writer, "question", section->question);
  carnet_xml_writer_end (writer);
}

static void
write_milestone (CarnetXmlWriter *writer, const CarnetMilestone *milestone)
{
  carnet_xml_writer_begin (writer, "milestone");
  carnet_xml_writer_attribute_id (writer, "id", &milestone->id);
  carnet_xml_writer_attribute (writer, "kind", carnet_milestone_kind_to_string (milestone->kind));
  write_when (writer, "when", &milestone->when);
  write_required (writer, "title", milestone->title);
  write_clean (writer, "partners", milestone->partners);
  write_clean (writer, "place", milestone->place);
  write_clean (writer, "description", milestone->description);
  write_clean (writer, "url", milestone->url);
  carnet_xml_writer_end (writer);
}

void
carnet_xml_write_programme (CarnetXmlWriter *writer, const CarnetProgramme *programme)
{
  g_autofree char *start
      = programme->start != CARNET_MONTH_NONE ? carnet_month_to_iso (programme->start) : NULL;

  carnet_xml_writer_begin (writer, "programme");
  carnet_xml_writer_attribute_id (writer, "id", &programme->id);
  carnet_xml_writer_attribute_given (writer, "start", start);
  /* A state may come from a newer version, or from a hostile file. */
  if (programme->n_months > 0 && programme->n_months <= CARNET_LOGBOOK_MONTHS_MAX)
    carnet_xml_writer_attribute_integer (writer, "months", programme->n_months);
  write_when (writer, "report-due", &programme->report_due);
  write_required (writer, "title", programme->title);
  write_clean (writer, "description", programme->description);
  carnet_xml_writer_begin (writer, "sections");
  for (guint i = 0; i < programme->sections->len; i++)
    write_section (writer, programme->sections->pdata[i]);
  carnet_xml_writer_end (writer);
  carnet_xml_writer_begin (writer, "milestones");
  for (guint i = 0; i < programme->milestones->len; i++)
    write_milestone (writer, programme->milestones->pdata[i]);
  carnet_xml_writer_end (writer);
  carnet_xml_writer_end (writer);
}

static gboolean
write_file_cb (CarnetXmlWriter *writer, gpointer data, GError **error)
{
  carnet_xml_write_programme (writer, data);
  return TRUE;
}

static gboolean
check_file_cb (CarnetXmlReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_programme_read_xml_from (reader, error);

  return programme != NULL;
}

gboolean
carnet_programme_write_xml (const CarnetProgramme *programme,
                            const char            *path,
                            gboolean               replace,
                            GError               **error)
{
  return carnet_xml_output (path, replace ? "programme" : NULL, write_file_cb, check_file_cb, NULL,
                            (gpointer)programme, error);
}

/* -- Reading ------------------------------------------------------------------- */

typedef struct
{
  CarnetXmlReader *reader;
  CarnetProgramme *programme;
  gboolean         in_file; /* of its own: titles are required */
  char            *stem;    /* names of the parts begin so */
  GHashTable      *seen;    /* ids */
} Reading;

static gboolean
refuse (Reading *self, GError **error, const char *problem)
{
  return carnet_xml_reader_refuse (self->reader, error, CARNET_ERROR_INVALID, "%s", problem);
}

/* The id that is written, or made from the name. */
static gboolean
read_identity (Reading *self, const char *kind, CarnetId *id, GError **error)
{
  g_autofree char *written = carnet_xml_reader_dup_attribute (self->reader, "id");
  g_autofree char *name = carnet_xml_reader_dup_attribute (self->reader, "name");
  g_autofree char *whole = NULL;

  if ((written[0] == '\0') == (name[0] == '\0'))
    return refuse (self, error, _ ("it takes either an id or a name"));
  whole = kind != NULL ? g_strdup_printf ("%s:%s:%s", self->stem, kind, name)
                       : g_strdup_printf ("programme:%s", name);
  if (written[0] == '\0')
    *id = carnet_id_from_name (whole);
  else if (!carnet_id_parse (written, id))
    return refuse (self, error, _ ("an id has 32 digits, 0 to 9 and a to f"));
  if (!g_hash_table_add (self->seen, carnet_id_copy (id)))
    return refuse (self, error, _ ("this id or name is used twice"));
  if (kind == NULL)
    self->stem = g_strdup_printf ("programme:%s", name[0] != '\0' ? name : written);
  return TRUE;
}

static gboolean
read_when (Reading *self, const char *attribute, CarnetWhen *when, GError **error)
{
  g_autofree char *text = carnet_xml_reader_dup_attribute (self->reader, attribute);
  g_autoptr (GError) problem = NULL;

  if (text[0] == '\0' || carnet_when_parse (text, when, &problem))
    return TRUE;
  return carnet_xml_reader_refuse (self->reader, error, CARNET_ERROR_INVALID,
                                   _ ("“%s” is neither a month, nor a day, nor a range of days"), text);
}

static gboolean
read_line (Reading *self, char **field, GError **error)
{
  const char *text = carnet_xml_reader_read_text (self->reader, NULL, error);

  if (text == NULL)
    return FALSE;
  g_free (*field);
  *field = carnet_text_clean_line (text, -1);
  return TRUE;
}

static gboolean
read_prose (Reading *self, char **field, GError **error)
{
  const char *text = carnet_xml_reader_read_text (self->reader, NULL, error);

  if (text == NULL)
    return FALSE;
  g_free (*field);
  *field = carnet_text_clean (text, -1);
  return TRUE;
}

static gboolean
check_title (Reading *self, const char *title, GError **error)
{
  if (title[0] != '\0' || !self->in_file)
    return TRUE;
  return refuse (self, error, _ ("a title is empty"));
}

static gboolean
read_section (Reading *self, GError **error)
{
  g_autofree char *label = NULL, *question = g_strdup ("");
  g_autoptr (GError) problem = NULL;
  int      depth = carnet_xml_reader_get_depth (self->reader);
  CarnetId id;

  if (!read_identity (self, "section", &id, error))
    return FALSE;
  while (carnet_xml_reader_next_child (self->reader, depth, &problem))
    if (!read_line (self, carnet_xml_reader_is (self->reader, "label") ? &label : &question, error))
      return FALSE;
  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  if (!check_title (self, label != NULL ? label : "", error))
    return FALSE;
  g_ptr_array_add (self->programme->sections, carnet_section_new (&id, label != NULL ? label : "", question,
                                                                  self->programme->sections->len + 1));
  return TRUE;
}

static gboolean
read_milestone_child (Reading *self, CarnetMilestone *milestone, GError **error)
{
  if (carnet_xml_reader_is (self->reader, "title"))
    return read_line (self, &milestone->title, error) && check_title (self, milestone->title, error);
  if (carnet_xml_reader_is (self->reader, "partners"))
    return read_line (self, &milestone->partners, error);
  if (carnet_xml_reader_is (self->reader, "place"))
    return read_line (self, &milestone->place, error);
  if (carnet_xml_reader_is (self->reader, "url"))
    return read_line (self, &milestone->url, error);
  return read_prose (self, &milestone->description, error);
}

static gboolean
read_milestone (Reading *self, GError **error)
{
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
  g_autoptr (GError) problem = NULL;
  int         depth = carnet_xml_reader_get_depth (self->reader);
  const char *kind;

  milestone->programme = self->programme->id;
  if (!read_identity (self, "milestone", &milestone->id, error)
      || !read_when (self, "when", &milestone->when, error))
    return FALSE;
  kind = carnet_xml_reader_get_attribute (self->reader, "kind");
  milestone->kind = carnet_milestone_kind_parse (kind != NULL ? kind : "");
  while (carnet_xml_reader_next_child (self->reader, depth, &problem))
    if (!read_milestone_child (self, milestone, error))
      return FALSE;
  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  g_ptr_array_add (self->programme->milestones, g_steal_pointer (&milestone));
  return TRUE;
}

static gboolean
read_list (Reading *self, gboolean (*read_item) (Reading *, GError **), GError **error)
{
  g_autoptr (GError) problem = NULL;
  int depth = carnet_xml_reader_get_depth (self->reader);

  while (carnet_xml_reader_next_child (self->reader, depth, &problem))
    if (!read_item (self, error))
      return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_child (Reading *self, GError **error)
{
  if (carnet_xml_reader_is (self->reader, "title"))
    return read_line (self, &self->programme->title, error)
           && check_title (self, self->programme->title, error);
  if (carnet_xml_reader_is (self->reader, "sections"))
    return read_list (self, read_section, error);
  if (carnet_xml_reader_is (self->reader, "milestones"))
    return read_list (self, read_milestone, error);
  return read_prose (self, &self->programme->description, error);
}

static gboolean
read_attributes (Reading *self, GError **error)
{
  const char *start, *months;

  if (!read_identity (self, NULL, &self->programme->id, error)
      || !read_when (self, "report-due", &self->programme->report_due, error))
    return FALSE;
  start = carnet_xml_reader_get_attribute (self->reader, "start");
  if (start != NULL && !carnet_month_parse_iso (start, &self->programme->start))
    return refuse (self, error, _ ("the first month of the logbook is no month"));
  months = carnet_xml_reader_get_attribute (self->reader, "months");
  if (months != NULL)
    self->programme->n_months = atoi (months); /* 1 to 36, says the schema */
  return TRUE;
}

static gboolean
read_programme (Reading *self, GError **error)
{
  return read_attributes (self, error) && read_list (self, read_child, error);
}

CarnetProgramme *
carnet_xml_read_programme (CarnetXmlReader *reader, gboolean in_file, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_programme_new ();
  Reading  reading = { .reader = reader, .programme = programme, .in_file = in_file };
  gboolean ok;

  programme->start = CARNET_MONTH_NONE;
  programme->n_months = 0;
  reading.seen = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  ok = read_programme (&reading, error);
  g_hash_table_unref (reading.seen);
  g_free (reading.stem);
  g_ptr_array_sort (programme->milestones, carnet_milestone_compare);
  return ok ? g_steal_pointer (&programme) : NULL;
}

CarnetProgramme *
carnet_programme_read_xml_from (CarnetXmlReader *reader, GError **error)
{
  g_autoptr (CarnetProgramme) programme = NULL;

  if (carnet_xml_reader_next (reader, error) != CARNET_XML_ELEMENT)
    return NULL;
  if (!carnet_xml_reader_is (reader, "programme"))
    return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_INVALID, _ ("this is not a programme")),
           NULL;
  if (carnet_xml_reader_get_attribute (reader, "start") == NULL
      || carnet_xml_reader_get_attribute (reader, "months") == NULL)
    return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_INVALID,
                                     _ ("the programme does not tell the months of its logbook")),
           NULL;
  programme = carnet_xml_read_programme (reader, TRUE, error);
  if (programme == NULL || carnet_xml_reader_next (reader, error) != CARNET_XML_END)
    return NULL;
  return g_steal_pointer (&programme);
}

CarnetProgramme *
carnet_programme_read_xml (const char *path, GError **error)
{
  g_autoptr (CarnetXmlReader) reader = carnet_xml_reader_open (path, error);

  return reader != NULL ? carnet_programme_read_xml_from (reader, error) : NULL;
}
