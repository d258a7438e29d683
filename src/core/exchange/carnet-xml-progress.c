/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-progress.h"

#define INTERVAL (G_TIME_SPAN_SECOND / 20)

gboolean
carnet_xml_progress_tell (CarnetXmlProgress *self, guint64 done, GError **error)
{
  gint64 now;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  now = self->func != NULL ? g_get_monotonic_time () : 0;
  if (self->func == NULL || now - self->told < INTERVAL)
    return TRUE;
  self->told = now;
  self->func (self->total > 0 ? MIN (done, self->total) : done, self->total, self->data);
  return TRUE;
}
