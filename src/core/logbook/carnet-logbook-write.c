/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

/* -- Sealing ----------------------------------------------------------------------------- */

gboolean
carnet_logbook_check_owner (CarnetLogbook *self, GError **error)
{
  g_autofree char *name = NULL;

  if (carnet_logbook_has_owner (self))
    return TRUE;
  name = g_path_get_basename (carnet_logbook_get_path (self));
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY,
               _ ("“%s” is a copy that was sent, not somebody’s logbook: merge it into yours, or begin "
                  "yours with it, if it is a starter, with “carnet new FILE --from STARTER”."),
               name);
  return FALSE;
}

gboolean
carnet_logbook_check_open_for_writing (CarnetLogbook *self, GError **error)
{
  g_autofree char *name = NULL;

  /* Before the other reason: it is the one that can be helped. */
  if (!carnet_logbook_check_owner (self, error))
    return FALSE;
  if (!carnet_logbook_is_read_only (self))
    return TRUE;
  name = g_path_get_basename (carnet_logbook_get_path (self));
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY, _ ("“%s” is open for reading only."), name);
  return FALSE;
}

gboolean
carnet_logbook_seal (CarnetLogbook      *self,
                     const CarnetId     *entity,
                     const char         *kind,
                     const GArray       *parents,
                     const CarnetId     *actor,
                     gint64              recorded_ms,
                     const CarnetWrites *writes,
                     const guint8       *nonce,
                     CarnetHash         *revision,
                     GError            **error)
{
  guint8 random[16];
  g_autoptr (CarnetRevision) sealed = NULL;
  g_autoptr (CarnetIntake) intake = NULL;

  if (nonce == NULL)
    self->sources.random (random, sizeof random, self->sources.random_data);
  sealed = carnet_revision_seal (
      entity, kind, parents != NULL ? (const CarnetHash *)(gpointer)parents->data : NULL,
      parents != NULL ? parents->len : 0, actor, recorded_ms, writes, nonce != NULL ? nonce : random, error);
  if (sealed == NULL)
    return FALSE;
  intake = carnet_intake_begin (self->store, NULL, NULL, recorded_ms, error);
  if (intake == NULL || !carnet_intake_add (intake, sealed, error)
      || !carnet_intake_finish (g_steal_pointer (&intake), NULL, error))
    return FALSE;
  if (revision != NULL)
    *revision = sealed->id;
  if (g_str_equal (kind, CARNET_KIND_PROGRAMME) || g_str_equal (kind, CARNET_KIND_MILESTONE))
    g_clear_pointer (&self->programme, carnet_programme_unref);
  if (carnet_id_equal (entity, &self->owner->id))
    return carnet_logbook_reload_owner (self, error);
  return TRUE;
}

gboolean
carnet_logbook_seal_shipped (CarnetLogbook      *self,
                             const CarnetId     *entity,
                             const char         *kind,
                             gint64              recorded_ms,
                             const CarnetWrites *writes,
                             GError            **error)
{
  CarnetId   shipped = carnet_id_from_name ("actor:shipped");
  CarnetHash nonce = carnet_hash_of ("carnet.shipped.1\n", entity->bytes, CARNET_ID_SIZE);

  return carnet_logbook_seal (self, entity, kind, NULL, &shipped, recorded_ms, writes, nonce.bytes, NULL,
                              error);
}

/* -- A change by the owner ------------------------------------------------------------------- */

GArray *
carnet_logbook_heads_of (CarnetHistory *history)
{
  GPtrArray *heads = carnet_history_get_heads (history);
  GArray    *ids = g_array_new (FALSE, FALSE, sizeof (CarnetHash));

  /* Those over the limit stay heads: the next change takes them. */
  for (guint i = 0; i < MIN (heads->len, CARNET_PARENTS_MAX); i++)
    g_array_append_val (ids, ((CarnetRevision *)heads->pdata[i])->id);
  return ids;
}

/* Whether a writer who knew @parents knows all there is. */
static gboolean
is_up_to_date (CarnetHistory *history, const GArray *parents)
{
  GPtrArray *heads = carnet_history_get_heads (history);

  for (guint i = 0; parents != NULL && i < heads->len; i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < parents->len && !known; j++)
        known = carnet_hash_equal (&g_array_index (parents, CarnetHash, j),
                                   &((CarnetRevision *)heads->pdata[i])->id);
      if (!known)
        return FALSE;
    }
  return TRUE;
}

