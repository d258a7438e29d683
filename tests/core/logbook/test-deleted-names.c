/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is deleted, or is not in the logbook, is never named by its id. */
#include "base/carnet-error.h"
#include "support/carnet-test-one.h"
#include "support/carnet-test-sent.h"

static void
set_deleted (CarnetLogbook *logbook, const char *kind, CarnetId id, gboolean deleted, const GArray *parents)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted);
  carnet_logbook_write (logbook, &id, kind, parents, writes, NULL, &error);
  g_assert_no_error (error);
}

static CarnetId
new_of_kind (CarnetLogbook *logbook, const char *kind, const char *key, const char *name)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, key, name);
  carnet_logbook_write (logbook, &id, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static char *
dup_shown (CarnetLogbook *logbook, const char *kind, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (logbook, &error);

  g_assert_no_error (error);
  return carnet_names_dup (names, kind, id, NULL);
}

/* Each kind that something refers to; the other id is of nothing. */
static const struct
{
  const char *kind;
  const char *key; /* of its name */
  const char *reference;
  gboolean    element; /* of a set */
  const char *label;   /* of the field, when its name is in there */
  const char *unknown;
} referred[] = {
  { CARNET_KIND_THEME, CARNET_KEY_LABEL, CARNET_PREFIX_THEME, TRUE, "Theme “%s”", "unknown theme" },
  { CARNET_KIND_ACTOR, CARNET_KEY_NAME, CARNET_PREFIX_ACTOR, TRUE, "Actor “%s”", "unknown actor" },
  { CARNET_KIND_PERSON, CARNET_KEY_NAME, CARNET_KEY_AUTHOR, FALSE, NULL, "unknown person" },
  { CARNET_KIND_TERRITORY, CARNET_KEY_NAME, CARNET_KEY_TERRITORY, FALSE, NULL, "unknown territory" },
  { CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, CARNET_KEY_MILESTONE, FALSE, NULL, "unknown milestone" },
};

static CarnetId
observe (CarnetLogbook *logbook, guint i, const CarnetId *id)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *hex = carnet_id_to_string (id), *key = g_strconcat (referred[i].reference, hex, NULL);
  g_autoptr (GError) error = NULL;
  CarnetId observation = { { 0 } };

  if (referred[i].element)
    carnet_writes_set_integer (writes, key, 1);
  else
    carnet_writes_set_id (writes, referred[i].reference, id);
  carnet_logbook_write (logbook, &observation, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return observation;
}

/* The history of @observation says @name of its reference. */
static void
assert_told (CarnetLogbook *logbook, guint i, const CarnetId *observation, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = carnet_logbook_list_history (logbook, observation, &error);
  g_autofree char *label = NULL;
  gboolean         told = FALSE;

  g_assert_no_error (error);
  if (referred[i].element)
    {
      g_auto (GStrv) parts = g_strsplit (referred[i].label, "%s", 2);

      label = g_strjoinv (name, parts);
    }
  for (guint j = 0; j < ((CarnetHistoryEntry *)history->pdata[0])->changes->len; j++)
    {
      const CarnetFieldChange *change = ((CarnetHistoryEntry *)history->pdata[0])->changes->pdata[j];

      told = told
             || g_str_equal (label != NULL ? change->field.label : change->after,
                             label != NULL ? label : name);
    }
  g_test_message ("%s: %s", referred[i].kind, name);
  g_assert_true (told);
}

static void
test_deleted (CarnetOne *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (referred); i++)
    {
      const CarnetId   id = new_of_kind (self->logbook, referred[i].kind, referred[i].key, "Nom d’exemple");
      const CarnetId   observation = observe (self->logbook, i, &id);
      g_autofree char *before = dup_shown (self->logbook, referred[i].kind, &id), *after = NULL, *back = NULL;

      assert_told (self->logbook, i, &observation, "Nom d’exemple");
      set_deleted (self->logbook, referred[i].kind, id, TRUE, NULL);
      after = dup_shown (self->logbook, referred[i].kind, &id);
      assert_told (self->logbook, i, &observation, "Nom d’exemple (deleted)");
      set_deleted (self->logbook, referred[i].kind, id, FALSE, NULL);
      back = dup_shown (self->logbook, referred[i].kind, &id);
      g_assert_cmpstr (before, ==, "Nom d’exemple");
      g_assert_cmpstr (after, ==, "Nom d’exemple (deleted)");
      g_assert_cmpstr (back, ==, "Nom d’exemple");
    }
}

/* As in a file whose history is not whole. */
static void
test_unknown (CarnetOne *self, gconstpointer data)
{
  const CarnetId nobody = { { 0xab, 0xcd, 0xef, 0x12, 0x34 } };

  for (guint i = 0; i < G_N_ELEMENTS (referred); i++)
    {
      const CarnetId   observation = observe (self->logbook, i, &nobody);
      g_autofree char *shown = dup_shown (self->logbook, referred[i].kind, &nobody);
      g_autofree char *told = g_strconcat (referred[i].unknown, " abcdef12", NULL);

      g_assert_cmpstr (shown, ==, referred[i].unknown);
      assert_told (self->logbook, i, &observation, told);
    }
}

