/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-task.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <glib-unix.h>

/* What is done before that shows no progress. */
#define PATIENCE (300 * G_TIME_SPAN_MILLISECOND)

struct _CliTask
{
  /* Owned */
  char         *label;
  GCancellable *cancellable;
  GMainContext *context;
  GThread      *thread;

  gboolean shows;
  gint64   begun; /* monotonic time, in microseconds */
  int      percent;
};

/* Removed after the first signal: the next one has its ordinary effect. */
static gboolean
signal_cb (gpointer data)
{
  CliTask *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static gpointer
watch_cb (gpointer data)
{
  CliTask *self = data;

  for (;;)
    g_main_context_iteration (self->context, TRUE);
  return NULL;
}

static void
watch_signal (CliTask *self, int number)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);

  g_source_set_callback (source, signal_cb, self, NULL);
  g_source_attach (source, self->context);
}

CliTask *
cli_task_begin (const char *label, gboolean quiet)
{
  CliTask *self = g_new0 (CliTask, 1);

  self->label = g_strdup (label);
  self->shows = !quiet && isatty (STDERR_FILENO);
  self->begun = g_get_monotonic_time ();
  self->percent = -1;
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_new ();
  watch_signal (self, SIGINT);
  watch_signal (self, SIGTERM);
  self->thread = g_thread_new ("signals", watch_cb, self);
  return self;
}

GCancellable *
cli_task_get_cancellable (CliTask *self)
{
  return self->cancellable;
}

void
cli_task_progress (guint64 done, guint64 total, gpointer task)
{
  CliTask *self = task;
  int      percent = total > 0 ? (int)(MIN (done, total) * 100 / total) : 0;

  if (!self->shows || percent == self->percent || g_get_monotonic_time () - self->begun < PATIENCE)
    return;
  self->percent = percent;
  fprintf (stderr, "\r%s %3d %%\033[K", self->label, percent);
  fflush (stderr);
}

void
cli_task_end (CliTask *self)
{
  if (self->percent >= 0)
    fputs ("\r\033[K", stderr);
  self->shows = FALSE;
}
