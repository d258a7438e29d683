/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-date.h"
#include "base/carnet-error.h"

static CarnetDate
iso (const char *text)
{
  CarnetDate date = CARNET_DATE_NONE;

  g_assert_true (carnet_date_parse_iso (text, &date));
  return date;
}

static void
test_new (void)
{
  static const struct
  {
    int      year, month, day;
    gboolean real;
  } cases[] = {
    { 2018, 1, 1, TRUE },   { 2018, 2, 28, TRUE },   { 2018, 2, 29, FALSE },  { 2016, 2, 29, TRUE },
    { 2000, 2, 29, TRUE },  { 1900, 2, 29, FALSE },  { 2018, 4, 31, FALSE },  { 2018, 12, 31, TRUE },
    { 2018, 0, 1, FALSE },  { 2018, 13, 1, FALSE },  { 2018, 1, 0, FALSE },   { 2018, 1, 32, FALSE },
    { 0, 1, 1, FALSE },     { -1, 1, 1, FALSE },     { 9999, 12, 31, TRUE },  { 10000, 1, 1, FALSE },
    { 67554, 1, 1, FALSE }, { 2018, 257, 1, FALSE }, { 2018, 1, 257, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true ((carnet_date_new (cases[i].year, cases[i].month, cases[i].day) != CARNET_DATE_NONE)
                   == cases[i].real);
}

static void
test_iso (void)
{
  static const char *const refused[] = {
    "",           "2018",       "2018-07",     "2018-7-05",  "2018-07-5",  " 2018-07-05", "2018-07-05 ",
    "2018/07/05", "2018-02-30", "0999-01-01",  "2018-00-10", "2018-13-01", "2018-01-00",  "2018-01-32",
    "+018-01-01", "2018-+1-01", "2018-07-05T", "٢٠١٨-٠٧-٠٥",
  };
  CarnetDate date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (carnet_date_parse_iso (refused[i], &date));
  g_assert_false (carnet_date_parse_iso (NULL, &date));
  g_assert_cmpuint (date, ==, 7);
}

/* Every day from 1999 to 2101: the next day is one more, the text comes back, the month holds it. */
static void
test_every_day (void)
{
  for (CarnetDate date = iso ("1999-01-01"); date < iso ("2101-12-31"); date++)
    {
      int              year, month, day;
      g_autofree char *text = carnet_date_to_iso (date);
      CarnetMonth      of = carnet_date_month (date);

      carnet_date_split (date, &year, &month, &day);
      g_assert_cmpuint (carnet_date_new (year, month, day), ==, date);
      g_assert_cmpuint (iso (text), ==, date);
      g_assert_cmpint (carnet_month_year (of), ==, year);
      g_assert_cmpint (carnet_month_of_year (of), ==, month);
      g_assert_cmpuint (carnet_month_first_day (of), <=, date);
      g_assert_cmpuint (carnet_month_last_day (of), >=, date);
      if (date == carnet_month_last_day (of))
        g_assert_cmpuint (carnet_month_first_day (of + 1), ==, date + 1);
    }
}

static const struct
{
  const char *text;
  const char *date;
} typed[] = {
  { "2018-07-05", "2018-07-05" },
  { "  2018-07-05\n", "2018-07-05" },
  { "5/7/2018", "2018-07-05" },
  { "05/07/18", "2018-07-05" },
  { "05.07.18", "2018-07-05" },
  { "5-7-2018", "2018-07-05" },
  { "5 7 2018", "2018-07-05" },
  { "5 juillet 2018", "2018-07-05" },
  { "5 Juillet 2018", "2018-07-05" },
  { "5 JUIL. 2018", "2018-07-05" },
  { "le 5 juillet 2018", "2018-07-05" },
  { "jeudi 5 juillet 2018", "2018-07-05" },
  { "jeu. 5 juil. 2018", "2018-07-05" },
  { "1er oct. 2018", "2018-10-01" },
  { "1er octobre 2018", "2018-10-01" },
  { "1er/10/2018", "2018-10-01" },
  { "12 févr. 2018", "2018-02-12" },
  { "12 fév 2018", "2018-02-12" },
  { "12 fe\xcc\x81vrier 2018", "2018-02-12" },
  { "3 août 2018", "2018-08-03" },
  { "3 aout 18", "2018-08-03" },
  { "25 déc. 2018", "2018-12-25" },
  { "17 sept. 2018", "2018-09-17" },
  { "12\xc2\xa0juin 2018", "2018-06-12" },
  { "5 July 2018", "2018-07-05" },
  { "July 5, 2018", "2018-07-05" },
  { "Thursday, 5 July 2018", "2018-07-05" },
  { "1st October 2018", "2018-10-01" },
  { "22nd Mar 2018", "2018-03-22" },
  { "3 May 2018", "2018-05-03" },
  { "29/02/2016", "2016-02-29" },
  /* Without the year: the day nearest to 10 January 2019. */
  { "5/1", "2019-01-05" },
  { "28 décembre", "2018-12-28" },
  { "1er juillet", "2019-07-01" },
  { "20 juil.", "2018-07-20" },
  { "29 février", "2020-02-29" },
  { "jeudi 10 janvier", "2019-01-10" },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      CarnetDate date = CARNET_DATE_NONE;

      carnet_date_parse (typed[i].text, iso ("2019-01-10"), &date, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (date, ==, iso (typed[i].date));
    }
}

/* The programme's months first, then what is nearest to today. */
static void
test_typed_within (void)
{
  static const struct
  {
    const char *today, *first, *last, *text, *date;
  } cases[] = {
    { "2026-11-26", "2026-05-01", "2027-01-31", "5/5", "2026-05-05" },
    { "2026-11-26", "2026-05-01", "2027-01-31", "5 mai", "2026-05-05" },
    { "2026-11-26", "2026-05-01", "2027-01-31", "1/5", "2026-05-01" },
    { "2026-05-02", "2026-05-01", "2027-01-31", "31/1", "2027-01-31" },
    { "2026-11-26", "2026-05-01", "2027-01-31", "mardi 5 mai", "2026-05-05" },
    { "2026-11-26", "2026-05-01", "2027-01-31", "5/5/2027", "2027-05-05" },
    /* None. */
    { "2026-11-26", "2026-05-01", "2027-01-31", "5/2", "2027-02-05" },
    { "2026-11-26", "2026-05-01", "2027-01-31", "30/4", "2027-04-30" },
    { "2026-05-02", "2026-05-01", "2027-01-31", "30/4", "2026-04-30" },
    /* Several. */
    { "2026-11-26", "2026-01-01", "2028-12-31", "5/5", "2027-05-05" },
    { "2026-11-26", "2026-01-01", "2028-12-31", "28/5", "2026-05-28" },
    /* Long after, long before. */
    { "2026-11-26", "2018-05-01", "2019-01-31", "5/1", "2019-01-05" },
    { "2000-01-01", "2018-05-01", "2019-01-31", "5/1", "2019-01-05" },
    { "2026-11-26", "2015-12-01", "2016-05-31", "29 février", "2016-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CarnetDate date = CARNET_DATE_NONE;

      g_test_message ("%s on %s", cases[i].text, cases[i].today);
      carnet_date_parse_within (cases[i].text, iso (cases[i].today), iso (cases[i].first),
                                iso (cases[i].last), &date, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (date, ==, iso (cases[i].date));
    }
}

static void
test_typed_refused (void)
{
  static const char *const refused[] = {
    "",
    "   ",
    "demain",
    "juillet 2018",
    "5",
    "5 jui 2018",
    "5/13/2018",
    "31/04/2018",
    "29/02/2018",
    "2018-02-30",
    "5/7/201",
    "5/7/20188",
    "5 juillet 2018 12h",
    "5 juilletx 2018",
    "0/7/2018",
    "5/0/2018",
    "-5/7/2018x",
    "vendredi 5 juillet 2018",
    "5 ju 2018",
    "5er/7er/2018er",
    "99999999999999999999/1/2018",
    "5 7 8 2018",
    "32 mars",
    "5/7/0018",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      CarnetDate date = 7;

      g_assert_false (carnet_date_parse (refused[i], iso ("2019-01-10"), &date, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      g_assert_cmpuint (date, ==, 7);
    }
}

static void
test_refusal_says_what (void)
{
  g_autoptr (GError) error = NULL;
  CarnetDate date;

  g_assert_false (carnet_date_parse ("31 avril\n2018", iso ("2019-01-10"), &date, &error));
  g_assert_cmpstr (error->message, ==,
                   "“31 avril 2018” is no date: write a day such as 2018-07-05 or 5 July 2018.");
  g_clear_error (&error);
  g_assert_false (carnet_date_parse ("5 juillet", CARNET_DATE_NONE, &date, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

/* What is shown can be typed. */
static void
test_shown_is_typed (void)
{
  for (CarnetDate date = iso ("2018-01-01"); date < iso ("2020-03-02"); date++)
    for (int style = CARNET_DATE_LONG; style <= CARNET_DATE_DAY_MONTH; style++)
      {
        g_autofree char *shown = carnet_date_format (date, (CarnetDateStyle)style);
        CarnetDate       back = CARNET_DATE_NONE;

        g_assert_true (carnet_date_parse (shown, date + 100, &back, NULL));
        g_assert_cmpuint (back, ==, date);
      }
}

static void
assert_format (const char *date, CarnetDateStyle style, const char *expected)
{
  g_autofree char *shown = carnet_date_format (iso (date), style);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_month (CarnetMonth month, CarnetMonthStyle style, const char *expected)
{
  g_autofree char *shown = carnet_month_format (month, style);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_format (void)
{
  assert_format ("2018-07-05", CARNET_DATE_LONG, "5 July 2018");
  assert_format ("2018-07-05", CARNET_DATE_FULL, "Thursday 5 July 2018");
  assert_format ("2018-07-05", CARNET_DATE_SHORT, "5 Jul");
  assert_format ("2018-07-05", CARNET_DATE_DAY_MONTH, "5 July");
  assert_format ("2018-07-05", CARNET_DATE_DAY, "5");
  assert_format ("2018-10-01", CARNET_DATE_LONG, "1 October 2018");
  assert_format ("2018-12-31", CARNET_DATE_FULL, "Monday 31 December 2018");
  assert_format ("2018-05-06", CARNET_DATE_FULL, "Sunday 6 May 2018");
  assert_month (carnet_month_new (2018, 7), CARNET_MONTH_LONG, "July 2018");
  assert_month (carnet_month_new (2018, 1), CARNET_MONTH_NAME, "January");
  assert_month (carnet_month_new (2018, 12), CARNET_MONTH_SHORT, "Dec");
}

static void
test_months (void)
{
  static const char *const refused[]
      = { "", "2018", "2018-7", "2018-00", "2018-13", "2018-07-", "0999-12", "2018 07", "-018-07" };
  CarnetMonth      may, month = 7;
  g_autofree char *text = NULL;

  g_assert_true (carnet_month_parse_iso ("2018-05", &may));
  g_assert_cmpint (may + 8, ==, carnet_month_new (2019, 1));
  text = carnet_month_to_iso (may + 8);
  g_assert_cmpstr (text, ==, "2019-01");
  g_assert_cmpuint (carnet_month_last_day (carnet_month_new (2016, 2)), ==, iso ("2016-02-29"));
  g_assert_cmpuint (carnet_month_last_day (carnet_month_new (2018, 2)), ==, iso ("2018-02-28"));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (carnet_month_parse_iso (refused[i], &month));
  g_assert_false (carnet_month_parse_iso (NULL, &month));
  g_assert_cmpint (month, ==, 7);
}

/* In Paris, as the environment of the tests says. */
static void
test_from_ms (void)
{
  g_assert_cmpuint (carnet_date_from_ms (0), ==, iso ("1970-01-01"));
  g_assert_cmpuint (carnet_date_from_ms (-1), ==, iso ("1970-01-01"));
  g_assert_cmpuint (carnet_date_from_ms (-3600001), ==, iso ("1969-12-31"));
  g_assert_cmpuint (carnet_date_from_ms (G_GINT64_CONSTANT (1530741599999)), ==, iso ("2018-07-04"));
  g_assert_cmpuint (carnet_date_from_ms (G_GINT64_CONSTANT (1530741600000)), ==, iso ("2018-07-05"));
  g_assert_cmpuint (carnet_date_from_ms (G_MAXINT64), ==, CARNET_DATE_NONE);
  g_assert_cmpuint (carnet_date_from_ms (G_MININT64), ==, CARNET_DATE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/new", test_new);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/every-day", test_every_day);
  g_test_add_func ("/date/typed", test_typed);
  g_test_add_func ("/date/typed-within", test_typed_within);
  g_test_add_func ("/date/typed-refused", test_typed_refused);
  g_test_add_func ("/date/refusal-says-what", test_refusal_says_what);
  g_test_add_func ("/date/shown-is-typed", test_shown_is_typed);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/from-ms", test_from_ms);
  g_test_add_func ("/month/parse-and-count", test_months);
  return g_test_run ();
}
