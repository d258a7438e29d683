/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "carnet-app-test.h"
#include "merge/carnet-aliases-window.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-merge-details.h"
#include "merge/carnet-merge-row.h"
#include "merge/carnet-merge-window.h"
#include "window/carnet-window.h"

typedef struct
{
  CarnetAppFixture mine, theirs; /* empty, full */
  CarnetSession   *session;
  CarnetWindow    *window;
} World;

static void
open_window (World *world)
{
  g_autoptr (GError) error = NULL;

  world->session = carnet_session_open (world->mine.path, NULL, &error);
  g_assert_no_error (error);
  world->window = carnet_window_new (NULL, NULL);
  carnet_window_set_session (world->window, world->session);
  gtk_window_present (GTK_WINDOW (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
}

static void
world_set_up (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_empty (&world->mine, NULL);
  carnet_app_fixture_set_up (&world->theirs, NULL);
  open_window (world);
}

/* Two people who wrote apart in the same observations. */
static void
world_set_up_apart (World *world, gconstpointer unused)
{
  world->theirs.folder = g_dir_make_tmp ("carnet-app-XXXXXX", NULL);
  world->theirs.path = carnet_app_fixture_set_up_apart (&world->mine);
  open_window (world);
}

static void
world_tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->mine, NULL);
  carnet_app_fixture_tear_down (&world->theirs, NULL);
}

static GtkWidget *
find_assistant (World *world)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW);
}

static GtkWidget *
find_aliases (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_ALIASES_WINDOW);
}

static guint
count (World *world)
{
  guint n;

  g_assert_true (
      carnet_logbook_count_observations (carnet_session_get_logbook (world->session), NULL, &n, NULL));
  return n;
}

/* As a person drops files on the window. */
static GtkWidget *
drop (World *world, const char *first, const char *second)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (world->window));
  GSList      *files = NULL;
  GdkFileList *list;
  GValue       value = G_VALUE_INIT;
  gboolean     taken = FALSE;

  if (second != NULL)
    files = g_slist_prepend (files, g_file_new_for_path (second));
  files = g_slist_prepend (files, g_file_new_for_path (first));
  list = gdk_file_list_new_from_list (files);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
  g_slist_free_full (files, g_object_unref);
  WAIT_FOR (find_assistant (world) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (find_assistant (world))));
  return find_assistant (world);
}

/* Who keeps both logbooks has the same name in each, until this. */
static void
rename_owner (World *world)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_logbook_get_owner (logbook)->id;

  carnet_writes_set_text (writes, CARNET_KEY_NAME, "Autre personne d’exemple");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_PERSON, NULL, writes, NULL, NULL));
}

static void
test_merge_and_undo (World *world, gconstpointer unused)
{
  GtkWidget *assistant;

  rename_owner (world);
  assistant = drop (world, world->theirs.path, NULL);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, 1 prêt à fusionner"));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "45"));
  g_assert_cmpuint (count (world), ==, 0);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  g_assert_cmpuint (count (world), ==, 45);
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.undo-merge", NULL);
  WAIT_FOR (count (world) == 0);
}

/* Two of the same name: asked once all is merged, and judged in a window of its own. */
static void
test_suspects (World *world, gconstpointer unused)
{
  const char *question = "1 personne ou territoire porte le nom d’un autre\u00a0: est-ce le même\u00a0?";
  GtkWidget  *assistant = drop (world, world->theirs.path, NULL), *list, *page;

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
  WAIT_FOR (find_assistant (world) == NULL);
  WAIT_FOR (find_aliases () && carnet_aliases_window_is_read (CARNET_ALIASES_WINDOW (find_aliases ())));
  g_assert_nonnull (carnet_app_test_find (find_aliases (), GTK_TYPE_LABEL, "1 paire"));
  gtk_window_destroy (GTK_WINDOW (find_aliases ()));
}

/* A refused file says why, alone; with nothing to merge there is nothing to press. */
static void
test_refused (World *world, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (world->mine.folder, "notes.carnet", NULL);
  GtkWidget       *assistant;

  g_assert_true (g_file_set_contents (path, "bonjour", -1, NULL));
  assistant = drop (world, path, world->theirs.path);
  g_assert_nonnull (carnet_app_test_find (
      assistant, GTK_TYPE_LABEL,
      "« notes.carnet » ne peut pas être pris : ce n’est ni un carnet ni un fichier d’échange."));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "2 carnets reçus, 1 prêt à fusionner"));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  assistant = drop (world, path, NULL);
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "1 carnet reçu, aucun à fusionner"));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  g_assert_true (find_assistant (world) == assistant);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  g_assert_cmpuint (count (world), ==, 0);
}

/* -- Details -------------------------------------------------------------------------------- */

static void
activate_row (GtkWidget *assistant, int n)
{
  GtkWidget *list = carnet_app_test_find_mapped (assistant, GTK_TYPE_LIST_BOX);

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n)));
  WAIT_FOR (carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_DETAILS) != NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
}

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
test_details (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);
  GtkWidget *row;

  activate_row (assistant, 0);
  g_assert_true (says (nth_change (assistant, 0), "en conflit"));
  g_assert_true (says (nth_change (assistant, 1), "suppression contestée"));
  g_assert_null (nth_change (assistant, 2));
  g_assert_true (says (assistant, "Observations · 2"));
  g_assert_true (says (assistant, "Personnes · 1"));
  row = nth_change (assistant, 0);
  g_assert_false (says (row, "Innovation · en conflit"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (says (row, "Innovation · en conflit"));
  g_assert_true (says (row, "1 · signal faible"));
  g_assert_true (says (row, "2 · avéré"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (nth_change (assistant, 1)), TRUE);
  g_assert_true (says (nth_change (assistant, 1), "Suppression"));
  /* Escape leads back, then out. */
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_ROW) != NULL);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
}

