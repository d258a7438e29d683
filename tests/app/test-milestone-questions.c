/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked some days after a milestone, and what is written under sections that are no more. */
#include "application/carnet-settings.h"
#include "carnet-view-world.h"
#include "carnet/carnet-question-bar.h"
#include "carnet/carnet-section-view.h"
#include "session/carnet-job.h"

static CarnetQuestionBar *
bar (World *world)
{
  return CARNET_QUESTION_BAR (carnet_app_test_find (world->view, CARNET_TYPE_QUESTION_BAR, NULL));
}

static const char *
asked (World *world)
{
  const CarnetMilestone *milestone = carnet_question_bar_get_milestone (bar (world));

  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (bar (world))), ==, milestone != NULL);
  return milestone ? milestone->title : NULL;
}

static gboolean
asks_about (World *world, const char *title)
{
  return g_strcmp0 (asked (world), title) == 0;
}

static void
set_today (World *world, int month, int day)
{
  carnet_session_set_today (world->session, carnet_date_new (2018, month, day));
}

static void
click (World *world, const char *button)
{
  GtkWidget *widget = carnet_app_test_find (GTK_WIDGET (bar (world)), GTK_TYPE_BUTTON, button);

  g_assert_nonnull (widget);
  g_signal_emit_by_name (widget, "clicked");
}

static gboolean
nothing_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* What was asked of the reader before is answered. */
static void
wait_for_reader (World *world)
{
  gboolean done = FALSE;

  carnet_job_read_async (world->session, nothing_job, NULL, NULL, NULL, done_cb, &done);
  WAIT_FOR (done);
}

#define ALCHIMIE "L’Alchimie du bien commun"
#define GUIDE "Guide « Construire ensemble »"
#define CLOSE_GUIDE "Ne plus rien demander sur « Guide « Construire ensemble » »"

/* -- Questions ------------------------------------------------------------------------------ */

static void
test_asked (World *world, gconstpointer unused)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (world->window));

  g_assert_null (asked (world));
  set_today (world, 10, 4);
  WAIT_FOR (asks_about (world, ALCHIMIE));
  g_assert_nonnull (carnet_app_test_find (
      GTK_WIDGET (bar (world)), GTK_TYPE_LABEL,
      "« L’Alchimie du bien commun » a paru il y a 3 jours. Qu’est-ce qui a changé depuis ?"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (world->window)) == focus);
  /* Of two, the last one that was over. */
  set_today (world, 10, 20);
  WAIT_FOR (asks_about (world, GUIDE));
  set_today (world, 12, 20);
  g_assert_null (asked (world));
}

static void
test_put_aside (World *world, gconstpointer unused)
{
  set_today (world, 10, 20);
  WAIT_FOR (asks_about (world, GUIDE));
  click (world, CLOSE_GUIDE);
  g_assert_null (asked (world));
  /* Nor is there another on that day. */
  carnet_session_emit_changed (world->session, NULL, NULL);
  wait_for_reader (world);
  g_assert_null (asked (world));
  set_today (world, 10, 21);
  WAIT_FOR (asks_about (world, ALCHIMIE));
  world_hide (world);
  world_show (world, 1280);
  set_today (world, 10, 21);
  WAIT_FOR (asks_about (world, ALCHIMIE));
}

static void
test_focus_stays (World *world, gconstpointer unused)
{
  GtkWidget *close;

  set_today (world, 10, 20);
  WAIT_FOR (asks_about (world, GUIDE));
  close = carnet_app_test_find (GTK_WIDGET (bar (world)), GTK_TYPE_BUTTON, CLOSE_GUIDE);
  gtk_widget_grab_focus (close);
  click (world, CLOSE_GUIDE);
  g_assert_false (gtk_widget_has_focus (close));
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (world->window)));
}

static void
test_answered (World *world, gconstpointer unused)
{
  g_autoptr (CarnetObservation) stored = NULL;
  const CarnetMilestone *milestone;
  CarnetId               id, about;

  set_today (world, 10, 20);
  WAIT_FOR (asks_about (world, GUIDE));
  milestone = carnet_question_bar_get_milestone (bar (world));
  about = milestone->id;
  click (world, "Écrire");
  g_assert_null (asked (world));
  id = world_current_id (world);
  world_type (world, 0, "Depuis le guide");
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_true (carnet_id_equal (&stored->milestone, &about));
  g_assert_cmpuint (stored->date, ==, carnet_date_new (2018, 10, 20));
  set_today (world, 10, 21);
  WAIT_FOR (asks_about (world, ALCHIMIE));
}

