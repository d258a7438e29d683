/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"
#include "base/carnet-id.h"
#include "model/carnet-programme.h"
#include "model/carnet-question.h"

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

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_shift (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  g_autoptr (CarnetProgramme) shifted = NULL, again = NULL, same = NULL;
  const CarnetMilestone *milestone;
  g_autofree char       *when = NULL, *due = NULL;

  set_text (&programme->title, "Essai");
  g_assert_true (carnet_when_parse ("2018-12", &programme->report_due, NULL));
  g_assert_true (
      carnet_when_parse ("2018-07-05", &((CarnetMilestone *)programme->milestones->pdata[0])->when, NULL));
  shifted = carnet_programme_shift_years (programme, 9);
  again = carnet_programme_shift_years (programme, 9);
  same = carnet_programme_shift_years (programme, 0);
  milestone = shifted->milestones->pdata[0];
  when = carnet_when_to_iso (&milestone->when);
  due = carnet_when_to_iso (&shifted->report_due);
  g_assert_cmpint (shifted->start, ==, carnet_month_new (2027, 5));
  g_assert_cmpint (shifted->n_months, ==, 9);
  g_assert_cmpstr (shifted->title, ==, "Essai");
  g_assert_cmpstr (when, ==, "2027-07-08");
  g_assert_cmpstr (due, ==, "2027-12");
  g_assert_true (carnet_id_equal (&milestone->programme, &shifted->id));
  g_assert_true (carnet_id_equal (&shifted->id, &again->id));
  g_assert_true (carnet_id_equal (&milestone->id, &((CarnetMilestone *)again->milestones->pdata[0])->id));
  g_assert_false (carnet_id_equal (&shifted->id, &programme->id));
  g_assert_true (carnet_id_equal (&same->id, &programme->id));
  /* What is written under a section of both years stays together. */
  for (guint i = 0; i < 2; i++)
    g_assert_true (carnet_id_equal (&((CarnetSection *)shifted->sections->pdata[i])->id,
                                    &((CarnetSection *)programme->sections->pdata[i])->id));
  carnet_programme_renew (again, carnet_random_bytes, NULL);
  g_assert_false (carnet_id_equal (&shifted->id, &again->id));
  g_assert_false (carnet_id_equal (&milestone->id, &((CarnetMilestone *)again->milestones->pdata[0])->id));
}

static void
test_sections_change (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  CarnetSection *facts = programme->sections->pdata[0], *felt = programme->sections->pdata[1];

  carnet_programme_move_section (programme, 1, 0);
  g_assert_true (programme->sections->pdata[0] == felt);
  carnet_programme_remove_section (programme, 0);
  g_assert_cmpuint (programme->sections->len, ==, 1);
  g_assert_cmpint (felt->rank, <, 0);
  g_assert_true (carnet_programme_find_section (programme, "ressentis éprouvés") == felt);
  carnet_programme_restore_section (programme, 0);
  g_assert_true (programme->sections->pdata[1] == felt);
  g_assert_cmpint (felt->rank, >, facts->rank);
  g_assert_cmpuint (programme->past_sections->len, ==, 0);
}

static void
break_title (CarnetProgramme *programme)
{
  set_text (&programme->title, " \t ");
}

static void
break_start (CarnetProgramme *programme)
{
  programme->start = CARNET_MONTH_NONE;
}

static void
break_months (CarnetProgramme *programme)
{
  programme->n_months = CARNET_LOGBOOK_MONTHS_MAX + 1;
}

static void
break_report (CarnetProgramme *programme)
{
  g_assert_true (carnet_when_parse ("2018-04-30", &programme->report_due, NULL));
}

static void
break_report_far (CarnetProgramme *programme)
{
  g_assert_true (carnet_when_parse ("2081-04-30", &programme->report_due, NULL));
}

static void
break_report_range (CarnetProgramme *programme)
{
  g_assert_true (carnet_when_parse ("2018-12-03/2018-12-05", &programme->report_due, NULL));
}

static void
break_section (CarnetProgramme *programme)
{
  set_text (&((CarnetSection *)programme->sections->pdata[1])->label, " ");
}

static void
break_names (CarnetProgramme *programme)
{
  set_text (&((CarnetSection *)programme->sections->pdata[1])->label, "FAITS");
}

static void
break_sections (CarnetProgramme *programme)
{
  g_ptr_array_set_size (programme->sections, 0);
}

