/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logbook view as it is used: listing, searching, finding again after a crash, folding. */
#include "carnet-view-world.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-month-list.h"
#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-card.h"
#include "widgets/carnet-words.h"

/* -- Listing ---------------------------------------------------------------------------- */

static void
test_first_look (World *world, gconstpointer unused)
{
  CarnetMonthList *months
      = CARNET_MONTH_LIST (carnet_app_test_find (world->view, CARNET_TYPE_MONTH_LIST, NULL));

  g_assert_cmpuint (world_n_rows (world), ==, 45);
  g_assert_cmpuint (carnet_month_list_get_total (months, CARNET_MONTH_NONE), ==, 45);
  g_assert_cmpuint (carnet_month_list_get_total (months, carnet_month_new (2018, 6)), ==, 14);
  g_assert_cmpuint (carnet_month_list_get_total (months, carnet_month_new (2018, 10)), ==, 0);
  /* The first one is open. */
  world_assert_text (world, 0, "Les dirigeants parlent enfin de leurs fragilités");
}

/* Enter on a row that the keys only passed over opens it, and goes on into it. */
static void
test_activate (World *world, gconstpointer unused)
{
  const CarnetId id = carnet_observation_list_find_id (world->list, 2);
  CarnetId       current;

  gtk_widget_activate_action (carnet_app_test_find (world->view, GTK_TYPE_GRID_VIEW, NULL),
                              "list.activate-item", "u", 2);
  world_settle (world);
  current = world_current_id (world);
  g_assert_true (carnet_id_equal (&current, &id));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (world->window), GTK_WIDGET (world->editor)));
}

static void
test_month (World *world, gconstpointer unused)
{
  GtkWidget *write = carnet_app_test_find (world->view, GTK_TYPE_BUTTON,
                                           g_dgettext ("carnet-de-bord", "Write an observation"));

  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), carnet_month_new (2018, 7), NULL);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 11);
  g_assert_false (gtk_widget_get_mapped (write));
  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), carnet_month_new (2018, 10), NULL);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 0);
  WAIT_FOR (gtk_widget_get_mapped (write));
}

static void
test_search (World *world, gconstpointer unused)
{
  GtkEditable *search
      = GTK_EDITABLE (gtk_widget_get_first_child (world_find_class (world->view, "list-search")));
  GtkWidget *clear;

  gtk_editable_set_text (search, "mecenat");
  WAIT_FOR (world_n_rows (world) < 45);
  g_assert_cmpuint (world_n_rows (world), >, 0);
  gtk_editable_set_text (search, "introuvable");
  WAIT_FOR (world_n_rows (world) == 0);
  clear = carnet_app_test_find (
      gtk_widget_get_parent (carnet_app_test_find (world->view, GTK_TYPE_BUTTON,
                                                   g_dgettext ("carnet-de-bord", "Write an observation"))),
      GTK_TYPE_BUTTON, g_dgettext ("carnet-de-bord", "Clear the filters"));
  WAIT_FOR (gtk_widget_get_mapped (clear));
  gtk_widget_activate_action (clear, "carnet.clear-filters", NULL);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 45);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "");
}

/* The window goes while its list is being read: world_tear_down() waits until all of it is gone. */
static void
test_goes_while_reading (World *world, gconstpointer unused)
{
  GtkEditable *search
      = GTK_EDITABLE (gtk_widget_get_first_child (world_find_class (world->view, "list-search")));

  gtk_editable_set_text (search, "mecenat");
  WAIT_FOR (!carnet_observation_list_is_settled (world->list));
  world_hide (world);
  world_show (world, 1280);
}

static void
test_filters (World *world, gconstpointer unused)
{
  CarnetFilters *filters = CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
  g_autoptr (GPtrArray) territories = carnet_logbook_list_territories (world_logbook (world), NULL);
  const CarnetTerritory *territory = territories->pdata[0];
  g_autofree char       *words = NULL;

  g_assert_false (carnet_filters_is_active (filters));
  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (world->view), CARNET_MONTH_NONE, &territory->id);
  world_settle (world);
  g_assert_true (carnet_filters_is_active (filters));
  g_assert_cmpuint (world_n_rows (world), >, 0);
  g_assert_cmpuint (world_n_rows (world), <, 45);
  words = carnet_filters_describe (filters);
  g_assert_nonnull (strstr (words, territory->name));
  carnet_filters_clear (filters);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 45);
}

/* -- Territories judged to be one -------------------------------------------------------- */

