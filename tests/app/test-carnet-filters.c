/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What narrows the list: choosing, taking back, giving a name. */
#include "carnet-view-world.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-saved-filters.h"

static CarnetFilters *
get_filters (World *world)
{
  return CARNET_FILTERS (carnet_app_test_find (world->view, CARNET_TYPE_FILTERS, NULL));
}

static GtkWidget *
find (World *world, GType type, const char *text)
{
  return carnet_app_test_find (world->view, type, g_dgettext ("carnet-de-bord", text));
}

/* The drop-down of that name. */
static GtkDropDown *
get_list (World *world, const char *name)
{
  return GTK_DROP_DOWN (carnet_app_test_find (
      gtk_widget_get_parent (carnet_app_test_find (GTK_WIDGET (get_filters (world)), GTK_TYPE_LABEL,
                                                   g_dgettext ("carnet-de-bord", name))),
      GTK_TYPE_DROP_DOWN, NULL));
}

/* As many as the logbook says; some, not all. */
static void
assert_as_in_logbook (World *world, const CarnetQuery *query)
{
  guint n;

  g_assert_true (carnet_logbook_count_observations (world_logbook (world), query, &n, NULL));
  world_settle (world);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 45);
  g_assert_cmpuint (world_n_rows (world), ==, n);
}

static void
test_milestone (World *world, gconstpointer unused)
{
  CarnetProgramme *programme = carnet_session_get_programme (world->session);
  CarnetQuery      query = CARNET_QUERY_INIT;
  guint            position = 1;

  while (((CarnetMilestone *)programme->milestones->pdata[position - 1])->n_observations == 0)
    position++;
  query.milestone = ((CarnetMilestone *)programme->milestones->pdata[position - 1])->id;
  gtk_drop_down_set_selected (get_list (world, "Milestone"), position);
  assert_as_in_logbook (world, &query);
}

/* What is read stays, and says that the list is about others. */
static void
test_unlisted (World *world, gconstpointer unused)
{
  CarnetProgramme *programme = carnet_session_get_programme (world->session);
  CarnetQuery      query = CARNET_QUERY_INIT;
  CarnetId         open, still;
  guint            i = 0;

  world_open_row (world, 0);
  open = world_current_id (world);
  g_assert_false (carnet_app_test_says (GTK_WIDGET (world->editor), "hors de la liste"));
  while (((CarnetMilestone *)programme->milestones->pdata[i])->n_observations == 0)
    i++;
  query.milestone = ((CarnetMilestone *)programme->milestones->pdata[i])->id;
  carnet_filters_choose (get_filters (world), &query);
  assert_as_in_logbook (world, &query);
  g_assert_true (carnet_app_test_says (GTK_WIDGET (world->editor), "mai 2018 · hors de la liste"));
  still = world_current_id (world);
  g_assert_true (carnet_id_equal (&open, &still));
  carnet_filters_clear (get_filters (world));
  world_settle (world);
  g_assert_false (carnet_app_test_says (GTK_WIDGET (world->editor), "hors de la liste"));
}

static const char *
get_string (GtkDropDown *list, guint position)
{
  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (list)), position);
}

