/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"
#include "exchange/carnet-xml-follow.h"
#include "exchange/carnet-xml-guard.h"

G_BEGIN_DECLS

/** CarnetXmlSource: a file that is read from its beginning to its end, past the guard. */
typedef struct
{
  char           *name; /* its base name, for errors */
  int             fd;
  CarnetXmlGuard *guard;
  guint64         size;
  guint64         offset;
  int             number; /* errno of a read that failed, or 0 */

  const char      *bytes;  /* (nullable): borrowed: the whole file, in place of fd */
  CarnetXmlFollow *follow; /* (nullable): borrowed: the file is still being written */
} CarnetXmlSource;

/** carnet_xml_source_open: refuses what is no regular file, and what is too large. */
CarnetXmlSource *carnet_xml_source_open (const char *path, GError **error);
/** carnet_xml_source_open_bytes: @bytes: borrowed until it is closed. */
CarnetXmlSource *carnet_xml_source_open_bytes (const char *bytes, gsize size, const char *name);
void             carnet_xml_source_close (CarnetXmlSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetXmlSource, carnet_xml_source_close)
/** carnet_xml_source_read: Returns: how many bytes, 0 at the end, -1 when the disk fails or the guard
 * refuses. */
int carnet_xml_source_read (CarnetXmlSource *self, char *buffer, int size);
/** carnet_xml_source_fail: sets @error for @number, an errno. Returns: %FALSE. */
gboolean carnet_xml_source_fail (const CarnetXmlSource *self, int number, GError **error);

G_END_DECLS
