/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "calendar/carnet-calendar-bytes.h"
#include "logbook/carnet-logbook-calendar-planning.h"
#include "merge/carnet-reception.h"

/* -- Changes ---------------------------------------------------------------------------------------- */

static void
change_free (gpointer data)
{
  CarnetCalendarChange *self = data;

  g_clear_pointer (&self->before, carnet_milestone_free);
  g_clear_pointer (&self->after, carnet_milestone_free);
  g_clear_pointer (&self->heads, g_array_unref);
  g_clear_pointer (&self->writes, carnet_writes_unref);
  g_clear_pointer (&self->undo, carnet_writes_unref);
  g_free (self);
}

void
carnet_calendar_change_say (CarnetCalendarChange      *change,
                            const CarnetCalendarKnown *known,
                            const char                *key,
                            const char                *text)
{
  g_autofree char *before = known != NULL ? carnet_logbook_dup_text (known->history, key) : g_strdup ("");

  if (g_str_equal (before, text))
    return;
  carnet_writes_set_text (change->writes, key, *text != '\0' ? text : NULL);
  carnet_writes_set_text (change->undo, key, *before != '\0' ? before : NULL);
}

/* Many calendars give every event the time at which the file was made: alone it is nothing to remember, or
 * each reading of the same words would write on every milestone. */
static void
say_revised (CarnetCalendarChange *change, const CarnetCalendarKnown *known, const CarnetCalendarEvent *event)
{
  g_autofree char *text = carnet_calendar_dup_revised (event->sequence, event->revised_ms);

  if (carnet_writes_size (change->writes) > 0
      || carnet_calendar_known_compare_age (known, event->sequence, 0) > 0)
    carnet_calendar_change_say (change, known, CARNET_KEY_CALENDAR_REVISED, text);
}

/* What the calendar says now is what it said last, the next time. */
static void
say_all (CarnetCalendarChange *change, const CarnetCalendarKnown *known, const CarnetCalendarEvent *event)
{
  carnet_calendar_change_say (change, known, CARNET_KEY_CALENDAR_UID, event->uid);
  for (guint i = 0; i < CARNET_CALENDAR_N_FIELDS; i++)
    {
      g_autofree char *text = carnet_calendar_field_dup (i, event->milestone);
      g_autofree char *said = carnet_calendar_field_dup_said (text);

      if (i != CARNET_CALENDAR_FIELD_KIND || event->has_kind)
        carnet_calendar_change_say (change, known, carnet_calendar_field_get_said_key (i), said);
    }
  say_revised (change, known, event);
}

CarnetCalendarChange *
carnet_calendar_change_new (const CarnetId *id, const CarnetMilestone *after)
{
  CarnetCalendarChange *change = g_new0 (CarnetCalendarChange, 1);

  change->id = *id;
  change->after = carnet_milestone_copy (after);
  change->after->id = *id;
  change->undo = carnet_writes_new ();
  return change;
}

static void
leave_out (CarnetCalendarPlanning *planning, CarnetCalendarReason reason, const CarnetMilestone *milestone)
{
  g_ptr_array_add (planning->plan->left_out,
                   carnet_calendar_left_out_new (reason, milestone->title, &milestone->when));
}

/* -- What is new -------------------------------------------------------------------------------------- */

/* One that went over to another programme keeps its id; a UID holds no line end. */
static CarnetId
id_of (const CarnetCalendarPlanning *planning, const char *uid)
{
  g_autofree char *programme = carnet_id_to_string (&planning->programme->id);
  g_autoptr (GString) name = g_string_new ("calendar:");
  CarnetId                   id;
  const CarnetCalendarKnown *known;

  g_string_append_printf (name, "%s:%s", programme, uid);
  do
    {
      id = carnet_id_from_name (name->str);
      known = g_hash_table_lookup (planning->by_id, &id);
      g_string_append_c (name, '\n');
    }
  while (known != NULL && !known->ours);
  return id;
}

/* Returns: %FALSE when another event speaks of @id: of two changes the second would not know of the first. */
static gboolean
claim (CarnetCalendarPlanning *planning, const CarnetId *id, const CarnetMilestone *milestone)
{
  if (g_hash_table_add (planning->planned, carnet_id_copy (id)))
    return TRUE;
  leave_out (planning, CARNET_CALENDAR_TWICE, milestone);
  return FALSE;
}

static gboolean
is_within (const CarnetCalendarPlanning *planning, const CarnetWhen *when)
{
  return when->first <= planning->last && when->last >= planning->first
         && carnet_programme_check_when (planning->programme, when, NULL);
}

