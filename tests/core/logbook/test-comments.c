/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

/* What people say of an observation beside it. */

static CarnetId
write_observation (CarnetLogbook *logbook)
{
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Exemple", NULL);
  return id;
}

static GPtrArray *
list (CarnetLogbook *logbook, const CarnetId *observation)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *comments = carnet_logbook_list_comments (logbook, observation, &error);

  g_assert_no_error (error);
  return comments;
}

static void
comment (CarnetLogbook *logbook, const CarnetId *observation, const char *text, CarnetId *id)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_comment (logbook, observation, text, id, &error);
  g_assert_no_error (error);
}

static void
test_thread (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Zoé d’Exemple");
  const CarnetId observation = write_observation (logbook), other = write_observation (logbook);
  g_autoptr (GPtrArray) comments = NULL, none = NULL;
  const CarnetComment *first;
  CarnetId             id;

  comment (logbook, &observation, "À quelle date ?\n\nEt où ?", &id);
  comment (logbook, &observation, "Vu.", NULL);
  comments = list (logbook, &observation);
  none = list (logbook, &other);
  g_assert_cmpuint (comments->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
  first = comments->pdata[0];
  g_assert_true (carnet_id_equal (&first->id, &id));
  g_assert_cmpstr (first->text, ==, "À quelle date ?\n\nEt où ?");
  g_assert_cmpstr (first->author_name, ==, "Zoé d’Exemple");
  g_assert_cmpint (first->written_ms, <, ((CarnetComment *)comments->pdata[1])->written_ms);
  g_assert_false (first->settled);
}

static void
test_settled (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  const CarnetId observation = write_observation (logbook);
  CarnetId       id;

  comment (logbook, &observation, "À revoir", &id);
  for (int settled = 1; settled >= 0; settled--)
    {
      g_autoptr (GPtrArray) comments = NULL;

      g_assert_true (carnet_logbook_settle_comment (logbook, &id, settled, NULL));
      comments = list (logbook, &observation);
      g_assert_cmpint (((CarnetComment *)comments->pdata[0])->settled, ==, settled);
    }
}

/* Who receives a comment reads whose it is, can settle it, and cannot take it away. */
static void
test_somebody_elses (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  CarnetLogbook *one = carnet_world_logbook (world, "Une");
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "Autre");
  g_autofree char *path = g_strdup (carnet_logbook_get_path (one));
  const CarnetId   observation = write_observation (one);
  g_autoptr (GPtrArray) comments = NULL, own = NULL;
  g_autoptr (GError) error = NULL;

  comment (one, &observation, "À revoir", NULL);
  carnet_logbook_close (one);
  comment (other, &observation, "D’abord écrit", NULL);
  carnet_test_unite (carnet_logbook_get_path (other), path);
  comments = list (other, &observation);
  g_assert_cmpuint (comments->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CarnetComment *each = comments->pdata[i];
      const gboolean       mine = g_str_equal (each->author_name, "Autre");

      g_assert_true (carnet_logbook_settle_comment (other, &each->id, TRUE, NULL));
      g_clear_error (&error);
      g_assert_cmpint (carnet_logbook_delete_comment (other, each, &error), ==, mine);
      if (!mine)
        g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
    }
  own = list (other, &observation);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_true (((CarnetComment *)own->pdata[0])->settled);
  /* Settling it did not make it somebody else's. */
  g_assert_cmpstr (((CarnetComment *)own->pdata[0])->author_name, ==, "Une");
}

static void
test_found (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  const CarnetId observation = write_observation (logbook);
  g_autoptr (CarnetComment) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hex = NULL;
  CarnetId         id;

  comment (logbook, &observation, "Un", &id);
  for (guint i = 0; i < 17; i++)
    comment (logbook, &observation, "Autre", NULL);
  hex = carnet_id_to_string (&id);
  found = carnet_logbook_find_comment (logbook, &observation, hex, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->text, ==, "Un");
  g_assert_null (carnet_logbook_find_comment (logbook, &observation, "zz", &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Of eighteen, two begin with the same digit. */
  for (guint digit = 0; digit < 16 && !error; digit++)
    {
      const char text[] = { "0123456789abcdef"[digit], '\0' };
      g_autoptr (CarnetComment) one = NULL;

      one = carnet_logbook_find_comment (logbook, &observation, text, &error);
      if (g_error_matches (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
        g_clear_error (&error);
    }
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS);
}

static void
test_rules (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  const CarnetId observation = write_observation (logbook);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (carnet_logbook_comment (logbook, &observation, " \n ", NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_clear_error (&error);
  carnet_writes_set_text (writes, CARNET_KEY_STATE, "perhaps");
  g_assert_false (carnet_logbook_check_writes (logbook, CARNET_KIND_COMMENT, writes, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  comments = list (logbook, &observation);
  g_assert_cmpuint (comments->len, ==, 0);
}

/* Not yet said, and not lost. */
static void
test_draft (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  const CarnetId observation = write_observation (logbook), other = write_observation (logbook);
  CarnetId       id = { { 0 } };
  gint64         stamp = 0;

  g_assert_true (carnet_logbook_save_comment_draft (logbook, &observation, "À", &id, &stamp, NULL));
  g_assert_true (carnet_logbook_save_comment_draft (logbook, &observation, "À moitié", &id, &stamp, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CarnetDraft) draft = NULL;

      g_assert_true (
          carnet_logbook_find_comment_draft (logbook, i == 0 ? &observation : &other, &draft, NULL));
      g_assert_true ((draft != NULL) == (i == 0));
      if (draft)
        g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TEXT), ==, "À moitié");
    }
  g_assert_true (carnet_logbook_seal_draft (logbook, &id, stamp, NULL, NULL));
  {
    g_autoptr (GPtrArray) comments = list (logbook, &observation);

    g_assert_cmpuint (comments->len, ==, 1);
    g_assert_cmpstr (((CarnetComment *)comments->pdata[0])->text, ==, "À moitié");
  }
  id = (CarnetId){ { 0 } };
  stamp = 0;
  g_assert_true (carnet_logbook_save_comment_draft (logbook, &observation, "Non", &id, &stamp, NULL));
  g_assert_true (carnet_logbook_save_comment_draft (logbook, &observation, " ", &id, &stamp, NULL));
  {
    g_autoptr (CarnetDraft) draft = NULL;

    g_assert_true (carnet_logbook_find_comment_draft (logbook, &observation, &draft, NULL));
    g_assert_null (draft);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comments/thread", test_thread);
  g_test_add_func ("/comments/settled", test_settled);
  g_test_add_func ("/comments/somebody-elses", test_somebody_elses);
  g_test_add_func ("/comments/found", test_found);
  g_test_add_func ("/comments/rules", test_rules);
  g_test_add_func ("/comments/draft", test_draft);
  return g_test_run ();
}
