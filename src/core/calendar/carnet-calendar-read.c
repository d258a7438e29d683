/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "calendar/carnet-calendar-private.h"
#include "calendar/carnet-calendar-zone.h"

/* The first bytes of a .carnet file: SQLite's file format, §1.3. */
#define LOGBOOK_START "SQLite format 3"

/* The events of one UID: what repeats or stands alone, and what is said of single days. */
typedef struct
{
  CarnetCalendarRaw *master;
  GPtrArray         *overrides; /* CarnetCalendarRaw */
  GHashTable        *places;    /* CarnetDate: of which day → where in @overrides, from 1 */
} Group;

typedef struct
{
  CarnetCalendar *calendar;
  CarnetDate      first;
  CarnetDate      last;
  gint64          patience;
  GCancellable   *cancellable;
  GHashTable     *groups; /* uid → Group */
} Reading;

/* -- Events ------------------------------------------------------------------------------------------- */

/* @day: of the occurrence that it is; none of what does not repeat */
static char *
dup_uid (const CarnetCalendarRaw *raw, CarnetDate day)
{
  return day != CARNET_DATE_NONE ? carnet_calendar_dup_occurrence (raw->uid, day) : g_strdup (raw->uid);
}

static void
leave_out (Reading *reading, const CarnetCalendarRaw *raw, CarnetCalendarReason reason)
{
  const CarnetWhen       when = carnet_calendar_raw_when (raw, carnet_calendar_zone_day (raw->start));
  CarnetCalendarLeftOut *out = carnet_calendar_left_out_new (reason, raw->milestone->title, &when);

  if (reason == CARNET_CALENDAR_CANCELLED)
    {
      g_free (out->uid);
      out->uid = dup_uid (raw, raw->occurrence);
      out->sequence = (guint)raw->sequence;
      out->revised_ms = raw->revised_ms;
    }
  g_ptr_array_add (reading->calendar->left_out, out);
}

static gboolean
fits (const CarnetMilestone *milestone)
{
  const char *const texts[]
      = { milestone->title, milestone->place, milestone->partners, milestone->description, milestone->url };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!carnet_text_is_stream_safe (texts[i], strlen (texts[i])))
      return FALSE;
  return TRUE;
}

/* @day: as in dup_uid() */
static void
add (Reading *reading, const CarnetCalendarRaw *raw, CarnetDate first, CarnetDate day)
{
  g_autofree char     *uid = dup_uid (raw, day);
  CarnetCalendarEvent *event = carnet_calendar_event_new (uid, raw->milestone);

  event->has_kind = raw->has_kind;
  event->sequence = (guint)raw->sequence;
  event->revised_ms = raw->revised_ms;
  event->milestone->when = carnet_calendar_raw_when (raw, first);
  g_ptr_array_add (reading->calendar->events, event);
}

static gboolean
may_be_read (Reading *reading, const CarnetCalendarRaw *raw)
{
  if (raw->cancelled)
    leave_out (reading, raw, CARNET_CALENDAR_CANCELLED);
  else if (icaltime_is_null_time (raw->start))
    leave_out (reading, raw, CARNET_CALENDAR_NO_DATE);
  else if (*raw->milestone->title == '\0')
    leave_out (reading, raw, CARNET_CALENDAR_NO_TITLE);
  else if (!fits (raw->milestone))
    leave_out (reading, raw, CARNET_CALENDAR_UNFIT);
  else
    return TRUE;
  return FALSE;
}

static void
count_details (Reading *reading, const CarnetCalendarRaw *raw)
{
  reading->calendar->details[CARNET_CALENDAR_HOURS] += !raw->start.is_date;
  reading->calendar->details[CARNET_CALENDAR_SHORTENED] += raw->n_shortened;
}

static void
add_override (Reading *reading, const CarnetCalendarRaw *raw)
{
  const CarnetDate day = carnet_calendar_zone_day (raw->start);

  if (!may_be_read (reading, raw))
    return;
  count_details (reading, raw);
  add (reading, raw, day, raw->occurrence);
}

/* -- Those that repeat --------------------------------------------------------------------------------- */

/* A day of which something else is said is told by what is said of it. */
static gboolean
is_overridden (const Group *group, CarnetDate day)
{
  return g_hash_table_contains (group->places, GUINT_TO_POINTER (day));
}

static void
add_repeated (Reading *reading, const Group *group)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CarnetDate));
  CarnetCalendarReason reason;

  if (!carnet_calendar_raw_list_days (group->master, reading->first, reading->last, &reading->patience,
                                      reading->cancellable, days, &reason))
    leave_out (reading, group->master, reason);
  else if (days->len == 0)
    leave_out (reading, group->master, CARNET_CALENDAR_OUTSIDE);
  else
    count_details (reading, group->master);
  for (guint i = 0; i < days->len && days->len <= CARNET_CALENDAR_REPEATS_MAX; i++)
    {
      const CarnetDate day = g_array_index (days, CarnetDate, i);

      if (!is_overridden (group, day))
        add (reading, group->master, day, day);
    }
}

static void
add_group (Reading *reading, const Group *group)
{
  const CarnetCalendarRaw *master = group->master;

  if (master != NULL && may_be_read (reading, master))
    {
      if (carnet_calendar_raw_repeats (master))
        add_repeated (reading, group);
      else
        {
          count_details (reading, master);
          add (reading, master, carnet_calendar_zone_day (master->start), CARNET_DATE_NONE);
        }
    }
  for (guint i = 0; i < group->overrides->len; i++)
    add_override (reading, group->overrides->pdata[i]);
}

