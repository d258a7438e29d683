/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libical/ical.h>

#include "base/carnet-date.h"

G_BEGIN_DECLS

/**
 * carnet_calendar_zone_find:
 * @tzid: (nullable): a name of the IANA, with or without what Mozilla and Evolution put before it, or one of
 * Windows
 *
 * Returns: (transfer full) (nullable): %NULL for anything else, such as a path. What VTIMEZONE says is not
 *   needed: the rules of a computer are newer.
 */
GTimeZone *carnet_calendar_zone_find (const char *tzid);
/** carnet_calendar_zone_is_utc: whether times with that name are in UTC. @tzid: (nullable) */
gboolean carnet_calendar_zone_is_utc (const char *tzid);
/** carnet_calendar_zone_wall: @time as clocks show it: one in UTC is told in @zone, another is as it is. The
 * null time when it is no real day of the years 1000 to 9999. */
icaltimetype carnet_calendar_zone_wall (icaltimetype time, GTimeZone *zone);
/** carnet_calendar_zone_day: of a time on the wall; none for the null time. */
CarnetDate carnet_calendar_zone_day (icaltimetype wall);

G_END_DECLS
