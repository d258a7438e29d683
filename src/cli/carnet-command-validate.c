/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"
#include "carnet-task.h"

static void
say_result (Cli *cli, const CarnetValidation *result)
{
  guint n = (guint)result->n_observations;

  if (n == 0 && result->profile == CARNET_PROFILE_REPORT)
    cli_say (cli, _ ("%s is a valid report, without observations."), cli->args[0]);
  else if (n == 0)
    cli_say (cli, _ ("%s is a valid exchange file, without observations (revisions: %u, all verified)."),
             cli->args[0], (guint)result->n_revisions);
  else if (result->profile == CARNET_PROFILE_REPORT)
    cli_say (
        cli,
        ngettext ("%s is a valid report of %u observation.", "%s is a valid report of %u observations.", n),
        cli->args[0], n);
  else
    cli_say (cli,
             ngettext ("%s is a valid exchange file of %u observation (revisions: %u, all verified).",
                       "%s is a valid exchange file of %u observations (revisions: %u, all verified).", n),
             cli->args[0], n, (guint)result->n_revisions);
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliTask) task = NULL;
  CarnetValidation result = { 0 };

  if (!cli_check_xml (cli->args[0], _ ("“carnet verify” checks it."), error))
    return FALSE;
  task = cli_task_begin (_ ("Validating"), cli->quiet);
  if (!carnet_xml_validate (cli->args[0], &result, cli_task_get_cancellable (task), error))
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "profile", result.profile == CARNET_PROFILE_REPORT ? "report" : "exchange");
      cli_json_integer (cli->json, "observations", (gint64)result.n_observations);
      cli_json_integer (cli->json, "revisions", (gint64)result.n_revisions);
      cli_json_end_object (cli->json);
    }
  say_result (cli, &result);
  return TRUE;
}

const CliCommand cli_command_validate = {
  .name = "validate",
  .summary = N_ ("Check an XML file against the schema and its own references"),
  .arguments = N_ ("FILE"),
  .need = CLI_NEED_NONE,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
