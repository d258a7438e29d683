/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"
#include "merge/carnet-conflict-field.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-conflict-words.h"
#include "merge/carnet-history-window.h"
#include "merge/carnet-version-card.h"
#include "session/carnet-job.h"
#include "window/carnet-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  GtkWindow       *window;
  GtkWidget       *page;
} World;

static const CarnetEntityConflict *
shown (World *world)
{
  return carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (world->page));
}

static void
world_show (World *world)
{
  g_autoptr (GError) error = NULL;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  world->page = carnet_conflict_page_new (world->session, NULL);
  world->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (world->window, 1280, 820);
  adw_window_set_content (ADW_WINDOW (world->window), world->page);
  gtk_window_present (world->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  WAIT_FOR (shown (world) != NULL);
}

static void
world_set_up (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_conflicts (&world->fixture, NULL);
  world_show (world);
}

/* The one whose deletion is contested is of a territory. */
static void
give_territory (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetWrites) name = carnet_writes_new (), writes = carnet_writes_new ();
  g_autoptr (GArray) conflicts = carnet_logbook_list_conflicts (logbook, 1, 1, NULL);
  CarnetId territory = { { 0 } }, id = g_array_index (conflicts, CarnetId, 0);

  carnet_writes_set_text (name, CARNET_KEY_NAME, "Nevers");
  g_assert_true (carnet_logbook_write (logbook, &territory, CARNET_KIND_TERRITORY, NULL, name, NULL, NULL));
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &territory);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
world_set_up_placed (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_conflicts (&world->fixture, NULL);
  give_territory (world->fixture.path);
  world_show (world);
}

static void
world_set_up_three (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_three (&world->fixture, NULL);
  world_show (world);
}

/* Nothing of the page is left behind. */
static void
world_tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->page), G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static CarnetObservation *
load (World *world, const CarnetId *id)
{
  CarnetObservation *observation
      = carnet_logbook_load_observation (carnet_session_get_logbook (world->session), id, NULL);

  g_assert_nonnull (observation);
  return observation;
}

static gboolean
activate (World *world, const char *action)
{
  return gtk_widget_activate_action (world->page, action, NULL);
}

static gboolean
can_apply (World *world)
{
  GtkWidget *button = carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "_Appliquer");

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static GtkCheckButton *
nth_card (World *world, guint field, guint i)
{
  GtkWidget *widget = carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (world->page), field);
  GtkWidget *card = carnet_app_test_find (widget, CARNET_TYPE_VERSION_CARD, NULL);

  for (; i > 0; i--)
    card = gtk_widget_get_next_sibling (card);
  g_assert_true (CARNET_IS_VERSION_CARD (card));
  return GTK_CHECK_BUTTON (card);
}

static void
choose (World *world, guint field, guint i)
{
  gtk_check_button_set_active (nth_card (world, field, i), TRUE);
}

/* -- Choosing --------------------------------------------------------------------------- */

/* « Appliquer » wakes with the last field; then the next conflict stands in its place. */
static void
test_fields (World *world, gconstpointer unused)
{
  const CarnetId id = shown (world)->id;
  g_autoptr (CarnetObservation) settled = NULL;
  CarnetId   facts = { 0 };
  GtkWidget *title = carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (world->page), 0);

  g_assert_true (gtk_widget_get_visible (carnet_app_test_find (title, GTK_TYPE_BOX, "à choisir")));
  choose (world, 0, 1);
  choose (world, 1, 0);
  choose (world, 2, 0);
  choose (world, 2, 1);
  g_assert_false (can_apply (world));
  choose (world, 3, 1);
  g_assert_true (can_apply (world));
  g_assert_true (activate (world, "conflict.apply"));
  WAIT_FOR (!carnet_id_equal (&shown (world)->id, &id));

  settled = load (world, &id);
  g_assert_cmpuint (settled->conflicts->len, ==, 0);
  g_assert_true (g_str_has_prefix (settled->title, "Un même mot, deux attentes"));
  g_assert_cmpint (settled->impacts[CARNET_IMPACT_INNOVATION], ==, 2);
  facts = carnet_programme_find_section (carnet_session_get_programme (world->session), "faits")->id;
  g_assert_true (g_str_has_suffix (carnet_observation_get_text (settled, &facts), "en septembre."));
  facts = carnet_programme_find_section (carnet_session_get_programme (world->session), "analyse")->id;
  g_assert_nonnull (strstr (carnet_observation_get_text (settled, &facts), "l’engagement.\n\nLe malentendu"));
}

