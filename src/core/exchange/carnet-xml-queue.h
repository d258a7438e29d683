/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-revision.h"

G_BEGIN_DECLS

/**
 * CarnetXmlQueue:
 *
 * What one thread has read and another has yet to store, in the order of the file. It holds some hundred
 * kB, or one item that is larger: who reads waits for who stores.
 */
typedef struct _CarnetXmlQueue CarnetXmlQueue;

/** CarnetXmlItem: one of the two is set. */
typedef struct
{
  CarnetRevision *revision;
  GBytes         *attachment;
} CarnetXmlItem;

void carnet_xml_item_clear (CarnetXmlItem *item);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetXmlItem, carnet_xml_item_clear)

typedef enum
{
  CARNET_XML_QUEUE_ITEM,
  CARNET_XML_QUEUE_NOTHING_YET, /* after a moment's wait: time to tell how far it is */
  CARNET_XML_QUEUE_END,
} CarnetXmlQueueResult;

CarnetXmlQueue *carnet_xml_queue_new (void);
void            carnet_xml_queue_free (CarnetXmlQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlQueue, carnet_xml_queue_free)

/* For who reads. */

/** carnet_xml_queue_push: @item: (transfer full). Returns: %FALSE when nobody takes anything any more. */
gboolean carnet_xml_queue_push (CarnetXmlQueue *self, CarnetXmlItem item);
/** carnet_xml_queue_note: how much was read; a #CarnetProgressFunc, @queue is the #CarnetXmlQueue. */
void carnet_xml_queue_note (guint64 done, guint64 total, gpointer queue);
/** carnet_xml_queue_end: there is no more, because of @error: (transfer full) (nullable). */
void carnet_xml_queue_end (CarnetXmlQueue *self, GError *error);

/* For who stores. */

/** carnet_xml_queue_pop: @item: (out): with the first result only; @done: (out): as noted. */
CarnetXmlQueueResult carnet_xml_queue_pop (CarnetXmlQueue *self, CarnetXmlItem *item, guint64 *done);
/** carnet_xml_queue_close: takes no more. */
void carnet_xml_queue_close (CarnetXmlQueue *self);
/** carnet_xml_queue_steal_error: (transfer full) (nullable): why reading ended early, once it ended. */
GError *carnet_xml_queue_steal_error (CarnetXmlQueue *self);

G_END_DECLS
