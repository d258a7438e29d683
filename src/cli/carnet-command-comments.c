/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-stdin.h"
#include "carnet-table.h"
#include "carnet-written.h"

/* -- Listing ------------------------------------------------------------------------------ */

typedef enum
{
  COMMENT_ID,
  COMMENT_WRITTEN,
  COMMENT_STATE,
  COMMENT_AUTHOR,
  COMMENT_TEXT,
} CommentField;

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetComment *comment = data;

  switch ((CommentField)field->data)
    {
    case COMMENT_ID:
      cli_value_set_id (value, &comment->id);
      break;
    case COMMENT_WRITTEN:
      cli_value_set_time (value, comment->written_ms);
      break;
    case COMMENT_STATE:
      cli_value_set_word (value, comment->settled ? CARNET_COMMENT_SETTLED : CARNET_COMMENT_OPEN,
                          comment->settled ? C_ ("comment", "settled") : C_ ("comment", "open"));
      break;
    case COMMENT_AUTHOR:
      cli_value_set_text (value, comment->author_name);
      break;
    case COMMENT_TEXT:
      cli_value_set_text (value, comment->text);
      break;
    }
}

static const CliField fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, COMMENT_ID, get_field },
  { "written", N_ ("Written"), CLI_FIELD_PLAIN, COMMENT_WRITTEN, get_field },
  { "state", N_ ("State"), CLI_FIELD_PLAIN, COMMENT_STATE, get_field },
  { "author", N_ ("Author"), CLI_FIELD_SHRINKS, COMMENT_AUTHOR, get_field },
  { "text", N_ ("Comment"), CLI_FIELD_SHRINKS, COMMENT_TEXT, get_field },
  { NULL },
};

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) comments = NULL;
  CarnetId id;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  comments = carnet_logbook_list_comments (cli->logbook, &id, error);
  if (comments == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, comments, NULL);
  if (comments->len == 0)
    cli_remark (cli, "%s", _ ("No comment on this observation."));
  return TRUE;
}

const CliCommand cli_command_comments = {
  .name = "comments",
  .summary = N_ ("List the comments on an observation"),
  .arguments = N_ ("ID"),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .run = run_list,
};

/* -- Writing, settling, deleting ------------------------------------------------------------ */

static char    *text;
static gboolean wants_settle, wants_reopen, wants_delete;

static const GOptionEntry options[] = {
  { "text", 0, 0, CLI_ARG_TEXT, &text, N_ ("Write a comment; “-” reads it from standard input"),
    N_ ("TEXT") },
  { "settle", 0, 0, G_OPTION_ARG_NONE, &wants_settle, N_ ("Nothing is left to be done about it"), NULL },
  { "reopen", 0, 0, G_OPTION_ARG_NONE, &wants_reopen, N_ ("Something is, after all"), NULL },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &wants_delete, N_ ("Delete a comment of one’s own"), NULL },
  { NULL },
};

static void
tell (Cli *cli, const CarnetId *id, const char *sentence)
{
  g_autofree char *hex = carnet_id_to_string (id);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet)
    cli_out ("%s\n", hex);
  else
    cli_say (cli, "%s", sentence);
}

static gboolean
write_new (Cli *cli, const CarnetId *observation, GError **error)
{
  g_autofree char *read = NULL;
  CarnetId         id;

  if (g_str_equal (text, "-")
      && (read = cli_read_stdin (_ ("Standard input is empty: nothing was written."), error)) == NULL)
    return FALSE;
  if (!carnet_logbook_comment (cli->logbook, observation, read != NULL ? read : text, &id, error))
    return FALSE;
  tell (cli, &id, _ ("The comment is written."));
  cli_say_if_deleted (cli, observation);
  return TRUE;
}

static gboolean
change (Cli *cli, const CarnetId *observation, GError **error)
{
  g_autoptr (CarnetComment) comment
      = carnet_logbook_find_comment (cli->logbook, observation, cli->args[1], error);

  if (comment == NULL)
    return FALSE;
  if (wants_delete ? !carnet_logbook_delete_comment (cli->logbook, comment, error)
                   : !carnet_logbook_settle_comment (cli->logbook, &comment->id, wants_settle, error))
    return FALSE;
  tell (cli, &comment->id,
        wants_delete   ? _ ("The comment is deleted.")
        : wants_settle ? _ ("The comment is settled.")
                       : _ ("The comment is open again."));
  return TRUE;
}

static gboolean
run (Cli *cli, GError **error)
{
  const gboolean changes = cli->n_args == 2;
  CarnetId       id;

  if (changes != (wants_settle + wants_reopen + wants_delete == 1) || changes == (text != NULL))
    return cli_usage_error (
        error, _ ("Give either --text, or the id of a comment and one of --settle, --reopen and --delete."));
  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  return changes ? change (cli, &id, error) : write_new (cli, &id, error);
}

const CliCommand cli_command_comment = {
  .name = "comment",
  .summary = N_ ("Comment on an observation, or settle a comment"),
  .arguments = N_ ("ID [COMMENT]"),
  .details = N_ ("COMMENT is an id, or its first digits, of “carnet comments”. Comments travel with the "
                 "observation; a report of what is publishable has none."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 2,
  .options = options,
  .run = run,
};
