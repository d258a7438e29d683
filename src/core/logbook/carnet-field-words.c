/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "merge/carnet-merge-store.h"

struct _CarnetFieldWords
{
  CarnetLogbook         *logbook;   /* Borrowed */
  const CarnetProgramme *programme; /* Borrowed */
  CarnetMerge           *merge;     /* Borrowed (nullable) */
  guint                  file;      /* of @merge */
  GHashTable            *states;    /* Owned; CarnetId* → CarnetWrites*, what is shown of other entities */
};

/* -- Other entities ------------------------------------------------------------------ */

static const char *const name_keys[] = { CARNET_KEY_NAME, CARNET_KEY_LABEL, CARNET_KEY_TITLE };

static CarnetWrites *
load_received_name (CarnetFieldWords *self, const CarnetId *entity)
{
  CarnetWrites *shown = carnet_writes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (name_keys); i++)
    {
      g_autofree char *name = carnet_merge_dup_text (self->merge, self->file, entity, name_keys[i]);

      if (*name != '\0')
        carnet_writes_set_text (shown, name_keys[i], name);
    }
  return shown;
}

static CarnetWrites *
load_state (CarnetFieldWords *self, const CarnetId *entity)
{
  CarnetWrites *shown = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->logbook->store, entity, NULL);
  GPtrArray *cells = history != NULL ? carnet_history_get_cells (history) : NULL;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      CarnetValue       value;

      carnet_cell_get_shown (cell, &value);
      carnet_writes_set (shown, cell->key, &value);
    }
  return shown;
}

/* What the logbook does not hold, or not yet, has no name. */
static const CarnetWrites *
find_state (CarnetFieldWords *self, const CarnetId *entity)
{
  CarnetWrites *shown = g_hash_table_lookup (self->states, entity);

  if (shown == NULL)
    {
      shown = self->merge != NULL ? load_received_name (self, entity) : load_state (self, entity);
      g_hash_table_insert (self->states, carnet_id_copy (entity), shown);
    }
  return shown;
}

static char *
dup_name (CarnetFieldWords *self, const CarnetId *entity)
{
  const CarnetWrites *shown = find_state (self, entity);

  for (guint i = 0; i < G_N_ELEMENTS (name_keys); i++)
    {
      const char *name = carnet_writes_find_text (shown, name_keys[i]);

      if (name != NULL && *name != '\0')
        return g_strdup (name);
    }
  return carnet_id_to_string (entity);
}

/* -- Keys ---------------------------------------------------------------------------- */

static const struct
{
  const char *key;
  const char *label;
} plain_labels[] = {
  { CARNET_KEY_TITLE, N_ ("Title") },         { CARNET_KEY_DATE, N_ ("Date") },
  { CARNET_KEY_TERRITORY, N_ ("Territory") }, { CARNET_KEY_MILESTONE, N_ ("Milestone") },
  { CARNET_KEY_AUTHOR, N_ ("Author") },       { CARNET_KEY_VISIBILITY, N_ ("Visibility") },
  { CARNET_KEY_REVIEW, N_ ("Review") },       { CARNET_KEY_DELETED, N_ ("Deletion") },
  { CARNET_KEY_WHEN, N_ ("When") },           { CARNET_KEY_KIND, N_ ("Kind of milestone") },
  { CARNET_KEY_PARTNERS, N_ ("With whom") },  { CARNET_KEY_URL, N_ ("Web page") },
  { CARNET_KEY_PROGRAMME, N_ ("Programme") }, { CARNET_KEY_DESCRIPTION, N_ ("Description") },
};

static char *
dup_element_name (CarnetFieldWords *self, const char *text)
{
  CarnetId id;

  return carnet_id_parse (text, &id) ? dup_name (self, &id) : g_strdup (text);
}

static char *
dup_theme_label (CarnetFieldWords *self, const char *text)
{
  g_autofree char *name = dup_element_name (self, text);

  return g_strdup_printf (_ ("Theme “%s”"), name);
}

static char *
dup_actor_label (CarnetFieldWords *self, const char *text)
{
  g_autofree char *name = dup_element_name (self, text);

  return g_strdup_printf (_ ("Actor “%s”"), name);
}

static char *
dup_section_label (CarnetFieldWords *self, const char *text)
{
  const CarnetSection *section = carnet_programme_find_section (self->programme, text);

  return g_strdup (section != NULL ? section->label : text);
}

