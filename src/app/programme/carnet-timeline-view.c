/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-words.h"
#include "programme/carnet-timeline-view-private.h"
#include "widgets/carnet-palette.h"

G_DEFINE_FINAL_TYPE (CarnetTimelineView, carnet_timeline_view, GTK_TYPE_WIDGET)

enum
{
  MILESTONE,
  MONTH,
  MOVED,
  ZOOMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Children ----------------------------------------------------------------------- */

static GtkWidget *
add_label (CarnetTimelineView *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
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
      self->lanes[lane].taken = g_byte_array_new ();
    }
}

/* In the order in which they are drawn: milestones go under the header, which stays in sight. */
static void
add_children (CarnetTimelineView *self)
{
  self->widths = carnet_title_widths_new (GTK_WIDGET (self));
  add_lanes (self);
  self->header = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->header, "carnet-timeline-header");
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
  self->pill = add_label (self, "carnet-today-pill");
  self->drag_label = add_label (self, "carnet-drag-label");
  gtk_widget_set_visible (self->drag_label, FALSE);
}

static void
update_pill (CarnetTimelineView *self)
{
  g_autofree char      *day = carnet_date_format (self->today, CARNET_DATE_SHORT);
  g_autofree char      *spoken = carnet_date_format (self->today, CARNET_DATE_FULL);
  const CarnetTimescale scale
      = carnet_timescale_for_programme (self->programme, carnet_timeline_view_get_month_width (self));

  gtk_label_set_label (GTK_LABEL (self->pill), day);
  gtk_widget_set_visible (self->pill, carnet_timescale_contains (&scale, self->today));
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

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = carnet_timeline_view_get_natural (self);
  else
    {
      carnet_timeline_view_arrange (self, for_size);
      *minimum = *natural = self->height;
    }
}

static gboolean
update_cb (gpointer user_data)
{
  CarnetTimelineView *self = user_data;

  self->update_id = 0;
  carnet_timeline_view_update (self);
  return G_SOURCE_REMOVE;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);
  GdkRectangle        sight;

  if (!self->programme)
    return;
  self->in_layout = TRUE;
  carnet_timeline_view_arrange (self, width);
  carnet_timeline_view_allocate (self);
  carnet_timeline_view_get_sight (self, &sight);
  if (!gdk_rectangle_equal (&sight, &self->shown) && self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH, update_cb, self, NULL);
}

/* What scrolls it tells so also within a layout. */
static void
scrolled_cb (CarnetTimelineView *self)
{
  if (!self->in_layout)
    carnet_timeline_view_update (self);
  else if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH, update_cb, self, NULL);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  self->in_layout = FALSE;
  carnet_timeline_view_draw_behind (self, snapshot);
  GTK_WIDGET_CLASS (carnet_timeline_view_parent_class)->snapshot (widget, snapshot);
  carnet_timeline_view_draw_before (self, snapshot);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Titles are as wide as their font makes them. */
static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (carnet_timeline_view_parent_class)->css_changed (widget, change);
  if (!self->programme || !carnet_title_widths_forget (self->widths))
    return;
  carnet_timeline_view_set_places (self, TRUE);
  carnet_timeline_view_forget (self);
}

static void
dispose (GObject *object)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (object);
  GtkWidget          *child;

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->widths, carnet_title_widths_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->across);
  g_clear_object (&self->down);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_timeline_view_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetTimelineView *self = CARNET_TIMELINE_VIEW (object);

  g_array_unref (self->places);
  g_ptr_array_unref (self->spare);
  g_array_unref (self->months);
  g_array_unref (self->years);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->counts);
  for (int lane = 0; lane < CARNET_N_LANES; lane++)
    g_byte_array_unref (self->lanes[lane].taken);
  G_OBJECT_CLASS (carnet_timeline_view_parent_class)->finalize (object);
}

