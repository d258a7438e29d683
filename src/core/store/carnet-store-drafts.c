/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-drafts.h"

#include <string.h>

#include "log/carnet-revision.h"
#include "store/carnet-store-private.h"

/* A draft keeps its writes as a payload whose nonce is zero: it is no revision yet. */
static const guint8 no_nonce[16];

void
carnet_draft_free (CarnetDraft *draft)
{
  g_free (draft->kind);
  g_clear_pointer (&draft->heads, g_array_unref);
  g_clear_pointer (&draft->writes, carnet_writes_unref);
  g_free (draft);
}

/* The row that was known; or that of the same attempt before, which failed and was kept all the same. */
static gboolean
update (CarnetStore       *self,
        const CarnetDraft *draft,
        GBytes            *writes,
        gint64             known,
        gboolean          *found,
        GError           **error)
{
  g_autoptr (CarnetStatement) update = carnet_db_prepare (
      self->db,
      "UPDATE draft SET stamp = :stamp, saved_ms = :now, writes = :writes"
      " WHERE entity = :entity AND stamp = (SELECT stamp FROM draft WHERE entity = :entity"
      " AND (:known = -1 OR stamp IN (:known, :stamp)) ORDER BY started_ms DESC, stamp DESC LIMIT 1)",
      error);

  if (update == NULL)
    return FALSE;
  carnet_statement_bind_id (update, ":entity", &draft->entity);
  carnet_statement_bind_integer (update, ":stamp", draft->stamp);
  carnet_statement_bind_integer (update, ":known", known);
  carnet_statement_bind_integer (update, ":now", draft->saved_ms);
  carnet_statement_bind_bytes (update, ":writes", writes);
  if (!carnet_statement_run (update, error))
    return FALSE;
  *found = carnet_db_changes (self->db) > 0;
  return TRUE;
}

static gboolean
insert (CarnetStore *self, const CarnetDraft *draft, GBytes *writes, GError **error)
{
  const GArray *heads = draft->heads;
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO draft (entity, stamp, kind, heads, started_ms, saved_ms, writes)"
                           " VALUES (:entity, :stamp, :kind, :heads, :now, :now, :writes)",
                           error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_id (insert, ":entity", &draft->entity);
  carnet_statement_bind_integer (insert, ":stamp", draft->stamp);
  carnet_statement_bind_text (insert, ":kind", draft->kind);
  carnet_statement_bind_blob (insert, ":heads", heads != NULL ? heads->data : NULL,
                              heads != NULL ? heads->len * sizeof (CarnetHash) : 0);
  carnet_statement_bind_integer (insert, ":now", draft->saved_ms);
  carnet_statement_bind_bytes (insert, ":writes", writes);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_store_save_draft (CarnetStore *self, const CarnetDraft *draft, gint64 known, GError **error)
{
  g_autoptr (GBytes) writes = carnet_writes_to_payload (draft->writes, no_nonce);
  gboolean found;

  /* What could not be read back must not be taken. */
  if (!carnet_writes_check (draft->writes, error) || !carnet_store_begin (self, error))
    return FALSE;
  if (update (self, draft, writes, known, &found, error) && (found || insert (self, draft, writes, error)))
    return carnet_store_commit (self, error);
  carnet_store_rollback (self);
  return FALSE;
}

static CarnetDraft *
read_draft (CarnetStatement *select, GError **error)
{
  g_autoptr (CarnetDraft) draft = g_new0 (CarnetDraft, 1);
  g_autoptr (GBytes) writes = carnet_statement_dup_bytes (select, 5);
  const guint8 *heads;
  gsize         size;

  draft->entity = carnet_statement_get_id (select, 0);
  draft->kind = g_strdup (carnet_statement_get_text (select, 1));
  heads = carnet_statement_get_blob (select, 2, &size);
  draft->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  if (size > 0)
    g_array_append_vals (draft->heads, heads, size / sizeof (CarnetHash));
  draft->started_ms = carnet_statement_get_integer (select, 3);
  draft->saved_ms = carnet_statement_get_integer (select, 4);
  draft->stamp = carnet_statement_get_integer (select, 6);
  draft->writes = carnet_writes_from_payload (writes, NULL, error);
  return draft->writes != NULL ? g_steal_pointer (&draft) : NULL;
}

#define COLUMNS "SELECT entity, kind, heads, started_ms, saved_ms, writes, stamp FROM draft"

CarnetDraft *
carnet_store_load_draft (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, COLUMNS " WHERE entity = :entity ORDER BY started_ms DESC, stamp DESC LIMIT 1", error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":entity", entity);
  return carnet_statement_step (select, error) == CARNET_STEP_ROW ? read_draft (select, error) : NULL;
}

GPtrArray *
carnet_store_list_drafts (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_draft_free);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db, COLUMNS " WHERE :entity IS NULL OR entity = :entity ORDER BY started_ms, stamp", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  if (entity != NULL)
    carnet_statement_bind_id (select, ":entity", entity);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetDraft *draft = read_draft (select, error);

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

static gboolean
delete_rows (CarnetStore *self, const CarnetId *entity, gint64 stamp, GError **error)
{
  g_autoptr (CarnetStatement) delete = carnet_db_prepare (
      self->db, "DELETE FROM draft WHERE entity = :entity AND (:stamp = -1 OR stamp = :stamp)", error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_id (delete, ":entity", entity);
  carnet_statement_bind_integer (delete, ":stamp", stamp);
  return carnet_statement_run (delete, error);
}

gboolean
carnet_store_discard_draft (CarnetStore *self, const CarnetId *entity, gint64 stamp, GError **error)
{
  if (!carnet_store_begin (self, error))
    return FALSE;
  if (delete_rows (self, entity, stamp, error))
    return carnet_store_commit (self, error);
  carnet_store_rollback (self);
  return FALSE;
}
