/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked after a milestone that is over. */
#include "support/carnet-test-one.h"
#include "support/carnet-test-sent.h"

static CarnetMilestone *
ask (CarnetLogbook *logbook, CarnetDate today)
{
  CarnetMilestone *found = NULL;
  g_autoptr (GError) error = NULL;

  carnet_logbook_find_question (logbook, today, &found, &error);
  g_assert_no_error (error);
  return found;
}

static CarnetId
add_milestone (CarnetLogbook *logbook, const char *title, const char *when)
{
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();

  g_free (milestone->title);
  milestone->title = g_strdup (title);
  g_assert_true (carnet_when_parse (when, &milestone->when, NULL));
  g_assert_true (carnet_logbook_write_milestone (logbook, NULL, NULL, milestone, NULL, NULL));
  return milestone->id;
}

static void
write_about (CarnetLogbook *logbook, const CarnetId *milestone, const CarnetId *author)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, milestone);
  if (author != NULL)
    carnet_writes_set_id (writes, CARNET_KEY_AUTHOR, author);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
assert_asked (CarnetLogbook *logbook, const char *title)
{
  g_autoptr (CarnetMilestone) asked = ask (logbook, carnet_date_new (2018, 11, 20));

  g_assert_cmpstr (asked != NULL ? asked->title : NULL, ==, title);
}

static void
test_question (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId first = add_milestone (fixture->logbook, "Première", "2018-11-05");
  const CarnetId second = add_milestone (fixture->logbook, "Seconde", "2018-11-12/2018-11-14");
  const CarnetId other = carnet_id_from_name ("somebody else");

  assert_asked (fixture->logbook, "Seconde");
  write_about (fixture->logbook, &second, &other);
  assert_asked (fixture->logbook, "Seconde");
  write_about (fixture->logbook, &second, NULL);
  assert_asked (fixture->logbook, "Première");
  g_assert_true (carnet_logbook_put_question_aside (fixture->logbook, &first, NULL));
  assert_asked (fixture->logbook, NULL);
}

static void
test_question_in_draft (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId milestone = add_milestone (fixture->logbook, "Rencontre", "2018-11-05");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  const CarnetId entity = carnet_id_from_name ("draft");

  assert_asked (fixture->logbook, "Rencontre");
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone);
  g_assert_true (carnet_logbook_save_draft (fixture->logbook, &entity, CARNET_KIND_OBSERVATION, heads, writes,
                                            NULL, NULL, NULL));
  assert_asked (fixture->logbook, NULL);
}

/* It is kept, but in no copy that is sent; many of them do not add up for ever. */
static void
test_aside_stays_here (CarnetOne *fixture, gconstpointer unused)
{
  const CarnetId   milestone = add_milestone (fixture->logbook, "Rencontre", "2018-11-05");
  g_autofree char *hex = carnet_id_to_string (&milestone), *sent = NULL;
  g_autofree char *path = g_strdup (carnet_logbook_get_path (fixture->logbook));

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);
      const CarnetId   id = carnet_id_from_name (name);

      g_assert_true (carnet_logbook_put_question_aside (fixture->logbook, &id, NULL));
    }
  g_assert_true (carnet_logbook_put_question_aside (fixture->logbook, &milestone, NULL));
  g_assert_true (carnet_logbook_put_question_aside (fixture->logbook, &milestone, NULL));
  sent = carnet_test_send (fixture->logbook, fixture->world->folder, CARNET_SEND_ALL, NULL);
  g_assert_true (carnet_test_file_has (path, hex));
  g_assert_false (carnet_test_file_has (sent, hex));
  carnet_logbook_close (fixture->logbook);
  fixture->logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &fixture->world->sources, NULL);
  assert_asked (fixture->logbook, NULL);
}

#define ADD(name, func)                                                                                      \
  g_test_add ("/milestone-questions/" name, CarnetOne, NULL, carnet_one_set_up, func, carnet_one_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("question", test_question);
  ADD ("question-in-draft", test_question_in_draft);
  ADD ("aside-stays-here", test_aside_stays_here);
  return g_test_run ();
}
