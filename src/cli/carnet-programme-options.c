/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-programme-options.h"

#include <string.h>

#include "carnet-resolve.h"

char  *cli_programme_name, *cli_programme_year;
char **cli_programme_sections;

static char *title, *start_text, *months_text, *due_text, *description;

const GOptionEntry cli_programme_heading_options[] = {
  { "title", 0, 0, CLI_ARG_TEXT, &title, N_ ("Title of the programme"), N_ ("TITLE") },
  { "start", 0, 0, CLI_ARG_TEXT, &start_text, N_ ("First month of the logbook: 2027-05, “May 2027”"),
    N_ ("MONTH") },
  { "months", 0, 0, CLI_ARG_TEXT, &months_text, N_ ("How many months the logbook lasts"), N_ ("N") },
  { "report-due", 0, 0, CLI_ARG_TEXT, &due_text,
    N_ ("The day or the month the report is due; an empty text takes it away"), N_ ("DATE") },
  { "description", 0, 0, CLI_ARG_TEXT, &description, N_ ("What the programme is about"), N_ ("TEXT") },
  { NULL },
};

/* -- From a file ----------------------------------------------------------------------- */

#define SHIPPED "programme-"
#define NOTHING "none"

static void
set_no_programme (const char *text, GError **error)
{
  g_autofree char *folder = carnet_data_path (".");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, SHIPPED) && g_str_has_suffix (entry, ".xml"))
      g_string_append_printf (names, "%s%.*s", names->len > 0 ? ", " : "",
                              (int)(strlen (entry) - strlen (SHIPPED ".xml")), entry + strlen (SHIPPED));
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
               _ ("There is no file “%s”, and no shipped programme of that name; shipped are: %s."), text,
               names->str);
}

static CarnetProgramme *
read_programme (GError **error)
{
  const char      *text = cli_programme_name != NULL ? cli_programme_name : "2018";
  g_autofree char *file_name = g_strdup_printf ("programme-%s.xml", text);
  g_autofree char *shipped = carnet_data_path (file_name);

  if (g_str_equal (text, NOTHING))
    return carnet_programme_new ();
  if (strchr (text, G_DIR_SEPARATOR) == NULL && g_file_test (shipped, G_FILE_TEST_IS_REGULAR))
    return carnet_programme_read_xml (shipped, error);
  if (g_file_test (text, G_FILE_TEST_EXISTS))
    return carnet_programme_read_xml (text, error);
  set_no_programme (text, error);
  return NULL;
}

/* -- The heading ----------------------------------------------------------------------------- */

gboolean
cli_programme_heading_is_given (void)
{
  return title || start_text || months_text || due_text || description;
}

static void
set_text (char **field, char *text)
{
  if (text == NULL)
    return;
  g_free (*field);
  *field = text;
}

static gboolean
read_number (const char *text, int *number)
{
  gint64 read;

  if (!g_ascii_string_to_signed (text, 10, 0, 9999, &read, NULL))
    return FALSE;
  *number = (int)read;
  return TRUE;
}

static gboolean
read_months (CarnetProgramme *programme, GError **error)
{
  if (start_text != NULL
      && !carnet_when_parse_typed_month (start_text, carnet_date_today (), &programme->start, error))
    return FALSE;
  if (months_text == NULL || read_number (months_text, &programme->n_months))
    return TRUE;
  return cli_usage_error (error, _ ("--months takes a number, not “%s”."), months_text);
}

static gboolean
read_due (CarnetProgramme *programme, GError **error)
{
  if (due_text == NULL)
    return TRUE;
  programme->report_due = (CarnetWhen){ CARNET_WHEN_NONE };
  return *due_text == '\0'
         || cli_parse_when (programme->start != CARNET_MONTH_NONE ? programme : NULL, due_text,
                            &programme->report_due, error);
}

gboolean
cli_programme_read_heading (CarnetProgramme *programme, GError **error)
{
  set_text (&programme->title, title != NULL ? carnet_text_clean_line (title, -1) : NULL);
  set_text (&programme->description, description != NULL ? carnet_text_clean (description, -1) : NULL);
  return read_months (programme, error) && read_due (programme, error);
}

/* -- All of it --------------------------------------------------------------------------------- */

void
cli_programme_add_section (CarnetProgramme *programme, const char *text)
{
  const char      *sign = strchr (text, '=');
  g_autofree char *label = carnet_text_clean_line (text, sign != NULL ? sign - text : -1);
  g_autofree char *question = carnet_text_clean_line (sign != NULL ? sign + 1 : "", -1);
  const CarnetId   id = carnet_id_random (carnet_random_bytes, NULL);

  carnet_programme_add_section (programme, carnet_section_new (&id, label, question, 0));
}

static CarnetProgramme *
shift (CarnetProgramme *from, GError **error)
{
  int year;

  if (cli_programme_year == NULL)
    return carnet_programme_ref (from);
  if (!read_number (cli_programme_year, &year) || year < 1900)
    return cli_usage_error (error, _ ("--year takes a year, such as 2027, not “%s”."), cli_programme_year),
           NULL;
  if (from->start == CARNET_MONTH_NONE)
    return cli_usage_error (error, _ ("There is nothing to shift: give --start in place of --year.")), NULL;
  return carnet_programme_shift_years (from, year - carnet_month_year (from->start));
}

CarnetProgramme *
cli_programme_make (GError **error)
{
  g_autoptr (CarnetProgramme) read = read_programme (error);
  g_autoptr (CarnetProgramme) shifted = read != NULL ? shift (read, error) : NULL;
  g_autoptr (CarnetProgramme) wanted = shifted != NULL ? carnet_programme_copy (shifted) : NULL;

  if (wanted == NULL || !cli_programme_read_heading (wanted, error))
    return NULL;
  if (cli_programme_sections != NULL)
    g_ptr_array_set_size (wanted->sections, 0);
  for (guint i = 0; cli_programme_sections != NULL && cli_programme_sections[i] != NULL; i++)
    cli_programme_add_section (wanted, cli_programme_sections[i]);
  if (!carnet_programme_check (wanted, NULL, NULL, error))
    return NULL;
  carnet_programme_settle_ids (wanted, shifted);
  return g_steal_pointer (&wanted);
}
