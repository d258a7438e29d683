/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

typedef enum
{
  BATCH_NUMBER,
  BATCH_RECEIVED,
  BATCH_STATE,
  BATCH_ADDED,
  BATCH_CHANGED,
  BATCH_CONFLICTS,
  BATCH_SENDER,
  BATCH_NAME,
} BatchField;

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetBatch *batch = data;

  switch ((BatchField)field->data)
    {
    case BATCH_NUMBER:
      cli_value_set_integer (value, batch->number);
      break;
    case BATCH_RECEIVED:
      cli_value_set_time (value, batch->received_ms);
      break;
    case BATCH_STATE:
      cli_value_set_word (value, batch->withdrawn ? "withdrawn" : "applied",
                          batch->withdrawn ? _ ("withdrawn") : _ ("applied"));
      break;
    case BATCH_ADDED:
      cli_value_set_integer (value, (gint64)batch->n_added);
      break;
    case BATCH_CHANGED:
      cli_value_set_integer (value, (gint64)batch->n_changed);
      break;
    case BATCH_CONFLICTS:
      cli_value_set_integer (value, (gint64)batch->n_conflicts);
      break;
    case BATCH_SENDER:
      cli_value_set_text (value, batch->sender);
      break;
    case BATCH_NAME:
      cli_value_set_text (value, batch->name);
      break;
    }
}

static const CliField fields[] = {
  { "batch", N_ ("Batch"), CLI_FIELD_NAME | CLI_FIELD_RIGHT, BATCH_NUMBER, get_field },
  { "received", N_ ("Received"), CLI_FIELD_PLAIN, BATCH_RECEIVED, get_field },
  { "state", N_ ("State"), CLI_FIELD_PLAIN, BATCH_STATE, get_field },
  { "new", N_ ("New"), CLI_FIELD_RIGHT, BATCH_ADDED, get_field },
  { "changed", N_ ("Changed"), CLI_FIELD_RIGHT, BATCH_CHANGED, get_field },
  { "conflicts", N_ ("Conflicts"), CLI_FIELD_RIGHT, BATCH_CONFLICTS, get_field },
  { "author", N_ ("Author"), CLI_FIELD_SHRINKS, BATCH_SENDER, get_field },
  { "file", N_ ("File"), CLI_FIELD_SHRINKS, BATCH_NAME, get_field },
  { NULL },
};

static gboolean
run_batches (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (cli->logbook, error);

  if (batches == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, batches, NULL);
  if (batches->len == 0)
    cli_remark (cli, "%s", _ ("No file was received."));
  return TRUE;
}

const CliCommand cli_command_batches = {
  .name = "batches",
  .summary = N_ ("List the files that were received"),
  .need = CLI_NEED_READ,
  .run = run_batches,
};

/* -- Withdrawing, taking back -------------------------------------------------------------- */

static CarnetBatch *
find_batch (Cli *cli, GError **error)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (cli->args[0], 10, 1, G_MAXINT64, &number, NULL))
    return carnet_logbook_find_batch (cli->logbook, (gint64)number, error);
  cli_usage_error (error, _ ("“%s” is not the number of a batch: see “carnet batches”"), cli->args[0]);
  return NULL;
}

static void
print_json (Cli *cli, const CarnetWithdrawal *report, gboolean changed)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_boolean (cli->json, "changed", changed);
  cli_json_integer (cli->json, "revisions", (gint64)report->n_revisions);
  cli_json_integer (cli->json, "kept", (gint64)report->n_kept);
  cli_json_integer (cli->json, "observations", (gint64)report->n_observations);
  cli_json_end_object (cli->json);
}

static void
say_withdrawal (Cli *cli, const CarnetWithdrawal *report, gboolean withdrawn)
{
  cli_say (cli, "%s",
           withdrawn ? _ ("The batch is withdrawn; “carnet reapply” brings it back.")
                     : _ ("The batch is shown again."));
  if (report->n_observations == 0)
    cli_say (cli, "%s", _ ("No observation changed in the lists."));
  else
    cli_say (cli,
             ngettext ("%u observation changed in the lists.", "%u observations changed in the lists.",
                       (gulong)report->n_observations),
             (guint)report->n_observations);
  if (withdrawn && report->n_kept > 0)
    cli_say (cli,
             ngettext ("%u change that it brought stays, because something else builds on it or another file "
                       "brought it too.",
                       "%u changes that it brought stay, because something else builds on them or another "
                       "file brought them too.",
                       (gulong)report->n_kept),
             (guint)report->n_kept);
}

static gboolean
set_withdrawn (Cli *cli, gboolean withdrawn, GError **error)
{
  g_autoptr (CarnetBatch) batch = find_batch (cli, error);
  CarnetWithdrawal report = { 0 };
  gboolean         changed;

  if (batch == NULL)
    return FALSE;
  changed = batch->withdrawn != withdrawn;
  if (changed
      && !(withdrawn ? carnet_logbook_withdraw_batch (cli->logbook, batch->number, &report, error)
                     : carnet_logbook_reapply_batch (cli->logbook, batch->number, &report, error)))
    return FALSE;
  if (cli->json != NULL)
    print_json (cli, &report, changed);
  else if (changed)
    say_withdrawal (cli, &report, withdrawn);
  else
    cli_say (cli, "%s",
             withdrawn ? _ ("The batch was withdrawn already; nothing was changed.")
                       : _ ("The batch is not withdrawn; nothing was changed."));
  return TRUE;
}

static gboolean
run_withdraw (Cli *cli, GError **error)
{
  return set_withdrawn (cli, TRUE, error);
}

const CliCommand cli_command_withdraw = {
  .name = "withdraw",
  .summary = N_ ("Take from sight what a received file brought"),
  .arguments = N_ ("BATCH"),
  .details = N_ ("Nothing is removed: what it alone brought is hidden until “carnet reapply”."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .run = run_withdraw,
};

static gboolean
run_reapply (Cli *cli, GError **error)
{
  return set_withdrawn (cli, FALSE, error);
}

const CliCommand cli_command_reapply = {
  .name = "reapply",
  .summary = N_ ("Bring back what was withdrawn"),
  .arguments = N_ ("BATCH"),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .run = run_reapply,
};