static gboolean
is_of_programme (World *world, GtkDropDown *list)
{
  GPtrArray *milestones = carnet_session_get_programme (world->session)->milestones;

  if (g_list_model_get_n_items (gtk_drop_down_get_model (list)) != milestones->len + 1)
    return FALSE;
  for (guint i = 0; i < milestones->len; i++)
    if (!g_str_equal (((CarnetMilestone *)milestones->pdata[i])->title, get_string (list, i + 1)))
      return FALSE;
  return TRUE;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* One that is moved past the chosen one and given another name: the list says so, what is chosen stays so,
 * and a list in which nothing changed is not made anew. */
static void
test_milestone_moves (World *world, gconstpointer unused)
{
  GtkDropDown *list = get_list (world, "Milestone");
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetMilestone) seen = NULL;
  g_autoptr (CarnetMilestone) moved = NULL;
  g_autofree char *chosen = g_strdup (get_string (list, 5));
  CarnetQuery      before = CARNET_QUERY_INIT, after = CARNET_QUERY_INIT;
  guint            n_others = 0;

  gtk_drop_down_set_selected (list, 5);
  carnet_filters_apply (get_filters (world), &before);
  g_signal_connect_swapped (gtk_drop_down_get_model (get_list (world, "Territory")), "items-changed",
                            G_CALLBACK (count_cb), &n_others);
  g_signal_connect_swapped (get_list (world, "Territory"), "notify::model", G_CALLBACK (count_cb), &n_others);
  seen = carnet_logbook_load_milestone (
      logbook, &((CarnetMilestone *)carnet_session_get_programme (world->session)->milestones->pdata[1])->id,
      &heads, NULL);
  moved = carnet_milestone_copy (seen);
  g_free (moved->title);
  moved->title = g_strdup ("Jalon d’exemple déplacé");
  moved->when
      = (CarnetWhen){ CARNET_WHEN_DAY, carnet_date_new (2018, 12, 20), carnet_date_new (2018, 12, 20) };
  g_assert_true (carnet_logbook_write_milestone (logbook, seen, heads, moved, NULL, NULL));
  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (is_of_programme (world, list) && !g_str_equal (get_string (list, 2), moved->title));
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 4);
  g_assert_cmpstr (get_string (list, 4), ==, chosen);
  carnet_filters_apply (get_filters (world), &after);
  g_assert_true (carnet_id_equal (&before.milestone, &after.milestone));
  g_assert_cmpuint (n_others, ==, 0);
}

/* -- What is deleted --------------------------------------------------------------------------- */

typedef struct
{
  const char *kind;
  CarnetId    id;
} Named;

static void
write_integer (CarnetLogbook *logbook, const char *kind, CarnetId id, const char *key, gint64 value)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, key, value);
  g_assert_true (carnet_logbook_write (logbook, &id, kind, NULL, writes, NULL, NULL));
}

