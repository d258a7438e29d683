/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-deleted.h"
#include "carnet-table.h"
#include "carnet-task.h"

static char    *recipient;
static gboolean with_private, starter;

static const GOptionEntry options[] = {
  { "to", 0, 0, CLI_ARG_TEXT, &recipient, N_ ("Who it is for; required"), N_ ("NAME") },
  { "with-private", 0, 0, G_OPTION_ARG_NONE, &with_private,
    N_ ("Private observations too; without it, they are left out"), NULL },
  { "starter", 0, 0, G_OPTION_ARG_NONE, &starter,
    N_ ("A starter logbook: programme, people, territories, themes and actors, no observation"), NULL },
  { NULL },
};

static void
print_json (Cli *cli, CarnetSendContent content, const CarnetSendReport *report)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "path", report->path);
  cli_json_string (cli->json, "recipient", recipient);
  cli_json_string (cli->json, "content", carnet_send_content_to_word (content));
  cli_json_integer (cli->json, "observations", (gint64)report->n_observations);
  cli_json_integer (cli->json, "private_left_out", report->n_private);
  cli_json_integer (cli->json, "statements_left_out", report->n_statements);
  cli_json_integer (cli->json, "private_once", report->n_once_private);
  cli_json_integer (cli->json, "private", report->n_with_private);
  cli_json_deleted (cli->json, &report->deleted);
  cli_json_end_object (cli->json);
}

static void
say_left_out (Cli *cli, const CarnetSendReport *report)
{
  if (report->n_private > 0)
    cli_say (cli,
             ngettext ("%u private observation is not in it (--with-private).",
                       "%u private observations are not in it (--with-private).", report->n_private),
             report->n_private);
  if (report->n_statements > 0)
    cli_say (cli,
             ngettext ("%u statement that rests on private observations is not in it either.",
                       "%u statements that rest on private observations are not in it either.",
                       report->n_statements),
             report->n_statements);
  if (report->n_once_private > 0)
    cli_say (cli,
             ngettext ("%u observation in it was private once: what it said then is in its history.",
                       "%u observations in it were private once: what they said then is in their history.",
                       report->n_once_private),
             report->n_once_private);
}

static void
print_report (Cli *cli, CarnetSendContent content, const CarnetSendReport *report)
{
  if (cli->json != NULL)
    print_json (cli, content, report);
  else if (content == CARNET_SEND_STARTER)
    cli_say (cli, _ ("%s is a starter logbook, verified and ready to send."), report->path);
  else
    {
      if (report->n_observations == 0)
        cli_say (cli, _ ("%s is verified and ready to send, without observations."), report->path);
      else
        cli_say (cli,
                 ngettext ("%s is verified and ready to send, with %u observation.",
                           "%s is verified and ready to send, with %u observations.",
                           (gulong)report->n_observations),
                 report->path, (guint)report->n_observations);
      say_left_out (cli, report);
      cli_say_with_private (cli, report->n_with_private);
      cli_say_deleted (cli, &report->deleted);
    }
}

static gboolean
run_send (Cli *cli, GError **error)
{
  CarnetSendContent content = starter        ? CARNET_SEND_STARTER
                              : with_private ? CARNET_SEND_ALL
                                             : CARNET_SEND_SHARED;
  g_autoptr (CliTask) task = NULL;
  g_auto (CarnetSendReport) report = { 0 };

  if (recipient == NULL || *g_strstrip (recipient) == '\0')
    return cli_usage_error (error, _ ("Say with --to who the copy is for."));
  if (starter && with_private)
    return cli_usage_error (error, _ ("A starter logbook has no observations: leave --with-private out."));
  task = cli_task_begin (_ ("Copying"), cli->quiet);
  if (!carnet_logbook_send (cli->logbook, cli->n_args > 0 ? cli->args[0] : ".", recipient, content, &report,
                            cli_task_progress, task, cli_task_get_cancellable (task), error))
    return FALSE;
  g_clear_pointer (&task, cli_task_end);
  print_report (cli, content, &report);
  return TRUE;
}

