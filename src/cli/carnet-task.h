/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"

G_BEGIN_DECLS

/**
 * CliTask: what a long command runs under: an interrupt (Ctrl+C) or a termination
 * cancels it, so that it can undo what it began; a second one ends the program at
 * once. Its progress shows on standard error when that is a terminal. One a run.
 */
typedef struct _CliTask CliTask;

/** cli_task_begin: @label: translated, shown before the percentage; @quiet: show nothing. */
CliTask      *cli_task_begin (const char *label, gboolean quiet);
GCancellable *cli_task_get_cancellable (CliTask *self);
/** cli_task_progress: a #CarnetProgressFunc; @task is the #CliTask. */
void cli_task_progress (guint64 done, guint64 total, gpointer task);
/**
 * cli_task_end:
 * The work is done, or failed: clears the progress line. The task watches on until
 * the program ends: an interrupt that comes now is too late to undo anything, and
 * must not make a command that did its work look as if it had not.
 */
void cli_task_end (CliTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTask, cli_task_end)

G_END_DECLS