/* One whose coming was undone, or that was cancelled, comes back. */
static void
add_again (CarnetCalendarChange *change, const CarnetCalendarKnown *known)
{
  change->writes = carnet_milestone_list_changes (known->milestone, change->after);
  change->heads = carnet_logbook_heads_of (known->history);
  carnet_writes_set_integer (change->writes, CARNET_KEY_DELETED, 0);
}

/* @known: (nullable): one whose coming was undone, or that was cancelled */
static void
plan_new (CarnetCalendarPlanning    *planning,
          const CarnetId            *id,
          const CarnetCalendarKnown *known,
          const CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change;

  if (!is_within (planning, &event->milestone->when))
    {
      leave_out (planning, CARNET_CALENDAR_OUTSIDE, event->milestone);
      return;
    }
  if (!claim (planning, id, event->milestone))
    return;
  change = carnet_calendar_change_new (id, event->milestone);
  change->after->programme = planning->programme->id;
  if (known != NULL)
    add_again (change, known);
  else
    change->writes = carnet_milestone_list_changes (NULL, change->after);
  say_all (change, known, event);
  carnet_writes_set_integer (change->undo, CARNET_KEY_DELETED, 1);
  g_ptr_array_add (planning->plan->changes, change);
  planning->plan->n_new++;
}

/* -- What is known ------------------------------------------------------------------------------------- */