/* -- By UID --------------------------------------------------------------------------------------------- */

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->overrides);
  g_hash_table_unref (group->places);
  g_free (group);
}

static Group *
group_of (Reading *reading, const char *uid)
{
  Group *group = g_hash_table_lookup (reading->groups, uid);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->overrides = g_ptr_array_new ();
      group->places = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (reading->groups, (char *)uid, group);
    }
  return group;
}

static gpointer *
place_of (Group *group, const CarnetCalendarRaw *raw)
{
  guint place;

  if (raw->occurrence == CARNET_DATE_NONE)
    return (gpointer *)&group->master;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (group->places, GUINT_TO_POINTER (raw->occurrence)));
  if (place == 0)
    {
      g_ptr_array_add (group->overrides, NULL);
      place = group->overrides->len;
      g_hash_table_insert (group->places, GUINT_TO_POINTER (raw->occurrence), GUINT_TO_POINTER (place));
    }
  return &group->overrides->pdata[place - 1];
}

static gboolean
is_newer (const CarnetCalendarRaw *raw, const CarnetCalendarRaw *other)
{
  if (raw->sequence != other->sequence)
    return raw->sequence > other->sequence;
  return raw->revised_ms == 0 || raw->revised_ms >= other->revised_ms;
}

/* Of two that say the same thing's date the newer one counts, where neither is the later one in the file. */
static void
put (Reading *reading, CarnetCalendarRaw *raw)
{
  gpointer          *place = place_of (group_of (reading, raw->uid), raw);
  CarnetCalendarRaw *other = *place;

  if (other == NULL || is_newer (raw, other))
    *place = raw;
  else
    other = raw;
  if (other != NULL)
    leave_out (reading, other, CARNET_CALENDAR_TWICE);
}

static gboolean
is_first (const Group *group, const CarnetCalendarRaw *raw)
{
  if (group->master != NULL)
    return group->master == raw;
  return group->overrides->pdata[0] == raw;
}

static gboolean
read_events (Reading *reading, GPtrArray *raws, const char *name, GError **error)
{
  for (guint i = 0; i < raws->len; i++)
    put (reading, raws->pdata[i]);
  for (guint i = 0; i < raws->len; i++)
    {
      const CarnetCalendarRaw *raw = raws->pdata[i];
      const Group             *group = g_hash_table_lookup (reading->groups, raw->uid);

      if (is_first (group, raw))
        add_group (reading, group);
      if (reading->calendar->events->len > CARNET_CALENDAR_EVENTS_MAX)
        return carnet_calendar_refuse_many (name, error);
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* -- Files --------------------------------------------------------------------------------------------- */

static gboolean
check_bytes (const char *bytes, gsize size, const char *name, GError **error)
{
  if (size >= strlen (LOGBOOK_START) && memcmp (bytes, LOGBOOK_START, strlen (LOGBOOK_START)) == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is a logbook, not a calendar."),
                 name);
  else if (memchr (bytes, '\0', size) != NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is not a calendar."), name);
  else
    return TRUE;
  return FALSE;
}

CarnetCalendar *
carnet_calendar_read_bytes (const char   *bytes,
                            gsize         size,
                            const char   *name,
                            CarnetDate    first,
                            CarnetDate    last,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_autoptr (CarnetCalendar) calendar = carnet_calendar_new ();
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  g_autoptr (GPtrArray) raws = NULL;
  g_auto (CarnetCalendarLines) lines = { NULL };
  Reading reading = { calendar, first, last, CARNET_CALENDAR_PATIENCE, cancellable, groups };

  icalerror_set_errors_are_fatal (FALSE);
  if (!check_bytes (bytes, size, name, error))
    return NULL;
  carnet_calendar_lines_init (&lines, bytes, size);
  raws = carnet_calendar_scan (&lines, name, calendar, cancellable, error);
  if (raws == NULL || !read_events (&reading, raws, name, error))
    return NULL;
  return g_steal_pointer (&calendar);
}

/* Not blocking: opening a FIFO would wait for ever. */
static int
open_file (const char *path, const char *name, GError **error)
{
  int      fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  GStatBuf facts;

  if (fd < 0 || fstat (fd, &facts) != 0)
    carnet_file_set_error (path, errno, error);
  else if (!S_ISREG (facts.st_mode))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is not a file."), name);
  else
    return fd;
  if (fd >= 0)
    g_close (fd, NULL);
  return -1;
}

static GByteArray *
read_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const int fd = open_file (path, name, error);
  guint8    chunk[65536];
  gssize    n;

  if (fd < 0)
    return NULL;
  while ((n = read (fd, chunk, sizeof chunk)) > 0 && bytes->len <= CARNET_CALENDAR_FILE_MAX)
    g_byte_array_append (bytes, chunk, (guint)n);
  if (n < 0)
    carnet_file_set_error (path, errno, error);
  g_close (fd, NULL);
  if (n < 0)
    return NULL;
  if (bytes->len <= CARNET_CALENDAR_FILE_MAX)
    return g_steal_pointer (&bytes);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
               _ ("“%s” is too large: a calendar has at most %u MiB."), name, CARNET_CALENDAR_FILE_MAX >> 20);
  return NULL;
}

CarnetCalendar *
carnet_calendar_read (const char   *path,
                      CarnetDate    first,
                      CarnetDate    last,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GByteArray) bytes = read_file (path, name, error);

  if (bytes == NULL)
    return NULL;
  /* An empty array has no data. */
  return carnet_calendar_read_bytes (bytes->len > 0 ? (const char *)bytes->data : "", bytes->len, name, first,
                                     last, cancellable, error);
}
