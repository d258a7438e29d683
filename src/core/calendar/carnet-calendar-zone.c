/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar-zone.h"

#include <string.h>

/* From the Unicode CLDR's windowsZones.xml: Europe, and wherever French is spoken. */
static const struct
{
  const char *windows;
  const char *iana;
} names[] = {
  { "Romance Standard Time", "Europe/Paris" },
  { "W. Europe Standard Time", "Europe/Berlin" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "GMT Standard Time", "Europe/London" },
  { "Greenwich Standard Time", "Atlantic/Reykjavik" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "FLE Standard Time", "Europe/Kiev" },
  { "E. Europe Standard Time", "Europe/Chisinau" },
  { "Turkey Standard Time", "Europe/Istanbul" },
  { "Russian Standard Time", "Europe/Moscow" },
  { "Morocco Standard Time", "Africa/Casablanca" },
  { "W. Central Africa Standard Time", "Africa/Lagos" },
  { "SA Western Standard Time", "America/La_Paz" },
  { "SA Eastern Standard Time", "America/Cayenne" },
  { "Saint Pierre Standard Time", "America/Miquelon" },
  { "Mauritius Standard Time", "Indian/Mauritius" },
  { "Central Pacific Standard Time", "Pacific/Guadalcanal" },
  { "Hawaiian Standard Time", "Pacific/Honolulu" },
  { "Eastern Standard Time", "America/New_York" },
  { "Pacific Standard Time", "America/Los_Angeles" },
};

/* Returns: (nullable) */
static const char *
of_windows (const char *tzid)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].windows, tzid) == 0)
      return names[i].iana;
  return NULL;
}

#define PARTS_MAX 3

/* « America/Argentina/Buenos_Aires ». GLib opens a file of that name, and takes some for a path anywhere,
 * where a pipe would hold it up. */
static gboolean
is_name (const char *tzid)
{
  guint parts = 1, length = 0;

  if (!g_ascii_isalpha (*tzid))
    return FALSE;
  for (; *tzid != '\0'; tzid++)
    if (g_ascii_isalnum (*tzid) || strchr ("_+-", *tzid) != NULL)
      length++;
    else if (*tzid == '/' && length > 0 && parts < PARTS_MAX)
      {
        parts++;
        length = 0;
      }
    else
      return FALSE;
  return length > 0;
}

/* « /mozilla.org/20050126_1/Europe/Paris »: its last two parts. */
static const char *
without_prefix (const char *tzid)
{
  const char *last = strrchr (tzid, '/'), *at = last;

  if (*tzid != '/' || last == tzid)
    return tzid;
  while (at > tzid && at[-1] != '/')
    at--;
  return at;
}

GTimeZone *
carnet_calendar_zone_find (const char *tzid)
{
  const char *name = tzid != NULL ? without_prefix (tzid) : "";
  const char *known = of_windows (name);

  if (known == NULL && !is_name (name))
    return NULL;
  return g_time_zone_new_identifier (known != NULL ? known : name);
}

gboolean
carnet_calendar_zone_is_utc (const char *tzid)
{
  static const char *const utc[] = { "UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", NULL };

  return tzid != NULL && g_strv_contains (utc, without_prefix (tzid));
}

static gboolean
is_real (icaltimetype time)
{
  return time.year >= 1000 && time.year <= 9999 && time.month >= 1 && time.month <= 12 && time.day >= 1
         && g_date_valid_dmy ((GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year);
}

static icaltimetype
in_zone (icaltimetype time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_utc (time.year, time.month, time.day, time.hour, time.minute, MIN (time.second, 59));
  g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (there == NULL)
    return icaltime_null_time ();
  g_date_time_get_ymd (there, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (there);
  time.minute = g_date_time_get_minute (there);
  return time;
}

icaltimetype
carnet_calendar_zone_wall (icaltimetype time, GTimeZone *zone)
{
  if (is_real (time) && !time.is_date && icaltime_is_utc (time))
    time = in_zone (time, zone);
  if (!is_real (time))
    return icaltime_null_time ();
  time.zone = NULL;
  return time;
}

CarnetDate
carnet_calendar_zone_day (icaltimetype wall)
{
  return is_real (wall) ? carnet_date_new (wall.year, wall.month, wall.day) : CARNET_DATE_NONE;
}
