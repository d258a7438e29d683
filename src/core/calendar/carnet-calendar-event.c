/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-text.h"
#include "calendar/carnet-calendar-private.h"
#include "calendar/carnet-calendar-zone.h"

#define DAY_SECONDS 86400
#define EXTRA_DAYS_MAX (366 * CARNET_MILESTONE_YEARS_MAX)

/* -- Times ------------------------------------------------------------------------------------ */

static const char *
tzid_of (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);

  return parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;
}

static icaltimetype
read_time (icalproperty *property)
{
  icalvalue *value = icalproperty_get_value (property);

  switch ((int)icalvalue_isa (value))
    {
    case ICAL_DATE_VALUE:
      return icalvalue_get_date (value);
    case ICAL_DATETIME_VALUE:
      return icalvalue_get_datetime (value);
    case ICAL_DATETIMEPERIOD_VALUE:
      return icalvalue_get_datetimeperiod (value).time;
    case ICAL_PERIOD_VALUE:
      return icalvalue_get_period (value).start;
    default:
      return icaltime_null_time ();
    }
}

/* On the wall, in the zone of the event. */
static icaltimetype
wall_of (const CarnetCalendarRaw *self, icalproperty *property)
{
  icaltimetype time = read_time (property);

  if (!time.is_date && carnet_calendar_zone_is_utc (tzid_of (property)))
    time.zone = icaltimezone_get_utc_timezone ();
  return carnet_calendar_zone_wall (time, self->zone);
}

CarnetDate
carnet_calendar_raw_day (const CarnetCalendarRaw *self, icalproperty *property)
{
  return carnet_calendar_zone_day (wall_of (self, property));
}

static gint64
seconds_of_day (icaltimetype time)
{
  return time.is_date ? 0 : 3600 * time.hour + 60 * time.minute + time.second;
}

static gint64
length_of (const struct icaldurationtype *duration)
{
  const gint64 days = (gint64)duration->weeks * 7 + duration->days;
  const gint64 length = days * DAY_SECONDS + (gint64)duration->hours * 3600 + (gint64)duration->minutes * 60
                        + duration->seconds;

  return duration->is_neg ? 0 : length;
}

/* In seconds; 0 when it does not say. */
static gint64
read_length (const CarnetCalendarRaw *self)
{
  icalproperty           *end = icalcomponent_get_first_property (self->component, ICAL_DTEND_PROPERTY);
  icalproperty           *lasts = icalcomponent_get_first_property (self->component, ICAL_DURATION_PROPERTY);
  icaltimetype            wall = end != NULL ? wall_of (self, end) : icaltime_null_time ();
  struct icaldurationtype duration;

  if (carnet_calendar_zone_day (wall) != CARNET_DATE_NONE)
    return ((gint64)carnet_calendar_zone_day (wall) - carnet_calendar_zone_day (self->start)) * DAY_SECONDS
           + seconds_of_day (wall) - seconds_of_day (self->start);
  if (lasts == NULL)
    return 0;
  duration = icalproperty_get_duration (lasts);
  return length_of (&duration);
}

/* What begins one evening and ends in the night belongs to that evening. */
static guint
count_extra_days (const CarnetCalendarRaw *self)
{
  const gint64 length = read_length (self);

  if (length <= DAY_SECONDS)
    return 0;
  return (guint)MIN ((seconds_of_day (self->start) + length - 1) / DAY_SECONDS, EXTRA_DAYS_MAX);
}

static void
read_times (CarnetCalendarRaw *self, GTimeZone *zone)
{
  icalproperty *start = icalcomponent_get_first_property (self->component, ICAL_DTSTART_PROPERTY);
  icalproperty *occurrence = icalcomponent_get_first_property (self->component, ICAL_RECURRENCEID_PROPERTY);

  self->start = icaltime_null_time ();
  if (start != NULL)
    self->zone
        = carnet_calendar_zone_is_utc (tzid_of (start)) ? NULL : carnet_calendar_zone_find (tzid_of (start));
  if (self->zone == NULL)
    self->zone = g_time_zone_ref (zone);
  if (start == NULL)
    return;
  self->start = wall_of (self, start);
  self->extra_days = count_extra_days (self);
  if (occurrence != NULL)
    self->occurrence = carnet_calendar_raw_day (self, occurrence);
}

CarnetWhen
carnet_calendar_raw_when (const CarnetCalendarRaw *self, CarnetDate first)
{
  CarnetWhen when = { CARNET_WHEN_DAY, first, first };

  if (first == CARNET_DATE_NONE)
    return (CarnetWhen){ CARNET_WHEN_NONE };
  if (self->extra_days == 0)
    return when;
  when.precision = CARNET_WHEN_RANGE;
  when.last = first + self->extra_days;
  /* As carnet_calendar_write() tells a month. */
  if (icalcomponent_get_status (self->component) == ICAL_STATUS_TENTATIVE && self->start.is_date
      && first == carnet_month_first_day (carnet_date_month (first))
      && when.last == carnet_month_last_day (carnet_date_month (first)))
    when.precision = CARNET_WHEN_MONTH;
  return when;
}

gboolean
carnet_calendar_raw_repeats (const CarnetCalendarRaw *self)
{
  return self->occurrence == CARNET_DATE_NONE
         && (icalcomponent_get_first_property (self->component, ICAL_RRULE_PROPERTY) != NULL
             || icalcomponent_get_first_property (self->component, ICAL_RDATE_PROPERTY) != NULL);
}

/* -- Texts --------------------------------------------------------------------------------------- */

