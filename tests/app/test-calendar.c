/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as a person opens and saves them. */
#include "carnet-window-world.h"
#include "programme/carnet-calendar-window.h"
#include "programme/carnet-programme-view.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
  GtkWidget       *view;
  char            *path;
} World;

static void
set_up (World *world, gconstpointer unused)
{
  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  world->path = g_build_filename (world->fixture.folder, "agenda.ics", NULL);
  world->window = window_world_show (world->fixture.path, carnet_date_new (2018, 9, 25), &world->session);
  world->view = carnet_window_get_view (world->window, "programme");
  carnet_app_test_wait_for_milestones (world->view);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session), G_OBJECT (world->view) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
  g_free (world->path);
}

/* -- What is there ------------------------------------------------------------------------ */

static gboolean
says (gpointer root, const char *sentence)
{
  return carnet_app_test_find (GTK_WIDGET (root), GTK_TYPE_LABEL, sentence) != NULL;
}

static gboolean
is_on (World *world, const char *title, const char *when)
{
  const CarnetMilestone *milestone
      = carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title);
  g_autofree char *iso = milestone ? carnet_when_to_iso (&milestone->when) : NULL;

  return g_strcmp0 (iso, when) == 0;
}

/* -- What is done ---------------------------------------------------------------------------- */

#define EVENT(uid, day, more) "BEGIN:VEVENT\nUID:" uid "\nDTSTART;VALUE=DATE:" day "\n" more "\nEND:VEVENT\n"

static void
put (World *world, const char *events)
{
  g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\n", events, "END:VCALENDAR\n", NULL);

  g_assert_true (g_file_set_contents (world->path, text, -1, NULL));
}

static GtkWidget *
open_calendar (World *world)
{
  carnet_window_open_calendar_from (world->window, world->path);
  g_assert_nonnull (carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW));
  gtk_test_widget_wait_for_draw (carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW));
  WAIT_FOR (carnet_calendar_window_is_read (
      CARNET_CALENDAR_WINDOW (carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW))));
  return carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW);
}

static gboolean
can_take (GtkWidget *dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (dialog));

  return gtk_widget_is_sensitive (button);
}

static void
take (GtkWidget *dialog)
{
  g_assert_true (can_take (dialog));
  gtk_widget_activate_action (dialog, "calendar.take", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW) == NULL);
}

static void
take_in (World *world)
{
  take (open_calendar (world));
}

static void
act (World *world, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), action, NULL);
}

static gboolean
is_conflicting (World *world, const char *title)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (
      carnet_session_get_logbook (world->session),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id, NULL);
  GPtrArray *cells = carnet_history_get_cells (history);

  for (guint i = 0; i < cells->len; i++)
    if (((const CarnetCell *)cells->pdata[i])->conflict)
      return TRUE;
  return carnet_history_get_heads (history)->len > 1;
}

static guint
count_revisions (World *world, const char *title)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (
      carnet_session_get_logbook (world->session),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), title)->id, NULL);

  return carnet_history_get_sorted (history)->len;
}

/* -- Tests -------------------------------------------------------------------------------------- */

static void
test_new (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite\nLOCATION:Bressuire") //
       EVENT ("b", "20250705", "SUMMARY:Plus tard"));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "1 nouveau · 1 laissé de côté"));
  g_assert_true (says (dialog, "Une visite"));
  g_assert_true (says (dialog, "Jeudi 5 juillet 2018 · Bressuire"));
  g_assert_true (says (dialog, "Hors de l’année du programme · Samedi 5 juillet 2025"));
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite"));
  take (dialog);
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite")
            != NULL);
  WAIT_FOR (says (world->window, "1 jalon ajouté"));
  g_assert_null (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Plus tard"));
}

static void
test_cancel (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  dialog = open_calendar (world);
  gtk_widget_activate_action (dialog, "calendar.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW) == NULL);
  g_assert_null (
      carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite"));
}

/* Closed before it is read. */
static void
test_close_at_once (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  carnet_window_open_calendar_from (world->window, world->path);
  dialog = carnet_app_test_find_toplevel (CARNET_TYPE_CALENDAR_WINDOW);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_FOR (dialog == NULL);
}

static void
test_changed (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite\nLOCATION:Bressuire"));
  take_in (world);
  put (world, EVENT ("a", "20180706", "SUMMARY:Une visite\nLOCATION:Ancenis"));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "1 modifié"));
  g_assert_true (says (dialog, "Quand"));
  g_assert_true (says (dialog, "5 juillet 2018 → 6 juillet 2018"));
  g_assert_true (says (dialog, "Où"));
  g_assert_true (says (dialog, "Bressuire → Ancenis"));
  take (dialog);
  WAIT_FOR (is_on (world, "Une visite", "2018-07-06"));
  WAIT_FOR (says (world->window, "1 jalon modifié"));
}

