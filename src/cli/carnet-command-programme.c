/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-months.h"
#include "carnet-table.h"

static gboolean by_month;
static char    *save_path;

static const GOptionEntry options[] = {
  { "by-month", 0, 0, G_OPTION_ARG_NONE, &by_month,
    N_ ("Group the milestones by month, with the observations of each month of the logbook"), NULL },
  { "save", 0, 0, CLI_ARG_TEXT, &save_path, N_ ("Write it to a programme file instead"), N_ ("FILE") },
  { NULL },
};

/* A row: a milestone and its number, from 1. */
typedef struct
{
  const CarnetMilestone *milestone;
  guint                  number;
} Row;

typedef enum
{
  MILESTONE_ID,
  MILESTONE_NUMBER,
  MILESTONE_WHEN,
  MILESTONE_KIND,
  MILESTONE_COUNT,
  MILESTONE_TITLE,
  MILESTONE_PARTNERS,
  MILESTONE_PLACE,
  MILESTONE_DESCRIPTION,
  MILESTONE_URL,
  MILESTONE_CONFLICT,
} MilestoneField;

static void
set_when (CliValue *value, const CarnetWhen *when)
{
  g_autofree char *iso = NULL;
  g_autofree char *label = NULL;

  if (when->precision == CARNET_WHEN_NONE)
    return;
  iso = carnet_when_to_iso (when);
  label = carnet_when_format (when);
  cli_value_set_word (value, iso, label);
}

/* « Titre (en conflit) » */
static void
set_title (CliValue *value, const CarnetMilestone *milestone)
{
  g_autofree char *marked = NULL;

  if (milestone->conflict || milestone->contested)
    marked = g_strdup_printf (_ ("%s (in conflict)"), milestone->title);
  cli_value_set_word (value, milestone->title, marked != NULL ? marked : milestone->title);
}

static void
get_milestone (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const Row             *row = data;
  const CarnetMilestone *milestone = row->milestone;

  switch ((MilestoneField)field->data)
    {
    case MILESTONE_ID:
      cli_value_set_id (value, &milestone->id);
      break;
    case MILESTONE_NUMBER:
      cli_value_set_integer (value, row->number);
      break;
    case MILESTONE_WHEN:
      set_when (value, &milestone->when);
      break;
    case MILESTONE_KIND:
      cli_value_set_word (value, carnet_milestone_kind_to_string (milestone->kind),
                          carnet_milestone_kind_get_label (milestone->kind));
      break;
    case MILESTONE_COUNT:
      cli_value_set_integer (value, milestone->n_observations);
      break;
    case MILESTONE_TITLE:
      set_title (value, milestone);
      break;
    case MILESTONE_PARTNERS:
      cli_value_set_text (value, milestone->partners);
      break;
    case MILESTONE_PLACE:
      cli_value_set_text (value, milestone->place);
      break;
    case MILESTONE_DESCRIPTION:
      cli_value_set_text (value, milestone->description);
      break;
    case MILESTONE_URL:
      cli_value_set_text (value, milestone->url);
      break;
    case MILESTONE_CONFLICT:
      cli_value_set_boolean (value, milestone->conflict || milestone->contested);
      break;
    }
}

static const CliField milestone_fields[] = {
  { "id", NULL, CLI_FIELD_NAME, MILESTONE_ID, get_milestone },
  { "number", N_ ("No."), CLI_FIELD_RIGHT, MILESTONE_NUMBER, get_milestone },
  { "when", N_ ("When"), CLI_FIELD_PLAIN, MILESTONE_WHEN, get_milestone },
  { "kind", N_ ("Kind"), CLI_FIELD_PLAIN, MILESTONE_KIND, get_milestone },
  { "observations", N_ ("Obs."), CLI_FIELD_RIGHT, MILESTONE_COUNT, get_milestone },
  { "title", N_ ("Milestone"), CLI_FIELD_WHOLE, MILESTONE_TITLE, get_milestone },
  { "partners", NULL, CLI_FIELD_PLAIN, MILESTONE_PARTNERS, get_milestone },
  { "place", NULL, CLI_FIELD_PLAIN, MILESTONE_PLACE, get_milestone },
  { "description", NULL, CLI_FIELD_PLAIN, MILESTONE_DESCRIPTION, get_milestone },
  { "url", NULL, CLI_FIELD_PLAIN, MILESTONE_URL, get_milestone },
  { "conflict", NULL, CLI_FIELD_PLAIN, MILESTONE_CONFLICT, get_milestone },
  { NULL },
};

static void
get_section (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetSection *section = data;

  if (field->data == 0)
    cli_value_set_id (value, &section->id);
  else
    cli_value_set_text (value, field->data == 1 ? section->label : section->question);
}

static const CliField section_fields[] = {
  { "id", NULL, CLI_FIELD_PLAIN, 0, get_section },
  { "label", N_ ("Section"), CLI_FIELD_PLAIN, 1, get_section },
  { "question", N_ ("Guiding question"), CLI_FIELD_WHOLE, 2, get_section },
  { NULL },
};

/* Those that begin in @month; all when it is none. */
static void
print_milestones (Cli *cli, const CarnetProgramme *programme, CarnetMonth month)
{
  CliTable *table = cli_table_begin (cli, "milestones", milestone_fields, NULL);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];
      Row                    row = { milestone, i + 1 };

      if (month == CARNET_MONTH_NONE || carnet_date_month (milestone->when.first) == month)
        cli_table_add (table, &row);
    }
  cli_table_end (table);
}

