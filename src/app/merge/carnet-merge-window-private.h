/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-merge-window.h"

G_BEGIN_DECLS

struct _CarnetMergeWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *fold_bin;
  GtkWidget *title;
  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkWidget *merge_button;
  GtkWidget *stack; /* working, files, details, done, problem */
  GtkWidget *progress;
  GtkWidget *working;
  GtkWidget *page;
  GtkWidget *totals;  /* (nullable) */
  GtkWidget *back;    /* (nullable): the switch that takes back what was withdrawn */
  GtkWidget *heading; /* (nullable): of the columns */
  GtkWidget *list;    /* (nullable) */
  GtkWidget *details;
  GtkWidget *done;
  GtkWidget *examine_button; /* there */
  GtkWidget *aliases_button;
  GtkWidget *footer;

  /* Borrowed */
  GtkWidget *from; /* weak, (nullable): on the page of the files, what led to the details */

  /* Owned */
  CarnetSession *session;
  CarnetMerge   *merge; /* (nullable): while it is shown */
  GCancellable  *cancellable;
  GCancellable  *ahead; /* (nullable): of the backup that is made while the files are looked at */
  char         **paths;
  char          *withheld; /* (nullable): what stays out of sight unless it is taken back */

  guint    n_rows;  /* of the files, so far */
  guint    filling; /* the idle that adds the others */
  guint    slow;    /* what shows that comparing again takes its time */
  gboolean busy;    /* comparing again or applying: closing asks it to stop */
};

/* carnet-merge-window.c */
/** carnet_merge_window_begin_work: shows @label, translated, and the progress that
 * carnet_merge_window_tell_progress() is given. */
void carnet_merge_window_begin_work (CarnetMergeWindow *self, const char *label);
void carnet_merge_window_tell_progress (guint64 done, guint64 total, gpointer self);
/** carnet_merge_window_show_files: from whatever is shown back to the files. */
void carnet_merge_window_show_files (CarnetMergeWindow *self);
void carnet_merge_window_show_problem (CarnetMergeWindow *self, const GError *error);

/* carnet-merge-window-pages.c: what is shown. */
void carnet_merge_window_build (CarnetMergeWindow *self);
/** carnet_merge_window_show_page: with the title and the buttons that belong to it. */
void carnet_merge_window_show_page (CarnetMergeWindow *self, const char *name);
/** carnet_merge_window_fill: with what was read, in place of what was there. */
void carnet_merge_window_fill (CarnetMergeWindow *self);
/* carnet-merge-window-back.c: what was withdrawn. */
/** carnet_merge_window_new_back: (nullable): the choice to take it back, when a file brings it again. */
GtkWidget *carnet_merge_window_new_back (CarnetMergeWindow *self);
/* carnet-merge-window-done.c: what is shown once it was applied. */
GtkWidget *carnet_merge_window_new_done (CarnetMergeWindow *self);
/** carnet_merge_window_count_left_out: the files that applying does not take in, nor did before. */
guint carnet_merge_window_count_left_out (CarnetMergeWindow *self);
/** carnet_merge_window_fill_done: with what is to be done once it was applied. */
void carnet_merge_window_fill_done (CarnetMergeWindow *self);
/** carnet_merge_window_show_file: the details of one file. */
void carnet_merge_window_show_file (CarnetMergeWindow *self, guint file);
/** carnet_merge_window_show_open: of all files what would have to be settled. */
void carnet_merge_window_show_open (CarnetMergeWindow *self);

G_END_DECLS
