/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include <string.h>

#include "store/carnet-store-private.h"

gboolean
carnet_store_count_blobs (CarnetStore *self, guint64 *count, GError **error)
{
  gint64 n;

  if (!carnet_db_get_integer (self->db, "SELECT count(*) FROM blob", &n, error))
    return FALSE;
  *count = (guint64)n;
  return TRUE;
}

static gboolean
give_blob (CarnetStore     *self,
           CarnetStatement *select,
           CarnetBlobFunc   func,
           gpointer         user_data,
           GError         **error)
{
  gsize            size;
  CarnetHash       stored = carnet_statement_get_hash (select, 0), hash;
  const guint8    *bytes = carnet_statement_get_blob (select, 1, &size);
  g_autofree char *name = NULL;

  hash = carnet_hash_of (NULL, bytes, size);
  if (carnet_hash_equal (&hash, &stored))
    return func (&hash, bytes, size, user_data, error);
  name = g_path_get_basename (carnet_store_get_path (self));
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("“%s” is damaged: %s."), name,
               _ ("an attachment does not match its identifier"));
  return FALSE;
}

gboolean
carnet_store_foreach_blob (CarnetStore *self, CarnetBlobFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT hash, bytes FROM blob ORDER BY hash", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if (!give_blob (self, select, func, user_data, error))
      return FALSE;
  return step == CARNET_STEP_DONE;
}

/* -- Those that nothing names ------------------------------------------------------------- */

static void
note_attachments (const CarnetWrites *writes, GHashTable *named)
{
  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char *key;
      CarnetValue value;
      CarnetHash  hash;

      carnet_writes_get (writes, i, &key, &value);
      if (g_str_has_prefix (key, CARNET_PREFIX_ATTACHMENT)
          && carnet_hash_parse_base32 (key + strlen (CARNET_PREFIX_ATTACHMENT), &hash))
        g_hash_table_add (named, g_memdup2 (&hash, sizeof hash));
    }
}

/* By any version of anything that stays. */
static GHashTable *
list_named (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) named
      = g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, g_free, NULL);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT bytes FROM payload WHERE instr (bytes, CAST ('" CARNET_PREFIX_ATTACHMENT "' AS BLOB))", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = carnet_statement_dup_bytes (select, 0);
      g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (bytes, NULL, error);

      if (writes == NULL)
        return NULL;
      note_attachments (writes, named);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&named) : NULL;
}

static GArray *
list_unnamed (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) named = list_named (self, error);
  g_autoptr (GArray) unnamed = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, "SELECT hash FROM blob", error);
  CarnetStep step;

  if (named == NULL || select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash hash = carnet_statement_get_hash (select, 0);

      if (!g_hash_table_contains (named, &hash))
        g_array_append_val (unnamed, hash);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&unnamed) : NULL;
}

gboolean
carnet_store_delete_unnamed_blobs (CarnetStore *self, GError **error)
{
  g_autoptr (GArray) unnamed = list_unnamed (self, error);
  g_autoptr (CarnetStatement) delete
      = carnet_db_prepare (self->db, "DELETE FROM blob WHERE hash = :hash", error);

  if (unnamed == NULL || delete == NULL)
    return FALSE;
  for (guint i = 0; i < unnamed->len; i++)
    {
      carnet_statement_bind_hash (delete, ":hash", &g_array_index (unnamed, CarnetHash, i));
      if (!carnet_statement_run (delete, error))
        return FALSE;
    }
  return TRUE;
}
