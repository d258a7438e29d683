/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opened and closed again and again, nothing stays: neither objects nor memory. */
#include <malloc.h>
#include <sqlite3.h>

#include "carnet-app-test.h"
#include "carnet-dialogs-test.h"
#include "carnet/carnet-carnet-view.h"
#include "merge/carnet-conflict-page.h"
#include "window/carnet-window.h"
#include "writing/carnet-speller.h"

/* By then all that is made once was made: styles, fonts, icons. */
#define N_WARM 20
#define N_WARM_DIALOG 20

/* Less than a widget that stays: a label is more than 1 kB, and the scrolled windows of the views lost as
 * much, all together. It is not 0: what other threads hold at that moment comes and goes. */
#define BYTES_PER_CYCLE 768
/* AdwAboutWindow keeps as much each time by itself. */
#define BYTES_OF_ABOUT 512
#define N_DIALOGS 50
#define N_CALENDARS 400 /* each starts a process, whose end takes and gives at its own time */

static const char *const DIALOGS[] = {
  "win.preferences", "win.trash",         "win.batches",        "win.aliases",       "win.send-copy",
  "win.history",     "win.new-milestone", "win.edit-programme", "win.new-programme", "win.show-help-overlay",
  "win.about",       "carnet.templates",
};

#define CALENDAR                                                                                             \
  "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:exemple\nDTSTART;VALUE=DATE:20180705\nSUMMARY:Forum\nEND:VEVENT\n"     \
  "END:VCALENDAR\n"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
} Cycles;

static void
draw (GtkWidget *widget)
{
  gtk_test_widget_wait_for_draw (widget);
}

static void
open_window (Cycles *self)
{
  g_autoptr (GError) error = NULL;

  self->session = carnet_session_open (self->fixture.path, NULL, &error);
  g_assert_no_error (error);
  self->window = carnet_window_new (NULL, NULL);
  carnet_window_set_session (self->window, self->session);
  gtk_window_present (GTK_WINDOW (self->window));
  draw (GTK_WIDGET (self->window));
}

static void
open_first (Cycles *self)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (carnet_session_get_logbook (self->session), &query, 0, 1, &error);

  g_assert_no_error (error);
  carnet_carnet_view_show_observation (CARNET_CARNET_VIEW (carnet_window_get_view (self->window, "carnet")),
                                       &((CarnetObservationRow *)rows->pdata[0])->id);
  draw (GTK_WIDGET (self->window));
  WAIT_FOR (carnet_app_test_is_spelt (GTK_WIDGET (self->window)));
}

static void
close_window (Cycles *self)
{
  GObject *objects[] = { G_OBJECT (self->session) };

  g_object_unref (self->session);
  carnet_app_test_destroy (GTK_WINDOW (self->window), objects, G_N_ELEMENTS (objects));
}

static void
show_views (Cycles *self, const char *unused)
{
  static const char *const VIEWS[] = { "programme", "carnet", "territories", "report" };

  open_window (self);
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    {
      carnet_window_show_view (self->window, VIEWS[i]);
      draw (GTK_WIDGET (self->window));
    }
  open_first (self);
  close_window (self);
}

typedef void (*Cycle) (Cycles *self, const char *what);

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* The mean of the steps without the eighth that is largest and the eighth that is smallest: those where a
 * cache or another thread took or gave something once. What stays each time, or every other, is in the rest.
 */
static double
typical (GArray *steps)
{
  const guint out = steps->len / 8;
  double      sum = 0;

  g_array_sort (steps, compare_cb);
  for (guint i = out; i < steps->len - out; i++)
    sum += g_array_index (steps, double, i);
  return sum / (steps->len - 2 * out);
}

/* What SQLite keeps of the file comes and goes with what else the machine does. */
static size_t
get_used (void)
{
  return mallinfo2 ().uordblks - (size_t)sqlite3_memory_used ();
}

/* By how much what is in use grows each time. */
static double
measure (Cycles *self, Cycle once, const char *what, int n_cycles)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  size_t before = get_used (), after;

  for (int i = 0; i < n_cycles; i++, before = after)
    {
      double grown;

      once (self, what);
      after = get_used ();
      grown = (double)after - (double)before;
      g_array_append_val (steps, grown);
    }
  return typical (steps);
}

/* What stays each time stays whenever it is measured; what a cache took because the machine was busy does
 * not. */
#define N_MEASURES 3

static void
repeat (Cycles *self, Cycle once, const char *what, int n_warm, int n_cycles)
{
  const double most = BYTES_PER_CYCLE + (g_str_equal (what, "win.about") ? BYTES_OF_ABOUT : 0);
  double       grown = G_MAXDOUBLE;

  for (int i = 0; i < n_warm; i++)
    once (self, what);
  for (int i = 0; i < N_MEASURES && grown >= most; i++)
    {
      grown = measure (self, once, what, n_cycles - n_warm);
      g_test_message ("%s: %zu bytes at the end, %.0f more each time", what, get_used (), grown);
    }
  g_assert_cmpfloat (grown, <, most);
}

