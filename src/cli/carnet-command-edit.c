/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-fields.h"
#include "carnet-written.h"

/* What was sent before it was made private stays where it is. */
static gboolean
tell_holders (Cli              *cli,
              const CliFields  *fields,
              const CarnetId   *id,
              const CarnetHash *revision,
              GError          **error)
{
  const char      *visibility = carnet_writes_find_text (fields->writes, CARNET_KEY_VISIBILITY);
  const CarnetHash nothing = { { 0 } };
  g_autoptr (GPtrArray) holders = NULL;
  g_autofree char *said = NULL;

  if (carnet_hash_equal (revision, &nothing) || visibility == NULL
      || carnet_visibility_parse (visibility) != CARNET_VISIBILITY_PRIVATE)
    return TRUE;
  holders = carnet_logbook_list_holders (cli->logbook, id, error);
  if (holders == NULL)
    return FALSE;
  said = carnet_holders_describe (holders);
  if (said != NULL)
    cli_remark (cli, "%s", said);
  return TRUE;
}

/* -- What it settles ---------------------------------------------------------------------- */

/* Of the fields that were in conflict, those that are not any more. (element-type CarnetField) */
static GPtrArray *
list_settled (const CarnetEntityConflict *before, const CarnetEntityConflict *after)
{
  GPtrArray *settled = g_ptr_array_new ();

  for (guint i = 0; i < before->fields->len; i++)
    {
      CarnetFieldConflict *field = before->fields->pdata[i];

      if (carnet_entity_conflict_find (after, field->field.key) == NULL)
        g_ptr_array_add (settled, &field->field);
    }
  return settled;
}

static void
print_json (Cli *cli, const CarnetId *id, const CarnetHash *revision, GPtrArray *settled)
{
  static const CarnetHash none;
  g_autofree char        *hex = carnet_id_to_string (id), *hash = carnet_hash_to_string (revision);

  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_string (cli->json, "revision", carnet_hash_equal (revision, &none) ? NULL : hash);
  cli_json_begin_array (cli->json, "settled");
  for (guint i = 0; i < settled->len; i++)
    cli_json_string (cli->json, NULL, ((CarnetField *)settled->pdata[i])->key);
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
}

static void
remark_settled (Cli *cli, GPtrArray *settled)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < settled->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", ((CarnetField *)settled->pdata[i])->label);
  line = cli_display_line (labels->str);
  if (settled->len > 0)
    cli_remark (cli,
                ngettext ("This field was in conflict, and what was written settles it; its versions of "
                          "before stay in the history: %s.",
                          "These fields were in conflict, and what was written settles them; their versions "
                          "of before stay in the history: %s.",
                          settled->len),
                line);
}

static gboolean
print_result (Cli                        *cli,
              const CarnetEntityConflict *before,
              const CarnetId             *id,
              const CarnetHash           *revision,
              GError                    **error)
{
  g_autoptr (CarnetEntityConflict) after = carnet_logbook_load_conflict (cli->logbook, id, error);
  g_autoptr (GPtrArray) settled = after != NULL ? list_settled (before, after) : NULL;

  if (settled == NULL)
    return FALSE;
  if (cli->json != NULL)
    print_json (cli, id, revision, settled);
  else
    cli_print_written (cli, CLI_SUBJECT_OBSERVATION, id, revision, CLI_DEED_CHANGED);
  remark_settled (cli, settled);
  return TRUE;
}

/* -- Command ------------------------------------------------------------------------------ */

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_auto (CliFields) fields = { 0 };
  CarnetId   id;
  CarnetHash revision;

  if (programme == NULL || !carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error)
      || !cli_fields_read (cli, programme, &fields, error))
    return FALSE;
  if (cli_fields_is_empty (&fields))
    return cli_usage_error (error, _ ("Say what to change, such as --title or --text."));
  conflict = carnet_logbook_load_conflict (cli->logbook, &id, error);
  return conflict != NULL && cli_fields_write (cli, &fields, &id, &revision, error)
         && print_result (cli, conflict, &id, &revision, error)
         && tell_holders (cli, &fields, &id, &revision, error);
}

const CliCommand cli_command_edit = {
  .name = "edit",
  .summary = N_ ("Change fields of an observation"),
  .arguments = N_ ("ID"),
  .details = N_ ("ID is at least the first four digits. Fields that are not named stay as they are. "
                 "--text and --stdin replace the whole text of a section; --clear empties it."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = cli_fields_options,
  .more_options = cli_fields_edit_options,
  .run = run,
};
