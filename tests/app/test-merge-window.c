/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-merge-world.h"
#include "merge/carnet-aliases-window.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-merge-details.h"
#include "merge/carnet-merge-row.h"
#include "merge/carnet-merge-totals.h"

static GtkWidget *
find_aliases (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_ALIASES_WINDOW);
}

static void
test_merge_and_undo (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant;

  merge_world_rename_owner (world);
  assistant = merge_world_drop (world, world->theirs.path, NULL);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, 1 prêt à fusionner"));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "45"));
  g_assert_cmpuint (merge_world_count (world), ==, 0);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_true (carnet_app_test_says (GTK_WIDGET (world->window), "1 carnet fusionné"));
  g_assert_cmpuint (merge_world_count (world), ==, 45);
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.undo-merge", NULL);
  WAIT_FOR (merge_world_count (world) == 0);
}

/* Two of the same name: asked once all is merged, and judged in a window of its own. */
static void
test_suspects (MergeWorld *world, gconstpointer unused)
{
  const char *question = "1 personne ou territoire porte le nom d’un autre\u00a0: est-ce le même\u00a0?";
  GtkWidget  *assistant = merge_world_drop (world, world->theirs.path, NULL), *list, *page;

  list = carnet_app_test_find_mapped (assistant, GTK_TYPE_LIST_BOX);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, question));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR ((page = carnet_app_test_find_mapped (assistant, ADW_TYPE_STATUS_PAGE)) != NULL);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), question));
  g_assert_null (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "conflit"));
  g_assert_false (
      gtk_widget_get_mapped (carnet_app_test_find (page, GTK_TYPE_BUTTON, "_Examiner les conflits")));
  gtk_widget_activate_action (assistant, "merge.aliases", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  WAIT_FOR (find_aliases () && carnet_aliases_window_is_read (CARNET_ALIASES_WINDOW (find_aliases ())));
  g_assert_nonnull (carnet_app_test_find (find_aliases (), GTK_TYPE_LABEL, "1 paire"));
  gtk_window_destroy (GTK_WINDOW (find_aliases ()));
}

/* -- Details -------------------------------------------------------------------------------- */

static GtkWidget *
nth_change (GtkWidget *assistant, int n)
{
  GtkWidget *details = carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_DETAILS);
  GtkWidget *list = carnet_app_test_find (details, GTK_TYPE_LIST_BOX, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n));
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return carnet_app_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* What a file changes, down to the words, before anything is applied; a field is compared once it is looked
 * at. */
static void
test_details (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);
  GtkWidget *row;

  merge_world_activate_row (assistant, 0);
  g_assert_true (says (nth_change (assistant, 0), "en conflit"));
  g_assert_true (says (nth_change (assistant, 1), "suppression contestée"));
  g_assert_null (nth_change (assistant, 2));
  g_assert_true (says (assistant, "Observations · 2"));
  /* Whose all of it is stands above, not in each row. */
  g_assert_false (says (nth_change (assistant, 1), "13 juillet 2018 · Autre personne d’exemple"));
  g_assert_true (says (nth_change (assistant, 1), "13 juillet 2018"));
  g_assert_true (says (assistant, "Personnes · 1"));
  row = nth_change (assistant, 0);
  g_assert_false (says (row, "Innovation · en conflit"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (says (row, "Innovation · en conflit"));
  g_assert_true (says (row, "1 · signal faible"));
  g_assert_true (says (row, "2 · avéré"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nth_change (assistant, 1)), TRUE);
  g_assert_true (says (nth_change (assistant, 1), "Suppression"));
  /* Escape leads back to where one came from, then out. */
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_ROW) != NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (assistant))
                 == carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_ROW));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
}

/* A large file is read a page at a time. */
static void
test_large (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);
  GtkWidget *more;

  merge_world_activate_row (assistant, 0);
  g_assert_nonnull (nth_change (assistant, 19));
  g_assert_null (nth_change (assistant, 20));
  more = carnet_app_test_find (assistant, GTK_TYPE_BUTTON, "Afficher la _suite");
  g_assert_true (gtk_widget_get_visible (more));
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (more, "clicked");
      WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
    }
  g_assert_nonnull (nth_change (assistant, 44));
  g_assert_null (nth_change (assistant, 45));
  g_assert_false (gtk_widget_get_visible (more));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* Closed while details are read: the reading ends before what it reads goes. */
static void
test_closed_in_details (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);
  GtkWidget *weak = assistant;
  GtkWidget *list = carnet_app_test_find_mapped (assistant, GTK_TYPE_LIST_BOX);

  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *)&weak);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  gtk_window_destroy (GTK_WINDOW (assistant));
  WAIT_FOR (weak == NULL);
}