static void
test_undo (World *world, gconstpointer unused)
{
  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (world);
  put (world, EVENT ("a", "20180706", "SUMMARY:Une visite") EVENT ("b", "20180707", "SUMMARY:Une autre"));
  take_in (world);
  WAIT_FOR (says (world->window, "1 jalon ajouté, 1 modifié"));
  for (guint i = 0; i < 2; i++)
    {
      act (world, "win.programme-undo");
      WAIT_FOR (
          is_on (world, "Une visite", "2018-07-05")
          && !carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une autre"));
      WAIT_FOR (says (world->window, "Ce que le calendrier avait changé est défait"));
      act (world, "win.programme-redo");
      WAIT_FOR (
          is_on (world, "Une visite", "2018-07-06")
          && carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une autre"));
    }
  g_assert_false (is_conflicting (world, "Une visite"));
  g_assert_false (is_conflicting (world, "Une autre"));
}

/* What the calendar cancels goes, and comes back with the rest. */
static void
test_cancelled (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite") EVENT ("b", "20180706", "SUMMARY:Une autre"));
  take_in (world);
  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite\nSTATUS:CANCELLED") //
       EVENT ("b", "20180707", "SUMMARY:Une autre"));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "1 modifié · 1 annulé"));
  g_assert_true (says (dialog, "Annulés, mis à la corbeille"));
  take (dialog);
  WAIT_FOR (says (world->window, "1 jalon modifié, 1 supprimé"));
  for (guint i = 0; i < 2; i++)
    {
      WAIT_FOR (
          is_on (world, "Une autre", "2018-07-07")
          && !carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite"));
      act (world, "win.programme-undo");
      WAIT_FOR (is_on (world, "Une autre", "2018-07-06") && is_on (world, "Une visite", "2018-07-05"));
      act (world, "win.programme-redo");
    }
  WAIT_FOR (!carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite"));
}

/* What is done before and after is undone in its turn, each upon the other. */
static void
test_undo_among_others (World *world, gconstpointer unused)
{
  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (world);
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite")
            != NULL);
  carnet_programme_view_select (
      CARNET_PROGRAMME_VIEW (world->view),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite")->id);
  act (world, "win.programme-later");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-06"));
  put (world, EVENT ("a", "20180710", "SUMMARY:Une visite"));
  take_in (world);
  WAIT_FOR (is_on (world, "Une visite", "2018-07-10"));
  act (world, "win.programme-later");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-11"));
  act (world, "win.programme-undo");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-10"));
  act (world, "win.programme-undo");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-06"));
  act (world, "win.programme-undo");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-05"));
  g_assert_false (is_conflicting (world, "Une visite"));
}

static void
test_nothing_new (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, "");
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "Rien de nouveau dans ce calendrier"));
  g_assert_false (can_take (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  put (world, EVENT ("b", "20250705", "SUMMARY:Plus tard"));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "Rien de nouveau à prendre · 1 laissé de côté"));
  g_assert_false (can_take (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* What the calendar says as it stands here already is remembered, without a question. */
static void
test_said_already (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180705", "SUMMARY:Une visite"));
  take_in (world);
  WAIT_FOR (carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite")
            != NULL);
  carnet_programme_view_select (
      CARNET_PROGRAMME_VIEW (world->view),
      &carnet_app_test_find_milestone (carnet_session_get_programme (world->session), "Une visite")->id);
  act (world, "win.programme-later");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-06"));
  put (world, EVENT ("a", "20180706", "SUMMARY:Une visite"));
  dialog = open_calendar (world);
  g_assert_false (can_take (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (count_revisions (world, "Une visite") == 3);
  act (world, "win.programme-later");
  WAIT_FOR (is_on (world, "Une visite", "2018-07-07"));
  dialog = open_calendar (world);
  g_assert_false (can_take (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_false (is_conflicting (world, "Une visite"));
}

static void
test_broken (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (world->path, "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", -1, NULL));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "Ce calendrier ne peut pas être lu"));
  g_assert_true (says (dialog, "« agenda.ics » est tronqué : la fin du calendrier manque."));
  g_assert_false (can_take (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Hundreds of rows come a page at a time. */
static void
test_many (World *world, gconstpointer unused)
{
  GtkWidget *dialog;

  put (world, EVENT ("a", "20180101", "SUMMARY:Souvent\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=150"));
  dialog = open_calendar (world);
  g_assert_true (says (dialog, "150 nouveaux"));
  g_assert_nonnull (carnet_app_test_find (dialog, GTK_TYPE_BUTTON, "Afficher la _suite"));
  take (dialog);
  WAIT_FOR (says (world->window, "150 jalons ajoutés"));
}

static void
test_save (World *world, gconstpointer unused)
{
  g_autofree char *text = NULL;

  carnet_window_save_calendar_to (world->window, world->path);
  WAIT_FOR (says (world->window, "Calendrier enregistré : 15 jalons"));
  g_assert_true (g_file_get_contents (world->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "CATEGORIES:Webinaire\r\n"));
}

/* A logbook is never replaced, whatever a person agrees to. */
static void
test_save_over_logbook (World *world, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook = NULL;

  carnet_window_save_calendar_to (world->window, world->fixture.path);
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_BUTTON, "_Réessayer") != NULL);
  logbook = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (World *, gconstpointer);
  } tests[] = {
    { "new", test_new },
    { "cancel", test_cancel },
    { "close-at-once", test_close_at_once },
    { "changed", test_changed },
    { "undo", test_undo },
    { "cancelled", test_cancelled },
    { "undo-among-others", test_undo_among_others },
    { "nothing-new", test_nothing_new },
    { "said-already", test_said_already },
    { "broken", test_broken },
    { "many", test_many },
    { "save", test_save },
    { "save-over-logbook", test_save_over_logbook },
  };

  carnet_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/app/calendar/", tests[i].name, NULL);

      g_test_add (path, World, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
