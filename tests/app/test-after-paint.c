/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits until a frame is painted. */
#include "carnet-app-test.h"
#include "widgets/carnet-after-paint.h"

static guint  n_calls;
static gint64 called_in_frame;

static void
called_cb (GtkWidget *widget)
{
  n_calls++;
  called_in_frame = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget));
}

static GtkWidget *
new_window (void)
{
  GtkWidget *window = gtk_window_new ();

  n_calls = 0;
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("…"));
  return window;
}

static void
painted_cb (GdkFrameClock *clock, guint *n_painted)
{
  /* Not yet within the frame. */
  if ((*n_painted)++ == 0)
    g_assert_cmpuint (n_calls, ==, 0);
}

static void
test_once (void)
{
  GtkWidget *window = new_window ();
  guint      n_painted = 0;
  gint64     first;

  carnet_after_paint (window, called_cb);
  g_assert_cmpuint (n_calls, ==, 0);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &n_painted);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (n_calls > 0);
  g_assert_cmpuint (n_painted, >, 0);
  first = called_in_frame;
  /* Not again with the next ones. */
  gtk_widget_queue_draw (window);
  WAIT_FOR (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) > first + 1
            || (gtk_widget_queue_draw (window), FALSE));
  g_assert_cmpuint (n_calls, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
destroy_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* After the frame, before its turn. */
static void
test_gone (void)
{
  GtkWidget *window = new_window ();
  gpointer   alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  carnet_after_paint (window, called_cb);
  gtk_widget_add_tick_callback (window, destroy_cb, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (!alive);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_calls, ==, 0);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/after-paint/once", test_once);
  g_test_add_func ("/after-paint/gone", test_gone);
  return g_test_run ();
}