/* What says nothing new is left out: a delta holds only what was written. */
static CarnetWrites *
without_repeats (CarnetHistory *history, const CarnetWrites *writes)
{
  CarnetWrites *delta = carnet_writes_copy (writes);

  for (guint i = 0; i < carnet_writes_size (writes); i++)
    {
      const char       *key;
      CarnetValue       written, settled = { CARNET_VALUE_NONE, 0, NULL };
      const CarnetCell *cell;

      carnet_writes_get (writes, i, &key, &written);
      cell = carnet_history_find_cell (history, key);
      if (cell != NULL)
        carnet_cell_get_shown (cell, &settled);
      /* Confirming a contested deletion says something. */
      if (g_str_equal (key, CARNET_KEY_DELETED)
          && carnet_history_get_deletion (history) == CARNET_DELETION_CONTESTED)
        continue;
      /* A field never written and one cleared read the same. */
      if ((cell == NULL || !cell->conflict) && carnet_value_equal (&written, &settled))
        carnet_writes_unset (delta, key);
    }
  return delta;
}

/* A new observation is its writer's unless it says otherwise. */
static void
complete_new (CarnetLogbook *self, const char *kind, CarnetWrites *writes)
{
  if (g_str_equal (kind, CARNET_KIND_OBSERVATION) && !carnet_writes_find (writes, CARNET_KEY_AUTHOR, NULL))
    carnet_writes_set_id (writes, CARNET_KEY_AUTHOR, &self->owner->id);
}

static gboolean
check_kind (CarnetHistory *history, const char *kind, GError **error)
{
  const CarnetRevision *first = carnet_history_get_sorted (history)->pdata[0];

  if (g_str_equal (first->kind, kind))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("What is of kind “%s” cannot become of kind “%s”."), first->kind, kind);
  return FALSE;
}

static gboolean
write_delta (CarnetLogbook      *self,
             const CarnetId     *entity,
             const char         *kind,
             const GArray       *parents,
             const CarnetWrites *writes,
             CarnetHash         *revision,
             GError            **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, entity, &missing);
  g_autoptr (CarnetWrites) delta = NULL;
  g_autoptr (GArray) heads = NULL;

  if (history == NULL && !g_error_matches (missing, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  if (history != NULL && !check_kind (history, kind, error))
    return FALSE;
  /* Only against values that the writer saw: who says the same without knowing says it too. */
  delta = history != NULL && is_up_to_date (history, parents) ? without_repeats (history, writes)
                                                              : carnet_writes_copy (writes);
  if (carnet_writes_size (delta) == 0)
    return TRUE;
  /* What was withdrawn while it was corrected is not new. */
  if (history == NULL && (parents == NULL || parents->len == 0))
    complete_new (self, kind, delta);
  else if (parents == NULL)
    heads = carnet_logbook_heads_of (history);
  return carnet_logbook_seal (self, entity, kind, parents != NULL ? parents : heads, &self->owner->id,
                              carnet_logbook_now (self), delta, NULL, revision, error);
}

gboolean
carnet_logbook_write (CarnetLogbook      *self,
                      CarnetId           *entity,
                      const char         *kind,
                      const GArray       *parents,
                      const CarnetWrites *writes,
                      CarnetHash         *revision,
                      GError            **error)
{
  CarnetId id = *entity;

  if (revision != NULL)
    memset (revision, 0, sizeof *revision);
  if (!carnet_logbook_check_open_for_writing (self, error)
      || !carnet_logbook_check_writes (self, kind, writes, error))
    return FALSE;
  if (carnet_id_is_nil (&id))
    id = carnet_id_random (self->sources.random, self->sources.random_data);
  /* Even when it fails: it may be there all the same, and trying again must not make two of it. */
  *entity = id;
  if (g_str_equal (kind, CARNET_KIND_THEME) && !carnet_logbook_check_parent (self, &id, writes, error))
    return FALSE;
  if (!carnet_store_begin (self->store, error))
    return FALSE;
  if (!write_delta (self, &id, kind, parents, writes, revision, error))
    {
      carnet_store_rollback (self->store);
      return FALSE;
    }
  return carnet_store_commit (self->store, error);
}

/* -- Several at once -------------------------------------------------------------------------------- */

gboolean
carnet_logbook_begin (CarnetLogbook *self, GError **error)
{
  return carnet_logbook_check_open_for_writing (self, error) && carnet_store_begin (self->store, error);
}

gboolean
carnet_logbook_commit (CarnetLogbook *self, GError **error)
{
  return carnet_store_commit (self->store, error);
}

void
carnet_logbook_rollback (CarnetLogbook *self)
{
  carnet_store_rollback (self->store);
}
