/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * carnet_file_open_beside:
 * @path: where the file will go in the end
 *
 * Makes an empty file of mode 0600 in the folder of @path, to be filled and then
 * published: a reader never sees half of it. First does carnet_file_sweep().
 * Returns: (transfer full) (nullable): its path.
 */
char *carnet_file_open_beside (const char *path, GError **error);

/** carnet_file_sweep: takes away the temporary files that programs which were killed left in @folder. */
void carnet_file_sweep (const char *folder);

/** carnet_file_discard: removes @temporary, which nothing became of, and the journal beside that SQLite may
 * have left. */
void carnet_file_discard (const char *temporary);

/**
 * carnet_file_check_free:
 * %CARNET_ERROR_EXISTS when there is a file @path, or a journal of that name: SQLite would take what an
 * earlier file of the name left for its own, and write old pages over the new one.
 */
gboolean carnet_file_check_free (const char *path, GError **error);

/** carnet_file_is_logbook: whether @path is an ordinary file that can be read and begins as a logbook does.
 */
gboolean carnet_file_is_logbook (const char *path);

/** CARNET_FILE_CALENDAR: stands for roots: an iCalendar file, of whatever program, may be replaced. */
#define CARNET_FILE_CALENDAR "BEGIN:VCALENDAR"

/**
 * carnet_file_check_replaceable:
 * @roots: (nullable): the root elements, parted by |, of the XML files of ours that may be replaced, and
 * empty files; %NULL for any file
 *
 * %CARNET_ERROR_EXISTS when @path is a logbook, which is never replaced, or no ordinary file.
 */
gboolean carnet_file_check_replaceable (const char *path, const char *roots, GError **error);

/**
 * carnet_file_publish:
 * @temporary: a file in the same folder as @path
 * @replace: whether an existing @path may be replaced, if carnet_file_check_replaceable() lets it be; else
 *   %CARNET_ERROR_EXISTS
 *
 * Gives @temporary its name, durably: syncs it, renames it, syncs the folder. When that fails there is
 * no new file @path, unless one was replaced.
 */
gboolean carnet_file_publish (const char *temporary, const char *path, gboolean replace, GError **error);

/** carnet_file_hash: @hash: (out): SHA-256 of the bytes of the file @path. */
gboolean carnet_file_hash (const char *path, CarnetHash *hash, GError **error);

/** carnet_file_set_error: sets @error from an errno value, naming @path. Returns: %FALSE. */
gboolean carnet_file_set_error (const char *path, int reason, GError **error);
/** carnet_file_name_in_error: makes the sentence of @error name @meant where it names @told: a temporary
 * file, or another one of the same work. */
void carnet_file_name_in_error (GError *error, const char *told, const char *meant);

G_END_DECLS
