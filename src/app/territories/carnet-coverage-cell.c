/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-coverage-cell.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-tooltip.h"

struct _CarnetCoverageCell
{
  GtkButton parent_instance;

  CarnetCount count;
};

G_DEFINE_FINAL_TYPE (CarnetCoverageCell, carnet_coverage_cell, GTK_TYPE_BUTTON)

static void
carnet_coverage_cell_class_init (CarnetCoverageCellClass *klass)
{
}

static void
carnet_coverage_cell_init (CarnetCoverageCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-heat");
}

const char *
carnet_coverage_cell_get_css_class (const CarnetCount *count)
{
  static const char *const shades[] = { "heat-1", "heat-2", "heat-3" };

  if (count->total == 0)
    return "none";
  if (count->drafts == count->total)
    return "draft";
  return shades[MIN (count->total, G_N_ELEMENTS (shades)) - 1];
}

static char *
dup_meaning (const CarnetCount *count, gboolean future)
{
  g_autofree char *total = NULL, *drafts = NULL;

  if (count->total == 0)
    return g_strdup (future ? _ ("month to come") : _ ("nothing received"));
  if (count->drafts == count->total)
    return g_strdup_printf (ngettext ("%u draft", "%u drafts", count->drafts), count->drafts);
  if (count->validated == count->total)
    return g_strdup_printf (ngettext ("%u validated observation", "%u validated observations", count->total),
                            count->total);
  total = g_strdup_printf (ngettext ("%u observation", "%u observations", count->total), count->total);
  if (count->drafts == 0)
    return g_steal_pointer (&total);
  drafts = g_strdup_printf (ngettext ("%u draft among them", "%u drafts among them", count->drafts),
                            count->drafts);
  return g_strdup_printf ("%s, %s", total, drafts);
}

GtkWidget *
carnet_coverage_cell_new (const CarnetCount *count, const char *name, CarnetMonth current)
{
  CarnetCoverageCell *self = g_object_new (CARNET_TYPE_COVERAGE_CELL, NULL);
  const gboolean      future = count->month > current;
  g_autofree char    *month = carnet_month_format (count->month, CARNET_MONTH_NAME);
  g_autofree char    *meaning = dup_meaning (count, future);
  g_autofree char    *spoken = g_strdup_printf ("%s, %s, %s", name, month, meaning);
  g_autofree char    *number = g_strdup_printf ("%u", count->total);

  self->count = *count;
  gtk_widget_add_css_class (
      GTK_WIDGET (self), future && count->total == 0 ? "future" : carnet_coverage_cell_get_css_class (count));
  if (count->total == 0)
    gtk_button_set_label (GTK_BUTTON (self), future ? "·" : "");
  else
    gtk_button_set_label (GTK_BUTTON (self), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  carnet_tooltip_set (GTK_WIDGET (self), spoken);
  return GTK_WIDGET (self);
}

const CarnetCount *
carnet_coverage_cell_get_count (CarnetCoverageCell *self)
{
  return &self->count;
}
