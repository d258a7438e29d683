/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing in the logbook view: leaving, undoing, wrong dates, deleting, moving about. */
#include "carnet-view-world.h"
#include "carnet/carnet-actor-chips.h"
#include "carnet/carnet-date-field.h"
#include "carnet/carnet-theme-chips.h"
#include "widgets/carnet-impact-scale.h"

/* -- Writing ------------------------------------------------------------------------------ */

static guint
count_texts (World *world, const CarnetId *id)
{
  g_autoptr (CarnetObservation) stored = world_load (world, id);

  return g_hash_table_size (stored->texts);
}

static void
test_write_and_leave (World *world, gconstpointer unused)
{
  CarnetId id;

  world_open_row (world, 1);
  id = world_current_id (world);
  world_type (world, 2, "Un silence, puis du soulagement.");
  world_open_row (world, 4);
  world_assert_text (world, 2, "");
  WAIT_FOR (count_texts (world, &id) == 2);
  /* And coming back shows it. */
  world_open_row (world, 1);
  world_assert_text (world, 2, "Un silence, puis du soulagement.");
}

static void
test_new (World *world, gconstpointer unused)
{
  const CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const CarnetId         milestone = ((CarnetMilestone *)programme->milestones->pdata[0])->id;
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), &milestone);
  id = world_current_id (world);
  g_assert_cmpuint (world_n_rows (world), ==, 46);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, 0);
  world_type (world, 0, "Toute nouvelle");
  world_type (world, 1, "Des faits.");
  {
    g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
    const CarnetObservationRow *row = carnet_observation_item_get_row (item);
    g_assert_cmpstr (row->title, ==, "Toute nouvelle");
    g_assert_cmpstr (row->excerpt, ==, "Des faits.");
  }
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_cmpstr (stored->title, ==, "Toute nouvelle");
  g_assert_true (carnet_id_equal (&stored->milestone, &milestone));
  g_assert_cmpuint (world_n_rows (world), ==, 46);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), !=, 0);
  /* Still there to be written in. */
  world_assert_text (world, 0, "Toute nouvelle");
}

static void
test_new_untouched (World *world, gconstpointer unused)
{
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  g_assert_cmpuint (world_n_rows (world), ==, 46);
  world_open_row (world, 3);
  g_assert_cmpuint (world_n_rows (world), ==, 45);
  world_flush (world);
  g_assert_cmpuint (world_count (world), ==, 45);
}

/* What the chips of the editor tell is written, and shown by name once the logbook has it. */
static void
test_theme_and_actor (World *world, gconstpointer unused)
{
  GtkWidget *themes = carnet_app_test_find (GTK_WIDGET (world->editor), CARNET_TYPE_THEME_CHIPS, NULL);
  GtkWidget *actors = carnet_app_test_find (GTK_WIDGET (world->editor), CARNET_TYPE_ACTOR_CHIPS, NULL);
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, "Ferme d’exemple", CARNET_ACTOR_COMPANY, NULL);
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId none = { { 0 } }, id;

  world_open_row (world, 1);
  id = world_current_id (world);
  g_signal_emit_by_name (themes, "create", "Fragilités", &none);
  g_signal_emit_by_name (actors, "create", actor);
  WAIT_FOR (carnet_app_test_find (themes, GTK_TYPE_LABEL, "Fragilités") != NULL);
  WAIT_FOR (carnet_app_test_find (actors, GTK_TYPE_LABEL, "Ferme d’exemple") != NULL);
  g_signal_emit_by_name (actors, "remove", &none);
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_cmpuint (stored->themes->len, ==, 1);
  g_assert_cmpuint (stored->actors->len, ==, 1);
  g_signal_emit_by_name (actors, "remove", &g_array_index (stored->actors, CarnetId, 0));
  g_signal_emit_by_name (themes, "remove", &g_array_index (stored->themes, CarnetId, 0));
  world_flush (world);
  g_clear_pointer (&stored, carnet_observation_free);
  stored = world_load (world, &id);
  g_assert_cmpuint (stored->themes->len + stored->actors->len, ==, 0);
}

static void
test_undo (World *world, gconstpointer unused)
{
  g_autofree char *title = world_dup_text (world, 0);

  world_type (world, 4, "Relancer la mairie");
  world_type (world, 3, "Pourquoi");
  world_activate (world, "observation.undo");
  world_assert_text (world, 3, "");
  world_activate (world, "observation.undo");
  world_assert_text (world, 4, "Relancer la ");
  world_activate (world, "observation.redo");
  world_assert_text (world, 4, "Relancer la mairie");
  /* Another observation has its own past. */
  world_open_row (world, 5);
  world_activate (world, "observation.undo");
  world_open_row (world, 0);
  world_assert_text (world, 0, title);
  world_assert_text (world, 4, "Relancer la mairie");
}

