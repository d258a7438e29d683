/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logbook view as it is used: listing, opening, writing, leaving, undoing, deleting, folding. */
#include <adwaita.h>

#include "carnet-app-test.h"
#include "carnet/carnet-carnet-view.h"
#include "carnet/carnet-date-field.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-month-list.h"
#include "carnet/carnet-observation-card.h"
#include "carnet/carnet-observation-editor.h"
#include "carnet/carnet-observation-list.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-impact-scale.h"
#include "widgets/carnet-words.h"

typedef struct
{
  CarnetAppFixture         fixture;
  CarnetSession           *session;
  GtkWindow               *window;
  GtkWidget               *view;
  CarnetObservationEditor *editor;
  CarnetObservationList   *list;
} World;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Drop-downs have lists and search entries too. */
static GtkWidget *
find_class (GtkWidget *root, const char *css_class)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_has_css_class (child, css_class) ? child : find_class (child, css_class);
  return found;
}

static void
show (World *world, int width)
{
  GtkWidget *overlay = adw_toast_overlay_new (), *bin = carnet_fold_bin_new ();
  GtkWidget *list_view;
  CarnetDate today;
  GError    *error = NULL;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_date_parse_iso ("2018-09-25", &today));
  carnet_session_set_today (world->session, today);
  world->view = carnet_carnet_view_new (world->session);
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (bin), world->view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), bin);
  world->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (world->window, width, 820);
  gtk_window_set_child (world->window, overlay);
  gtk_window_present (world->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  settle ();
  world->editor
      = CARNET_OBSERVATION_EDITOR (carnet_app_test_find (world->view, CARNET_TYPE_OBSERVATION_EDITOR, NULL));
  list_view = find_class (world->view, "observations");
  world->list = CARNET_OBSERVATION_LIST (gtk_list_view_get_model (GTK_LIST_VIEW (list_view)));
}

static void
set_up (World *world, gconstpointer width)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  show (world, GPOINTER_TO_INT (width));
}

static void
set_up_empty (World *world, gconstpointer width)
{
  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  show (world, GPOINTER_TO_INT (width));
}

static void
hide (World *world)
{
  GObject *objects[] = { G_OBJECT (world->view), G_OBJECT (world->editor), G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  int *outcome = user_data;

  *outcome = carnet_carnet_view_flush_finish (CARNET_CARNET_VIEW (source), result, NULL);
}

static void
flush (World *world)
{
  int outcome = -1;

  carnet_carnet_view_flush_async (CARNET_CARNET_VIEW (world->view), NULL, flushed_cb, &outcome);
  WAIT_FOR (outcome >= 0);
  g_assert_true (outcome);
}

static void
tear_down (World *world, gconstpointer unused)
{
  flush (world);
  hide (world);
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

/* -- Doing --------------------------------------------------------------------------- */

static CarnetLogbook *
logbook (World *world)
{
  return carnet_session_get_logbook (world->session);
}

static GtkTextBuffer *
buffer (World *world, guint field)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (carnet_observation_editor_get_text_view (world->editor, field)));
}

/* Key by key, as the input method does. */
static void
type (World *world, guint field, const char *text)
{
  GtkTextBuffer *target = buffer (world, field);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (target);
      gtk_text_buffer_insert_at_cursor (target, p, (int)(g_utf8_next_char (p) - p));
      gtk_text_buffer_end_user_action (target);
    }
}

static char *
dup_text (World *world, guint field)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer (world, field), &start, &end);
  return gtk_text_buffer_get_text (buffer (world, field), &start, &end, TRUE);
}

static void
assert_text (World *world, guint field, const char *expected)
{
  g_autofree char *text = dup_text (world, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
activate (World *world, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->editor), action, NULL));
}

static void
open_row (World *world, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (world->list), position, TRUE);
}

static CarnetObservation *
load (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  CarnetObservation *observation = carnet_logbook_load_observation (logbook (world), id, &error);

  g_assert_no_error (error);
  return observation;
}

static CarnetId
current_id (World *world)
{
  return *carnet_observation_document_get_id (carnet_observation_editor_get_document (world->editor));
}

static guint
n_rows (World *world)
{
  return g_list_model_get_n_items (G_LIST_MODEL (world->list));
}

static guint
count (World *world)
{
  guint n = 0;

  g_assert_true (carnet_logbook_count_observations (logbook (world), NULL, &n, NULL));
  return n;
}

/* -- Listing ---------------------------------------------------------------------------- */

