/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Milestones, the programme and others in conflict: where they are marked, and how a person settles them. */
#include "carnet-app-test.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-version-card.h"
#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-list.h"
#include "programme/carnet-programme-view.h"
#include "programme/carnet-timeline-view.h"
#include "window/carnet-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
  GtkWidget       *view;
} World;

static void
open_window (World *world, int width)
{
  g_autoptr (GError) error = NULL;

  world->session = carnet_session_open (world->fixture.path, NULL, &error);
  g_assert_no_error (error);
  carnet_session_set_today (world->session, carnet_date_new (2018, 9, 25));
  world->window = carnet_window_new (NULL, NULL);
  gtk_window_set_default_size (GTK_WINDOW (world->window), width, 820);
  carnet_window_set_session (world->window, world->session);
  gtk_window_present (GTK_WINDOW (world->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (world->window));
  world->view = carnet_window_get_view (world->window, "programme");
  carnet_app_test_wait_for_milestones (world->view);
}

typedef void (*FixtureFunc) (CarnetAppFixture *fixture, gconstpointer unused);

/* What is in conflict in it, and how wide it is. */
typedef struct
{
  FixtureFunc fixture;
  int         width;
} Look;

static const Look WIDE = { carnet_app_fixture_set_up_milestones, 1280 };
static const Look NARROW = { carnet_app_fixture_set_up_milestones, 420 };
static const Look WIDE_PROGRAMME = { carnet_app_fixture_set_up_programme, 1280 };
static const Look WIDE_REPORT = { carnet_app_fixture_set_up_report, 1280 };
static const Look NARROW_PROGRAMME = { carnet_app_fixture_set_up_programme, 420 };

static void
set_up (World *world, gconstpointer data)
{
  const Look *look = data;

  look->fixture (&world->fixture, NULL);
  open_window (world, look->width);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session), G_OBJECT (world->view) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

static GtkWidget *
find_chip (World *world, const char *title)
{
  GtkWidget *timeline = carnet_app_test_find (world->view, CARNET_TYPE_TIMELINE_VIEW, NULL);

  return carnet_timeline_view_find_chip (
      CARNET_TIMELINE_VIEW (timeline),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id);
}

static gboolean
is_heard_as (GtkWidget *chip, const char *text)
{
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, text, NULL);

  return wrong == NULL;
}

static GtkWidget *
find_page (World *world)
{
  return carnet_app_test_find_mapped (GTK_WIDGET (world->window), CARNET_TYPE_CONFLICT_PAGE);
}

static const CarnetEntityConflict *
shown (World *world)
{
  GtkWidget *page = find_page (world);

  return page != NULL ? carnet_conflict_page_get_conflict (CARNET_CONFLICT_PAGE (page)) : NULL;
}

static void
act (World *world, const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_page (world), action, NULL));
}

static void
open_page (World *world)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.conflicts", NULL);
  WAIT_FOR (shown (world) != NULL);
}

/* -- Where it is marked ------------------------------------------------------------------- */

static void
test_chip (World *world, gconstpointer unused)
{
  GtkWidget *chip = find_chip (world, "engagés");
  GtkWidget *other = find_chip (world, "Lancement");

  g_assert_true (is_heard_as (chip,
                              "Jalon, courant juillet 2018, 4ᵉ séminaire des dirigeants engagés, passé, "
                              "0 observation liée, en conflit"));
  g_assert_nonnull (carnet_app_test_find_mapped (chip, GTK_TYPE_IMAGE));
  g_assert_true (carnet_app_test_says (chip, "En conflit · 4ᵉ séminaire"));
  g_assert_true (carnet_app_test_says (find_chip (world, "pionniers"), "En conflit"));
  g_assert_null (carnet_app_test_find_mapped (other, GTK_TYPE_IMAGE));
  g_assert_false (carnet_app_test_says (other, "En conflit"));
}

/* From the details to its versions; once settled nothing is marked any more. */
static void
test_details (World *world, gconstpointer unused)
{
  const CarnetId id
      = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "engagés")->id;
  GtkWidget *details, *settle;

  carnet_programme_view_select (CARNET_PROGRAMME_VIEW (world->view), &id);
  details = carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS);
  g_assert_true (carnet_app_test_says (details, "D’autres ont écrit dans les mêmes champs sans le savoir."));
  settle = carnet_app_test_find (details, GTK_TYPE_BUTTON, "_Trancher…");
  g_assert_nonnull (settle);
  g_signal_emit_by_name (settle, "clicked");
  WAIT_FOR (shown (world) != NULL);
  g_assert_true (carnet_id_equal (&shown (world)->id, &id));
  act (world, "conflict.keep-mine");
  act (world, "conflict.apply");
  WAIT_FOR (!carnet_id_equal (&shown (world)->id, &id));
  act (world, "conflict.close");
  WAIT_FOR (find_page (world) == NULL);
  WAIT_FOR (!carnet_app_test_says (find_chip (world, "Bressuire"), "En conflit"));
  details = carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS);
  g_assert_true (carnet_app_test_says (details, "Vendredi 6 juillet 2018"));
  g_assert_false (carnet_app_test_says (details, "sans le savoir"));
}

