/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetProgrammeView:
 *
 * The year on a timeline, and one milestone beside it.
 *
 * Signals, all ids borrowed: `write-about (const CarnetId *milestone)`,
 * `open-observation (const CarnetId *observation)`,
 * `open-month (int month, const CarnetId *territory)`, territory always %NULL.
 */
#define CARNET_TYPE_PROGRAMME_VIEW (carnet_programme_view_get_type ())
G_DECLARE_FINAL_TYPE (CarnetProgrammeView, carnet_programme_view, CARNET, PROGRAMME_VIEW, GtkWidget)

GtkWidget *carnet_programme_view_new (CarnetSession *session);
/** carnet_programme_view_show_today: scrolls to today. */
void carnet_programme_view_show_today (CarnetProgrammeView *self);
/** carnet_programme_view_select: shows the details of a milestone; %NULL closes them. */
void carnet_programme_view_select (CarnetProgrammeView *self, const CarnetId *milestone);
/** carnet_programme_view_open_calendar: shows what reading it would do. */
void carnet_programme_view_open_calendar (CarnetProgrammeView *self, const char *path);

G_END_DECLS
