/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "base/carnet-error.h"
#include "base/carnet-i18n.h"
#include "model/carnet-programme.h"

static CarnetDate
iso (const char *text)
{
  CarnetDate date = CARNET_DATE_NONE;

  g_assert_true (carnet_date_parse_iso (text, &date));
  return date;
}

static void
test_dates (void)
{
  static const struct
  {
    const char     *date;
    CarnetDateStyle style;
    const char     *shown;
  } cases[] = {
    { "2018-07-05", CARNET_DATE_LONG, "5 juillet 2018" },
    { "2018-07-05", CARNET_DATE_FULL, "jeudi 5 juillet 2018" },
    { "2018-07-05", CARNET_DATE_SHORT, "5 juil." },
    { "2018-07-05", CARNET_DATE_DAY_MONTH, "5 juillet" },
    { "2018-10-01", CARNET_DATE_LONG, "1er octobre 2018" },
    { "2018-10-01", CARNET_DATE_FULL, "lundi 1er octobre 2018" },
    { "2018-10-01", CARNET_DATE_DAY, "1er" },
    { "2018-05-01", CARNET_DATE_SHORT, "1er mai" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = carnet_date_format (iso (cases[i].date), cases[i].style);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_whens (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { "2018-05", "courant mai 2018" },
    { "2018-07-05", "jeudi 5 juillet 2018" },
    { "2018-04-03/2018-04-05", "du 3 au 5 avril 2018" },
    { "2018-04-30/2018-05-01", "du 30 avril au 1er mai 2018" },
    { "2018-12-31/2019-01-01", "du 31 décembre 2018 au 1er janvier 2019" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetWhen       when;
      g_autofree char *shown = NULL;

      g_assert_true (carnet_when_parse (cases[i].text, &when, NULL));
      shown = carnet_when_format (&when);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* What is shown can be typed, in this language too. */
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
assert_typed (char *text, const CarnetWhen *expected)
{
  g_autofree char *typed = text;
  CarnetWhen       back = { 0 };

  g_assert_true (carnet_when_parse_typed (typed, CARNET_DATE_NONE, &back, NULL));
  g_assert_true (carnet_when_equal (&back, expected));
}

static void
test_shown_whens_are_typed (void)
{
  for (CarnetDate date = iso ("2018-01-01"); date < iso ("2019-02-02"); date++)
    {
      const CarnetMonth month = carnet_date_month (date);
      const CarnetWhen  range = { CARNET_WHEN_RANGE, date, date + 1 + date % 50 };
      const CarnetWhen  whole
          = { CARNET_WHEN_MONTH, carnet_month_first_day (month), carnet_month_last_day (month) };

      assert_typed (carnet_when_format (&range), &range);
      assert_typed (carnet_when_format (&whole), &whole);
      assert_typed (carnet_when_to_typed (&whole), &whole);
    }
}

static void
test_outside (void)
{
  g_autoptr (CarnetProgramme) programme = carnet_programme_new ();
  g_autoptr (GError) error = NULL;

  programme->start = carnet_month_new (2018, 5);
  programme->n_months = 9;
  g_assert_false (carnet_programme_check_date (programme, iso ("2018-04-01"), &error));
  g_assert_cmpstr (error->message, ==,
                   "Le 1er avril 2018 est en dehors du carnet (mai 2018 – janvier 2019).");
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "fr_FR.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);
  if (setlocale (LC_ALL, "") == NULL)
    {
      g_print ("1..0 # SKIP there is no locale fr_FR.UTF-8\n");
      return 0;
    }
  carnet_i18n_init ();
  g_test_add_func ("/french/dates", test_dates);
  g_test_add_func ("/french/whens", test_whens);
  g_test_add_func ("/french/shown-is-typed", test_shown_is_typed);
  g_test_add_func ("/french/shown-whens-are-typed", test_shown_whens_are_typed);
  g_test_add_func ("/french/outside", test_outside);
  return g_test_run ();
}