/* What would be in conflict can be read before; once merged, the same button leads to where it is settled. */
static void
test_examine (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);
  GtkWidget *button = carnet_app_test_find (assistant, GTK_TYPE_BUTTON, "_Examiner les conflits");

  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_activate_action (button, "merge.examine", NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (assistant)) == button);
  gtk_widget_activate_action (button, "merge.examine", NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  g_assert_true (says (nth_change (assistant, 0), "2 · avéré"));
  g_assert_nonnull (nth_change (assistant, 1));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (assistant, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_true (says (assistant, "Tout est appliqué"));
  gtk_widget_activate_action (assistant, "merge.examine", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_CONFLICT_PAGE, NULL) != NULL);
}

static char *
write_third (MergeWorld *world, const char *title)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "Troisième personne d’exemple.carnet", NULL);
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (logbook, NULL, 0, 100, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, title);
  for (guint i = 0; i < rows->len; i++)
    {
      const CarnetObservationRow *row = rows->pdata[i];
      CarnetId                    id = row->id;

      if (g_str_has_prefix (row->title, "Un même mot"))
        g_assert_true (
            carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
    }
  return g_steal_pointer (&path);
}

/* In conflict with two files it is one row, which names both and has what each of them says. */
static void
test_twice (MergeWorld *world, gconstpointer unused)
{
  g_autofree char *third = write_third (world, "Encore un autre titre");
  GtkWidget       *assistant = merge_world_drop (world, world->theirs.path, third), *row;

  gtk_widget_activate_action (assistant, "merge.examine", NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  row = nth_change (assistant, 0);
  g_assert_true (says (assistant, "Observations · 2"));
  g_assert_true (says (row, "5 juillet 2018 · Autre personne d’exemple · Troisième personne d’exemple"));
  WAIT_FOR (carnet_app_test_says (row, "2 · avéré"));
  g_assert_true (carnet_app_test_says (row, "Encore un autre titre"));
  g_assert_nonnull (nth_change (assistant, 1));
  g_assert_null (nth_change (assistant, 2));
}

/* From the same page the merge is undone. */
static void
test_undo_at_once (MergeWorld *world, gconstpointer unused)
{
  GtkWidget  *assistant = merge_world_drop (world, world->theirs.path, NULL);
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n;

  query.conflict_only = TRUE;
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (assistant, ADW_TYPE_STATUS_PAGE) != NULL);
  carnet_logbook_count_observations (carnet_session_get_logbook (world->session), &query, &n, NULL);
  g_assert_cmpuint (n, ==, 2);
  gtk_widget_activate_action (assistant, "merge.undo", NULL);
  WAIT_FOR (carnet_logbook_count_observations (carnet_session_get_logbook (world->session), &query, &n, NULL)
            && n == 0);
}

/* In a window as narrow as a telephone the numbers go under the names. */
static void
test_narrow (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);
  int        minimum;

  gtk_test_widget_wait_for_draw (assistant);
  gtk_widget_measure (assistant, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 420);
  gtk_window_set_default_size (GTK_WINDOW (assistant), 420, 780);
  WAIT_FOR (gtk_widget_get_mapped (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "2 conflits")));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* Closed while it reads: nothing is left behind, as tearing down sees. */
static void
test_closed_early (MergeWorld *world, gconstpointer unused)
{
  const char *paths[] = { world->theirs.path, NULL };
  GtkWidget  *assistant = carnet_merge_window_new (GTK_WINDOW (world->window), world->session, paths);
  GtkWidget  *weak = assistant;

  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *)&weak);
  gtk_window_present (GTK_WINDOW (assistant));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (weak == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 0);
}

/* A first merge may bring hundreds of thousands. */
static void
test_numbers (void)
{
  CarnetMergeCounts counts = { 0 };
  g_autofree char  *heard = carnet_merge_count_describe (CARNET_MERGE_COLUMN_NEW, 12345);
  GtkWidget        *totals;

  counts.observations[CARNET_MERGE_NEW] = 12345;
  totals = g_object_ref_sink (carnet_merge_totals_new (&counts));
  g_assert_nonnull (carnet_app_test_find (totals, GTK_TYPE_LABEL, "12\u202f345"));
  g_assert_cmpstr (heard, ==, "12\u202f345 nouvelles");
  g_object_unref (totals);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, MergeWorld, NULL, merge_world_set_up, func, merge_world_tear_down)
  ADD ("/merge-window/merge-and-undo", test_merge_and_undo);
  ADD ("/merge-window/suspects", test_suspects);
  ADD ("/merge-window/closed-early", test_closed_early);
  ADD ("/merge-window/large", test_large);
  ADD ("/merge-window/closed-in-details", test_closed_in_details);
#undef ADD
#define ADD(path, func)                                                                                      \
  g_test_add (path, MergeWorld, NULL, merge_world_set_up_apart, func, merge_world_tear_down)
  ADD ("/merge-window/details", test_details);
  ADD ("/merge-window/examine", test_examine);
  ADD ("/merge-window/twice", test_twice);
  ADD ("/merge-window/undo-at-once", test_undo_at_once);
  ADD ("/merge-window/narrow", test_narrow);
  g_test_add_func ("/merge-window/numbers", test_numbers);
  return g_test_run ();
}
