/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-view-world.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-programme-view.h"
#include "widgets/carnet-impact-scale.h"
#include "widgets/carnet-scale.h"
#include "window/carnet-window.h"

/* Text twice as large, and from right to left. */

static void
set_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * scale), NULL);
}

static void
settle (GtkWidget *window)
{
  for (int i = 0; i < 4; i++)
    {
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* Where text is larger there is room for fewer panes; it follows while the window is there. */
static void
test_fold (World *world, gconstpointer unused)
{
  GtkWidget *side = world_find_class (world->view, "carnet-side-pane");

  g_assert_cmpfloat (carnet_scale_get (), ==, 1);
  g_assert_true (gtk_widget_get_mapped (side));
  set_text_scale (2);
  g_assert_cmpint (carnet_scale_px (100), ==, 200);
  WAIT_FOR (!gtk_widget_get_mapped (side));
  set_text_scale (1);
  WAIT_FOR (gtk_widget_get_mapped (side));
  /* Nothing becomes narrower than it is drawn for. */
  set_text_scale (0.5);
  g_assert_cmpfloat (carnet_scale_get (), ==, 1);
  set_text_scale (1);
}

static void
assert_chips_fit (GtkWidget *root, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int needed = 0;

      if (!CARNET_IS_MILESTONE_CHIP (child) || !gtk_widget_get_mapped (child))
        {
          assert_chips_fit (child, n);
          continue;
        }
      for (GtkWidget *part = gtk_widget_get_first_child (child); part;
           part = gtk_widget_get_next_sibling (part))
        {
          int height = 0;

          gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (part), &height, NULL,
                              NULL, NULL);
          needed = MAX (needed, height);
        }
      g_assert_cmpint (gtk_widget_get_height (child), >=, needed);
      (*n)++;
    }
}

/* A title of two lines stays in its row. */
static void
test_timeline (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  g_autoptr (CarnetSession) session = NULL;
  CarnetDate today;
  guint      n = 0;

  set_text_scale (2);
  session = carnet_session_open (fixture->path, NULL, NULL);
  g_assert_true (carnet_date_parse_iso ("2018-09-25", &today));
  carnet_session_set_today (session, today);
  carnet_window_set_session (window, session);
  carnet_window_show_view (window, "programme");
  gtk_window_present (GTK_WINDOW (window));
  settle (GTK_WIDGET (window));
  assert_chips_fit (carnet_window_get_view (window, "programme"), &n);
  g_assert_cmpuint (n, >, 0);
  set_text_scale (1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static float
left_of (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, root, &bounds));
  return bounds.origin.x;
}

static void
assert_from_the_right (GtkWidget *scale)
{
  GtkWidget *number = world_find_class (scale, "number");
  GtkWidget *dot = gtk_widget_get_next_sibling (number);
  GtkWidget *word = gtk_widget_get_next_sibling (dot);
  GtkWidget *segment = world_find_class (scale, "segment");

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (dot)), ==, " · ");
  g_assert_cmpfloat (left_of (number, scale), >, left_of (dot, scale));
  g_assert_cmpfloat (left_of (dot, scale), >, left_of (word, scale));
  g_assert_cmpfloat (left_of (segment, scale), >, left_of (gtk_widget_get_next_sibling (segment), scale));
}

/* The number, the dot, the word, from the side one begins to read at. */
static void
test_rtl (void)
{
  GtkWidget *window, *scale;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = gtk_window_new ();
  scale = carnet_impact_scale_new (CARNET_IMPACT_INNOVATION);
  carnet_impact_scale_set_level (CARNET_IMPACT_SCALE (scale), 2);
  gtk_window_set_child (GTK_WINDOW (window), scale);
  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  assert_from_the_right (scale);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add ("/scale/fold", World, GINT_TO_POINTER (1280), world_set_up, test_fold, world_tear_down);
  g_test_add ("/scale/timeline", CarnetAppFixture, NULL, carnet_app_fixture_set_up, test_timeline,
              carnet_app_fixture_tear_down);
  g_test_add_func ("/scale/rtl", test_rtl);
  return g_test_run ();
}
