/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that chance made of real ones: each is read or refused, and none holds anybody up. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/carnet-error.h"
#include "calendar/carnet-calendar.h"

#define FIXTURES CARNET_TEST_SOURCES "/../fixtures/calendar/"
#define ROUNDS 400

static const char *const names[] = { "google.ics", "outlook.ics", "thunderbird.ics", "nextcloud.ics" };

/* What parsers trip over. */
static const char *const tokens[] = { ":",
                                      ";",
                                      ",",
                                      "\"",
                                      "\\",
                                      "\r\n ",
                                      "\r\n",
                                      "=",
                                      "BEGIN:VEVENT\r\n",
                                      "END:VEVENT\r\n",
                                      "-1",
                                      "99999999999999999999",
                                      "2147483648",
                                      "0",
                                      "TZID=",
                                      "VALUE=DATE",
                                      "RRULE:FREQ=DAILY\r\n",
                                      "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO\r\n",
                                      "RRULE:FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO\r\n",
                                      "EXDATE:",
                                      "DURATION:P99999999W\r\n",
                                      "DURATION:-P1D\r\n",
                                      "DTSTART:00010101\r\n",
                                      "DTEND:99991231\r\n",
                                      "\xff",
                                      "\xf0\x9f\x8c\xb1",
                                      "RECURRENCE-ID:20180911T180000\r\n",
                                      "INTERVAL=0;",
                                      "COUNT=0;",
                                      "UNTIL=00000000;" };

static void
change (GString *text)
{
  const gsize at = (gsize)g_test_rand_int_range (0, (gint32)text->len);
  const gsize wanted = (gsize)g_test_rand_int_range (0, 40), n = MIN (wanted, text->len - at);
  const char *token = tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))];

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_string_erase (text, (gssize)at, (gssize)n);
      break;
    case 1:
      g_string_insert (text, (gssize)at, token);
      break;
    case 2:
      g_string_insert_len (text, (gssize)at, text->str + at, (gssize)n);
      break;
    default:
      text->str[at] = (char)g_test_rand_int_range (1, 256);
      break;
    }
  if (text->len == 0)
    g_string_append_c (text, ':');
}

/* What is read is fit to be written, and what is refused is said. */
static void
assert_sound (const CarnetCalendar *calendar, const GError *error)
{
  if (calendar == NULL)
    {
      g_assert_true (error->domain == CARNET_ERROR && *error->message != '\0');
      return;
    }
  for (guint i = 0; i < calendar->events->len; i++)
    {
      const CarnetCalendarEvent *event = calendar->events->pdata[i];

      g_assert_true (*event->uid != '\0' && g_utf8_validate (event->uid, -1, NULL));
      g_assert_true (carnet_milestone_check (event->milestone, NULL));
      g_assert_cmpint (event->milestone->when.precision, !=, CARNET_WHEN_NONE);
      g_assert_cmpuint (event->milestone->when.first, <=, event->milestone->when.last);
    }
}

static void
test_chance (gconstpointer data)
{
  g_autofree char *path = g_strconcat (FIXTURES, data, NULL);
  g_autofree char *whole = NULL;

  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (CarnetCalendar) calendar = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        change (text);
      calendar = carnet_calendar_read_bytes (text->str, text->len, "e", carnet_date_new (2018, 1, 1),
                                             carnet_date_new (2019, 1, 31), NULL, &error);
      assert_sound (calendar, error);
    }
}

/* Whoever no longer waits is not told what is wrong at the end of the file. */
static void
test_cancelled_in_lines (void)
{
  static const char text[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\n";
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (carnet_calendar_read_bytes (text, strlen (text), "e", 1, 2, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Rules that never come true, of events that are as many as may be looked at. */
static void
test_cancelled (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text,
                            "BEGIN:VEVENT\nUID:%u\nSUMMARY:t\nDTSTART;VALUE=DATE:20180101\n"
                            "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\nEND:VEVENT\n",
                            i);
  g_string_append (text, "END:VCALENDAR\n");
  g_cancellable_cancel (cancellable);
  g_assert_null (carnet_calendar_read_bytes (text->str, text->len, "e", carnet_date_new (2018, 1, 1),
                                             carnet_date_new (2019, 1, 31), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A time zone that is a pipe nobody writes to: opened, it is waited for until the time of the test is over.
 */
static void
test_zone_is_pipe (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("carnet-zone-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (CarnetCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_string_append (text, data);
  g_string_replace (text, "PIPE", pipe, 1);
  g_string_append (text, "END:VCALENDAR\n");
  calendar = carnet_calendar_read_bytes (text->str, text->len, "e", carnet_date_new (2018, 1, 1),
                                         carnet_date_new (2019, 1, 31), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calendar->events->len, ==, 1);
  g_assert_cmpint (((CarnetCalendarEvent *)calendar->events->pdata[0])->milestone->when.first, ==,
                   carnet_date_new (2018, 7, 5));
  g_unlink (pipe);
  g_rmdir (folder);
}

static const struct
{
  const char *path;
  const char *text;
} zones[] = {
  { "/calendar/hostile/zone-of-calendar", "X-WR-TIMEZONE::PIPE\nBEGIN:VEVENT\nUID:a\nSUMMARY:t\n"
                                          "DTSTART:20180705T100000Z\nEND:VEVENT\n" },
  { "/calendar/hostile/zone-of-event", "BEGIN:VEVENT\nUID:a\nSUMMARY:t\n"
                                       "DTSTART;TZID=\":PIPE\":20180705T100000\nEND:VEVENT\n" },
  { "/calendar/hostile/zone-by-parents", "X-WR-TIMEZONE:../../../..PIPE\nBEGIN:VEVENT\nUID:a\nSUMMARY:t\n"
                                         "DTSTART:20180705T100000Z\nEND:VEVENT\n" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar/hostile/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_chance);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    g_test_add_data_func (zones[i].path, zones[i].text, test_zone_is_pipe);
  g_test_add_func ("/calendar/hostile/cancelled", test_cancelled);
  g_test_add_func ("/calendar/hostile/cancelled-in-lines", test_cancelled_in_lines);
  return g_test_run ();
}
