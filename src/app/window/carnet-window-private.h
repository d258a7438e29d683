/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/carnet-fold-bin.h"
#include "window/carnet-window.h"

G_BEGIN_DECLS

struct _CarnetWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  GtkStack        *pages;
  AdwBin          *welcome_bin;
  AdwStatusPage   *error_page;
  CarnetFoldBin   *fold_bin;
  AdwHeaderBar    *header;
  AdwViewSwitcher *switcher;
  AdwWindowTitle  *title;
  GtkWidget       *switcher_bar;
  AdwViewStack    *stack;
  GtkWidget       *new_label;
  GtkWidget       *new_button;
  GtkWidget       *search_button;
  GMenu           *main_menu;       /* owned */
  GMenu           *programmes_menu; /* owned: a section of the main menu */
  GtkMenuButton   *menu_button;
  AdwBin          *bins[4];
  AdwBin          *conflicts_bin;
  GtkProgressBar  *rebuild_bar;
  GtkRevealer     *progress_revealer;
  GtkProgressBar  *progress_bar;
  GtkLabel        *progress_label;

  /* Owned */
  CarnetSession *session;
  GSettings     *settings;
  GCancellable  *transfer; /* of the export, import or rebuild under way */
  char          *path;
  char          *received; /* to merge once the logbook is open */
  char          *sent;     /* the last copy; %NULL when there is none */

  CarnetDate today;   /* on screen */
  gint64     sitting; /* of the last merge, which can be undone; 0 when there is none */

  gboolean was_fullscreen; /* before the page stood alone */
  gboolean may_close;
  gboolean closing;
};

/** carnet_window_install_actions: in carnet-window-actions.c. */
void carnet_window_install_actions (GtkWidgetClass *widget_class);
/** carnet_window_update_actions: enables those that make sense now. */
void carnet_window_update_actions (CarnetWindow *self);
/** In carnet-window-title.c: what the header bar shows at this width, and of this view. */
void carnet_window_update_fold (CarnetWindow *self);
void carnet_window_update_title (CarnetWindow *self);
/** carnet_window_update_bars: none around a view that has its own. */
void carnet_window_update_bars (CarnetWindow *self);
/** carnet_window_follow_writing: nothing beside the window while a page stands alone. */
void carnet_window_follow_writing (CarnetWindow *self, gboolean writing);
/** carnet_window_leave_writing: when another view is shown. */
void carnet_window_leave_writing (CarnetWindow *self);
/** carnet_window_show_welcome: @welcome instead of the views. */
void carnet_window_show_welcome (CarnetWindow *self, GtkWidget *welcome);

/* carnet-window-views.c */
/** carnet_window_bind_views: where each goes in the template. */
void carnet_window_bind_views (GtkWidgetClass *widget_class);
/** carnet_window_show_first: the view chosen: the window itself is painted a frame before. */
void carnet_window_show_first (CarnetWindow *self);
/** carnet_window_drop_views: those there are, and the session that they show. */
void carnet_window_drop_views (CarnetWindow *self);
/** carnet_window_find_view: as carnet_window_get_view(), %NULL when nobody looked at it yet. */
GtkWidget *carnet_window_find_view (CarnetWindow *self, const char *name);

/** In carnet-window-files.c: what exports and imports files. */
void carnet_window_export_xml (CarnetWindow *self);
void carnet_window_import_xml (CarnetWindow *self);
void carnet_window_cancel_transfer (CarnetWindow *self);

/* carnet-window-open.c */
void carnet_window_choose_logbook (CarnetWindow *self);
/** carnet_window_only_read: shows the copy of which it asks whose it will be. */
void carnet_window_only_read (CarnetWindow *self);
/** carnet_window_merge_into_mine: opens the person's own logbook, and merges that copy into it. */
void carnet_window_merge_into_mine (CarnetWindow *self);
/** carnet_window_dup_mine: (transfer full) (nullable): the logbook opened last. */
char *carnet_window_dup_mine (CarnetWindow *self);

/* carnet-window-programme.c */
/** carnet_window_add_menu: builds the main menu. */
void carnet_window_add_menu (CarnetWindow *self);
/** carnet_window_list_programmes: in the menu, to choose from, when there are several. */
void carnet_window_list_programmes (CarnetWindow *self);
/** carnet_window_save_programme: asks where. */
void carnet_window_save_programme (CarnetWindow *self);
/** carnet_window_add_programme: asks for the file whose milestones are added. */
void carnet_window_add_programme (CarnetWindow *self);

/* carnet-window-calendar.c */
/** carnet_window_save_calendar: asks where. */
void carnet_window_save_calendar (CarnetWindow *self);
/** carnet_window_open_calendar: asks for the file whose events become milestones. */
void carnet_window_open_calendar (CarnetWindow *self);

/* carnet-window-conflicts.c */
/** carnet_window_settle_conflicts: seals what is being written, then shows the conflicts, that of
 * @entity (nullable) first. */
void carnet_window_settle_conflicts (CarnetWindow *self, const CarnetId *entity);
/* carnet-window-send.c */
/** carnet_window_send_copy: seals what is being written, then asks who a copy is for. */
void carnet_window_send_copy (CarnetWindow *self);
/** carnet_window_show_sent: the last copy of this window, in its folder. */
void carnet_window_show_sent (CarnetWindow *self);

/* carnet-window-merge.c */
void carnet_window_choose_received (CarnetWindow *self);
/** carnet_window_show_trash: what was deleted, to put it back. */
void carnet_window_show_trash (CarnetWindow *self);
/** carnet_window_show_batches: what was received, to withdraw it or to take it back. */
void carnet_window_show_batches (CarnetWindow *self);
/** carnet_window_show_aliases: people and territories that may be the same. */
void carnet_window_show_aliases (CarnetWindow *self);
/** carnet_window_take_back: opens again the conflict that @revision settled. */
void carnet_window_take_back (CarnetWindow *self, const CarnetHash *revision);
/** carnet_window_undo_merge: withdraws what the last merge of this window brought. */
void carnet_window_undo_merge (CarnetWindow *self);
/** carnet_window_accept_files: files dropped on the window are merged. */
void carnet_window_accept_files (CarnetWindow *self);

/* carnet-window-preferences.c */
void carnet_window_show_preferences (CarnetWindow *self);

/** carnet_window_show_history: of the observation in the editor, once it is sealed. */
void carnet_window_show_history (CarnetWindow *self);

G_END_DECLS
