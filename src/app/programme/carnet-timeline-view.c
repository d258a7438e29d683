/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "model/carnet-query.h"
#include "programme/carnet-milestone-words.h"
#include "programme/carnet-month-cell.h"
#include "programme/carnet-timeline-view-private.h"

G_DEFINE_FINAL_TYPE (CarnetTimelineView, carnet_timeline_view, GTK_TYPE_WIDGET)

enum
{
  MILESTONE,
  MONTH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CarnetPlacedChip *
get_chip (CarnetTimelineView *self, guint index)
{
  return &g_array_index (self->chips, CarnetPlacedChip, index);
}

/* -- Children ----------------------------------------------------------------------- */

static void
remove_children (CarnetTimelineView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_array_set_size (self->chips, 0);
  g_ptr_array_set_size (self->months, 0);
  g_ptr_array_set_size (self->cells, 0);
  self->pill = NULL;
  self->current = 0;
}

static GtkWidget *
add_label (CarnetTimelineView *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_header (CarnetTimelineView *self)
{
  g_autoptr (GPtrArray) ticks = carnet_timescale_ticks (&self->scale, self->today);

  for (guint i = 0; i < ticks->len; i++)
    {
      const CarnetTick *tick = ticks->pdata[i];
      g_autofree char  *year = g_strdup_printf ("%d", tick->year);

      g_ptr_array_add (self->months,
                       add_label (self, tick->label, tick->current ? "carnet-month-now" : "carnet-month"));
      if (tick->year != 0)
        g_ptr_array_add (self->months, add_label (self, year, "carnet-year"));
    }
}

static void
add_lanes (CarnetTimelineView *self)
{
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    {
      GtkWidget *title = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (title), gtk_image_new_from_icon_name (carnet_lane_get_icon (lane)));
      gtk_box_append (GTK_BOX (title), gtk_label_new (carnet_lane_get_label (lane)));
      gtk_widget_add_css_class (title, "carnet-lane-title");
      gtk_widget_add_css_class (title, carnet_lane_get_css_class (lane));
      gtk_widget_set_parent (title, GTK_WIDGET (self));
      self->lanes[lane].title = title;
    }
}

static void
chip_clicked_cb (GtkWidget *chip, CarnetTimelineView *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (GTK_WIDGET (get_chip (self, i)->chip) == chip)
      self->current = (int)i;
  g_signal_emit (self, signals[MILESTONE], 0, carnet_milestone_chip_get_id (CARNET_MILESTONE_CHIP (chip)));
}

static void
add_chips (CarnetTimelineView *self)
{
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    for (guint i = 0; i < self->programme->milestones->len; i++)
      {
        const CarnetMilestone *milestone = self->programme->milestones->pdata[i];
        CarnetPlacedChip       placed = { .lane = lane, .item.when = milestone->when };
        GtkWidget             *chip;

        if ((int)carnet_milestone_kind_get_lane (milestone->kind) != lane)
          continue;
        chip = carnet_milestone_chip_new (milestone, self->today);
        gtk_widget_set_parent (chip, GTK_WIDGET (self));
        g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
        placed.chip = CARNET_MILESTONE_CHIP (chip);
        g_array_append_val (self->chips, placed);
      }
}

static void
cell_clicked_cb (CarnetMonthCell *cell, CarnetTimelineView *self)
{
  g_signal_emit (self, signals[MONTH], 0, (int)carnet_month_cell_get_month (cell));
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
add_cells (CarnetTimelineView *self, GPtrArray *counts)
{
  const CarnetProgramme *programme = self->programme;
  guint                  most = 0;

  for (int i = 0; i < programme->n_months; i++)
    most = MAX (most, find_count (counts, programme->start + i));
  for (int i = 0; i < programme->n_months; i++)
    {
      const CarnetMonth month = programme->start + i;
      GtkWidget *cell = carnet_month_cell_new (month, i, find_count (counts, month), most, self->today);

      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      g_signal_connect_object (cell, "clicked", G_CALLBACK (cell_clicked_cb), self, 0);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
add_pill (CarnetTimelineView *self)
{
  g_autofree char *day = carnet_date_format (self->today, CARNET_DATE_SHORT);
  g_autofree char *spoken = carnet_date_format (self->today, CARNET_DATE_FULL);

  self->pill = add_label (self, day, "carnet-today-pill");
  gtk_widget_set_visible (self->pill, carnet_timescale_contains (&self->scale, self->today));
  gtk_widget_set_tooltip_text (self->pill, spoken);
}

/* -- Overrides ---------------------------------------------------------------------- */

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  carnet_timeline_view_arrange (self, orientation == GTK_ORIENTATION_VERTICAL ? for_size : 0);
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->height : self->width;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  if (!self->programme)
    return;
  carnet_timeline_view_arrange (self, width);
  carnet_timeline_view_allocate (self);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  carnet_timeline_view_snapshot (CARNET_TIMELINE_VIEW (widget), snapshot);
  GTK_WIDGET_CLASS (carnet_timeline_view_parent_class)->snapshot (widget, snapshot);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dispose (GObject *object)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (object);

  if (self->chips)
    remove_children (self);
  g_clear_pointer (&self->chips, g_array_unref);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_timeline_view_parent_class)->dispose (object);
}

static void
carnet_timeline_view_class_init (CarnetTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->focus = carnet_timeline_view_focus;
  widget_class->get_request_mode = get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[MILESTONE] = g_signal_new ("milestone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[MONTH] = g_signal_new ("month", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
carnet_timeline_view_init (CarnetTimelineView *self)
{
  self->chips = g_array_new (FALSE, TRUE, sizeof (CarnetPlacedChip));
  self->months = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
carnet_timeline_view_new (void)
{
  return g_object_new (CARNET_TYPE_TIMELINE_VIEW, NULL);
}

void
carnet_timeline_view_set_programme (CarnetTimelineView *self,
                                    CarnetProgramme    *programme,
                                    GPtrArray          *counts,
                                    CarnetDate          today)
{
  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  remove_children (self);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = carnet_programme_ref (programme);
  self->today = today;
  self->scale = carnet_timescale_for_programme (programme, CARNET_TIMELINE_MONTH);
  add_header (self);
  add_lanes (self);
  add_chips (self);
  add_cells (self, counts);
  add_pill (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
carnet_timeline_view_select (CarnetTimelineView *self, const CarnetId *id)
{
  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  for (guint i = 0; i < self->chips->len; i++)
    {
      CarnetMilestoneChip *chip = get_chip (self, i)->chip;
      const gboolean       selected = id && carnet_id_equal (carnet_milestone_chip_get_id (chip), id);

      carnet_milestone_chip_set_selected (chip, selected);
      if (selected)
        self->current = (int)i;
    }
}

double
carnet_timeline_view_get_today_x (CarnetTimelineView *self)
{
  g_return_val_if_fail (CARNET_IS_TIMELINE_VIEW (self), -1);

  if (!self->programme || !carnet_timescale_contains (&self->scale, self->today))
    return -1;
  return CARNET_TIMELINE_MARGIN + carnet_timescale_x_of_date (&self->scale, self->today);
}

GtkWidget *
carnet_timeline_view_find_chip (CarnetTimelineView *self, const CarnetId *id)
{
  g_return_val_if_fail (CARNET_IS_TIMELINE_VIEW (self), NULL);

  for (guint i = 0; i < self->chips->len; i++)
    if (carnet_id_equal (carnet_milestone_chip_get_id (get_chip (self, i)->chip), id))
      return GTK_WIDGET (get_chip (self, i)->chip);
  return NULL;
}
