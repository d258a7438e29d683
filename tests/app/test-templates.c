/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What new observations begin with: kept, chosen, deleted. */
#include "carnet-view-world.h"
#include "carnet/carnet-templates-window.h"

static GtkWidget *
open_templates (World *world)
{
  GtkWidget *templates;

  world_activate (world, "carnet.templates");
  templates = carnet_app_test_find_toplevel (CARNET_TYPE_TEMPLATES_WINDOW);
  g_assert_nonnull (templates);
  WAIT_FOR (carnet_templates_window_is_read (CARNET_TEMPLATES_WINDOW (templates)));
  return templates;
}

static void
keep_as (GtkWidget *templates, const char *name)
{
  GtkWidget *row = carnet_app_test_find (templates, ADW_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
  WAIT_FOR (carnet_templates_window_is_read (CARNET_TEMPLATES_WINDOW (templates)));
}

static guint
count_templates (World *world)
{
  g_autoptr (GPtrArray) templates = carnet_logbook_list_templates (world_logbook (world), NULL);

  return templates->len;
}

/* What one says, another begins with: but for its day and its links; left as it began it is not kept. */
static void
test_begin (World *world, gconstpointer unused)
{
  g_autofree char *title = world_dup_text (world, 0);
  g_autofree char *facts = world_dup_text (world, 1);
  const CarnetId   first = world_current_id (world);
  CarnetId         other;
  const guint      n = world_count (world);
  GtkWidget       *templates = open_templates (world);

  g_assert_true (carnet_app_test_says (templates, "Aucun modèle pour l’instant"));
  keep_as (templates, "Entretien");
  g_assert_true (carnet_app_test_says (templates, "Entretien"));
  gtk_widget_activate_action (templates, "templates.choose", "s", "Entretien");
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_TEMPLATES_WINDOW) == NULL);
  other = world_current_id (world);
  g_assert_false (carnet_id_equal (&other, &first));
  world_assert_text (world, 0, title);
  world_assert_text (world, 1, facts);
  world_open_row (world, 1);
  world_flush (world);
  g_assert_cmpuint (world_count (world), ==, n);
}

static void
test_write (World *world, gconstpointer unused)
{
  g_autofree char *facts = world_dup_text (world, 1);
  const guint      n = world_count (world);
  GtkWidget       *templates = open_templates (world);
  CarnetId         id;
  g_autoptr (CarnetObservation) written = NULL;

  keep_as (templates, "Entretien");
  gtk_widget_activate_action (templates, "templates.choose", "s", "Entretien");
  world_type (world, 0, ", suite");
  id = world_current_id (world);
  world_flush (world);
  g_assert_cmpuint (world_count (world), ==, n + 1);
  written = world_load (world, &id);
  g_assert_true (g_str_has_suffix (written->title, ", suite"));
  g_assert_cmpuint (g_hash_table_size (written->texts), >, 0);
  world_assert_text (world, 1, facts);
}

static void
test_delete (World *world, gconstpointer unused)
{
  GtkWidget *templates = open_templates (world);

  keep_as (templates, "Entretien");
  keep_as (templates, "Visite");
  g_assert_cmpuint (count_templates (world), ==, 2);
  gtk_widget_activate_action (templates, "templates.delete", "s", "Entretien");
  WAIT_FOR (carnet_templates_window_is_read (CARNET_TEMPLATES_WINDOW (templates)));
  g_assert_cmpuint (count_templates (world), ==, 1);
  g_assert_false (carnet_app_test_says (templates, "Entretien"));
  keep_as (templates, "  ");
  g_assert_true (carnet_app_test_says (templates, "Un modèle doit avoir un nom."));
  g_assert_cmpuint (count_templates (world), ==, 1);
  gtk_window_destroy (GTK_WINDOW (templates));
}

static char *
dup_title (World *world)
{
  g_autoptr (GPtrArray) templates = carnet_logbook_list_templates (world_logbook (world), NULL);

  g_assert_cmpuint (templates->len, ==, 1);
  return g_strdup (g_hash_table_lookup (((CarnetTemplate *)templates->pdata[0])->texts, CARNET_KEY_TITLE));
}

/* What was deleted, or replaced by another of its name, comes back. */
static void
test_undo (World *world, gconstpointer unused)
{
  g_autofree char *title = world_dup_text (world, 0);
  g_autofree char *replaced = NULL, *back = NULL;
  GtkWidget       *templates = open_templates (world);

  keep_as (templates, "Entretien");
  gtk_widget_activate_action (templates, "templates.delete", "s", "Entretien");
  WAIT_FOR (count_templates (world) == 0);
  gtk_widget_activate_action (templates, "templates.undo", NULL);
  WAIT_FOR (count_templates (world) == 1);
  gtk_window_destroy (GTK_WINDOW (templates));
  world_type (world, 0, ", suite");
  templates = open_templates (world);
  keep_as (templates, "ENTRETIEN");
  replaced = dup_title (world);
  g_assert_true (g_str_has_suffix (replaced, ", suite"));
  g_assert_true (carnet_app_test_says (templates, "Modèle remplacé"));
  gtk_widget_activate_action (templates, "templates.undo", NULL);
  WAIT_FOR (carnet_templates_window_is_read (CARNET_TEMPLATES_WINDOW (templates)));
  back = dup_title (world);
  g_assert_cmpstr (back, ==, title);
  gtk_window_destroy (GTK_WINDOW (templates));
}

/* There is nothing to keep yet. */
static void
test_blank (World *world, gconstpointer unused)
{
  GtkWidget *templates;

  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  templates = open_templates (world);
  g_assert_null (carnet_app_test_find (templates, ADW_TYPE_ENTRY_ROW, NULL));
  gtk_window_destroy (GTK_WINDOW (templates));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, World, NULL, world_set_up, func, world_tear_down)
  ADD ("/templates-window/begin", test_begin);
  ADD ("/templates-window/write", test_write);
  ADD ("/templates-window/delete", test_delete);
  ADD ("/templates-window/undo", test_undo);
  ADD ("/templates-window/blank", test_blank);
  return g_test_run ();
}