/* The buttons fill every field; both texts leave open what can only be one thing. */
static void
test_whole (World *world, gconstpointer unused)
{
  activate (world, "conflict.keep-texts");
  g_assert_false (can_apply (world));
  g_assert_true (gtk_check_button_get_active (nth_card (world, 0, 1)));
  activate (world, "conflict.keep-other");
  g_assert_true (can_apply (world));
  g_assert_false (gtk_check_button_get_active (nth_card (world, 0, 0)));
  g_assert_true (gtk_check_button_get_active (nth_card (world, 3, 1)));
  activate (world, "conflict.keep-mine");
  g_assert_true (gtk_check_button_get_active (nth_card (world, 0, 0)));
  g_assert_false (gtk_check_button_get_active (nth_card (world, 0, 1)));
  g_assert_true (gtk_check_button_get_active (nth_card (world, 3, 0)));
}

static gboolean
is_bar_shown (World *world)
{
  return carnet_app_test_says (world->page, "Garder ");
}

/* A contested deletion is settled like the rest; when nothing is left, the page says so. */
static void
test_deletion (World *world, gconstpointer unused)
{
  CarnetId id;

  activate (world, "conflict.keep-mine");
  activate (world, "conflict.apply");
  WAIT_FOR (shown (world)->contested);
  id = shown (world)->id;
  /* The two cards are all there is to choose. */
  g_assert_false (is_bar_shown (world));
  choose (world, 0, 1);
  g_assert_true (can_apply (world));
  activate (world, "conflict.apply");
  WAIT_FOR (shown (world) == NULL);
  WAIT_FOR (gtk_widget_get_mapped (carnet_app_test_find (world->page, ADW_TYPE_STATUS_PAGE, NULL)));
  {
    g_autoptr (CarnetObservation) settled = load (world, &id);

    g_assert_true (settled->deleted && !settled->contested);
  }
}

static void
test_moving (World *world, gconstpointer unused)
{
  const CarnetId first = shown (world)->id;

  g_assert_false (shown (world)->contested);
  g_assert_true (is_bar_shown (world));
  activate (world, "conflict.next");
  WAIT_FOR (shown (world)->contested);
  activate (world, "conflict.previous");
  WAIT_FOR (carnet_id_equal (&shown (world)->id, &first));
}

/* Which observation is asked about is told even where its title is in no card. */
static void
test_named (World *world, gconstpointer unused)
{
  activate (world, "conflict.next");
  WAIT_FOR (shown (world)->contested);
  g_assert_true (carnet_app_test_says (world->page,
                                       "Report du comité faute de référent · Nevers · 13\u00a0juillet 2018"));
}

/* -- What others hear --------------------------------------------------------------------- */

static void
test_heard (World *world, gconstpointer unused)
{
  GtkAccessible *card = GTK_ACCESSIBLE (nth_card (world, 1, 0));

  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (
      card, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Faits, Ma version, non retenue, ajouté\u00a0: la pause, en septembre");
  g_assert_true (carnet_app_test_says (world->page, " sans conflit"));
  choose (world, 1, 0);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Faits, Ma version, retenue, ajouté\u00a0: la pause, en septembre");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_card (world, 3, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Innovation, L’autre version, 2 · avéré, non retenue");
}

/* However narrow the page, no line ends after « 25 », nor within a time. */
static void
test_day (void)
{
  g_autofree char *time = carnet_time_describe (G_GINT64_CONSTANT (1537869600000));
  g_autofree char *day = carnet_day_describe (carnet_date_new (2018, 9, 25));

  g_assert_cmpstr (day, ==, "25\u00a0septembre 2018");
  g_assert_null (strchr (time, ' '));
}

/* -- Meanwhile ------------------------------------------------------------------------------ */

