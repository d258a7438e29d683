/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programmes of a logbook: made, changed, listed and chosen. */
#include "carnet-programme-options.h"
#include "carnet-resolve.h"
#include "carnet-table.h"
#include "carnet-written.h"

static char **added, **renamed, **asked, **moved, **removed, **restored;

static const GOptionEntry new_options[] = { CLI_PROGRAMME_OPTIONS, { NULL } };

static const GOptionEntry edit_options[] = {
  { "add-section", 0, 0, CLI_ARG_TEXTS, &added, N_ ("Add a section and its guiding question, last"),
    N_ ("NAME=QUESTION") },
  { "rename-section", 0, 0, CLI_ARG_TEXTS, &renamed, N_ ("Give a section another name"),
    N_ ("SECTION=NAME") },
  { "question", 0, 0, CLI_ARG_TEXTS, &asked, N_ ("Give a section another guiding question"),
    N_ ("SECTION=QUESTION") },
  { "move-section", 0, 0, CLI_ARG_TEXTS, &moved, N_ ("Move a section to that place, from 1"),
    N_ ("SECTION=PLACE") },
  { "remove-section", 0, 0, CLI_ARG_TEXTS, &removed,
    N_ ("Ask nothing more under a section; what was written there stays, and is shown"), N_ ("SECTION") },
  { "restore-section", 0, 0, CLI_ARG_TEXTS, &restored, N_ ("Take back a section that was removed"),
    N_ ("SECTION") },
  { NULL },
};

/* -- Sections -------------------------------------------------------------------------- */

static gboolean
find_in (const GPtrArray *sections, const CarnetSection *section, guint *index)
{
  return section != NULL && g_ptr_array_find ((GPtrArray *)sections, section, index);
}

/* One of those it has now. */
static gboolean
find_section (const CarnetProgramme *programme, const char *text, guint *index, GError **error)
{
  const CarnetSection *section = cli_resolve_section (programme, text, error);

  if (section == NULL || find_in (programme->sections, section, index))
    return section != NULL;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
               _ ("The section “%s” was removed: --restore-section takes it back."), section->label);
  return FALSE;
}

static gboolean
set_words (CarnetProgramme *programme, const char *option, const char *text, gboolean label, GError **error)
{
  g_autofree char *name = NULL, *value = NULL;
  CarnetSection   *section;
  char           **field;
  guint            index;

  if (!cli_parse_assignment (option, text, &name, &value, error)
      || !find_section (programme, name, &index, error))
    return FALSE;
  section = programme->sections->pdata[index];
  field = label ? &section->label : &section->question;
  g_free (*field);
  *field = carnet_text_clean_line (value, -1);
  return TRUE;
}

static gboolean
move (CarnetProgramme *programme, const char *text, GError **error)
{
  g_autofree char *name = NULL, *value = NULL;
  guint64          place;
  guint            index;

  if (!cli_parse_assignment ("--move-section", text, &name, &value, error)
      || !find_section (programme, name, &index, error))
    return FALSE;
  if (!g_ascii_string_to_unsigned (value, 10, 1, programme->sections->len, &place, NULL))
    return cli_usage_error (error, _ ("--move-section takes a place from 1 to %u, not “%s”."),
                            programme->sections->len, value);
  carnet_programme_move_section (programme, index, (guint)place - 1);
  return TRUE;
}

static gboolean
remove_one (CarnetProgramme *programme, const char *text, GError **error)
{
  guint index;

  if (!find_section (programme, text, &index, error))
    return FALSE;
  carnet_programme_remove_section (programme, index);
  return TRUE;
}

static gboolean
restore_one (CarnetProgramme *programme, const char *text, GError **error)
{
  const CarnetSection *section = carnet_programme_find_section (programme, text);
  guint                index;

  if (find_in (programme->past_sections, section, &index))
    {
      carnet_programme_restore_section (programme, index);
      return TRUE;
    }
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No section “%s” was removed."), text);
  return FALSE;
}

#define FOR_EACH(text, texts)                                                                                \
  for (char **at_ = texts, *text = at_ != NULL ? *at_ : NULL; text != NULL; text = *++at_)

static gboolean
change_sections (CarnetProgramme *programme, GError **error)
{
  FOR_EACH (text, restored) if (!restore_one (programme, text, error)) return FALSE;
  FOR_EACH (text, renamed) if (!set_words (programme, "--rename-section", text, TRUE, error)) return FALSE;
  FOR_EACH (text, asked) if (!set_words (programme, "--question", text, FALSE, error)) return FALSE;
  FOR_EACH (text, removed) if (!remove_one (programme, text, error)) return FALSE;
  FOR_EACH (text, added) cli_programme_add_section (programme, text);
  FOR_EACH (text, moved) if (!move (programme, text, error)) return FALSE;
  return TRUE;
}

/* -- Commands ---------------------------------------------------------------------------- */

