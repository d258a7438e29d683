/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_REMINDER (carnet_reminder_get_type ())
/**
 * CarnetReminder:
 *
 * One line that says since how many days nothing was written, when the setting
 * `reminder-days` asks for it. It is looked for once, when the logbook is first shown;
 * it goes as soon as something is written, or when it is put away.
 */
G_DECLARE_FINAL_TYPE (CarnetReminder, carnet_reminder, CARNET, REMINDER, GtkWidget)

GtkWidget *carnet_reminder_new (CarnetSession *session);
/** carnet_reminder_is_read: whether it is known when something was written last. */
gboolean carnet_reminder_is_read (CarnetReminder *self);
/** carnet_reminder_put_away: until the logbook is opened again. */
void carnet_reminder_put_away (CarnetReminder *self);

G_END_DECLS
