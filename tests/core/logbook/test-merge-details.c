/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"
#include "support/carnet-test-pair.h"

/* What a received file would change, in words, before it does. */
static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  carnet_pair_open (pair, 11);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Commun", pair->facts, "Un don.",
                     CARNET_KEY_DATE, "2018-07-05", NULL);
  carnet_test_unite (carnet_logbook_get_path (pair->theirs), carnet_logbook_get_path (pair->ours));
}

static CarnetMerge *
prepare (CarnetPair *pair)
{
  const char *paths[] = { carnet_logbook_get_path (pair->theirs), NULL };
  g_autoptr (GError) error = NULL;
  CarnetMerge *merge
      = carnet_logbook_prepare_merge (pair->ours, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return merge;
}

/* Of one kind, NULL for those that are not known; none when nothing of it changes. */
static GPtrArray *
list_kind (CarnetPair *pair, const char *kind, guint first, guint n)
{
  g_autoptr (CarnetMerge) merge = prepare (pair);
  g_autoptr (GArray) groups = carnet_merge_list_groups (merge, 0);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      const CarnetMergeGroup *group = &g_array_index (groups, CarnetMergeGroup, i);
      GPtrArray              *details;

      if (g_strcmp0 (group->kind, kind) != 0)
        continue;
      details = carnet_logbook_list_merge_details (pair->ours, merge, 0, group->first + first,
                                                   MIN (n, group->n - MIN (first, group->n)), TRUE, &error);
      g_assert_no_error (error);
      return details;
    }
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_merge_detail_free);
}

static GPtrArray *
list_details (CarnetPair *pair, guint first, guint n)
{
  return list_kind (pair, CARNET_KIND_OBSERVATION, first, n);
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
test_corrected (CarnetPair *pair, gconstpointer unused)
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
test_conflict (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) details = NULL;

  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", pair->facts, "Pareil.", NULL);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", pair->facts, "Pareil.", NULL);
  details = list_details (pair, 0, 10);
  assert_field (find_field (details, 0, CARNET_KEY_TITLE), "Notre titre", "Leur titre", TRUE);
  g_assert_null (find_field (details, 0, pair->facts));
}

/* What was in conflict before, and to which the file adds nothing, is not what it changes. */
static void
test_conflict_before (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (GPtrArray) details = NULL;

  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", NULL);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Notre titre", NULL);
  carnet_test_unite (carnet_logbook_get_path (pair->ours), carnet_logbook_get_path (pair->theirs));
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_DATE, "2018-07-06", NULL);
  details = list_details (pair, 0, 10);
  g_assert_cmpuint (details->len, ==, 1);
  g_assert_null (find_field (details, 0, CARNET_KEY_TITLE));
  assert_field (find_field (details, 0, CARNET_KEY_DATE), "Thursday 5 July 2018", "Friday 6 July 2018",
                FALSE);
}

/* Who looks at the counts alone must not think that nothing changes. */
static void
test_others_changed (CarnetPair *pair, gconstpointer unused)
{
  CarnetId theme = { { 0 } };
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetMerge) merge = NULL;

  g_assert_true (carnet_logbook_ensure_theme (pair->ours, "Fragilités", &theme, NULL));
  carnet_test_unite (carnet_logbook_get_path (pair->theirs), carnet_logbook_get_path (pair->ours));
  g_assert_true (carnet_logbook_ensure_theme (pair->theirs, "Un nouveau", &(CarnetId){ { 0 } }, NULL));
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (pair->theirs, &theme, CARNET_KIND_THEME, NULL, writes, NULL, NULL));
  merge = prepare (pair);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->n_others_changed, ==, 1);
  g_assert_cmpuint (carnet_merge_get_totals (merge)->n_themes, ==, 1);
}

/* A logbook that was not made for anybody is of who keeps it, whoever wrote most of it. */
static void
test_kept_by (CarnetPair *pair, gconstpointer unused)
{
  const char *paths[] = { carnet_logbook_get_path (pair->theirs), NULL };
  g_autoptr (CarnetLogbook) third = carnet_world_logbook (pair->world, "Tierce personne d’exemple");
  g_autoptr (CarnetMerge) merge = NULL;
  CarnetId id = { { 0 } };

  carnet_test_write (pair->theirs, &id, CARNET_KEY_TITLE, "La seule d’elle", NULL);
  for (guint i = 0; i < 3; i++)
    carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, i % 2 == 0 ? "Une" : "Deux", NULL);
  carnet_test_unite (carnet_logbook_get_path (pair->theirs), carnet_logbook_get_path (pair->ours));
  merge = carnet_logbook_prepare_merge (third, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (carnet_merge_get_file (merge, 0)->author, ==, "Autre personne d’exemple");
}

