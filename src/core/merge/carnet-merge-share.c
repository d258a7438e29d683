/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-private.h"

static void
share_cb (guint64 done, guint64 total, gpointer data)
{
  const CarnetShare *self = data;

  if (total > 0)
    self->whole->progress (self->from * total + MIN (done, total) * self->share, self->all * total,
                           self->whole->progress_data);
}

const CarnetWork *
carnet_share_of (CarnetShare *self, const CarnetWork *work, guint64 from, guint64 share, guint64 all)
{
  if (work == NULL)
    return NULL;
  *self = (CarnetShare){
    { work->progress != NULL ? share_cb : NULL, self, work->cancellable }, work, from, share, all
  };
  return &self->work;
}
