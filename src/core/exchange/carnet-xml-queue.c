/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-queue.h"

#define WEIGHT_MAX 524288
#define MOMENT (G_TIME_SPAN_SECOND / 20)

struct _CarnetXmlQueue
{
  GMutex   mutex;
  GCond    filled, emptied;
  GQueue   items; /* CarnetXmlItem */
  gsize    weight;
  guint64  done;
  gboolean ended;
  gboolean closed;
  GError  *error;
};

void
carnet_xml_item_clear (CarnetXmlItem *item)
{
  g_clear_pointer (&item->revision, carnet_revision_unref);
  g_clear_pointer (&item->attachment, g_bytes_unref);
}

static void
item_free (gpointer item)
{
  carnet_xml_item_clear (item);
  g_free (item);
}

static gsize
weigh (const CarnetXmlItem *item)
{
  if (item->attachment != NULL)
    return g_bytes_get_size (item->attachment);
  /* The text is there twice: as bytes and as fields. */
  return 1024 + (item->revision->payload != NULL ? 2 * g_bytes_get_size (item->revision->payload) : 0);
}

CarnetXmlQueue *
carnet_xml_queue_new (void)
{
  CarnetXmlQueue *self = g_new0 (CarnetXmlQueue, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->filled);
  g_cond_init (&self->emptied);
  g_queue_init (&self->items);
  return self;
}

void
carnet_xml_queue_free (CarnetXmlQueue *self)
{
  g_queue_clear_full (&self->items, item_free);
  g_clear_error (&self->error);
  g_cond_clear (&self->filled);
  g_cond_clear (&self->emptied);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
carnet_xml_queue_push (CarnetXmlQueue *self, CarnetXmlItem item)
{
  gsize    weight = weigh (&item);
  gboolean taken;

  g_mutex_lock (&self->mutex);
  while (!self->closed && self->weight > 0 && self->weight + weight > WEIGHT_MAX)
    g_cond_wait (&self->emptied, &self->mutex);
  taken = !self->closed;
  if (taken)
    {
      self->weight += weight;
      g_queue_push_tail (&self->items, g_memdup2 (&item, sizeof item));
      g_cond_signal (&self->filled);
    }
  g_mutex_unlock (&self->mutex);
  if (!taken)
    carnet_xml_item_clear (&item);
  return taken;
}

void
carnet_xml_queue_note (guint64 done, guint64 total, gpointer queue)
{
  CarnetXmlQueue *self = queue;

  g_mutex_lock (&self->mutex);
  self->done = done;
  g_mutex_unlock (&self->mutex);
}

void
carnet_xml_queue_end (CarnetXmlQueue *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  self->error = error;
  g_cond_signal (&self->filled);
  g_mutex_unlock (&self->mutex);
}

CarnetXmlQueueResult
carnet_xml_queue_pop (CarnetXmlQueue *self, CarnetXmlItem *item, guint64 *done)
{
  gint64                    until = g_get_monotonic_time () + MOMENT;
  CarnetXmlQueueResult      result = CARNET_XML_QUEUE_ITEM;
  g_autofree CarnetXmlItem *head = NULL;

  g_mutex_lock (&self->mutex);
  while (self->items.length == 0 && !self->ended && g_cond_wait_until (&self->filled, &self->mutex, until))
    ;
  head = g_queue_pop_head (&self->items);
  *done = self->done;
  if (head == NULL)
    result = self->ended ? CARNET_XML_QUEUE_END : CARNET_XML_QUEUE_NOTHING_YET;
  else
    {
      *item = *head;
      self->weight -= weigh (head);
      /* Not for each item: every waking costs as much as reading one. */
      if (self->weight <= WEIGHT_MAX / 2)
        g_cond_signal (&self->emptied);
    }
  g_mutex_unlock (&self->mutex);
  return result;
}

void
carnet_xml_queue_close (CarnetXmlQueue *self)
{
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  g_cond_signal (&self->emptied);
  g_mutex_unlock (&self->mutex);
}

GError *
carnet_xml_queue_steal_error (CarnetXmlQueue *self)
{
  GError *error;

  g_mutex_lock (&self->mutex);
  error = g_steal_pointer (&self->error);
  g_mutex_unlock (&self->mutex);
  return error;
}