static void
write_elsewhere (World *world, CarnetId *id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  g_assert_no_error (error);
  carnet_writes_set_text (writes, key, text);
  carnet_logbook_write (logbook, id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody wrote another title after this one was shown: nothing is settled over it. */
static void
test_unseen (World *world, gconstpointer unused)
{
  CarnetId id = shown (world)->id;
  g_autoptr (CarnetObservation) after = NULL;

  write_elsewhere (world, &id, CARNET_KEY_TITLE, "Encore un titre");
  activate (world, "conflict.keep-mine");
  activate (world, "conflict.apply");
  WAIT_FOR (shown (world)->fields->len == 3);
  after = load (world, &id);
  g_assert_cmpstr (after->title, ==, "Encore un titre");
  g_assert_cmpuint (after->conflicts->len, ==, 3);
}

/* What was chosen stays when something else changes. */
static void
test_kept (World *world, gconstpointer unused)
{
  CarnetId other = { { 0 } };

  choose (world, 0, 1);
  write_elsewhere (world, &other, CARNET_KEY_TITLE, "Une autre observation");
  carnet_session_emit_changed (world->session, CARNET_KIND_OBSERVATION, &other);
  g_assert_false (carnet_conflict_page_is_read (CARNET_CONFLICT_PAGE (world->page)));
  WAIT_FOR (carnet_conflict_page_is_read (CARNET_CONFLICT_PAGE (world->page)));
  g_assert_true (gtk_check_button_get_active (nth_card (world, 0, 1)));
}

/* A third version stands beside the others, under its writer's name, and can be chosen; « l’autre » is none.
 */
static void
test_three (World *world, gconstpointer unused)
{
  const CarnetId id = shown (world)->id;
  g_autoptr (CarnetObservation) settled = NULL;

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (nth_card (world, 3, 2)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Innovation, Version\302\240: Troisième personne d’exemple, 3 · structurant, "
      "non retenue");
  g_assert_true (carnet_app_test_says (world->page, " sans conflit"));
  /* One heading for the fields of two versions; the third stands in none of its columns. */
  g_assert_true (carnet_app_test_says (world->page, "L’autre version"));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *caption = carnet_conflict_caption (shown (world)->fields->pdata[3], i);

      g_assert_true (carnet_app_test_says (GTK_WIDGET (nth_card (world, 3, i)), caption));
      g_assert_false (carnet_app_test_says (GTK_WIDGET (nth_card (world, 0, 0)), caption));
    }
  g_assert_false (
      gtk_widget_is_sensitive (carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "Garder l’a_utre")));
  activate (world, "conflict.keep-mine");
  choose (world, 3, 2);
  g_assert_false (gtk_check_button_get_active (nth_card (world, 3, 0)));
  activate (world, "conflict.apply");
  WAIT_FOR (!carnet_id_equal (&shown (world)->id, &id));
  settled = load (world, &id);
  g_assert_cmpint (settled->impacts[CARNET_IMPACT_INNOVATION], ==, 3);
}

/* The keys move among versions without choosing, and among fields. */
static void
test_keys (World *world, gconstpointer unused)
{
  CarnetConflictField *field
      = CARNET_CONFLICT_FIELD (carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (world->page), 3));

  carnet_conflict_field_focus (field);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (nth_card (world, 3, 0))));
  g_assert_true (carnet_conflict_field_move (field, 1));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (nth_card (world, 3, 1))));
  g_assert_true (carnet_conflict_field_move (field, 1));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (nth_card (world, 3, 1))));
  g_assert_false (gtk_check_button_get_active (nth_card (world, 3, 1)));
  carnet_conflict_field_focus (
      CARNET_CONFLICT_FIELD (carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (world->page), 0)));
  g_assert_false (carnet_conflict_field_move (field, -1));
}

/* Whatever is in conflict, the window can be made as narrow as a telephone. */
static void
test_narrow (World *world, gconstpointer unused)
{
  GtkWidget      *first = GTK_WIDGET (nth_card (world, 0, 0)), *second = GTK_WIDGET (nth_card (world, 0, 1));
  graphene_rect_t one, other;
  int             minimum;

  gtk_widget_measure (world->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_compute_bounds (first, world->page, &one));
  g_assert_true (gtk_widget_compute_bounds (second, world->page, &other));
  g_assert_cmpfloat (one.origin.y, ==, other.origin.y);
  gtk_window_set_default_size (world->window, 420, 780);
  WAIT_FOR (gtk_widget_compute_bounds (first, world->page, &one)
            && gtk_widget_compute_bounds (second, world->page, &other) && one.origin.x == other.origin.x
            && other.origin.y >= one.origin.y + one.size.height);
  g_assert_cmpfloat (other.origin.x + other.size.width, <=, 420);
}

