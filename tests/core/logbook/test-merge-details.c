/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

/* What a received file would change, in words, before it does. */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *ours, *theirs;
  CarnetId       id; /* both know it */
  char          *facts;
} Pair;

static void
pair_set_up (Pair *pair, gconstpointer unused)
{
  pair->world = carnet_world_new (11);
  pair->ours = carnet_world_logbook (pair->world, "Une personne d’exemple");
  pair->theirs = carnet_world_logbook (pair->world, "Autre personne d’exemple");
  pair->facts = carnet_test_text_key (0);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Commun", pair->facts, "Un don.",
                     CARNET_KEY_DATE, "2018-07-05", NULL);
  carnet_test_unite (carnet_logbook_get_path (pair->theirs), carnet_logbook_get_path (pair->ours));
}

static void
pair_tear_down (Pair *pair, gconstpointer unused)
{
  carnet_logbook_close (pair->ours);
  carnet_logbook_close (pair->theirs);
  carnet_world_free (pair->world);
  g_free (pair->facts);
}

static GPtrArray *
list_details (Pair *pair, guint first, guint n)
{
  const char *paths[] = { carnet_logbook_get_path (pair->theirs), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge = carnet_logbook_prepare_merge (pair->ours, paths, NULL, NULL, NULL, &error);
  GPtrArray *details;

  g_assert_no_error (error);
  details = carnet_logbook_list_merge_details (pair->ours, merge, 0, first, n, &error);
  g_assert_no_error (error);
  return details;
}

static const CarnetFieldChange *
find_field (GPtrArray *details, guint i, const char *key)
{
  const CarnetMergeDetail *detail = details->pdata[i];

  for (guint j = 0; j < detail->fields->len; j++)
    if (g_str_equal (((CarnetFieldChange *)detail->fields->pdata[j])->field.key, key))
      return detail->fields->pdata[j];
  return NULL;
}

static void
assert_field (const CarnetFieldChange *field, const char *before, const char *after, gboolean conflict)
{
  g_assert_nonnull (field);
  g_assert_cmpstr (field->before, ==, before);
  g_assert_cmpstr (field->after, ==, after);
  g_assert_cmpint (field->conflict, ==, conflict);
}

/* Only what changes; in the order of a form. */
static void
test_corrected (Pair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) details = NULL;

  carnet_test_write (pair->theirs, &pair->id, pair->facts, "Un don sans retour.", CARNET_KEY_DATE,
                     "2018-07-06", NULL);
  details = list_details (pair, 0, 10);
  g_assert_cmpuint (details->len, ==, 1);
  g_assert_cmpuint (((CarnetMergeDetail *)details->pdata[0])->fields->len, ==, 2);
  g_assert_true (((CarnetMergeDetail *)details->pdata[0])->fields->pdata[0]
                 == find_field (details, 0, CARNET_KEY_DATE));
  assert_field (find_field (details, 0, pair->facts), "Un don.", "Un don sans retour.", FALSE);
}

/* Theirs is told whoever wrote last: a screen would show ours. */
static void
test_conflict (Pair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) details = NULL;

  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", pair->facts, "Pareil.", NULL);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", pair->facts, "Pareil.", NULL);
  details = list_details (pair, 0, 10);
  assert_field (find_field (details, 0, CARNET_KEY_TITLE), "Notre titre", "Leur titre", TRUE);
  g_assert_null (find_field (details, 0, pair->facts));
}

/* What only the file knows has its name all the same. */
static void
test_names (Pair *pair, gconstpointer unused)
{
  CarnetId         theme = { { 0 } };
  char             hex[CARNET_ID_HEX + 1];
  g_autofree char *key = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GPtrArray) details = NULL;
  const CarnetFieldChange *field;

  g_assert_true (carnet_logbook_ensure_theme (pair->theirs, "Fragilités", &theme, NULL));
  carnet_id_to_hex (&theme, hex);
  key = g_strconcat (CARNET_PREFIX_THEME, hex, NULL);
  carnet_writes_set_integer (writes, key, 1);
  g_assert_true (
      carnet_logbook_write (pair->theirs, &pair->id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  details = list_details (pair, 0, 10);
  field = find_field (details, 0, key);
  assert_field (field, "", "yes", FALSE);
  g_assert_nonnull (strstr (field->field.label, "Fragilités"));
}

/* Pages follow each other and end. */
static void
test_pages (Pair *pair, gconstpointer unused)
{
  for (guint i = 0; i < 5; i++)
    {
      CarnetId         id = { { 0 } };
      g_autofree char *title = g_strdup_printf ("Note %u", i);

      carnet_test_write (pair->theirs, &id, CARNET_KEY_TITLE, title, NULL);
    }
  for (guint first = 0; first < 8; first += 2)
    {
      g_autoptr (GPtrArray) details = list_details (pair, first, 2);

      g_assert_cmpuint (details->len, ==, first < 4 ? 2 : first == 4 ? 1 : 0);
      for (guint i = 0; i < details->len; i++)
        {
          g_autofree char *title = g_strdup_printf ("Note %u", first + i);

          assert_field (find_field (details, i, CARNET_KEY_TITLE), "", title, FALSE);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Pair, NULL, pair_set_up, func, pair_tear_down)
  ADD ("/merge-details/corrected", test_corrected);
  ADD ("/merge-details/conflict", test_conflict);
  ADD ("/merge-details/names", test_names);
  ADD ("/merge-details/pages", test_pages);
  return g_test_run ();
}
