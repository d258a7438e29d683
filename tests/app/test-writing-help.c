/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help while writing: what is typed is corrected and what is not typed is not; undoing. */
#include "application/carnet-settings.h"
#include "carnet-view-world.h"

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
  return g_test_run ();
}
