/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SESSION (carnet_session_get_type ())
/**
 * CarnetSession:
 *
 * An open logbook as the window sees it: a connection for what is read at once on
 * the main thread, and two worker threads, each with a connection of its own: every
 * write goes through one, lists and counts are read by the other (see carnet-job.h).
 * All functions belong to the main thread.
 *
 * Signal `changed (const char *kind, const CarnetId *entity)`: something was
 * written. Both are borrowed and nullable: %NULL @kind means anything may have
 * changed, %NULL @entity means any entity of that kind.
 */
G_DECLARE_FINAL_TYPE (CarnetSession, carnet_session, CARNET, SESSION, GObject)

/** carnet_session_open: @sources is nullable, and must outlive the session. Opens for writing, or for
 * reading alone when the file cannot be written to or is nobody's logbook. */
CarnetSession *carnet_session_open (const char *path, const CarnetSources *sources, GError **error);
/**
 * carnet_session_close:
 * Waits for the work under way, stops the workers and closes the file. Called by
 * the last unreference; work asked for later fails with %CARNET_ERROR_FAILED.
 */
void carnet_session_close (CarnetSession *self);
/** carnet_session_get_logbook: (transfer none): for reading only, on the main thread only; for what costs the
 * same whatever the size of the logbook: all else is asked of the reader. */
CarnetLogbook *carnet_session_get_logbook (CarnetSession *self);
gboolean       carnet_session_is_read_only (CarnetSession *self);
/** carnet_session_get_programme: (transfer none): with sections, milestones and counts; valid until the next
 * `changed`: take a reference to keep it. */
CarnetProgramme *carnet_session_get_programme (CarnetSession *self);
/** carnet_session_get_today: the day of the screens; the clock's unless carnet_session_set_today() was called
 * (tests, pictures). */
CarnetDate carnet_session_get_today (CarnetSession *self);
/** carnet_session_set_today: %CARNET_DATE_NONE follows the clock again. Emits `changed`. */
void carnet_session_set_today (CarnetSession *self, CarnetDate today);
/** carnet_session_emit_changed: tells the screens to look again; see the signal. */
void carnet_session_emit_changed (CarnetSession *self, const char *kind, const CarnetId *entity);

G_END_DECLS
