/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-history-print.h"

#include "carnet-change-print.h"
#include "carnet-conflict-print.h"
#include "carnet-table.h"

static char *
dup_files (const CarnetHistoryEntry *entry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < entry->batches->len; i++)
    g_ptr_array_add (names, ((CarnetBatch *)entry->batches->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **)names->pdata);
}

/* -- JSON --------------------------------------------------------------------------- */

static void
json_entry (Cli *cli, const CarnetHistoryEntry *entry)
{
  g_autofree char *hash = carnet_hash_to_string (&entry->writer->revision);

  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "revision", hash);
  cli_json_writer (cli, entry->writer);
  cli_json_begin_array (cli->json, "files");
  for (guint i = 0; i < entry->batches->len; i++)
    cli_json_string (cli->json, NULL, ((CarnetBatch *)entry->batches->pdata[i])->name);
  cli_json_end_array (cli->json);
  cli_json_begin_array (cli->json, "changes");
  for (guint i = 0; i < entry->changes->len; i++)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_change (cli, entry->changes->pdata[i]);
      cli_json_end_object (cli->json);
    }
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
}

/* -- Text ------------------------------------------------------------------------------ */

static void
print_entry (const CarnetHistoryEntry *entry)
{
  g_autofree char *hash = carnet_hash_to_string (&entry->writer->revision);
  g_autofree char *who = cli_dup_writer_line (entry->writer);
  g_autofree char *files = dup_files (entry);
  g_autofree char *shown = cli_display_line (files);

  cli_out ("\n* %.*s  %s\n", CLI_ID_DIGITS, hash, who);
  if (*shown != '\0')
    {
      cli_out (_ ("Received with: %s"), shown);
      cli_out ("\n");
    }
  if (entry->erased)
    cli_out ("%s\n", _ ("(erased)"));
  for (guint i = 0; i < entry->changes->len; i++)
    cli_print_change (entry->changes->pdata[i]);
}

gboolean
cli_print_history (Cli *cli, const CarnetId *observation, GError **error)
{
  g_autoptr (GPtrArray) entries = carnet_logbook_list_history (cli->logbook, observation, error);

  if (entries == NULL)
    return FALSE;
  if (cli->json != NULL)
    cli_json_begin_array (cli->json, "history");
  for (guint i = 0; i < entries->len; i++)
    if (cli->json != NULL)
      json_entry (cli, entries->pdata[i]);
    else
      print_entry (entries->pdata[i]);
  if (cli->json != NULL)
    cli_json_end_array (cli->json);
  return TRUE;
}
