/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

#include "carnet-table.h"

static void
say (Cli *cli, const char *digits, CliDeed deed)
{
  switch (deed)
    {
    case CLI_DEED_ADDED:
      cli_say (cli, _ ("Observation %s is written."), digits);
      break;
    case CLI_DEED_CHANGED:
      cli_say (cli, _ ("Observation %s is changed."), digits);
      break;
    case CLI_DEED_DELETED:
      cli_say (cli, _ ("Observation %s is deleted."), digits);
      break;
    case CLI_DEED_RESTORED:
      cli_say (cli, _ ("Observation %s is back."), digits);
      break;
    }
}

void
cli_print_written (Cli *cli, const CarnetId *id, const CarnetHash *revision, CliDeed deed)
{
  static const CarnetHash none;
  gboolean                changed = !carnet_hash_equal (revision, &none);
  g_autofree char        *hex = carnet_id_to_string (id);
  g_autofree char        *digits = g_strndup (hex, CLI_ID_DIGITS);
  g_autofree char        *hash = changed ? carnet_hash_to_string (revision) : NULL;

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "revision", hash);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet && deed == CLI_DEED_ADDED)
    cli_out ("%s\n", hex);
  else if (changed)
    say (cli, digits, deed);
  else
    cli_say (cli, _ ("Observation %s already says this; nothing was written."), digits);
}
