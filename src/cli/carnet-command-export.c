/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-deleted.h"
#include "carnet-filter.h"
#include "carnet-task.h"
#include "carnet-words.h"

static char    *profile_word;
static gboolean pseudonyms, replace;

static const GOptionEntry options[] = {
  { "profile", 0, 0, CLI_ARG_TEXT, &profile_word,
    N_ ("report (the default): what stands now, filtered; exchange: everything, with its history"),
    N_ ("report|exchange") },
  { "pseudonyms", 0, 0, G_OPTION_ARG_NONE, &pseudonyms,
    N_ ("Name no author and nobody of the people; titles and texts stay as they are"), NULL },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_ ("Replace FILE if it is there and an export wrote it"),
    NULL },
  { NULL },
};

static gboolean
read_profile (CarnetExportOptions *what, GError **error)
{
  static const CarnetProfile profiles[] = { CARNET_PROFILE_REPORT, CARNET_PROFILE_EXCHANGE };
  int                        index = 0;

  if (profile_word != NULL && !cli_words_parse (&cli_words_profile, profile_word, &index, error))
    return FALSE;
  what->profile = profiles[index];
  if (what->profile == CARNET_PROFILE_EXCHANGE && (pseudonyms || cli_filter_is_set ()))
    return cli_usage_error (error,
                            _ ("The exchange profile is complete: it takes neither filters nor pseudonyms."));
  return TRUE;
}

/* What is said of private and deleted ones: those left out of a report, those inside an exchange file. */
typedef struct
{
  guint         n_in_conflict; /* of a report */
  guint         n_left_out;
  guint         n_private;
  CarnetDeleted deleted;
} Counts;

/* A report is for others: what is private is in it only when it is asked for. */
static gboolean
leave_private_out (Cli *cli, CarnetExportOptions *what, guint *n_left_out, GError **error)
{
  guint n_all, n_shared;

  if (what->query.visibility >= 0)
    return TRUE;
  if (!carnet_logbook_count_observations (cli->logbook, &what->query, &n_all, error))
    return FALSE;
  what->query.visibility = CARNET_VISIBILITY_COORDINATION;
  if (!carnet_logbook_count_observations (cli->logbook, &what->query, &n_shared, error))
    return FALSE;
  *n_left_out = n_all - n_shared;
  return TRUE;
}

static gboolean
count_in_conflict (Cli *cli, const CarnetExportOptions *what, guint *n, GError **error)
{
  CarnetQuery query = what->query;

  query.conflict_only = TRUE;
  return carnet_logbook_count_observations (cli->logbook, &query, n, error);
}

static gboolean
count_rest (Cli *cli, CarnetExportOptions *what, Counts *counts, GError **error)
{
  guint n_once;

  if (what->profile == CARNET_PROFILE_REPORT)
    return leave_private_out (cli, what, &counts->n_left_out, error)
           && count_in_conflict (cli, what, &counts->n_in_conflict, error);
  return carnet_logbook_count_private (cli->logbook, &counts->n_private, &n_once, error)
         && carnet_logbook_count_deleted (cli->logbook, TRUE, &counts->deleted, error);
}

static void
print_json (Cli *cli, const CarnetExportOptions *what, guint n_observations, const Counts *counts)
{
  const gboolean report = what->profile == CARNET_PROFILE_REPORT;

  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "path", cli->args[0]);
  cli_json_string (cli->json, "profile", report ? "report" : "exchange");
  cli_json_integer (cli->json, "observations", n_observations);
  cli_json_integer (cli->json, "private_left_out", counts->n_left_out);
  if (!report)
    {
      cli_json_integer (cli->json, "private", counts->n_private);
      cli_json_deleted (cli->json, &counts->deleted);
    }
  cli_json_end_object (cli->json);
}

static void
print_result (Cli *cli, const CarnetExportOptions *what, guint n_observations, const Counts *counts)
{
  if (n_observations == 0)
    cli_say (cli, _ ("No observation is exported to %s."), cli->args[0]);
  else
    cli_say (
        cli,
        ngettext ("%u observation is exported to %s.", "%u observations are exported to %s.", n_observations),
        n_observations, cli->args[0]);
  if (counts->n_left_out > 0)
    cli_say (cli,
             ngettext ("%u private observation is not in it (--visibility private).",
                       "%u private observations are not in it (--visibility private).", counts->n_left_out),
             counts->n_left_out);
  if (counts->n_in_conflict > 0)
    cli_remark (cli,
                ngettext ("%u observation of this report is in conflict: the report gives one version of it.",
                          "%u observations of this report are in conflict: the report gives one version of "
                          "each.",
                          counts->n_in_conflict),
                counts->n_in_conflict);
  cli_say_with_private (cli, counts->n_private);
  cli_say_deleted (cli, &counts->deleted);
  if (what->pseudonyms)
    cli_say (cli, "%s",
             _ ("Names that were written in titles and texts are still in it: read it before it is given "
                "away."));
}

/* That it may be replaced is known here alone. */
static gboolean export(Cli *cli, const CarnetExportOptions *what, guint *n_observations, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Exporting"), cli->quiet);
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_path_get_basename (cli->args[0]);

  if (carnet_logbook_export_xml (cli->logbook, cli->args[0], what, n_observations, cli_task_progress, task,
                                 cli_task_get_cancellable (task), &problem))
    return TRUE;
  if (!replace && g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_EXISTS))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                 _ ("There is already a file “%s”: give another name, or --replace to replace it."), name);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  CarnetExportOptions what = { .query = CARNET_QUERY_INIT, .pseudonyms = pseudonyms, .replace = replace };
  guint               n_observations = 0;
  Counts              counts = { 0 };

  if (g_str_equal (cli->args[0], "-"))
    return cli_usage_error (error, _ ("An export is a file: give it a name, such as carnet.xml."));
  if (programme == NULL || !read_profile (&what, error)
      || !cli_filter_read (cli, programme, &what.query, error) || !count_rest (cli, &what, &counts, error)
      || !export(cli, &what, &n_observations, error))
    return FALSE;
  if (cli->json != NULL)
    print_json (cli, &what, n_observations, &counts);
  else
    print_result (cli, &what, n_observations, &counts);
  return TRUE;
}

const CliCommand cli_command_export = {
  .name = "export",
  .summary = N_ ("Write the observations to an XML file"),
  .arguments = N_ ("FILE"),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .more_options = cli_filter_export_options,
  .run = run,
};