/* What only the file knows has its name all the same. */
static void
test_names (CarnetPair *pair, gconstpointer unused)
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
test_pages (CarnetPair *pair, gconstpointer unused)
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

/* -- Other kinds ----------------------------------------------------------------------- */

static void
write_text (CarnetLogbook *logbook, CarnetId *id, const char *kind, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, id, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_change (GPtrArray *details, guint n, const char *kind, CarnetMergeChangeType type, const char *title)
{
  const CarnetMergeDetail *detail;

  g_assert_cmpuint (details->len, ==, n);
  detail = details->pdata[0];
  g_assert_cmpstr (detail->change->kind, ==, kind);
  g_assert_cmpint (detail->change->type, ==, type);
  g_assert_cmpstr (detail->change->title, ==, title);
}

/* A programme corrected, with the labels and values that people read. */
static void
test_programme (CarnetPair *pair, gconstpointer unused)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (pair->ours, NULL);
  const CarnetSection *section = programme->sections->pdata[0];
  g_autofree char     *hex = carnet_id_to_string (&section->id);
  g_autofree char     *key = g_strconcat (CARNET_PREFIX_SECTION, hex, CARNET_SUFFIX_QUESTION, NULL);
  g_autoptr (GPtrArray) details = NULL;
  const CarnetFieldChange *field;
  CarnetId                 id = programme->id;

  write_text (pair->theirs, &id, CARNET_KIND_PROGRAMME, key, "Qu’avez-vous vu ?");
  write_text (pair->theirs, &id, CARNET_KIND_PROGRAMME, CARNET_KEY_REPORT_DUE, "2018-11");
  details = list_kind (pair, CARNET_KIND_PROGRAMME, 0, 10);
  assert_change (details, 1, CARNET_KIND_PROGRAMME, CARNET_MERGE_UPDATED, programme->title);
  g_assert_cmpuint (((CarnetMergeDetail *)details->pdata[0])->fields->len, ==, 2);
  field = find_field (details, 0, CARNET_KEY_REPORT_DUE);
  g_assert_cmpstr (field->field.label, ==, "Report due");
  g_assert_cmpstr (field->after, ==, "November 2018");
  field = find_field (details, 0, key);
  g_assert_nonnull (strstr (field->field.label, section->label));
  assert_field (field, section->question, "Qu’avez-vous vu ?", FALSE);
}

/* Each under its own heading, in one order, with what there is to settle first. */
static void
test_groups (CarnetPair *pair, gconstpointer unused)
{
  static const char *const kinds[] = { CARNET_KIND_OBSERVATION, CARNET_KIND_MILESTONE, CARNET_KIND_PERSON,
                                       CARNET_KIND_ACTOR,       CARNET_KIND_THEME,     CARNET_KIND_COMMENT,
                                       CARNET_KIND_DECLARATION, CARNET_KIND_STATEMENT, NULL };
  CarnetId milestone = carnet_id_from_name ("programme:test:milestone:seminaire"), ids[7] = { 0 };
  CarnetId report = carnet_id_from_name ("programme:test:milestone:rapport");
  g_autoptr (CarnetMerge) merge = NULL;
  g_autoptr (GArray) groups = NULL;
  guint n = 0;

  write_text (pair->theirs, &ids[0], CARNET_KIND_ACTOR, CARNET_KEY_NAME, "Une association d’exemple");
  write_text (pair->theirs, &ids[1], CARNET_KIND_THEME, CARNET_KEY_LABEL, "Mécénat");
  write_text (pair->theirs, &ids[2], CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, "2018-06");
  write_text (pair->theirs, &ids[3], CARNET_KIND_STATEMENT, CARNET_KEY_TEXT, "Un constat.");
  write_text (pair->theirs, &ids[4], "chapter", "heading", "De plus tard");
  write_text (pair->theirs, &ids[5], "appendix", "heading", "De plus tard aussi");
  g_assert_true (carnet_logbook_comment (pair->theirs, &pair->id, "À revoir.\nBientôt.", NULL, NULL));
  carnet_test_write (pair->theirs, &pair->id, CARNET_KEY_TITLE, "Leur titre", NULL);
  write_text (pair->theirs, &report, CARNET_KIND_MILESTONE, CARNET_KEY_PLACE, "Paris");
  write_text (pair->theirs, &milestone, CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, "Le leur");
  write_text (pair->ours, &milestone, CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, "Le nôtre");
  merge = prepare (pair);
  groups = carnet_merge_list_groups (merge, 0);
  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < groups->len; i++)
    {
      const CarnetMergeGroup *group = &g_array_index (groups, CarnetMergeGroup, i);

      g_assert_cmpstr (group->kind, ==, kinds[i]);
      g_assert_cmpuint (group->first, ==, n);
      g_assert_cmpuint (group->n, ==, kinds[i] == NULL || i == 1 ? 2 : 1);
      g_assert_cmpuint (group->n_open, ==, i == 1 ? 1 : 0);
      n += group->n;
    }
  g_assert_cmpuint (n, ==, carnet_merge_get_n_changes (merge, 0));
  /* Those of other kinds are no observations. */
  g_assert_cmpuint (carnet_merge_get_file (merge, 0)->counts.observations[CARNET_MERGE_UPDATED], ==, 1);
  g_assert_cmpuint (carnet_merge_get_file (merge, 0)->counts.observations[CARNET_MERGE_NEW], ==, 0);
}

