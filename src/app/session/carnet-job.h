/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetJob:
 *
 * One piece of work on a worker thread of a session. Jobs run one after the other,
 * in the order they were asked for: those that write on one thread, those that read
 * on another. What is read after `changed` holds what was written before it.
 */
typedef struct _CarnetJob CarnetJob;

/**
 * CarnetJobFunc:
 * @logbook: the worker's own connection, open for writing or for reading
 *
 * Runs on the worker thread: no widget, no session here.
 */
typedef gboolean (*CarnetJobFunc) (CarnetJob     *job,
                                   CarnetLogbook *logbook,
                                   gpointer       data,
                                   GCancellable  *cancellable,
                                   GError       **error);

/**
 * carnet_job_run_async:
 * @data, @destroy: handed to @func; freed on the main thread, after @callback
 * @progress: (nullable): called on the main thread with @user_data
 *
 * When it is done, `changed` is emitted on @session for all that the job said it
 * wrote, and then @callback is called. The application does not end before.
 */
void carnet_job_run_async (CarnetSession      *session,
                           CarnetJobFunc       func,
                           gpointer            data,
                           GDestroyNotify      destroy,
                           GCancellable       *cancellable,
                           CarnetProgressFunc  progress,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
/** carnet_job_read_async: as carnet_job_run_async(), on the thread that reads: it does not wait for an import
 * to end. Once @cancellable is cancelled it ends soon, within a statement too, with %G_IO_ERROR_CANCELLED. */
void     carnet_job_read_async (CarnetSession      *session,
                                CarnetJobFunc       func,
                                gpointer            data,
                                GDestroyNotify      destroy,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean carnet_job_run_finish (CarnetSession *session, GAsyncResult *result, GError **error);
/** CarnetListFunc: a list of the façade, such as carnet_logbook_list_filters(). */
typedef GPtrArray *(*CarnetListFunc) (CarnetLogbook *logbook, GError **error);
/** carnet_job_list_async: @func, as carnet_job_read_async(). */
void carnet_job_list_async (CarnetSession      *session,
                            CarnetListFunc      func,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
/** carnet_job_list_finish: Returns: (transfer full) (nullable): what it gave. */
GPtrArray *carnet_job_list_finish (CarnetSession *session, GAsyncResult *result, GError **error);
/** carnet_job_supersede: (transfer none): for what is asked anew before the answer came: cancels @last, and
 * puts another in its place. */
GCancellable *carnet_job_supersede (GCancellable **last);
/** carnet_job_give_up: cancels @last, if any: its answer is nobody's any more. */
void carnet_job_give_up (GCancellable **last);
/** carnet_job_is_last: whether @result answers to @last, which is then cleared. Stale answers are those for
 * which it is %FALSE. */
gboolean carnet_job_is_last (GAsyncResult *result, GCancellable **last);
/** carnet_job_get_data: (transfer none): the @data of carnet_job_run_async(), for its callback. */
gpointer carnet_job_get_data (GAsyncResult *result);

/** carnet_job_wrote: from a #CarnetJobFunc: what to tell with `changed`, see there. Called once at most. */
void carnet_job_wrote (CarnetJob *job, const char *kind, const CarnetId *entity);
/** carnet_job_progress: a #CarnetProgressFunc for the core; its user data is the #CarnetJob. */
void carnet_job_progress (guint64 done, guint64 total, gpointer job);

G_END_DECLS
