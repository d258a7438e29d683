/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "merge/carnet-merge-private.h"
#include "merge/carnet-merge-store.h"
#include "merge/carnet-reception.h"

/* Files that are read while those before them are compared. Each may take as much memory as its size. */
#define N_AHEAD 2

/* One file is one share of the whole, whatever its size: first it is read, then compared. */
#define SHARE 1000
#define READ_SHARE 700

typedef struct
{
  const CarnetWork *work; /* nullable */
  GCancellable     *stop; /* of the reading: cancelled with the work, and when it fails */
  guint             n;
  gint              turn; /* atomic: of the file that is waited for, the only one that tells its progress */
} Queue;

typedef struct
{
  Queue            *queue;
  guint             index;
  CarnetMergeEntry *entry; /* owned until it is added */
  GThread          *thread;
  GError           *problem;
} Reading;

static void
tell (const Reading *self, guint64 done, guint64 total, guint64 from, guint64 share)
{
  CarnetShare       part;
  const CarnetWork *work = carnet_share_of (&part, self->queue->work, (guint64)self->index * SHARE + from,
                                            share, (guint64)self->queue->n * SHARE);

  if (work != NULL && work->progress != NULL)
    work->progress (done, total, work->progress_data);
}

static void
reading_cb (guint64 done, guint64 total, gpointer data)
{
  const Reading *self = data;

  if (g_atomic_int_get (&self->queue->turn) == (gint)self->index)
    tell (self, done, total, 0, READ_SHARE);
}

static void
comparing_cb (guint64 done, guint64 total, gpointer data)
{
  tell (data, done, total, READ_SHARE, SHARE - READ_SHARE);
}

/* -- Reading one, on its thread ------------------------------------------------------------ */

static CarnetStaging *
stage (Reading *self, CarnetMergeEntry *entry, GError **error)
{
  CarnetWork work = { reading_cb, self, self->queue->stop };
  g_autoptr (CarnetStaging) staging = carnet_staging_new (entry->name, error);
  CarnetReceptionFacts facts;
  CarnetReceiver       receiver;

  if (staging == NULL)
    return NULL;
  receiver = carnet_staging_get_receiver (staging);
  if (!carnet_reception_read (entry->path, &receiver, &facts, &work, error)
      || !carnet_staging_close (staging, error))
    return NULL;
  entry->hash = facts.hash;
  entry->sender = facts.sender;
  entry->file.modified_ms = facts.modified_ms;
  return g_steal_pointer (&staging);
}

static gpointer
read_cb (gpointer data)
{
  Reading *self = data;

  self->entry->staging = stage (self, self->entry, &self->problem);
  return NULL;
}

/* -- All of them ---------------------------------------------------------------------------- */

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

static void
start (CarnetMerge *merge, Reading *self, Queue *queue, guint index, const char *path)
{
  self->queue = queue;
  self->index = index;
  self->entry = carnet_merge_entry_new (path);
  if (is_same_file (path, carnet_store_get_path (merge->store)))
    g_set_error (&self->problem, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” cannot be taken in: %s."),
                 self->entry->name, _ ("it is this logbook itself"));
  else
    self->thread = g_thread_new ("received-file", read_cb, self);
}

static void
wait_for (Reading *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

static void
reading_clear (Reading *self)
{
  wait_for (self);
  g_clear_pointer (&self->entry, carnet_merge_entry_free);
  g_clear_error (&self->problem);
}

/* What stops all of the work, and is not the file's fault. */
static gboolean
concerns_all (const GError *problem)
{
  return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || (problem != NULL && problem->domain == G_SPAWN_ERROR);
}

static gboolean
add (CarnetMerge *self, Reading *reading, GError **error)
{
  CarnetWork work = { comparing_cb, reading, reading->queue->stop };

  wait_for (reading);
  if (concerns_all (reading->problem))
    {
      g_propagate_error (error, g_steal_pointer (&reading->problem));
      return FALSE;
    }
  if (reading->problem != NULL)
    carnet_merge_entry_refuse (reading->entry, g_steal_pointer (&reading->problem));
  return carnet_merge_add_entry (self, g_steal_pointer (&reading->entry), &work, error);
}

static gboolean
read_queue (CarnetMerge *self, Queue *queue, Reading *readings, const char *const *paths, GError **error)
{
  guint n_started = 0;

  for (guint i = 0; i < queue->n; i++)
    {
      g_atomic_int_set (&queue->turn, (gint)i);
      for (; n_started < MIN (queue->n, i + 1 + N_AHEAD); n_started++)
        start (self, &readings[n_started], queue, n_started, paths[n_started]);
      if (!add (self, &readings[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
stop_cb (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

gboolean
carnet_merge_read_files (CarnetMerge *self, const char *const *paths, const CarnetWork *work, GError **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  GCancellable *cancellable = work != NULL ? work->cancellable : NULL;
  gulong        handler
      = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (stop_cb), stop, NULL) : 0;
  Queue    queue = { work, stop, g_strv_length ((char **)paths), 0 };
  Reading *readings = g_new0 (Reading, queue.n);
  gboolean done;
  /* Once all is read there is nothing more to tell. */
  const CarnetWork quiet = { NULL, NULL, cancellable };

  carnet_store_set_wide (self->store, TRUE);
  done = read_queue (self, &queue, readings, paths, error)
         && carnet_merge_count_withheld (self, &quiet, error);
  carnet_store_set_wide (self->store, FALSE);
  carnet_merge_tell_apart (self);
  if (!done)
    g_cancellable_cancel (stop);
  for (guint i = 0; i < queue.n; i++)
    reading_clear (&readings[i]);
  g_cancellable_disconnect (cancellable, handler);
  g_free (readings);
  return done;
}
