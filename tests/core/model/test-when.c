/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-error.h"
#include "model/carnet-when.h"

static CarnetWhen
when (const char *text)
{
  g_autoptr (GError) error = NULL;
  CarnetWhen parsed = { 0 };

  carnet_when_parse (text, &parsed, &error);
  g_assert_no_error (error);
  return parsed;
}

static void
test_parse_and_format (void)
{
  static const struct
  {
    const char         *text;
    CarnetWhenPrecision precision;
    const char         *shown;
    guint               n_days;
  } cases[] = {
    { "2018-05", CARNET_WHEN_MONTH, "in May 2018", 31 },
    { "2016-02", CARNET_WHEN_MONTH, "in February 2016", 29 },
    { "2018-07-05", CARNET_WHEN_DAY, "Thursday 5 July 2018", 1 },
    { "2018-04-03/2018-04-05", CARNET_WHEN_RANGE, "3 to 5 April 2018", 3 },
    { "2018-04-30/2018-05-02", CARNET_WHEN_RANGE, "30 April to 2 May 2018", 3 },
    { "2018-12-31/2019-01-01", CARNET_WHEN_RANGE, "31 December 2018 to 1 January 2019", 2 },
    { "2018-04-03/2018-04-03", CARNET_WHEN_RANGE, "Tuesday 3 April 2018", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetWhen       parsed = when (cases[i].text);
      g_autofree char *iso = carnet_when_to_iso (&parsed);
      g_autofree char *shown = carnet_when_format (&parsed);

      g_assert_cmpint (parsed.precision, ==, cases[i].precision);
      g_assert_cmpuint (parsed.last - parsed.first + 1, ==, cases[i].n_days);
      g_assert_cmpstr (iso, ==, cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "",
    "2018",
    "mai 2018",
    "2018-13",
    "2018-02-30",
    "2018-04-05/2018-04-03",
    "2018-04-03/",
    "/2018-04-03",
    "2018-04/2018-05",
    "2018-04-03/2018-04-05/2018-04-06",
    "2018-04-03 / 2018-04-05",
  };
  CarnetWhen parsed = { CARNET_WHEN_DAY, 7, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (carnet_when_parse (refused[i], &parsed, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, refused[i]));
    }
  g_assert_false (carnet_when_parse (NULL, &parsed, NULL));
  g_assert_cmpuint (parsed.first, ==, 7);
}

static void
test_order (void)
{
  static const char *const ordered[]
      = { "2018-04-30", "2018-05", "2018-05-01", "2018-05-01/2018-05-02", "2018-05-01/2018-05-09",
          "2018-05-02" };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        CarnetWhen a = when (ordered[i]), b = when (ordered[j]);
        int        order = carnet_when_compare (&a, &b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_past (void)
{
  CarnetWhen month = when ("2018-05"), range = when ("2018-04-03/2018-04-05"), none = { 0 };

  g_assert_false (carnet_when_is_past (&month, carnet_date_new (2018, 5, 31)));
  g_assert_true (carnet_when_is_past (&month, carnet_date_new (2018, 6, 1)));
  g_assert_false (carnet_when_is_past (&range, carnet_date_new (2018, 4, 5)));
  g_assert_true (carnet_when_is_past (&range, carnet_date_new (2018, 4, 6)));
  g_assert_false (carnet_when_is_past (&none, carnet_date_new (2018, 4, 6)));
}

static void
test_none (void)
{
  CarnetWhen       none = { 0 };
  g_autofree char *iso = carnet_when_to_iso (&none);
  g_autofree char *shown = carnet_when_format (&none);

  g_assert_cmpstr (iso, ==, "");
  g_assert_cmpstr (shown, ==, "");
}

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *iso;
  } cases[] = {
    { "2018-07-05", "2018-07-05" },
    { "2018-04-03/2018-04-05", "2018-04-03/2018-04-05" },
    { " 5 juillet ", "2018-07-05" },
    { "5/7/2018", "2018-07-05" },
    { "jeudi 5 juillet 2018", "2018-07-05" },
    { "July 5", "2018-07-05" },
    { "juillet 2018", "2018-07" },
    { "Juillet", "2018-07" },
    { "courant décembre 2018", "2018-12" },
    { "in May 2018", "2018-05" },
    { "7/2018", "2018-07" },
    { "07.2018", "2018-07" },
    { "3 au 5 avril 2018", "2018-04-03/2018-04-05" },
    { "du 3 au 5 avril", "2018-04-03/2018-04-05" },
    { "3-5 avril 2018", "2018-04-03/2018-04-05" },
    { "3–5 avril 2018", "2018-04-03/2018-04-05" },
    { "3 to 5 April 2018", "2018-04-03/2018-04-05" },
    { "du 1er au 3 mai 2018", "2018-05-01/2018-05-03" },
    { "28 mars au 2 avril 2018", "2018-03-28/2018-04-02" },
    { "28 mars - 2 avril 2018", "2018-03-28/2018-04-02" },
    { "3/4/2018 au 5/4/2018", "2018-04-03/2018-04-05" },
    { "du 31 décembre au 1er janvier 2019", "2018-12-31/2019-01-01" },
    { "du 3 au 3 avril 2018", "2018-04-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      CarnetWhen       parsed = { 0 };

      carnet_when_parse_typed (cases[i].typed, carnet_date_new (2018, 6, 1), &parsed, &error);
      g_assert_no_error (error);
      iso = carnet_when_to_iso (&parsed);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_typed_refused (void)
{
  static const struct
  {
    const char *typed;
    const char *sentence;
  } cases[] = {
    { "", "write a day (5 July 2018), a month (July 2018) or a range of days (3 to 5 April 2018)" },
    { "bientôt", "“bientôt” is no date" },
    { "31 février 2018", "“31 février 2018” is no date" },
    { "13/2018", "“13/2018” is no date" },
    { "mercredi 5 juillet 2018", "is no date" },
    { "3 au 35 avril 2018", "is no date" },
    { "mai au juin 2018", "is no date" },
    { "5 au 3 avril 2018", "“5 au 3 avril 2018” ends before it begins." },
  };
  CarnetWhen parsed = { CARNET_WHEN_DAY, 7, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          carnet_when_parse_typed (cases[i].typed, carnet_date_new (2018, 6, 1), &parsed, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].sentence));
    }
  g_assert_cmpuint (parsed.first, ==, 7);
}

static void
assert_read_back (const char *text, const CarnetWhen *expected)
{
  g_autoptr (GError) error = NULL;
  CarnetWhen parsed = { 0 };

  carnet_when_parse_typed (text, CARNET_DATE_NONE, &parsed, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_when_equal (&parsed, expected));
}

/* What is shown, and what is put into a field, is read back as it was. */
static void
test_typed_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      const CarnetDate  first = carnet_date_new (2017, 1, 1) + (CarnetDate)g_test_rand_int_range (0, 1500);
      const CarnetDate  last = first + (CarnetDate)g_test_rand_int_range (1, 90);
      const CarnetMonth month = carnet_date_month (first);
      const CarnetWhen  whens[]
          = { { CARNET_WHEN_DAY, first, first },
              { CARNET_WHEN_RANGE, first, last },
              { CARNET_WHEN_MONTH, carnet_month_first_day (month), carnet_month_last_day (month) } };

      for (guint j = 0; j < G_N_ELEMENTS (whens); j++)
        {
          g_autofree char *shown = carnet_when_format (&whens[j]);
          g_autofree char *typed = carnet_when_to_typed (&whens[j]);

          assert_read_back (shown, &whens[j]);
          assert_read_back (typed, &whens[j]);
        }
    }
}

static void
test_move (void)
{
  static const struct
  {
    const char *from;
    int         steps;
    const char *to;
  } cases[] = {
    { "2018-07-05", 1, "2018-07-06" },  { "2018-12-31", 1, "2019-01-01" },
    { "2018-03-01", -1, "2018-02-28" }, { "2018-12", 1, "2019-01" },
    { "2018-01", -2, "2017-11" },       { "2018-04-29/2018-05-01", 2, "2018-05-01/2018-05-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CarnetWhen from = when (cases[i].from);
      const CarnetWhen moved = carnet_when_move (&from, cases[i].steps);
      g_autofree char *iso = carnet_when_to_iso (&moved);

      g_assert_cmpstr (iso, ==, cases[i].to);
    }
  g_assert_cmpint (carnet_when_move (&(CarnetWhen){ CARNET_WHEN_NONE }, 1).precision, ==, CARNET_WHEN_NONE);
}

static void
test_typed_month (void)
{
  const CarnetDate today = carnet_date_new (2026, 11, 26);
  CarnetMonth      month = CARNET_MONTH_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_true (carnet_when_parse_typed_month (" mai 2027 ", today, &month, NULL));
  g_assert_cmpint (month, ==, carnet_month_new (2027, 5));
  g_assert_true (carnet_when_parse_typed_month ("2028-01", today, &month, NULL));
  g_assert_cmpint (month, ==, carnet_month_new (2028, 1));
  g_assert_false (carnet_when_parse_typed_month ("5 mai 2027", today, &month, &error));
  g_assert_cmpstr (error->message, ==, "“5 mai 2027” is no month: write it as May 2027 or 2027-05.");
  g_assert_cmpint (month, ==, carnet_month_new (2028, 1));
}

/* The day of the week and the month stay. */
static void
test_shift_years (void)
{
  static const struct
  {
    const char *from;
    int         years;
    const char *to;
  } cases[] = {
    { "2018-07-05", 9, "2027-07-08" },
    { "2018-07-05", 1, "2019-07-04" },
    { "2018-06-29", 9, "2027-06-25" },
    { "2018-10-01", 9, "2027-10-04" },
    { "2018-10-01", 2, "2020-10-05" },
    { "2016-02-29", 1, "2017-02-27" },
    { "2016-02-29", 4, "2020-02-24" },
    { "2016-02-29", 28, "2044-02-29" },
    { "2018-04-03", 9, "2027-04-06" },
    { "2018-04-05", 9, "2027-04-08" },
    { "2018-05-31", 3, "2021-05-27" },
    { "2018-12-31", 1, "2019-12-30" },
    { "2018-01-01", 1, "2019-01-07" },
    { "2018-01-01", 5, "2023-01-02" },
    { "2019-03-01", -1, "2018-03-02" },
    { "2018-07-05", 0, "2018-07-05" },
    { "2018-05", 9, "2027-05" },
    { "2016-02", 1, "2017-02" },
    { "2018-04-03/2018-04-05", 9, "2027-04-06/2027-04-08" },
    { "2018-12-31/2019-01-04", 1, "2019-12-30/2020-01-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CarnetWhen from = when (cases[i].from);
      const CarnetWhen shifted = carnet_when_shift_years (&from, cases[i].years);
      g_autofree char *iso = carnet_when_to_iso (&shifted);

      g_assert_cmpstr (iso, ==, cases[i].to);
    }
  g_assert_cmpint (carnet_when_shift_years (&(CarnetWhen){ CARNET_WHEN_NONE }, 1).precision, ==,
                   CARNET_WHEN_NONE);
}

/* Every day of eight years, shifted by up to thirty: same month, same day of the week, never further than a
 * week. */
static void
test_shift_any_day (void)
{
  for (CarnetDate day = carnet_date_new (2016, 1, 1); day <= carnet_date_new (2023, 12, 31); day++)
    for (int years = -30; years <= 30; years++)
      {
        const CarnetWhen from = { CARNET_WHEN_DAY, day, day };
        const CarnetWhen to = carnet_when_shift_years (&from, years);
        int              year, month, number, to_year, to_month, to_number;

        carnet_date_split (day, &year, &month, &number);
        carnet_date_split (to.first, &to_year, &to_month, &to_number);
        g_assert_cmpint (to_year, ==, year + years);
        g_assert_cmpint (to_month, ==, month);
        g_assert_cmpuint (to.first % 7, ==, day % 7);
        g_assert_cmpint (ABS (to_number - number), <=, month == 2 && number == 29 ? 7 : 6);
        g_assert_cmpuint (to.last, ==, to.first);
        g_assert_true (years != 0 || to.first == day);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/parse-and-format", test_parse_and_format);
  g_test_add_func ("/when/refused", test_refused);
  g_test_add_func ("/when/order", test_order);
  g_test_add_func ("/when/past", test_past);
  g_test_add_func ("/when/none", test_none);
  g_test_add_func ("/when/typed", test_typed);
  g_test_add_func ("/when/typed-refused", test_typed_refused);
  g_test_add_func ("/when/typed-round-trip", test_typed_round_trip);
  g_test_add_func ("/when/move", test_move);
  g_test_add_func ("/when/typed-month", test_typed_month);
  g_test_add_func ("/when/shift-years", test_shift_years);
  g_test_add_func ("/when/shift-any-day", test_shift_any_day);
  return g_test_run ();
}
