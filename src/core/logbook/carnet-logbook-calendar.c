/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-calendar-private.h"
#include "store/carnet-store-held.h"

/* -- In ---------------------------------------------------------------------------------------------- */

/* What was not here when the plan was made is not written over unseen. */
static gboolean
check_seen (CarnetLogbook *self, const CarnetCalendarChange *change, GError **error)
{
  g_autofree char *kind = NULL;
  gboolean         held;

  if (change->heads != NULL)
    return TRUE;
  if (!carnet_store_find_kind_of (self->store, &change->id, &held, &kind, error))
    return FALSE;
  if (kind == NULL)
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
               _ ("“%s” came into this logbook meanwhile: read the calendar again."), change->after->title);
  return FALSE;
}

/* Nor is what somebody wrote under it meanwhile left without it. */
static gboolean
check_unlinked (CarnetLogbook *self, const CarnetCalendarChange *change, GError **error)
{
  gboolean linked;

  if (!change->deletes)
    return TRUE;
  if (!carnet_calendar_find_linked (self, &change->id, &linked, error))
    return FALSE;
  if (linked)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                 _ ("An observation was linked to “%s” meanwhile: read the calendar again."),
                 change->before->title);
  return !linked;
}

/* @written: receives the revision of each, all zero where nothing had to be written. */
static gboolean
write_changes (CarnetLogbook *self, GPtrArray *changes, gboolean undo, GArray *written, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CarnetCalendarChange *change = changes->pdata[i];
      CarnetId                    id = change->id;
      CarnetHash                  revision;

      if (!check_seen (self, change, error) || (!undo && !check_unlinked (self, change, error))
          || !carnet_logbook_write (self, &id, CARNET_KIND_MILESTONE, change->heads,
                                    undo ? change->undo : change->writes, &revision, error))
        return FALSE;
      g_array_append_val (written, revision);
    }
  return TRUE;
}

static gboolean
write_all (CarnetLogbook            *self,
           const CarnetCalendarPlan *plan,
           gboolean                  undo,
           GArray                   *written,
           GError                  **error)
{
  if (!carnet_logbook_begin (self, error))
    return FALSE;
  if (write_changes (self, plan->changes, undo, written, error)
      && write_changes (self, plan->notes, undo, written, error))
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}

/* What comes next is written upon what was written now. */
static void
remember (CarnetCalendarChange *change, const CarnetHash *revision)
{
  static const CarnetHash none = { { 0 } };

  if (carnet_hash_equal (revision, &none))
    return;
  g_clear_pointer (&change->heads, g_array_unref);
  change->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_array_append_val (change->heads, *revision);
  /* Doing it again brings it back. */
  if (change->before == NULL)
    carnet_writes_set_integer (change->writes, CARNET_KEY_DELETED, 0);
}

static gboolean
write_plan (CarnetLogbook *self, CarnetCalendarPlan *plan, gboolean undo, GError **error)
{
  g_autoptr (GArray) written = g_array_new (FALSE, FALSE, sizeof (CarnetHash));

  if (!write_all (self, plan, undo, written, error))
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    remember (plan->changes->pdata[i], &g_array_index (written, CarnetHash, i));
  for (guint i = 0; i < plan->notes->len; i++)
    remember (plan->notes->pdata[i], &g_array_index (written, CarnetHash, plan->changes->len + i));
  return TRUE;
}

gboolean
carnet_logbook_apply_calendar (CarnetLogbook *self, CarnetCalendarPlan *plan, GError **error)
{
  return write_plan (self, plan, FALSE, error);
}

gboolean
carnet_logbook_undo_calendar (CarnetLogbook *self, CarnetCalendarPlan *plan, GError **error)
{
  return write_plan (self, plan, TRUE, error);
}

/* -- Out --------------------------------------------------------------------------------------------- */

/* What only notes the calendar's words. */
static gboolean
is_note (const CarnetRevision *revision)
{
  for (guint i = 0; revision->writes != NULL && i < carnet_writes_size (revision->writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (revision->writes, i, &key, &value);
      if (!g_str_has_prefix (key, CARNET_PREFIX_CALENDAR))
        return FALSE;
    }
  return revision->writes != NULL;
}

/* One more for each revision, and never less than what a calendar said: whoever has an older version takes
 * this one for the newer, the calendar that it came from too. */
static guint
sequence_of (GPtrArray *revisions)
{
  guint64 sequence = 0;

  for (guint i = 0; i < revisions->len; i++)
    {
      const CarnetRevision *revision = revisions->pdata[i];
      const char           *said = revision->writes != NULL
                                       ? carnet_writes_find_text (revision->writes, CARNET_KEY_CALENDAR_REVISED)
                                       : NULL;

      sequence += !is_note (revision);
      if (said != NULL)
        sequence = MAX (sequence, g_ascii_strtoull (said, NULL, 10));
      sequence = MIN (sequence, G_MAXINT);
    }
  return (guint)sequence;
}

static CarnetCalendarEvent *
event_of (CarnetLogbook *self, const CarnetMilestone *milestone, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self->store, &milestone->id, error);
  g_autofree char     *uid = NULL;
  CarnetCalendarEvent *event;
  GPtrArray           *revisions;

  if (history == NULL)
    return NULL;
  uid = carnet_calendar_dup_uid (history, &milestone->id);
  revisions = carnet_history_get_sorted (history);
  event = carnet_calendar_event_new (uid, milestone);
  event->sequence = sequence_of (revisions);
  for (guint i = 0; i < revisions->len; i++)
    event->revised_ms = MAX (event->revised_ms, ((const CarnetRevision *)revisions->pdata[i])->recorded_ms);
  return event;
}

static GPtrArray *
list_events (CarnetLogbook *self, const CarnetProgramme *programme, guint *n_undated, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_calendar_event_free);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];
      CarnetCalendarEvent   *event;

      if (milestone->when.precision == CARNET_WHEN_NONE)
        {
          ++*n_undated;
          continue;
        }
      event = event_of (self, milestone, error);
      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }
  return g_steal_pointer (&events);
}

gboolean
carnet_logbook_export_calendar (CarnetLogbook *self,
                                const char    *path,
                                gboolean       replace,
                                guint         *n_events,
                                guint         *n_undated,
                                GError       **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (self, error);
  g_autoptr (GPtrArray) events = NULL;
  guint undated = 0;

  if (programme == NULL || (events = list_events (self, programme, &undated, error)) == NULL
      || !carnet_calendar_write (path, programme->title, events, replace, error))
    return FALSE;
  if (n_events != NULL)
    *n_events = events->len;
  if (n_undated != NULL)
    *n_undated = undated;
  return TRUE;
}
