/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/**
 * CarnetCalendarRows: what reading a calendar would do, in lists under headings: new milestones, those that
 * change, what is left out, and what is not kept.
 */
typedef struct _CarnetCalendarRows CarnetCalendarRows;

/** carnet_calendar_rows_new: @plan: must outlive it */
CarnetCalendarRows *carnet_calendar_rows_new (const CarnetCalendarPlan *plan);
void                carnet_calendar_rows_free (CarnetCalendarRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCalendarRows, carnet_calendar_rows_free)
guint carnet_calendar_rows_count (const CarnetCalendarRows *self);
/** carnet_calendar_rows_add: (transfer none): as CarnetListPageFunc(). */
GtkWidget *carnet_calendar_rows_add (CarnetCalendarRows *self, GtkWidget *rows, guint i);

/** carnet_calendar_dup_summary: (transfer full): « 2 nouveaux · 1 modifié · 3 sans rien de nouveau ». */
char *carnet_calendar_dup_summary (const CarnetCalendarPlan *plan);

G_END_DECLS
