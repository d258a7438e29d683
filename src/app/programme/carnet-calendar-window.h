/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "programme/carnet-milestone-changes.h"

G_BEGIN_DECLS

#define CARNET_TYPE_CALENDAR_WINDOW (carnet_calendar_window_get_type ())
/**
 * CarnetCalendarWindow:
 *
 * What reading a calendar would do, before it is done. It goes once that is written.
 */
G_DECLARE_FINAL_TYPE (CarnetCalendarWindow, carnet_calendar_window, CARNET, CALENDAR_WINDOW, AdwWindow)

GtkWidget *carnet_calendar_window_new (GtkWindow              *parent,
                                       CarnetSession          *session,
                                       CarnetMilestoneChanges *changes,
                                       const char             *path);
/** carnet_calendar_window_is_read: all of it is on screen, or why it cannot be. */
gboolean carnet_calendar_window_is_read (CarnetCalendarWindow *self);

G_END_DECLS