/* The first of the list is about all three. */
static void
name_three (World *world, CarnetLogbook *logbook, Named named[3])
{
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, "Ville d’exemple", -1, NULL);
  const CarnetId   first = carnet_observation_list_find_id (world->list, 0);
  CarnetId         observation = first;
  g_autofree char *theme_hex = NULL, *theme_key = NULL, *actor_hex = NULL, *actor_key = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  named[0] = (Named){ CARNET_KIND_THEME };
  named[1] = (Named){ CARNET_KIND_ACTOR };
  named[2] = (Named){
    CARNET_KIND_MILESTONE,
    ((CarnetMilestone *)carnet_session_get_programme (world->session)->milestones->pdata[0])->id,
  };
  g_assert_true (carnet_logbook_ensure_theme (logbook, "Défunt", &named[0].id, NULL));
  g_assert_true (carnet_logbook_ensure_actor (logbook, actor, &named[1].id, NULL));
  theme_hex = carnet_id_to_string (&named[0].id);
  theme_key = g_strconcat (CARNET_PREFIX_THEME, theme_hex, NULL);
  actor_hex = carnet_id_to_string (&named[1].id);
  actor_key = g_strconcat (CARNET_PREFIX_ACTOR, actor_hex, NULL);
  carnet_writes_set_integer (writes, theme_key, 1);
  carnet_writes_set_integer (writes, actor_key, 1);
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &named[2].id);
  g_assert_true (
      carnet_logbook_write (logbook, &observation, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static const char *
get_last (GtkDropDown *list)
{
  return get_string (list, g_list_model_get_n_items (gtk_drop_down_get_model (list)) - 1);
}

/* It keeps its name where an observation names it, and those can be looked for; once back, it is as before.
 */
static void
test_deleted (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  GtkDropDown     *list = get_list (world, "Theme");
  GtkWidget       *editor = GTK_WIDGET (world->editor);
  CarnetQuery      query = CARNET_QUERY_INIT;
  Named            named[3];
  g_autofree char *milestone = NULL;

  name_three (world, logbook, named);
  milestone = g_strdup_printf (
      "%s (supprimé)",
      ((CarnetMilestone *)carnet_session_get_programme (world->session)->milestones->pdata[0])->title);
  for (guint i = 0; i < 3; i++)
    write_integer (logbook, named[i].kind, named[i].id, CARNET_KEY_DELETED, 1);
  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (g_str_equal (get_last (list), "Défunt (supprimé)"));
  g_assert_cmpstr (get_last (get_list (world, "Actor")), ==, "Ville d’exemple (supprimé)");
  g_assert_cmpstr (get_last (get_list (world, "Milestone")), ==, milestone);
  gtk_drop_down_set_selected (list, g_list_model_get_n_items (gtk_drop_down_get_model (list)) - 1);
  query.theme = named[0].id;
  assert_as_in_logbook (world, &query);
  world_open_row (world, 0);
  world_settle (world);
  g_assert_true (carnet_app_test_says (editor, "Défunt (supprimé)"));
  g_assert_true (carnet_app_test_says (editor, "Ville d’exemple (supprimé)"));
  g_assert_true (carnet_app_test_says (editor, milestone));
  for (guint i = 0; i < 3; i++)
    write_integer (logbook, named[i].kind, named[i].id, CARNET_KEY_DELETED, 0);
  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (!carnet_app_test_says (editor, "(supprimé)"));
  g_assert_true (carnet_app_test_says (editor, "Défunt"));
  query = (CarnetQuery)CARNET_QUERY_INIT;
  carnet_filters_apply (get_filters (world), &query);
  g_assert_true (carnet_id_equal (&query.theme, &named[0].id));
}

/* One that is deleted is offered from the first observation that names it, until the last one. */
static void
test_deleted_named (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  const CarnetId   first = carnet_observation_list_find_id (world->list, 0);
  GtkDropDown     *list = get_list (world, "Theme");
  g_autofree char *before = g_strdup (get_last (list)), *hex = NULL, *key = NULL;
  CarnetId         theme;

  g_assert_true (carnet_logbook_ensure_theme (logbook, "Défunt", &theme, NULL));
  carnet_session_emit_changed (world->session, CARNET_KIND_THEME, &theme);
  WAIT_FOR (!g_str_equal (get_last (list), before));
  write_integer (logbook, CARNET_KIND_THEME, theme, CARNET_KEY_DELETED, 1);
  carnet_session_emit_changed (world->session, CARNET_KIND_THEME, &theme);
  WAIT_FOR (g_str_equal (get_last (list), before));
  hex = carnet_id_to_string (&theme);
  key = g_strconcat (CARNET_PREFIX_THEME, hex, NULL);
  for (guint i = 0; i < 2; i++)
    {
      write_integer (logbook, CARNET_KIND_OBSERVATION, first, key, i == 0);
      carnet_session_emit_changed (world->session, CARNET_KIND_OBSERVATION, &first);
      WAIT_FOR (g_str_equal (get_last (list), i == 0 ? "Défunt (supprimé)" : before));
    }
}

static void
test_impact (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  /* All, then three levels of each impact. */
  query.levels[CARNET_IMPACT_INNOVATION] = 2;
  gtk_drop_down_set_selected (get_list (world, "Impact"), 1 + CARNET_LEVEL_MAX + 1);
  assert_as_in_logbook (world, &query);
  query.levels[CARNET_IMPACT_INNOVATION] = 3;
  gtk_drop_down_set_selected (get_list (world, "Impact"), 1 + CARNET_LEVEL_MAX + 2);
  assert_as_in_logbook (world, &query);
}

/* Of the first of the list. */
static CarnetId
write_other_author (World *world, CarnetLogbook *logbook)
{
  g_autoptr (CarnetWrites) name = carnet_writes_new (), author = carnet_writes_new ();
  CarnetId person = { 0 }, first = carnet_observation_list_find_id (world->list, 0);

  carnet_writes_set_line (name, CARNET_KEY_NAME, "Autre personne d’exemple");
  g_assert_true (carnet_logbook_write (logbook, &person, CARNET_KIND_PERSON, NULL, name, NULL, NULL));
  carnet_writes_set_id (author, CARNET_KEY_AUTHOR, &person);
  g_assert_true (carnet_logbook_write (logbook, &first, CARNET_KIND_OBSERVATION, NULL, author, NULL, NULL));
  return person;
}

static void
test_author (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  CarnetQuery    query = CARNET_QUERY_INIT;
  const guint    before = g_list_model_get_n_items (gtk_drop_down_get_model (get_list (world, "Author")));
  const CarnetId person = write_other_author (world, logbook);

  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (g_list_model_get_n_items (gtk_drop_down_get_model (get_list (world, "Author"))) == before + 1);
  query.author = person;
  carnet_filters_choose (get_filters (world), &query);
  assert_as_in_logbook (world, &query);
  g_assert_cmpuint (world_n_rows (world), ==, 1);
  write_integer (logbook, CARNET_KIND_PERSON, person, CARNET_KEY_DELETED, 1);
  carnet_session_emit_changed (world->session, NULL, NULL);
  WAIT_FOR (g_str_equal (get_last (get_list (world, "Author")), "Autre personne d’exemple (supprimée)"));
  assert_as_in_logbook (world, &query);
  query = (CarnetQuery)CARNET_QUERY_INIT;
  carnet_filters_apply (get_filters (world), &query);
  g_assert_true (carnet_id_equal (&query.author, &person));
}

/* What somebody who is deleted wrote is not counted while the window waits for it. */
static void
test_deleted_author (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  const CarnetId person = write_other_author (world, logbook);
  g_autoptr (CarnetKnown) known = NULL;

  write_integer (logbook, CARNET_KIND_PERSON, person, CARNET_KEY_DELETED, 1);
  known = carnet_known_new (world->session);
  g_assert_cmpuint (
      carnet_names_find (carnet_known_get_names (known), CARNET_KIND_PERSON, &person)->n_observations, ==, 0);
  WAIT_FOR (carnet_names_find (carnet_known_get_names (known), CARNET_KIND_PERSON, &person)->n_observations
            == 1);
  g_clear_object (&known);
  world_hide (world);
  world_show (world, 1280);
  WAIT_FOR (g_str_equal (get_last (get_list (world, "Author")), "Autre personne d’exemple (supprimée)"));
}

/* The switch of the design, always there. */
static void
test_verbatim (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  const CarnetId first = carnet_observation_list_find_id (world->list, 0);
  GtkWidget     *toggle = carnet_app_test_find (GTK_WIDGET (get_filters (world)), GTK_TYPE_SWITCH, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId    highlight = { 0 };
  CarnetQuery query = CARNET_QUERY_INIT;

  carnet_writes_set_id (writes, CARNET_KEY_OBSERVATION, &first);
  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, "Exemple");
  g_assert_true (carnet_logbook_write (logbook, &highlight, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, NULL));
  g_assert_true (gtk_widget_get_mapped (toggle));
  query.with_verbatim = TRUE;
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  assert_as_in_logbook (world, &query);
}

static GtkWidget *
find_switch (World *world, const char *name)
{
  GtkWidget *label = carnet_app_test_find (GTK_WIDGET (get_filters (world)), GTK_TYPE_LABEL,
                                           g_dgettext ("carnet-de-bord", name));

  return carnet_app_test_find (gtk_widget_get_parent (label), GTK_TYPE_SWITCH, NULL);
}

static void
test_conflict (World *world, gconstpointer unused)
{
  GtkWidget  *toggle = find_switch (world, "In conflict");
  CarnetQuery query = CARNET_QUERY_INIT;

  query.conflict_only = TRUE;
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  assert_as_in_logbook (world, &query);
}

/* One wrote that the first of the two shows a weak signal, the other an established one: each is looked for.
 */
static void
test_versions (World *world, gconstpointer unused)
{
  for (guint level = 1; level <= 2; level++)
    {
      gtk_drop_down_set_selected (get_list (world, "Impact"), CARNET_LEVEL_MAX + level);
      world_settle (world);
      g_assert_cmpuint (world_n_rows (world), ==, 1);
    }
  gtk_drop_down_set_selected (get_list (world, "Impact"), CARNET_LEVEL_MAX + 3);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 0);
}

/* Those used less are there when asked for, and stay as long as they narrow the list. */
static void
test_further (World *world, gconstpointer unused)
{
  GtkWidget *more = find (world, GTK_TYPE_TOGGLE_BUTTON, "More filters");
  GtkWidget *impact = GTK_WIDGET (get_list (world, "Impact"));
  GtkWidget *remove;

  g_assert_false (gtk_widget_get_mapped (impact));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), TRUE);
  WAIT_FOR (gtk_widget_get_mapped (impact));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (impact), 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (more), FALSE);
  world_settle (world);
  g_assert_true (gtk_widget_get_mapped (impact));
  remove = gtk_widget_get_next_sibling (gtk_widget_get_parent (impact));
  gtk_widget_activate (remove);
  WAIT_FOR (!gtk_widget_get_mapped (impact));
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 45);
  g_assert_false (carnet_filters_is_active (get_filters (world)));
}

