/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "application/carnet-application.h"
#include "base/carnet-i18n.h"
#include "bench-plain.h"
#include "bench-stalls.h"
#include "window/carnet-window.h"

/*
 * bench-window empty|plain|first-run|open|list|rest|stalls|timeline|milestones [LOGBOOK]
 *
 * Shows a window and, once the frame asked for was painted, prints when, in
 * microseconds of the monotonic clock, and its private memory in kB; then ends.
 * rest: as list, two seconds later, when nothing is under way any more.
 * stalls, timeline: from there on does what a person does, see bench-stalls.h.
 * milestones: shows nothing: adds 2,000 milestones, of five years.
 */

typedef struct
{
  GApplication *application;
  const char   *until;
  gboolean      showed_list;
  gboolean      going_on; /* by something else than the next frame */
} Bench;

#define REST_MS 2000

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
list_is_painted (Bench *self, CarnetWindow *window)
{
  GtkWidget *list, *row;

  if (!self->showed_list)
    {
      carnet_window_show_view (window, "carnet");
      self->showed_list = TRUE;
      return FALSE;
    }
  list = find_mapped (carnet_window_get_view (window, "carnet"), GTK_TYPE_GRID_VIEW);
  row = list ? gtk_widget_get_first_child (list) : NULL;
  return row && gtk_widget_get_mapped (row);
}

static gboolean
is_plain (Bench *self)
{
  return g_str_equal (self->until, "plain");
}

static gboolean
goes_on (const char *until)
{
  return g_str_equal (until, "stalls") || g_str_equal (until, "timeline") || g_str_equal (until, "rest");
}

static gboolean
is_done (Bench *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));

  if (g_str_equal (self->until, "empty") || is_plain (self) || g_str_equal (self->until, "first-run"))
    return TRUE;
  if (!CARNET_IS_WINDOW (window) || !carnet_window_get_session (CARNET_WINDOW (window)))
    return FALSE;
  return g_str_equal (self->until, "open") || g_str_equal (self->until, "timeline")
         || list_is_painted (self, CARNET_WINDOW (window));
}

/* What was written to. Pages of files that were only read are there once for all who map them: whether they
 * count as private depends on what else runs. */
static double
private_kb (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double kb = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], "Private_Dirty:"))
      kb += g_ascii_strtod (lines[i] + strlen ("Private_Dirty:"), NULL);
  return kb;
}

static gboolean
tell_cb (gpointer data)
{
  printf ("%" G_GINT64_FORMAT " %.0f\n", g_get_monotonic_time (), private_kb ());
  fflush (stdout);
  /* What closing costs is not measured. */
  exit (EXIT_SUCCESS);
}

/* What is done once the frame that was asked for is there. */
static void
go_on (Bench *self)
{
  CarnetWindow *window
      = CARNET_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));

  self->going_on = TRUE;
  if (g_str_equal (self->until, "rest"))
    g_timeout_add (REST_MS, tell_cb, NULL);
  else
    bench_stalls_start (window, g_str_equal (self->until, "stalls") ? "logbook" : "timeline");
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Bench *self = data;

  if (self->going_on || !is_done (self))
    return;
  if (goes_on (self->until))
    go_on (self);
  else
    tell_cb (NULL);
}

static void
realize_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), data);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), data);
}

#define N_PLAIN_ROWS 1000

static void
activate_empty_cb (GApplication *application, gpointer data)
{
  Bench     *self = data;
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), is_plain (self)
                                                                           ? bench_plain_new (N_PLAIN_ROWS)
                                                                           : adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

#define N_MILESTONES 2000
#define N_DAYS (5 * 365)

/* Of a seeded vocabulary, the same at every run. */
static CarnetMilestone *
new_milestone (GRand *rand, CarnetDate first)
{
  static const char *const WORDS[]
      = { "Forum", "des",      "alliances", "territoriales", "webinaire", "atelier",
          "du",    "parcours", "rencontre", "e-communauté",  "bilan",     "partagé" };
  CarnetMilestone *milestone = carnet_milestone_new ();
  const CarnetDate day = first + (CarnetDate)g_rand_int_range (rand, 0, N_DAYS);
  GString         *title = g_string_new (WORDS[g_rand_int_range (rand, 0, G_N_ELEMENTS (WORDS))]);

  for (int n = g_rand_int_range (rand, 1, 7); n > 0; n--)
    g_string_append_printf (title, " %s", WORDS[g_rand_int_range (rand, 0, G_N_ELEMENTS (WORDS))]);
  g_free (milestone->title);
  milestone->title = g_string_free (title, FALSE);
  milestone->kind = (CarnetMilestoneKind)g_rand_int_range (rand, 0, CARNET_N_MILESTONE_KINDS);
  milestone->when = (CarnetWhen){ CARNET_WHEN_DAY, day, day };
  return milestone;
}

static int
add_milestones (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2018);

  if (!logbook || !carnet_logbook_begin (logbook, NULL))
    return EXIT_FAILURE;
  for (int i = 0; i < N_MILESTONES; i++)
    {
      g_autoptr (CarnetMilestone) milestone = new_milestone (rand, carnet_date_new (2016, 1, 1));

      if (!carnet_logbook_write_milestone (logbook, NULL, NULL, milestone, NULL, NULL))
        return EXIT_FAILURE;
    }
  return carnet_logbook_commit (logbook, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  Bench self = { NULL, argc > 1 ? argv[1] : "empty", FALSE, FALSE };

  if (g_str_equal (self.until, "milestones"))
    return add_milestones (argv[2]);
  if (g_str_equal (self.until, "empty") || is_plain (&self))
    {
      self.application
          = G_APPLICATION (adw_application_new ("io.github.carnetdebord.Bench", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (self.application, "activate", G_CALLBACK (activate_empty_cb), &self);
    }
  else
    {
      carnet_i18n_init ();
      self.application = G_APPLICATION (carnet_application_new ());
    }
  g_signal_connect (self.application, "window-added", G_CALLBACK (window_added_cb), &self);
  /* The first argument is ours. */
  if (argc > 1)
    argv[1] = argv[0];
  return g_application_run (self.application, MAX (argc - 1, 1), argv + (argc > 1));
}
