/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* The backups that are made before something big: where they go, how many stay, which there are. Where and
 * how many are of this file on this machine, for every program that opens it: no copy that is sent says so.
 */

#define CARNET_BACKUPS_KEPT 10 /* unless another number was set */
#define CARNET_BACKUPS_KEPT_MAX 99

/**
 * CarnetBackup:
 * @path: of a whole logbook
 * @made_ms: when, by the clock of the disk
 * @size: in bytes
 */
typedef struct
{
  char  *path;
  gint64 made_ms;
  gint64 size;
} CarnetBackup;

void carnet_backup_free (CarnetBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetBackup, carnet_backup_free)

/** carnet_logbook_dup_backup_place: (transfer full) (nullable): the folder that was set; %NULL for the one in
 * which the logbook is. */
char *carnet_logbook_dup_backup_place (CarnetLogbook *self);
/** carnet_logbook_dup_backup_folder: (transfer full): where this logbook's backups are, there or not:
 * `<name>-backups` in that place. */
char *carnet_logbook_dup_backup_folder (CarnetLogbook *self);
/**
 * carnet_logbook_set_backup_place:
 * @place: (nullable): the absolute path of a folder; %NULL for the one in which the logbook is
 *
 * From now on backups go there; those made before stay where they are. Fails, and changes nothing, when
 * @place is no folder (%CARNET_ERROR_NOT_FOUND), or one in which none can be made.
 */
gboolean carnet_logbook_set_backup_place (CarnetLogbook *self, const char *place, GError **error);

/** carnet_logbook_get_backups_kept: how many stay: %CARNET_BACKUPS_KEPT, or what was set. */
guint carnet_logbook_get_backups_kept (CarnetLogbook *self);
/** carnet_logbook_set_backups_kept: @kept: 1 to %CARNET_BACKUPS_KEPT_MAX, else %CARNET_ERROR_INVALID. Older
 * ones go after the next backup. */
gboolean carnet_logbook_set_backups_kept (CarnetLogbook *self, guint kept, GError **error);

/** carnet_logbook_list_backups: (transfer full) (element-type CarnetBackup): those of this logbook in its
 * folder, newest first. What else is there, and backups of another logbook, are not among them. */
GPtrArray *carnet_logbook_list_backups (CarnetLogbook *self);
/** carnet_logbook_has_backups_too_many: more than are to stay: the newest is not sound, and none was removed
 * for it, see carnet_logbook_verify(). Only up to 64 MB is that looked at. */
gboolean carnet_logbook_has_backups_too_many (CarnetLogbook *self);
/** carnet_logbook_is_backup: whether it is itself a backup, in its folder: that can be read, not written to.
 * A copy of it elsewhere is a logbook. */
gboolean carnet_logbook_is_backup (CarnetLogbook *self);
/** carnet_logbook_make_backup: Returns: (transfer full) (nullable): the path of a backup made now. */
char *carnet_logbook_make_backup (CarnetLogbook     *self,
                                  CarnetProgressFunc progress,
                                  gpointer           progress_data,
                                  GCancellable      *cancellable,
                                  GError           **error);
/**
 * carnet_logbook_back_up_ahead:
 * @more: (out): whether to call it again
 *
 * Copies some megabytes of what the next backup has to copy, so that whatever it is made before need not wait
 * for it: between two calls anything may be done. When something is written meanwhile it is copied anew,
 * unless that never ends. Does nothing for a logbook that is copied in a moment, nor where room is short. An
 * error is of no consequence: the backup itself would fail, or be made all at once.
 */
gboolean carnet_logbook_back_up_ahead (CarnetLogbook *self, gboolean *more, GError **error);
/** carnet_logbook_drop_backup_ahead: when no backup is to be made after all. */
void carnet_logbook_drop_backup_ahead (CarnetLogbook *self);

G_END_DECLS