/* @text: (nullable) */
static void
take_text (CarnetCalendarRaw *self, char **field, const char *text, gboolean line)
{
  const glong max = line ? CARNET_CALENDAR_LINE_MAX : CARNET_CALENDAR_TEXT_MAX;
  char       *clean;

  if (text == NULL)
    return;
  clean = line ? carnet_text_clean_line (text, -1) : g_strchomp (carnet_text_clean (text, -1));
  if (g_utf8_strlen (clean, -1) > max)
    {
      strcpy (g_utf8_offset_to_pointer (clean, max - 1), "…");
      self->n_shortened++;
    }
  g_free (*field);
  *field = clean;
}

static const char *
text_of (const CarnetCalendarRaw *self, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, kind);
  icalvalue    *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value == NULL || icalvalue_isa (value) == ICAL_URI_VALUE)
    return value != NULL ? icalvalue_get_uri (value) : NULL;
  return icalvalue_isa (value) == ICAL_TEXT_VALUE ? icalvalue_get_text (value) : NULL;
}

static void
read_texts (CarnetCalendarRaw *self)
{
  CarnetMilestone *milestone = self->milestone;
  const char      *url = text_of (self, ICAL_URL_PROPERTY);

  take_text (self, &milestone->title, text_of (self, ICAL_SUMMARY_PROPERTY), TRUE);
  take_text (self, &milestone->place, text_of (self, ICAL_LOCATION_PROPERTY), TRUE);
  take_text (self, &milestone->partners, text_of (self, ICAL_CONTACT_PROPERTY), TRUE);
  take_text (self, &milestone->description, text_of (self, ICAL_DESCRIPTION_PROPERTY), FALSE);
  if (url != NULL && carnet_milestone_check_url (url, NULL))
    take_text (self, &milestone->url, url, TRUE);
}

static gboolean
take_kind (CarnetCalendarRaw *self, CarnetMilestoneKind kind)
{
  self->milestone->kind = kind;
  self->has_kind = TRUE;
  return TRUE;
}

static gboolean
read_kind_word (CarnetCalendarRaw *self)
{
  for (icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_X_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (self->component, ICAL_X_PROPERTY))
    {
      const char               *word = icalproperty_get_x (property);
      const CarnetMilestoneKind kind = carnet_milestone_kind_parse (word);

      if (g_strcmp0 (carnet_milestone_kind_to_string (kind), word) == 0)
        return take_kind (self, kind);
    }
  return FALSE;
}

static gboolean
read_kind_label (CarnetCalendarRaw *self)
{
  const char      *text = text_of (self, ICAL_CATEGORIES_PROPERTY);
  g_autofree char *folded = text != NULL ? carnet_text_fold (text) : NULL;

  for (guint i = 0; folded != NULL && i < CARNET_N_MILESTONE_KINDS; i++)
    {
      g_autofree char *label = carnet_text_fold (carnet_milestone_kind_get_label (i));

      if (g_str_equal (label, folded))
        return take_kind (self, i);
    }
  return FALSE;
}

/* -- All ----------------------------------------------------------------------------------------- */

/* The same for the same words on the same day, wherever the file is read. */
static char *
make_uid (const CarnetCalendarRaw *self)
{
  g_autofree char *start = g_strdup_printf ("%04d%02d%02dT%02d%02d", self->start.year, self->start.month,
                                            self->start.day, self->start.hour, self->start.minute);
  g_autofree char *name = g_strdup_printf ("calendar-event:%s:%s", start, self->milestone->title);
  const CarnetId   id = carnet_id_from_name (name);
  g_autofree char *hex = carnet_id_to_string (&id);

  return g_strconcat (hex, "@carnet-de-bord", NULL);
}

static char *
read_uid (const CarnetCalendarRaw *self)
{
  const char      *text = text_of (self, ICAL_UID_PROPERTY);
  g_autofree char *clean = carnet_text_clean_line (text != NULL ? text : "", -1);

  if (*clean == '\0' || strlen (clean) > CARNET_CALENDAR_UID_MAX
      || !carnet_text_is_stream_safe (clean, strlen (clean)))
    return make_uid (self);
  return g_steal_pointer (&clean);
}

static int
read_sequence (const CarnetCalendarRaw *self)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_SEQUENCE_PROPERTY);

  return property != NULL ? icalproperty_get_sequence (property) : 0;
}

/* RFC 5545 has it in UTC. */
static gint64
read_revised (const CarnetCalendarRaw *self)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_DTSTAMP_PROPERTY);
  const gint64  seconds
      = property != NULL ? (gint64)icaltime_as_timet (icalproperty_get_dtstamp (property)) : 0;

  return CLAMP (seconds, 0, CARNET_CALENDAR_REVISED_MAX / 1000) * 1000;
}

CarnetCalendarRaw *
carnet_calendar_raw_new (icalcomponent *component, GTimeZone *zone)
{
  CarnetCalendarRaw *self = g_new0 (CarnetCalendarRaw, 1);

  self->component = component;
  self->milestone = carnet_milestone_new ();
  self->cancelled = icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED;
  self->sequence = MAX (read_sequence (self), 0);
  self->revised_ms = read_revised (self);
  read_times (self, zone);
  read_texts (self);
  if (!read_kind_word (self))
    read_kind_label (self);
  self->uid = read_uid (self);
  return self;
}

void
carnet_calendar_raw_free (CarnetCalendarRaw *self)
{
  icalcomponent_free (self->component);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  carnet_milestone_free (self->milestone);
  g_free (self->uid);
  g_free (self);
}