static void
test_contested_details (World *world, gconstpointer unused)
{
  const CarnetId id
      = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "pionniers")->id;

  carnet_programme_view_select (CARNET_PROGRAMME_VIEW (world->view), &id);
  g_assert_true (
      carnet_app_test_says (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_DETAILS),
                            "Quelqu’un a supprimé ce jalon pendant que d’autres le modifiaient."));
}

static guint
count_badges (GtkWidget *root)
{
  guint n = gtk_widget_has_css_class (root, "conflict-badge") && gtk_widget_get_visible (root) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_badges (child);
  return n;
}

static void
test_list (World *world, gconstpointer unused)
{
  GtkWidget *list;

  WAIT_FOR ((list = carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_LIST)) != NULL);
  WAIT_FOR (count_badges (list) == 2);
}

/* -- The page ----------------------------------------------------------------------------- */

static GtkAccessible *
nth_card (World *world, guint field, guint i)
{
  GtkWidget *widget = carnet_conflict_page_get_field (CARNET_CONFLICT_PAGE (find_page (world)), field);
  GtkWidget *card = carnet_app_test_find (widget, CARNET_TYPE_VERSION_CARD, NULL);

  for (; i > 0; i--)
    card = gtk_widget_get_next_sibling (card);
  return GTK_ACCESSIBLE (card);
}

/* The contested deletion is the earlier of the two; then the next stands in its place, then none. */
static void
test_page (World *world, gconstpointer unused)
{
  open_page (world);
  g_assert_true (carnet_app_test_says (find_page (world), "Conflit 1 sur 2"));
  g_assert_true (
      carnet_app_test_says (find_page (world), "Jalon · 4ᵉ rencontre des pionniers des alliances"));
  g_assert_true (shown (world)->contested);
  g_assert_true (carnet_app_test_says (GTK_WIDGET (nth_card (world, 0, 1)), "Supprimer"));
  g_assert_false (carnet_app_test_says (find_page (world), "Pour tous les champs"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (nth_card (world, 0, 0)), TRUE);
  act (world, "conflict.apply");
  WAIT_FOR (!shown (world)->contested);
  g_assert_true (carnet_app_test_says (find_page (world), "Conflit 1 sur 1"));
  g_assert_true (carnet_app_test_says (find_page (world), "Pour tous les champs"));
  g_assert_nonnull (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "pionniers"));
  gtk_test_accessible_assert_property (nth_card (world, 0, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Titre, Ma version, non retenue, ajouté\u00a0: de Bressuire");
  gtk_test_accessible_assert_property (nth_card (world, 1, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Quand, L’autre version, juillet 2018, non retenue");
  act (world, "conflict.keep-other");
  act (world, "conflict.apply");
  WAIT_FOR (shown (world) == NULL);
  WAIT_FOR (carnet_app_test_says (find_page (world), "Rien n’est en conflit"));
  g_assert_nonnull (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "engagés"));
  g_assert_false (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "engagés")->conflict);
  /* Nothing else of it changed. */
  act (world, "conflict.close");
  WAIT_FOR (find_page (world) == NULL);
  g_assert_false (carnet_app_test_says (find_chip (world, "pionniers"), "En conflit"));
}

/* What another one writes of the milestone meanwhile is not settled unseen. */
static void
test_unseen (World *world, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) elsewhere = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "engagés")->id;

  open_page (world);
  act (world, "conflict.next");
  WAIT_FOR (carnet_id_equal (&shown (world)->id, &id));
  elsewhere = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Séminaire");
  g_assert_true (carnet_logbook_write (elsewhere, &id, CARNET_KIND_MILESTONE, NULL, writes, NULL, NULL));
  act (world, "conflict.keep-mine");
  act (world, "conflict.apply");
  WAIT_FOR (shown (world)->fields->len == 1);
  g_assert_cmpstr (shown (world)->title, ==, "Séminaire");
}

/* -- The programme ------------------------------------------------------------------------ */

/* « Trancher… », when it is seen. */
static GtkWidget *
find_settle (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (root, "carnet-conflict-row") && gtk_widget_get_mapped (root))
    return carnet_app_test_find (root, GTK_TYPE_BUTTON, "_Trancher…");
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_settle (child);
  return found;
}