static gboolean
said_once (const CarnetCalendarKnown *known, CarnetCalendarField field, const char *text)
{
  const char *key = carnet_calendar_field_get_key (field);
  GPtrArray  *revisions = carnet_history_get_sorted (known->history);

  for (guint i = 0; i < revisions->len; i++)
    {
      const CarnetRevision *revision = revisions->pdata[i];

      if (revision->writes != NULL && g_strcmp0 (carnet_writes_find_text (revision->writes, key), text) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_news (const CarnetCalendarKnown *known, CarnetCalendarField field, const char *text)
{
  g_autofree char *said = NULL, *now = NULL;

  /* It went out without one. */
  if (field == CARNET_CALENDAR_FIELD_TITLE && g_str_equal (text, carnet_calendar_get_untitled ()))
    return FALSE;
  /* Other calendars forget what they have no place for. */
  if (!known->imported)
    return *text != '\0' && !said_once (known, field, text);
  said = carnet_logbook_dup_text (known->history, carnet_calendar_field_get_said_key (field));
  now = carnet_calendar_field_dup_said (text);
  return !g_str_equal (said, now);
}

/* A month that came back without being called tentative. */
static void
keep_month (CarnetWhen *when, const CarnetWhen *known)
{
  if (known->precision == CARNET_WHEN_MONTH && when->first == known->first && when->last == known->last)
    *when = *known;
}

static void
take_news (const CarnetCalendarKnown *known, const CarnetCalendarEvent *event, CarnetMilestone *after)
{
  for (guint i = 0; i < CARNET_CALENDAR_N_FIELDS; i++)
    {
      g_autofree char *text = carnet_calendar_field_dup (i, event->milestone);

      if ((i != CARNET_CALENDAR_FIELD_KIND || event->has_kind) && is_news (known, i, text))
        carnet_calendar_field_copy (i, after, event->milestone);
    }
}

static CarnetCalendarChange *
change_of_known (const CarnetCalendarKnown *known, const CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change = carnet_calendar_change_new (&known->id, known->milestone);

  take_news (known, event, change->after);
  change->before = carnet_milestone_copy (known->milestone);
  change->heads = carnet_logbook_heads_of (known->history);
  change->writes = carnet_milestone_list_changes (change->before, change->after);
  carnet_writes_unref (change->undo);
  change->undo = carnet_milestone_list_changes (change->after, change->before);
  return change;
}

/* Nothing of it is taken, nor remembered. */
static void
plan_older (CarnetCalendarPlanning *planning, const CarnetCalendarEvent *event, gboolean same)
{
  planning->plan->n_same += same;
  if (!same)
    leave_out (planning, CARNET_CALENDAR_OLDER, event->milestone);
}

static void
plan_known (CarnetCalendarPlanning *planning, const CarnetCalendarKnown *known, CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change;
  gboolean              same;

  if (!claim (planning, &known->id, event->milestone))
    return;
  keep_month (&event->milestone->when, &known->milestone->when);
  change = change_of_known (known, event);
  same = carnet_writes_size (change->writes) == 0;
  if (carnet_calendar_known_compare_age (known, event->sequence, event->revised_ms) < 0)
    {
      change_free (change);
      plan_older (planning, event, same);
      return;
    }
  planning->plan->n_same += same;
  planning->plan->n_changed += !same;
  /* One that never came from a calendar does not by coming back as it is. */
  if (!same || known->imported)
    say_all (change, known, event);
  if (carnet_writes_size (change->writes) > 0)
    g_ptr_array_add (same ? planning->plan->notes : planning->plan->changes, change);
  else
    change_free (change);
}

static gboolean
is_own (const CarnetCalendarKnown *known, const char *uid)
{
  return g_str_equal (known->uid, uid);
}

static void
plan_event (CarnetCalendarPlanning *planning, CarnetCalendarEvent *event)
{
  const CarnetId             id = id_of (planning, event->uid);
  const CarnetCalendarKnown *known = g_hash_table_lookup (planning->by_uid, event->uid);

  /* It may have come by a programme file, which says no UID. */
  if (known == NULL)
    known = g_hash_table_lookup (planning->by_id, &id);
  if (known == NULL || (known->deleted && !known->imported && !is_own (known, event->uid)))
    plan_new (planning, &id, known, event);
  else if (known->deleted && carnet_calendar_known_takes_back (known, event))
    plan_new (planning, &known->id, known, event);
  else if (known->deleted)
    leave_out (planning, CARNET_CALENDAR_DELETED, event->milestone);
  else if (!carnet_programme_check_when (planning->programme, &event->milestone->when, NULL))
    leave_out (planning, CARNET_CALENDAR_OUTSIDE, event->milestone);
  else
    plan_known (planning, known, event);
}

/* -- All ------------------------------------------------------------------------------------------------ */

static CarnetCalendarPlan *
plan_new_of (CarnetCalendar *calendar)
{
  CarnetCalendarPlan *plan = g_new0 (CarnetCalendarPlan, 1);

  plan->changes = g_ptr_array_new_with_free_func (change_free);
  plan->notes = g_ptr_array_new_with_free_func (change_free);
  plan->left_out = g_ptr_array_ref (calendar->left_out);
  memcpy (plan->details, calendar->details, sizeof plan->details);
  return plan;
}

void
carnet_calendar_plan_free (CarnetCalendarPlan *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

CarnetCalendarPlan *
carnet_calendar_plan_steal_notes (CarnetCalendarPlan *self)
{
  CarnetCalendarPlan *plan = g_new0 (CarnetCalendarPlan, 1);

  plan->changes = g_ptr_array_new ();
  plan->left_out = g_ptr_array_new ();
  plan->notes = self->notes;
  self->notes = g_ptr_array_new ();
  return plan;
}

/* Empty: a programme may not say when it begins. */
static char *
dup_day (CarnetDate day)
{
  return day != CARNET_DATE_NONE ? carnet_date_to_iso (day) : g_strdup ("");
}

/* In a process of its own: it comes from somebody else. */
static CarnetCalendar *
read_calendar (const char *path, CarnetDate first, CarnetDate last, GCancellable *cancellable, GError **error)
{
  const CarnetWork work = { .cancellable = cancellable };
  g_autofree char *from = dup_day (first), *to = dup_day (last);
  g_autoptr (GBytes) told = carnet_reception_read_calendar (path, from, to, &work, error);
  CarnetCalendar  *calendar = told != NULL ? carnet_calendar_from_bytes (told) : NULL;
  g_autofree char *name = NULL;

  if (calendar != NULL || told == NULL)
    return calendar;
  name = g_filename_display_basename (path);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("“%s” is not a calendar."), name);
  return NULL;
}

CarnetCalendarPlan *
carnet_logbook_plan_calendar (CarnetLogbook *self,
                              const char    *path,
                              GCancellable  *cancellable,
                              GError       **error)
{
  const CarnetProgramme *programme = carnet_logbook_ensure_programme (self, error);
  g_autoptr (CarnetCalendar) calendar = NULL;
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_id
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, NULL, carnet_calendar_known_free);
  g_autoptr (GHashTable) planned
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  CarnetCalendarPlanning planning
      = { .programme = programme, .by_id = by_id, .by_uid = by_uid, .planned = planned };

  if (programme == NULL)
    return NULL;
  carnet_programme_get_year (programme, &planning.first, &planning.last);
  calendar = read_calendar (path, planning.first, planning.last, cancellable, error);
  if (calendar == NULL || !carnet_calendar_planning_learn (self, &planning, error))
    return NULL;
  planning.plan = plan_new_of (calendar);
  for (guint i = 0; i < calendar->events->len; i++)
    plan_event (&planning, calendar->events->pdata[i]);
  if (carnet_calendar_planning_cancel (self, &planning, error))
    return planning.plan;
  carnet_calendar_plan_free (planning.plan);
  return NULL;
}
