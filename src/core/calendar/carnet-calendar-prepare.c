/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "calendar/carnet-calendar-lines.h"
#include "calendar/carnet-calendar.h"
#include "calendar/carnet-calendar-zone.h"

/* Of different names, in one file: more than are in use. */
#define ZONES_MAX 200
#define TZID_MAX 100

/* Those that are held are not opened again, neither by GLib nor by the C library. */
static GHashTable *zones; /* name → GTimeZone (nullable) */

static void
keep_zone (const char *name, gsize size)
{
  g_autofree char *tzid = g_strndup (name, MIN (size, TZID_MAX));

  if (g_hash_table_size (zones) < ZONES_MAX && !g_hash_table_contains (zones, tzid))
    {
      GTimeZone *zone = carnet_calendar_zone_find (tzid);

      g_hash_table_insert (zones, g_steal_pointer (&tzid), zone);
    }
}

/* « DTSTART;TZID="Romance Standard Time":20180705T090000 », « X-WR-TIMEZONE:Europe/Paris » */
static void
keep_zones_of (const char *line)
{
  static const char parameter[] = "TZID=", wanted[] = "X-WR-TIMEZONE";
  const char       *at;

  for (at = line; *at != '\0'; at++)
    if (g_ascii_strncasecmp (at, parameter, strlen (parameter)) == 0)
      {
        at += strlen (parameter);
        at += *at == '"';
        keep_zone (at, strcspn (at, "\":;"));
        return;
      }
  at = strchr (line, ':');
  if (at != NULL && g_ascii_strncasecmp (line, wanted, strlen (wanted)) == 0)
    keep_zone (at + 1, strlen (at + 1));
}

/* GLib finds out each time which zone is that of the computer, unless the environment says it. */
static void
keep_local_zone (void)
{
  GTimeZone *local = g_time_zone_new_local ();

  g_setenv ("TZ", g_time_zone_get_identifier (local), TRUE);
  g_hash_table_insert (zones, g_strdup (g_time_zone_get_identifier (local)), g_time_zone_new_local ());
  g_time_zone_unref (local);
}

void
carnet_calendar_prepare (const char *bytes, gsize size)
{
  g_auto (CarnetCalendarLines) lines = { NULL };
  static GIConv old;
  const char   *line;

  if (zones == NULL)
    zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keep_local_zone ();
  if (old == NULL)
    old = g_iconv_open ("UTF-8", "WINDOWS-1252");
  (void)_ ("“%s” is not a calendar.");
  carnet_calendar_lines_init (&lines, bytes, size);
  while ((line = carnet_calendar_lines_next (&lines)) != NULL)
    keep_zones_of (line);
}
