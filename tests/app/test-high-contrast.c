/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"
#include "widgets/carnet-impact-rings.h"
#include "widgets/carnet-palette.h"

/* What the high contrast style of the desktop changes. */

static void
get_colour_of (const char *css_class, GdkRGBA *colour)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  gtk_widget_add_css_class (label, css_class);
  gtk_style_context_get_color (gtk_widget_get_style_context (label), colour);
  g_object_unref (label);
}

static void
assert_shown (CarnetTone tone)
{
  GdkRGBA shown, expected;

  g_assert_cmpint (carnet_palette_get_tone (), ==, tone);
  carnet_palette_get (CARNET_COLOUR_SECONDARY, tone, &expected);
  get_colour_of ("secondary", &shown);
  g_assert_true (gdk_rgba_equal (&shown, &expected));
}

/* The names of the style sheets, in both styles. */
static void
test_colours (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  assert_shown (CARNET_TONE_STRONG);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  assert_shown (CARNET_TONE_STRONG | CARNET_TONE_DARK);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  assert_shown (CARNET_TONE_STRONG);
}

static gboolean
has_faint_line (GskRenderNode *node)
{
  if (gsk_render_node_get_node_type (node) == GSK_BORDER_NODE)
    return gsk_border_node_get_colors (node)[0].alpha < 1;
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      if (has_faint_line (gsk_container_node_get_child (node, i)))
        return TRUE;
  return FALSE;
}

/* A ring of level 0 is drawn as firmly as the others. */
static void
test_rings (void)
{
  GtkWidget     *window = gtk_window_new (), *rings = carnet_impact_rings_new ();
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_window_set_child (GTK_WINDOW (window), rings);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  GTK_WIDGET_GET_CLASS (rings)->snapshot (rings, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  g_assert_false (has_faint_line (node));
  gsk_render_node_unref (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/high-contrast/colours", test_colours);
  g_test_add_func ("/high-contrast/rings", test_rings);
  return g_test_run ();
}
