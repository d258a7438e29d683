/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

#include "carnet-table.h"

static char *
dup_sentence (const char *digits, CliDeed deed)
{
  switch (deed)
    {
    case CLI_DEED_ADDED:
      return g_strdup_printf (_ ("Observation %s is written."), digits);
    case CLI_DEED_CHANGED:
      return g_strdup_printf (_ ("Observation %s is changed."), digits);
    case CLI_DEED_DELETED:
      return g_strdup_printf (_ ("Observation %s is deleted."), digits);
    case CLI_DEED_RESTORED:
      return g_strdup_printf (_ ("Observation %s is back."), digits);
    }
  g_return_val_if_reached (NULL);
}

void
cli_print_outcome (Cli              *cli,
                   const CarnetId   *id,
                   const CarnetHash *revision,
                   gboolean          added,
                   const char       *done,
                   const char       *unchanged)
{
  static const CarnetHash none;
  gboolean                changed = !carnet_hash_equal (revision, &none);
  g_autofree char        *hex = carnet_id_to_string (id);
  g_autofree char        *hash = changed ? carnet_hash_to_string (revision) : NULL;

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "revision", hash);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet && added)
    cli_out ("%s\n", hex);
  else
    cli_say (cli, "%s", changed ? done : unchanged);
}

void
cli_print_written (Cli *cli, const CarnetId *id, const CarnetHash *revision, CliDeed deed)
{
  g_autofree char *hex = carnet_id_to_string (id);
  g_autofree char *digits = g_strndup (hex, CLI_ID_DIGITS);
  g_autofree char *done = dup_sentence (digits, deed);
  g_autofree char *unchanged
      = g_strdup_printf (_ ("Observation %s already says this; nothing was written."), digits);

  cli_print_outcome (cli, id, revision, deed == CLI_DEED_ADDED, done, unchanged);
}
