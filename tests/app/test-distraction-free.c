/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page alone, and how large its text is. */
#include "application/carnet-settings.h"
#include "carnet-view-world.h"
#include "widgets/carnet-palette.h"
#include "window/carnet-window.h"
#include "writing/carnet-text-size.h"

/* -- Size of the text -------------------------------------------------------------------- */

static int
font_size (World *world, guint field)
{
  GtkWidget *view = carnet_observation_editor_get_text_view (world->editor, field);

  return pango_font_description_get_size (
      pango_context_get_font_description (gtk_widget_get_pango_context (view)));
}

static void
draw (World *world)
{
  gtk_widget_queue_draw (GTK_WIDGET (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  world_settle (world);
}

static int
clamp_width (World *world)
{
  return adw_clamp_get_maximum_size (
      ADW_CLAMP (carnet_app_test_find (GTK_WIDGET (world->editor), ADW_TYPE_CLAMP, NULL)));
}

/* Title and sections follow, and the page grows with them; it is remembered. */
static void
test_size (World *world, gconstpointer unused)
{
  CarnetTextSize *size = carnet_text_size_get_default ();
  g_autoptr (GSettings) settings = carnet_settings_new ();
  const int title = font_size (world, 0), text = font_size (world, 1), width = clamp_width (world);

  for (int i = 0; i < 20; i++)
    world_activate (world, "carnet.text-larger");
  draw (world);
  g_assert_cmpint (carnet_text_size_get_percent (size), ==, CARNET_TEXT_SIZE_MAX);
  g_assert_cmpint (ABS (font_size (world, 0) - 2 * title), <=, 1);
  g_assert_cmpint (ABS (font_size (world, 1) - 2 * text), <=, 1);
  g_assert_cmpint (clamp_width (world), >, width);
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL, "Texte à 200 %"));
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 200);
  for (int i = 0; i < 20; i++)
    world_activate (world, "carnet.text-smaller");
  draw (world);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, CARNET_TEXT_SIZE_MIN);
  g_assert_cmpint (font_size (world, 1), <, text);
  world_activate (world, "carnet.text-usual");
  draw (world);
  g_assert_cmpint (font_size (world, 1), ==, text);
  g_assert_cmpint (clamp_width (world), ==, width);
}

static void
test_size_from_settings (World *world, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();
  const int text = font_size (world, 1);

  g_settings_set_int (settings, "text-size", 135);
  draw (world);
  g_assert_cmpint (carnet_text_size_get_percent (carnet_text_size_get_default ()), ==, 135);
  g_assert_cmpint (font_size (world, 1), >, text);
  world_activate (world, "carnet.text-larger");
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
  world_activate (world, "carnet.text-usual");
}

/* -- The page alone ------------------------------------------------------------------------ */

static gboolean
is_mapped (World *world, const char *css_class)
{
  return gtk_widget_get_mapped (world_find_class (world->view, css_class));
}

/* All that stands around the page, at this width. */
static void
assert_panes (World *world, gboolean side, gboolean list)
{
  const gboolean around = !carnet_carnet_view_is_writing (CARNET_CARNET_VIEW (world->view));

  g_assert_cmpint (is_mapped (world, "carnet-side-pane"), ==, side);
  g_assert_cmpint (is_mapped (world, "carnet-list-pane"), ==, list);
  g_assert_cmpint (is_mapped (world, "editor-header"), ==, around);
  g_assert_cmpint (is_mapped (world, "metadata-row"), ==, around);
  g_assert_cmpint (is_mapped (world, "editor-bar"), ==, around);
  g_assert_cmpint (is_mapped (world, "quiet-line"), ==, !around);
  g_assert_true (gtk_widget_get_mapped (carnet_observation_editor_get_text_view (world->editor, 1)));
}

static GtkWidget *
focus_of (World *world)
{
  return gtk_window_get_focus (world->window);
}

static int
cursor_of (World *world, guint field)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (world_buffer (world, field), &iter,
                                    gtk_text_buffer_get_insert (world_buffer (world, field)));
  return gtk_text_iter_get_offset (&iter);
}

/* What one writes is kept, counted and undone as ever; the cursor goes on where it was. */
static void
test_alone (World *world, gconstpointer unused)
{
  GtkWidget       *text = carnet_observation_editor_get_text_view (world->editor, 2);
  g_autofree char *before = NULL, *expected = NULL;
  GtkTextIter      place;

  gtk_text_buffer_set_text (world_buffer (world, 2), "Un silence, puis des mots.", -1);
  gtk_text_buffer_get_iter_at_offset (world_buffer (world, 2), &place, 10);
  gtk_text_buffer_place_cursor (world_buffer (world, 2), &place);
  gtk_widget_grab_focus (text);
  assert_panes (world, TRUE, TRUE);
  world_activate (world, "carnet.writing");
  draw (world);
  assert_panes (world, FALSE, FALSE);
  g_assert_true (focus_of (world) == text);
  g_assert_cmpint (cursor_of (world, 2), ==, 10);
  before = world_dup_text (world, 2);
  world_type (world, 2, "long");
  world_activate (world, "observation.undo");
  world_assert_text (world, 2, before);
  world_activate (world, "observation.redo");
  g_assert_cmpint (cursor_of (world, 2), ==, 14);
  WAIT_FOR (carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor))
            == CARNET_DOCUMENT_SAVED);
  world_activate (world, "carnet.leave-writing");
  draw (world);
  assert_panes (world, TRUE, TRUE);
  g_assert_true (focus_of (world) == text);
  g_assert_cmpint (cursor_of (world, 2), ==, 14);
}

