/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The months of the logbook under the timeline. */
#include "model/carnet-query.h"
#include "programme/carnet-month-cell.h"
#include "programme/carnet-timeline-view-private.h"

static void
cell_clicked_cb (CarnetTimelineView *self, CarnetMonthCell *cell)
{
  g_signal_emit_by_name (self, "month", (int)carnet_month_cell_get_month (cell));
}

static guint
find_count (GPtrArray *counts, CarnetMonth month)
{
  for (guint i = 0; counts && i < counts->len; i++)
    if (((CarnetCount *)counts->pdata[i])->month == month)
      return ((CarnetCount *)counts->pdata[i])->total;
  return 0;
}

static void
add_cells (CarnetTimelineView *self)
{
  guint most = 0;

  for (guint i = 0; i < self->counts->len; i++)
    most = MAX (most, g_array_index (self->counts, guint, i));
  for (guint i = 0; i < self->counts->len; i++)
    {
      GtkWidget *cell = carnet_month_cell_new (self->programme->start + (CarnetMonth)i, (int)i,
                                               g_array_index (self->counts, guint, i), most, self->today);

      gtk_widget_insert_before (cell, GTK_WIDGET (self), self->header);
      g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
remove_cells (CarnetTimelineView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, 0);
}

/* They are made again only when they would say something else. */
void
carnet_timeline_view_update_cells (CarnetTimelineView *self, GPtrArray *counts, gboolean always)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->counts);

  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int i = 0; i < self->programme->n_months; i++)
    {
      const guint count = find_count (counts, self->programme->start + i);

      g_array_append_val (self->counts, count);
    }
  if (!always && before->len == self->counts->len
      && memcmp (before->data, self->counts->data, before->len * sizeof (guint)) == 0)
    return;
  remove_cells (self);
  add_cells (self);
}
