/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_confine_files: closes every file but the three standard ones, whatever the parent had open. */
void carnet_confine_files (void);

/*
 * What the process takes from itself, so that what a hostile file may make of it can
 * do no harm: memory and processor time by the size of the file, other processes,
 * files written, new privileges, and at last every system call but those that read
 * and write what is open, ask for memory and end. Where the system does not know one
 * of these, the others stand.
 */

/** carnet_confine_resources: before anything is read. @size: of the file, in bytes */
void carnet_confine_resources (guint64 size);
/** carnet_confine_calls: once nothing needs to be opened any more. */
void carnet_confine_calls (void);

G_END_DECLS
