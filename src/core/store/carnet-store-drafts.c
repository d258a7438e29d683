/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-drafts.h"

#include <glib/gi18n-lib.h>
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

gboolean
carnet_store_save_draft (CarnetStore        *self,
                         const CarnetId     *entity,
                         const char         *kind,
                         const GArray       *heads,
                         const CarnetWrites *writes,
                         gint64              now_ms,
                         GError            **error)
{
  g_autoptr (GBytes) bytes = carnet_writes_to_payload (writes, no_nonce);
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO draft (entity, kind, heads, started_ms, saved_ms, writes)"
                           " VALUES (:entity, :kind, :heads, :now, :now, :writes)"
                           " ON CONFLICT (entity) DO UPDATE SET saved_ms = :now, writes = :writes",
                           error);

  if (insert == NULL)
    return FALSE;
  /* What could not be read back must not be taken. */
  if (g_bytes_get_size (bytes) > CARNET_PAYLOAD_MAX)
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
                           _ ("This is too long to be kept: one change may hold 16 MiB of text."));
      return FALSE;
    }
  carnet_statement_bind_id (insert, ":entity", entity);
  carnet_statement_bind_text (insert, ":kind", kind);
  carnet_statement_bind_blob (insert, ":heads", heads != NULL ? heads->data : NULL,
                              heads != NULL ? heads->len * sizeof (CarnetHash) : 0);
  carnet_statement_bind_integer (insert, ":now", now_ms);
  carnet_statement_bind_bytes (insert, ":writes", bytes);
  return carnet_statement_run (insert, error);
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
  draft->writes = carnet_writes_from_payload (writes, NULL, error);
  return draft->writes != NULL ? g_steal_pointer (&draft) : NULL;
}

#define COLUMNS "SELECT entity, kind, heads, started_ms, saved_ms, writes FROM draft"

CarnetDraft *
carnet_store_load_draft (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, COLUMNS " WHERE entity = :entity", error);

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":entity", entity);
  return carnet_statement_step (select, error) == CARNET_STEP_ROW ? read_draft (select, error) : NULL;
}

GPtrArray *
carnet_store_list_drafts (CarnetStore *self, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_draft_free);
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, COLUMNS " ORDER BY started_ms, entity", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetDraft *draft = read_draft (select, error);

      if (draft == NULL)
        return NULL;
      g_ptr_array_add (drafts, draft);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

gboolean
carnet_store_discard_draft (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) delete
      = carnet_db_prepare (self->db, "DELETE FROM draft WHERE entity = :entity", error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_id (delete, ":entity", entity);
  return carnet_statement_run (delete, error);
}