static void
test_programme (World *world, gconstpointer unused)
{
  const CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const CarnetId         id = programme->id;

  g_assert_true (
      carnet_app_test_says (world->view, "Des champs du programme ont été modifiés de plusieurs façons."));
  g_signal_emit_by_name (find_settle (world->view), "clicked");
  WAIT_FOR (shown (world) != NULL);
  g_assert_true (carnet_id_equal (&shown (world)->id, &id));
  g_assert_true (carnet_app_test_says (find_page (world), "Conflit 1 sur 2"));
  g_assert_true (carnet_app_test_says (find_page (world),
                                       "Programme · Voyage à la (re)découverte de la co-construction"));
  g_assert_cmpuint (shown (world)->fields->len, ==, 5);
  gtk_test_accessible_assert_property (nth_card (world, 2, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Nombre de mois, L’autre version, 10, non retenue");
  act (world, "conflict.keep-other");
  act (world, "conflict.keep-texts");
  act (world, "conflict.apply");
  WAIT_FOR (!carnet_id_equal (&shown (world)->id, &id));
  programme = carnet_session_get_programme (world->session);
  g_assert_false (programme->conflict);
  g_assert_cmpint (programme->n_months, ==, 10);
  g_assert_cmpstr (programme->title, ==,
                   "Co-construire sur les territoires / Co-construire dans les territoires");
  g_assert_cmpstr (
      programme->description, ==,
      "Neuf mois d’observation, territoire par territoire.\n\nNeuf mois d’observation, puis un rapport.");
  /* Then the theme, which has no place of its own to be marked in. */
  g_assert_true (carnet_app_test_says (find_page (world), "Thème · Mécénat"));
  act (world, "conflict.keep-mine");
  act (world, "conflict.apply");
  WAIT_FOR (shown (world) == NULL);
  act (world, "conflict.close");
  WAIT_FOR (find_page (world) == NULL);
  g_assert_null (find_settle (world->view));
}

static void
test_narrow_programme (World *world, gconstpointer unused)
{
  WAIT_FOR (carnet_app_test_find_mapped (world->view, CARNET_TYPE_MILESTONE_LIST) != NULL);
  g_assert_true (
      carnet_app_test_says (world->view, "Des champs du programme ont été modifiés de plusieurs façons."));
  g_assert_nonnull (find_settle (world->view));
}

static void
test_programme_unmarked (World *world, gconstpointer unused)
{
  g_assert_false (carnet_app_test_says (world->view, "mêmes champs du programme"));
}

/* -- The report --------------------------------------------------------------------------- */

/* What has no place of its own to be marked in is settled here all the same. */
static void
test_report (World *world, gconstpointer unused)
{
  open_page (world);
  g_assert_true (carnet_app_test_says (find_page (world), "Conflit 1 sur 2"));
  g_assert_true (carnet_app_test_says (find_page (world), "Rien à signaler\u00a0: Nevers, juin 2018"));
  g_assert_false (carnet_app_test_says (find_page (world), "Mois sans rien à signaler"));
  gtk_test_accessible_assert_property (nth_card (world, 0, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mois, L’autre version, août 2018, non retenue");
  act (world, "conflict.keep-mine");
  act (world, "conflict.apply");
  WAIT_FOR (g_str_equal (shown (world)->kind, CARNET_KIND_STATEMENT));
  g_assert_true (carnet_app_test_says (find_page (world), "Constat\u00a0: Un même mot, deux sens"));
  g_assert_false (carnet_app_test_says (find_page (world), "Énoncé · "));
  gtk_test_accessible_assert_property (nth_card (world, 0, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Type d’énoncé, Ma version, Enseignement, non retenue");
  gtk_test_accessible_assert_property (
      nth_card (world, 1, 1), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "S’appuie sur «\u00a0Un même mot\u00a0: «\u00a0mécénat\u00a0», 5 juillet 2018\u00a0», L’autre version, "
      "oui, non retenue");
  act (world, "conflict.keep-other");
  act (world, "conflict.apply");
  WAIT_FOR (shown (world) == NULL);
  WAIT_FOR (carnet_app_test_says (find_page (world), "Rien n’est en conflit"));
}

#define ADD(path, look, test) g_test_add (path, World, &look, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/milestone-conflicts/chip", WIDE, test_chip);
  ADD ("/milestone-conflicts/details", WIDE, test_details);
  ADD ("/milestone-conflicts/contested-details", WIDE, test_contested_details);
  ADD ("/milestone-conflicts/list", NARROW, test_list);
  ADD ("/milestone-conflicts/page", WIDE, test_page);
  ADD ("/milestone-conflicts/unseen", WIDE, test_unseen);
  ADD ("/milestone-conflicts/programme", WIDE_PROGRAMME, test_programme);
  ADD ("/milestone-conflicts/narrow-programme", NARROW_PROGRAMME, test_narrow_programme);
  ADD ("/milestone-conflicts/report", WIDE_REPORT, test_report);
  ADD ("/milestone-conflicts/programme-unmarked", WIDE, test_programme_unmarked);
  return g_test_run ();
}
