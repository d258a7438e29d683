/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-named.h"
#include "carnet-resolve.h"
#include "carnet-words.h"
#include "carnet-written.h"

static char    *title, *when_text, *kind_word, *place, *partners, *url, *description;
static gboolean restore;

static const GOptionEntry fields_options[] = {
  { "title", 0, 0, CLI_ARG_TEXT, &title, N_ ("Title"), N_ ("TITLE") },
  { "when", 0, 0, CLI_ARG_TEXT, &when_text,
    N_ ("A day, a month or a range of days: 2018-07-05, 2018-07, “3 to 5 April 2018”"), N_ ("DATE") },
  { "kind", 0, 0, CLI_ARG_TEXT, &kind_word,
    N_ ("webinar, training, debate, meeting, seminar, workshop, publication, session, launch, report or "
        "other"),
    N_ ("WORD") },
  { "place", 0, 0, CLI_ARG_TEXT, &place, N_ ("Where it takes place"), N_ ("TEXT") },
  { "partners", 0, 0, CLI_ARG_TEXT, &partners, N_ ("With whom"), N_ ("TEXT") },
  { "url", 0, 0, CLI_ARG_TEXT, &url, N_ ("Address of its web page"), N_ ("ADDRESS") },
  { "description", 0, 0, CLI_ARG_TEXT, &description, N_ ("What it is about"), N_ ("TEXT") },
  { NULL },
};

static const GOptionEntry delete_options[] = {
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore,
    N_ ("Bring a deleted milestone back, named by its title or its id"), NULL },
  { NULL },
};

/* -- Fields -------------------------------------------------------------------------- */

static gboolean
is_any_given (void)
{
  return title || when_text || kind_word || place || partners || url || description;
}

static void
set_text (char **field, const char *given)
{
  if (given == NULL)
    return;
  g_free (*field);
  *field = g_strdup (given);
}

static gboolean
read_fields (const CarnetProgramme *programme, CarnetMilestone *milestone, GError **error)
{
  int kind = (int)milestone->kind;

  if ((when_text != NULL && !cli_parse_when (programme, when_text, &milestone->when, error))
      || (kind_word != NULL && !cli_words_parse (&cli_words_milestone_kind, kind_word, &kind, error)))
    return FALSE;
  milestone->kind = (CarnetMilestoneKind)kind;
  set_text (&milestone->title, title);
  set_text (&milestone->place, place);
  set_text (&milestone->partners, partners);
  set_text (&milestone->url, url);
  set_text (&milestone->description, description);
  return TRUE;
}

/* -- Commands ------------------------------------------------------------------------ */

static gboolean
run_add (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
  CarnetHash revision;

  if (programme == NULL)
    return FALSE;
  if (title == NULL || when_text == NULL)
    return cli_usage_error (error, _ ("A milestone needs --title and --when."));
  if (!read_fields (programme, milestone, error)
      || !carnet_logbook_write_milestone (cli->logbook, NULL, NULL, milestone, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_MILESTONE, &milestone->id, &revision, CLI_DEED_ADDED);
  return TRUE;
}

static gboolean
run_edit (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (CarnetMilestone) seen = NULL, wanted = NULL;
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (GArray) heads = NULL;
  const CarnetMilestone *found
      = programme != NULL ? cli_resolve_milestone (programme, cli->args[0], error) : NULL;
  CarnetHash revision;

  if (found == NULL)
    return FALSE;
  if (!is_any_given ())
    return cli_usage_error (error, _ ("Say what to change, such as --title or --when."));
  seen = carnet_logbook_load_milestone (cli->logbook, &found->id, &heads, error);
  wanted = seen != NULL ? carnet_milestone_copy (seen) : NULL;
  conflict = seen != NULL ? carnet_logbook_load_conflict (cli->logbook, &found->id, error) : NULL;
  if (conflict == NULL || !read_fields (programme, wanted, error)
      || !carnet_logbook_write_milestone (cli->logbook, seen, heads, wanted, &revision, error))
    return FALSE;
  return cli_print_settled (cli, CLI_SUBJECT_MILESTONE, CLI_DEED_CHANGED, conflict, &wanted->id, &revision,
                            error);
}

/* One that is not deleted, by its whole title, to be told so. */
static gboolean
find_kept (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, error);
  const CarnetMilestone *found
      = programme != NULL ? cli_resolve_whole_milestone (programme, text, error) : NULL;

  if (found != NULL)
    *id = found->id;
  return found != NULL;
}

