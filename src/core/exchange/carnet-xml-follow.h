/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetXmlFollow:
 *
 * How far a file is written, for the thread that reads it back meanwhile. The file itself is the queue
 * between the two: neither keeps more in memory than when alone.
 */
typedef struct
{
  GMutex   mutex;
  GCond    changed;
  guint64  written; /* bytes that may be read */
  guint64  read;
  gboolean ended;  /* nothing more will be written */
  gboolean broken; /* because writing failed */
  gboolean left;   /* the reader is done, for better or worse */
} CarnetXmlFollow;

void carnet_xml_follow_init (CarnetXmlFollow *self);
void carnet_xml_follow_clear (CarnetXmlFollow *self);

/** carnet_xml_follow_advance: @n more bytes are in the file. */
void carnet_xml_follow_advance (CarnetXmlFollow *self, gsize n);
/** carnet_xml_follow_end: @complete: the whole document is there. */
void carnet_xml_follow_end (CarnetXmlFollow *self, gboolean complete);
/** carnet_xml_follow_wait_for: waits until something is written after @offset, or nothing will be. Returns:
 * %FALSE when the document will never be whole. */
gboolean carnet_xml_follow_wait_for (CarnetXmlFollow *self, guint64 offset);
/** carnet_xml_follow_leave: called by the reader last. */
void carnet_xml_follow_leave (CarnetXmlFollow *self);
/** carnet_xml_follow_wait_left: waits a moment. @read: (out): how far the reader is. Returns: whether it is
 * done. */
gboolean carnet_xml_follow_wait_left (CarnetXmlFollow *self, guint64 *read);

G_END_DECLS
