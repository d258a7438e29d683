/* SPDX-License-Identifier: GPL-3.0-or-later */
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
  const CarnetWork *work = self->queue->work;

  if (work != NULL && work->progress != NULL && total > 0)
    work->progress ((guint64)self->index * SHARE + from + MIN (done, total) * share / total,
                    (guint64)self->queue->n * SHARE, work->progress_data);
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

static GCancellable *
get_cancellable (const Reading *self)
{
  return self->queue->work != NULL ? self->queue->work->cancellable : NULL;
}

/* -- Reading one, on its thread ------------------------------------------------------------ */

static CarnetStaging *
stage (Reading *self, CarnetMergeEntry *entry, GError **error)
{
  CarnetWork work = { reading_cb, self, get_cancellable (self) };
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

static void
start (Reading *self, Queue *queue, guint index, const char *path)
{
  self->queue = queue;
  self->index = index;
  self->entry = carnet_merge_entry_new (path);
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
  CarnetWork work = { comparing_cb, reading, get_cancellable (reading) };

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

gboolean
carnet_merge_read_files (CarnetMerge *self, const char *const *paths, const CarnetWork *work, GError **error)
{
  guint    n = g_strv_length ((char **)paths), n_started = 0;
  Queue    queue = { work, n, 0 };
  Reading *readings = g_new0 (Reading, n);
  gboolean done = TRUE;

  for (guint i = 0; i < n && done; i++)
    {
      g_atomic_int_set (&queue.turn, (gint)i);
      for (; n_started < MIN (n, i + 1 + N_AHEAD); n_started++)
        start (&readings[n_started], &queue, n_started, paths[n_started]);
      done = add (self, &readings[i], error);
    }
  for (guint i = 0; i < n_started; i++)
    reading_clear (&readings[i]);
  g_free (readings);
  return done;
}
