/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-rows.h"

static int limit = 20;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit,
    N_ ("At most so many; 20 without this option, 0 for all, newest first"), N_ ("N") },
  { NULL },
};

static gboolean
run (Cli *cli, GError **error)
{
  g_autofree char *words = g_strjoinv (" ", cli->args);
  CarnetQuery      query = CARNET_QUERY_INIT;
  guint            n_printed = 0, n_found = 0;

  if (limit < 0)
    return cli_usage_error (error, _ ("--limit takes a number that is not negative."));
  query.text = words;
  /* Only the best are ranked: who wants all gets them by date. */
  query.order = limit > 0 ? CARNET_ORDER_RANK : CARNET_ORDER_NEWEST;
  if (!carnet_logbook_count_observations (cli->logbook, &query, &n_found, error)
      || !cli_print_observations (cli, &query, cli_found_fields, 0, (guint)limit, &n_printed, error))
    return FALSE;
  if (n_found == 0)
    cli_remark (cli, _ ("Nothing was found for “%s”."), words);
  else if (n_found > n_printed)
    cli_remark (cli, ngettext ("… and %u more", "… and %u more", n_found - n_printed), n_found - n_printed);
  return TRUE;
}

const CliCommand cli_command_search = {
  .name = "search",
  .summary = N_ ("Find words in the observations, best first"),
  .arguments = N_ ("WORDS"),
  .details = N_ ("Accents, case and plurals do not matter; the last word may be only a beginning."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = CLI_ANY_NUMBER,
  .options = options,
  .run = run,
};
