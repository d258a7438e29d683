/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-calendar-planning.h"

/* -- What is here ---------------------------------------------------------------------------------- */

void
carnet_calendar_known_free (gpointer data)
{
  CarnetCalendarKnown *known = data;

  carnet_history_free (known->history);
  carnet_milestone_free (known->milestone);
  g_free (known->uid);
  g_free (known);
}

static gboolean
learn (CarnetLogbook *self, CarnetCalendarPlanning *planning, const CarnetId *id, GError **error)
{
  CarnetHistory             *history = carnet_store_load_history (self->store, id, error);
  g_autofree char           *said = NULL;
  const CarnetCalendarKnown *other;
  CarnetCalendarKnown       *known;

  if (history == NULL)
    return FALSE;
  known = g_new0 (CarnetCalendarKnown, 1);
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

gboolean
carnet_calendar_planning_learn (CarnetLogbook *self, CarnetCalendarPlanning *planning, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_logbook_list_entities (self, CARNET_KIND_MILESTONE, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!learn (self, planning, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* @known: (nullable) */
int
carnet_calendar_known_compare_age (const CarnetCalendarKnown *known, guint sequence, gint64 revised_ms)
{
  g_autofree char *taken
      = known != NULL ? carnet_logbook_dup_text (known->history, CARNET_KEY_CALENDAR_REVISED) : g_strdup ("");
  g_autofree char *now = carnet_calendar_dup_revised (sequence, revised_ms);

  return carnet_calendar_compare_revised (now, taken);
}