static void
test_first_look (World *world, gconstpointer unused)
{
  CarnetMonthList *months
      = CARNET_MONTH_LIST (carnet_app_test_find (world->view, CARNET_TYPE_MONTH_LIST, NULL));

  g_assert_cmpuint (n_rows (world), ==, 45);
  g_assert_cmpuint (carnet_month_list_get_total (months, CARNET_MONTH_NONE), ==, 45);
  g_assert_cmpuint (carnet_month_list_get_total (months, carnet_month_new (2018, 6)), ==, 14);
  g_assert_cmpuint (carnet_month_list_get_total (months, carnet_month_new (2018, 10)), ==, 0);
  /* The first one is open. */
  assert_text (world, 0, "Les dirigeants parlent enfin de leurs fragilités");
}

static void
test_month (World *world, gconstpointer unused)
{
  GtkWidget *write = carnet_app_test_find (world->view, GTK_TYPE_BUTTON,
                                           g_dgettext ("carnet-de-bord", "Write an observation"));

  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), carnet_month_new (2018, 7), NULL);
  g_assert_cmpuint (n_rows (world), ==, 11);
  g_assert_false (gtk_widget_get_mapped (write));
  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), carnet_month_new (2018, 10), NULL);
  g_assert_cmpuint (n_rows (world), ==, 0);
  WAIT_FOR (gtk_widget_get_mapped (write));
}

static void
test_search (World *world, gconstpointer unused)
{
  GtkEditable *search = GTK_EDITABLE (gtk_widget_get_first_child (find_class (world->view, "list-search")));
  GtkWidget   *clear;

  gtk_editable_set_text (search, "mecenat");
  WAIT_FOR (n_rows (world) < 45);
  g_assert_cmpuint (n_rows (world), >, 0);
  gtk_editable_set_text (search, "introuvable");
  WAIT_FOR (n_rows (world) == 0);
  clear = carnet_app_test_find (
      gtk_widget_get_parent (carnet_app_test_find (world->view, GTK_TYPE_BUTTON,
                                                   g_dgettext ("carnet-de-bord", "Write an observation"))),
      GTK_TYPE_BUTTON, g_dgettext ("carnet-de-bord", "Clear the filters"));
  WAIT_FOR (gtk_widget_get_mapped (clear));
  gtk_widget_activate_action (clear, "carnet.clear-filters", NULL);
  g_assert_cmpuint (n_rows (world), ==, 45);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
}

static void
test_filters (World *world, gconstpointer unused)
{
  CarnetFilters *filters = CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
  g_autoptr (GPtrArray) territories = carnet_logbook_list_territories (logbook (world), NULL);
  const CarnetTerritory *territory = territories->pdata[0];
  g_autofree char       *words = NULL;

  g_assert_false (carnet_filters_is_active (filters));
  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), CARNET_MONTH_NONE, &territory->id);
  g_assert_true (carnet_filters_is_active (filters));
  g_assert_cmpuint (n_rows (world), >, 0);
  g_assert_cmpuint (n_rows (world), <, 45);
  words = carnet_filters_describe (filters);
  g_assert_nonnull (strstr (words, territory->name));
  carnet_filters_clear (filters);
  g_assert_cmpuint (n_rows (world), ==, 45);
}

static void
test_heard (World *world, gconstpointer unused)
{
  GtkWidget       *card = carnet_app_test_find (world->view, CARNET_TYPE_OBSERVATION_CARD,
                                                "Report du comité faute de référent");
  g_autofree char *heard = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (card)),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  g_autofree char *review = carnet_words_lower (carnet_review_get_label (CARNET_REVIEW_TO_REVIEW));

  /* « Report du comité faute de référent, 10 mai, Eurométropole de Strasbourg, à relire » */
  g_assert_true (g_str_has_prefix (heard, "Report du comité faute de référent, 10 "));
  g_assert_nonnull (strstr (heard, ", Eurométropole de Strasbourg, "));
  g_assert_true (g_str_has_suffix (heard, review));
  g_assert_null (strstr (heard, "2018"));
}

/* -- Writing ------------------------------------------------------------------------------ */

static guint
count_texts (World *world, const CarnetId *id)
{
  g_autoptr (CarnetObservation) stored = load (world, id);

  return g_hash_table_size (stored->texts);
}

