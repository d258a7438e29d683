/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-calendar-plan.h"

#include "logbook/carnet-logbook-private.h"

CarnetCalendarPlan *
carnet_calendar_plan (CarnetLogbook *logbook, const char *path)
{
  g_autoptr (GError) error = NULL;
  CarnetCalendarPlan *self = carnet_logbook_plan_calendar (logbook, path, NULL, &error);

  g_assert_no_error (error);
  return self;
}

void
carnet_calendar_assert_counts (const CarnetCalendarPlan *self,
                               guint                     n_new,
                               guint                     n_changed,
                               guint                     n_same,
                               guint                     n_left_out)
{
  g_assert_cmpuint (self->n_new, ==, n_new);
  g_assert_cmpuint (self->n_changed, ==, n_changed);
  g_assert_cmpuint (self->changes->len, ==, n_new + n_changed);
  g_assert_cmpuint (self->n_same, ==, n_same);
  g_assert_cmpuint (self->left_out->len, ==, n_left_out);
}

void
carnet_calendar_take_in (CarnetLogbook *logbook,
                         const char    *path,
                         guint          n_new,
                         guint          n_changed,
                         guint          n_same,
                         guint          n_left_out)
{
  g_autoptr (CarnetCalendarPlan) self = carnet_calendar_plan (logbook, path);
  g_autoptr (CarnetCalendarPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  carnet_calendar_assert_counts (self, n_new, n_changed, n_same, n_left_out);
  carnet_logbook_apply_calendar (logbook, self, &error);
  g_assert_no_error (error);
  again = carnet_calendar_plan (logbook, path);
  carnet_calendar_assert_counts (again, 0, 0, n_new + n_changed + n_same, n_left_out);
  g_assert_cmpuint (again->notes->len, ==, 0);
}

const CarnetMilestone *
carnet_calendar_find (const CarnetProgramme *programme, const char *title)
{
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (g_str_equal (milestone->title, title))
        return milestone;
    }
  return NULL;
}

char *
carnet_calendar_tell (CarnetLogbook *logbook, const char *title)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetMilestone *milestone = carnet_calendar_find (programme, title);
  g_autofree char       *when = milestone != NULL ? carnet_when_to_iso (&milestone->when) : NULL;

  return when != NULL ? g_strdup_printf ("%s | %s", when, milestone->place) : g_strdup ("");
}

void
carnet_calendar_assert_told (CarnetLogbook *logbook, const char *title, const char *expected)
{
  g_autofree char *told = carnet_calendar_tell (logbook, title);

  g_assert_cmpstr (told, ==, expected);
}

void
carnet_calendar_edit (CarnetLogbook *logbook, const char *title, const char *key, const char *text)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);
  const CarnetMilestone *milestone = carnet_calendar_find (programme, title);
  CarnetId               id = milestone->id;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}