static CarnetId
find_territory (World *world, const char *name)
{
  g_autoptr (GPtrArray) territories = carnet_logbook_list_territories (world_logbook (world), NULL);

  for (guint i = 0; i < territories->len; i++)
    if (g_str_equal (((CarnetTerritory *)territories->pdata[i])->name, name))
      return ((CarnetTerritory *)territories->pdata[i])->id;
  g_assert_not_reached ();
}

/* However long what is chosen, its row is one line, which says all of it when asked. */
static void
test_one_line (World *world, gconstpointer unused)
{
  GtkWidget  *territory = GTK_WIDGET (get_list (world, "Territory"));
  GtkWidget  *pair = gtk_widget_get_parent (territory);
  GtkWidget  *name = carnet_app_test_find (pair, GTK_TYPE_LABEL, "Territoire");
  GtkWidget  *remove = gtk_widget_get_next_sibling (pair);
  const int   height = gtk_widget_get_height (gtk_widget_get_parent (pair));
  CarnetQuery query = CARNET_QUERY_INIT;

  query.review = CARNET_REVIEW_DRAFT;
  query.territory = find_territory (world, "CA Les Sables d’Olonne Agglomération");
  carnet_filters_choose (get_filters (world), &query);
  WAIT_FOR (gtk_widget_get_mapped (remove) && gtk_widget_get_width (remove) > 0);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (pair)), ==, height);
  g_assert_false (gtk_widget_get_visible (name));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (territory), ==,
                   "Territoire\302\240: CA Les Sables d’Olonne Agglomération");
  /* A short one stands beside its name. */
  g_assert_true (gtk_widget_get_visible (
      carnet_app_test_find (GTK_WIDGET (get_filters (world)), GTK_TYPE_LABEL, "Relecture")));
  gtk_widget_activate (remove);
  WAIT_FOR (gtk_widget_get_mapped (name));
  g_assert_null (gtk_widget_get_tooltip_text (territory));
}

