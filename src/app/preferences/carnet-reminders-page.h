/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** carnet_reminders_page_new: what the logbook may remind of; @settings is nullable. */
GtkWidget *carnet_reminders_page_new (GSettings *settings);

G_END_DECLS
