/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-conflict-print.h"
#include "carnet-resolve.h"
#include "carnet-table.h"

/* -- Contested deletion ------------------------------------------------------------ */

static void
print_writers (Cli *cli, const char *key, const char *heading, GPtrArray *writers)
{
  if (cli->json != NULL)
    cli_json_begin_array (cli->json, key);
  else
    cli_out ("%s\n", heading);
  for (guint i = 0; i < writers->len; i++)
    {
      const CarnetWriter *writer = writers->pdata[i];
      g_autofree char    *line = cli_dup_writer_line (writer);

      if (cli->json == NULL)
        cli_out ("- %s\n", line);
      else
        {
          cli_json_begin_object (cli->json, NULL);
          cli_json_writer (cli, writer);
          cli_json_end_object (cli->json);
        }
    }
  if (cli->json != NULL)
    cli_json_end_array (cli->json);
}

static void
print_deletion (Cli *cli, const CarnetEntityConflict *conflict)
{
  g_autofree char *hex = carnet_id_to_string (&conflict->id);
  g_autofree char *digits = g_strndup (hex, CLI_ID_DIGITS);
  g_autofree char *logbook = cli_dup_logbook_argument (cli);

  if (cli->json == NULL)
    cli_out ("\n! %s\n", _ ("Deletion contested"));
  print_writers (cli, "deleted_by", _ ("Deletion by:"), conflict->deleters);
  print_writers (cli, "kept_by", _ ("Written or brought back, without knowing, by:"), conflict->keepers);
  if (cli->json != NULL)
    return;
  cli_out (_ ("To settle it: “carnet resolve %s%s --keep” or “--delete”."), logbook, digits);
  cli_out ("\n");
}

/* -- Command --------------------------------------------------------------------------- */

static void
print_json (Cli *cli, const CarnetEntityConflict *conflict)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&conflict->id, hex);
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_string (cli->json, "kind", conflict->kind);
  cli_json_string (cli->json, "title", conflict->shown_title);
  cli_json_begin_array (cli->json, "conflicts");
  cli_print_conflict_fields (cli, conflict);
  cli_json_end_array (cli->json);
  cli_json_boolean (cli->json, "contested", conflict->contested);
  print_deletion (cli, conflict);
  cli_json_end_object (cli->json);
}

static void
print_text (Cli *cli, const CarnetEntityConflict *conflict, guint n_all)
{
  g_autofree char *hex = carnet_id_to_string (&conflict->id);
  g_autofree char *title = cli_display_line (conflict->shown_title);

  if (conflict->fields->len == 0 && !conflict->contested)
    {
      g_autofree char *none = cli_dup_no_conflict (conflict, n_all);

      cli_remark (cli, "%s", none);
      return;
    }
  cli_out ("%.*s  %s\n", CLI_ID_DIGITS, hex, title);
  cli_print_conflict_fields (cli, conflict);
  if (conflict->contested)
    print_deletion (cli, conflict);
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  CarnetId id;
  guint    n_all;

  if (!cli_resolve_settled (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  conflict = carnet_logbook_load_conflict (cli->logbook, &id, error);
  if (conflict == NULL || !carnet_logbook_count_conflicts (cli->logbook, &n_all, error))
    return FALSE;
  if (cli->json != NULL)
    print_json (cli, conflict);
  else
    print_text (cli, conflict, n_all);
  return TRUE;
}

const CliCommand cli_command_conflict = {
  .name = "conflict",
  .summary = N_ ("Show the versions of what is in conflict"),
  .arguments = N_ ("ID|MILESTONE|TITLE"),
  .details
  = N_ ("A milestone is named by its number in “carnet programme”, by its id or by its title; whatever else "
        "“carnet conflicts” lists by its id, its kind or its title. Versions are numbered, yours first. What "
        "differs "
        "from the first one is marked: "
        "[-only in the first-]{+only in this one+}."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