/* What another GTK keeps each time was not looked at: with 4.18 it varies from run to run, up to 6 kB. */
static gboolean
is_other_gtk (void)
{
  g_autofree char *reason
      = g_strdup_printf ("This is measured with GTK 4.8, and here is 4.%u.", gtk_get_minor_version ());

  if (gtk_get_minor_version () != 8)
    g_test_skip (reason);
  return gtk_get_minor_version () != 8;
}

static void
test_views (void)
{
  Cycles self = { 0 };

  if (is_other_gtk ())
    return;
  carnet_app_fixture_set_up (&self.fixture, NULL);
  repeat (&self, show_views, "the four views", N_WARM, 200);
  carnet_app_fixture_tear_down (&self.fixture, NULL);
}

static void
close_dialog (Cycles *self)
{
  GtkWidget *window = GTK_WIDGET (self->window), *dialog;

  WAIT_FOR (carnet_app_test_find_dialog (window) != window);
  dialog = carnet_app_test_find_dialog (window);
  WAIT_FOR (carnet_app_test_is_read (dialog));
  draw (dialog);
  carnet_app_test_destroy (GTK_WINDOW (dialog), NULL, 0);
}

static void
show_dialog (Cycles *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
  close_dialog (self);
}

/* @path: of what somebody sent */
static void
show_merge (Cycles *self, const char *path)
{
  const char *const paths[] = { path, NULL };

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.merge-files", "^as", paths);
  close_dialog (self);
}

static void
show_calendar (Cycles *self, const char *path)
{
  carnet_window_open_calendar_from (self->window, path);
  close_dialog (self);
}

static void
show_conflicts (Cycles *self, const char *unused)
{
  GtkWidget *window = GTK_WIDGET (self->window), *page;

  gtk_widget_activate_action (window, "win.conflicts", NULL);
  WAIT_FOR (carnet_app_test_find_mapped (window, CARNET_TYPE_CONFLICT_PAGE));
  WAIT_FOR (carnet_app_test_is_read (window));
  draw (window);
  page = carnet_app_test_find_mapped (window, CARNET_TYPE_CONFLICT_PAGE);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *)&page);
  g_signal_emit_by_name (page, "closed");
  WAIT_FOR (page == NULL);
  draw (window);
}

/* Of a window that is open: once a fixture was set up. */
static void
repeat_in_window (Cycles *self, Cycle once, const char *what, int n_cycles)
{
  open_window (self);
  open_first (self);
  repeat (self, once, what, N_WARM_DIALOG, n_cycles);
  close_window (self);
  carnet_app_fixture_tear_down (&self->fixture, NULL);
}

static void
test_dialog (gconstpointer action)
{
  Cycles self = { 0 };

  if (is_other_gtk ())
    return;
  carnet_app_fixture_set_up (&self.fixture, NULL);
  repeat_in_window (&self, show_dialog, action, N_DIALOGS);
}

static void
test_merge (void)
{
  Cycles           self = { 0 };
  g_autofree char *path = NULL;

  if (is_other_gtk ())
    return;
  path = carnet_app_fixture_set_up_apart (&self.fixture);
  repeat_in_window (&self, show_merge, path, N_DIALOGS);
}

static void
test_calendar (void)
{
  Cycles           self = { 0 };
  g_autofree char *path = NULL;

  if (is_other_gtk ())
    return;
  carnet_app_fixture_set_up (&self.fixture, NULL);
  path = g_build_filename (self.fixture.folder, "agenda.ics", NULL);
  g_assert_true (g_file_set_contents (path, CALENDAR, -1, NULL));
  repeat_in_window (&self, show_calendar, path, N_CALENDARS);
}

static void
test_conflicts (void)
{
  Cycles self = { 0 };

  if (is_other_gtk ())
    return;
  carnet_app_fixture_set_up_conflicts (&self.fixture, NULL);
  repeat_in_window (&self, show_conflicts, "the conflicts", N_DIALOGS);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  carnet_speller_wake (carnet_speller_get_default ());
  g_test_add_func ("/cycles/views", test_views);
  for (guint i = 0; i < G_N_ELEMENTS (DIALOGS); i++)
    {
      g_autofree char *path = g_strconcat ("/cycles/", DIALOGS[i], NULL);

      g_test_add_data_func (path, DIALOGS[i], test_dialog);
    }
  g_test_add_func ("/cycles/merge", test_merge);
  g_test_add_func ("/cycles/calendar", test_calendar);
  g_test_add_func ("/cycles/conflicts", test_conflicts);
  return g_test_run ();
}