static void
carnet_timeline_view_class_init (CarnetTimelineViewClass *klass)
{
  GType           type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->focus = carnet_timeline_view_focus;
  widget_class->get_request_mode = get_request_mode;
  widget_class->css_changed = css_changed;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  carnet_timeline_view_install_drags (widget_class);
  signals[MILESTONE] = g_signal_new ("milestone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, G_TYPE_POINTER);
  signals[MONTH]
      = g_signal_new ("month", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_POINTER, G_TYPE_INT);
  signals[ZOOMED] = g_signal_new ("zoomed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
carnet_timeline_view_init (CarnetTimelineView *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (CarnetPlace));
  self->spare = g_ptr_array_new ();
  self->months = g_array_new (FALSE, TRUE, sizeof (CarnetHeaderLabel));
  self->years = g_array_new (FALSE, TRUE, sizeof (CarnetHeaderLabel));
  self->cells = g_ptr_array_new ();
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->natural = self->width = -1;
  /* The months and lanes are painted first. */
  self->n_given = CARNET_CHIPS_A_FRAME;
  add_children (self);
  carnet_timeline_view_start_drags (self);
  carnet_timeline_view_start_zooms (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  carnet_palette_watch (G_CALLBACK (gtk_widget_queue_draw), self);
}

GtkWidget *
carnet_timeline_view_new (GtkAdjustment *across, GtkAdjustment *down)
{
  CarnetTimelineView *self = g_object_new (CARNET_TYPE_TIMELINE_VIEW, NULL);

  self->across = across ? g_object_ref (across) : NULL;
  self->down = down ? g_object_ref (down) : NULL;
  if (across)
    g_signal_connect_object (across, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  if (down)
    g_signal_connect_object (down, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_timeline_view_set_programme (CarnetTimelineView *self,
                                    CarnetProgramme    *programme,
                                    GPtrArray          *counts,
                                    CarnetDate          today)
{
  g_autoptr (CarnetProgramme) before = NULL;
  const gboolean same_day = self->today == today;
  gboolean       other;

  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  /* What was shown borrows from it until it is replaced. */
  before = g_steal_pointer (&self->programme);
  other = !before || before->start != programme->start || !same_day;
  self->programme = carnet_programme_ref (programme);
  self->today = today;
  carnet_timeline_view_end_drag (self);
  carnet_timeline_view_set_places (self, same_day);
  carnet_timeline_view_update_cells (self, counts, other);
  update_pill (self);
  carnet_timeline_view_forget (self);
  carnet_timeline_view_update (self);
}

void
carnet_timeline_view_select (CarnetTimelineView *self, const CarnetId *id)
{
  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  self->selected = id ? *id : (CarnetId){ 0 };
  for (guint i = 0; i < self->places->len; i++)
    {
      const CarnetPlace *place = carnet_timeline_view_get_place (self, (int)i);
      const gboolean     selected = id && carnet_id_equal (&place->milestone->id, id);

      if (place->chip)
        carnet_milestone_chip_set_selected (place->chip, selected);
      if (selected)
        self->current = (int)i;
    }
}

double
carnet_timeline_view_get_today_x (CarnetTimelineView *self)
{
  g_return_val_if_fail (CARNET_IS_TIMELINE_VIEW (self), -1);

  if (!self->programme)
    return -1;
  if (self->width < 0)
    carnet_timeline_view_arrange (self, 0);
  if (!carnet_timescale_contains (&self->scale, self->today))
    return -1;
  return CARNET_TIMELINE_MARGIN + carnet_timescale_x_of_date (&self->scale, self->today);
}

void
carnet_timeline_view_set_movable (CarnetTimelineView *self, gboolean movable)
{
  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  self->movable = movable;
}

void
carnet_timeline_view_show (CarnetTimelineView *self, const CarnetId *id)
{
  int index;

  g_return_if_fail (CARNET_IS_TIMELINE_VIEW (self));

  index = carnet_timeline_view_find_place (self, id);
  if (index >= 0)
    carnet_timeline_view_reveal (self, index);
}

GtkWidget *
carnet_timeline_view_find_chip (CarnetTimelineView *self, const CarnetId *id)
{
  int index;

  g_return_val_if_fail (CARNET_IS_TIMELINE_VIEW (self), NULL);

  index = carnet_timeline_view_find_place (self, id);
  return index >= 0 ? GTK_WIDGET (carnet_timeline_view_get_place (self, index)->chip) : NULL;
}
