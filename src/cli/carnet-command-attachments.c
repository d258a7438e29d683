/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-file.h"
#include "carnet-display.h"
#include "carnet-table.h"

/* -- Listing and taking out ----------------------------------------------------------------- */

typedef enum
{
  ATTACHMENT_NAME,
  ATTACHMENT_SIZE,
  ATTACHMENT_HASH,
} AttachmentField;

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetAttachment *attachment = data;

  switch ((AttachmentField)field->data)
    {
    case ATTACHMENT_NAME:
      cli_value_set_text (value, attachment->name);
      break;
    case ATTACHMENT_SIZE:
      if (attachment->size < 0)
        {
          value->text = g_strdup (_ ("not here"));
          break;
        }
      cli_value_set_integer (value, attachment->size);
      g_free (value->text);
      value->text = cli_display_size ((guint64)attachment->size);
      break;
    case ATTACHMENT_HASH:
      cli_value_take_text (value, carnet_hash_to_string (&attachment->hash));
      break;
    }
}

static const CliField fields[] = {
  { "name", N_ ("File"), CLI_FIELD_NAME | CLI_FIELD_SHRINKS, ATTACHMENT_NAME, get_field },
  { "size", N_ ("Size"), CLI_FIELD_RIGHT, ATTACHMENT_SIZE, get_field },
  { "sha256", NULL, CLI_FIELD_PLAIN, ATTACHMENT_HASH, get_field },
  { NULL },
};

static char *folder;

static const GOptionEntry list_options[] = {
  { "save", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Write them into this folder too"), N_ ("FOLDER") },
  { NULL },
};

static gboolean
save (Cli *cli, const GPtrArray *attachments, GError **error)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const CarnetAttachment *attachment = attachments->pdata[i];
      g_autofree char        *name = carnet_attachment_dup_file_name (attachment);
      g_autofree char        *path = g_build_filename (folder, name, NULL);

      if (!carnet_logbook_save_attachment (cli->logbook, attachment, path, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL;
  CarnetId id;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  attachments = carnet_logbook_list_attachments (cli->logbook, &id, error);
  if (attachments == NULL || (folder != NULL && !save (cli, attachments, error)))
    return FALSE;
  cli_print_list (cli, NULL, fields, attachments, NULL);
  if (attachments->len == 0)
    cli_remark (cli, "%s", _ ("Nothing is attached to this observation."));
  return TRUE;
}

const CliCommand cli_command_attachments = {
  .name = "attachments",
  .summary = N_ ("List the files attached to an observation, or take them out"),
  .arguments = N_ ("ID"),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .options = list_options,
  .run = run_list,
};

/* -- Attaching ------------------------------------------------------------------------------ */

/* All of them or none. */
static gboolean
attach_all (Cli *cli, const CarnetId *id, GError **error)
{
  for (guint i = 1; i < cli->n_args; i++)
    if (!carnet_logbook_attach_file (cli->logbook, id, cli->args[i], NULL, error))
      return FALSE;
  return TRUE;
}

static void
tell (Cli *cli, const CarnetId *id, const char *sentence)
{
  g_autofree char *hex = carnet_id_to_string (id);

  if (cli->json == NULL)
    {
      cli_say (cli, "%s", sentence);
      return;
    }
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_end_object (cli->json);
}

static gboolean
run_attach (Cli *cli, GError **error)
{
  g_autofree char *sentence = NULL;
  const guint      n = cli->n_args - 1;
  CarnetId         id;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !carnet_logbook_begin (cli->logbook, error))
    return FALSE;
  if (!attach_all (cli, &id, error))
    {
      carnet_logbook_rollback (cli->logbook);
      return FALSE;
    }
  if (!carnet_logbook_commit (cli->logbook, error))
    return FALSE;
  sentence = g_strdup_printf (ngettext ("%u file is attached.", "%u files are attached.", n), n);
  tell (cli, &id, sentence);
  return TRUE;
}

const CliCommand cli_command_attach = {
  .name = "attach",
  .summary = N_ ("Attach files to an observation"),
  .arguments = N_ ("ID FILE…"),
  .details = N_ ("Each is copied into the logbook, and travels with it. At most 32 MiB a file."),
  .need = CLI_NEED_WRITE,
  .min_args = 2,
  .max_args = CLI_ANY_NUMBER,
  .run = run_attach,
};

/* -- Detaching ------------------------------------------------------------------------------ */

static const CarnetAttachment *
find_named (const GPtrArray *attachments, const char *name, GError **error)
{
  const CarnetAttachment *found = NULL;

  for (guint i = 0; i < attachments->len; i++)
    {
      const CarnetAttachment *attachment = attachments->pdata[i];
      g_autofree char        *hash = carnet_hash_to_string (&attachment->hash);

      if (g_str_equal (hash, name))
        return attachment;
      if (!g_str_equal (attachment->name, name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                       _ ("Several attached files are named “%s”: give the SHA-256 that --json lists."),
                       name);
          return NULL;
        }
      found = attachment;
    }
  if (found == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No attached file is named “%s”."), name);
  return found;
}

static gboolean
run_detach (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) attachments = NULL;
  const CarnetAttachment *attachment;
  CarnetId                id;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  attachments = carnet_logbook_list_attachments (cli->logbook, &id, error);
  attachment = attachments != NULL ? find_named (attachments, cli->args[1], error) : NULL;
  if (attachment == NULL || !carnet_logbook_detach (cli->logbook, &id, attachment, error))
    return FALSE;
  tell (cli, &id, _ ("The file is detached; it stays in the history of the observation."));
  return TRUE;
}

const CliCommand cli_command_detach = {
  .name = "detach",
  .summary = N_ ("Detach a file from an observation"),
  .arguments = N_ ("ID NAME"),
  .need = CLI_NEED_WRITE,
  .min_args = 2,
  .max_args = 2,
  .run = run_detach,
};
