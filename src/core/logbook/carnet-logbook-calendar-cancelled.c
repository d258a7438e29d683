/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "logbook/carnet-logbook-calendar-planning.h"

/* -- What is cancelled ---------------------------------------------------------------------------------- */

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CarnetCalendarKnown *const *)a)->uid,
                 (*(const CarnetCalendarKnown *const *)b)->uid);
}

static gboolean
is_of (const char *uid, const char *cancelled)
{
  return g_str_has_prefix (uid, cancelled)
         && (uid[strlen (cancelled)] == '\0' || uid[strlen (cancelled)] == '/');
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
    if (*out->uid != '\0' && is_of (uid, out->uid) && !((CarnetCalendarKnown *)known)->deleted
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

/* Deleting it takes no word of a person out of sight: nobody wrote on it, brought it back, or wrote what
 * stands under it. */
static gboolean
is_calendars_alone (CarnetLogbook *self, const CarnetCalendarKnown *known, gboolean *alone, GError **error)
{
  GPtrArray *revisions = carnet_history_get_sorted (known->history);
  g_autoptr (CarnetMilestone) milestone = carnet_logbook_load_milestone (self, &known->id, NULL, error);

  if (milestone == NULL)
    return FALSE;
  *alone = known->imported && milestone->n_observations == 0;
  for (guint i = 0; i < revisions->len && *alone; i++)
    *alone = says_of_calendar (revisions->pdata[i]);
  return TRUE;
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
  if (*revised != '\0')
    carnet_writes_set_text (change->writes, CARNET_KEY_CALENDAR_REVISED, revised);
  g_ptr_array_add (planning->plan->changes, change);
  planning->plan->n_deleted++;
}

/* @stays: (out): whether the event is still left out */
static gboolean
plan_cancelled (CarnetLogbook          *self,
                CarnetCalendarPlanning *planning,
                CarnetCalendarLeftOut  *out,
                gboolean               *stays,
                GError                **error)
{
  g_autoptr (GPtrArray) list = list_cancelled (planning, out);
  gboolean alone;

  *stays = list->len == 0;
  for (guint i = 0; i < list->len; i++)
    {
      const CarnetCalendarKnown *known = list->pdata[i];
      const gboolean older = carnet_calendar_known_compare_age (known, out->sequence, out->revised_ms) < 0;

      if (!is_calendars_alone (self, known, &alone, error))
        return FALSE;
      if (alone && !older)
        plan_deletion (planning, known, out);
      else
        {
          out->reason = older ? CARNET_CALENDAR_OLDER : CARNET_CALENDAR_KEPT;
          *stays = TRUE;
        }
    }
  return TRUE;
}

gboolean
carnet_calendar_planning_cancel (CarnetLogbook *self, CarnetCalendarPlanning *planning, GError **error)
{
  GPtrArray *left_out = planning->plan->left_out;
  gboolean   stays;

  for (guint i = 0; i < left_out->len; i += stays)
    {
      CarnetCalendarLeftOut *out = left_out->pdata[i];

      stays = TRUE;
      if (out->reason == CARNET_CALENDAR_CANCELLED && !plan_cancelled (self, planning, out, &stays, error))
        return FALSE;
      if (!stays)
        g_ptr_array_remove_index (left_out, i);
    }
  return TRUE;
}