static void
print_heading (Cli *cli, const CarnetProgramme *programme)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);
  g_autofree char *title = cli_display_line (programme->title);

  if (programme->conflict || programme->contested)
    cli_say (cli, _ ("%s (in conflict)"), title);
  else
    cli_say (cli, "%s", title);
  cli_say (cli,
           ngettext ("Logbook of %d month: %s to %s", "Logbook of %d months: %s to %s",
                     (gulong)programme->n_months),
           programme->n_months, first, last);
  if (programme->report_due.precision != CARNET_WHEN_NONE)
    {
      g_autofree char *due = carnet_when_format (&programme->report_due);

      cli_say (cli, _ ("Report due: %s"), due);
    }
}

static void
write_heading (CliJson *json, const CarnetProgramme *programme)
{
  g_autofree char *start = carnet_month_to_iso (programme->start);
  g_autofree char *due = NULL;
  char             hex[CARNET_ID_HEX + 1];

  if (programme->report_due.precision != CARNET_WHEN_NONE)
    due = carnet_when_to_iso (&programme->report_due);
  carnet_id_to_hex (&programme->id, hex);
  cli_json_string (json, "id", hex);
  cli_json_string (json, "title", programme->title);
  cli_json_string (json, "start", start);
  cli_json_integer (json, "n_months", programme->n_months);
  cli_json_string (json, "report_due", due);
  cli_json_boolean (json, "conflict", programme->conflict || programme->contested);
}

static gboolean
has_milestone (const CarnetProgramme *programme, CarnetMonth month)
{
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (carnet_date_month (milestone->when.first) == month)
        return TRUE;
    }
  return FALSE;
}

static void
print_month (Cli *cli, const CarnetProgramme *programme, CarnetMonth month, guint n_observations)
{
  int              index = carnet_programme_month_index (programme, month);
  g_autofree char *name = carnet_month_format (month, CARNET_MONTH_LONG);

  cli_say (cli, "%s", "");
  if (index >= 0)
    cli_say (cli, ngettext ("%s (M%d): %u observation", "%s (M%d): %u observations", n_observations), name,
             index + 1, n_observations);
  else
    cli_say (cli, "%s", name);
  if (has_milestone (programme, month))
    print_milestones (cli, programme, month);
  else
    cli_say (cli, "  %s", _ ("no milestone"));
}

static void
write_month (Cli *cli, const CarnetProgramme *programme, CarnetMonth month, guint n_observations)
{
  g_autofree char *iso = carnet_month_to_iso (month);
  int              index = carnet_programme_month_index (programme, month);

  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "month", iso);
  if (index >= 0)
    cli_json_integer (cli->json, "number", index + 1);
  else
    cli_json_null (cli->json, "number");
  cli_json_integer (cli->json, "observations", n_observations);
  print_milestones (cli, programme, month);
  cli_json_end_object (cli->json);
}

static void
find_span (const CarnetProgramme *programme, CarnetMonth *first, CarnetMonth *last)
{
  *first = programme->start;
  *last = programme->start + programme->n_months - 1;
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (milestone->when.precision == CARNET_WHEN_NONE)
        continue;
      *first = MIN (*first, carnet_date_month (milestone->when.first));
      *last = MAX (*last, carnet_date_month (milestone->when.first));
    }
}

static gboolean
run_by_month (Cli *cli, const CarnetProgramme *programme, GError **error)
{
  g_autoptr (GPtrArray) counts = carnet_logbook_count_by_month (cli->logbook, error);
  CarnetMonth first, last;

  if (counts == NULL)
    return FALSE;
  find_span (programme, &first, &last);
  if (cli->json != NULL)
    cli_json_begin_array (cli->json, "months");
  for (CarnetMonth month = first; month <= last; month++)
    {
      const CarnetCount *count = cli_months_find (counts, month);
      guint              total = count != NULL ? count->total : 0;

      if (cli->json != NULL)
        write_month (cli, programme, month, total);
      else if (carnet_programme_month_index (programme, month) >= 0 || has_milestone (programme, month))
        print_month (cli, programme, month, total);
    }
  if (cli->json != NULL)
    cli_json_end_array (cli->json);
  return TRUE;
}

static void
say_removed_sections (Cli *cli, const CarnetProgramme *programme)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < programme->past_sections->len; i++)
    {
      const CarnetSection *section = programme->past_sections->pdata[i];

      if (section->rank < 0)
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", section->label);
    }
  if (labels->len > 0)
    cli_say (cli, _ ("Sections that were removed: %s"), labels->str);
}

static gboolean
save (Cli *cli, const CarnetProgramme *programme, GError **error)
{
  if (!carnet_programme_write_xml (programme, save_path, FALSE, error))
    return FALSE;
  cli_say (cli, _ ("The programme is in %s: “carnet new --programme” and “carnet add-programme” take it."),
           save_path);
  return TRUE;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  gboolean done = TRUE;

  if (programme == NULL)
    return FALSE;
  if (save_path != NULL)
    return save (cli, programme, error);
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      write_heading (cli->json, programme);
    }
  else
    print_heading (cli, programme);
  if (by_month)
    done = run_by_month (cli, programme, error);
  else
    {
      cli_say (cli, "%s", "");
      print_milestones (cli, programme, CARNET_MONTH_NONE);
    }
  if (!by_month && !cli->quiet)
    {
      cli_say (cli, "%s", "");
      cli_print_list (cli, "sections", section_fields, programme->sections, NULL);
      say_removed_sections (cli, programme);
    }
  if (cli->json != NULL)
    cli_json_end_object (cli->json);
  return done;
}

const CliCommand cli_command_programme = {
  .name = "programme",
  .summary = N_ ("List the milestones and the sections of the programme"),
  .need = CLI_NEED_READ,
  .options = options,
  .run = run,
};
