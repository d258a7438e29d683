/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help while writing: what is typed is corrected and what is not typed is not; what is pasted is cleaned;
 * undoing. */
#include "application/carnet-settings.h"
#include "carnet-view-world.h"
#include "writing/carnet-paste.h"

#define NB "\xc2\xa0"

/* The text of the last section, empty in the sample. */
#define FIELD 4

static void
test_typed (World *world, gconstpointer unused)
{
  world_type (world, FIELD, "Il dit \"oui\": l'essentiel... À 10:30 ?");
  world_assert_text (world, FIELD, "Il dit «" NB "oui" NB "»" NB ": l’essentiel… À 10:30" NB "?");
}

static void
test_title (World *world, gconstpointer unused)
{
  gtk_text_buffer_set_text (world_buffer (world, 0), "", -1);
  world_type (world, 0, "L'été: \"oui\"");
  world_assert_text (world, 0, "L’été" NB ": «" NB "oui" NB "»");
  /* A line break is refused: nothing was typed. */
  world_type (world, 0, "!");
  world_activate (world, "observation.undo");
  world_type (world, 0, "\n");
  world_assert_text (world, 0, "L’été" NB ": «" NB "oui" NB "»!");
}

/* Undoing takes the correction back, and typing on does not bring it again. */
static void
test_undo (World *world, gconstpointer unused)
{
  world_type (world, FIELD, "l'");
  world_assert_text (world, FIELD, "l’");
  world_activate (world, "observation.undo");
  world_assert_text (world, FIELD, "l'");
  world_type (world, FIELD, "ami");
  world_assert_text (world, FIELD, "l'ami");
  world_activate (world, "observation.undo");
  world_activate (world, "observation.undo");
  world_assert_text (world, FIELD, "");
  world_activate (world, "observation.redo");
  world_assert_text (world, FIELD, "l'");
}

/* The history goes on through several sections. */
static void
test_undo_sections (World *world, gconstpointer unused)
{
  gtk_text_buffer_set_text (world_buffer (world, 3), "Oui", -1);
  world_type (world, FIELD, "Non?");
  world_type (world, 3, "!");
  world_assert_text (world, 3, "Oui" NB "!");
  world_activate (world, "observation.undo");
  world_assert_text (world, 3, "Oui!");
  world_activate (world, "observation.undo");
  world_assert_text (world, 3, "Oui");
  world_assert_text (world, FIELD, "Non" NB "?");
  world_activate (world, "observation.undo");
  world_assert_text (world, FIELD, "Non?");
}

static void
test_not_typed (World *world, gconstpointer unused)
{
  GtkTextBuffer *buffer = world_buffer (world, FIELD);

  gtk_text_buffer_insert_at_cursor (buffer, "l", -1);
  gtk_text_buffer_insert_at_cursor (buffer, "'", -1);
  world_assert_text (world, FIELD, "l'");
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_at_cursor (buffer, "l'", -1);
  gtk_text_buffer_end_user_action (buffer);
  world_assert_text (world, FIELD, "l'l'");
}

static void
test_off (World *world, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  g_settings_set_boolean (settings, "typographic-help", FALSE);
  world_type (world, FIELD, "l'ami \"a\"...");
  world_assert_text (world, FIELD, "l'ami \"a\"...");
  g_settings_reset (settings, "typographic-help");
  world_type (world, FIELD, " l'");
  world_assert_text (world, FIELD, "l'ami \"a\"... l’");
}

/* What was corrected is what is kept. */
static void
test_kept (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetObservation) stored = NULL;

  gtk_text_buffer_set_text (world_buffer (world, 0), "", -1);
  world_type (world, 0, "L'essentiel!");
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_cmpstr (stored->title, ==, "L’essentiel" NB "!");
}

/* -- Pasting --------------------------------------------------------------------------------- */

static GtkTextView *
text_view (World *world, guint field)
{
  return GTK_TEXT_VIEW (carnet_observation_editor_get_text_view (world->editor, field));
}

/* Ctrl+V, waiting until it is there. */
static void
paste (World *world, guint field, const char *text)
{
  GtkTextView *view = text_view (world, field);
  const int    n = gtk_text_buffer_get_char_count (world_buffer (world, field));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
  g_signal_emit_by_name (view, "paste-clipboard");
  WAIT_FOR (gtk_text_buffer_get_char_count (world_buffer (world, field)) != n);
}

static void
select_range (World *world, guint field, int first, int last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (world_buffer (world, field), &start, first);
  gtk_text_buffer_get_iter_at_offset (world_buffer (world, field), &end, last);
  gtk_text_buffer_select_range (world_buffer (world, field), &start, &end);
}

