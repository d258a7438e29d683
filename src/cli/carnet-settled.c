/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

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

gboolean
cli_print_settled (Cli                        *cli,
                   CliSubject                  subject,
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
    cli_print_written (cli, subject, id, revision, CLI_DEED_CHANGED);
  remark_settled (cli, settled);
  return TRUE;
}
