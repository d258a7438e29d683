/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "programme/carnet-milestone-changes.h"
#include "programme/carnet-programme-view.h"

G_BEGIN_DECLS

/** CarnetProgrammeDeed: what was done last to a programme, to undo it. */
typedef struct _CarnetProgrammeDeed CarnetProgrammeDeed;
void                                carnet_programme_deed_free (CarnetProgrammeDeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetProgrammeDeed, carnet_programme_deed_free)

struct _CarnetProgrammeView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession          *session;
  CarnetMilestoneChanges *changes;
  CarnetProgrammeDeed    *deed; /* (nullable): later than what was done to milestones */
  GtkWidget              *fold_bin;

  /* Children */
  GtkWidget *modes; /* timeline, list, details, empty */
  GtkWidget *heading;
  GtkWidget *conflict_rows[2]; /* by GtkOrientation: above the timeline, above the list */
  GtkWidget *scrolled;
  GtkWidget *timeline;
  GtkWidget *side;
  GtkWidget *details;
  GtkWidget *list;
  GtkWidget *narrow_details;

  CarnetId milestone; /* shown in the details, or nil */
  gboolean proposed;  /* nobody asked for it: it is there to fill a wide window */
  gboolean stale;
  gboolean seen; /* once */
};

/** carnet_programme_view_show: @id (nullable) in the details, and marked. */
void carnet_programme_view_show (CarnetProgrammeView *self, const CarnetId *id);
/** carnet_programme_view_refresh: shows what the session says now. */
void carnet_programme_view_refresh (CarnetProgrammeView *self);
/** carnet_programme_view_focus_milestones: the timeline, or the list where there is room for one pane. */
void carnet_programme_view_focus_milestones (CarnetProgrammeView *self);

/** carnet_programme_view_take_milestone: one was asked for. */
void carnet_programme_view_take_milestone (CarnetProgrammeView *self, const CarnetId *id);
/** carnet_programme_view_take_fold: the room for panes is another. */
void carnet_programme_view_take_fold (CarnetProgrammeView *self);

/* carnet-programme-view-build.c */
void carnet_programme_view_build (CarnetProgrammeView *self);

/* carnet-programme-editing.c */
/** carnet_programme_view_install_editing: actions and keys. */
void carnet_programme_view_install_editing (GtkWidgetClass *widget_class);
/** carnet_programme_view_start_editing: follows what is done to milestones. */
void carnet_programme_view_start_editing (CarnetProgrammeView *self);
/** carnet_programme_view_follow_timeline: moves what is drawn along. */
void carnet_programme_view_follow_timeline (CarnetProgrammeView *self);
/** carnet_programme_view_update_editing: enables the actions that make sense now. */
void carnet_programme_view_update_editing (CarnetProgrammeView *self);

/* carnet-programme-making.c */
/** carnet_programme_view_install_making: actions. */
void carnet_programme_view_install_making (GtkWidgetClass *widget_class);
/** carnet_programme_view_undo_programme: %FALSE when nothing was done to a programme since a milestone was
 * changed. */
gboolean carnet_programme_view_undo_programme (CarnetProgrammeView *self);
void     carnet_programme_view_forget_programme_deed (CarnetProgrammeView *self);

G_END_DECLS
