/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The months and years in sight, and when they are looked at again. */
#include "programme/carnet-timeline-view-private.h"

/* A year stands clear of the next one by so much. */
#define YEAR_WIDTH carnet_scale_px (44)

static CarnetHeaderLabel *
get_label (CarnetTimelineView *self, GArray *labels, guint index, const char *css_class)
{
  while (index >= labels->len)
    {
      const CarnetHeaderLabel mark = { gtk_label_new (NULL), CARNET_MONTH_NONE };

      gtk_widget_add_css_class (mark.label, css_class);
      gtk_widget_insert_before (mark.label, GTK_WIDGET (self), self->pill);
      g_array_append_val (labels, mark);
    }
  return &g_array_index (labels, CarnetHeaderLabel, index);
}

static void
forget_months (GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    g_array_index (labels, CarnetHeaderLabel, i).month = CARNET_MONTH_NONE;
}

static void
hide_rest (GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const CarnetHeaderLabel *mark = &g_array_index (labels, CarnetHeaderLabel, i);

      gtk_widget_set_child_visible (mark->label, mark->month != CARNET_MONTH_NONE);
    }
}

static void
show_month (CarnetTimelineView *self, const CarnetTick *tick, guint n)
{
  /* A month keeps its label as it goes along. */
  CarnetHeaderLabel *mark = get_label (self, self->months, (guint)tick->month % n, "carnet-month");

  mark->month = tick->month;
  gtk_label_set_label (GTK_LABEL (mark->label), tick->label);
  if (tick->current)
    gtk_widget_add_css_class (mark->label, "carnet-month-now");
  else
    gtk_widget_remove_css_class (mark->label, "carnet-month-now");
}

gboolean
carnet_timeline_view_get_label_span (CarnetTimelineView *self, CarnetMonth month, double *from, double *to)
{
  const CarnetHeaderLabel *mark = self->months->len > 0 ? &g_array_index (self->months, CarnetHeaderLabel,
                                                                          (guint)month % self->months->len)
                                                        : NULL;
  graphene_rect_t          bounds;

  if (!mark || mark->month != month || !gtk_widget_compute_bounds (mark->label, GTK_WIDGET (self), &bounds))
    return FALSE;
  *from = bounds.origin.x;
  *to = bounds.origin.x + bounds.size.width;
  return TRUE;
}

/* The first one gives way to the next when that comes near. */
static void
show_years (CarnetTimelineView *self, GPtrArray *ticks, double left)
{
  double before = G_MAXDOUBLE;
  guint  n = 0;

  for (guint i = ticks->len; i-- > 0;)
    {
      const CarnetTick  *tick = ticks->pdata[i];
      const double       x = MAX (tick->x, left);
      g_autofree char   *year = NULL;
      CarnetHeaderLabel *mark;

      if (tick->year == 0 || x + YEAR_WIDTH > before)
        continue;
      year = g_strdup_printf ("%d", tick->year);
      mark = get_label (self, self->years, n++, "carnet-year");
      mark->month = tick->month;
      gtk_label_set_label (GTK_LABEL (mark->label), year);
      before = x;
    }
}

void
carnet_timeline_view_show_header (CarnetTimelineView *self)
{
  g_autoptr (GPtrArray) ticks = NULL;
  GdkRectangle sight;
  double       left;
  guint        n;

  carnet_timeline_view_get_sight (self, &sight);
  left = sight.x - CARNET_TIMELINE_MARGIN;
  ticks = carnet_timescale_ticks (&self->scale, left, left + sight.width, self->today);
  n = MAX (ticks->len, self->months->len);
  forget_months (self->months);
  forget_months (self->years);
  for (guint i = 0; i < ticks->len; i++)
    show_month (self, ticks->pdata[i], n);
  show_years (self, ticks, left);
  hide_rest (self->months);
  hide_rest (self->years);
}

/* Several years begin with today in the middle, or with what is marked. */
static void
settle (CarnetTimelineView *self)
{
  const double page = self->across ? gtk_adjustment_get_page_size (self->across) : 0;
  double       x;
  int          marked;

  if (self->settled || page <= 0)
    return;
  self->settled = TRUE;
  x = carnet_timeline_view_get_today_x (self);
  marked = x < 0 ? carnet_timeline_view_find_place (self, &self->selected) : -1;
  if (marked >= 0)
    x = carnet_timeline_view_get_place (self, marked)->item.x;
  if (x > page)
    gtk_adjustment_set_value (self->across, x - page / 2);
}

void
carnet_timeline_view_update (CarnetTimelineView *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->in_layout = FALSE;
  if (!self->programme)
    return;
  if (self->width < 0)
    carnet_timeline_view_arrange (self, self->across ? (int)gtk_adjustment_get_page_size (self->across) : 0);
  settle (self);
  carnet_timeline_view_show_chips (self);
  carnet_timeline_view_show_header (self);
  carnet_timeline_view_get_sight (self, &self->shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
