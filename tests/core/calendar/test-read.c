/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "calendar/carnet-calendar.h"

#define FIXTURES CARNET_TEST_SOURCES "/../fixtures/calendar/"

static CarnetCalendar *
read_text (const char *text, GError **error)
{
  return carnet_calendar_read_bytes (text, strlen (text), "essai.ics", carnet_date_new (2018, 1, 1),
                                     carnet_date_new (2019, 1, 31), NULL, error);
}

static CarnetCalendar *
read_events (const char *events)
{
  g_autofree char *text
      = g_strconcat ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", events, "END:VCALENDAR\r\n", NULL);
  g_autoptr (GError) error = NULL;
  CarnetCalendar *calendar = read_text (text, &error);

  g_assert_no_error (error);
  return calendar;
}

static CarnetCalendar *
read_fixture (const char *name)
{
  g_autofree char *path = g_strconcat (FIXTURES, name, NULL);
  g_autoptr (GError) error = NULL;
  CarnetCalendar *calendar = carnet_calendar_read (path, carnet_date_new (2018, 1, 1),
                                                   carnet_date_new (2019, 1, 31), NULL, &error);

  g_assert_no_error (error);
  return calendar;
}

/* One line an event: when, title, and its UID up to the first @ or whole. */
static char *
tell (const CarnetCalendar *calendar)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < calendar->events->len; i++)
    {
      const CarnetCalendarEvent *event = calendar->events->pdata[i];
      g_autofree char           *when = carnet_when_to_iso (&event->milestone->when);

      g_string_append_printf (text, "%s %s [%s]\n", when, event->milestone->title, event->uid);
    }
  for (guint i = 0; i < calendar->left_out->len; i++)
    {
      const CarnetCalendarLeftOut *out = calendar->left_out->pdata[i];
      g_autofree char             *when = carnet_when_to_iso (&out->when);

      g_string_append_printf (text, "- %s: %s %s\n", carnet_calendar_reason_to_string (out->reason),
                              out->title, when);
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (const CarnetCalendar *calendar, const char *expected)
{
  g_autofree char *told = tell (calendar);

  g_assert_cmpstr (told, ==, expected);
}

static const CarnetCalendarEvent *
nth (const CarnetCalendar *calendar, guint index)
{
  g_assert_cmpuint (index, <, calendar->events->len);
  return calendar->events->pdata[index];
}

static void
assert_details (const CarnetCalendar *calendar,
                guint                 hours,
                guint                 alarms,
                guint                 attendees,
                guint                 attachments,
                guint                 lines)
{
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_HOURS], ==, hours);
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_ALARMS], ==, alarms);
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_ATTENDEES], ==, attendees);
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_ATTACHMENTS], ==, attachments);
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_LINES], ==, lines);
}

/* -- As other calendars write ------------------------------------------------------------------------- */

static void
test_google (void)
{
  g_autoptr (CarnetCalendar) calendar = read_fixture ("google.ics");

  assert_told (calendar, "2018-06-04 Une veillée [exemple-nuit@google.example]\n"
                         "2018-09-11 Suivi du mardi [exemple-suivi@google.example/20180911]\n"
                         "2018-09-18 Suivi du mardi [exemple-suivi@google.example/20180918]\n"
                         "2018-10-09 Suivi du mardi [exemple-suivi@google.example/20181009]\n"
                         "2018-10-04 Suivi, cette fois un jeudi [exemple-suivi@google.example/20181002]\n"
                         "2018-07-05/2018-07-07 Trois jours ensemble [exemple-jours@google.example]\n");
  assert_details (calendar, 3, 1, 1, 0, 0);
  g_assert_cmpstr (nth (calendar, 0)->milestone->place, ==, "Bressuire, salle des fêtes");
}

static void
test_outlook (void)
{
  g_autoptr (CarnetCalendar) calendar = read_fixture ("outlook.ics");
  const CarnetCalendarEvent *first = nth (calendar, 0);

  /* The first Tuesday of the month, April to December, of which the last is the end told in UTC. */
  g_assert_cmpuint (calendar->events->len, ==, 11);
  g_assert_cmpstr (first->milestone->title, ==, "Réunion mensuelle de coordination");
  g_assert_cmpstr (
      first->uid, ==,
      "040000008200E00074C5B7101A82E00800000000EXEMPLE00000000000000000010000000EXEMPLE/20180403");
  g_assert_cmpstr (first->milestone->description, ==,
                   "Ordre du jour\n- accueil\n- tour de table, deux heures et demi; puis échanges");
  g_assert_cmpstr (first->milestone->place, ==, "Théâtre – salle dés arts");
  g_assert_true (first->has_kind);
  g_assert_cmpint (first->milestone->kind, ==, CARNET_MILESTONE_SEMINAR);
  g_assert_true (g_str_has_suffix (nth (calendar, 8)->uid, "/20181204"));
  {
    g_autofree char *days = carnet_when_to_iso (&nth (calendar, 9)->milestone->when);
    g_autofree char *unknown = carnet_when_to_iso (&nth (calendar, 10)->milestone->when);

    g_assert_cmpstr (days, ==, "2018-06-07/2018-06-08");
    g_assert_cmpstr (unknown, ==, "2018-06-14");
  }
}

