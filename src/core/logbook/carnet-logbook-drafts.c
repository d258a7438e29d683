/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-drafts.h"

/* -- Saving -------------------------------------------------------------------------- */

/* The same at every attempt of this program to save what follows @known, and never another's. */
static gint64
stamp_after (CarnetLogbook *self, const CarnetId *entity, gint64 known)
{
  guint8     bytes[sizeof self->instance + sizeof *entity + sizeof known];
  CarnetHash hash;
  gint64     stamp;

  if (carnet_id_is_nil (&self->instance))
    self->instance = carnet_id_random (self->sources.random, self->sources.random_data);
  memcpy (bytes, &self->instance, sizeof self->instance);
  memcpy (bytes + sizeof self->instance, entity, sizeof *entity);
  memcpy (bytes + sizeof self->instance + sizeof *entity, &known, sizeof known);
  hash = carnet_hash_of ("carnet.stamp.1\n", bytes, sizeof bytes);
  memcpy (&stamp, hash.bytes, sizeof stamp);
  return (stamp & G_MAXINT64) | 1;
}

/* As in carnet_logbook_write(): without heads, the present ones; a new entity has none. */
static gboolean
find_heads (CarnetLogbook *self, const CarnetId *entity, GArray **heads, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, entity, &missing);

  if (history != NULL)
    *heads = carnet_logbook_heads_of (history);
  else if (!g_error_matches (missing, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  return TRUE;
}

gboolean
carnet_logbook_save_draft (CarnetLogbook      *self,
                           const CarnetId     *entity,
                           const char         *kind,
                           const GArray       *heads,
                           const CarnetWrites *writes,
                           gint64             *stamp,
                           gint64             *saved_ms,
                           GError            **error)
{
  g_autoptr (GArray) present = NULL;
  gint64      known = stamp != NULL ? *stamp : CARNET_DRAFT_ANY;
  CarnetDraft draft = { .entity = *entity, .kind = (char *)kind, .writes = (CarnetWrites *)writes };

  g_return_val_if_fail (!carnet_id_is_nil (entity), FALSE);

  if (!carnet_logbook_check_open_for_writing (self, error)
      || (heads == NULL && !find_heads (self, entity, &present, error)))
    return FALSE;
  draft.stamp = stamp_after (self, entity, known);
  draft.heads = heads != NULL ? (GArray *)heads : present;
  draft.saved_ms = carnet_logbook_now (self);
  if (!carnet_store_save_draft (self->store, &draft, known, error))
    return FALSE;
  if (stamp != NULL)
    *stamp = draft.stamp;
  if (saved_ms != NULL)
    *saved_ms = draft.saved_ms;
  return TRUE;
}

CarnetDraft *
carnet_logbook_load_draft (CarnetLogbook *self, const CarnetId *entity, GError **error)
{
  return carnet_store_load_draft (self->store, entity, error);
}

GPtrArray *
carnet_logbook_list_drafts (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_drafts (self->store, NULL, error);
}

gboolean
carnet_logbook_discard_draft (CarnetLogbook *self, const CarnetId *entity, gint64 stamp, GError **error)
{
  return carnet_logbook_check_open_for_writing (self, error)
         && carnet_store_discard_draft (self->store, entity, stamp, error);
}

/* -- Sealing --------------------------------------------------------------------------- */

static gboolean
seal_and_discard (CarnetLogbook *self, CarnetDraft *draft, CarnetHash *revision, GError **error)
{
  CarnetId entity = draft->entity;

  return carnet_logbook_write (self, &entity, draft->kind, draft->heads, draft->writes, revision, error)
         && carnet_store_discard_draft (self->store, &draft->entity, draft->stamp, error);
}

/* Each as a revision of its own, the oldest first: they were written without knowing of each other. */
static gboolean
seal_found (CarnetLogbook *self, const CarnetId *entity, gint64 stamp, CarnetHash *revision, GError **error)
{
  g_autoptr (GPtrArray) drafts = carnet_store_list_drafts (self->store, entity, error);

  if (drafts == NULL)
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      CarnetDraft *draft = drafts->pdata[i];

      if ((stamp == CARNET_DRAFT_ANY || stamp == draft->stamp)
          && !seal_and_discard (self, draft, revision, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
carnet_logbook_seal_draft (CarnetLogbook  *self,
                           const CarnetId *entity,
                           gint64          stamp,
                           CarnetHash     *revision,
                           GError        **error)
{
  if (revision != NULL)
    memset (revision, 0, sizeof *revision);
  /* Under the lock, so that what is saved meanwhile is not thrown away with it. */
  if (!carnet_logbook_check_open_for_writing (self, error) || !carnet_store_begin (self->store, error))
    return FALSE;
  if (seal_found (self, entity, stamp, revision, error))
    return carnet_store_commit (self->store, error);
  carnet_store_rollback (self->store);
  return FALSE;
}
