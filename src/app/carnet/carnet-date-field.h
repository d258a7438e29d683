/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_DATE_FIELD (carnet_date_field_get_type ())
/**
 * CarnetDateField:
 *
 * A day, typed as people write days or taken from a calendar.
 *
 * Signals: `entered (guint date, gboolean done)`: a day stands in the field
 * (%CARNET_DATE_NONE: the field is empty); @done is %FALSE while it is being typed.
 * `unreadable (const char *sentence)`: what was typed is no day; it is left there.
 */
G_DECLARE_FINAL_TYPE (CarnetDateField, carnet_date_field, CARNET, DATE_FIELD, GtkWidget)

GtkWidget *carnet_date_field_new (void);
/** carnet_date_field_set_date: what the field shows, unless somebody is typing in it. */
void carnet_date_field_set_date (CarnetDateField *self, CarnetDate date);
/** carnet_date_field_set_today: completes days typed without their year. @programme: (nullable): has them. */
void carnet_date_field_set_today (CarnetDateField *self, CarnetDate today, CarnetProgramme *programme);
/** carnet_date_field_set_error: marks the field as holding something wrong. */
void carnet_date_field_set_error (CarnetDateField *self, gboolean error);
void carnet_date_field_set_editable (CarnetDateField *self, gboolean editable);
/** carnet_date_field_align_end: text and icon at the right, as in a row of drop-downs. */
void carnet_date_field_align_end (CarnetDateField *self);
/** carnet_date_field_commit: reads what was typed, as Enter does. */
void carnet_date_field_commit (CarnetDateField *self);
/** carnet_date_field_reset: what was typed belongs to another observation: the next date set is shown. */
void carnet_date_field_reset (CarnetDateField *self);
/** carnet_date_field_get_entry: (transfer none): the text, for tests. */
GtkWidget *carnet_date_field_get_entry (CarnetDateField *self);

G_END_DECLS