static void
test_switched_off (World *world, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();

  set_today (world, 10, 4);
  WAIT_FOR (asks_about (world, ALCHIMIE));
  g_settings_set_boolean (settings, "milestone-questions", FALSE);
  WAIT_FOR (asks_about (world, NULL));
  g_settings_set_boolean (settings, "milestone-questions", TRUE);
  WAIT_FOR (asks_about (world, ALCHIMIE));
}

static void
test_heard (World *world, gconstpointer unused)
{
  GtkWidget *label;

  set_today (world, 10, 20);
  WAIT_FOR (asks_about (world, GUIDE));
  label = carnet_app_test_find (GTK_WIDGET (bar (world)), GTK_TYPE_LABEL, NULL);
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_role (bar (world), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (bar (world), GTK_ACCESSIBLE_PROPERTY_LABEL, "Après un jalon");
  gtk_test_accessible_assert_property (
      carnet_app_test_find (GTK_WIDGET (bar (world)), GTK_TYPE_BUTTON, CLOSE_GUIDE),
      GTK_ACCESSIBLE_PROPERTY_LABEL, CLOSE_GUIDE);
  gtk_test_accessible_assert_property (
      carnet_app_test_find (GTK_WIDGET (bar (world)), GTK_TYPE_BUTTON, "Écrire"),
      GTK_ACCESSIBLE_PROPERTY_LABEL, "Écrire ce qui a changé depuis « Guide « Construire ensemble » »");
}

/* -- Sections that are no more ------------------------------------------------------------------ */

static void
remove_first_section (World *world)
{
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GArray) heads = NULL;
  g_autoptr (CarnetProgramme) seen = carnet_logbook_see_programme (logbook, &heads, NULL);
  g_autoptr (CarnetProgramme) wanted = carnet_programme_copy (seen);

  carnet_programme_remove_section (wanted, 0);
  g_assert_true (carnet_logbook_write_programme (logbook, seen, heads, wanted, NULL, NULL));
}

static guint
count_sections (GtkWidget *root)
{
  guint n = CARNET_IS_SECTION_VIEW (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += count_sections (child);
  return n;
}

static void
test_removed_section (World *world, gconstpointer unused)
{
  const char *label = "Faits (n’est plus demandé)";
  g_autoptr (CarnetObservation) stored = NULL;
  g_autofree char *text = NULL;
  CarnetId         id, facts;

  world_open_row (world, 0);
  id = world_current_id (world);
  facts = ((CarnetSection *)carnet_session_get_programme (world->session)->sections->pdata[0])->id;
  text = world_dup_text (world, 1);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (carnet_app_test_find (world->view, GTK_TYPE_LABEL, label));
  remove_first_section (world);
  carnet_session_emit_changed (world->session, CARNET_KIND_PROGRAMME, NULL);
  /* Title, three sections, and below them the one that is no more. */
  g_assert_cmpuint (count_sections (GTK_WIDGET (world->editor)), ==, 5);
  g_assert_nonnull (carnet_app_test_find (world->view, GTK_TYPE_LABEL, label));
  world_assert_text (world, 4, text);
  world_type (world, 4, " Repris.");
  world_flush (world);
  stored = world_load (world, &id);
  g_assert_true (g_str_has_suffix (carnet_observation_get_text (stored, &facts), " Repris."));
  /* A new observation is not asked for it. */
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (world->view), NULL);
  g_assert_cmpuint (count_sections (GTK_WIDGET (world->editor)), ==, 4);
  g_assert_null (carnet_app_test_find (world->view, GTK_TYPE_LABEL, label));
}

#define WIDE GINT_TO_POINTER (1280)
#define ADD(path, test) g_test_add (path, World, WIDE, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/milestone-questions/asked", test_asked);
  ADD ("/milestone-questions/put-aside", test_put_aside);
  ADD ("/milestone-questions/focus-stays", test_focus_stays);
  ADD ("/milestone-questions/answered", test_answered);
  ADD ("/milestone-questions/switched-off", test_switched_off);
  ADD ("/milestone-questions/heard", test_heard);
  ADD ("/milestone-questions/removed-section", test_removed_section);
  return g_test_run ();
}
