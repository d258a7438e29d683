/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-hidden.h"

/* Withdrawing a batch and showing it again. */

typedef struct
{
  CarnetId entity;
  gint64   first;
  guint    rank;
  char     kind[33];
} Brought;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Brought *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->first < second->first ? -1 : first->first > second->first;
}

/* What the batch brought, what stands by itself first, then the directories that it may name. */
static GArray *
list_brought (CarnetStore *self, gint64 batch, GError **error)
{
  g_autoptr (GArray) brought = g_array_new (FALSE, TRUE, sizeof (Brought));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT r.entity, r.kind, (SELECT min (f.seq) FROM revision AS f WHERE f.entity = r.entity)"
      " FROM provenance AS p JOIN revision AS r ON r.seq = p.revision WHERE p.batch = :batch"
      " GROUP BY r.entity",
      error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":batch", batch);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Brought one = { carnet_statement_get_id (select, 0), carnet_statement_get_integer (select, 2), 0, "" };

      g_strlcpy (one.kind, carnet_statement_get_text (select, 1), sizeof one.kind);
      one.rank = carnet_kind_get_rank (one.kind);
      g_array_append_val (brought, one);
    }
  g_array_sort (brought, compare_ranks);
  return step == CARNET_STEP_DONE ? g_steal_pointer (&brought) : NULL;
}

/* Of what the batch brought, how much is in sight. */
static gboolean
count_shown (CarnetStore *self, gint64 batch, gint64 *count, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT count(*) FROM provenance AS p WHERE p.batch = :batch"
                           " AND NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = p.revision)",
                           error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":batch", batch);
  return carnet_statement_read_integer (select, count, error);
}

/* Files that say of one thing that it is of two kinds are shown one at a time. */
static gboolean
check_kind (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT count(DISTINCT r.kind) FROM revision AS r WHERE r.entity = :entity"
                           " AND NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)",
                           error);
  gint64 n_kinds;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", entity);
  if (!carnet_statement_read_integer (select, &n_kinds, error))
    return FALSE;
  if (n_kinds < 2)
    return TRUE;
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                       _ ("This cannot be shown again: another file, to be withdrawn first, says that "
                          "something in it is of another kind."));
  return FALSE;
}

static gboolean
judge_one (CarnetStore *self, const Brought *one, CarnetWithdrawal *report, gboolean *changed, GError **error)
{
  guint64 n_changed;

  if (!carnet_store_judge (self, &one->entity, one->kind, &n_changed, error))
    return FALSE;
  *changed = n_changed > 0;
  if (n_changed == 0)
    return TRUE;
  if (!check_kind (self, &one->entity, error))
    return FALSE;
  report->n_revisions += n_changed;
  if (one->rank == 0 && g_str_equal (one->kind, CARNET_KIND_OBSERVATION))
    report->n_observations++;
  return carnet_store_derive (self, &one->entity, one->first, CARNET_DERIVE_AGAIN, error);
}

/* Themes name themes and people are named by what comes before them: again until nothing changes. */
static gboolean
judge_all (CarnetStore *self, GArray *brought, CarnetWithdrawal *report, GError **error)
{
  gboolean again = TRUE;

  for (guint round = 0; again; round++)
    {
      again = FALSE;
      for (guint i = 0; i < brought->len; i++)
        {
          const Brought *one = &g_array_index (brought, Brought, i);
          gboolean       changed;

          if (round > 0 && one->rank == 0)
            continue;
          if (!judge_one (self, one, report, &changed, error))
            return FALSE;
          again |= changed && one->rank > 0;
        }
    }
  return TRUE;
}

static gboolean
set_state (CarnetStore *self, gint64 batch, gboolean withdrawn, GError **error)
{
  g_autoptr (CarnetStatement) update
      = carnet_db_prepare (self->db, "UPDATE batch SET state = :state WHERE seq = :seq", error);

  if (update == NULL)
    return FALSE;
  carnet_statement_bind_text (update, ":state", withdrawn ? "withdrawn" : "applied");
  carnet_statement_bind_integer (update, ":seq", batch);
  return carnet_statement_run (update, error);
}

static gboolean
withdraw (CarnetStore *self, gint64 batch, gboolean withdrawn, CarnetWithdrawal *report, GError **error)
{
  g_autoptr (CarnetBatch) row = carnet_store_find_batch (self, batch, error);
  g_autoptr (GArray) brought = NULL;
  gint64 before, after;

  if (row == NULL)
    return FALSE;
  if (row->withdrawn == withdrawn)
    return TRUE;
  if (!count_shown (self, batch, &before, error) || !set_state (self, batch, withdrawn, error))
    return FALSE;
  brought = list_brought (self, batch, error);
  if (brought == NULL || !carnet_store_begin_bulk (self, error) || !judge_all (self, brought, report, error)
      || !carnet_store_end_bulk (self, G_MAXINT64, NULL, error) || !count_shown (self, batch, &after, error))
    return FALSE;
  report->n_kept += (guint64)MIN (before, after);
  return TRUE;
}

gboolean
carnet_store_set_withdrawn (CarnetStore      *self,
                            gint64            batch,
                            gboolean          withdrawn,
                            CarnetWithdrawal *report,
                            GError          **error)
{
  CarnetWithdrawal done = { 0 };
  gboolean         judged;

  if (!carnet_store_begin (self, error))
    return FALSE;
  judged = withdraw (self, batch, withdrawn, &done, error);
  carnet_store_leave_bulk (self);
  if (!judged)
    {
      carnet_store_rollback (self);
      return FALSE;
    }
  if (!carnet_store_commit (self, error))
    return FALSE;
  report->n_revisions += done.n_revisions;
  report->n_kept += done.n_kept;
  report->n_observations += done.n_observations;
  return TRUE;
}