/* Names what is to be chosen in the first observation. */
static void
name_in_first (World *world, CarnetId *below)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, "Ferme d’exemple", -1, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId         top, farm, id = world_current_id (world);
  g_autofree char *theme_key = NULL, *actor_key = NULL;

  g_assert_true (carnet_logbook_ensure_theme (logbook, "Ressorts", &top, NULL));
  g_assert_true (carnet_logbook_ensure_theme_under (logbook, "Fragilités", &top, below, NULL));
  g_assert_true (carnet_logbook_ensure_actor (logbook, actor, &farm, NULL));
  theme_key = carnet_base_dup_element_key (CARNET_PREFIX_THEME, below);
  actor_key = carnet_base_dup_element_key (CARNET_PREFIX_ACTOR, &farm);
  carnet_writes_set_integer (writes, theme_key, 1);
  carnet_writes_set_integer (writes, actor_key, 1);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

/* Beside its name. */
static GtkWidget *
dropdown (World *world, const char *name)
{
  GtkWidget *filters = carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL);

  return gtk_widget_get_next_sibling (carnet_app_test_find (filters, GTK_TYPE_LABEL, name));
}

static void
choose (World *world, const char *name, guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown (world, name)), position);
}

/* A theme finds what is below it too; themes are in the order of their tree. */
static void
test_filter_themes (World *world, gconstpointer unused)
{
  CarnetFilters   *filters = CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
  CarnetKnown     *known = carnet_filters_get_known (filters);
  g_autofree char *words = NULL, *others = NULL;
  CarnetId         below;

  name_in_first (world, &below);
  g_signal_emit_by_name (world->session, "changed", NULL, NULL);
  WAIT_FOR (carnet_known_get_actors (known)->len == 1);
  choose (world, "Thème", 1);
  WAIT_FOR (world_n_rows (world) == 1);
  words = carnet_filters_describe (filters);
  g_assert_cmpstr (words, ==, "thème « Ressorts »");
  choose (world, "Thème", 0);
  WAIT_FOR (world_n_rows (world) == 45);
  choose (world, "Acteur", 1);
  WAIT_FOR (world_n_rows (world) == 1);
  others = carnet_filters_describe (filters);
  g_assert_cmpstr (others, ==, "acteur « Ferme d’exemple »");
}

static guint
count_choices (CarnetFilters *filters)
{
  GtkWidget *territories = carnet_app_test_find (GTK_WIDGET (filters), GTK_TYPE_DROP_DOWN, NULL);

  return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (territories)));
}

/* They are one choice, of which the observations of both come; each of these goes on saying its own. */
static void
test_joined (World *world, gconstpointer unused)
{
  CarnetFilters    *filters = CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
  CarnetCarnetView *view = CARNET_CARNET_VIEW (world->view);
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GPtrArray) territories = carnet_logbook_list_territories (logbook, NULL);
  const CarnetTerritory *official = territories->pdata[0];
  const guint            n_choices = count_choices (filters);
  g_autofree char       *words = NULL;
  CarnetId               observation;
  CarnetId               other = carnet_sample_write_apart (logbook, "Zone d’exemple", &observation);

  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (count_choices (filters) == n_choices + 1);
  carnet_carnet_view_show_month (view, CARNET_MONTH_NONE, &other);
  WAIT_FOR (world_n_rows (world) == 1);
  g_assert_true (carnet_logbook_judge_alias (logbook, &official->id, &other, CARNET_ALIAS_SAME, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (count_choices (filters) == n_choices);
  words = carnet_filters_describe (filters);
  g_assert_nonnull (strstr (words, official->name));
  WAIT_FOR (world_n_rows (world) > 1);
  carnet_carnet_view_show_observation (view, &observation);
  world_settle (world);
  world_assert_text (world, 0, "Vu là-bas");
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (world->editor), GTK_TYPE_LABEL, "Zone d’exemple"));
  /* From elsewhere either may be asked for. */
  carnet_filters_clear (filters);
  carnet_carnet_view_show_month (view, CARNET_MONTH_NONE, &other);
  g_assert_true (carnet_filters_is_active (filters));
}

static void
test_heard (World *world, gconstpointer unused)
{
  GtkWidget       *card = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *review = carnet_words_lower (carnet_review_get_label (CARNET_REVIEW_TO_REVIEW));

  /* Cards are filled a few in each frame. */
  WAIT_FOR ((card = carnet_app_test_find (world->view, CARNET_TYPE_OBSERVATION_CARD,
                                          "Report du comité faute de référent"))
            != NULL);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (card), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_role (world_find_class (world->view, "observations"), GTK_ACCESSIBLE_ROLE_LIST);
  heard = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (card)),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  /* « Report du comité faute de référent, 10 mai, Eurométropole de Strasbourg, à relire » */
  g_assert_true (g_str_has_prefix (heard, "Report du comité faute de référent, 10 "));
  g_assert_nonnull (strstr (heard, ", Eurométropole de Strasbourg, "));
  g_assert_true (g_str_has_suffix (heard, review));
  g_assert_null (strstr (heard, "2018"));
}