static char *
dup_label (CarnetFieldWords *self, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_labels); i++)
    if (g_str_equal (plain_labels[i].key, key))
      return g_strdup (_ (plain_labels[i].label));
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (g_str_equal (carnet_impact_get_key ((CarnetImpact)i), key))
      return g_strdup (carnet_impact_get_label ((CarnetImpact)i));
  if (g_str_equal (key, CARNET_KEY_PLACE))
    return g_strdup (C_ ("milestone", "Place"));
  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT))
    return dup_section_label (self, key + strlen (CARNET_PREFIX_TEXT));
  if (g_str_has_prefix (key, CARNET_PREFIX_THEME))
    return dup_theme_label (self, key + strlen (CARNET_PREFIX_THEME));
  if (g_str_has_prefix (key, CARNET_PREFIX_ACTOR))
    return dup_actor_label (self, key + strlen (CARNET_PREFIX_ACTOR));
  if (g_str_has_prefix (key, CARNET_PREFIX_ATTACHMENT))
    return g_strdup (_ ("Attachment"));
  return g_strdup (key);
}

static CarnetFieldForm
form_of (const char *key)
{
  static const char *const lines[] = { CARNET_KEY_TITLE, CARNET_KEY_PLACE, CARNET_KEY_PARTNERS, NULL };

  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT) || g_str_equal (key, CARNET_KEY_DESCRIPTION))
    return CARNET_FIELD_TEXT;
  return g_strv_contains (lines, key) ? CARNET_FIELD_LINE : CARNET_FIELD_CHOICE;
}

void
carnet_field_words_set (CarnetFieldWords *self, const char *key, CarnetField *field)
{
  field->key = g_strdup (key);
  field->label = dup_label (self, key);
  field->form = form_of (key);
}

void
carnet_field_clear (CarnetField *field)
{
  g_clear_pointer (&field->key, g_free);
  g_clear_pointer (&field->label, g_free);
}

/* -- Order ----------------------------------------------------------------------------- */

static guint
section_rank (CarnetFieldWords *self, const char *text)
{
  GPtrArray           *sections = self->programme->sections;
  const CarnetSection *section = carnet_programme_find_section (self->programme, text);
  guint                rank;

  return section != NULL && g_ptr_array_find (sections, section, &rank) ? rank : sections->len;
}

static guint
rank_of (CarnetFieldWords *self, const char *key)
{
  static const char *const order[] = { CARNET_KEY_TITLE,
                                       CARNET_KEY_DATE,
                                       CARNET_KEY_WHEN,
                                       CARNET_KEY_KIND,
                                       CARNET_KEY_PLACE,
                                       CARNET_KEY_PARTNERS,
                                       CARNET_KEY_URL,
                                       CARNET_KEY_DESCRIPTION,
                                       CARNET_KEY_PROGRAMME,
                                       CARNET_KEY_TERRITORY,
                                       CARNET_KEY_MILESTONE,
                                       CARNET_KEY_AUTHOR,
                                       CARNET_PREFIX_TEXT,
                                       CARNET_KEY_IMPACT_PERFORMANCE,
                                       CARNET_KEY_IMPACT_INNOVATION,
                                       CARNET_KEY_IMPACT_CONFIANCE,
                                       CARNET_PREFIX_THEME,
                                       CARNET_PREFIX_ACTOR,
                                       CARNET_PREFIX_ATTACHMENT,
                                       CARNET_KEY_VISIBILITY,
                                       CARNET_KEY_REVIEW };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_has_suffix (order[i], "/") ? g_str_has_prefix (key, order[i]) : g_str_equal (key, order[i]))
      return i * 1000
             + (g_str_equal (order[i], CARNET_PREFIX_TEXT)
                    ? section_rank (self, key + strlen (CARNET_PREFIX_TEXT))
                    : 0);
  return G_MAXUINT;
}

static int
compare_fields_cb (gconstpointer first_field, gconstpointer second_field, gpointer user_data)
{
  const CarnetField *a = *(CarnetField *const *)first_field, *b = *(CarnetField *const *)second_field;
  guint              first = rank_of (user_data, a->key), second = rank_of (user_data, b->key);
  int                order;

  if (first != second)
    return first < second ? -1 : 1;
  order = g_utf8_collate (a->label, b->label);
  return order != 0 ? order : strcmp (a->key, b->key);
}

void
carnet_field_words_sort (CarnetFieldWords *self, GPtrArray *fields)
{
  g_ptr_array_sort_with_data (fields, compare_fields_cb, self);
}

/* -- Values ------------------------------------------------------------------------------ */

static char *
dup_level (gint64 level)
{
  return g_strdup_printf ("%d · %s", (int)level, carnet_level_get_label ((int)level));
}

