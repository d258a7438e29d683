/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-query.h"

gboolean
carnet_query_asks_for_level (const CarnetQuery *self)
{
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    if (self->levels[i] > 0)
      return TRUE;
  return FALSE;
}
