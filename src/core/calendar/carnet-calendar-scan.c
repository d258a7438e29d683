/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "calendar/carnet-calendar-private.h"
#include "calendar/carnet-calendar-zone.h"

#define DEPTH_MAX 16

typedef struct
{
  CarnetCalendarLines *lines;
  const char          *name;
  CarnetCalendar      *calendar;
  GPtrArray           *events;
  GPtrArray           *open;   /* char *: the components that have begun */
  icalparser          *parser; /* of the event that has begun */
  GString             *title;  /* of what is no event */
  GTimeZone           *zone;
  gboolean             cancelled; /* METHOD:CANCEL */
} Scan;

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (CarnetError code, GError **error, const char *format, ...)
{
  va_list          arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CARNET_ERROR, code, message);
  return FALSE;
}

gboolean
carnet_calendar_refuse_many (const char *name, GError **error)
{
  return refuse (CARNET_ERROR_TOO_LARGE, error, _ ("“%s” holds more than %u events."), name,
                 CARNET_CALENDAR_EVENTS_MAX);
}

static gboolean
refuse_kind (Scan *scan, GError **error)
{
  return refuse (CARNET_ERROR_NOT_A_LOGBOOK, error, _ ("“%s” is not a calendar."), scan->name);
}

static const char *
inner (Scan *scan)
{
  return scan->open->len > 0 ? scan->open->pdata[scan->open->len - 1] : "";
}

static gboolean
is_named (const char *line, const char *name)
{
  const gsize n = strlen (name);

  return g_ascii_strncasecmp (line, name, n) == 0 && (line[n] == ':' || line[n] == ';');
}

static const char *
value_of (const char *line)
{
  const char *colon = strchr (line, ':');

  return colon != NULL ? colon + 1 : "";
}

/* -- Events ----------------------------------------------------------------------------------------- */

static gboolean
begin_event (Scan *scan, GError **error)
{
  char begin[] = "BEGIN:VEVENT";

  if (scan->events->len >= CARNET_CALENDAR_EVENTS_MAX)
    return carnet_calendar_refuse_many (scan->name, error);
  scan->parser = icalparser_new ();
  icalparser_add_line (scan->parser, begin);
  return TRUE;
}

static void
end_event (Scan *scan)
{
  char               end[] = "END:VEVENT";
  icalcomponent     *component = icalparser_add_line (scan->parser, end);
  CarnetCalendarRaw *raw;

  g_clear_pointer (&scan->parser, icalparser_free);
  if (component == NULL)
    {
      scan->calendar->details[CARNET_CALENDAR_LINES]++;
      return;
    }
  scan->calendar->details[CARNET_CALENDAR_LINES] += (guint)icalcomponent_count_errors (component);
  raw = carnet_calendar_raw_new (component, scan->zone);
  raw->cancelled |= scan->cancelled;
  g_ptr_array_add (scan->events, raw);
}

/* What a milestone can say, and what tells when. */
static gboolean
is_read (const char *line)
{
  static const char *const names[]
      = { "UID",    "SUMMARY",  "DESCRIPTION", "LOCATION",      "CONTACT", "CATEGORIES",
          "STATUS", "SEQUENCE", "DTSTAMP",     "DTSTART",       "DTEND",   "DURATION",
          "RRULE",  "RDATE",    "EXDATE",      "RECURRENCE-ID", "URL",     CARNET_CALENDAR_X_KIND };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_named (line, names[i]))
      return TRUE;
  return FALSE;
}

static void
read_event_line (Scan *scan, char *line)
{
  if (is_read (line))
    icalparser_add_line (scan->parser, line);
  else if (is_named (line, "ATTENDEE"))
    scan->calendar->details[CARNET_CALENDAR_ATTENDEES]++;
  else if (is_named (line, "ATTACH"))
    scan->calendar->details[CARNET_CALENDAR_ATTACHMENTS]++;
  else if (strchr (line, ':') == NULL)
    scan->calendar->details[CARNET_CALENDAR_LINES]++;
}

/* -- What is no event ------------------------------------------------------------------------------- */

static int
reason_of (const char *component)
{
  static const char *const          components[] = { "VTODO", "VJOURNAL", "VFREEBUSY" };
  static const CarnetCalendarReason reasons[]
      = { CARNET_CALENDAR_TODO, CARNET_CALENDAR_JOURNAL, CARNET_CALENDAR_BUSY };

  for (guint i = 0; i < G_N_ELEMENTS (components); i++)
    if (g_ascii_strcasecmp (component, components[i]) == 0)
      return (int)reasons[i];
  return -1;
}

static void
end_other (Scan *scan, const char *component)
{
  const int        reason = reason_of (component);
  g_autofree char *clean = NULL;

  if (reason < 0)
    return;
  clean = carnet_text_clean_line (scan->title->str, -1);
  if (g_utf8_strlen (clean, -1) > CARNET_CALENDAR_LINE_MAX)
    *g_utf8_offset_to_pointer (clean, CARNET_CALENDAR_LINE_MAX) = '\0';
  g_ptr_array_add (scan->calendar->left_out,
                   carnet_calendar_left_out_new ((CarnetCalendarReason)reason, clean, NULL));
}

