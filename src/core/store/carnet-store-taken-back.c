/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-hidden.h"

/* Taking back what was just written here: out of sight as what a withdrawn batch brought, by a note of this
 * machine alone. It is noted by its id, since rows have other numbers in a backup. */

typedef struct
{
  CarnetId entity;
  char    *kind;
  gint64   first; /* of the entity */
  gint64   seq;
  gboolean hidden;
} Taken;

static void
taken_clear (Taken *taken)
{
  g_free (taken->kind);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taken, taken_clear)

static gboolean
find (CarnetStore *self, const CarnetHash *revision, Taken *taken, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.entity, r.kind, r.seq,"
                           " (SELECT min (f.seq) FROM revision AS f WHERE f.entity = r.entity),"
                           " EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)"
                           " FROM revision AS r WHERE r.id = :id",
                           error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_hash (select, ":id", revision);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_DONE)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                         _ ("What is to be taken back is not in this logbook."));
  if (step != CARNET_STEP_ROW)
    return FALSE;
  taken->entity = carnet_statement_get_id (select, 0);
  taken->kind = g_strdup (carnet_statement_get_text (select, 1));
  taken->seq = carnet_statement_get_integer (select, 2);
  taken->first = carnet_statement_get_integer (select, 3);
  taken->hidden = carnet_statement_get_integer (select, 4) != 0;
  return TRUE;
}

gboolean
carnet_store_forget_taken_back (CarnetStore *self, gint64 seq, GError **error)
{
  return carnet_store_run_for_row (self,
                                   "DELETE FROM meta WHERE key ="
                                   " (SELECT " CARNET_TAKEN_BACK_KEY
                                   " FROM revision AS r WHERE r.seq = :seq)",
                                   seq, error);
}

/* Somebody who knows it writes: what they write will build on it. */
static gboolean
has_draft (CarnetStore *self, const Taken *taken, gboolean *has, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT EXISTS (SELECT 1 FROM draft AS d, revision AS r WHERE d.entity = :entity"
                           " AND r.seq = :seq AND instr (d.heads, r.id) > 0)",
                           error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", &taken->entity);
  carnet_statement_bind_integer (select, ":seq", taken->seq);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  *has = carnet_statement_get_integer (select, 0) != 0;
  return TRUE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CHANGED,
                       _ ("Something was written since: nothing was taken back. The history has what was "
                          "there before."));
  return FALSE;
}

/* Still in sight: something was written on it, and what is visible is complete. */
static gboolean
hide (CarnetStore *self, const Taken *taken, GError **error)
{
  guint64  n_changed;
  gboolean draft;

  if (!has_draft (self, taken, &draft, error))
    return FALSE;
  if (draft)
    return refuse (error);
  if (!carnet_store_run_for_row (self,
                                 "INSERT INTO meta (key, value)"
                                 " SELECT " CARNET_TAKEN_BACK_KEY ", 1 FROM revision AS r WHERE r.seq = :seq",
                                 taken->seq, error)
      || !carnet_store_judge (self, &taken->entity, taken->kind, &n_changed, error))
    return FALSE;
  if (n_changed > 0)
    return carnet_store_derive (self, &taken->entity, taken->first, CARNET_DERIVE_AGAIN, error);
  return refuse (error);
}

gboolean
carnet_store_take_back (CarnetStore      *self,
                        const CarnetHash *revision,
                        CarnetId         *entity,
                        char            **kind,
                        GError          **error)
{
  g_auto (Taken) taken = { 0 };

  if (!carnet_store_begin (self, error))
    return FALSE;
  if (!find (self, revision, &taken, error) || (!taken.hidden && !hide (self, &taken, error)))
    {
      carnet_store_rollback (self);
      return FALSE;
    }
  *entity = taken.entity;
  *kind = g_steal_pointer (&taken.kind);
  return carnet_store_commit (self, error);
}
