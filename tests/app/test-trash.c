/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was deleted, in the window: read, put back. */
#include "carnet-window-world.h"
#include "merge/carnet-history-window.h"
#include "trash/carnet-trash-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
} World;

static void
set_deleted (World *world, const char *kind, const CarnetId *id)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *id;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (logbook, &entity, kind, NULL, writes, NULL, NULL));
}

/* @n: so many observations, and a milestone */
static void
delete_some (World *world, guint n)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_ONLY, NULL, NULL);
  const CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (logbook, &query, 0, n, NULL);
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (logbook, NULL);

  set_deleted (world, CARNET_KIND_MILESTONE, &((CarnetMilestone *)programme->milestones->pdata[2])->id);
  for (guint i = 0; i < n; i++)
    set_deleted (world, CARNET_KIND_OBSERVATION, &((CarnetObservationRow *)rows->pdata[i])->id);
}

static void
set_up (World *world, gconstpointer n)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  if (GPOINTER_TO_UINT (n) > 0)
    delete_some (world, GPOINTER_TO_UINT (n));
  world->window = window_world_show (world->fixture.path, CARNET_DATE_NONE, &world->session);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static GtkWidget *
open_trash (World *world)
{
  GtkWidget *trash;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->window), "win.trash", NULL));
  trash = carnet_app_test_find_toplevel (CARNET_TYPE_TRASH_WINDOW);
  g_assert_nonnull (trash);
  WAIT_FOR (carnet_trash_window_is_read (CARNET_TRASH_WINDOW (trash)));
  return trash;
}

static guint
count (World *world)
{
  guint n;

  g_assert_true (
      carnet_logbook_count_observations (carnet_session_get_logbook (world->session), NULL, &n, NULL));
  return n;
}

static void
test_lists (World *world, gconstpointer n)
{
  GtkWidget *trash = open_trash (world);

  g_assert_true (carnet_app_test_says (trash, "3 éléments supprimés\u00a0: rien n’est jamais effacé ici"));
  g_assert_true (carnet_app_test_says (trash, "Les dirigeants parlent enfin de leurs fragilités"));
  g_assert_true (carnet_app_test_says (trash, "Supprimé par vous le"));
  g_assert_true (carnet_app_test_says (trash, "CA du Bocage Bressuirais"));
  gtk_window_destroy (GTK_WINDOW (trash));
}

/* The row of the first of that kind: what is deleted within a millisecond is in no order of its own. */
static void
put_back (World *world, GtkWidget *trash, const char *kind)
{
  g_autoptr (GPtrArray) all = carnet_logbook_list_trash (carnet_session_get_logbook (world->session), NULL);
  guint i = 0;

  while (!g_str_equal (((CarnetTrashed *)all->pdata[i])->kind, kind))
    i++;
  gtk_widget_activate_action (trash, "trash.put-back", "u", i);
}

/* The focus stays in the list, and the lists of the window follow. */
static void
test_puts_back (World *world, gconstpointer n)
{
  GtkWidget *trash = open_trash (world);

  g_assert_cmpuint (count (world), ==, 43);
  put_back (world, trash, CARNET_KIND_OBSERVATION);
  WAIT_FOR (carnet_trash_window_is_read (CARNET_TRASH_WINDOW (trash)) && count (world) == 44);
  WAIT_FOR (carnet_app_test_says (trash, "2 éléments supprimés"));
  g_assert_true (carnet_app_test_says (trash, "est rétabli"));
  g_assert_true (
      g_type_is_a (G_OBJECT_TYPE (gtk_window_get_focus (GTK_WINDOW (trash))), GTK_TYPE_LIST_BOX_ROW));
  put_back (world, trash, CARNET_KIND_MILESTONE);
  WAIT_FOR (carnet_session_get_programme (world->session)->milestones->len == 15);
  WAIT_FOR (carnet_trash_window_is_read (CARNET_TRASH_WINDOW (trash)));
  put_back (world, trash, CARNET_KIND_OBSERVATION);
  WAIT_FOR (count (world) == 45);
  WAIT_FOR (carnet_app_test_says (trash, "Rien n’a été supprimé"));
  gtk_window_destroy (GTK_WINDOW (trash));
}

