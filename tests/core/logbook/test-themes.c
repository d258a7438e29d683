/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Themes below others: what is found by one is found by those it is below. */
#include "base/carnet-error.h"
#include "model/carnet-theme-tree.h"
#include "support/carnet-test-one.h"
#include "support/carnet-test-sent.h"

static CarnetId
add_under (CarnetOne *self, const char *label, const CarnetId *parent)
{
  g_autoptr (GError) error = NULL;
  CarnetId id;

  carnet_logbook_ensure_theme_under (self->logbook, label, parent, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
write_with (CarnetOne *self, const CarnetId *theme)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *hex = carnet_id_to_string (theme), *key = g_strconcat (CARNET_PREFIX_THEME, hex, NULL);
  CarnetId         id = { { 0 } };

  carnet_writes_set_integer (writes, key, 1);
  g_assert_true (
      carnet_logbook_write (self->logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static gboolean
set_parent (CarnetOne *self, CarnetId *theme, const CarnetId *parent, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_id (writes, CARNET_KEY_PARENT, parent);
  return carnet_logbook_write (self->logbook, theme, CARNET_KIND_THEME, NULL, writes, NULL, error);
}

static guint
count (CarnetLogbook *logbook, const CarnetId *theme)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  guint n = 0;

  query.theme = *theme;
  rows = carnet_logbook_list_observations (logbook, &query, 0, 100, NULL);
  g_assert_true (carnet_logbook_count_observations (logbook, &query, &n, NULL));
  g_assert_cmpuint (rows->len, ==, n);
  return n;
}

static void
test_descendants (CarnetOne *self, gconstpointer data)
{
  CarnetId top = add_under (self, "Haut", NULL), middle = add_under (self, "Milieu", &top),
           low = add_under (self, "Bas", &middle), beside = add_under (self, "À côté", NULL);

  write_with (self, &top);
  write_with (self, &middle);
  write_with (self, &low);
  write_with (self, &low);
  write_with (self, &beside);
  g_assert_cmpuint (count (self->logbook, &top), ==, 4);
  g_assert_cmpuint (count (self->logbook, &middle), ==, 3);
  g_assert_cmpuint (count (self->logbook, &low), ==, 2);
  g_assert_cmpuint (count (self->logbook, &beside), ==, 1);
}

/* Two people made the same theme without knowing of each other: either finds what both say. */
static void
test_twins (CarnetOne *self, gconstpointer data)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (self->world, "b");
  CarnetOne their = { self->world, other };
  CarnetId  mine = add_under (self, "Pêche", NULL), theirs = add_under (&their, "pêche", NULL);
  CarnetId  below = add_under (&their, "À pied", &theirs), beside = add_under (&their, "Chasse", NULL);

  write_with (self, &mine);
  write_with (&their, &theirs);
  write_with (&their, &below);
  write_with (&their, &beside);
  carnet_test_unite (carnet_logbook_get_path (self->logbook), carnet_logbook_get_path (other));
  g_assert_cmpuint (count (self->logbook, &mine), ==, 3);
  g_assert_cmpuint (count (self->logbook, &theirs), ==, 3);
  g_assert_cmpuint (count (self->logbook, &below), ==, 1);
  g_assert_cmpuint (count (self->logbook, &beside), ==, 1);
}

/* To choose from, each label stands once, with all that is below any of its themes. */
static void
test_distinct (CarnetOne *self, gconstpointer data)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (self->world, "b");
  CarnetOne their = { self->world, other };
  CarnetId  mine = add_under (self, "Pêche", NULL), theirs = add_under (&their, "pêche", NULL);
  CarnetId  below = add_under (&their, "À pied", &theirs);
  g_autoptr (GPtrArray) themes = NULL;
  g_autoptr (GArray) tree = NULL;
  const CarnetThemeNode *nodes;

  carnet_test_unite (carnet_logbook_get_path (self->logbook), carnet_logbook_get_path (other));
  themes = carnet_logbook_list_themes (self->logbook, NULL);
  g_assert_cmpuint (themes->len, ==, 3);
  tree = carnet_theme_tree_new_distinct (themes);
  g_assert_cmpuint (tree->len, ==, 2);
  nodes = (const CarnetThemeNode *)(gconstpointer)tree->data;
  g_assert_true (carnet_id_equal (&nodes[0].theme->id, &mine));
  g_assert_true (carnet_id_equal (&nodes[1].theme->id, &below));
  g_assert_cmpuint (nodes[1].depth, ==, 1);
  g_assert_true (carnet_theme_find_first (themes, &theirs) == nodes[0].theme);
  g_assert_true (carnet_theme_find_first (themes, &below) == nodes[1].theme);
}

/* One that is there stays where it is. */
static void
test_ensure (CarnetOne *self, gconstpointer data)
{
  CarnetId top = add_under (self, "Haut", NULL), low = add_under (self, "Bas", &top);
  CarnetId again = add_under (self, "BAS", NULL), other = add_under (self, "bas", &low);
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (self->logbook, NULL);
  const CarnetTheme *first = themes->pdata[0];

  g_assert_true (carnet_id_equal (&low, &again) && carnet_id_equal (&low, &other));
  g_assert_cmpuint (themes->len, ==, 2);
  g_assert_cmpstr (first->label, ==, "Bas");
  g_assert_true (carnet_id_equal (&first->parent, &top));
}

static void
assert_refused (CarnetOne *self, CarnetId *theme, const CarnetId *parent)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (set_parent (self, theme, parent, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "A theme cannot be put below itself, nor below one that is below it.");
}

static void
test_no_circle (CarnetOne *self, gconstpointer data)
{
  CarnetId none = { { 0 } }, top = add_under (self, "Haut", NULL), middle = add_under (self, "Milieu", &top),
           low = add_under (self, "Bas", &middle);

  assert_refused (self, &top, &top);
  assert_refused (self, &top, &middle);
  assert_refused (self, &top, &low);
  g_assert_true (set_parent (self, &low, &top, NULL));
  g_assert_true (set_parent (self, &middle, &low, NULL));
  g_assert_true (set_parent (self, &middle, &none, NULL));
  g_assert_true (set_parent (self, &top, &middle, NULL));
}

/* Each of two people puts one below the other: both are right, and it ends. */
static void
test_circle_by_merging (CarnetOne *self, gconstpointer data)
{
  CarnetId         one = add_under (self, "Un", NULL), two = add_under (self, "Deux", NULL);
  g_autofree char *path = g_strdup (carnet_logbook_get_path (self->logbook));
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (self->world, "b");
  g_autofree char *their_path = g_strdup (carnet_logbook_get_path (theirs));
  CarnetOne        other = { self->world, theirs };

  write_with (self, &one);
  write_with (self, &two);
  carnet_test_unite (their_path, path);
  g_assert_true (set_parent (self, &one, &two, NULL));
  g_assert_true (set_parent (&other, &two, &one, NULL));
  carnet_test_unite (path, their_path);
  g_assert_cmpuint (count (self->logbook, &one), ==, 2);
  g_assert_cmpuint (count (self->logbook, &two), ==, 2);
}

#define ADD(path, test) g_test_add (path, CarnetOne, NULL, carnet_one_set_up, test, carnet_one_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/themes/descendants", test_descendants);
  ADD ("/themes/twins", test_twins);
  ADD ("/themes/distinct", test_distinct);
  ADD ("/themes/ensure", test_ensure);
  ADD ("/themes/no-circle", test_no_circle);
  ADD ("/themes/circle-by-merging", test_circle_by_merging);
  return g_test_run ();
}
