/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The platform's dialogs that later versions replace, all behind this file. */

/** CarnetFileKind: what a chooser shows. */
typedef enum
{
  CARNET_FILE_LOGBOOK,
  CARNET_FILE_XML,
  CARNET_FILE_RECEIVED, /* either */
  CARNET_FILE_ICS,
  CARNET_FILE_ANY,
} CarnetFileKind;

/** CarnetPathFunc: @path is borrowed; not called when the person cancels. */
typedef void (*CarnetPathFunc) (const char *path, gpointer user_data);
/** CarnetPathsFunc: the same for several. */
typedef void (*CarnetPathsFunc) (const char *const *paths, gpointer user_data);
/** CarnetAnswerFunc: the person agreed. */
typedef void (*CarnetAnswerFunc) (gpointer user_data);

/**
 * carnet_dialog_open_file, carnet_dialog_save_file:
 * @owner: lives as long as the dialog matters; destroying it drops the dialog
 * @name: the file name proposed
 */
void carnet_dialog_open_file (GtkWindow     *owner,
                              const char    *title,
                              CarnetFileKind kind,
                              CarnetPathFunc func,
                              gpointer       user_data);
/** carnet_dialog_open_files: as carnet_dialog_open_file(), for several at once. */
void carnet_dialog_open_files (GtkWindow      *owner,
                               const char     *title,
                               CarnetFileKind  kind,
                               CarnetPathsFunc func,
                               gpointer        user_data);
void carnet_dialog_save_file (GtkWindow     *owner,
                              const char    *title,
                              CarnetFileKind kind,
                              const char    *name,
                              CarnetPathFunc func,
                              gpointer       user_data);
/** carnet_dialog_choose_folder: as carnet_dialog_open_file(), for a folder. */
void
carnet_dialog_choose_folder (GtkWindow *owner, const char *title, CarnetPathFunc func, gpointer user_data);
/** carnet_dialog_ask: @about: (nullable): the name of what it is about, however long; @keep changes nothing;
 * @go calls @func and is shown as destructive. */
void carnet_dialog_ask (GtkWindow       *owner,
                        const char      *heading,
                        const char      *about,
                        const char      *body,
                        const char      *keep,
                        const char      *go,
                        CarnetAnswerFunc func,
                        gpointer         user_data);
/** carnet_dialog_confirm: as carnet_dialog_ask(), for what takes nothing away. */
void carnet_dialog_confirm (GtkWindow       *owner,
                            const char      *heading,
                            const char      *about,
                            const char      *body,
                            const char      *keep,
                            const char      *go,
                            CarnetAnswerFunc func,
                            gpointer         user_data);
/** carnet_dialog_ask_discard: asks whether what was typed in @window may be lost, and then destroys it. */
void carnet_dialog_ask_discard (GtkWindow *window, const char *body);
/** carnet_dialog_stand_before: makes @dialog, not shown yet, a dialog of this size but no larger than @owner
 * (nullable), modal over it and gone with it, though work under way may keep it for a moment. */
void carnet_dialog_stand_before (GtkWindow *dialog, GtkWindow *owner, int width, int height);
/** carnet_dialog_new_header: the header bar of a window that asks: « Cancel » does @cancel, @label @action.
 * @button: (out) (transfer none): the latter */
GtkWidget *
carnet_dialog_new_header (const char *cancel, const char *label, const char *action, GtkWidget **button);
/** carnet_dialog_about: what this is, who it thanks: the sources of the territories and of the map. */
void carnet_dialog_about (GtkWindow *owner);

G_END_DECLS