static void
test_check (void)
{
  static const struct
  {
    void (*damage) (CarnetProgramme *);
    CarnetProgrammeField field;
    guint                section;
    const char          *sentence;
  } cases[] = {
    { break_title, CARNET_PROGRAMME_TITLE, 9, "A programme needs a title." },
    { break_start, CARNET_PROGRAMME_START, 9, "A programme needs the first month of its logbook." },
    { break_months, CARNET_PROGRAMME_MONTHS, 9, "A logbook lasts from 1 to 36 months." },
    { break_report, CARNET_PROGRAMME_REPORT, 9, "The report cannot be due before the logbook begins." },
    { break_report_far, CARNET_PROGRAMME_REPORT, 9,
      "30 April 2081 is more than 20 years from the logbook: look at the year again." },
    { break_report_range, CARNET_PROGRAMME_REPORT, 9, "The report is due on a day or in a month." },
    { break_section, CARNET_PROGRAMME_SECTIONS, 1, "A section needs a name." },
    { break_names, CARNET_PROGRAMME_SECTIONS, 1, "Two sections are named “FAITS”." },
    { break_sections, CARNET_PROGRAMME_SECTIONS, 0, "A programme needs at least one section to write in." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CarnetProgramme) programme = make_programme ();
      g_autoptr (GError) error = NULL;
      CarnetProgrammeField field = CARNET_PROGRAMME_TITLE;
      guint                section = 9;

      set_text (&programme->title, "Essai");
      g_assert_true (carnet_programme_check (programme, NULL, NULL, &error));
      g_assert_no_error (error);
      cases[i].damage (programme);
      g_assert_false (carnet_programme_check (programme, &field, &section, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].sentence);
      g_assert_cmpint (field, ==, cases[i].field);
      g_assert_cmpuint (section, ==, cases[i].section);
    }
}

/* -- What is asked after a milestone ------------------------------------------------------- */

static void
add_milestone (CarnetProgramme *programme, const char *title, CarnetMilestoneKind kind, const char *when)
{
  CarnetMilestone *milestone = carnet_milestone_new ();

  milestone->id = carnet_id_from_name (title);
  milestone->kind = kind;
  set_text (&milestone->title, title);
  g_assert_true (carnet_when_parse (when, &milestone->when, NULL));
  g_ptr_array_add (programme->milestones, milestone);
}

static void
test_questions (void)
{
  static const struct
  {
    const char *today;
    const char *asked; /* titles, the one to ask about first */
  } cases[] = {
    { "2018-07-07", "" },           /* two days after */
    { "2018-07-08", "day," },       /* three */
    { "2018-07-13", "range,day," }, /* the last one that was over comes first */
    { "2018-07-26", "range,day," }, /* twenty-one days after the first */
    { "2018-07-27", "range," },     { "2018-07-31", "range," }, { "2018-08-01", "" },
    { "2018-10-02", "" }, /* a month is over at its end */
    { "2018-10-03", "month," },     { "2019-01-31", "late," },  { "2019-02-01", "" }, /* after the logbook */
    { "2018-04-20", "" },                                                             /* before */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CarnetProgramme) programme = make_programme ();
      g_autoptr (GPtrArray) asked = NULL;
      g_autoptr (GString) titles = g_string_new (NULL);
      CarnetDate today = CARNET_DATE_NONE;

      add_milestone (programme, "early", CARNET_MILESTONE_MEETING, "2018-04-15");
      add_milestone (programme, "day", CARNET_MILESTONE_MEETING, "2018-07-05");
      add_milestone (programme, "range", CARNET_MILESTONE_MEETING, "2018-07-06/2018-07-10");
      add_milestone (programme, "month", CARNET_MILESTONE_MEETING, "2018-09");
      add_milestone (programme, "late", CARNET_MILESTONE_MEETING, "2019-01-20");
      g_assert_true (carnet_date_parse_iso (cases[i].today, &today));
      asked = carnet_programme_list_questions (programme, today);
      for (guint j = 0; j < asked->len; j++)
        g_string_append_printf (titles, "%s,", ((CarnetMilestone *)asked->pdata[j])->title);
      g_assert_cmpstr (titles->str, ==, cases[i].asked);
    }
}

static void
test_question_words (void)
{
  g_autoptr (CarnetProgramme) programme = make_programme ();
  g_autofree char *meeting = NULL, *paper = NULL;

  add_milestone (programme, "Rencontre", CARNET_MILESTONE_MEETING, "2018-07-05");
  add_milestone (programme, "Guide", CARNET_MILESTONE_PUBLICATION, "2018-07-05");
  meeting = carnet_question_dup_sentence (programme->milestones->pdata[1], carnet_date_new (2018, 7, 10));
  paper = carnet_question_dup_sentence (programme->milestones->pdata[2], carnet_date_new (2018, 7, 8));
  g_assert_cmpstr (meeting, ==, "“Rencontre” took place 5 days ago. What has changed since?");
  g_assert_cmpstr (paper, ==, "“Guide” came out 3 days ago. What has changed since?");
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
  g_test_add_func ("/programme/shift", test_shift);
  g_test_add_func ("/programme/sections-change", test_sections_change);
  g_test_add_func ("/programme/check", test_check);
  g_test_add_func ("/programme/questions", test_questions);
  g_test_add_func ("/programme/question-words", test_question_words);
  return g_test_run ();
}
