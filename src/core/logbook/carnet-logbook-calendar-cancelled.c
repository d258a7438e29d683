/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "logbook/carnet-logbook-calendar-planning.h"
#include "store/carnet-store-held.h"

/* -- What is cancelled ---------------------------------------------------------------------------------- */

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CarnetCalendarKnown *const *)a)->uid,
                 (*(const CarnetCalendarKnown *const *)b)->uid);
}

/* (transfer container) (element-type CarnetCalendarKnown): with what repeats every time of it, but those that
 * another event of the file speaks of. */
static GPtrArray *
list_cancelled (const CarnetCalendarPlanning *planning, const CarnetCalendarLeftOut *out)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       uid, known;

  g_hash_table_iter_init (&iter, planning->by_uid);
  while (g_hash_table_iter_next (&iter, &uid, &known))
    if (*out->uid != '\0' && carnet_calendar_is_occurrence (uid, out->uid)
        && !((CarnetCalendarKnown *)known)->deleted
        && !g_hash_table_contains (planning->planned, &((CarnetCalendarKnown *)known)->id))
      g_ptr_array_add (list, known);
  g_ptr_array_sort (list, compare_uids);
  return list;
}

/* Every revision that a calendar wrote says what it said; one that says nothing of it is a person's. */
static gboolean
says_of_calendar (const CarnetRevision *revision)
{
  for (guint i = 0; revision->writes != NULL && i < carnet_writes_size (revision->writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (revision->writes, i, &key, &value);
      if (g_str_has_prefix (key, CARNET_PREFIX_CALENDAR))
        return TRUE;
    }
  return FALSE;
}

static const char *
find_revised (const CarnetRevision *revision)
{
  const char *text = carnet_writes_find_text (revision->writes, CARNET_KEY_CALENDAR_REVISED);

  return text != NULL ? text : "";
}

/* Whoever undoes a cancellation makes the age what it was, too. */
static gboolean
brings_back (const CarnetRevision *revision, const char *age)
{
  CarnetValue deleted;

  return carnet_writes_find (revision->writes, CARNET_KEY_DELETED, &deleted)
         && carnet_value_get_integer (&deleted, 0) == 0
         && carnet_writes_find_text (revision->writes, CARNET_KEY_CALENDAR_UID) == NULL
         && carnet_calendar_compare_revised (find_revised (revision), age) <= 0;
}

/* Nobody wrote on it, or brought it back. */
static gboolean
is_of_calendar (const CarnetCalendarKnown *known)
{
  GPtrArray  *revisions = carnet_history_get_sorted (known->history);
  const char *age = "";

  for (guint i = 0; i < revisions->len; i++)
    {
      const CarnetRevision *revision = revisions->pdata[i];

      if (!says_of_calendar (revision) || brings_back (revision, age))
        return FALSE;
      if (carnet_writes_find (revision->writes, CARNET_KEY_CALENDAR_REVISED, NULL))
        age = find_revised (revision);
    }
  return known->imported;
}

static gboolean
is_drafted (CarnetLogbook *self, const CarnetId *milestone, gboolean *drafted, GError **error)
{
  g_autoptr (GPtrArray) drafts = carnet_logbook_list_drafts (self, error);

  *drafted = FALSE;
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      CarnetValue value;
      CarnetId    id;

      if (!carnet_writes_find (((const CarnetDraft *)drafts->pdata[i])->writes, CARNET_KEY_MILESTONE, &value))
        continue;
      id = carnet_value_get_id (&value);
      *drafted |= carnet_id_equal (&id, milestone);
    }
  return drafts != NULL;
}

gboolean
carnet_calendar_find_linked (CarnetLogbook *self, const CarnetId *milestone, gboolean *linked, GError **error)
{
  g_autoptr (CarnetMilestone) shown = carnet_logbook_load_milestone (self, milestone, NULL, error);

  if (shown == NULL)
    return FALSE;
  *linked = shown->n_observations > 0;
  return *linked
         || (is_drafted (self, milestone, linked, error)
             && (*linked
                 || carnet_store_is_disputed (self->store, CARNET_KEY_MILESTONE, milestone, linked, error)));
}