static void
test_thunderbird (void)
{
  g_autoptr (CarnetCalendar) calendar = read_fixture ("thunderbird.ics");
  g_autoptr (CarnetCalendar) again = read_fixture ("thunderbird.ics");
  const CarnetCalendarEvent *nameless = nth (calendar, 3);
  g_autofree char           *expected = g_strdup_printf (
                "2018-05-15 Webinaire : les alliances [5f0c0000-0000-4000-8000-00000000e001/20180515]\n"
                          "2018-06-15 Webinaire : les alliances [5f0c0000-0000-4000-8000-00000000e001/20180615]\n"
                          "2018-10-01/2018-10-05 Résidence [5f0c0000-0000-4000-8000-00000000e002]\n"
                          "2018-06-20 Sans identifiant [%s]\n"
                          "- to-do: Réserver la salle, puis confirmer \n"
                          "- journal: Compte rendu \n"
                          "- cancelled: Webinaire : les alliances 2018-08-15\n",
                nameless->uid);

  assert_told (calendar, expected);
  assert_details (calendar, 2, 0, 0, 1, 0);
  g_assert_cmpstr (nth (calendar, 0)->milestone->url, ==, "https://example.org/webinaire");
  g_assert_cmpint (nth (calendar, 0)->milestone->kind, ==, CARNET_MILESTONE_WEBINAR);
  g_assert_true (g_str_has_suffix (nameless->uid, "@carnet-de-bord"));
  g_assert_cmpstr (nameless->uid, ==, nth (again, 3)->uid);
}

/* A mark at the beginning, LF, no end of line at the end, odd events among good ones. */
static void
test_nextcloud (void)
{
  g_autoptr (CarnetCalendar) calendar = read_fixture ("nextcloud.ics");

  assert_told (calendar, "2018-11-15 Forum des alliances [E0E0E0E0-0000-4000-8000-0000000000A1]\n"
                         "2018-11-22 Une ligne de trop [E0E0E0E0-0000-4000-8000-0000000000A4]\n"
                         "2018-12 Quelque part en décembre [E0E0E0E0-0000-4000-8000-0000000000A6]\n"
                         "- twice: Forum des alliances 2018-11-14\n"
                         "- cancelled: Annulée 2018-11-20\n"
                         "- no-date: Une date mal écrite \n"
                         "- no-title:  2018-11-23\n");
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_LINES], ==, 3);
  g_assert_cmpstr (nth (calendar, 0)->milestone->partners, ==, "Réseau d’exemple");
}

/* -- What repeats ------------------------------------------------------------------------------------- */

#define EVENT(start, rule)                                                                                   \
  "BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\nDTSTART" start "\r\nRRULE:" rule "\r\nEND:VEVENT\r\n"