static void
test_wrong_date (World *world, gconstpointer unused)
{
  CarnetDateField *field
      = CARNET_DATE_FIELD (carnet_app_test_find (world->view, CARNET_TYPE_DATE_FIELD, NULL));
  GtkEditable   *entry = GTK_EDITABLE (carnet_date_field_get_entry (field));
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetObservation) before = world_load (world, &id);
  g_autoptr (CarnetObservation) after = NULL;

  gtk_editable_set_text (entry, "14 mars 2020");
  world_flush (world);
  /* It is said in its place, kept as it was typed, and not stored. */
  gtk_test_accessible_assert_state (carnet_date_field_get_entry (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "14 mars 2020");
  after = world_load (world, &id);
  g_assert_cmpuint (after->date, ==, before->date);
  gtk_editable_set_text (entry, "14/7/2018");
  world_flush (world);
  gtk_test_accessible_assert_state (carnet_date_field_get_entry (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  carnet_observation_free (g_steal_pointer (&after));
  after = world_load (world, &id);
  g_assert_cmpuint (after->date, ==, carnet_date_new (2018, 7, 14));
}

static void
test_impact (World *world, gconstpointer unused)
{
  GtkWidget     *scale = carnet_app_test_find (world->view, CARNET_TYPE_IMPACT_SCALE, NULL);
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetObservation) stored = NULL;

  g_assert_cmpint (carnet_impact_scale_get_level (CARNET_IMPACT_SCALE (scale)), ==, 1);
  carnet_impact_scale_set_level (CARNET_IMPACT_SCALE (scale), 3);
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_cmpint (stored->impacts[CARNET_IMPACT_PERFORMANCE], ==, 3);
}

static void
test_delete (World *world, gconstpointer unused)
{
  const char *undo = g_dgettext ("carnet-de-bord", "_Undo");
  CarnetId    id;

  world_open_row (world, 6);
  id = world_current_id (world);
  world_type (world, 1, " Encore.");
  world_activate (world, "observation.delete");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (world->window),
                                         carnet_app_test_find (world->view, GTK_TYPE_GRID_VIEW, NULL)));
  WAIT_FOR (world_n_rows (world) == 44);
  g_assert_cmpuint (world_count (world), ==, 44);
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_BUTTON, undo) != NULL);
  g_assert_true (gtk_widget_activate_action (world->view, "carnet.undo-delete", NULL));
  WAIT_FOR (carnet_observation_editor_get_document (world->editor) != NULL);
  {
    const CarnetId   again = world_current_id (world);
    g_autofree char *facts = world_dup_text (world, 1);
    g_assert_true (carnet_id_equal (&id, &again));
    g_assert_true (g_str_has_suffix (facts, " Encore."));
  }
}

static void
test_previous_next (World *world, gconstpointer unused)
{
  world_activate (world, "carnet.next");
  world_activate (world, "carnet.next");
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, 2);
  world_activate (world, "carnet.previous");
  world_activate (world, "carnet.previous");
  world_activate (world, "carnet.previous");
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, 0);
}

static GtkWidget *
focused (World *world)
{
  return gtk_root_get_focus (GTK_ROOT (world->window));
}

static void
test_sections (World *world, gconstpointer unused)
{
  carnet_observation_editor_focus_title (world->editor);
  g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, 0));
  for (guint i = 1; i <= 4; i++)
    {
      world_activate (world, "observation.next-section");
      g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, i));
    }
  world_activate (world, "observation.next-section");
  g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, 4));
  world_activate (world, "observation.previous-section");
  g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, 3));
}

#define WIDE GINT_TO_POINTER (1280)
#define ADD(path, width, up, test) g_test_add (path, World, width, up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/carnet-writing/write-and-leave", WIDE, world_set_up, test_write_and_leave);
  ADD ("/carnet-writing/new", WIDE, world_set_up, test_new);
  ADD ("/carnet-writing/new-untouched", WIDE, world_set_up, test_new_untouched);
  ADD ("/carnet-writing/theme-and-actor", WIDE, world_set_up, test_theme_and_actor);
  ADD ("/carnet-writing/undo", WIDE, world_set_up, test_undo);
  ADD ("/carnet-writing/wrong-date", WIDE, world_set_up, test_wrong_date);
  ADD ("/carnet-writing/impact", WIDE, world_set_up, test_impact);
  ADD ("/carnet-writing/delete", WIDE, world_set_up, test_delete);
  ADD ("/carnet-writing/previous-next", WIDE, world_set_up, test_previous_next);
  ADD ("/carnet-writing/sections", WIDE, world_set_up, test_sections);
  return g_test_run ();
}