static void
say_kept_for (Cli *cli, const CarnetProgramme *programme)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);
  g_autofree char *hex = carnet_id_to_string (&programme->id);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "title", programme->title);
      cli_json_integer (cli->json, "milestones", programme->milestones->len);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet)
    cli_out ("%s\n", hex);
  else if (programme->milestones->len == 0)
    cli_say (cli, _ ("The logbook is kept for “%s”, from %s to %s."), programme->title, first, last);
  else
    cli_say (cli,
             ngettext ("The logbook is kept for “%s” with its %u milestone, from %s to %s.",
                       "The logbook is kept for “%s” with its %u milestones, from %s to %s.",
                       programme->milestones->len),
             programme->title, programme->milestones->len, first, last);
}

static gboolean
run_new (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = cli_programme_make (error);

  if (programme == NULL || !carnet_logbook_add_programme (cli->logbook, programme, error))
    return FALSE;
  say_kept_for (cli, programme);
  return TRUE;
}

static gboolean
run_edit (Cli *cli, GError **error)
{
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetProgramme) seen = carnet_logbook_see_programme (cli->logbook, &heads, error);
  g_autoptr (CarnetProgramme) wanted = seen != NULL ? carnet_programme_copy (seen) : NULL;
  CarnetHash revision;

  if (wanted == NULL)
    return FALSE;
  if (!cli_programme_heading_is_given () && !added && !renamed && !asked && !moved && !removed && !restored)
    return cli_usage_error (error, _ ("Say what to change, such as --title or --add-section."));
  if (!cli_programme_read_heading (wanted, error) || !change_sections (wanted, error)
      || !carnet_logbook_write_programme (cli->logbook, seen, heads, wanted, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_PROGRAMME, &wanted->id, &revision, CLI_DEED_CHANGED);
  return TRUE;
}

static gboolean
run_use (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  CarnetId id;

  if (!cli_resolve_programme (cli->logbook, cli->args[0], &id, error)
      || !carnet_logbook_choose_programme (cli->logbook, &id, error))
    return FALSE;
  programme = carnet_logbook_load_programme (cli->logbook, error);
  if (programme == NULL)
    return FALSE;
  say_kept_for (cli, programme);
  return TRUE;
}

typedef enum
{
  PROGRAMME_ID,
  PROGRAMME_START,
  PROGRAMME_MONTHS,
  PROGRAMME_CURRENT,
  PROGRAMME_TITLE,
} ProgrammeField;

static void
get_programme (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetProgramme *programme = data;
  const CarnetProgramme *current = user_data;
  const gboolean         is_current = carnet_id_equal (&programme->id, &current->id);
  g_autofree char       *iso = carnet_month_to_iso (programme->start);

  switch ((ProgrammeField)field->data)
    {
    case PROGRAMME_ID:
      cli_value_set_id (value, &programme->id);
      break;
    case PROGRAMME_START:
      cli_value_set_text (value, iso);
      break;
    case PROGRAMME_MONTHS:
      cli_value_set_integer (value, programme->n_months);
      break;
    case PROGRAMME_CURRENT:
      cli_value_set_boolean (value, is_current);
      break;
    case PROGRAMME_TITLE:
      cli_value_set_text (value, programme->title);
      break;
    }
}

static const CliField fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, PROGRAMME_ID, get_programme },
  { "start", N_ ("Begins"), CLI_FIELD_PLAIN, PROGRAMME_START, get_programme },
  { "n_months", N_ ("Months"), CLI_FIELD_RIGHT, PROGRAMME_MONTHS, get_programme },
  { "current", N_ ("Current"), CLI_FIELD_PLAIN, PROGRAMME_CURRENT, get_programme },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, PROGRAMME_TITLE, get_programme },
  { NULL },
};

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) current = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (GPtrArray) all = current != NULL ? carnet_logbook_list_programmes (cli->logbook, error) : NULL;

  if (all == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, all, current);
  return TRUE;
}

const CliCommand cli_command_programmes = {
  .name = "programmes",
  .summary = N_ ("List the programmes of a logbook"),
  .need = CLI_NEED_READ,
  .run = run_list,
};

const CliCommand cli_command_new_programme = {
  .name = "new-programme",
  .summary = N_ ("Make a programme, and keep the logbook for it"),
  .details = N_ (
      "Milestones keep their month and their day of the week: the nearest one of that month. The report "
      "is shifted in the same way, sections stay, and words stay as they are. The programme that the logbook "
      "was kept for stays in it: “carnet use-programme” goes back to it."),
  .need = CLI_NEED_WRITE,
  .options = new_options,
  .more_options = cli_programme_heading_options,
  .run = run_new,
};

const CliCommand cli_command_edit_programme = {
  .name = "edit-programme",
  .summary = N_ ("Change the programme: its title, months, sections and report"),
  .details
  = N_ ("Fields that are not named stay as they are. What was written under a section that is removed "
        "is never lost: it stays where it is, under its name."),
  .need = CLI_NEED_WRITE,
  .options = edit_options,
  .more_options = cli_programme_heading_options,
  .run = run_edit,
};

const CliCommand cli_command_use_programme = {
  .name = "use-programme",
  .summary = N_ ("Keep the logbook for another of its programmes"),
  .arguments = N_ ("PROGRAMME"),
  .details
  = N_ ("PROGRAMME is the year it begins in, the first digits of its id, or words of its title. Only "
        "this file on this machine is concerned."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .run = run_use,
};
