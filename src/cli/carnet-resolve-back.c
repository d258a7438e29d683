/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"
#include "carnet-table.h"

/* What is settled is in no list of conflicts any more: its whole id names it. */
static gboolean
find (Cli *cli, CarnetId *id, GError **error)
{
  return carnet_id_parse (cli->args[0], id) || cli_resolve_settled (cli->logbook, cli->args[0], id, error);
}

static void
print_back (Cli *cli, const CarnetId *id, const CarnetHash *revision, guint n_open)
{
  g_autofree char *hex = carnet_id_to_string (id), *hash = carnet_hash_to_string (revision);

  if (cli->json == NULL)
    {
      cli_say (cli,
               ngettext ("What settled %.*s is taken back: %u conflict waits again.",
                         "What settled %.*s is taken back: %u conflicts wait again.", n_open),
               CLI_ID_DIGITS, hex, n_open);
      return;
    }
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_string (cli->json, "taken_back", hash);
  cli_json_integer (cli->json, "left", n_open);
  cli_json_end_object (cli->json);
}

gboolean
cli_take_back (Cli *cli, GError **error)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autofree char *kind = NULL;
  CarnetId         id, entity;
  CarnetHash       revision;

  if (!find (cli, &id, error) || !carnet_logbook_find_settling (cli->logbook, &id, &revision, error)
      || !carnet_logbook_take_back (cli->logbook, &revision, &entity, &kind, error))
    return FALSE;
  conflict = carnet_logbook_load_conflict (cli->logbook, &entity, error);
  if (conflict == NULL)
    return FALSE;
  print_back (cli, &entity, &revision, conflict->fields->len + (conflict->contested ? 1 : 0));
  return TRUE;
}
