/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetAhead:
 *
 * A second thread that prepares jobs while the first one uses those prepared before, in the order in which
 * they were pushed. How many wait is for whoever pushes to limit.
 */
typedef struct _CarnetAhead CarnetAhead;

/** CarnetAheadFunc: prepares @job, on the second thread. */
typedef void (*CarnetAheadFunc) (gpointer job, gpointer user_data);

/** carnet_ahead_new: @free_job: for jobs that nobody popped. Where no thread can be had, pushing prepares. */
CarnetAhead *carnet_ahead_new (CarnetAheadFunc func, gpointer user_data, GDestroyNotify free_job);
/** carnet_ahead_free: waits for the job that is being prepared. */
void carnet_ahead_free (CarnetAhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetAhead, carnet_ahead_free)

/** carnet_ahead_push: @job: (transfer full) */
void carnet_ahead_push (CarnetAhead *self, gpointer job);
/** carnet_ahead_pop: waits for it. Returns: (transfer full) (nullable): %NULL when none is left. */
gpointer carnet_ahead_pop (CarnetAhead *self);
/** carnet_ahead_get_n: jobs pushed and not popped. */
guint carnet_ahead_get_n (CarnetAhead *self);

G_END_DECLS