static graphene_rect_t
bounds_of (World *world, GtkWidget *button)
{
  graphene_rect_t bounds;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_compute_bounds (button, world->page, &bounds));
  return bounds;
}

/* Three short buttons side by side, heard as ever; what is in conflict stands whole above the fields. */
static void
test_narrow_bars (World *world, gconstpointer unused)
{
  GtkWidget      *mine, *texts;
  graphene_rect_t left, right;

  g_assert_false (carnet_app_test_says (world->page, "Pour toute l’observation\u00a0: garder"));
  gtk_window_set_default_size (world->window, 420, 780);
  WAIT_FOR (carnet_app_test_says (world->page, "Pour toute l’observation\u00a0: garder"));
  mine = carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "La _mienne");
  texts = carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "Les _deux");
  WAIT_FOR (bounds_of (world, texts).origin.x < 420);
  left = bounds_of (world, mine);
  right = bounds_of (world, texts);
  g_assert_cmpfloat (right.origin.x + right.size.width, <=, 420);
  g_assert_cmpfloat (left.origin.y, ==, right.origin.y);
  g_assert_cmpfloat (left.size.height, <=, 40);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mine), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Garder la mienne");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (texts), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Garder les deux textes");
  g_assert_true (
      carnet_app_test_says (world->page, "Un même mot\u00a0: «\u00a0mécénat\u00a0» · 5\u00a0juillet 2018"));
}

/* -- History ----------------------------------------------------------------------------------- */

static gboolean
is_restore_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "history.restore") == 0;
}

static guint
count_restore_buttons (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (is_restore_button (child))
      n++;
    else
      n += count_restore_buttons (child);
  return n;
}

static gboolean
has_title (World *world, const CarnetId *id, const char *prefix)
{
  g_autoptr (CarnetObservation) observation = load (world, id);

  return observation->conflicts->len == 0 && g_str_has_prefix (observation->title, prefix);
}

static void
give_third_title (const char *folder, const char *path)
{
  const CarnetExportOptions options
      = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT, .replace = TRUE };
  g_autofree char *theirs = g_build_filename (folder, "Troisième personne d’exemple.carnet", NULL);
  g_autofree char *exchange = g_build_filename (folder, "echange.xml", NULL);
  g_autoptr (CarnetLogbook) third = carnet_logbook_open (theirs, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (CarnetLogbook) ours = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GArray) conflicts = carnet_logbook_list_conflicts (ours, 0, 1, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = g_array_index (conflicts, CarnetId, 0);

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Un troisième titre");
  g_assert_true (carnet_logbook_write (third, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  g_assert_true (carnet_logbook_export_xml (third, exchange, &options, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (carnet_logbook_import_xml (ours, exchange, NULL, NULL, NULL, NULL, NULL));
}

static void
world_set_up_three_texts (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_three (&world->fixture, NULL);
  give_third_title (world->fixture.folder, world->fixture.path);
  world_show (world);
}

/* Three are not both. */
static void
test_three_texts (World *world, gconstpointer unused)
{
  g_assert_nonnull (carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "Garder tous les _textes"));
  activate (world, "conflict.keep-texts");
  g_assert_true (carnet_app_test_says (world->page, "· les textes choisis, à la suite"));
  activate (world, "conflict.next");
  WAIT_FOR (shown (world)->contested);
  g_assert_null (carnet_app_test_find (world->page, GTK_TYPE_BUTTON, "Garder tous les _textes"));
}

/* Of two versions side by side either can be brought back; what is alone at the end is there already. */
static void
test_history (World *world, gconstpointer unused)
{
  const CarnetId id = shown (world)->id;
  GtkWidget     *history = carnet_history_window_new (world->window, world->session, &id);
  g_autoptr (GPtrArray) entries
      = carnet_logbook_list_history (carnet_session_get_logbook (world->session), &id, NULL);
  const CarnetHistoryEntry *oldest = entries->pdata[entries->len - 1];
  g_autofree char          *revision = carnet_hash_to_string (&oldest->writer->revision);
  GObject                  *objects[] = { G_OBJECT (history) };

  gtk_window_present (GTK_WINDOW (history));
  gtk_test_widget_wait_for_draw (history);
  g_assert_cmpuint (entries->len, ==, 3);
  WAIT_FOR (count_restore_buttons (history) == 3);
  g_assert_nonnull (carnet_app_test_find (history, GTK_TYPE_LABEL, "Reçue avec «\u00a0echange.xml\u00a0»"));
  g_assert_true (gtk_widget_activate_action (history, "history.restore", "s", revision));
  WAIT_FOR (has_title (world, &id, "Un même mot\u00a0:"));
  WAIT_FOR (count_restore_buttons (history) == 3); /* of four */
  /* Whoever did not want it has before them what was there. */
  WAIT_FOR (is_restore_button (gtk_window_get_focus (GTK_WINDOW (history))));
  carnet_app_test_destroy (GTK_WINDOW (history), objects, 1);
}

/* -- While it is read ----------------------------------------------------------------------------- */

static gboolean
wait_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (data);
  g_mutex_unlock (data);
  return TRUE;
}

/* However long the reader takes, the windows are there at once, and say that they read. */
static void
test_reading (World *world, gconstpointer unused)
{
  const CarnetId id = shown (world)->id;
  GtkWidget     *page, *history;
  GObject       *objects[1];
  GMutex         busy;

  g_mutex_init (&busy);
  g_mutex_lock (&busy);
  carnet_job_read_async (world->session, wait_job, &busy, NULL, NULL, NULL, NULL);
  page = carnet_conflict_page_new (world->session, &id);
  adw_window_set_content (ADW_WINDOW (world->window), page);
  history = carnet_history_window_new (NULL, world->session, &id);
  gtk_window_present (GTK_WINDOW (history));
  WAIT_FOR (carnet_app_test_find_mapped (page, GTK_TYPE_SPINNER) != NULL);
  WAIT_FOR (carnet_app_test_find_mapped (history, GTK_TYPE_SPINNER) != NULL);
  g_assert_null (carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page)));
  g_assert_cmpuint (count_restore_buttons (history), ==, 0);
  g_mutex_unlock (&busy);
  world->page = page;
  WAIT_FOR (shown (world) != NULL);
  WAIT_FOR (count_restore_buttons (history) == 3);
  g_assert_null (carnet_app_test_find_mapped (page, GTK_TYPE_SPINNER));
  g_mutex_clear (&busy);
  objects[0] = G_OBJECT (history);
  carnet_app_test_destroy (GTK_WINDOW (history), objects, 1);
}

