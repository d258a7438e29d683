/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-batch.h"

void
carnet_batch_free (CarnetBatch *self)
{
  g_free (self->name);
  g_free (self->sender);
  g_free (self);
}
