/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-comment.h"

CarnetComment *
carnet_comment_new (void)
{
  CarnetComment *self = g_new0 (CarnetComment, 1);

  self->author_name = g_strdup ("");
  self->text = g_strdup ("");
  return self;
}

void
carnet_comment_free (CarnetComment *self)
{
  g_free (self->author_name);
  g_free (self->text);
  g_free (self);
}