/* Every other week since long before, told within the year alone. */
static void
test_since_long (void)
{
  g_autoptr (CarnetCalendar) calendar
      = read_events (EVENT (";VALUE=DATE:20010103", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20180201"));

  assert_told (calendar, "2018-01-10 t [u/20180110]\n2018-01-24 t [u/20180124]\n");
}

static void
test_endless (void)
{
  g_autoptr (CarnetCalendar) calendar = read_events (EVENT (":20150131T100000", "FREQ=YEARLY"));

  assert_told (calendar, "2018-01-31 t [u/20180131]\n2019-01-31 t [u/20190131]\n");
}

static void
test_counted (void)
{
  g_autoptr (CarnetCalendar) calendar = read_events (EVENT (";VALUE=DATE:20170101", "FREQ=DAILY;COUNT=367"));

  assert_told (calendar, "2018-01-01 t [u/20180101]\n2018-01-02 t [u/20180102]\n");
}

static void
test_dates (void)
{
  g_autoptr (CarnetCalendar) calendar
      = read_events ("BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\nDTSTART;TZID=Europe/Paris:20180310T100000\r\n"
                     "RDATE;TZID=Europe/Paris:20180412T100000,20180514T100000\r\n"
                     "RDATE;VALUE=PERIOD:20180620T100000Z/PT1H\r\n"
                     "EXDATE:20180514T080000Z\r\nEND:VEVENT\r\n");

  assert_told (calendar, "2018-03-10 t [u/20180310]\n2018-04-12 t [u/20180412]\n2018-06-20 t [u/20180620]\n");
}

/* An override of a day outside the year is there when it moved inside, not the other way round. */
static void
test_moved_across (void)
{
  g_autoptr (CarnetCalendar) calendar
      = read_events (EVENT (";VALUE=DATE:20171230", "FREQ=WEEKLY;COUNT=2") //
                     "BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:moved\r\nRECURRENCE-ID;VALUE=DATE:20171230\r\n"
                     "DTSTART;VALUE=DATE:20180103\r\nEND:VEVENT\r\n");

  assert_told (calendar, "2018-01-06 t [u/20180106]\n2018-01-03 moved [u/20171230]\n");
}

static void
test_too_often (void)
{
  static const struct
  {
    const char *events;
    const char *told;
  } cases[] = {
    { EVENT (":20180101T000000Z", "FREQ=SECONDLY"), "- within-day: t 2018-01-01\n" },
    { EVENT (":20180101T000000Z", "FREQ=HOURLY;COUNT=3"), "- within-day: t 2018-01-01\n" },
    { EVENT (";VALUE=DATE:20180101", "FREQ=DAILY"), "- too-often: t 2018-01-01\n" },
    { EVENT (";VALUE=DATE:10000101", "FREQ=DAILY;COUNT=2000000000"), "- too-often: t 1000-01-01\n" },
    { EVENT (";VALUE=DATE:20250101", "FREQ=WEEKLY"), "- outside: t 2025-01-01\n" },
    { EVENT (";VALUE=DATE:20180101", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"), "2018-01-01 t [u/20180101]\n" },
    { EVENT (";VALUE=DATE:20180101", "n’importe quoi"), "2018-01-01 t [u]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CarnetCalendar) calendar = read_events (cases[i].events);

      assert_told (calendar, cases[i].told);
    }
}

/* -- Days and texts ------------------------------------------------------------------------------------ */

static void
test_days (void)
{
  static const struct
  {
    const char *times;
    const char *when;
  } cases[] = {
    /* The tests are in Paris. */
    { "DTSTART:20180630T220000Z\r\n", "2018-07-01" },
    { "DTSTART:20180630T215959Z\r\n", "2018-06-30" },
    { "DTSTART;TZID=UTC:20181231T230000\r\n", "2019-01-01" },
    { "DTSTART;TZID=America/New_York:20180630T200000\r\n", "2018-06-30" },
    { "DTSTART:20180705T200000\r\nDTEND:20180706T020000\r\n", "2018-07-05" },
    { "DTSTART:20180705T200000\r\nDTEND:20180707T000000\r\n", "2018-07-05/2018-07-06" },
    { "DTSTART:20180705\r\nDTEND:20180707\r\n", "2018-07-05/2018-07-06" },
    { "DTSTART;VALUE=DATE:20180705\r\nDTEND;VALUE=DATE:20180705\r\n", "2018-07-05" },
    { "DTSTART;VALUE=DATE:20180705\r\nDTEND;VALUE=DATE:20180601\r\n", "2018-07-05" },
    { "DTSTART;VALUE=DATE:20180705\r\nDURATION:-P3D\r\n", "2018-07-05" },
    { "DTSTART:20180705T090000\r\nDURATION:P1W\r\n", "2018-07-05/2018-07-12" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *event
          = g_strconcat ("BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\n", cases[i].times, "END:VEVENT\r\n", NULL);
      g_autofree char *when = NULL;
      g_autoptr (CarnetCalendar) calendar = read_events (event);

      when = carnet_when_to_iso (&nth (calendar, 0)->milestone->when);
      g_assert_cmpstr (when, ==, cases[i].when);
    }
}

static void
test_impossible_days (void)
{
  static const char *const starts[]
      = { "20180231", "00000000", "99999999T000000", "20180100T100000Z", "demain" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *event
          = g_strdup_printf ("BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\nDTSTART:%s\r\nEND:VEVENT\r\n", starts[i]);
      g_autoptr (CarnetCalendar) calendar = read_events (event);

      assert_told (calendar, "- no-date: t \n");
    }
}

static CarnetCalendar *
read_rules (const char *rule, guint n)
{
  g_autoptr (GString) events = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (events,
                            "BEGIN:VEVENT\r\nUID:u%u\r\nSUMMARY:t\r\nDTSTART;VALUE=DATE:20170110\r\n"
                            "RRULE:%s\r\nEND:VEVENT\r\n",
                            i, rule);
  return read_events (events->str);
}

static guint
count_left_out (const CarnetCalendar *calendar, CarnetCalendarReason reason)
{
  guint n = 0;

  for (guint i = 0; i < calendar->left_out->len; i++)
    n += ((CarnetCalendarLeftOut *)calendar->left_out->pdata[i])->reason == reason;
  return n;
}

/* As many rules as a year of meetings has are read; of those that never come true only so many are tried. */
static void
test_many_rules (void)
{
  g_autoptr (CarnetCalendar) meetings = read_rules ("FREQ=MONTHLY;BYDAY=2TU", 600);
  g_autoptr (CarnetCalendar) never = read_rules ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 600);

  g_assert_cmpuint (count_left_out (meetings, CARNET_CALENDAR_TOO_OFTEN), ==, 0);
  g_assert_cmpuint (meetings->events->len, ==, 600 * 13);
  g_assert_cmpuint (count_left_out (never, CARNET_CALENDAR_TOO_OFTEN), >, 580);
  g_assert_cmpuint (never->events->len, ==, 0);
}

/* Windows-1252, lone CR, a control character, a very long text. */
static void
test_texts (void)
{
  g_autofree char *long_text = g_strnfill (CARNET_CALENDAR_TEXT_MAX + 500, 'a');
  g_autofree char *event = g_strconcat ("BEGIN:VEVENT\rUID:u\rSUMMARY:R\xe9union \x93utile\x94\x07\r"
                                        "DTSTART;VALUE=DATE:20180705\rURL:javascript:alert(1)\rDESCRIPTION:",
                                        long_text, "\rEND:VEVENT\r", NULL);
  g_autoptr (CarnetCalendar) calendar = read_events (event);
  const CarnetMilestone *milestone = nth (calendar, 0)->milestone;

  g_assert_cmpstr (milestone->title, ==, "Réunion “utile”");
  g_assert_cmpstr (milestone->url, ==, "");
  g_assert_cmpint (g_utf8_strlen (milestone->description, -1), ==, CARNET_CALENDAR_TEXT_MAX);
  g_assert_true (g_str_has_suffix (milestone->description, "a…"));
  g_assert_cmpuint (calendar->details[CARNET_CALENDAR_SHORTENED], ==, 1);
}

static void
test_unfit (void)
{
  g_autoptr (GString) event = g_string_new ("BEGIN:VEVENT\r\nUID:u\r\nDTSTART:20180705\r\nSUMMARY:a");
  g_autoptr (CarnetCalendar) calendar = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (event, "\u0301");
  g_string_append (event, "\r\nEND:VEVENT\r\n");
  calendar = read_events (event->str);
  g_assert_cmpuint (calendar->events->len, ==, 0);
  g_assert_cmpint (((CarnetCalendarLeftOut *)calendar->left_out->pdata[0])->reason, ==,
                   CARNET_CALENDAR_UNFIT);
}

static void
test_cancelled_all (void)
{
  g_autoptr (CarnetCalendar) calendar = read_events (
      "METHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\nDTSTART:20180705\r\nEND:VEVENT\r\n");

  assert_told (calendar, "- cancelled: t 2018-07-05\n");
}

/* -- Files that are refused ------------------------------------------------------------------------------ */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/read/google", test_google);
  g_test_add_func ("/calendar/read/outlook", test_outlook);
  g_test_add_func ("/calendar/read/thunderbird", test_thunderbird);
  g_test_add_func ("/calendar/read/nextcloud", test_nextcloud);
  g_test_add_func ("/calendar/read/since-long", test_since_long);
  g_test_add_func ("/calendar/read/endless", test_endless);
  g_test_add_func ("/calendar/read/counted", test_counted);
  g_test_add_func ("/calendar/read/dates", test_dates);
  g_test_add_func ("/calendar/read/moved-across", test_moved_across);
  g_test_add_func ("/calendar/read/too-often", test_too_often);
  g_test_add_func ("/calendar/read/days", test_days);
  g_test_add_func ("/calendar/read/impossible-days", test_impossible_days);
  g_test_add_func ("/calendar/read/many-rules", test_many_rules);
  g_test_add_func ("/calendar/read/texts", test_texts);
  g_test_add_func ("/calendar/read/unfit", test_unfit);
  g_test_add_func ("/calendar/read/cancelled-all", test_cancelled_all);
  return g_test_run ();
}
