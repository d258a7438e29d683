/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said beside an observation, as it is used. */
#include "carnet-app-test.h"
#include "carnet/carnet-comment-row.h"
#include "carnet/carnet-comments.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  GtkWindow       *window;
  CarnetComments  *comments;
  CarnetId         ids[2];
} World;

static void
show (World *world)
{
  world->comments = CARNET_COMMENTS (carnet_comments_new (world->session));
  world->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (world->window, 500, 500);
  gtk_widget_set_valign (GTK_WIDGET (world->comments), GTK_ALIGN_END);
  gtk_window_set_child (world->window, GTK_WIDGET (world->comments));
  gtk_window_present (world->window);
  carnet_comments_set_observation (world->comments, &world->ids[0]);
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (carnet_app_test_find (GTK_WIDGET (world->comments), GTK_TYPE_MENU_BUTTON, NULL)));
}

static void
set_up (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;

  carnet_app_fixture_set_up (&world->fixture, NULL);
  world->session = carnet_session_open (world->fixture.path, NULL, NULL);
  rows = carnet_logbook_list_observations (carnet_session_get_logbook (world->session), &query, 0, 2, NULL);
  for (guint i = 0; i < 2; i++)
    world->ids[i] = ((CarnetObservationRow *)rows->pdata[i])->id;
  show (world);
}

static void
hide (World *world)
{
  GObject *objects[] = { G_OBJECT (world->comments) };

  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->comments), G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static GtkTextBuffer *
get_buffer (World *world)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (carnet_app_test_find (GTK_WIDGET (world->comments), GTK_TYPE_TEXT_VIEW, NULL)));
}

static void
type (World *world, const char *text)
{
  gtk_text_buffer_insert_at_cursor (get_buffer (world), text, -1);
}

static char *
dup_text (World *world)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (world), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (world), &start, &end, FALSE);
}

static gboolean
shows_text (World *world, const char *expected)
{
  g_autofree char *text = dup_text (world);

  return g_str_equal (text, expected);
}

static GtkWidget *
find (World *world, GType type, const char *text)
{
  return carnet_app_test_find (GTK_WIDGET (world->comments), type, g_dgettext ("carnet-de-bord", text));
}

static void
click (World *world, const char *text)
{
  GtkWidget *button = find (world, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_widget_activate (button);
}

static guint
count_rows (World *world)
{
  GtkWidget *list = carnet_app_test_find (GTK_WIDGET (world->comments), GTK_TYPE_LIST_BOX, NULL);
  guint      n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)n))
    n++;
  return n;
}

static GPtrArray *
stored (World *world)
{
  return carnet_logbook_list_comments (carnet_session_get_logbook (world->session), &world->ids[0], NULL);
}

static void
test_said (World *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) comments = NULL;

  g_assert_false (gtk_widget_get_sensitive (find (world, GTK_TYPE_BUTTON, "_Comment")));
  type (world, "Qui était là ?");
  click (world, "_Comment");
  WAIT_FOR (count_rows (world) == 1);
  WAIT_FOR (shows_text (world, ""));
  comments = stored (world);
  g_assert_cmpstr (((CarnetComment *)comments->pdata[0])->text, ==, "Qui était là ?");
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (world->comments), GTK_TYPE_LABEL, "1"));
  type (world, "Un autre");
  click (world, "_Comment");
  WAIT_FOR (count_rows (world) == 2);
}

static void
test_settled_and_deleted (World *world, gconstpointer unused)
{
  type (world, "À revoir");
  click (world, "_Comment");
  WAIT_FOR (count_rows (world) == 1);
  click (world, "Mark as settled");
  WAIT_FOR (find (world, GTK_TYPE_BUTTON, "Open again"));
  click (world, "Open again");
  WAIT_FOR (find (world, GTK_TYPE_BUTTON, "Mark as settled"));
  click (world, "Delete this comment");
  WAIT_FOR (count_rows (world) == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->comments), "comments.undo-delete", NULL));
  WAIT_FOR (count_rows (world) == 1);
}

/* What was being written is there again, in its observation alone, also after the window was closed. */
static void
test_kept (World *world, gconstpointer unused)
{
  g_autoptr (GPtrArray) comments = NULL;

  type (world, "À moitié");
  carnet_comments_set_observation (world->comments, &world->ids[1]);
  g_assert_true (shows_text (world, ""));
  carnet_comments_set_observation (world->comments, &world->ids[0]);
  WAIT_FOR (shows_text (world, "À moitié"));
  type (world, " écrit");
  carnet_comments_commit (world->comments);
  hide (world);
  show (world);
  WAIT_FOR (shows_text (world, "À moitié écrit"));
  comments = stored (world);
  g_assert_cmpuint (comments->len, ==, 0);
  click (world, "_Comment");
  WAIT_FOR (count_rows (world) == 1);
  hide (world);
  show (world);
  WAIT_FOR (count_rows (world) == 1);
  g_assert_true (shows_text (world, ""));
}

/* By itself, soon after the last key. */
static void
test_saved_by_itself (World *world, gconstpointer unused)
{
  g_autoptr (CarnetDraft) draft = NULL;

  type (world, "Seul");
  WAIT_FOR (carnet_logbook_find_comment_draft (carnet_session_get_logbook (world->session), &world->ids[0],
                                               &draft, NULL)
            && draft);
  g_assert_cmpstr (carnet_writes_find_text (draft->writes, CARNET_KEY_TEXT), ==, "Seul");
}

#define ADD(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/comments/said", test_said);
  ADD ("/comments/settled-and-deleted", test_settled_and_deleted);
  ADD ("/comments/kept", test_kept);
  ADD ("/comments/saved-by-itself", test_saved_by_itself);
  return g_test_run ();
}