static GtkWidget *
find_words (World *world, const char *css_class)
{
  GtkWidget *line = world_find_class (world->view, css_class);

  return carnet_app_test_find (line, GTK_TYPE_LABEL, "3 mots");
}

/* The count of words, and whether it is saved, are on the quiet line too. */
static void
test_words (World *world, gconstpointer unused)
{
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  world_activate (world, "carnet.writing");
  world_type (world, 1, "Un deux trois");
  WAIT_FOR (find_words (world, "quiet-line"));
  g_assert_nonnull (find_words (world, "editor-bar"));
}

/* From the list one goes back to the list. */
static void
test_from_list (World *world, gconstpointer unused)
{
  GtkWidget *list = world_find_class (world->view, "observations");

  gtk_widget_grab_focus (list);
  list = focus_of (world);
  world_activate (world, "carnet.writing");
  draw (world);
  g_assert_true (carnet_observation_editor_has_text_focus (world->editor));
  world_activate (world, "carnet.writing");
  draw (world);
  g_assert_true (focus_of (world) == list);
}

/* One sentence, once; Escape is free for others when there is nothing to leave. */
static void
test_heard (World *world, gconstpointer unused)
{
  const char *sentence = "Écriture sans distraction : Échap ramène à la fenêtre";
  GtkWidget  *hint;

  g_assert_null (carnet_app_test_find (world->view, GTK_TYPE_LABEL, sentence));
  g_assert_false (gtk_widget_activate_action (world->view, "carnet.leave-writing", NULL)
                  && carnet_carnet_view_is_writing (CARNET_CARNET_VIEW (world->view)));
  world_activate (world, "carnet.writing");
  hint = carnet_app_test_find (world->view, GTK_TYPE_LABEL, sentence);
  g_assert_nonnull (hint);
  gtk_test_accessible_assert_role (hint, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_property (hint, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  world_activate (world, "carnet.leave-writing");
  g_assert_null (carnet_app_test_find (world->view, GTK_TYPE_LABEL, sentence));
}

/* Searching, deleting, another month: what is asked for is shown. */
static void
test_left (World *world, gconstpointer unused)
{
  CarnetCarnetView *view = CARNET_CARNET_VIEW (world->view);

  world_activate (world, "carnet.writing");
  g_assert_true (carnet_carnet_view_is_writing (view));
  carnet_carnet_view_focus_search (view);
  g_assert_false (carnet_carnet_view_is_writing (view));
  world_activate (world, "carnet.writing");
  carnet_carnet_view_show_month (view, carnet_month_new (2018, 6), NULL);
  g_assert_false (carnet_carnet_view_is_writing (view));
  world_settle (world);
  world_activate (world, "carnet.writing");
  world_activate (world, "observation.delete");
  g_assert_false (carnet_carnet_view_is_writing (view));
  g_assert_true (is_mapped (world, "carnet-list-pane"));
}

/* Where the list stands alone there is no page to be alone with. */
static void
test_narrow (World *world, gconstpointer unused)
{
  CarnetCarnetView *view = CARNET_CARNET_VIEW (world->view);

  world_activate (world, "carnet.writing");
  g_assert_false (carnet_carnet_view_is_writing (view));
  world_open_row (world, 0);
  world_activate (world, "carnet.writing");
  draw (world);
  assert_panes (world, FALSE, FALSE);
  world_activate (world, "carnet.leave-writing");
  draw (world);
  assert_panes (world, FALSE, FALSE);
}

/* -- In its window ------------------------------------------------------------------------------ */

static void
test_window (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  GtkWidget    *header;
  GError       *error = NULL;
  g_autoptr (CarnetSession) session = carnet_session_open (fixture->path, NULL, &error);

  g_assert_no_error (error);
  carnet_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  header = carnet_app_test_find_mapped (GTK_WIDGET (window), ADW_TYPE_HEADER_BAR);
  carnet_window_show_view (window, "carnet");
  WAIT_FOR (carnet_observation_editor_get_document (CARNET_OBSERVATION_EDITOR (carnet_app_test_find (
      carnet_window_get_view (window, "carnet"), CARNET_TYPE_OBSERVATION_EDITOR, NULL))));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.distraction-free", NULL);
  g_assert_false (gtk_widget_get_visible (header));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view-programme", NULL);
  g_assert_true (gtk_widget_get_visible (header));
  g_assert_false (
      carnet_carnet_view_is_writing (CARNET_CARNET_VIEW (carnet_window_get_view (window, "carnet"))));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(name, width, func)                                                                               \
  g_test_add ("/distraction-free/" name, World, GINT_TO_POINTER (width), world_set_up, func, world_tear_down)
  ADD ("size", 1280, test_size);
  ADD ("size-from-settings", 1280, test_size_from_settings);
  ADD ("alone", 1280, test_alone);
  ADD ("words", 1280, test_words);
  ADD ("from-list", 1280, test_from_list);
  ADD ("heard", 1280, test_heard);
  ADD ("left", 1280, test_left);
  ADD ("narrow", 420, test_narrow);
#undef ADD
  g_test_add ("/distraction-free/window", CarnetAppFixture, NULL, carnet_app_fixture_set_up, test_window,
              carnet_app_fixture_tear_down);
  return g_test_run ();
}