/* While people disagree it stays in sight, as it was. */
static void
test_contested (CarnetOne *self, gconstpointer data)
{
  const CarnetId id = carnet_test_theme (self->logbook, "Pêche");
  const CarnetId observation = observe (self->logbook, 0, &id);
  g_autoptr (CarnetHistory) seen = carnet_logbook_load_history (self->logbook, &id, NULL);
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *shown = NULL;
  CarnetId         theme = id;

  g_array_append_val (heads, ((CarnetRevision *)carnet_history_get_heads (seen)->pdata[0])->id);
  carnet_writes_set_text (writes, CARNET_KEY_DEFINITION, "À la ligne.");
  g_assert_true (carnet_logbook_write (self->logbook, &theme, CARNET_KIND_THEME, heads, writes, NULL, NULL));
  set_deleted (self->logbook, CARNET_KIND_THEME, id, TRUE, heads);
  shown = dup_shown (self->logbook, CARNET_KIND_THEME, &id);
  g_assert_cmpstr (shown, ==, "Pêche");
  assert_told (self->logbook, 0, &observation, "Pêche");
}

/* Who deletes is told how many observations keep to it. */
static void
test_counted (CarnetOne *self, gconstpointer data)
{
  const CarnetId id = carnet_test_theme (self->logbook, "Pêche"), first = observe (self->logbook, 0, &id);
  g_autoptr (CarnetNames) names = NULL;
  g_autoptr (GPtrArray) themes = NULL, left = NULL;

  observe (self->logbook, 0, &id);
  set_deleted (self->logbook, CARNET_KIND_OBSERVATION, first, TRUE, NULL);
  set_deleted (self->logbook, CARNET_KIND_THEME, id, TRUE, NULL);
  names = carnet_logbook_load_names (self->logbook, NULL);
  g_assert_cmpuint (carnet_names_find (names, CARNET_KIND_THEME, &id)->n_observations, ==, 1);
  themes = carnet_logbook_list_deleted_themes (self->logbook, NULL);
  left = carnet_logbook_list_themes (self->logbook, NULL);
  g_assert_cmpuint (themes->len, ==, 1);
  g_assert_cmpuint (((CarnetTheme *)themes->pdata[0])->n_observations, ==, 1);
  g_assert_cmpuint (left->len, ==, 0);
}

/* Those of people are counted when it is asked for, once somebody is deleted. */
static void
test_authors (CarnetOne *self, gconstpointer data)
{
  const CarnetId author = new_of_kind (self->logbook, CARNET_KIND_PERSON, CARNET_KEY_NAME, "Zoé"),
                 idle = new_of_kind (self->logbook, CARNET_KIND_PERSON, CARNET_KEY_NAME, "Yves"),
                 first = observe (self->logbook, 2, &author);
  g_autoptr (CarnetNames) names = NULL, uncounted = NULL;

  observe (self->logbook, 2, &author);
  observe (self->logbook, 2, &author);
  set_deleted (self->logbook, CARNET_KIND_OBSERVATION, first, TRUE, NULL);
  set_deleted (self->logbook, CARNET_KIND_PERSON, author, TRUE, NULL);
  set_deleted (self->logbook, CARNET_KIND_PERSON, idle, TRUE, NULL);
  uncounted = carnet_logbook_load_names (self->logbook, NULL);
  names = carnet_logbook_load_counted_names (self->logbook, NULL);
  g_assert_cmpuint (carnet_names_find (names, CARNET_KIND_PERSON, &author)->n_observations, ==, 2);
  g_assert_cmpuint (carnet_names_find (names, CARNET_KIND_PERSON, &idle)->n_observations, ==, 0);
  g_assert_cmpuint (carnet_names_find (uncounted, CARNET_KIND_PERSON, &author)->n_observations, ==, 0);
}

/* The lines of the coverage: one that is deleted has its own as long as something is in it. */
static void
test_covered (CarnetOne *self, gconstpointer data)
{
  const CarnetId used = new_of_kind (self->logbook, CARNET_KIND_TERRITORY, CARNET_KEY_NAME, "Pays d’exemple"),
                 unused = new_of_kind (self->logbook, CARNET_KIND_TERRITORY, CARNET_KEY_NAME, "Autre pays");
  g_autoptr (GPtrArray) before = NULL, after = NULL;

  observe (self->logbook, 3, &used);
  before = carnet_logbook_list_counted_territories (self->logbook, NULL);
  g_assert_cmpuint (before->len, ==, 2);
  set_deleted (self->logbook, CARNET_KIND_TERRITORY, used, TRUE, NULL);
  set_deleted (self->logbook, CARNET_KIND_TERRITORY, unused, TRUE, NULL);
  after = carnet_logbook_list_counted_territories (self->logbook, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (((CarnetTerritory *)after->pdata[0])->name, ==, "Pays d’exemple (deleted)");
}

#define ADD(path, func) g_test_add (path, CarnetOne, NULL, carnet_one_set_up, func, carnet_one_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/deleted-names/deleted", test_deleted);
  ADD ("/deleted-names/unknown", test_unknown);
  ADD ("/deleted-names/contested", test_contested);
  ADD ("/deleted-names/counted", test_counted);
  ADD ("/deleted-names/authors", test_authors);
  ADD ("/deleted-names/covered", test_covered);
  return g_test_run ();
}
