/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar-private.h"
#include "calendar/carnet-calendar-zone.h"

typedef struct
{
  const CarnetCalendarRaw *raw;
  CarnetDate               first;
  CarnetDate               last;
  GHashTable              *days;     /* CarnetDate */
  gint64                  *patience; /* how many days may still be tried */
  GCancellable            *cancellable;
} Window;

static void
add_day (const Window *window, CarnetDate day)
{
  if (day >= window->first && day <= window->last)
    g_hash_table_add (window->days, GUINT_TO_POINTER (day));
}

static icaltimetype
time_on (const Window *window, CarnetDate day)
{
  icaltimetype time = window->raw->start;

  carnet_date_split (day, &time.year, &time.month, &time.day);
  return time;
}

static icaltimetype
end_of (icaltimetype day)
{
  if (!day.is_date)
    {
      day.hour = 23;
      day.minute = day.second = 59;
    }
  return day;
}

/* The end of a rule may be told in UTC, its start is on the wall. Past the last day nothing is looked for. */
static void
set_end (const Window *window, struct icalrecurrencetype *rule)
{
  const gboolean     whole_day = rule->until.is_date;
  const icaltimetype last = end_of (time_on (window, window->last));
  icaltimetype       until = icaltime_null_time ();

  if (!icaltime_is_null_time (rule->until))
    until = carnet_calendar_zone_wall (rule->until, window->raw->zone);
  until.is_date = window->raw->start.is_date;
  if (whole_day)
    until = end_of (until);
  rule->until = icaltime_is_null_time (until) || icaltime_compare (until, last) > 0 ? last : until;
}

/* Which days of a month or a year are named: they may be days that never come. */
static gboolean
names_days (const struct icalrecurrencetype *rule)
{
  return (rule->freq == ICAL_YEARLY_RECURRENCE || rule->freq == ICAL_MONTHLY_RECURRENCE)
         && (rule->by_month_day[0] != ICAL_RECURRENCE_ARRAY_MAX
             || rule->by_day[0] != ICAL_RECURRENCE_ARRAY_MAX
             || rule->by_year_day[0] != ICAL_RECURRENCE_ARRAY_MAX
             || rule->by_week_no[0] != ICAL_RECURRENCE_ARRAY_MAX);
}

/* Days that may have to be tried, one by one. */
static gint64
count_tries (const Window *window, const struct icalrecurrencetype *rule)
{
  const CarnetDate start = carnet_calendar_zone_day (window->raw->start);
  const CarnetDate first = rule->count > 0 ? start : MAX (start, window->first);

  return window->last > first ? window->last - first : 0;
}

/* For a day that never comes libical looks until the year 2582, each of which costs as much as many days that
 * do; what it cost is given back once one came. */
#define FRUITLESS 500000

/* Returns: whether there was one. */
static gboolean
iterate (const Window *window, const struct icalrecurrencetype *rule, icalrecur_iterator *iterator)
{
  icaltimetype next;
  gboolean     any = FALSE;

  if (rule->count == 0 && window->first > carnet_calendar_zone_day (window->raw->start))
    icalrecur_iterator_set_start (iterator, time_on (window, window->first));
  do
    {
      next = icalrecur_iterator_next (iterator);
      add_day (window, carnet_calendar_zone_day (next));
      any = any || !icaltime_is_null_time (next);
      --*window->patience;
    }
  while (!icaltime_is_null_time (next) && *window->patience > 0
         && !g_cancellable_is_cancelled (window->cancellable)
         && g_hash_table_size (window->days) <= CARNET_CALENDAR_REPEATS_MAX);
  return any;
}

/* Returns: %FALSE when there is no end to it. */
static gboolean
follow (const Window *window, struct icalrecurrencetype rule)
{
  const gint64        fruitless = names_days (&rule) ? FRUITLESS : 0;
  const gint64        tries = count_tries (window, &rule) + fruitless;
  icalrecur_iterator *iterator;

  if (carnet_calendar_zone_day (window->raw->start) > window->last)
    return TRUE;
  if (*window->patience < tries || g_cancellable_is_cancelled (window->cancellable))
    return FALSE;
  *window->patience -= tries;
  set_end (window, &rule);
  iterator = icalrecur_iterator_new (rule, window->raw->start);
  if (iterator == NULL)
    return TRUE;
  if (iterate (window, &rule, iterator))
    *window->patience += fruitless;
  icalrecur_iterator_free (iterator);
  return *window->patience > 0;
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
                               gint64                  *patience,
                               GCancellable            *cancellable,
                               GArray                  *days,
                               CarnetCalendarReason    *reason)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  const Window window = { self, first, last, set, patience, cancellable };

  /* RFC 5545 counts the first day whatever the rule says. */
  add_day (&window, carnet_calendar_zone_day (self->start));
  if (!follow_rules (&window, reason))
    return FALSE;
  add_dates (&window);
  remove_dates (&window);
  list (set, days);
  return days->len <= CARNET_CALENDAR_REPEATS_MAX;
}
