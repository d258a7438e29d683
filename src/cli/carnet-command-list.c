/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-filter.h"
#include "carnet-rows.h"

static int      limit, offset;
static gboolean newest, deleted;

static const GOptionEntry options[] = {
  { "newest", 0, 0, G_OPTION_ARG_NONE, &newest, N_ ("Newest first"), NULL },
  { "deleted", 0, 0, G_OPTION_ARG_NONE, &deleted,
    N_ ("Those that are deleted, and those whose deletion is contested"), NULL },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  { "offset", 0, 0, G_OPTION_ARG_INT, &offset, N_ ("Leave out so many first"), N_ ("N") },
  { NULL },
};

static const char *
why_nothing (void)
{
  if (cli_filter_is_set ())
    return _ ("No observation answers to this.");
  return deleted ? _ ("No observation is deleted.") : _ ("No observation yet.");
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n_printed = 0;

  if (programme == NULL)
    return FALSE;
  if (limit < 0 || offset < 0)
    return cli_usage_error (error, _ ("--limit and --offset take numbers that are not negative."));
  query.deleted = deleted;
  query.any_version = TRUE;
  query.order = newest ? CARNET_ORDER_NEWEST : CARNET_ORDER_DATE;
  if (!cli_filter_read (cli, programme, &query, error))
    return FALSE;
  query.visibility_only = query.visibility >= 0;
  if (deleted && query.text != NULL)
    return cli_usage_error (error,
                            _ ("--deleted does not go with --text: the words of what is deleted are in "
                               "no index."));
  if (!cli_print_observations (cli, &query, cli_observation_fields, (guint)offset, (guint)limit, &n_printed,
                               error))
    return FALSE;
  if (n_printed == 0)
    cli_remark (cli, "%s", why_nothing ());
  return TRUE;
}

const CliCommand cli_command_list = {
  .name = "list",
  .summary = N_ ("List observations, oldest first"),
  .details
  = N_ ("While an observation is in conflict, any of its versions finds it; but --visibility asks for what "
        "holds meanwhile. “carnet delete ID --restore” brings back one that “--deleted” lists."),
  .need = CLI_NEED_READ,
  .options = cli_filter_list_options,
  .more_options = options,
  .run = run,
};