static void
test_paste (World *world, gconstpointer unused)
{
  world_type (world, FIELD, "Avant. ");
  paste (world, FIELD, "l'une\tet \"l\xc2\xad'autre\"  \r\n\r\n\r\n\r\nfin\xe2\x80\xa8");
  world_assert_text (world, FIELD, "Avant. l'une et \"l'autre\"\n\nfin\n");
  world_activate (world, "observation.undo");
  world_assert_text (world, FIELD, "Avant. ");
  world_activate (world, "observation.redo");
  world_assert_text (world, FIELD, "Avant. l'une et \"l'autre\"\n\nfin\n");
}

/* One character may have been typed, but was not. */
static void
test_paste_one (World *world, gconstpointer unused)
{
  world_type (world, FIELD, "l");
  paste (world, FIELD, "'");
  world_assert_text (world, FIELD, "l'");
}

static void
test_paste_over (World *world, gconstpointer unused)
{
  GtkTextIter cursor;

  world_type (world, FIELD, "un deux trois");
  select_range (world, FIELD, 3, 7);
  paste (world, FIELD, "quatre");
  world_assert_text (world, FIELD, "un quatre trois");
  gtk_text_buffer_get_iter_at_mark (world_buffer (world, FIELD), &cursor,
                                    gtk_text_buffer_get_insert (world_buffer (world, FIELD)));
  g_assert_cmpint (gtk_text_iter_get_offset (&cursor), ==, 9);
  g_assert_false (gtk_text_buffer_get_has_selection (world_buffer (world, FIELD)));
  world_activate (world, "observation.undo");
  world_assert_text (world, FIELD, "un deux trois");
}

/* What is refused leaves what was selected. */
static void
test_paste_refused (World *world, gconstpointer unused)
{
  g_autofree char *endless = g_strnfill (5000, 'a');

  world_type (world, FIELD, "un deux");
  select_range (world, FIELD, 0, 7);
  carnet_paste_text (text_view (world, FIELD), endless);
  world_assert_text (world, FIELD, "un deux");
  g_assert_true (gtk_text_buffer_get_has_selection (world_buffer (world, FIELD)));
}

/* In a title, what was pasted is one line. */
static void
test_paste_title (World *world, gconstpointer unused)
{
  gtk_text_buffer_set_text (world_buffer (world, 0), "", -1);
  paste (world, 0, "Un titre \r\nen deux lignes");
  world_assert_text (world, 0, "Un titre en deux lignes");
  world_activate (world, "observation.undo");
  world_assert_text (world, 0, "");
}

static void
test_paste_rich (World *world, gconstpointer unused)
{
  GtkTextView        *view = text_view (world, FIELD);
  GdkContentProvider *providers[2];

  providers[0] = gdk_content_provider_new_for_bytes ("text/html", g_bytes_new_static ("<b>gras</b>", 11));
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, "gras");
  {
    g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, 2);
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), both);
  }
  g_signal_emit_by_name (view, "paste-clipboard");
  WAIT_FOR (gtk_text_buffer_get_char_count (world_buffer (world, FIELD)) > 0);
  world_assert_text (world, FIELD, "gras");
}

static GtkGesture *
find_middle (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_MIDDLE)
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

/* The middle button pastes what is selected, here even in the same text, where it was pressed. */
static void
test_paste_primary (World *world, gconstpointer unused)
{
  GtkTextView *view = text_view (world, FIELD);

  world_type (world, FIELD, "deux un");
  gtk_widget_grab_focus (GTK_WIDGET (view));
  select_range (world, FIELD, 0, 5);
  g_signal_emit_by_name (find_middle (GTK_WIDGET (view)), "pressed", 1, 600.0, 5.0);
  WAIT_FOR (gtk_text_buffer_get_char_count (world_buffer (world, FIELD)) > 7);
  /* But for the space that ended it. */
  world_assert_text (world, FIELD, "deux undeux");
}

#define WIDE GINT_TO_POINTER (1280)
#define ADD(path, test) g_test_add ("/writing-help/" path, World, WIDE, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("typed", test_typed);
  ADD ("title", test_title);
  ADD ("undo", test_undo);
  ADD ("undo-sections", test_undo_sections);
  ADD ("not-typed", test_not_typed);
  ADD ("off", test_off);
  ADD ("kept", test_kept);
  ADD ("paste", test_paste);
  ADD ("paste-one", test_paste_one);
  ADD ("paste-over", test_paste_over);
  ADD ("paste-refused", test_paste_refused);
  ADD ("paste-title", test_paste_title);
  ADD ("paste-rich", test_paste_rich);
  ADD ("paste-primary", test_paste_primary);
  return g_test_run ();
}
