/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

typedef struct
{
  GPtrArray *keys;   /* (element-type utf8): borrowed */
  GPtrArray *labels; /* (element-type utf8): borrowed */
} Settled;

static void
settled_clear (Settled *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settled, settled_clear)

static void
add (Settled *self, const char *key, const char *label)
{
  g_ptr_array_add (self->keys, (gpointer)key);
  g_ptr_array_add (self->labels, (gpointer)label);
}

/* Of what was in conflict, that which is not any more; a contested deletion comes last. */
static Settled
list_settled (const CarnetEntityConflict *before, const CarnetEntityConflict *after)
{
  Settled settled = { g_ptr_array_new (), g_ptr_array_new () };

  for (guint i = 0; i < before->fields->len; i++)
    {
      const CarnetField *field = &((CarnetFieldConflict *)before->fields->pdata[i])->field;

      if (carnet_entity_conflict_find (after, field->key) == NULL)
        add (&settled, field->key, field->label);
    }
  if (before->contested && !after->contested)
    add (&settled, CARNET_KEY_DELETED, _ ("Deletion"));
  return settled;
}

static void
print_json (Cli *cli, const CarnetId *id, const CarnetHash *revision, const Settled *settled)
{
  static const CarnetHash none;
  g_autofree char        *hex = carnet_id_to_string (id), *hash = carnet_hash_to_string (revision);

  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_string (cli->json, "revision", carnet_hash_equal (revision, &none) ? NULL : hash);
  cli_json_begin_array (cli->json, "settled");
  for (guint i = 0; i < settled->keys->len; i++)
    cli_json_string (cli->json, NULL, settled->keys->pdata[i]);
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
}

static void
remark_settled (Cli *cli, const Settled *settled)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < settled->labels->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", (char *)settled->labels->pdata[i]);
  line = cli_display_line (labels->str);
  if (settled->labels->len > 0)
    cli_remark (cli,
                ngettext ("This field was in conflict, and what was written settles it; its versions of "
                          "before stay in the history: %s.",
                          "These fields were in conflict, and what was written settles them; their versions "
                          "of before stay in the history: %s.",
                          settled->labels->len),
                line);
}

gboolean
cli_print_settled (Cli                        *cli,
                   CliSubject                  subject,
                   CliDeed                     deed,
                   const CarnetEntityConflict *before,
                   const CarnetId             *id,
                   const CarnetHash           *revision,
                   GError                    **error)
{
  g_autoptr (CarnetEntityConflict) after = carnet_logbook_load_conflict (cli->logbook, id, error);
  g_auto (Settled) settled = { NULL, NULL };

  if (after == NULL)
    return FALSE;
  settled = list_settled (before, after);
  if (cli->json != NULL)
    print_json (cli, id, revision, &settled);
  else
    cli_print_written (cli, subject, id, revision, deed);
  remark_settled (cli, &settled);
  return TRUE;
}
