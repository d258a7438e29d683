/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-ahead.h"

struct _CarnetAhead
{
  CarnetAheadFunc func;
  gpointer        user_data;
  GDestroyNotify  free_job;
  GThread        *thread; /* nullable */
  GAsyncQueue    *waiting, *prepared;
  guint           n;
};

/* The job that says that there are no more. */
static char no_more;

static gpointer
prepare_cb (gpointer data)
{
  CarnetAhead *self = data;
  gpointer     job;

  while ((job = g_async_queue_pop (self->waiting)) != &no_more)
    {
      self->func (job, self->user_data);
      g_async_queue_push (self->prepared, job);
    }
  return NULL;
}

CarnetAhead *
carnet_ahead_new (CarnetAheadFunc func, gpointer user_data, GDestroyNotify free_job)
{
  CarnetAhead *self = g_new0 (CarnetAhead, 1);

  self->func = func;
  self->user_data = user_data;
  self->free_job = free_job;
  self->waiting = g_async_queue_new ();
  self->prepared = g_async_queue_new ();
  self->thread = g_thread_try_new ("ahead", prepare_cb, self, NULL);
  return self;
}

static void
drop_all (CarnetAhead *self, GAsyncQueue *queue)
{
  gpointer job;

  while ((job = g_async_queue_try_pop (queue)) != NULL)
    self->free_job (job);
  g_async_queue_unref (queue);
}

void
carnet_ahead_free (CarnetAhead *self)
{
  if (self->thread != NULL)
    {
      g_async_queue_push_front (self->waiting, &no_more);
      g_thread_join (self->thread);
    }
  drop_all (self, self->waiting);
  drop_all (self, self->prepared);
  g_free (self);
}

void
carnet_ahead_push (CarnetAhead *self, gpointer job)
{
  self->n++;
  if (self->thread != NULL)
    {
      g_async_queue_push (self->waiting, job);
      return;
    }
  self->func (job, self->user_data);
  g_async_queue_push (self->prepared, job);
}

gpointer
carnet_ahead_pop (CarnetAhead *self)
{
  if (self->n == 0)
    return NULL;
  self->n--;
  return g_async_queue_pop (self->prepared);
}

guint
carnet_ahead_get_n (CarnetAhead *self)
{
  return self->n;
}