static gboolean
find_milestone (Cli *cli, CarnetId *id, GError **error)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  const CarnetMilestone *found;

  if (restore)
    return cli_resolve_either (cli_resolve_deleted_milestone, find_kept, cli->logbook, cli->args[0], id,
                               error);
  programme = carnet_logbook_load_programme (cli->logbook, error);
  found = programme != NULL ? cli_resolve_milestone (programme, cli->args[0], error) : NULL;
  if (found != NULL)
    *id = found->id;
  return found != NULL;
}

static gboolean
run_delete (Cli *cli, GError **error)
{
  g_autoptr (CarnetMilestone) seen = NULL;
  g_autoptr (GArray) heads = NULL;
  CarnetId   id;
  CarnetHash revision;

  if (!find_milestone (cli, &id, error))
    return FALSE;
  seen = carnet_logbook_load_milestone (cli->logbook, &id, &heads, error);
  if (seen == NULL || !cli_set_deleted (cli, CARNET_KIND_MILESTONE, &id, heads, !restore, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_MILESTONE, &id, &revision,
                     restore ? CLI_DEED_RESTORED : CLI_DEED_DELETED);
  if (!restore && seen->n_observations > 0)
    cli_say (cli,
             ngettext ("%u observation stays linked to it.", "%u observations stay linked to it.",
                       seen->n_observations),
             seen->n_observations);
  return TRUE;
}

static gboolean
run_add_programme (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) from = carnet_programme_read_xml (cli->args[0], error);
  guint n = 0;

  if (from == NULL || !carnet_logbook_add_milestones (cli->logbook, from, &n, error))
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_integer (cli->json, "added", n);
      cli_json_integer (cli->json, "known", from->milestones->len - n);
      cli_json_end_object (cli->json);
    }
  else if (n == 0)
    cli_say (cli, _ ("Nothing new: this logbook already has all milestones of %s."), cli->args[0]);
  else
    cli_say (cli, ngettext ("%u milestone is added.", "%u milestones are added.", n), n);
  return TRUE;
}

const CliCommand cli_command_add_programme = {
  .name = "add-programme",
  .summary = N_ ("Add the milestones of a programme file"),
  .arguments = N_ ("FILE"),
  .details = N_ ("Milestones that the logbook ever had stay as they are; all others are added, or none."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .run = run_add_programme,
};

const CliCommand cli_command_add_milestone = {
  .name = "add-milestone",
  .summary = N_ ("Write a new milestone of the programme"),
  .details
  = N_ ("--title and --when are needed; without --kind it is of no kind in particular. With --quiet, "
        "prints the id alone."),
  .need = CLI_NEED_WRITE,
  .options = fields_options,
  .run = run_add,
};

const CliCommand cli_command_edit_milestone = {
  .name = "edit-milestone",
  .summary = N_ ("Change fields of a milestone"),
  .arguments = N_ ("MILESTONE"),
  .details = N_ ("MILESTONE is its number in “carnet programme”, the first digits of its id, or words of its "
                 "title. Fields that are not named stay as they are; an empty text empties one."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = fields_options,
  .run = run_edit,
};

const CliCommand cli_command_delete_milestone = {
  .name = "delete-milestone",
  .summary = N_ ("Delete a milestone, or bring it back"),
  .arguments = N_ ("MILESTONE"),
  .details = N_ ("Observations that are linked to it stay so, and its history stays in the logbook."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = delete_options,
  .run = run_delete,
};