/* A theme and an actor, which the window names by what they are. */
static void
test_named (World *world, gconstpointer n)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, "Ville d’exemple", -1, NULL);
  g_autoptr (GPtrArray) themes = NULL;
  GtkWidget *trash;
  CarnetId   theme, town;

  g_assert_true (carnet_logbook_ensure_theme (logbook, "Défunt", &theme, NULL));
  g_assert_true (carnet_logbook_ensure_actor (logbook, actor, &town, NULL));
  set_deleted (world, CARNET_KIND_THEME, &theme);
  set_deleted (world, CARNET_KIND_ACTOR, &town);
  trash = open_trash (world);
  g_assert_true (carnet_app_test_says (trash, "2 éléments supprimés"));
  g_assert_true (carnet_app_test_says (trash, "Défunt"));
  g_assert_true (carnet_app_test_says (trash, "Thème"));
  g_assert_true (carnet_app_test_says (trash, "Ville d’exemple"));
  g_assert_true (carnet_app_test_says (trash, "Acteur"));
  put_back (world, trash, CARNET_KIND_THEME);
  WAIT_FOR (carnet_app_test_says (trash, "1 élément supprimé"));
  WAIT_FOR (carnet_trash_window_is_read (CARNET_TRASH_WINDOW (trash)));
  put_back (world, trash, CARNET_KIND_ACTOR);
  WAIT_FOR (carnet_app_test_says (trash, "Rien n’a été supprimé"));
  themes = carnet_logbook_list_themes (logbook, NULL);
  g_assert_nonnull (carnet_theme_find_first (themes, &theme));
  gtk_window_destroy (GTK_WINDOW (trash));
}

/* It is there: only its name is not. */
static void
test_unnamed (World *world, gconstpointer n)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId   theme = { 0 };
  GtkWidget *trash;

  carnet_writes_set_text (writes, CARNET_KEY_DEFINITION, "Sans libellé");
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (logbook, &theme, CARNET_KIND_THEME, NULL, writes, NULL, NULL));
  trash = open_trash (world);
  g_assert_true (carnet_app_test_says (trash, "Thème sans nom"));
  g_assert_false (carnet_app_test_says (trash, "inconnu"));
  gtk_window_destroy (GTK_WINDOW (trash));
}

static void
test_history (World *world, gconstpointer n)
{
  GtkWidget *trash = open_trash (world), *history;

  gtk_widget_activate (carnet_app_test_find (trash, GTK_TYPE_LIST_BOX_ROW,
                                             "Les dirigeants parlent enfin de leurs fragilités"));
  history = carnet_app_test_find_toplevel (CARNET_TYPE_HISTORY_WINDOW);
  g_assert_nonnull (history);
  WAIT_FOR (carnet_app_test_says (history, "Exemple inventé"));
  gtk_window_destroy (GTK_WINDOW (history));
  gtk_window_destroy (GTK_WINDOW (trash));
}

static void
test_empty (World *world, gconstpointer n)
{
  GtkWidget *trash = open_trash (world);

  g_assert_true (carnet_app_test_says (trash, "Rien n’a été supprimé"));
  /* All that it may hold, and nothing of what it does not: comments, verbatims, statements. */
  g_assert_true (carnet_app_test_says (trash, "Les observations, les jalons, les thèmes, les acteurs, les "
                                              "personnes et les territoires supprimés restent ici"));
  gtk_window_destroy (GTK_WINDOW (trash));
}

static void
test_closed_early (World *world, gconstpointer n)
{
  GtkWidget *trash = open_trash (world), *weak = trash;

  g_object_add_weak_pointer (G_OBJECT (trash), (gpointer *)&weak);
  put_back (world, trash, CARNET_KIND_OBSERVATION);
  gtk_window_destroy (GTK_WINDOW (trash));
  WAIT_FOR (weak == NULL);
  WAIT_FOR (count (world) == 44);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, n, func) g_test_add (path, World, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/trash-window/lists", 2, test_lists);
  ADD ("/trash-window/puts-back", 2, test_puts_back);
  ADD ("/trash-window/named", 0, test_named);
  ADD ("/trash-window/unnamed", 0, test_unnamed);
  ADD ("/trash-window/history", 2, test_history);
  ADD ("/trash-window/empty", 0, test_empty);
  ADD ("/trash-window/closed-early", 2, test_closed_early);
  return g_test_run ();
}