static void
test_write_and_leave (World *world, gconstpointer unused)
{
  CarnetId id;

  open_row (world, 1);
  id = current_id (world);
  type (world, 2, "Un silence, puis du soulagement.");
  open_row (world, 4);
  assert_text (world, 2, "");
  WAIT_FOR (count_texts (world, &id) == 2);
  /* And coming back shows it. */
  open_row (world, 1);
  assert_text (world, 2, "Un silence, puis du soulagement.");
}

static void
test_new (World *world, gconstpointer unused)
{
  const CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const CarnetId         milestone = ((CarnetMilestone *)programme->milestones->pdata[0])->id;
  g_autoptr (CarnetObservation) stored = NULL;
  CarnetId id;

  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), &milestone);
  id = current_id (world);
  g_assert_cmpuint (n_rows (world), ==, 46);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, 0);
  type (world, 0, "Toute nouvelle");
  type (world, 1, "Des faits.");
  {
    g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (world->list), 0);
    const CarnetObservationRow *row = carnet_observation_item_get_row (item);
    g_assert_cmpstr (row->title, ==, "Toute nouvelle");
    g_assert_cmpstr (row->excerpt, ==, "Des faits.");
  }
  flush (world);
  stored = load (world, &id);
  g_assert_cmpstr (stored->title, ==, "Toute nouvelle");
  g_assert_true (carnet_id_equal (&stored->milestone, &milestone));
  g_assert_cmpuint (n_rows (world), ==, 46);
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), !=, 0);
  /* Still there to be written in. */
  assert_text (world, 0, "Toute nouvelle");
}

static void
test_new_untouched (World *world, gconstpointer unused)
{
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  g_assert_cmpuint (n_rows (world), ==, 46);
  open_row (world, 3);
  g_assert_cmpuint (n_rows (world), ==, 45);
  flush (world);
  g_assert_cmpuint (count (world), ==, 45);
}

static void
test_undo (World *world, gconstpointer unused)
{
  g_autofree char *title = dup_text (world, 0);

  type (world, 4, "Relancer la mairie");
  type (world, 3, "Pourquoi");
  activate (world, "observation.undo");
  assert_text (world, 3, "");
  activate (world, "observation.undo");
  assert_text (world, 4, "Relancer la ");
  activate (world, "observation.redo");
  assert_text (world, 4, "Relancer la mairie");
  /* Another observation has its own past. */
  open_row (world, 5);
  activate (world, "observation.undo");
  open_row (world, 0);
  assert_text (world, 0, title);
  assert_text (world, 4, "Relancer la mairie");
}

static void
test_wrong_date (World *world, gconstpointer unused)
{
  CarnetDateField *field
      = CARNET_DATE_FIELD (carnet_app_test_find (world->view, CARNET_TYPE_DATE_FIELD, NULL));
  GtkEditable   *entry = GTK_EDITABLE (carnet_date_field_get_entry (field));
  const CarnetId id = current_id (world);
  g_autoptr (CarnetObservation) before = load (world, &id);
  g_autoptr (CarnetObservation) after = NULL;

  gtk_editable_set_text (entry, "14 mars 2020");
  flush (world);
  /* It is said in its place, kept as it was typed, and not stored. */
  gtk_test_accessible_assert_state (carnet_date_field_get_entry (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "14 mars 2020");
  after = load (world, &id);
  g_assert_cmpuint (after->date, ==, before->date);
  gtk_editable_set_text (entry, "14/7/2018");
  flush (world);
  gtk_test_accessible_assert_state (carnet_date_field_get_entry (field), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  carnet_observation_free (g_steal_pointer (&after));
  after = load (world, &id);
  g_assert_cmpuint (after->date, ==, carnet_date_new (2018, 7, 14));
}

static void
test_impact (World *world, gconstpointer unused)
{
  GtkWidget     *scale = carnet_app_test_find (world->view, CARNET_TYPE_IMPACT_SCALE, NULL);
  const CarnetId id = current_id (world);
  g_autoptr (CarnetObservation) stored = NULL;

  g_assert_cmpint (carnet_impact_scale_get_level (CARNET_IMPACT_SCALE (scale)), ==, 1);
  carnet_impact_scale_set_level (CARNET_IMPACT_SCALE (scale), 3);
  flush (world);
  stored = load (world, &id);
  g_assert_cmpint (stored->impacts[CARNET_IMPACT_PERFORMANCE], ==, 3);
}

static void
test_delete (World *world, gconstpointer unused)
{
  const char *undo = g_dgettext ("carnet-de-bord", "_Undo");
  CarnetId    id;

  open_row (world, 6);
  id = current_id (world);
  type (world, 1, " Encore.");
  activate (world, "observation.delete");
  WAIT_FOR (n_rows (world) == 44);
  g_assert_cmpuint (count (world), ==, 44);
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_BUTTON, undo) != NULL);
  g_assert_true (gtk_widget_activate_action (world->view, "carnet.undo-delete", NULL));
  WAIT_FOR (carnet_observation_editor_get_document (world->editor) != NULL);
  {
    const CarnetId   again = current_id (world);
    g_autofree char *facts = dup_text (world, 1);
    g_assert_true (carnet_id_equal (&id, &again));
    g_assert_true (g_str_has_suffix (facts, " Encore."));
  }
}