/* -- In the window ----------------------------------------------------------------------------- */

static gboolean
has_history (CarnetWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (CARNET_IS_HISTORY_WINDOW (toplevel)
          && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        return TRUE;
    }
  return FALSE;
}

static void
test_window (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  GtkWidget    *page, *row;
  GObject      *objects[1];

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
  carnet_window_open (window, fixture->path);
  gtk_window_present (GTK_WINDOW (window));
  carnet_window_show_view (window, "carnet");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  row = carnet_app_test_find (carnet_window_get_view (window, "carnet"), GTK_TYPE_BUTTON, "_Trancher…");
  g_assert_nonnull (row);
  WAIT_FOR (gtk_widget_get_mapped (row));
  g_signal_emit_by_name (row, "clicked");
  WAIT_FOR ((page = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_CONFLICT_PAGE, NULL)) != NULL);
  WAIT_FOR (gtk_widget_get_mapped (page));
  gtk_widget_activate_action (page, "conflict.close", NULL);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_CONFLICT_PAGE, NULL) == NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.conflicts", NULL));
  WAIT_FOR ((page = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_CONFLICT_PAGE, NULL)) != NULL);
  objects[0] = G_OBJECT (page);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL));
  WAIT_FOR (has_history (window));
  carnet_app_test_destroy (GTK_WINDOW (window), objects, 1);
}