static void
read_title (Scan *scan, const char *line)
{
  g_string_truncate (scan->title, 0);
  for (const char *at = value_of (line); *at != '\0'; at++)
    if (*at != '\\')
      g_string_append_c (scan->title, *at);
    else if (at[1] == 'n' || at[1] == 'N')
      {
        g_string_append_c (scan->title, ' ');
        at++;
      }
}

/* -- Lines ---------------------------------------------------------------------------------------- */

static gboolean
begin (Scan *scan, const char *component, GError **error)
{
  const guint depth = scan->open->len;

  if (depth == 0 && g_ascii_strcasecmp (component, "VCALENDAR") != 0)
    return refuse_kind (scan, error);
  if (depth >= DEPTH_MAX)
    return refuse (CARNET_ERROR_CORRUPT, error, _ ("“%s”, line %u: too many things are inside one another."),
                   scan->name, scan->lines->number);
  g_ptr_array_add (scan->open, g_strdup (component));
  g_string_truncate (scan->title, 0);
  if (depth == 0)
    scan->cancelled = FALSE;
  if (depth == 1 && g_ascii_strcasecmp (component, "VEVENT") == 0)
    return begin_event (scan, error);
  if (scan->parser != NULL && g_ascii_strcasecmp (component, "VALARM") == 0)
    scan->calendar->details[CARNET_CALENDAR_ALARMS]++;
  return TRUE;
}

static gboolean
end (Scan *scan, const char *component, GError **error)
{
  if (g_ascii_strcasecmp (component, inner (scan)) != 0)
    return refuse (CARNET_ERROR_CORRUPT, error, _ ("“%s”, line %u: “END:%s” ends nothing that has begun."),
                   scan->name, scan->lines->number, component);
  g_ptr_array_remove_index (scan->open, scan->open->len - 1);
  if (scan->open->len == 1 && scan->parser != NULL)
    end_event (scan);
  else if (scan->open->len == 1)
    end_other (scan, component);
  return TRUE;
}

static void
read_calendar_line (Scan *scan, const char *line)
{
  GTimeZone *zone;

  if (is_named (line, "METHOD"))
    scan->cancelled = g_ascii_strcasecmp (value_of (line), "CANCEL") == 0;
  if (!is_named (line, "X-WR-TIMEZONE"))
    return;
  zone = carnet_calendar_zone_find (value_of (line));
  if (zone == NULL)
    return;
  g_time_zone_unref (scan->zone);
  scan->zone = zone;
}

static gboolean
read_line (Scan *scan, char *line, GError **error)
{
  if (is_named (line, "BEGIN") || is_named (line, "END"))
    {
      g_autofree char *component = g_strstrip (carnet_text_clean_line (line + strcspn (line, ":;") + 1, -1));

      return g_ascii_toupper (*line) == 'B' ? begin (scan, component, error) : end (scan, component, error);
    }
  if (scan->open->len == 0)
    return refuse_kind (scan, error);
  if (scan->open->len == 1)
    read_calendar_line (scan, line);
  else if (scan->open->len == 2 && scan->parser != NULL)
    read_event_line (scan, line);
  else if (scan->open->len == 2 && is_named (line, "SUMMARY"))
    read_title (scan, line);
  return TRUE;
}

static gboolean
read_lines (Scan *scan, GCancellable *cancellable, GError **error)
{
  gboolean any = FALSE;
  char    *line;

  while ((line = carnet_calendar_lines_next (scan->lines)) != NULL)
    {
      if (line[strspn (line, " \t\f\v\x1a")] == '\0')
        continue;
      any = TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_line (scan, line, error))
        return FALSE;
    }
  if (!any)
    return refuse (CARNET_ERROR_NOT_A_LOGBOOK, error, _ ("“%s” is empty."), scan->name);
  return scan->open->len == 0
         || refuse (CARNET_ERROR_CORRUPT, error, _ ("“%s” is cut short: the end of the calendar is missing."),
                    scan->name);
}

GPtrArray *
carnet_calendar_scan (CarnetCalendarLines *lines,
                      const char          *name,
                      CarnetCalendar      *calendar,
                      GCancellable        *cancellable,
                      GError             **error)
{
  Scan     scan = { .lines = lines, .name = name, .calendar = calendar };
  gboolean done;

  scan.events = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_calendar_raw_free);
  scan.open = g_ptr_array_new_with_free_func (g_free);
  scan.title = g_string_new (NULL);
  scan.zone = g_time_zone_new_local ();
  done = read_lines (&scan, cancellable, error);
  g_clear_pointer (&scan.parser, icalparser_free);
  g_ptr_array_unref (scan.open);
  g_string_free (scan.title, TRUE);
  g_time_zone_unref (scan.zone);
  if (!done)
    g_clear_pointer (&scan.events, g_ptr_array_unref);
  return scan.events;
}
