/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-error.h"
#include "calendar/carnet-calendar.h"

static CarnetCalendarEvent *
new_event (const char *uid, const char *title, const char *when)
{
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
  CarnetCalendarEvent *event;

  g_free (milestone->title);
  milestone->title = g_strdup (title);
  milestone->kind = CARNET_MILESTONE_SEMINAR;
  g_assert_true (carnet_when_parse (when, &milestone->when, NULL));
  event = carnet_calendar_event_new (uid, milestone);
  event->revised_ms = G_GINT64_CONSTANT (1526000000000);
  event->sequence = 3;
  return event;
}

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_calendar_event_free);
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autofree char *text = NULL;

  g_ptr_array_add (events, new_event ("u@example.org", "Séminaire", "2018-07-05/2018-07-06"));
  g_ptr_array_add (events, new_event ("v@example.org", "Courant mai", "2018-05"));
  text = carnet_calendar_to_text ("Un programme", events);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Carnet de bord//carnet-de-bord//EN\r\n"
                   "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Un programme\r\n"
                   "BEGIN:VEVENT\r\nUID:u@example.org\r\nDTSTAMP:20180511T005320Z\r\n"
                   "LAST-MODIFIED:20180511T005320Z\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20180705\r\n"
                   "DTEND;VALUE=DATE:20180707\r\nSTATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n"
                   "SUMMARY:Séminaire\r\nCATEGORIES:Seminar\r\nX-CARNET-KIND:seminar\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nUID:v@example.org\r\nDTSTAMP:20180511T005320Z\r\n"
                   "LAST-MODIFIED:20180511T005320Z\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20180501\r\n"
                   "DTEND;VALUE=DATE:20180601\r\nSTATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\n"
                   "SUMMARY:Courant mai\r\nCATEGORIES:Seminar\r\nX-CARNET-KIND:seminar\r\nEND:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
}

/* No line has more than 75 bytes, none is cut within a character. */
static void
assert_folded (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

static void
assert_same (const CarnetMilestone *a, const CarnetMilestone *b)
{
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpstr (a->place, ==, b->place);
  g_assert_cmpstr (a->partners, ==, b->partners);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpstr (a->description, ==, b->description);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_true (carnet_when_equal (&a->when, &b->when));
}

/* Whatever a milestone says comes back as it was. */
static void
test_back (void)
{
  static const char *const whens[]
      = { "2018-02", "2018-07-05", "2018-12-31/2019-01-02", "2018-05-01/2018-05-31", "2020-02" };
  static const char *const odd
      = "a,b;c\\d\\n « é » \"q\": BEGIN:VEVENT, \xf0\x9f\x8c\xb1\nEND:VCALENDAR\n\n\tfin";
  g_autofree char *long_text = g_strnfill (400, 'x');
  g_autofree char *accents = g_strconcat ("éèàùç", long_text, "œuvre", NULL);
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (CarnetCalendar) read = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < CARNET_N_MILESTONE_KINDS; i++)
    {
      g_autofree char     *uid = g_strdup_printf ("u%u", i);
      CarnetCalendarEvent *event = new_event (uid, "a, b; c\\d : “été”", whens[i % G_N_ELEMENTS (whens)]);

      event->milestone->kind = (CarnetMilestoneKind)i;
      set (&event->milestone->description, i % 2 == 0 ? odd : accents);
      set (&event->milestone->place, i % 2 == 0 ? accents : "");
      set (&event->milestone->partners, "Un, deux; trois\\quatre");
      set (&event->milestone->url, "https://example.org/?a=1,2;b=%20&c=d");
      g_ptr_array_add (events, event);
    }
  text = carnet_calendar_to_text ("T", events);
  assert_folded (text);
  read = carnet_calendar_read_bytes (text, strlen (text), "e", 1, 2, NULL, NULL);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->events->len, ==, events->len);
  for (guint i = 0; i < events->len; i++)
    {
      const CarnetCalendarEvent *out = events->pdata[i], *in = read->events->pdata[i];

      g_assert_cmpstr (out->uid, ==, in->uid);
      assert_same (out->milestone, in->milestone);
    }
}

/* -- Files ------------------------------------------------------------------------------------------- */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("carnet-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "essai.ics", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->path);
  /* Nothing else is left behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *held = NULL;

  g_assert_true (g_file_get_contents (path, &held, NULL, NULL));
  g_assert_cmpstr (held, ==, text);
}

static void
assert_not_replaced (Fixture *fixture, const char *text, gboolean replace)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_false (carnet_calendar_write (fixture->path, "T", events, replace, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
  assert_holds (fixture->path, text);
}

static void
test_replacing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autofree char *text = carnet_calendar_to_text ("T", events);

  g_assert_true (carnet_calendar_write (fixture->path, "T", events, FALSE, NULL));
  assert_holds (fixture->path, text);
  assert_not_replaced (fixture, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", FALSE);
  assert_not_replaced (fixture, "SQLite format 3 a logbook", TRUE);
  assert_not_replaced (fixture, "Une lettre.", TRUE);
  g_assert_true (g_file_set_contents (fixture->path, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", -1, NULL));
  g_assert_true (carnet_calendar_write (fixture->path, "T", events, TRUE, NULL));
  assert_holds (fixture->path, text);
}

/* What cannot be read back is not given its name. */
static void
test_read_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (GError) error = NULL;

  /* Of two of one UID one is read. */
  g_ptr_array_add (events, new_event ("u", "Un jour", "2018-07-05"));
  g_ptr_array_add (events, new_event ("u", "Un autre", "2018-07-06"));
  g_assert_false (carnet_calendar_write (fixture->path, "T", events, FALSE, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_FAILED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* One without a title does not hold up the others. */
static void
test_untitled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) events = new_events ();
  g_autoptr (CarnetCalendar) read = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (events, new_event ("u", "", "2018-07-05"));
  g_ptr_array_add (events, new_event ("v", "  ", "2018-07-05"));
  g_ptr_array_add (events, new_event ("w", "Un jour", "2018-07-05"));
  carnet_calendar_write (fixture->path, "T", events, FALSE, &error);
  g_assert_no_error (error);
  read = carnet_calendar_read (fixture->path, 1, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->events->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((CarnetCalendarEvent *)read->events->pdata[i])->milestone->title, ==,
                     i < 2 ? "Milestone without a title" : "Un jour");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/write/text", test_text);
  g_test_add_func ("/calendar/write/back", test_back);
  g_test_add ("/calendar/write/replacing", Fixture, NULL, set_up, test_replacing, tear_down);
  g_test_add ("/calendar/write/read-back", Fixture, NULL, set_up, test_read_back, tear_down);
  g_test_add ("/calendar/write/untitled", Fixture, NULL, set_up, test_untitled, tear_down);
  return g_test_run ();
}
