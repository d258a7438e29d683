/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars that cannot be read, or not whole. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/carnet-error.h"
#include "calendar/carnet-calendar.h"

#define FIXTURES CARNET_TEST_SOURCES "/../fixtures/calendar/"

static CarnetCalendar *
read_text (const char *text, GError **error)
{
  return carnet_calendar_read_bytes (text, strlen (text), "essai.ics", carnet_date_new (2018, 1, 1),
                                     carnet_date_new (2019, 1, 31), NULL, error);
}

/* -- Files that are refused ------------------------------------------------------------------------------ */

static void
assert_refused (const char *text, CarnetError code, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetCalendar) calendar = read_text (text, &error);

  g_assert_null (calendar);
  g_assert_error (error, CARNET_ERROR, (int)code);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_refused (void)
{
  assert_refused ("", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is empty.");
  assert_refused ("\r\n \r\n", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is empty.");
  assert_refused ("Bonjour\n", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is not a calendar.");
  assert_refused ("<html>", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is not a calendar.");
  assert_refused ("BEGIN:VCARD\nEND:VCARD\n", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is not a calendar.");
  assert_refused ("METHOD\nBEGIN\n", CARNET_ERROR_NOT_A_LOGBOOK, "“essai.ics” is not a calendar.");
  assert_refused ("SQLite format 3 and more", CARNET_ERROR_NOT_A_LOGBOOK,
                  "“essai.ics” is a logbook, not a calendar.");
  assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:t\nDTSTART:2018", CARNET_ERROR_CORRUPT,
                  "“essai.ics” is cut short: the end of the calendar is missing.");
  assert_refused ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
                  CARNET_ERROR_CORRUPT, "“essai.ics”, line 3: “END:VALARM” ends nothing that has begun.");
}

static void
test_binary (void)
{
  g_autoptr (GError) error = NULL;
  const char bytes[] = "BEGIN:VCALENDAR\0END:VCALENDAR";

  g_assert_null (carnet_calendar_read_bytes (bytes, sizeof bytes, "e", 1, 2, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i <= CARNET_CALENDAR_EVENTS_MAX; i++)
    g_string_append (text, "BEGIN:VEVENT\nEND:VEVENT\n");
  assert_refused (text->str, CARNET_ERROR_TOO_LARGE, "“essai.ics” holds more than 20000 events.");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "BEGIN:VCALENDAR\n");
  assert_refused (deep->str, CARNET_ERROR_CORRUPT,
                  "“essai.ics”, line 17: too many things are inside one another.");
}

static void
test_empty_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const int fd = g_file_open_tmp ("carnet-XXXXXX.ics", &path, NULL);

  g_assert_null (carnet_calendar_read (path, 1, 2, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_close (fd, NULL);
  g_unlink (path);
}

/* A file that is cut anywhere is read whole or refused: never half of it. */
static void
test_cut_anywhere (void)
{
  g_autofree char *whole = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (FIXTURES "thunderbird.ics", &whole, &size, NULL));
  for (gsize n = 0; n < size - strlen ("\r\n"); n++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (carnet_calendar_read_bytes (whole, n, "e", 1, 2, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_paths (void)
{
  g_autoptr (GError) folder = NULL, missing = NULL;

  g_assert_null (carnet_calendar_read (FIXTURES, 1, 2, NULL, &folder));
  g_assert_error (folder, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_assert_null (carnet_calendar_read (FIXTURES "nulle-part.ics", 1, 2, NULL, &missing));
  g_assert_error (missing, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/read-refused/refused", test_refused);
  g_test_add_func ("/calendar/read-refused/binary", test_binary);
  g_test_add_func ("/calendar/read-refused/empty-file", test_empty_file);
  g_test_add_func ("/calendar/read-refused/limits", test_limits);
  g_test_add_func ("/calendar/read-refused/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/calendar/read-refused/paths", test_paths);
  return g_test_run ();
}
