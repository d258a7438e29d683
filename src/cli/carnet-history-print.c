/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-history-print.h"

#include "carnet-conflict-print.h"
#include "carnet-table.h"
#include "carnet-word-marks.h"

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
json_change (Cli *cli, const CarnetFieldChange *change)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "field", change->field.key);
  cli_json_string (cli->json, "label", change->field.label);
  cli_json_string (cli->json, "before", change->before);
  cli_json_string (cli->json, "after", change->after);
  cli_json_boolean (cli->json, "settled", change->settled);
  cli_json_end_object (cli->json);
}

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
    json_change (cli, entry->changes->pdata[i]);
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
}

/* -- Text ------------------------------------------------------------------------------ */

/* Choices have no words to compare; settling a conflict may leave what was shown. */
static char *
dup_marked (const CarnetFieldChange *change)
{
  if (change->field.form != CARNET_FIELD_CHOICE || *change->before == '\0' || *change->after == '\0')
    return cli_mark_changes (change->before, change->after);
  if (g_str_equal (change->before, change->after))
    return g_strdup (change->after);
  return g_strdup_printf ("[-%s-]{+%s+}", change->before, change->after);
}

static void
print_change (const CarnetFieldChange *change)
{
  g_autofree char *label = cli_display_line (change->field.label);
  g_autofree char *marked = dup_marked (change);
  g_autofree char *body = cli_display_text (marked);

  if (change->settled)
    cli_out (_ ("%s (was in conflict): %s"), label, body);
  else
    cli_out (_ ("%s: %s"), label, body);
  cli_out ("\n");
}

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
    print_change (entry->changes->pdata[i]);
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