/* A large file is read a page at a time. */
static void
test_large (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);
  GtkWidget *more;

  activate_row (assistant, 0);
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
test_closed_in_details (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);
  GtkWidget *weak = assistant;
  GtkWidget *list = carnet_app_test_find_mapped (assistant, GTK_TYPE_LIST_BOX);

  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *)&weak);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  gtk_window_destroy (GTK_WINDOW (assistant));
  WAIT_FOR (weak == NULL);
}

/* What would be in conflict can be read before; once merged, the same button leads to where it is settled. */
static void
test_examine (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);

  gtk_widget_activate_action (assistant, "merge.examine", NULL);
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  g_assert_true (says (nth_change (assistant, 0), "2 · avéré"));
  g_assert_nonnull (nth_change (assistant, 1));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (assistant, ADW_TYPE_STATUS_PAGE) != NULL);
  g_assert_true (says (assistant, "Tout est appliqué"));
  gtk_widget_activate_action (assistant, "merge.examine", NULL);
  WAIT_FOR (find_assistant (world) == NULL);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_CONFLICT_PAGE, NULL) != NULL);
}

/* From the same page the merge is undone. */
static void
test_undo_at_once (World *world, gconstpointer unused)
{
  GtkWidget  *assistant = drop (world, world->theirs.path, NULL);
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
test_narrow (World *world, gconstpointer unused)
{
  GtkWidget *assistant = drop (world, world->theirs.path, NULL);
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
test_closed_early (World *world, gconstpointer unused)
{
  const char *paths[] = { world->theirs.path, NULL };
  GtkWidget  *assistant = carnet_merge_window_new (GTK_WINDOW (world->window), world->session, paths);
  GtkWidget  *weak = assistant;

  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *)&weak);
  gtk_window_present (GTK_WINDOW (assistant));
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR (weak == NULL);
  g_assert_cmpuint (count (world), ==, 0);
}

/* -- The backup, while the files are looked at ------------------------------------------------- */

#define ATTACHED (24 << 20) /* bytes each: three are enough that it is made ahead */

static void
make_large (World *world)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_id_from_name ("large");

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Grand");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  for (guint8 i = 0; i < 3; i++)
    {
      guint8 *data = g_malloc0 (ATTACHED);
      g_autoptr (GBytes) bytes = NULL;

      data[0] = i;
      bytes = g_bytes_new_take (data, ATTACHED);
      g_assert_true (carnet_logbook_attach (logbook, &id, bytes, "exemple", NULL));
    }
}

static goffset
size_of (const char *path)
{
  GStatBuf facts;

  return g_stat (path, &facts) == 0 ? facts.st_size : 0;
}

/* (nullable): the only file there */
static char *
find_backup (World *world)
{
  g_autofree char *folder = carnet_logbook_dup_backup_folder (carnet_session_get_logbook (world->session));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static goffset
backup_size (World *world)
{
  g_autofree char *path = find_backup (world);

  return path != NULL ? size_of (path) : 0;
}

static void
test_backed_up_ahead (World *world, gconstpointer unused)
{
  g_autofree char *ahead = NULL, *backup = NULL;
  goffset          size;
  GtkWidget       *assistant;

  make_large (world);
  size = size_of (world->mine.path);
  assistant = drop (world, world->theirs.path, NULL);
  WAIT_FOR (backup_size (world) == size);
  ahead = find_backup (world);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (count (world) == 46);
  backup = find_backup (world);
  g_assert_cmpstr (backup, !=, ahead);
  g_assert_true (g_str_has_suffix (backup, ".carnet"));
  g_assert_cmpint (size_of (backup), ==, size);
  g_assert_false (g_file_test (ahead, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

static void
test_not_merged (World *world, gconstpointer unused)
{
  g_autofree char *left = NULL;
  GtkWidget       *assistant;

  make_large (world);
  assistant = drop (world, world->theirs.path, NULL);
  WAIT_FOR (backup_size (world) > 0);
  gtk_widget_activate_action (assistant, "merge.cancel", NULL);
  WAIT_FOR ((left = find_backup (world)) == NULL);
  g_assert_cmpuint (count (world), ==, 1);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, World, NULL, world_set_up, func, world_tear_down)
  ADD ("/merge-window/merge-and-undo", test_merge_and_undo);
  ADD ("/merge-window/suspects", test_suspects);
  ADD ("/merge-window/refused", test_refused);
  ADD ("/merge-window/closed-early", test_closed_early);
  ADD ("/merge-window/large", test_large);
  ADD ("/merge-window/closed-in-details", test_closed_in_details);
  ADD ("/merge-window/backed-up-ahead", test_backed_up_ahead);
  ADD ("/merge-window/not-merged", test_not_merged);
#undef ADD
#define ADD(path, func) g_test_add (path, World, NULL, world_set_up_apart, func, world_tear_down)
  ADD ("/merge-window/details", test_details);
  ADD ("/merge-window/examine", test_examine);
  ADD ("/merge-window/undo-at-once", test_undo_at_once);
  ADD ("/merge-window/narrow", test_narrow);
  return g_test_run ();
}
