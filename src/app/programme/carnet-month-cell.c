/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-month-cell.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/carnet-palette.h"

#define BAR_HEIGHT 5

/* -- The bar ------------------------------------------------------------------------ */

struct _CarnetMonthBar
{
  GtkWidget parent_instance;

  double fraction;
};

G_DEFINE_FINAL_TYPE (CarnetMonthBar, carnet_month_bar, GTK_TYPE_WIDGET)

static void
draw_bar (GtkSnapshot *snapshot, float width, float height, const GdkRGBA *colour)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_bar (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CarnetMonthBar *self = CARNET_MONTH_BAR (widget);
  const float     width = (float)gtk_widget_get_width (widget);
  const float     height = (float)gtk_widget_get_height (widget);
  GdkRGBA         colour, line;

  carnet_palette_get_current (CARNET_COLOUR_PARCOURS, &colour);
  carnet_palette_get_current (CARNET_COLOUR_LINE, &line);
  if (self->fraction > 0)
    {
      line = colour;
      line.alpha = 0.16f;
    }
  draw_bar (snapshot, width, height, &line);
  if (self->fraction > 0)
    draw_bar (snapshot, MAX (width * (float)self->fraction, height), height, &colour);
}

static void
measure_bar (GtkWidget     *widget,
             GtkOrientation orientation,
             int            for_size,
             int           *minimum,
             int           *natural,
             int           *minimum_baseline,
             int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT : 4 * BAR_HEIGHT;
}

static void
carnet_month_bar_class_init (CarnetMonthBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = snapshot_bar;
  GTK_WIDGET_CLASS (klass)->measure = measure_bar;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
carnet_month_bar_init (CarnetMonthBar *self)
{
  carnet_palette_watch (G_CALLBACK (gtk_widget_queue_draw), self);
}

GtkWidget *
carnet_month_bar_new (double fraction)
{
  CarnetMonthBar *self = g_object_new (CARNET_TYPE_MONTH_BAR, NULL);

  self->fraction = CLAMP (fraction, 0, 1);
  return GTK_WIDGET (self);
}

/* -- The cell ----------------------------------------------------------------------- */

struct _CarnetMonthCell
{
  GtkButton parent_instance;

  CarnetMonth month;
};

G_DEFINE_FINAL_TYPE (CarnetMonthCell, carnet_month_cell, GTK_TYPE_BUTTON)

static void
carnet_month_cell_class_init (CarnetMonthCellClass *klass)
{
}

static void
carnet_month_cell_init (CarnetMonthCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-month-cell");
}

static void
set_spoken (CarnetMonthCell *self, int index, guint count)
{
  g_autofree char *name = carnet_month_format (self->month, CARNET_MONTH_LONG);
  g_autofree char *words = g_strdup_printf (ngettext ("%u observation", "%u observations", count), count);
  g_autofree char *spoken = g_strdup_printf ("M%d, %s, %s", index + 1, name, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
}

static GtkWidget *
new_child (int index, guint count, guint most, gboolean future)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *name = g_strdup_printf ("M%d", index + 1);
  g_autofree char *number = future && count == 0 ? g_strdup ("–") : g_strdup_printf ("%u", count);
  GtkWidget       *name_label = gtk_label_new (name);
  GtkWidget       *count_label = gtk_label_new (number);

  gtk_widget_add_css_class (name_label, "name");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_widget_set_hexpand (count_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (count_label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (count_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), name_label);
  gtk_box_append (GTK_BOX (line), count_label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), carnet_month_bar_new (most > 0 ? (double)count / most : 0));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

GtkWidget *
carnet_month_cell_new (CarnetMonth month, int index, guint count, guint most, CarnetDate today)
{
  CarnetMonthCell  *self = g_object_new (CARNET_TYPE_MONTH_CELL, NULL);
  const CarnetMonth current = carnet_date_month (today);

  self->month = month;
  gtk_button_set_child (GTK_BUTTON (self), new_child (index, count, most, month > current));
  if (month > current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "future");
  if (month == current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  set_spoken (self, index, count);
  return GTK_WIDGET (self);
}

CarnetMonth
carnet_month_cell_get_month (CarnetMonthCell *self)
{
  return self->month;
}
