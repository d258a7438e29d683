/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "model/carnet-programme.h"

/* Nine months from May 2018, two sections, one milestone. */
static CarnetProgramme *
make_programme (void)
{
  CarnetProgramme *programme = carnet_programme_new ();
  CarnetMilestone *milestone = carnet_milestone_new ();
  CarnetId         facts = carnet_id_from_name ("facts"), felt = carnet_id_from_name ("felt");

  programme->start = carnet_month_new (2018, 5);
  programme->n_months = 9;
  g_ptr_array_add (programme->sections, carnet_section_new (&facts, "Faits", NULL, 0));
  g_ptr_array_add (programme->sections, carnet_section_new (&felt, "Ressentis éprouvés", "Quoi ?", 1));
  milestone->id = carnet_id_from_name ("milestone");
  g_ptr_array_add (programme->milestones, milestone);
  return programme;
}

static void
test_months (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  g_autoptr (CarnetProgramme) bare = carnet_programme_new ();

  g_assert_cmpint (carnet_programme_month_index (programme, carnet_month_new (2018, 4)), ==, -1);
  g_assert_cmpint (carnet_programme_month_index (programme, carnet_month_new (2018, 5)), ==, 0);
  g_assert_cmpint (carnet_programme_month_index (programme, carnet_month_new (2019, 1)), ==, 8);
  g_assert_cmpint (carnet_programme_month_index (programme, carnet_month_new (2019, 2)), ==, -1);
  g_assert_cmpint (carnet_programme_month_index (programme, CARNET_MONTH_NONE), ==, -1);
  g_assert_cmpint (carnet_programme_month_index (bare, carnet_month_new (2018, 5)), ==, -1);
}

static void
test_parse_date (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  g_autoptr (CarnetProgramme) bare = carnet_programme_new ();
  const CarnetDate today = carnet_date_new (2018, 12, 26);
  CarnetDate       date;

  g_assert_true (carnet_programme_parse_date (programme, "1/5", today, &date, NULL));
  g_assert_cmpuint (date, ==, carnet_date_new (2018, 5, 1));
  g_assert_true (carnet_programme_parse_date (programme, "31/1", today - 200, &date, NULL));
  g_assert_cmpuint (date, ==, carnet_date_new (2019, 1, 31));
  g_assert_true (carnet_programme_parse_date (bare, "1/5", today, &date, NULL));
  g_assert_cmpuint (date, ==, carnet_date_new (2019, 5, 1));
  g_assert_true (carnet_programme_parse_date (NULL, "1/5", today, &date, NULL));
  g_assert_cmpuint (date, ==, carnet_date_new (2019, 5, 1));
}

static void
test_check_date (void)
{
  static const struct
  {
    int      year, month, day;
    gboolean inside;
  } cases[] = { { 2018, 4, 30, FALSE }, { 2018, 5, 1, TRUE }, { 2019, 1, 31, TRUE }, { 2019, 2, 1, FALSE } };
  g_autoptr (CarnetProgramme) programme = make_programme ();
  g_autoptr (GError) said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      CarnetDate date = carnet_date_new (cases[i].year, cases[i].month, cases[i].day);

      g_assert_true (carnet_programme_check_date (programme, date, &error) == cases[i].inside);
      g_assert_true (cases[i].inside || g_error_matches (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE));
    }
  g_assert_true (carnet_programme_check_date (programme, CARNET_DATE_NONE, NULL));
  carnet_programme_check_date (programme, carnet_date_new (2018, 4, 30), &said);
  g_assert_cmpstr (said->message, ==,
                   "30 April 2018 is outside the logbook, which runs from May 2018 to January 2019.");
}

static void
test_no_months (void)
{
  g_autoptr (CarnetProgramme) bare = carnet_programme_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_programme_check_date (bare, carnet_date_new (2018, 5, 1), &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE);
}

static void
test_find (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  const CarnetSection *facts = programme->sections->pdata[0], *felt = programme->sections->pdata[1];
  CarnetId             unknown = carnet_id_from_name ("unknown"), known = carnet_id_from_name ("milestone");
  g_autofree char     *by_id = carnet_id_to_string (&felt->id);

  g_assert_true (carnet_programme_find_section (programme, "faits") == facts);
  g_assert_true (carnet_programme_find_section (programme, " RESSENTIS  eprouves") == felt);
  g_assert_true (carnet_programme_find_section (programme, by_id) == felt);
  g_assert_null (carnet_programme_find_section (programme, "fait"));
  g_assert_true (carnet_programme_find_milestone (programme, &known) == programme->milestones->pdata[0]);
  g_assert_null (carnet_programme_find_milestone (programme, &unknown));
  g_assert_cmpstr (facts->question, ==, "");
}

static void
test_kinds (void)
{
  static const CarnetLane lanes[CARNET_N_MILESTONE_KINDS] = {
    [CARNET_MILESTONE_OTHER] = CARNET_LANE_MEETINGS,
    [CARNET_MILESTONE_WEBINAR] = CARNET_LANE_WEBINARS,
    [CARNET_MILESTONE_TRAINING] = CARNET_LANE_WEBINARS,
    [CARNET_MILESTONE_DEBATE] = CARNET_LANE_MEETINGS,
    [CARNET_MILESTONE_MEETING] = CARNET_LANE_MEETINGS,
    [CARNET_MILESTONE_SEMINAR] = CARNET_LANE_MEETINGS,
    [CARNET_MILESTONE_WORKSHOP] = CARNET_LANE_MEETINGS,
    [CARNET_MILESTONE_PUBLICATION] = CARNET_LANE_PUBLICATIONS,
    [CARNET_MILESTONE_SESSION] = CARNET_LANE_JOURNEY,
    [CARNET_MILESTONE_LAUNCH] = CARNET_LANE_JOURNEY,
    [CARNET_MILESTONE_REPORT] = CARNET_LANE_PUBLICATIONS,
  };

  for (guint i = 0; i < CARNET_N_MILESTONE_KINDS; i++)
    {
      const char *word = carnet_milestone_kind_to_string ((CarnetMilestoneKind)i);

      g_assert_cmpuint (carnet_milestone_kind_parse (word), ==, i);
      g_assert_cmpuint (carnet_milestone_kind_get_lane ((CarnetMilestoneKind)i), ==, lanes[i]);
      g_assert_cmpstr (carnet_milestone_kind_get_label ((CarnetMilestoneKind)i), !=, "");
    }
  for (guint i = 0; i < CARNET_N_LANES; i++)
    g_assert_cmpstr (carnet_lane_get_label ((CarnetLane)i), !=, "");
  g_assert_cmpuint (carnet_milestone_kind_parse ("regatta"), ==, CARNET_MILESTONE_OTHER);
  g_assert_cmpuint (carnet_milestone_kind_parse (NULL), ==, CARNET_MILESTONE_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/months", test_months);
  g_test_add_func ("/programme/check-date", test_check_date);
  g_test_add_func ("/programme/parse-date", test_parse_date);
  g_test_add_func ("/programme/no-months", test_no_months);
  g_test_add_func ("/programme/find", test_find);
  g_test_add_func ("/programme/kinds", test_kinds);
  return g_test_run ();
}
