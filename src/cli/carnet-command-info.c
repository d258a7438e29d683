/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"
#include "carnet-table.h"

typedef enum
{
  INFO_PATH,
  INFO_OWNER,
  INFO_ROLE,
  INFO_PROGRAMME,
  INFO_OBSERVATIONS,
  INFO_TERRITORIES,
  INFO_PEOPLE,
  INFO_CONFLICTS,
  INFO_DRAFTS,
  INFO_REVISIONS,
  INFO_LAST,
  INFO_SIZE,
  INFO_VERSION,
  INFO_FINGERPRINT,
} InfoField;

static void
get_info (gconstpointer row, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetInfo *info = row;

  switch ((InfoField)field->data)
    {
    case INFO_PATH:
      cli_value_set_text (value, info->path);
      break;
    case INFO_OWNER:
      cli_value_set_word (value, info->owner_name,
                          info->has_owner ? info->owner_name
                                          : _ ("not said yet: it is a copy that was sent"));
      break;
    case INFO_ROLE:
      cli_value_set_word (value, info->owner_role, carnet_role_get_label (info->owner_role));
      break;
    case INFO_PROGRAMME:
      cli_value_set_text (value, info->programme_title);
      break;
    case INFO_OBSERVATIONS:
      cli_value_set_integer (value, (gint64)info->n_observations);
      break;
    case INFO_TERRITORIES:
      cli_value_set_integer (value, (gint64)info->n_territories);
      break;
    case INFO_PEOPLE:
      cli_value_set_integer (value, (gint64)info->n_people);
      break;
    case INFO_CONFLICTS:
      cli_value_set_integer (value, (gint64)info->n_conflicts);
      break;
    case INFO_DRAFTS:
      cli_value_set_integer (value, (gint64)info->n_drafts);
      break;
    case INFO_REVISIONS:
      cli_value_set_integer (value, (gint64)info->n_revisions);
      break;
    case INFO_LAST:
      cli_value_set_time (value, info->last_ms);
      break;
    case INFO_SIZE:
      cli_value_set_integer (value, info->file_size);
      g_free (value->text);
      value->text = cli_display_size ((guint64)info->file_size);
      break;
    case INFO_VERSION:
      cli_value_set_integer (value, info->schema_version);
      break;
    case INFO_FINGERPRINT:
      cli_value_take_text (value, carnet_hash_to_string (&info->xor_of_ids));
      break;
    }
}

static const CliField fields[] = {
  { "path", N_ ("File"), CLI_FIELD_PLAIN, INFO_PATH, get_info },
  { "owner", N_ ("Kept by"), CLI_FIELD_PLAIN, INFO_OWNER, get_info },
  { "role", N_ ("Role"), CLI_FIELD_PLAIN, INFO_ROLE, get_info },
  { "programme", N_ ("Programme"), CLI_FIELD_PLAIN, INFO_PROGRAMME, get_info },
  { "observations", N_ ("Observations"), CLI_FIELD_PLAIN, INFO_OBSERVATIONS, get_info },
  { "territories", N_ ("Territories"), CLI_FIELD_PLAIN, INFO_TERRITORIES, get_info },
  { "people", N_ ("People"), CLI_FIELD_PLAIN, INFO_PEOPLE, get_info },
  { "conflicts", N_ ("In conflict"), CLI_FIELD_PLAIN, INFO_CONFLICTS, get_info },
  { "being_written", N_ ("Being written"), CLI_FIELD_PLAIN, INFO_DRAFTS, get_info },
  { "revisions", N_ ("Revisions"), CLI_FIELD_PLAIN, INFO_REVISIONS, get_info },
  { "last_written", N_ ("Last written"), CLI_FIELD_PLAIN, INFO_LAST, get_info },
  { "size", N_ ("Size"), CLI_FIELD_PLAIN, INFO_SIZE, get_info },
  { "schema_version", N_ ("File version"), CLI_FIELD_PLAIN, INFO_VERSION, get_info },
  { "fingerprint", N_ ("Fingerprint"), CLI_FIELD_PLAIN, INFO_FINGERPRINT, get_info },
  { NULL },
};

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (cli->logbook, error);

  if (info == NULL)
    return FALSE;
  if (cli->json != NULL)
    cli_json_begin_object (cli->json, NULL);
  cli_print_record (cli, fields, info, NULL);
  if (cli->json != NULL)
    cli_json_end_object (cli->json);
  return TRUE;
}

const CliCommand cli_command_info = {
  .name = "info",
  .summary = N_ ("Tell what a logbook holds"),
  .details = N_ ("Two logbooks with the same number of revisions and the same fingerprint hold the same."),
  .need = CLI_NEED_READ,
  .run = run,
};
