/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-calendar-events.h"

#include "logbook/carnet-logbook-private.h"

CarnetCalendarPlan *
carnet_calendar_events_plan (CarnetCalendarFixture *fixture, const char *events)
{
  g_autoptr (GError) error = NULL;
  CarnetCalendarPlan *self;

  carnet_calendar_put (fixture, events);
  self = carnet_logbook_plan_calendar (fixture->logbook, fixture->path, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
carnet_calendar_events_assert_plan (const CarnetCalendarPlan *self, const char *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_cmpuint (self->changes->len, ==, self->n_new + self->n_changed + self->n_deleted);
  g_string_printf (told, "%u new, %u changed, %u deleted, %u same:", self->n_new, self->n_changed,
                   self->n_deleted, self->n_same);
  for (guint i = 0; i < self->left_out->len; i++)
    g_string_append_printf (
        told, " %s",
        carnet_calendar_reason_to_string (((CarnetCalendarLeftOut *)self->left_out->pdata[i])->reason));
  g_assert_cmpstr (told->str, ==, expected);
}

void
carnet_calendar_events_assert_planned (CarnetCalendarFixture *fixture,
                                       const char            *events,
                                       const char            *expected)
{
  g_autoptr (CarnetCalendarPlan) self = carnet_calendar_events_plan (fixture, events);

  carnet_calendar_events_assert_plan (self, expected);
}

void
carnet_calendar_events_apply (CarnetCalendarFixture *fixture, CarnetCalendarPlan *self)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_apply_calendar (fixture->logbook, self, &error);
  g_assert_no_error (error);
}

void
carnet_calendar_events_take_in (CarnetCalendarFixture *fixture, const char *events, const char *expected)
{
  g_autoptr (CarnetCalendarPlan) self = carnet_calendar_events_plan (fixture, events);

  carnet_calendar_events_assert_plan (self, expected);
  carnet_calendar_events_apply (fixture, self);
}

gboolean
carnet_calendar_events_find (CarnetCalendarFixture *fixture, const char *title, CarnetId *id)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (fixture->logbook, NULL);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (!g_str_equal (milestone->title, title))
        continue;
      *id = milestone->id;
      return TRUE;
    }
  return FALSE;
}

void
carnet_calendar_events_assert_there (CarnetCalendarFixture *fixture, const char *title, gboolean there)
{
  CarnetId id;

  g_assert_true (carnet_calendar_events_find (fixture, title, &id) == there);
}

void
carnet_calendar_events_write_on (CarnetCalendarFixture *fixture,
                                 const char            *title,
                                 const char            *key,
                                 const char            *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id;

  g_assert_true (carnet_calendar_events_find (fixture, title, &id));
  carnet_writes_set_text (writes, key, text);
  g_assert_true (
      carnet_logbook_write (fixture->logbook, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
}