static void
test_titles (CarnetPair *pair, gconstpointer unused)
{
  CarnetId ids[3] = { 0 };
  g_autoptr (GPtrArray) comments = NULL, declarations = NULL, unknown = NULL, milestones = NULL,
                        actors = NULL;
  CarnetId milestone = carnet_id_from_name ("programme:test:milestone:seminaire");

  g_assert_true (carnet_logbook_comment (pair->theirs, &pair->id, "À revoir.\nBientôt.", NULL, NULL));
  write_text (pair->theirs, &ids[0], CARNET_KIND_DECLARATION, CARNET_KEY_MONTH, "2018-06");
  write_text (pair->theirs, &ids[1], "chapter", "heading", "De plus tard");
  write_text (pair->theirs, &milestone, CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, "Le leur");
  write_text (pair->ours, &milestone, CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, "Le nôtre");
  comments = list_kind (pair, CARNET_KIND_COMMENT, 0, 10);
  assert_change (comments, 1, CARNET_KIND_COMMENT, CARNET_MERGE_NEW, "À revoir.");
  assert_field (find_field (comments, 0, CARNET_KEY_SUBJECT), "", "Commun", FALSE);
  assert_field (find_field (comments, 0, CARNET_KEY_STATE), "", "open", FALSE);
  write_text (pair->theirs, &ids[2], CARNET_KIND_ACTOR, CARNET_KEY_KIND, "association");
  actors = list_kind (pair, CARNET_KIND_ACTOR, 0, 10);
  assert_field (find_field (actors, 0, CARNET_KEY_KIND), "", "association", FALSE);
  g_assert_cmpstr (find_field (actors, 0, CARNET_KEY_KIND)->field.label, ==, "Kind of actor");
  declarations = list_kind (pair, CARNET_KIND_DECLARATION, 0, 10);
  assert_change (declarations, 1, CARNET_KIND_DECLARATION, CARNET_MERGE_NEW, "Nothing to report: June 2018");
  unknown = list_kind (pair, NULL, 0, 10);
  assert_change (unknown, 1, "chapter", CARNET_MERGE_NEW, "");
  assert_field (find_field (unknown, 0, "heading"), "", "De plus tard", FALSE);
  milestones = list_kind (pair, CARNET_KIND_MILESTONE, 0, 10);
  g_assert_cmpint (((CarnetMergeDetail *)milestones->pdata[0])->change->type, ==, CARNET_MERGE_CONFLICT);
  assert_field (find_field (milestones, 0, CARNET_KEY_TITLE), "Le nôtre", "Le leur", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, CarnetPair, NULL, set_up, func, carnet_pair_tear_down)
  ADD ("/merge-details/corrected", test_corrected);
  ADD ("/merge-details/conflict", test_conflict);
  ADD ("/merge-details/conflict-before", test_conflict_before);
  ADD ("/merge-details/kept-by", test_kept_by);
  ADD ("/merge-details/others-changed", test_others_changed);
  ADD ("/merge-details/names", test_names);
  ADD ("/merge-details/pages", test_pages);
  ADD ("/merge-details/programme", test_programme);
  ADD ("/merge-details/groups", test_groups);
  ADD ("/merge-details/titles", test_titles);
  return g_test_run ();
}
