/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} reasons[] = {
  [CARNET_CALENDAR_TODO] = { "to-do", NC_ ("left out of a calendar", "a to-do") },
  [CARNET_CALENDAR_JOURNAL] = { "journal", NC_ ("left out of a calendar", "a journal entry") },
  [CARNET_CALENDAR_BUSY] = { "busy", NC_ ("left out of a calendar", "tells only who is free") },
  [CARNET_CALENDAR_NO_TITLE] = { "no-title", NC_ ("left out of a calendar", "without a title") },
  [CARNET_CALENDAR_NO_DATE] = { "no-date", NC_ ("left out of a calendar", "without a date") },
  [CARNET_CALENDAR_CANCELLED] = { "cancelled", NC_ ("left out of a calendar", "cancelled") },
  [CARNET_CALENDAR_TWICE]
  = { "twice", NC_ ("left out of a calendar", "twice in the file: the newer one counts") },
  [CARNET_CALENDAR_WITHIN_DAY] = { "within-day", NC_ ("left out of a calendar", "repeats within one day") },
  [CARNET_CALENDAR_TOO_OFTEN] = { "too-often", NC_ ("left out of a calendar", "repeats too often") },
  [CARNET_CALENDAR_OUTSIDE] = { "outside", NC_ ("left out of a calendar", "outside the programme’s year") },
  [CARNET_CALENDAR_UNFIT] = { "unfit", NC_ ("left out of a calendar", "a text that no logbook can hold") },
  [CARNET_CALENDAR_DELETED] = { "deleted", NC_ ("left out of a calendar", "deleted here") },
  [CARNET_CALENDAR_OLDER] = { "older", NC_ ("left out of a calendar", "older than what was taken in") },
  [CARNET_CALENDAR_KEPT]
  = { "kept", NC_ ("left out of a calendar",
                   "cancelled, but kept: somebody changed it here, or observations are linked to it") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == CARNET_CALENDAR_N_REASONS);

const char *
carnet_calendar_reason_get_label (CarnetCalendarReason reason)
{
  g_return_val_if_fail (reason < CARNET_CALENDAR_N_REASONS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "left out of a calendar", reasons[reason].label);
}

const char *
carnet_calendar_reason_to_string (CarnetCalendarReason reason)
{
  g_return_val_if_fail (reason < CARNET_CALENDAR_N_REASONS, NULL);

  return reasons[reason].word;
}

char *
carnet_calendar_detail_dup_label (CarnetCalendarDetail detail, guint n)
{
  switch (detail)
    {
    case CARNET_CALENDAR_HOURS:
      return g_strdup_printf (ngettext ("the time of day of %u event", "the time of day of %u events", n), n);
    case CARNET_CALENDAR_ALARMS:
      return g_strdup_printf (ngettext ("%u reminder", "%u reminders", n), n);
    case CARNET_CALENDAR_ATTENDEES:
      return g_strdup_printf (ngettext ("%u invitation", "%u invitations", n), n);
    case CARNET_CALENDAR_ATTACHMENTS:
      return g_strdup_printf (ngettext ("%u attached file", "%u attached files", n), n);
    case CARNET_CALENDAR_LINES:
      return g_strdup_printf (
          ngettext ("%u line that is not understood", "%u lines that are not understood", n), n);
    case CARNET_CALENDAR_SHORTENED:
      return g_strdup_printf (ngettext ("the end of %u very long text", "the ends of %u very long texts", n),
                              n);
    case CARNET_CALENDAR_N_DETAILS:
      break;
    }
  g_return_val_if_reached (NULL);
}

const char *
carnet_calendar_detail_to_string (CarnetCalendarDetail detail)
{
  static const char *const words[]
      = { "hours", "reminders", "invitations", "attachments", "lines", "shortened" };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == CARNET_CALENDAR_N_DETAILS);
  g_return_val_if_fail (detail < CARNET_CALENDAR_N_DETAILS, NULL);

  return words[detail];
}

const char *
carnet_calendar_get_untitled (void)
{
  return _ ("Milestone without a title");
}

#define DAY_DIGITS 8

char *
carnet_calendar_dup_occurrence (const char *uid, CarnetDate day)
{
  int year, month, date;

  carnet_date_split (day, &year, &month, &date);
  return g_strdup_printf ("%s/%04d%02d%02d", uid, year, month, date);
}

gboolean
carnet_calendar_is_occurrence (const char *of, const char *uid)
{
  const char *rest = of + strlen (uid);

  if (!g_str_has_prefix (of, uid))
    return FALSE;
  return *rest == '\0'
         || (*rest == '/' && strlen (rest + 1) == DAY_DIGITS
             && strspn (rest + 1, "0123456789") == DAY_DIGITS);
}

CarnetCalendarEvent *
carnet_calendar_event_new (const char *uid, const CarnetMilestone *milestone)
{
  CarnetCalendarEvent *self = g_new0 (CarnetCalendarEvent, 1);

  self->uid = g_strdup (uid);
  self->milestone = carnet_milestone_copy (milestone);
  return self;
}

void
carnet_calendar_event_free (CarnetCalendarEvent *self)
{
  g_free (self->uid);
  carnet_milestone_free (self->milestone);
  g_free (self);
}

CarnetCalendarLeftOut *
carnet_calendar_left_out_new (CarnetCalendarReason reason, const char *title, const CarnetWhen *when)
{
  CarnetCalendarLeftOut *self = g_new0 (CarnetCalendarLeftOut, 1);

  self->reason = reason;
  self->title = g_strdup (title != NULL ? title : "");
  self->uid = g_strdup ("");
  self->when = when != NULL ? *when : (CarnetWhen){ CARNET_WHEN_NONE };
  return self;
}

void
carnet_calendar_left_out_free (CarnetCalendarLeftOut *self)
{
  g_free (self->title);
  g_free (self->uid);
  g_free (self);
}

CarnetCalendar *
carnet_calendar_new (void)
{
  CarnetCalendar *self = g_new0 (CarnetCalendar, 1);

  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_calendar_event_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_calendar_left_out_free);
  return self;
}

void
carnet_calendar_free (CarnetCalendar *self)
{
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}
