/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "merge/carnet-conflict-field.h"
#include "merge/carnet-conflict-page.h"
#include "widgets/carnet-fold-bin.h"

G_BEGIN_DECLS

struct _CarnetConflictPage
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *fold_bin;
  GtkWidget *back;
  GtkWidget *title;
  GtkWidget *stack; /* reading, conflict, none */
  GtkWidget *none;
  GtkWidget *leave;   /* there: back to the logbook */
  GtkWidget *choices; /* above: which conflict, and what was chosen */
  GtkWidget *scrolled;
  GtkWidget *body;   /* what of the conflict is shown */
  GtkWidget *object; /* (nullable): what is in conflict, where the bar above has no room for it */
  GtkWidget *people; /* (nullable): the heading of the columns */
  GtkWidget *bar;
  GtkWidget *legend;
  GtkWidget *whole;
  GtkWidget *buttons;
  GtkWidget *keep_mine;
  GtkWidget *keep_other;
  GtkWidget *keep_texts;

  /* Owned */
  CarnetSession        *session;
  CarnetEntityConflict *conflict; /* (nullable) */
  GPtrArray            *fields;   /* (element-type CarnetConflictField), borrowed */
  GCancellable         *reading;

  guint    position;
  guint    n_conflicts;
  guint    n_columns; /* of the heading; 0 when there is none */
  gboolean applying;
  gboolean moving; /* to another conflict, which is being read */
};

/* carnet-conflict-page-body.c: what is shown of one conflict. */
void carnet_conflict_page_build (CarnetConflictPage *self);
void carnet_conflict_page_follow_fold (CarnetConflictPage *self);
/* carnet-conflict-page-frame.c: the bars above and below. */
void carnet_conflict_page_build_frame (CarnetConflictPage *self);
void carnet_conflict_page_update_title (CarnetConflictPage *self);
/* Of the bars, for the fold. */
void carnet_conflict_page_arrange_bars (CarnetConflictPage *self);
/* No field has more versions. */
gboolean carnet_conflict_page_has_two (CarnetConflictPage *self);

G_END_DECLS
