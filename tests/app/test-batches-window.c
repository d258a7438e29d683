/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-merge-world.h"
#include "merge/carnet-batches-window.h"
#include "widgets/carnet-list-page.h"

static void
merge (MergeWorld *world, const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_autoptr (CarnetMerge) plan
      = carnet_logbook_prepare_merge (logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  carnet_logbook_apply_merge (logbook, plan, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One sitting of more files than are shown at once. */
#define N_MANY 25

static void
receive_many (MergeWorld *world)
{
  g_autoptr (CarnetLogbook) theirs
      = carnet_logbook_open (world->theirs.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  char *paths[N_MANY + 1] = { NULL };

  for (guint i = 0; i < N_MANY; i++)
    {
      CarnetId         id = { { 0 } };
      g_autofree char *name = g_strdup_printf ("envoi-%02u.carnet", i);
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_text (writes, CARNET_KEY_TITLE, name);
      g_assert_true (carnet_logbook_write (theirs, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
      paths[i] = g_build_filename (world->theirs.folder, name, NULL);
      g_assert_true (carnet_logbook_copy (theirs, paths[i], TRUE, NULL, NULL, NULL, NULL));
    }
  merge (world, (const char *const *)paths);
  for (guint i = 0; i < N_MANY; i++)
    g_free (paths[i]);
}

/* Two files at once, then one. */
static void
receive (MergeWorld *world)
{
  g_autofree char *copy = g_build_filename (world->theirs.folder, "copie.carnet", NULL);
  g_autofree char *later = g_build_filename (world->theirs.folder, "suite.carnet", NULL);
  const char      *both[] = { world->theirs.path, copy, NULL }, *last[] = { later, NULL };
  g_autoptr (CarnetLogbook) theirs
      = carnet_logbook_open (world->theirs.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  CarnetId id = { { 0 } };
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Une de plus");
  g_assert_true (carnet_logbook_copy (theirs, copy, TRUE, NULL, NULL, NULL, NULL));
  merge (world, both);
  g_assert_true (carnet_logbook_write (theirs, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  g_assert_true (carnet_logbook_copy (theirs, later, TRUE, NULL, NULL, NULL, NULL));
  merge (world, last);
}

typedef void (*ReceiveFunc) (MergeWorld *world);

static void
set_up (MergeWorld *world, gconstpointer received)
{
  const ReceiveFunc func = (ReceiveFunc)received;

  carnet_app_fixture_set_up_empty (&world->mine, NULL);
  if (func == receive)
    carnet_app_fixture_set_up (&world->theirs, NULL);
  else
    carnet_app_fixture_set_up_empty (&world->theirs, NULL);
  if (func)
    func (world);
  merge_world_open (world);
}

static GtkWidget *
open_batches (MergeWorld *world)
{
  GtkWidget *batches;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->window), "win.batches", NULL));
  batches = carnet_app_test_find_toplevel (CARNET_TYPE_BATCHES_WINDOW);
  g_assert_nonnull (batches);
  WAIT_FOR (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  return batches;
}

static guint
count_type (GtkWidget *root, GType type)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += g_type_is_a (G_OBJECT_TYPE (child), type) ? 1 : count_type (child, type);
  return n;
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return carnet_app_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* The row of the newest file: Enter on it asks, @response answers. */
static void
toggle_newest (GtkWidget *batches, const char *heading, const char *response)
{
  GtkWidget *row = carnet_app_test_find_mapped (batches, GTK_TYPE_LIST_BOX_ROW), *dialog;

  g_assert_true (gtk_widget_activate (row));
  dialog = carnet_app_test_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_listed (MergeWorld *world, gconstpointer received)
{
  GtkWidget *batches = open_batches (world);

  g_assert_cmpuint (count_type (batches, GTK_TYPE_LIST_BOX), ==, 2);
  g_assert_true (says (batches, "1 fichier"));
  g_assert_true (says (batches, "2 fichiers"));
  g_assert_true (says (batches, "45 nouvelles"));
  g_assert_true (says (batches, "1 nouvelle"));
  g_assert_true (says (batches, "suite.carnet"));
  g_assert_false (says (batches, "retiré"));
  gtk_window_destroy (GTK_WINDOW (batches));
}

/* Withdrawn once it is confirmed, taken back the same way; the focus stays where it was. */
static void
test_withdraw_and_take_back (MergeWorld *world, gconstpointer received)
{
  GtkWidget *batches = open_batches (world);

  g_assert_cmpuint (merge_world_count (world), ==, 46);
  toggle_newest (batches, "Retirer ce fichier\u00a0?", "keep");
  g_assert_true (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  g_assert_cmpuint (merge_world_count (world), ==, 46);
  toggle_newest (batches, "Retirer ce fichier\u00a0?", "go");
  WAIT_FOR (says (batches, "retiré"));
  WAIT_FOR (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  g_assert_cmpuint (merge_world_count (world), ==, 45);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (batches))
                 == carnet_app_test_find_mapped (batches, GTK_TYPE_LIST_BOX_ROW));
  toggle_newest (batches, "Rétablir ce fichier\u00a0?", "go");
  WAIT_FOR (!says (batches, "retiré"));
  WAIT_FOR (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  g_assert_cmpuint (merge_world_count (world), ==, 46);
  gtk_window_destroy (GTK_WINDOW (batches));
}

static void
test_empty (MergeWorld *world, gconstpointer received)
{
  GtkWidget *batches = open_batches (world);

  g_assert_true (gtk_widget_get_mapped (
      carnet_app_test_find (batches, ADW_TYPE_STATUS_PAGE, "Rien n’a encore été reçu")));
  gtk_window_destroy (GTK_WINDOW (batches));
}

/* Closed while a batch is withdrawn: it is withdrawn all the same, and nothing is left of the window. */
static void
test_closed_early (MergeWorld *world, gconstpointer received)
{
  GtkWidget *batches = open_batches (world), *weak = batches;

  g_object_add_weak_pointer (G_OBJECT (batches), (gpointer *)&weak);
  toggle_newest (batches, "Retirer ce fichier\u00a0?", "go");
  gtk_window_destroy (GTK_WINDOW (batches));
  WAIT_FOR (weak == NULL);
  WAIT_FOR (merge_world_count (world) == 45);
}

/* The rest of a large sitting comes on demand, under the same heading. */
static void
test_many (MergeWorld *world, gconstpointer received)
{
  GtkWidget *batches = open_batches (world);
  GtkWidget *older = carnet_app_test_find (batches, GTK_TYPE_BUTTON, "Afficher les fichiers plus _anciens");

  g_assert_true (says (batches, "25 fichiers"));
  g_assert_true (says (batches, "envoi-24.carnet"));
  g_assert_false (says (batches, "envoi-00.carnet"));
  g_assert_true (gtk_widget_get_visible (older));
  g_signal_emit_by_name (older, "clicked");
  WAIT_FOR (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  g_assert_true (says (batches, "envoi-00.carnet"));
  g_assert_false (gtk_widget_get_visible (older));
  g_assert_cmpuint (count_type (batches, GTK_TYPE_LIST_BOX), ==, 1);
  /* What was shown is shown again after a change. */
  toggle_newest (batches, "Retirer ce fichier\u00a0?", "go");
  WAIT_FOR (says (batches, "retiré"));
  WAIT_FOR (carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (batches)));
  g_assert_true (says (batches, "envoi-00.carnet"));
  gtk_window_destroy (GTK_WINDOW (batches));
}

/* The page reads markup; what went wrong is no markup. */
static void
test_problem (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "« R&D.carnet » <illisible>");
  GtkWidget *page = carnet_list_page_new ("mail-unread-symbolic", "", "", "", "", NULL, NULL);
  GtkWindow *window = carnet_app_test_show (page, 420);

  carnet_list_page_show_problem (CARNET_LIST_PAGE (page), error);
  g_assert_true (carnet_app_test_says (page, error->message));
  carnet_app_test_destroy_child (window, page);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, received, func)                                                                            \
  g_test_add (path, MergeWorld, (gconstpointer)(received), set_up, func, merge_world_tear_down)
  ADD ("/batches-window/listed", receive, test_listed);
  ADD ("/batches-window/withdraw-and-take-back", receive, test_withdraw_and_take_back);
  ADD ("/batches-window/empty", NULL, test_empty);
  ADD ("/batches-window/closed-early", receive, test_closed_early);
  ADD ("/batches-window/many", receive_many, test_many);
  g_test_add_func ("/batches-window/problem", test_problem);
  return g_test_run ();
}
