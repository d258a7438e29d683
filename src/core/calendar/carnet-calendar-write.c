/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/carnet-error.h"
#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "calendar/carnet-calendar-private.h"

#define PRODID "-//Carnet de bord//carnet-de-bord//EN"
/* What RFC 5545 has room for. */
#define LAST_MS G_GINT64_CONSTANT (253402300799000)

/* -- Events ------------------------------------------------------------------------------------------- */

static icaltimetype
all_day (CarnetDate date)
{
  icaltimetype time = icaltime_null_date ();

  carnet_date_split (date, &time.year, &time.month, &time.day);
  return time;
}

static icaltimetype
instant (gint64 ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (CLAMP (ms, 0, LAST_MS) / 1000);
  icaltimetype time = icaltime_null_time ();

  g_date_time_get_ymd (utc, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.second = g_date_time_get_second (utc);
  time.is_date = 0;
  time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static void
add_text (icalcomponent *component, icalproperty *(*property_new) (const char *), const char *text)
{
  if (*text != '\0')
    icalcomponent_add_property (component, property_new (text));
}

/* One without a title would be read back as nothing. */
static void
add_title (icalcomponent *component, const char *title)
{
  g_autofree char *clean = carnet_text_clean_line (title, -1);

  add_text (component, icalproperty_new_summary, *clean != '\0' ? title : carnet_calendar_get_untitled ());
}

/* A word for this program, whatever the language, and one for people. */
static void
add_kind (icalcomponent *component, CarnetMilestoneKind kind)
{
  icalproperty *word = icalproperty_new_x (carnet_milestone_kind_to_string (kind));

  icalcomponent_add_property (component,
                              icalproperty_new_categories (carnet_milestone_kind_get_label (kind)));
  icalproperty_set_x_name (word, CARNET_CALENDAR_X_KIND);
  icalcomponent_add_property (component, word);
}

static void
add_when (icalcomponent *component, const CarnetWhen *when)
{
  const gboolean fixed = when->precision != CARNET_WHEN_MONTH;

  icalcomponent_add_property (component, icalproperty_new_dtstart (all_day (when->first)));
  icalcomponent_add_property (component, icalproperty_new_dtend (all_day (when->last + 1)));
  icalcomponent_add_property (
      component, icalproperty_new_status (fixed ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_TENTATIVE));
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

static icalcomponent *
component_of (const CarnetCalendarEvent *event)
{
  const CarnetMilestone *milestone = event->milestone;
  icalcomponent         *component = icalcomponent_new_vevent ();

  icalcomponent_add_property (component, icalproperty_new_uid (event->uid));
  icalcomponent_add_property (component, icalproperty_new_dtstamp (instant (event->revised_ms)));
  icalcomponent_add_property (component, icalproperty_new_lastmodified (instant (event->revised_ms)));
  icalcomponent_add_property (component, icalproperty_new_sequence ((int)event->sequence));
  add_when (component, &milestone->when);
  add_title (component, milestone->title);
  add_text (component, icalproperty_new_description, milestone->description);
  add_text (component, icalproperty_new_location, milestone->place);
  add_text (component, icalproperty_new_contact, milestone->partners);
  add_text (component, icalproperty_new_url, milestone->url);
  add_kind (component, milestone->kind);
  return component;
}

static void
add_name (icalcomponent *calendar, const char *title)
{
  icalproperty *name = icalproperty_new_x (title);

  icalproperty_set_x_name (name, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, name);
}

char *
carnet_calendar_to_text (const char *title, GPtrArray *events)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  char          *text, *copy;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODID));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  if (*title != '\0')
    add_name (calendar, title);
  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, component_of (events->pdata[i]));
  text = icalcomponent_as_ical_string_r (calendar);
  copy = g_strdup (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return copy;
}

/* -- Files -------------------------------------------------------------------------------------------- */

/* Nothing is given its name before it is known to be read as it was meant. */
static gboolean
check (const char *temporary, GPtrArray *events, GError **error)
{
  g_autoptr (CarnetCalendar) read
      = carnet_calendar_read (temporary, CARNET_DATE_NONE, CARNET_DATE_NONE, NULL, error);

  if (read == NULL)
    return FALSE;
  if (read->events->len == events->len && read->left_out->len == 0)
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED,
               _ ("What was written to the calendar could not be read back."));
  return FALSE;
}

static gboolean
write_all (int fd, const char *text, const char *path, GError **error)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      const gssize n = write (fd, text, left);

      if (n < 0 && errno != EINTR)
        return carnet_file_set_error (path, errno, error);
      text += MAX (n, 0);
      left -= (gsize)MAX (n, 0);
    }
  return TRUE;
}

static gboolean
write_text (const char *temporary, const char *text, const char *path, GError **error)
{
  const int fd = g_open (temporary, O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  gboolean  done;

  if (fd < 0)
    return carnet_file_set_error (path, errno, error);
  done = write_all (fd, text, path, error);
  /* Some file systems tell only now that there was no room. */
  if (!g_close (fd, NULL) && done)
    return carnet_file_set_error (path, EIO, error);
  return done;
}

static gboolean
check_path (const char *path, gboolean replace, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) || (!replace && g_file_test (path, G_FILE_TEST_EXISTS)))
    return carnet_file_set_error (path, EEXIST, error);
  return !replace || carnet_file_check_replaceable (path, CARNET_FILE_CALENDAR, error);
}

gboolean
carnet_calendar_write (const char *path,
                       const char *title,
                       GPtrArray  *events,
                       gboolean    replace,
                       GError    **error)
{
  g_autofree char *text = NULL, *temporary = NULL;
  g_autoptr (GError) problem = NULL;

  if (!check_path (path, replace, error) || (temporary = carnet_file_open_beside (path, error)) == NULL)
    return FALSE;
  text = carnet_calendar_to_text (title, events);
  if (write_text (temporary, text, path, &problem) && check (temporary, events, &problem)
      && carnet_file_publish (temporary, path, replace, &problem))
    return TRUE;
  g_unlink (temporary);
  carnet_file_name_in_error (problem, temporary, path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
