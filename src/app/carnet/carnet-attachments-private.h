/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-attachment-row.h"
#include "carnet/carnet-attachments.h"

G_BEGIN_DECLS

struct _CarnetAttachments
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *add;

  /* Owned */
  CarnetSession    *session;
  GCancellable     *loading;
  CarnetAttachment *detached; /* the last one, which can be brought back */
  char             *folder;   /* of what was opened; nullable */

  CarnetId observation;
};

/* carnet-attachments-opening.c */
/** carnet_attachments_open: what @row shows, in the program that opens files of its type. */
void carnet_attachments_open (CarnetAttachments *self, GtkListBoxRow *row);
/** carnet_attachments_save: asks where. */
void carnet_attachments_save (CarnetAttachments *self, CarnetAttachmentRow *row);
/** carnet_attachments_forget_opened: removes the copies that were opened. */
void carnet_attachments_forget_opened (CarnetAttachments *self);

G_END_DECLS
