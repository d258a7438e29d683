/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "calendar/carnet-calendar-bytes.h"
#include "logbook/carnet-logbook-calendar-private.h"
#include "merge/carnet-reception.h"

/* A milestone that is or was here. */
typedef struct
{
  CarnetId         id;
  CarnetHistory   *history;
  CarnetMilestone *milestone;
  char            *uid;
  gboolean         imported; /* it says a UID itself */
  gboolean         ours;     /* of the programme that is planned for */
  gboolean         deleted;
} Known;

typedef struct
{
  CarnetCalendarPlan    *plan;
  const CarnetProgramme *programme;
  CarnetDate             first;
  CarnetDate             last;
  GHashTable            *by_id;   /* CarnetId → Known, which it owns */
  GHashTable            *by_uid;  /* char * → Known: ours alone */
  GHashTable            *planned; /* CarnetId: what an event of the file speaks of already */
} Planning;

/* -- What is here ---------------------------------------------------------------------------------- */

static void
known_free (gpointer data)
{
  Known *known = data;

  carnet_history_free (known->history);
  carnet_milestone_free (known->milestone);
  g_free (known->uid);
  g_free (known);
}

static gboolean
learn (CarnetLogbook *self, Planning *planning, const CarnetId *id, GError **error)
{
  CarnetHistory   *history = carnet_store_load_history (self->store, id, error);
  g_autofree char *said = NULL;
  const Known     *other;
  Known           *known;

  if (history == NULL)
    return FALSE;
  known = g_new0 (Known, 1);
  known->id = *id;
  known->history = history;
  known->milestone = carnet_logbook_milestone_of (history, id);
  known->uid = carnet_calendar_dup_uid (history, id);
  said = carnet_logbook_dup_text (history, CARNET_KEY_CALENDAR_UID);
  known->imported = *said != '\0';
  known->deleted = carnet_history_get_deletion (history) == CARNET_DELETION_DELETED;
  known->ours = carnet_id_equal (&known->milestone->programme, &planning->programme->id);
  g_hash_table_insert (planning->by_id, &known->id, known);
  if (!known->ours)
    return TRUE;
  other = g_hash_table_lookup (planning->by_uid, known->uid);
  if (other == NULL || other->deleted)
    g_hash_table_replace (planning->by_uid, known->uid, known);
  return TRUE;
}

