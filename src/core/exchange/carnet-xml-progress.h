/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"

G_BEGIN_DECLS

/** CarnetXmlProgress: tells how far a long work is, not too often, and whether it must stop. */
typedef struct
{
  CarnetProgressFunc func; /* nullable */
  gpointer           data;
  GCancellable      *cancellable; /* nullable */
  guint64            total;
  gint64             told; /* monotonic time */
} CarnetXmlProgress;

/** carnet_xml_progress_tell: Returns: %FALSE with %G_IO_ERROR_CANCELLED to stop. */
gboolean carnet_xml_progress_tell (CarnetXmlProgress *self, guint64 done, GError **error);

G_END_DECLS
