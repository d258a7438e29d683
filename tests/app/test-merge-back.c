/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-merge-world.h"
#include "merge/carnet-batches-window.h"
#include "merge/carnet-merge-row.h"
#include "merge/carnet-merge-totals.h"
#include "session/carnet-job.h"

/* What was withdrawn and comes again: said before anything is applied, and taken back by a switch. */

#define WITHHELD "Retraits maintenus\u00a0: "

static void
write_one (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Une de plus");
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

/* Theirs was merged and that was undone; then they wrote one more. */
static void
set_up_withdrawn (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant;

  merge_world_set_up (world, NULL);
  merge_world_rename_owner (world);
  assistant = merge_world_drop (world, world->theirs.path, NULL);
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.undo-merge", NULL);
  WAIT_FOR (merge_world_count (world) == 0);
  write_one (world->theirs.path);
}

static GtkWidget *
find_switch (GtkWidget *assistant)
{
  return carnet_app_test_find_mapped (assistant, GTK_TYPE_SWITCH);
}

static GtkWidget *
find_batches (void)
{
  return carnet_app_test_find_toplevel (CARNET_TYPE_BATCHES_WINDOW);
}

static gboolean
row_says (GtkWidget *assistant, const char *text)
{
  return carnet_app_test_says (carnet_app_test_find_mapped (assistant, CARNET_TYPE_MERGE_ROW), text);
}

/* By the row, as with the keyboard. */
static void
choose (GtkWidget *assistant)
{
  gtk_widget_activate (gtk_widget_get_ancestor (find_switch (assistant), GTK_TYPE_LIST_BOX_ROW));
  WAIT_FOR (!carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  WAIT_FOR (carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
}

/* Left as it is, it is told before and stays away. */
static void
test_left (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  g_assert_false (gtk_switch_get_active (GTK_SWITCH (find_switch (assistant))));
  g_assert_true (carnet_app_test_says (assistant, "Dans ces fichiers\u00a0: 45 observations"));
  g_assert_true (row_says (assistant, WITHHELD "45 observations"));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 1);
}

/* The row of the switch, which the keyboard turns. */
static gboolean
has_focus_there (GtkWidget *assistant)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (assistant));

  return focus && GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_is_ancestor (find_switch (assistant), focus);
}

/* Every number is then that of taking it back, and whoever chose goes on from there. */
static void
test_taken_back (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  choose (assistant);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (find_switch (assistant))));
  g_assert_true (has_focus_there (assistant));
  g_assert_nonnull (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "46"));
  g_assert_false (row_says (assistant, WITHHELD));
  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 46);
}

/* A second thought changes nothing. */
static void
test_chosen_twice (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  choose (assistant);
  choose (assistant);
  g_assert_true (row_says (assistant, WITHHELD "45 observations"));
  g_assert_null (carnet_app_test_find (assistant, GTK_TYPE_LABEL, "46"));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* Closed while it compares: it stops, and closes. */
static void
test_closed (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  gtk_widget_activate (find_switch (assistant));
  WAIT_FOR (!carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  gtk_window_close (GTK_WINDOW (assistant));
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 0);
}

/* A file that was merged when something in it was withdrawn already. */
static void
test_partly (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  gtk_widget_activate_action (assistant, "merge.apply", NULL);
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  assistant = merge_world_drop (world, world->theirs.path, NULL);
  g_assert_true (row_says (assistant, "Fusionné auparavant, puis retiré en partie"));
  g_assert_null (find_switch (assistant));
  merge_world_activate_row (assistant, 0);
  gtk_widget_activate (carnet_app_test_find (assistant, GTK_TYPE_BUTTON, "Rétablir dans Carnets _reçus…"));
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  WAIT_FOR (find_batches () && carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (find_batches ())));
  gtk_window_destroy (GTK_WINDOW (find_batches ()));
}

static gboolean
told_job (CarnetJob *job, CarnetLogbook *logbook, gpointer ended, GCancellable *cancellable, GError **error)
{
  g_async_queue_push (ended, ended);
  return TRUE;
}

/* All that was asked of the worker before is done, and the main loop has not heard of it. */
static void
let_worker_end (CarnetSession *session)
{
  GAsyncQueue *ended = g_async_queue_new ();

  carnet_job_run_async (session, told_job, g_async_queue_ref (ended), (GDestroyNotify)g_async_queue_unref,
                        NULL, NULL, NULL, NULL);
  g_async_queue_pop (ended);
  g_async_queue_unref (ended);
}

/* Closed when the worker has ended and nobody heard of it yet: it closes all the same. */
static void
test_closed_late (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  gtk_widget_activate (find_switch (assistant));
  WAIT_FOR (!carnet_merge_window_is_read (CARNET_MERGE_WINDOW (assistant)));
  let_worker_end (world->session);
  gtk_window_close (GTK_WINDOW (assistant));
  WAIT_FOR (merge_world_find_assistant (world) == NULL);
  g_assert_cmpuint (merge_world_count (world), ==, 0);
}

/* Shown again by another program meanwhile: there is nothing to choose any more. */
static void
test_gone (MergeWorld *world, gconstpointer unused)
{
  GtkWidget *assistant = merge_world_drop (world, world->theirs.path, NULL);

  choose (assistant);
  {
    g_autoptr (CarnetLogbook) other
        = carnet_logbook_open (world->mine.path, CARNET_OPEN_READ_WRITE, NULL, NULL);

    g_assert_true (carnet_logbook_reapply_batch (other, 1, NULL, NULL));
  }
  choose (assistant);
  g_assert_null (find_switch (assistant));
  g_assert_false (row_says (assistant, WITHHELD));
  gtk_window_destroy (GTK_WINDOW (assistant));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, MergeWorld, NULL, set_up_withdrawn, func, merge_world_tear_down)
  ADD ("/merge-back/left", test_left);
  ADD ("/merge-back/taken-back", test_taken_back);
  ADD ("/merge-back/chosen-twice", test_chosen_twice);
  ADD ("/merge-back/closed", test_closed);
  ADD ("/merge-back/closed-late", test_closed_late);
  ADD ("/merge-back/gone", test_gone);
  ADD ("/merge-back/partly", test_partly);
  return g_test_run ();
}
