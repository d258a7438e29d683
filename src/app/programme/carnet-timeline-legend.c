/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-timeline-legend.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-date.h"
#include "programme/carnet-month-cell.h"
#include "widgets/carnet-wrap-layout.h"

static void
add_entry (GtkWidget *legend, GtkWidget *sample, const char *meaning)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (meaning);

  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (entry, -1, 22);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (entry), sample);
  gtk_box_append (GTK_BOX (entry), label);
  carnet_wrap_box_append (CARNET_WRAP_BOX (legend), entry);
}

static GtkWidget *
new_mark (const char *text, int width, const char *css_class)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_add_css_class (mark, "carnet-mark");
  gtk_widget_add_css_class (mark, "sample");
  if (css_class)
    gtk_widget_add_css_class (mark, css_class);
  gtk_widget_set_size_request (mark, width, 22);
  return mark;
}

GtkWidget *
carnet_timeline_legend_new (void)
{
  GtkWidget       *legend = g_object_new (CARNET_TYPE_WRAP_BOX, NULL);
  GtkWidget       *bar = carnet_month_bar_new (0.6);
  g_autofree char *may = carnet_month_format (carnet_month_new (2018, 5), CARNET_MONTH_SHORT);

  add_entry (legend, new_mark ("12", 24, NULL), _ ("dated to the day"));
  add_entry (legend, new_mark (may, 50, "month"), _ ("dated to the month"));
  add_entry (legend, new_mark ("17", 24, "future"), _ ("to come"));
  gtk_widget_set_size_request (bar, 30, 5);
  add_entry (legend, bar, _ ("observations of the month in the logbook"));
  gtk_widget_set_layout_manager (legend, carnet_wrap_layout_new (26, 4, FALSE));
  gtk_widget_add_css_class (legend, "carnet-legend");
  return legend;
}
