/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar read in a process of its own says what it says when it is read here. */
#include <string.h>
#include <sys/stat.h>

#include "calendar/carnet-calendar-bytes.h"
#include "merge/carnet-reception.h"
#include "support/carnet-child-use.h"
#include "support/carnet-test-world.h"

#define FIXTURES CARNET_TEST_SOURCES "/../fixtures/calendar/"
#define FIRST "2018-01-01"
#define LAST "2019-01-31"
#define MANY 20000

static GBytes *
read_apart (const char *path, GError **error)
{
  return carnet_reception_read_calendar (path, FIRST, LAST, NULL, error);
}

static void
assert_same (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetCalendar) here = carnet_calendar_read (path, carnet_date_new (2018, 1, 1),
                                                          carnet_date_new (2019, 1, 31), NULL, &error);
  g_autoptr (GBytes) expected = here != NULL ? carnet_calendar_to_bytes (here) : NULL;
  g_autoptr (GBytes) apart = NULL;

  g_assert_no_error (error);
  apart = read_apart (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (expected, apart));
  g_assert_cmpuint (here->events->len, >, 0);
}

static void
test_fixture (gconstpointer name)
{
  g_autofree char *path = g_strconcat (FIXTURES, name, NULL);

  assert_same (path);
}

/* What is opened while it is read is opened before the process may open nothing: each zone, that of the
 * computer, and what turns old encodings into UTF-8. */
static const char *const opened[] = {
  "DTSTART;TZID=America/Cayenne:20180705T223000Z\nSUMMARY:t\n",
  "DTSTART;TZID=\"Romance Standard Time\":20180705T003000\nSUMMARY:t\n",
  "DTSTART;TZID=/mozilla.org/20050126_1/Pacific/Noumea:20180705T003000\nSUMMARY:t\n",
  "DTSTART:20180705T233000Z\nSUMMARY:t\n",
  "DTSTART;VALUE=DATE:20180705\nSUMMARY:\xe9t\xe9\n",
};

static void
test_opened (gconstpointer event)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (3);
  g_autofree char *path = carnet_world_path (world, "a.ics");
  g_autofree char *text
      = g_strconcat ("BEGIN:VCALENDAR\nX-WR-TIMEZONE:Pacific/Auckland\nBEGIN:VEVENT\nUID:u\n", event,
                     "END:VEVENT\nEND:VCALENDAR\n", NULL);
  g_autofree char *local
      = g_strconcat ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n", event, "END:VEVENT\nEND:VCALENDAR\n", NULL);

  carnet_test_write_file (path, text, strlen (text));
  assert_same (path);
  carnet_test_write_file (path, local, strlen (local));
  assert_same (path);
}

static void
test_refused (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (3);
  g_autofree char *path = carnet_world_path (world, "a\nb.ics");
  g_autofree char *fifo = carnet_world_path (world, "tuyau.ics");
  static const struct
  {
    const char *text;
    CarnetError code;
    const char *sentence;
  } wrong[] = {
    { "", CARNET_ERROR_NOT_A_LOGBOOK, "it is empty" },
    { "Bonjour\n", CARNET_ERROR_NOT_A_LOGBOOK, "“a b.ics” is not a calendar." },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", CARNET_ERROR_CORRUPT, "“a b.ics” is cut short" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      carnet_test_write_file (path, wrong[i].text, strlen (wrong[i].text));
      g_assert_null (read_apart (path, &error));
      g_assert_error (error, CARNET_ERROR, (int)wrong[i].code);
      g_assert_nonnull (strstr (error->message, wrong[i].sentence));
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (i == 0 ? mkfifo (fifo, 0600) : 0, ==, 0);
      g_assert_null (read_apart (i == 0 ? fifo : world->folder, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
    }
}

/* As many as may be, each with as much text as fits, some of which never end: within the limits of the
 * process. */
static void
test_large (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (3);
  g_autofree char *path = carnet_world_path (world, "grand.ics");
  g_autofree char *filler = g_strnfill (600, 'x');
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = NULL;
  CarnetChildUse use = carnet_child_use_now ();

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (
        text,
        "BEGIN:VEVENT\nUID:%u\nSUMMARY:t\nDTSTART;VALUE=DATE:20180101\n%sDESCRIPTION:%u%s\n"
        "END:VEVENT\n",
        i, i % 100 == 0 ? "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31\n" : "", i, filler);
  g_string_append (text, "END:VCALENDAR\n");
  g_assert_cmpuint (text->len, <, CARNET_CALENDAR_FILE_MAX);
  carnet_test_write_file (path, text->str, text->len);
  told = read_apart (path, &error);
  g_assert_no_error (error);
  carnet_child_use_check (use, text->len);
}

/* A programme may not say when it begins. */
static void
test_no_year (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = carnet_reception_read_calendar (FIXTURES "google.ics", "", "", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (told);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const CarnetWork work = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (carnet_reception_read_calendar (FIXTURES "google.ics", FIRST, LAST, &work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A calendar is not taken for a logbook, nor the other way round. */
static void
test_other (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (3);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "mine");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_apart (carnet_logbook_get_path (logbook), &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
}

int
main (int argc, char **argv)
{
  static const char *const fixtures[] = { "google.ics", "nextcloud.ics", "outlook.ics", "thunderbird.ics" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/reception/calendar/", fixtures[i], NULL);

      g_test_add_data_func (path, fixtures[i], test_fixture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reception/calendar/opened/%u", i);

      g_test_add_data_func (path, opened[i], test_opened);
    }
  g_test_add_func ("/reception/calendar/refused", test_refused);
  g_test_add_func ("/reception/calendar/large", test_large);
  g_test_add_func ("/reception/calendar/no-year", test_no_year);
  g_test_add_func ("/reception/calendar/cancelled", test_cancelled);
  g_test_add_func ("/reception/calendar/other", test_other);
  return g_test_run ();
}
