/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetJob:
 *
 * One piece of work on the worker thread of a session. Jobs run one after the
 * other, in the order they were asked for.
 */
typedef struct _CarnetJob CarnetJob;

/**
 * CarnetJobFunc:
 * @logbook: the worker's own connection, open for writing
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
 * wrote, and then @callback is called.
 */
void     carnet_job_run_async (CarnetSession      *session,
                               CarnetJobFunc       func,
                               gpointer            data,
                               GDestroyNotify      destroy,
                               GCancellable       *cancellable,
                               CarnetProgressFunc  progress,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean carnet_job_run_finish (CarnetSession *session, GAsyncResult *result, GError **error);
/** carnet_job_get_data: (transfer none): the @data of carnet_job_run_async(), for its callback. */
gpointer carnet_job_get_data (GAsyncResult *result);

/** carnet_job_wrote: from a #CarnetJobFunc: what to tell with `changed`, see there. Called once at most. */
void carnet_job_wrote (CarnetJob *job, const char *kind, const CarnetId *entity);
/** carnet_job_progress: a #CarnetProgressFunc for the core; its user data is the #CarnetJob. */
void carnet_job_progress (guint64 done, guint64 total, gpointer job);

G_END_DECLS