static gboolean
learn_all (CarnetLogbook *self, Planning *planning, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_logbook_list_entities (self, CARNET_KIND_MILESTONE, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!learn (self, planning, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

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

/* @known: (nullable) */
static void
say (CarnetCalendarChange *change, const Known *known, const char *key, const char *text)
{
  g_autofree char *before = known != NULL ? carnet_logbook_dup_text (known->history, key) : g_strdup ("");

  if (g_str_equal (before, text))
    return;
  carnet_writes_set_text (change->writes, key, *text != '\0' ? text : NULL);
  carnet_writes_set_text (change->undo, key, *before != '\0' ? before : NULL);
}

/* What the calendar says now is what it said last, the next time. */
static void
say_all (CarnetCalendarChange *change, const Known *known, const CarnetCalendarEvent *event)
{
  say (change, known, CARNET_KEY_CALENDAR_UID, event->uid);
  for (guint i = 0; i < CARNET_CALENDAR_N_FIELDS; i++)
    {
      g_autofree char *text = carnet_calendar_field_dup (i, event->milestone);
      g_autofree char *said = carnet_calendar_field_dup_said (text);

      if (i != CARNET_CALENDAR_FIELD_KIND || event->has_kind)
        say (change, known, carnet_calendar_field_get_said_key (i), said);
    }
}

static CarnetCalendarChange *
change_new (const CarnetId *id, const CarnetMilestone *after)
{
  CarnetCalendarChange *change = g_new0 (CarnetCalendarChange, 1);

  change->id = *id;
  change->after = carnet_milestone_copy (after);
  change->after->id = *id;
  change->undo = carnet_writes_new ();
  return change;
}

static void
leave_out (Planning *planning, CarnetCalendarReason reason, const CarnetMilestone *milestone)
{
  g_ptr_array_add (planning->plan->left_out,
                   carnet_calendar_left_out_new (reason, milestone->title, &milestone->when));
}

/* -- What is new -------------------------------------------------------------------------------------- */

/* One that went over to another programme keeps its id; a UID holds no line end. */
static CarnetId
id_of (const Planning *planning, const char *uid)
{
  g_autofree char *programme = carnet_id_to_string (&planning->programme->id);
  g_autoptr (GString) name = g_string_new ("calendar:");
  CarnetId     id;
  const Known *known;

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
claim (Planning *planning, const CarnetId *id, const CarnetMilestone *milestone)
{
  if (g_hash_table_add (planning->planned, carnet_id_copy (id)))
    return TRUE;
  leave_out (planning, CARNET_CALENDAR_TWICE, milestone);
  return FALSE;
}

static gboolean
is_within (const Planning *planning, const CarnetWhen *when)
{
  return when->first <= planning->last && when->last >= planning->first
         && carnet_programme_check_when (planning->programme, when, NULL);
}

/* One whose coming was undone comes back. */
static void
add_again (CarnetCalendarChange *change, const Known *known)
{
  change->writes = carnet_milestone_list_changes (known->milestone, change->after);
  change->heads = carnet_logbook_heads_of (known->history);
  carnet_writes_set_integer (change->writes, CARNET_KEY_DELETED, 0);
}

/* @known: (nullable): one whose coming was undone */
static void
plan_new (Planning *planning, const CarnetId *id, const Known *known, const CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change;

  if (!is_within (planning, &event->milestone->when))
    {
      leave_out (planning, CARNET_CALENDAR_OUTSIDE, event->milestone);
      return;
    }
  if (!claim (planning, id, event->milestone))
    return;
  change = change_new (id, event->milestone);
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
said_once (const Known *known, CarnetCalendarField field, const char *text)
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
is_news (const Known *known, CarnetCalendarField field, const char *text)
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
take_news (const Known *known, const CarnetCalendarEvent *event, CarnetMilestone *after)
{
  for (guint i = 0; i < CARNET_CALENDAR_N_FIELDS; i++)
    {
      g_autofree char *text = carnet_calendar_field_dup (i, event->milestone);

      if ((i != CARNET_CALENDAR_FIELD_KIND || event->has_kind) && is_news (known, i, text))
        carnet_calendar_field_copy (i, after, event->milestone);
    }
}

static CarnetCalendarChange *
change_of_known (const Known *known, const CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change = change_new (&known->id, known->milestone);

  take_news (known, event, change->after);
  change->before = carnet_milestone_copy (known->milestone);
  change->heads = carnet_logbook_heads_of (known->history);
  change->writes = carnet_milestone_list_changes (change->before, change->after);
  carnet_writes_unref (change->undo);
  change->undo = carnet_milestone_list_changes (change->after, change->before);
  return change;
}

static void
plan_known (Planning *planning, const Known *known, CarnetCalendarEvent *event)
{
  CarnetCalendarChange *change;
  gboolean              same;

  if (!claim (planning, &known->id, event->milestone))
    return;
  keep_month (&event->milestone->when, &known->milestone->when);
  change = change_of_known (known, event);
  same = carnet_writes_size (change->writes) == 0;
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
is_own (const Known *known, const char *uid)
{
  return g_str_equal (known->uid, uid);
}

static void
plan_event (Planning *planning, CarnetCalendarEvent *event)
{
  const CarnetId id = id_of (planning, event->uid);
  const Known   *known = g_hash_table_lookup (planning->by_uid, event->uid);

  /* It may have come by a programme file, which says no UID. */
  if (known == NULL)
    known = g_hash_table_lookup (planning->by_id, &id);
  if (known == NULL || (known->deleted && !known->imported && !is_own (known, event->uid)))
    plan_new (planning, &id, known, event);
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
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, NULL, known_free);
  g_autoptr (GHashTable) planned
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  Planning planning = { .programme = programme, .by_id = by_id, .by_uid = by_uid, .planned = planned };

  if (programme == NULL)
    return NULL;
  carnet_programme_get_year (programme, &planning.first, &planning.last);
  calendar = read_calendar (path, planning.first, planning.last, cancellable, error);
  if (calendar == NULL || !learn_all (self, &planning, error))
    return NULL;
  planning.plan = plan_new_of (calendar);
  for (guint i = 0; i < calendar->events->len; i++)
    plan_event (&planning, calendar->events->pdata[i]);
  return planning.plan;
}