const CliCommand cli_command_send = {
  .name = "send",
  .summary = N_ ("Make a verified copy for somebody else"),
  .arguments = N_ ("[FILE|FOLDER]"),
  .details = N_ ("Without FILE it is named carnet-<author>-<date>.carnet. What is being written is sealed "
                 "first. The copy is nobody’s logbook: it is to be merged (“carnet merge”), or, a starter, "
                 "begun with (“carnet new FILE --from STARTER”). The people of the logbook are in it, and "
                 "the history of what "
                 "is shared now, also of what is deleted: its texts go along, with its deletion. What was "
                 "sent before it was made private stays with those who have it."),
  .need = CLI_NEED_WRITE,
  .max_args = 1,
  .options = options,
  .run = run_send,
};

/* -- What was sent ------------------------------------------------------------------------- */

static const char *
label_content (CarnetSendContent content)
{
  switch (content)
    {
    case CARNET_SEND_SHARED:
      return _ ("without private");
    case CARNET_SEND_ALL:
      return _ ("with private");
    case CARNET_SEND_STARTER:
      return _ ("starter");
    }
  return "";
}

typedef enum
{
  SENT_TIME,
  SENT_RECIPIENT,
  SENT_CONTENT,
  SENT_OBSERVATIONS,
  SENT_PRIVATE,
  SENT_NAME,
  SENT_HASH,
} SentField;

/* A starter leaves out every observation, whoever it is for. */
static void
set_left_out (CliValue *value, const CarnetSent *sent)
{
  if (sent->content == CARNET_SEND_STARTER)
    value->text = g_strdup ("–");
  else
    cli_value_set_integer (value, sent->n_private);
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetSent *sent = data;

  switch ((SentField)field->data)
    {
    case SENT_TIME:
      cli_value_set_time (value, sent->sent_ms);
      break;
    case SENT_RECIPIENT:
      cli_value_set_text (value, sent->recipient);
      break;
    case SENT_CONTENT:
      cli_value_set_word (value, carnet_send_content_to_word (sent->content), label_content (sent->content));
      break;
    case SENT_OBSERVATIONS:
      cli_value_set_integer (value, sent->n_observations);
      break;
    case SENT_PRIVATE:
      set_left_out (value, sent);
      break;
    case SENT_NAME:
      cli_value_set_text (value, sent->name);
      break;
    case SENT_HASH:
      cli_value_take_text (value, carnet_hash_to_string (&sent->hash));
      break;
    }
}

static const CliField fields[] = {
  { "sent", N_ ("Sent"), CLI_FIELD_PLAIN, SENT_TIME, get_field },
  { "recipient", N_ ("For"), CLI_FIELD_SHRINKS, SENT_RECIPIENT, get_field },
  { "content", N_ ("Content"), CLI_FIELD_PLAIN, SENT_CONTENT, get_field },
  { "observations", N_ ("Observations"), CLI_FIELD_RIGHT, SENT_OBSERVATIONS, get_field },
  { "private_left_out", N_ ("Left out"), CLI_FIELD_RIGHT, SENT_PRIVATE, get_field },
  { "file", N_ ("File"), CLI_FIELD_NAME | CLI_FIELD_SHRINKS, SENT_NAME, get_field },
  { "sha256", NULL, CLI_FIELD_PLAIN, SENT_HASH, get_field },
  { NULL },
};

static gboolean
run_sent (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) list = carnet_logbook_list_sent (cli->logbook, error);

  if (list == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, list, NULL);
  if (list->len == 0)
    cli_remark (cli, "%s", _ ("Nothing was sent yet."));
  return TRUE;
}

const CliCommand cli_command_sent = {
  .name = "sent",
  .summary = N_ ("List the copies that were made for others"),
  .need = CLI_NEED_READ,
  .run = run_sent,
};