/* -- After a crash ---------------------------------------------------------------------------- */

static void
test_recovery (World *world, gconstpointer unused)
{
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  world_type (world, 0, "Avant la panne");
  WAIT_FOR (carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor))
            == CARNET_DOCUMENT_SAVED);
  /* Nothing is sealed: the window goes without a word. */
  world_hide (world);
  world_show (world, 1280);
  world_assert_text (world, 0, "Avant la panne");
  g_assert_cmpuint (world_n_rows (world), ==, 46);
  world_flush (world);
  g_assert_cmpuint (world_count (world), ==, 46);
}

static gboolean
has_draft (World *world, const CarnetId *id)
{
  g_autoptr (CarnetDraft) draft = carnet_logbook_load_draft (world_logbook (world), id, NULL);

  return draft != NULL;
}

/* Of several that were left, the newest is shown and the others are sealed. */
static void
test_recovery_of_several (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservationItem) item = g_list_model_get_item (G_LIST_MODEL (world->list), 5);
  const CarnetId id = *carnet_observation_item_get_id (item);
  g_autoptr (CarnetObservationDocument) other = carnet_observation_document_open (world->session, &id, NULL);
  g_autoptr (CarnetObservation) stored = NULL;

  carnet_observation_document_set_text (other, CARNET_KEY_TITLE, "Laissée là");
  carnet_observation_document_save (other);
  WAIT_FOR (carnet_observation_document_get_state (other) == CARNET_DOCUMENT_SAVED);
  g_clear_object (&other);
  world_type (world, 1, " Ensuite.");
  WAIT_FOR (carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor))
            == CARNET_DOCUMENT_SAVED);
  g_clear_object (&item);
  world_hide (world);
  world_show (world, 1280);
  {
    g_autofree char *facts = world_dup_text (world, 1);
    g_assert_true (g_str_has_suffix (facts, " Ensuite."));
  }
  WAIT_FOR (!has_draft (world, &id));
  stored = world_load (world, &id);
  g_assert_cmpstr (stored->title, ==, "Laissée là");
}

/* -- Narrow ------------------------------------------------------------------------------------- */

static void
test_narrow (World *world, gconstpointer unused)
{
  GtkWidget *list_view = world_find_class (world->view, "observations");

  g_assert_true (gtk_widget_get_mapped (list_view));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (world->editor)));
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  world_open_row (world, 2);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (world->editor)));
  g_assert_false (gtk_widget_get_mapped (list_view));
  world_type (world, 3, "Vu de près");
  world_activate (world, "carnet.back");
  WAIT_FOR (gtk_widget_get_mapped (list_view));
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  world_open_row (world, 2);
  world_assert_text (world, 3, "Vu de près");
}

static void
test_empty (World *world, gconstpointer unused)
{
  g_assert_cmpuint (world_n_rows (world), ==, 0);
  g_assert_null (carnet_observation_editor_get_document (world->editor));
  g_assert_true (gtk_widget_activate_action (world->view, "carnet.write", NULL));
  g_assert_nonnull (carnet_observation_editor_get_document (world->editor));
  world_type (world, 1, "La toute première.");
  world_flush (world);
  g_assert_cmpuint (world_count (world), ==, 1);
}

#define WIDE GINT_TO_POINTER (1280)
#define NARROW GINT_TO_POINTER (420)
#define ADD(path, width, up, test) g_test_add (path, World, width, up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/carnet-view/first-look", WIDE, world_set_up, test_first_look);
  ADD ("/carnet-view/activate", WIDE, world_set_up, test_activate);
  ADD ("/carnet-view/month", WIDE, world_set_up, test_month);
  ADD ("/carnet-view/search", WIDE, world_set_up, test_search);
  ADD ("/carnet-view/goes-while-reading", WIDE, world_set_up, test_goes_while_reading);
  ADD ("/carnet-view/filters", WIDE, world_set_up, test_filters);
  ADD ("/carnet-view/filter-themes", WIDE, world_set_up, test_filter_themes);
  ADD ("/carnet-view/joined", WIDE, world_set_up, test_joined);
  ADD ("/carnet-view/heard", WIDE, world_set_up, test_heard);
  ADD ("/carnet-view/recovery", WIDE, world_set_up, test_recovery);
  ADD ("/carnet-view/recovery-of-several", WIDE, world_set_up, test_recovery_of_several);
  ADD ("/carnet-view/narrow", NARROW, world_set_up, test_narrow);
  ADD ("/carnet-view/empty", WIDE, world_set_up_empty, test_empty);
  return g_test_run ();
}