static void
test_previous_next (World *world, gconstpointer unused)
{
  activate (world, "carnet.next");
  activate (world, "carnet.next");
  g_assert_cmpuint (carnet_observation_list_get_position (world->list), ==, 2);
  activate (world, "carnet.previous");
  activate (world, "carnet.previous");
  activate (world, "carnet.previous");
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
      activate (world, "observation.next-section");
      g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, i));
    }
  activate (world, "observation.next-section");
  g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, 4));
  activate (world, "observation.previous-section");
  g_assert_true (focused (world) == carnet_observation_editor_get_text_view (world->editor, 3));
}

/* -- After a crash ---------------------------------------------------------------------------- */

static void
test_recovery (World *world, gconstpointer unused)
{
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  type (world, 0, "Avant la panne");
  WAIT_FOR (carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor))
            == CARNET_DOCUMENT_SAVED);
  /* Nothing is sealed: the window goes without a word. */
  hide (world);
  show (world, 1280);
  assert_text (world, 0, "Avant la panne");
  g_assert_cmpuint (n_rows (world), ==, 46);
  flush (world);
  g_assert_cmpuint (count (world), ==, 46);
}

/* -- Narrow ------------------------------------------------------------------------------------- */

static void
test_narrow (World *world, gconstpointer unused)
{
  GtkWidget *list_view = find_class (world->view, "observations");

  g_assert_true (gtk_widget_get_mapped (list_view));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (world->editor)));
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  open_row (world, 2);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (world->editor)));
  g_assert_false (gtk_widget_get_mapped (list_view));
  type (world, 3, "Vu de près");
  activate (world, "carnet.back");
  WAIT_FOR (gtk_widget_get_mapped (list_view));
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  open_row (world, 2);
  assert_text (world, 3, "Vu de près");
}

static void
test_empty (World *world, gconstpointer unused)
{
  g_assert_cmpuint (n_rows (world), ==, 0);
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  g_assert_true (gtk_widget_activate_action (world->view, "carnet.write", NULL));
  g_assert_nonnull (carnet_observation_editor_get_document (world->editor));
  type (world, 1, "La toute première.");
  flush (world);
  g_assert_cmpuint (count (world), ==, 1);
}

#define WIDE GINT_TO_POINTER (1280)
#define NARROW GINT_TO_POINTER (420)
#define ADD(path, width, up, test) g_test_add (path, World, width, up, test, tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/carnet-view/first-look", WIDE, set_up, test_first_look);
  ADD ("/carnet-view/month", WIDE, set_up, test_month);
  ADD ("/carnet-view/search", WIDE, set_up, test_search);
  ADD ("/carnet-view/filters", WIDE, set_up, test_filters);
  ADD ("/carnet-view/heard", WIDE, set_up, test_heard);
  ADD ("/carnet-view/write-and-leave", WIDE, set_up, test_write_and_leave);
  ADD ("/carnet-view/new", WIDE, set_up, test_new);
  ADD ("/carnet-view/new-untouched", WIDE, set_up, test_new_untouched);
  ADD ("/carnet-view/undo", WIDE, set_up, test_undo);
  ADD ("/carnet-view/wrong-date", WIDE, set_up, test_wrong_date);
  ADD ("/carnet-view/impact", WIDE, set_up, test_impact);
  ADD ("/carnet-view/delete", WIDE, set_up, test_delete);
  ADD ("/carnet-view/previous-next", WIDE, set_up, test_previous_next);
  ADD ("/carnet-view/sections", WIDE, set_up, test_sections);
  ADD ("/carnet-view/recovery", WIDE, set_up, test_recovery);
  ADD ("/carnet-view/narrow", NARROW, set_up, test_narrow);
  ADD ("/carnet-view/empty", WIDE, set_up_empty, test_empty);
  return g_test_run ();
}