/* Deleting it takes no word of a person out of sight, nor of what stands under it. */
static gboolean
is_calendars_alone (CarnetLogbook *self, const CarnetCalendarKnown *known, gboolean *alone, GError **error)
{
  gboolean linked;

  if (!carnet_calendar_find_linked (self, &known->id, &linked, error))
    return FALSE;
  *alone = !linked && is_of_calendar (known);
  return TRUE;
}

gboolean
carnet_calendar_known_takes_back (const CarnetCalendarKnown *known, const CarnetCalendarEvent *event)
{
  const CarnetCell *deleted = carnet_history_find_cell (known->history, CARNET_KEY_DELETED);

  for (guint i = 0; i < deleted->writers->len; i++)
    if (!says_of_calendar (deleted->writers->pdata[i]))
      return FALSE;
  return carnet_calendar_known_compare_age (known, event->sequence, event->revised_ms) > 0;
}

static void
plan_deletion (CarnetCalendarPlanning      *planning,
               const CarnetCalendarKnown   *known,
               const CarnetCalendarLeftOut *out)
{
  CarnetCalendarChange *change = carnet_calendar_change_new (&known->id, known->milestone);
  g_autofree char      *revised = carnet_calendar_dup_revised (out->sequence, out->revised_ms);

  g_hash_table_add (planning->planned, carnet_id_copy (&known->id));
  change->before = carnet_milestone_copy (known->milestone);
  change->deletes = TRUE;
  change->heads = carnet_logbook_heads_of (known->history);
  change->writes = carnet_writes_new ();
  carnet_writes_set_integer (change->writes, CARNET_KEY_DELETED, 1);
  carnet_writes_set_integer (change->undo, CARNET_KEY_DELETED, 0);
  carnet_calendar_change_say (change, known, CARNET_KEY_CALENDAR_REVISED, revised);
  g_ptr_array_add (planning->plan->changes, change);
  planning->plan->n_deleted++;
}

/* Of what it repeats, each that stays has its own reason, in the place of the event.
 * @at: (inout): where it is in what is left out; receives where the next one is */
static gboolean
plan_cancelled (CarnetLogbook *self, CarnetCalendarPlanning *planning, guint *at, GError **error)
{
  GPtrArray                   *left_out = planning->plan->left_out;
  const CarnetCalendarLeftOut *out = left_out->pdata[*at];
  g_autoptr (GPtrArray) list = list_cancelled (planning, out);
  gboolean alone;

  for (guint i = 0; i < list->len; i++)
    {
      const CarnetCalendarKnown *known = list->pdata[i];
      const gboolean older = carnet_calendar_known_compare_age (known, out->sequence, out->revised_ms) < 0;

      if (!is_calendars_alone (self, known, &alone, error))
        return FALSE;
      if (alone && !older)
        plan_deletion (planning, known, out);
      else
        g_ptr_array_insert (
            left_out, (gint)(*at)++,
            carnet_calendar_left_out_new (older ? CARNET_CALENDAR_OLDER : CARNET_CALENDAR_KEPT,
                                          known->milestone->title, &known->milestone->when));
    }
  if (list->len > 0)
    g_ptr_array_remove_index (left_out, *at);
  else
    ++*at;
  return TRUE;
}

gboolean
carnet_calendar_planning_cancel (CarnetLogbook *self, CarnetCalendarPlanning *planning, GError **error)
{
  GPtrArray *left_out = planning->plan->left_out;

  for (guint i = 0; i < left_out->len;)
    if (((const CarnetCalendarLeftOut *)left_out->pdata[i])->reason != CARNET_CALENDAR_CANCELLED)
      i++;
    else if (!plan_cancelled (self, planning, &i, error))
      return FALSE;
  return TRUE;
}
