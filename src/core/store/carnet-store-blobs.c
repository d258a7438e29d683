/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include <string.h>

#include "model/carnet-attachment.h"
#include "store/carnet-store-private.h"

/* -- Who names them ------------------------------------------------------------------------ */

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

#define NAMING "SELECT bytes FROM payload WHERE instr (bytes, CAST ('" CARNET_PREFIX_ATTACHMENT "' AS BLOB))"
#define HIDDEN "(SELECT revision FROM hidden)"

/* By the versions that @sql selects. */
static GHashTable *
list_named (CarnetStore *self, const char *sql, GError **error)
{
  g_autoptr (GHashTable) named
      = g_hash_table_new_full (carnet_hash_hash_func, carnet_hash_equal_func, g_free, NULL);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
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

/* Those that go from sight with what was withdrawn. */
static GHashTable *
list_hidden (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) hidden = list_named (self, NAMING " AND revision IN " HIDDEN, error);
  g_autoptr (GHashTable) shown = NULL;
  GHashTableIter iter;
  gpointer       hash;

  if (hidden == NULL || g_hash_table_size (hidden) == 0)
    return g_steal_pointer (&hidden);
  shown = list_named (self, NAMING " AND revision NOT IN " HIDDEN, error);
  if (shown == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    g_hash_table_remove (hidden, hash);
  return g_steal_pointer (&hidden);
}

static gboolean
give_blob (CarnetStore     *self,
           CarnetStatement *select,
           CarnetBlobFunc   func,
           gpointer         user_data,
           GError         **error)
{
  gsize         size;
  CarnetHash    stored = carnet_statement_get_hash (select, 0), hash;
  const guint8 *bytes = carnet_statement_get_blob (select, 1, &size);

  hash = carnet_hash_of (NULL, bytes, size);
  if (carnet_hash_equal (&hash, &stored))
    return func (&hash, bytes, size, user_data, error);
  return carnet_store_set_corrupt (self, _ ("an attachment does not match its identifier"), error);
}

gboolean
carnet_store_foreach_blob (CarnetStore *self, CarnetBlobFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GHashTable) hidden = list_hidden (self, error);
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  if (hidden == NULL
      || (select = carnet_db_prepare (self->db, "SELECT hash, bytes FROM blob ORDER BY hash", error)) == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash hash = carnet_statement_get_hash (select, 0);

      if (!g_hash_table_contains (hidden, &hash) && !give_blob (self, select, func, user_data, error))
        return FALSE;
    }
  return step == CARNET_STEP_DONE;
}

gboolean
carnet_store_count_blobs (CarnetStore *self, guint64 *count, GError **error)
{
  g_autoptr (GHashTable) hidden = list_hidden (self, error);
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  *count = 0;
  if (hidden == NULL || (select = carnet_db_prepare (self->db, "SELECT hash FROM blob", error)) == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash hash = carnet_statement_get_hash (select, 0);

      *count += !g_hash_table_contains (hidden, &hash);
    }
  return step == CARNET_STEP_DONE;
}

gboolean
carnet_store_read_blob (CarnetStore      *self,
                        const CarnetHash *hash,
                        CarnetBlobFunc    func,
                        gpointer          user_data,
                        GError          **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT hash, bytes FROM blob WHERE hash = :hash", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":hash", hash);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    return give_blob (self, select, func, user_data, error);
  return step == CARNET_STEP_DONE;
}

static CarnetAttachment *
read_attachment (CarnetStatement *select)
{
  CarnetAttachment *attachment = g_new0 (CarnetAttachment, 1);

  attachment->hash = carnet_statement_get_hash (select, 0);
  attachment->name = g_strdup (carnet_statement_get_text (select, 1));
  attachment->size = carnet_statement_get_integer (select, 2);
  return attachment;
}

GPtrArray *
carnet_store_list_attachments (CarnetStore *self, const CarnetId *observation, GError **error)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_attachment_free);
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT a.hash, a.name, coalesce (length (b.bytes), -1) FROM observation AS o"
                           " JOIN observation_attachment AS a ON a.observation = o.seq"
                           " LEFT JOIN blob AS b ON b.hash = a.hash WHERE o.id = :id"
                           " ORDER BY a.name, a.hash",
                           error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":id", observation);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (attachments, read_attachment (select));
  return step == CARNET_STEP_DONE ? g_steal_pointer (&attachments) : NULL;
}

/* -- Those that nothing names ------------------------------------------------------------- */

static GArray *
list_unnamed (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) named = list_named (self, NAMING, error);
  g_autoptr (GArray) unnamed = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (CarnetStatement) select = NULL;
  CarnetStep step;

  if (named == NULL || (select = carnet_db_prepare (self->db, "SELECT hash FROM blob", error)) == NULL)
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
  g_autoptr (CarnetStatement) delete = NULL;

  if (unnamed == NULL
      || (delete = carnet_db_prepare (self->db, "DELETE FROM blob WHERE hash = :hash", error)) == NULL)
    return FALSE;
  for (guint i = 0; i < unnamed->len; i++)
    {
      carnet_statement_bind_hash (delete, ":hash", &g_array_index (unnamed, CarnetHash, i));
      if (!carnet_statement_run (delete, error))
        return FALSE;
    }
  return TRUE;
}
