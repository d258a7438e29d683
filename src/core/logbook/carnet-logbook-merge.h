/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-conflicts.h"
#include "merge/carnet-merge.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Merging logbooks: what was received is read apart, shown, and taken in whole; what
 * was taken in can be withdrawn at any later time, and taken back. */

/**
 * carnet_logbook_prepare_merge:
 * @paths: (array zero-terminated=1): `.carnet` copies and XML exchange files, mixed
 * @options: how they would be applied; carnet_logbook_set_merge_options() changes it
 *
 * Reads every file in a process apart, verifies all of it and tells what applying
 * them in this order would do. Writes nothing. A file that cannot be taken is
 * refused alone, with its sentence (carnet_merge_get_file()); an error is returned
 * only when the work as a whole cannot be done or was cancelled.
 *
 * Returns: (transfer full) (nullable): for carnet_logbook_apply_merge(); free with
 *   carnet_merge_free().
 */
CarnetMerge *carnet_logbook_prepare_merge (CarnetLogbook     *self,
                                           const char *const *paths,
                                           CarnetMergeOptions options,
                                           CarnetProgressFunc progress,
                                           gpointer           progress_data,
                                           GCancellable      *cancellable,
                                           GError           **error);
/**
 * carnet_logbook_set_merge_options:
 * Makes all that @merge tells for these options, under which it will be applied. Writes nothing. On an error,
 * also when cancelled, they are as they were, but what @merge tells is not to be read before another call, or
 * applying, has compared the files again.
 */
gboolean carnet_logbook_set_merge_options (CarnetLogbook     *self,
                                           CarnetMerge       *merge,
                                           CarnetMergeOptions options,
                                           CarnetProgressFunc progress,
                                           gpointer           progress_data,
                                           GCancellable      *cancellable,
                                           GError           **error);
/**
 * CarnetMergeDetail: a #CarnetMergeChange, for reading.
 * @fields: (element-type CarnetFieldChange): those that change, in the order of a form; of what is new all of
 *   them
 */
typedef struct
{
  CarnetMergeChange *change;
  GPtrArray         *fields;
} CarnetMergeDetail;
void carnet_merge_detail_free (CarnetMergeDetail *self);

/**
 * carnet_logbook_list_merge_details:
 * @first, @n: of the carnet_merge_get_n_changes() of @file; what is beyond is left out
 * @with_new: with the fields of what is new, which are all it says; otherwise with those of what changes only
 * Returns: (transfer full) (element-type CarnetMergeDetail): in the order of carnet_merge_load_change().
 */
GPtrArray *carnet_logbook_list_merge_details (CarnetLogbook *self,
                                              CarnetMerge   *merge,
                                              guint          file,
                                              guint          first,
                                              guint          n,
                                              gboolean       with_new,
                                              GError       **error);
/**
 * carnet_logbook_apply_merge:
 * @merge: as prepared; its counts are those of what is applied. When the logbook
 *   changed since, they are made again first: compare carnet_merge_get_totals()
 *   before and after, or prepare again
 * @sitting: (out) (optional): names what was applied, for carnet_logbook_withdraw_sitting();
 *   0 when there was nothing to apply
 *
 * Takes in every file that is ready, in one transaction, after a backup: all of it
 * or, on an error or when cancelled, nothing.
 */
gboolean carnet_logbook_apply_merge (CarnetLogbook     *self,
                                     CarnetMerge       *merge,
                                     gint64            *sitting,
                                     CarnetProgressFunc progress,
                                     gpointer           progress_data,
                                     GCancellable      *cancellable,
                                     GError           **error);

/** carnet_logbook_list_batches: (transfer full) (element-type CarnetBatch): what was received, newest first.
 */
GPtrArray *carnet_logbook_list_batches (CarnetLogbook *self, GError **error);
/** carnet_logbook_find_batch: (transfer full): by its number; %CARNET_ERROR_NOT_FOUND. */
CarnetBatch *carnet_logbook_find_batch (CarnetLogbook *self, gint64 batch, GError **error);
/**
 * carnet_logbook_withdraw_batch:
 * @report: (out) (optional)
 *
 * Takes from sight what this batch alone brought and nothing visible builds on;
 * nothing is removed. Does nothing when it is withdrawn already.
 */
gboolean
carnet_logbook_withdraw_batch (CarnetLogbook *self, gint64 batch, CarnetWithdrawal *report, GError **error);
/** carnet_logbook_reapply_batch: brings back into sight all that the batch brought. */
gboolean
carnet_logbook_reapply_batch (CarnetLogbook *self, gint64 batch, CarnetWithdrawal *report, GError **error);
/** carnet_logbook_list_still_withdrawn: (transfer full) (element-type gint64): withdrawn batches that
 * together brought, too, all of @batch that is out of sight: carnet_logbook_reapply_batch() of them shows it
 * again. No more than it takes; empty when none would show anything. */
GArray *carnet_logbook_list_still_withdrawn (CarnetLogbook *self, gint64 batch, GError **error);
/** carnet_logbook_withdraw_sitting: every batch of one carnet_logbook_apply_merge(), together. */
gboolean carnet_logbook_withdraw_sitting (CarnetLogbook    *self,
                                          gint64            sitting,
                                          CarnetWithdrawal *report,
                                          GError          **error);
/** carnet_logbook_list_revision_batches: (transfer full) (element-type CarnetBatch): the files that brought
 * @revision, oldest first; empty for one that was written here. */
GPtrArray *
carnet_logbook_list_revision_batches (CarnetLogbook *self, const CarnetHash *revision, GError **error);

G_END_DECLS
