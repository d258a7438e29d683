/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "calendar/carnet-calendar-lines.h"
#include "calendar/carnet-calendar.h"

G_BEGIN_DECLS

/* Days that may be tried in all the rules of a file: some ten seconds of them. */
#define CARNET_CALENDAR_PATIENCE 5000000
#define CARNET_CALENDAR_X_KIND "X-CARNET-KIND"

/**
 * CarnetCalendarRaw: one VEVENT.
 * @zone: in which it tells its days
 * @start: on the wall; the null time when it has no real date
 * @extra_days: that it lasts after the first
 * @occurrence: the day that it stands for among those of another; none otherwise
 * @milestone: what it says but when
 */
typedef struct
{
  icalcomponent   *component;
  char            *uid;
  GTimeZone       *zone;
  icaltimetype     start;
  guint            extra_days;
  CarnetDate       occurrence;
  int              sequence;
  gint64           revised_ms;
  gboolean         cancelled;
  gboolean         has_kind;
  guint            n_shortened;
  CarnetMilestone *milestone;
} CarnetCalendarRaw;

/** carnet_calendar_raw_new: @component: (transfer full); @zone: in which it tells what it has in UTC. */
CarnetCalendarRaw *carnet_calendar_raw_new (icalcomponent *component, GTimeZone *zone);
void               carnet_calendar_raw_free (CarnetCalendarRaw *self);
gboolean           carnet_calendar_raw_repeats (const CarnetCalendarRaw *self);
/** carnet_calendar_raw_when: when it is, beginning on @first. */
CarnetWhen carnet_calendar_raw_when (const CarnetCalendarRaw *self, CarnetDate first);
/** carnet_calendar_raw_day: of a property with a time, as this event tells days. */
CarnetDate carnet_calendar_raw_day (const CarnetCalendarRaw *self, icalproperty *property);

/**
 * carnet_calendar_raw_list_days:
 * @patience: (inout): how many days may be tried, %CARNET_CALENDAR_PATIENCE for all events of a file: a rule
 * can be written so that each day has to be, and none fits
 * @days: (element-type CarnetDate): receives the days from @first to @last on which it takes place, in order
 *
 * Returns: %FALSE, with @reason, when it does so too often to tell, or when nobody waits for it any more.
 */
gboolean carnet_calendar_raw_list_days (const CarnetCalendarRaw *self,
                                        CarnetDate               first,
                                        CarnetDate               last,
                                        gint64                  *patience,
                                        GCancellable            *cancellable,
                                        GArray                  *days,
                                        CarnetCalendarReason    *reason);

/** carnet_calendar_refuse_many: says that @name holds too many events. Returns: %FALSE. */
gboolean carnet_calendar_refuse_many (const char *name, GError **error);

/**
 * carnet_calendar_scan:
 * Lists what is no event in @calendar, counts details there.
 * Returns: (transfer full) (element-type CarnetCalendarRaw) (nullable): the events, in the order of the file
 */
GPtrArray *carnet_calendar_scan (CarnetCalendarLines *lines,
                                 const char          *name,
                                 CarnetCalendar      *calendar,
                                 GCancellable        *cancellable,
                                 GError             **error);

G_END_DECLS
