/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-comments.h"

G_BEGIN_DECLS

struct _CarnetComments
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *entry;
  GtkWidget *say;

  /* Owned */
  CarnetSession *session;
  GCancellable  *loading;

  CarnetId observation;
  CarnetId comment; /* the one being written; nil until it was kept */
  gint64   stamp;   /* of its draft */
  CarnetId deleted; /* what can be brought back */
  guint    visit;   /* counts the times that an observation was come to */
  guint    save_timeout;
  gboolean setting; /* the entry is being filled: nothing is typed */
  gboolean dirty;   /* what is in the entry is not kept yet */
};

/* carnet-comments.c */
/** carnet_comments_load: shows what the logbook says now. */
void carnet_comments_load (CarnetComments *self);

/* carnet-comments-writing.c */
/** carnet_comments_build_form: to write one. */
void carnet_comments_build_form (CarnetComments *self);
/** carnet_comments_set_text: puts @text into the form: nothing of it is to be kept. */
void carnet_comments_set_text (CarnetComments *self, const char *text);

G_END_DECLS
