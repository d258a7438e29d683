/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-private.h"

G_BEGIN_DECLS

/** The fields of a milestone that a calendar has a word for. */
typedef enum
{
  CARNET_CALENDAR_FIELD_TITLE,
  CARNET_CALENDAR_FIELD_WHEN,
  CARNET_CALENDAR_FIELD_KIND,
  CARNET_CALENDAR_FIELD_PLACE,
  CARNET_CALENDAR_FIELD_PARTNERS,
  CARNET_CALENDAR_FIELD_URL,
  CARNET_CALENDAR_FIELD_DESCRIPTION,
  CARNET_CALENDAR_N_FIELDS,
} CarnetCalendarField;

/** carnet_calendar_field_get_key: of the field itself. */
const char *carnet_calendar_field_get_key (CarnetCalendarField field);
/** carnet_calendar_field_get_said_key: of what the calendar said of it last. */
const char *carnet_calendar_field_get_said_key (CarnetCalendarField field);
/** carnet_calendar_field_dup: (transfer full): as it is written in the log. */
char *carnet_calendar_field_dup (CarnetCalendarField field, const CarnetMilestone *milestone);
void carnet_calendar_field_copy (CarnetCalendarField field, CarnetMilestone *to, const CarnetMilestone *from);
/** carnet_calendar_field_dup_said: (transfer full): of FORMAT.md, `calendar/<field>`; empty for an empty
 * text. */
char *carnet_calendar_field_dup_said (const char *text);

/** carnet_calendar_dup_revised: (transfer full): of FORMAT.md, `calendar/revised`; empty when neither is
 * said. */
char *carnet_calendar_dup_revised (guint sequence, gint64 revised_ms);
/** carnet_calendar_compare_revised: of two of those, less than, equal to or greater than zero as @a is older
 * than @b, of the same age, or newer. */
int carnet_calendar_compare_revised (const char *a, const char *b);

/** carnet_calendar_find_linked: @linked: (out): whether an observation is linked to @milestone, in a version
 * that is not shown or in a draft too. */
gboolean carnet_calendar_find_linked (CarnetLogbook  *self,
                                      const CarnetId *milestone,
                                      gboolean       *linked,
                                      GError        **error);

/** carnet_calendar_dup_uid: (transfer full): by which calendars know the milestone @id. */
char *carnet_calendar_dup_uid (CarnetHistory *history, const CarnetId *id);

G_END_DECLS