/* -- With a name -------------------------------------------------------------------------------- */

static GtkWidget *
get_saved_list (World *world)
{
  return carnet_app_test_find (carnet_app_test_find (world->view, CARNET_TYPE_SAVED_FILTERS, NULL),
                               GTK_TYPE_LIST_BOX, NULL);
}

static void
popup (World *world)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (carnet_app_test_find (
      carnet_app_test_find (world->view, CARNET_TYPE_SAVED_FILTERS, NULL), GTK_TYPE_MENU_BUTTON, NULL)));
}

static void
test_saved (World *world, gconstpointer unused)
{
  GtkEditable *search
      = GTK_EDITABLE (gtk_widget_get_first_child (world_find_class (world->view, "list-search")));
  GtkWidget     *name = find (world, GTK_TYPE_ENTRY, "Name of these filters");
  GtkWidget     *list = get_saved_list (world);
  GtkListBoxRow *row;
  CarnetQuery    query = CARNET_QUERY_INIT, again = CARNET_QUERY_INIT;

  popup (world);
  WAIT_FOR (gtk_widget_get_mapped (gtk_widget_get_parent (list)));
  /* Everything needs no name. */
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (name)));
  query.review = CARNET_REVIEW_VALIDATED;
  query.levels[CARNET_IMPACT_CONFIANCE] = 1;
  carnet_filters_choose (get_filters (world), &query);
  gtk_editable_set_text (search, "mecenat");
  popup (world);
  gtk_editable_set_text (GTK_EDITABLE (name), "Mécénat validé");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (name)));
  g_signal_emit_by_name (name, "activate");
  WAIT_FOR ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  gtk_widget_activate_action (world->view, "carnet.clear-filters", NULL);
  world_settle (world);
  g_assert_cmpuint (world_n_rows (world), ==, 45);
  gtk_widget_activate (GTK_WIDGET (row));
  world_settle (world);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "mecenat");
  carnet_filters_apply (get_filters (world), &again);
  g_assert_cmpint (again.review, ==, CARNET_REVIEW_VALIDATED);
  g_assert_cmpint (again.levels[CARNET_IMPACT_CONFIANCE], ==, 1);
  query.text = "mecenat";
  assert_as_in_logbook (world, &query);
}

