/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar-private.h"
#include "calendar/carnet-calendar-zone.h"

/* A rule that counts has to be followed from its first day: since 1900, every day. */
#define STEPS_MAX 100000

typedef struct
{
  const CarnetCalendarRaw *raw;
  CarnetDate               first;
  CarnetDate               last;
  GHashTable              *days; /* CarnetDate */
} Window;

static void
add_day (const Window *window, CarnetDate day)
{
  if (day >= window->first && day <= window->last)
    g_hash_table_add (window->days, GUINT_TO_POINTER (day));
}

/* The end of a rule is told in UTC, its start on the wall. */
static void
end_on_wall (const Window *window, struct icalrecurrencetype *rule)
{
  icaltimetype until = carnet_calendar_zone_wall (rule->until, window->raw->zone);

  if (!until.is_date || window->raw->start.is_date)
    {
      rule->until = until;
      rule->until.is_date = window->raw->start.is_date;
      return;
    }
  rule->until = until;
  rule->until.is_date = 0;
  rule->until.hour = 23;
  rule->until.minute = rule->until.second = 59;
}

static icaltimetype
time_on (const Window *window, CarnetDate day)
{
  icaltimetype time = window->raw->start;

  carnet_date_split (day, &time.year, &time.month, &time.day);
  return time;
}

/* Returns: %FALSE when there is no end to it. */
static gboolean
follow (const Window *window, struct icalrecurrencetype rule)
{
  icaltimetype        next;
  icalrecur_iterator *iterator;
  guint               steps = 0;

  if (!icaltime_is_null_time (rule.until))
    end_on_wall (window, &rule);
  iterator = icalrecur_iterator_new (rule, window->raw->start);
  if (iterator == NULL)
    return TRUE;
  if (rule.count == 0 && window->first > carnet_calendar_zone_day (window->raw->start))
    icalrecur_iterator_set_start (iterator, time_on (window, window->first));
  do
    {
      next = icalrecur_iterator_next (iterator);
      add_day (window, carnet_calendar_zone_day (next));
    }
  while (!icaltime_is_null_time (next) && carnet_calendar_zone_day (next) <= window->last
         && ++steps < STEPS_MAX && g_hash_table_size (window->days) <= CARNET_CALENDAR_REPEATS_MAX);
  icalrecur_iterator_free (iterator);
  return steps < STEPS_MAX;
}

static gboolean
is_within_day (const struct icalrecurrencetype *rule)
{
  return rule->freq == ICAL_SECONDLY_RECURRENCE || rule->freq == ICAL_MINUTELY_RECURRENCE
         || rule->freq == ICAL_HOURLY_RECURRENCE;
}

static gboolean
follow_rules (const Window *window, CarnetCalendarReason *reason)
{
  icalcomponent *component = window->raw->component;

  *reason = CARNET_CALENDAR_TOO_OFTEN;
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (component, ICAL_RRULE_PROPERTY))
    {
      const struct icalrecurrencetype rule = icalproperty_get_rrule (property);

      *reason = CARNET_CALENDAR_WITHIN_DAY;
      if (is_within_day (&rule))
        return FALSE;
      *reason = CARNET_CALENDAR_TOO_OFTEN;
      if (rule.freq != ICAL_NO_RECURRENCE && !follow (window, rule))
        return FALSE;
    }
  return TRUE;
}

static void
add_dates (const Window *window)
{
  icalcomponent *component = window->raw->component;

  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_RDATE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (component, ICAL_RDATE_PROPERTY))
    add_day (window, carnet_calendar_raw_day (window->raw, property));
}

static void
remove_dates (const Window *window)
{
  icalcomponent *component = window->raw->component;

  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    g_hash_table_remove (window->days, GUINT_TO_POINTER (carnet_calendar_raw_day (window->raw, property)));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CarnetDate *left = a, *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
list (GHashTable *set, GArray *days)
{
  GHashTableIter iter;
  gpointer       day;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    {
      const CarnetDate date = GPOINTER_TO_UINT (day);

      g_array_append_val (days, date);
    }
  g_array_sort (days, compare_days);
}

gboolean
carnet_calendar_raw_list_days (const CarnetCalendarRaw *self,
                               CarnetDate               first,
                               CarnetDate               last,
                               GArray                  *days,
                               CarnetCalendarReason    *reason)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  const Window window = { self, first, last, set };

  /* RFC 5545 counts the first day whatever the rule says. */
  add_day (&window, carnet_calendar_zone_day (self->start));
  if (!follow_rules (&window, reason))
    return FALSE;
  add_dates (&window);
  remove_dates (&window);
  list (set, days);
  return days->len <= CARNET_CALENDAR_REPEATS_MAX;
}