static char *
dup_integer (const char *key, gint64 integer)
{
  if (g_str_has_prefix (key, CARNET_PREFIX_IMPACT) && integer >= 0 && integer <= CARNET_LEVEL_MAX)
    return dup_level (integer);
  if (g_str_has_prefix (key, CARNET_PREFIX_THEME) || g_str_has_prefix (key, CARNET_PREFIX_ACTOR)
      || g_str_equal (key, CARNET_KEY_DELETED))
    return g_strdup (integer == 1 ? _ ("yes") : _ ("no"));
  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

/* A kind that only a newer version knows stays the word it is. */
static char *
dup_milestone_kind (const char *text)
{
  const CarnetMilestoneKind kind = carnet_milestone_kind_parse (text);
  const gboolean            known = g_str_equal (carnet_milestone_kind_to_string (kind), text);

  return g_strdup (known ? carnet_milestone_kind_get_label (kind) : text);
}

static char *
dup_word (const char *key, const char *text)
{
  CarnetDate date;
  CarnetWhen when;

  if (g_str_equal (key, CARNET_KEY_DATE) && carnet_date_parse_iso (text, &date))
    return carnet_date_format (date, CARNET_DATE_FULL);
  if (g_str_equal (key, CARNET_KEY_WHEN) && carnet_when_parse (text, &when, NULL))
    return when.precision == CARNET_WHEN_DAY ? carnet_date_format (when.first, CARNET_DATE_FULL)
                                             : carnet_when_to_typed (&when);
  if (g_str_equal (key, CARNET_KEY_KIND))
    return dup_milestone_kind (text);
  if (g_str_equal (key, CARNET_KEY_VISIBILITY) && carnet_visibility_parse (text) >= 0)
    return g_strdup (carnet_visibility_get_label ((CarnetVisibility)carnet_visibility_parse (text)));
  if (g_str_equal (key, CARNET_KEY_REVIEW) && carnet_review_parse (text) >= 0)
    return g_strdup (carnet_review_get_label ((CarnetReview)carnet_review_parse (text)));
  return g_strdup (text);
}

char *
carnet_field_words_dup_text (CarnetFieldWords *self, const char *key, const CarnetValue *value)
{
  g_autofree char *text = NULL;
  CarnetId         id;

  switch (value->type)
    {
    case CARNET_VALUE_TEXT:
      text = carnet_value_dup_text (value);
      return dup_word (key, text);
    case CARNET_VALUE_INTEGER:
      return dup_integer (key, carnet_value_get_integer (value, 0));
    case CARNET_VALUE_ID:
      id = carnet_value_get_id (value);
      return dup_name (self, &id);
    default:
      return g_strdup ("");
    }
}

CarnetFieldText *
carnet_field_words_read (CarnetFieldWords *self, const CarnetCell *cell)
{
  CarnetFieldText *text = g_new0 (CarnetFieldText, 1);
  CarnetValue      value;

  carnet_cell_get_shown (cell, &value);
  carnet_field_words_set (self, cell->key, &text->field);
  text->text = carnet_field_words_dup_text (self, cell->key, &value);
  text->conflict = cell->conflict;
  return text;
}

void
carnet_field_text_free (CarnetFieldText *text)
{
  carnet_field_clear (&text->field);
  g_free (text->text);
  g_free (text);
}

void
carnet_field_change_free (CarnetFieldChange *change)
{
  carnet_field_clear (&change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* -- People --------------------------------------------------------------------------------- */

CarnetWriter *
carnet_field_words_dup_writer (CarnetFieldWords *self, const CarnetRevision *revision)
{
  const CarnetWrites *person = find_state (self, &revision->actor);
  const char         *name = carnet_writes_find_text (person, CARNET_KEY_NAME);
  const char         *role = carnet_writes_find_text (person, CARNET_KEY_ROLE);
  CarnetWriter       *writer = g_new0 (CarnetWriter, 1);

  writer->revision = revision->id;
  writer->actor = revision->actor;
  writer->name = g_strdup (name != NULL ? name : "");
  writer->role = g_strdup (role != NULL ? role : "");
  writer->recorded_ms = revision->recorded_ms;
  writer->mine = carnet_id_equal (&revision->actor, &self->logbook->owner->id);
  return writer;
}

void
carnet_writer_free (CarnetWriter *writer)
{
  g_free (writer->name);
  g_free (writer->role);
  g_free (writer);
}

CarnetFieldWords *
carnet_field_words_new (CarnetLogbook *logbook, GError **error)
{
  const CarnetProgramme *programme = carnet_logbook_ensure_programme (logbook, error);
  CarnetFieldWords      *self;

  if (programme == NULL)
    return NULL;
  self = g_new0 (CarnetFieldWords, 1);
  self->logbook = logbook;
  self->programme = programme;
  self->states = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free,
                                        (GDestroyNotify)carnet_writes_unref);
  return self;
}

void
carnet_field_words_read_merge (CarnetFieldWords *self, CarnetMerge *merge, guint file)
{
  self->merge = merge;
  self->file = file;
}

void
carnet_field_words_free (CarnetFieldWords *self)
{
  g_hash_table_unref (self->states);
  g_free (self);
}