static void
test_saved_deleted (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  GtkWidget        *list = get_saved_list (world);
  const CarnetQuery query = CARNET_QUERY_INIT;
  GtkListBoxRow    *row;
  GtkWidget        *remove;

  g_assert_true (carnet_logbook_save_filter (logbook, "Un", &query, NULL));
  g_assert_true (carnet_logbook_save_filter (logbook, "Deux", &query, NULL));
  popup (world);
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Deux");
  remove = carnet_app_test_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, NULL);
  gtk_widget_activate (remove);
  WAIT_FOR (!gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Un");
}

#define ADD(path, set_up, func)                                                                              \
  g_test_add (path, World, GINT_TO_POINTER (1280), set_up, func, world_tear_down)

int
main (int argc, char *argv[])
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/carnet-filters/milestone", world_set_up, test_milestone);
  ADD ("/carnet-filters/unlisted", world_set_up, test_unlisted);
  ADD ("/carnet-filters/milestone-moves", world_set_up, test_milestone_moves);
  ADD ("/carnet-filters/deleted", world_set_up, test_deleted);
  ADD ("/carnet-filters/deleted-named", world_set_up, test_deleted_named);
  ADD ("/carnet-filters/impact", world_set_up, test_impact);
  ADD ("/carnet-filters/author", world_set_up, test_author);
  ADD ("/carnet-filters/deleted-author", world_set_up, test_deleted_author);
  ADD ("/carnet-filters/verbatim", world_set_up, test_verbatim);
  ADD ("/carnet-filters/conflict", world_set_up_conflicts, test_conflict);
  ADD ("/carnet-filters/versions", world_set_up_conflicts, test_versions);
  ADD ("/carnet-filters/further", world_set_up, test_further);
  ADD ("/carnet-filters/one-line", world_set_up, test_one_line);
  ADD ("/carnet-filters/saved", world_set_up, test_saved);
  ADD ("/carnet-filters/saved-deleted", world_set_up, test_saved_deleted);
  return g_test_run ();
}
