/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-merge.h"

#include "logbook/carnet-logbook-private.h"
#include "merge/carnet-merge-store.h"
#include "store/carnet-store-held.h"

CarnetMerge *
carnet_logbook_prepare_merge (CarnetLogbook     *self,
                              const char *const *paths,
                              CarnetMergeOptions options,
                              CarnetProgressFunc progress,
                              gpointer           progress_data,
                              GCancellable      *cancellable,
                              GError           **error)
{
  CarnetWork work = { progress, progress_data, cancellable };
  g_autoptr (CarnetMerge) merge = carnet_merge_new (self->store, carnet_logbook_now (self));

  if (!carnet_merge_set_options (merge, options, &work, error)
      || !carnet_merge_read_files (merge, paths, &work, error))
    return NULL;
  return g_steal_pointer (&merge);
}

gboolean
carnet_logbook_set_merge_options (CarnetLogbook     *self,
                                  CarnetMerge       *merge,
                                  CarnetMergeOptions options,
                                  CarnetProgressFunc progress,
                                  gpointer           progress_data,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  const CarnetWork work = { progress, progress_data, cancellable };

  return carnet_merge_set_options (merge, options, &work, error);
}

/* Reading and writing 64 KiB of the copy takes about as long as taking in one revision: both are steps of one
 * piece of work. */
typedef struct
{
  const CarnetWork *work;
  guint64           n_copied, n_revisions;
} Steps;

static void
copied_cb (guint64 done, guint64 total, gpointer user_data)
{
  Steps *self = user_data;

  self->n_copied = total;
  self->work->progress (done, total + self->n_revisions, self->work->progress_data);
}

static void
applied_cb (guint64 done, guint64 total, gpointer user_data)
{
  const Steps *self = user_data;

  self->work->progress (self->n_copied + done, self->n_copied + total, self->work->progress_data);
}

static gboolean
back_up_and_apply (CarnetLogbook    *self,
                   CarnetMerge      *merge,
                   gint64           *applied,
                   const CarnetWork *work,
                   GError          **error)
{
  const CarnetMergeCounts *totals = carnet_merge_get_totals (merge);
  Steps                    steps = { work, 0, totals->n_revisions_new + totals->n_revisions_known };
  const gboolean           tells = work->progress != NULL;
  const CarnetWork         copying = { tells ? copied_cb : NULL, &steps, work->cancellable };
  const CarnetWork         applying = { tells ? applied_cb : NULL, &steps, work->cancellable };
  g_autofree char         *backup = carnet_logbook_backup (self, &copying, error);
  gboolean                 done;

  if (backup == NULL)
    return FALSE;
  done = carnet_merge_apply (merge, applied, &applying, error);
  carnet_logbook_settle_backup (self, backup, done && *applied != 0);
  return done;
}

gboolean
carnet_logbook_apply_merge (CarnetLogbook     *self,
                            CarnetMerge       *merge,
                            gint64            *sitting,
                            CarnetProgressFunc progress,
                            gpointer           progress_data,
                            GCancellable      *cancellable,
                            GError           **error)
{
  CarnetWork work = { progress, progress_data, cancellable };
  gint64     applied = 0;
  gboolean   done;

  if (sitting != NULL)
    *sitting = 0;
  if (!carnet_logbook_check_open_for_writing (self, error) || !carnet_merge_refresh (merge, &work, error))
    return FALSE;
  if (carnet_merge_get_n_ready (merge) == 0)
    return TRUE;
  done = back_up_and_apply (self, merge, &applied, &work, error);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (sitting != NULL)
    *sitting = applied;
  return done;
}

/* -- Batches ------------------------------------------------------------------------------- */

GPtrArray *
carnet_logbook_list_batches (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_batches (self->store, error);
}

CarnetBatch *
carnet_logbook_find_batch (CarnetLogbook *self, gint64 batch, GError **error)
{
  return carnet_store_find_batch (self->store, batch, error);
}

GPtrArray *
carnet_logbook_list_revision_batches (CarnetLogbook *self, const CarnetHash *revision, GError **error)
{
  return carnet_store_list_revision_batches (self->store, revision, error);
}

static gboolean
set_withdrawn (CarnetLogbook    *self,
               gint64            batch,
               gboolean          withdrawn,
               CarnetWithdrawal *report,
               GError          **error)
{
  CarnetWithdrawal done = { 0 };

  if (!carnet_logbook_check_open_for_writing (self, error)
      || !carnet_store_set_withdrawn (self->store, batch, withdrawn, &done, error))
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (report != NULL)
    *report = done;
  return TRUE;
}

gboolean
carnet_logbook_withdraw_batch (CarnetLogbook *self, gint64 batch, CarnetWithdrawal *report, GError **error)
{
  return set_withdrawn (self, batch, TRUE, report, error);
}

gboolean
carnet_logbook_reapply_batch (CarnetLogbook *self, gint64 batch, CarnetWithdrawal *report, GError **error)
{
  return set_withdrawn (self, batch, FALSE, report, error);
}

GArray *
carnet_logbook_list_still_withdrawn (CarnetLogbook *self, gint64 batch, GError **error)
{
  return carnet_store_list_still_withdrawn (self->store, batch, error);
}

static gboolean
withdraw_all (CarnetStore *store, GArray *batches, CarnetWithdrawal *report, GError **error)
{
  if (!carnet_store_begin (store, error))
    return FALSE;
  for (guint i = 0; i < batches->len; i++)
    if (!carnet_store_set_withdrawn (store, g_array_index (batches, gint64, i), TRUE, report, error))
      {
        carnet_store_rollback (store);
        return FALSE;
      }
  return carnet_store_commit (store, error);
}

gboolean
carnet_logbook_withdraw_sitting (CarnetLogbook    *self,
                                 gint64            sitting,
                                 CarnetWithdrawal *report,
                                 GError          **error)
{
  g_autoptr (GArray) batches = NULL;
  CarnetWithdrawal done = { 0 };

  if (!carnet_logbook_check_open_for_writing (self, error))
    return FALSE;
  batches = carnet_store_list_sitting (self->store, sitting, error);
  if (batches == NULL || !withdraw_all (self->store, batches, &done, error))
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (report != NULL)
    *report = done;
  return TRUE;
}
