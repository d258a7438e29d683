/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "carnet/carnet-carnet-view.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-known.h"
#include "carnet/carnet-month-list.h"
#include "carnet/carnet-observation-editor.h"
#include "carnet/carnet-observation-list.h"
#include "carnet/carnet-selection-bar.h"
#include "widgets/carnet-fold-bin.h"

G_BEGIN_DECLS

struct _CarnetCarnetView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget      *sidebar;
  GtkWidget      *sidebar_separator;
  AdwBin         *months_side;
  AdwBin         *filters_side;
  GtkWidget      *list_pane;
  GtkWidget      *list_separator;
  GtkSearchEntry *search;
  GtkMenuButton  *month_button;
  GtkLabel       *month_label;
  AdwBin         *months_popover;
  GtkMenuButton  *filter_button;
  GtkWidget      *filter_dot;
  AdwBin         *filters_popover;
  GtkLabel       *summary;
  GtkDropDown    *order;
  GtkWidget      *clear;
  GtkWidget      *spinner;
  AdwBin         *question_bin;
  GtkStack       *list_stack;
  GtkWidget      *list_scrolled;
  GtkLabel       *empty_title;
  GtkLabel       *empty_text;
  GtkWidget      *empty_write;
  GtkWidget      *empty_clear;
  GtkStack       *editor_stack;
  GtkWidget      *nothing;

  /* Borrowed */
  GtkWidget               *list_view;
  CarnetMonthList         *months;
  CarnetFilters           *filters;
  CarnetObservationEditor *editor;
  CarnetFoldBin           *fold_bin;
  CarnetSelectionBar      *selection_bar;
  GtkWidget               *reminder;

  /* Owned */
  CarnetSession             *session;
  CarnetKnown               *known;
  CarnetObservationList     *list;
  CarnetObservationDocument *current;      /* the one in the editor */
  GHashTable                *documents;    /* CarnetId → CarnetObservationDocument, until they are sealed */
  GSimpleActionGroup        *actions;      /* carnet.* */
  GSimpleActionGroup        *many_actions; /* many.* */
  CarnetManyChange          *many_change;  /* the last one, if it can be taken back */
  GCancellable              *changing;     /* several observations, if they are being changed */
  GCancellable              *counting;

  CarnetFold fold;
  CarnetId   deleted; /* what Undo brings back */
  guint      counts_idle;
  GtkWidget *left_focus; /* weak (nullable): what had the focus before the page stood alone */
  gboolean   writing;    /* distraction-free: the page stands alone */
  gboolean   editing;    /* narrow: the editor stands over the list */
  gboolean   own_bars;
  gboolean   setting; /* the selection follows, it does not lead */
  gboolean   opened;  /* the first observation was shown, or a draft */
  gboolean   first;   /* open the first one once it is listed */
  gboolean   reveal;  /* scroll to the selected one once it is listed */
};

/* carnet-view-list.c */
void carnet_view_connect_list (CarnetCarnetView *self);
void carnet_view_update_query (CarnetCarnetView *self);
void carnet_view_load_counts (CarnetCarnetView *self);
void carnet_view_update_counts (CarnetCarnetView *self);
void carnet_view_queue_counts (CarnetCarnetView *self);
void carnet_view_show_all_months (CarnetCarnetView *self);
void carnet_view_show_state (CarnetCarnetView *self);
/* Scrolls to the selected one, at once or when it is listed; in all months when it is in no other list. */
void carnet_view_reveal_selected (CarnetCarnetView *self);
void carnet_view_open_first (CarnetCarnetView *self);
/* carnet_view_focus_list: to the observation listed that had the keys last, or to what stands in the place of
 * a list. */
void carnet_view_focus_list (CarnetCarnetView *self);
/* carnet-carnet-view.c: opens a new one, to write in it. */
void carnet_view_start (CarnetCarnetView *self, CarnetObservationDocument *document);
/* carnet-view-templates.c */
void carnet_view_show_templates (CarnetCarnetView *self);
/* carnet-view-many.c */
void carnet_view_add_many (CarnetCarnetView *self);
void carnet_view_show_chosen (CarnetCarnetView *self);
/* carnet-view-documents.c */
void carnet_view_open (CarnetCarnetView *self, CarnetObservationDocument *document);
void carnet_view_open_id (CarnetCarnetView *self, const CarnetId *id);
void carnet_view_close_current (CarnetCarnetView *self);
void carnet_view_recover_drafts (CarnetCarnetView *self);
void carnet_view_delete_current (CarnetCarnetView *self);
void carnet_view_undo_delete (CarnetCarnetView *self);
void carnet_view_retry (CarnetCarnetView *self);
void carnet_view_observation_changed (CarnetCarnetView *self, const CarnetId *entity);
/* carnet-view-panes.c */
void carnet_view_add_actions (CarnetCarnetView *self);
void carnet_view_follow_fold (CarnetCarnetView *self);
void carnet_view_show_panes (CarnetCarnetView *self);
void carnet_view_set_editing (CarnetCarnetView *self, gboolean editing);
/* carnet-view-writing.c */
void carnet_view_add_writing (CarnetCarnetView *self);

G_END_DECLS