/* The last conflict goes while it has the focus. */
static void
test_last (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  GtkWidget    *page;
  GObject      *objects[1];

  carnet_window_open (window, fixture->path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.conflicts", NULL);
  WAIT_FOR ((page = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_CONFLICT_PAGE, NULL)) != NULL);
  WAIT_FOR (carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page)) != NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  for (guint i = 0; i < 2; i++)
    {
      const CarnetEntityConflict *conflict = carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page));

      g_assert_true (
          gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                  carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (page), 0)));
      gtk_widget_activate_action (page, "conflict.keep-mine", NULL);
      if (conflict->contested)
        gtk_check_button_set_active (
            GTK_CHECK_BUTTON (carnet_app_test_find (page, CARNET_TYPE_VERSION_CARD, NULL)), TRUE);
      gtk_widget_activate_action (page, "conflict.apply", NULL);
      WAIT_FOR (carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page)) != conflict);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
  /* Nothing is left to apply; Enter leads back. */
  g_assert_false (gtk_widget_get_mapped (carnet_app_test_find (page, GTK_TYPE_BUTTON, "_Appliquer")));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == carnet_app_test_find (page, GTK_TYPE_BUTTON, "_Revenir au carnet"));
  objects[0] = G_OBJECT (page);
  carnet_app_test_destroy (GTK_WINDOW (window), objects, 1);
}

static CarnetConflictPage *
open_conflicts (CarnetWindow *window, const char *path)
{
  GtkWidget *page;

  carnet_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.conflicts", NULL);
  WAIT_FOR ((page = carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_CONFLICT_PAGE, NULL)) != NULL);
  WAIT_FOR (carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page)) != NULL);
  return CARNET_CONFLICT_PAGE (page);
}

/* (nullable): of the toast that is on screen. */
static GtkWidget *
find_undo (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), "win.take-back") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_undo (child);

      if (found)
        return found;
    }
  return NULL;
}

/* What was settled too fast is there again to be settled, and can be settled again. */
static void
test_take_back (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow       *window = carnet_window_new (NULL, NULL);
  CarnetConflictPage *page = open_conflicts (window, fixture->path);
  const CarnetId      id = carnet_conflict_page_get_conflict (page)->id;
  GtkWidget          *undo;
  GObject            *objects[] = { G_OBJECT (page) };

  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "conflict.keep-mine", NULL);
      gtk_widget_activate_action (GTK_WIDGET (page), "conflict.apply", NULL);
      WAIT_FOR (carnet_conflict_page_get_conflict (page)->contested);
      WAIT_FOR (carnet_app_test_says (GTK_WIDGET (window), "Conflit tranché"));
      WAIT_FOR ((undo = find_undo (GTK_WIDGET (window))) != NULL);
      g_signal_emit_by_name (undo, "clicked");
      WAIT_FOR (carnet_id_equal (&carnet_conflict_page_get_conflict (page)->id, &id));
      g_assert_cmpuint (carnet_conflict_page_get_conflict (page)->fields->len, ==, 4);
      WAIT_FOR (carnet_app_test_says (GTK_WIDGET (window), "Conflit 1 sur 2"));
    }
  carnet_app_test_destroy (GTK_WINDOW (window), objects, 1);
}

#define ADD(path, test) g_test_add (path, World, NULL, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/conflict-page/fields", test_fields);
  ADD ("/conflict-page/whole", test_whole);
  ADD ("/conflict-page/deletion", test_deletion);
  ADD ("/conflict-page/moving", test_moving);
  g_test_add ("/conflict-page/named", World, NULL, world_set_up_placed, test_named, world_tear_down);
  ADD ("/conflict-page/heard", test_heard);
  g_test_add_func ("/conflict-page/day", test_day);
  ADD ("/conflict-page/unseen", test_unseen);
  ADD ("/conflict-page/kept", test_kept);
  ADD ("/conflict-page/narrow", test_narrow);
  ADD ("/conflict-page/narrow-bars", test_narrow_bars);
  ADD ("/conflict-page/keys", test_keys);
  g_test_add ("/conflict-page/three", World, NULL, world_set_up_three, test_three, world_tear_down);
  g_test_add ("/conflict-page/three-texts", World, NULL, world_set_up_three_texts, test_three_texts,
              world_tear_down);
  ADD ("/conflict-page/history", test_history);
  ADD ("/conflict-page/reading", test_reading);
  g_test_add ("/conflict-page/window", CarnetAppFixture, NULL, carnet_app_fixture_set_up_conflicts,
              test_window, carnet_app_fixture_tear_down);
  g_test_add ("/conflict-page/last", CarnetAppFixture, NULL, carnet_app_fixture_set_up_conflicts, test_last,
              carnet_app_fixture_tear_down);
  g_test_add ("/conflict-page/take-back", CarnetAppFixture, NULL, carnet_app_fixture_set_up_conflicts,
              test_take_back, carnet_app_fixture_tear_down);
  return g_test_run ();
}
