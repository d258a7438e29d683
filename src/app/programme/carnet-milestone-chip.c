/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-chip.h"

#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-tooltip.h"

struct _CarnetMilestoneChip
{
  GtkButton parent_instance;

  /* Owned: children beside GtkButton's own, which stays empty */
  GtkWidget *mark;
  GtkWidget *warning; /* (nullable): made for the first that is in conflict */
  GtkWidget *title;

  CarnetId   id;
  CarnetLane lane; /* whose colours it has */
  int        mark_width;
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneChip, carnet_milestone_chip, GTK_TYPE_BUTTON)

/* A line may break between words, never after the hyphen of "e-communauté". */
static PangoAttrList *
new_attributes (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char    *start = text;

  while (*start)
    {
      const gsize     length = strcspn (start, " ");
      PangoAttribute *whole;

      if (memchr (start, '-', length))
        {
          whole = pango_attr_allow_breaks_new (FALSE);
          whole->start_index = (guint)(start - text);
          whole->end_index = whole->start_index + (guint)length;
          pango_attr_list_insert (attributes, whole);
        }
      start += length + strspn (start + length, " ");
    }
  return attributes;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  /* The timeline decides; children are still to be measured before they are placed. */
  *minimum = *natural = CARNET_CHIP_MARK;
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *move = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float)x, (float)y));

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, height, -1, move);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetMilestoneChip *self = CARNET_MILESTONE_CHIP (widget);
  const int            mark_y = (height - CARNET_CHIP_MARK) / 2;
  const int            warning_x = CARNET_CHIP_PADDING + self->mark_width + CARNET_CHIP_GAP;
  const gboolean       warns = self->warning && gtk_widget_get_visible (self->warning);
  const int            title_x = warning_x + (warns ? CARNET_CHIP_ICON + CARNET_CHIP_PADDING : 0);
  const int            title_width = MAX (width - title_x - CARNET_CHIP_GAP, 1);
  int                  title_height;

  gtk_widget_measure (self->title, GTK_ORIENTATION_VERTICAL, title_width, NULL, &title_height, NULL, NULL);
  allocate_child (self->mark, CARNET_CHIP_PADDING, mark_y, self->mark_width, CARNET_CHIP_MARK);
  if (warns)
    allocate_child (self->warning, warning_x, (height - CARNET_CHIP_ICON) / 2, CARNET_CHIP_ICON,
                    CARNET_CHIP_ICON);
  allocate_child (self->title, title_x, (height - title_height) / 2, title_width, title_height);
}

static void
dispose (GObject *object)
{
  CarnetMilestoneChip *self = CARNET_MILESTONE_CHIP (object);

  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->warning, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_milestone_chip_parent_class)->dispose (object);
}

static void
carnet_milestone_chip_class_init (CarnetMilestoneChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

static void
carnet_milestone_chip_init (CarnetMilestoneChip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->mark_width = CARNET_CHIP_MARK;
  /* The layout manager of GtkButton would place its own child only. */
  gtk_widget_set_layout_manager (widget, NULL);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "carnet-chip");
  self->mark = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->mark, "carnet-mark");
  gtk_widget_set_parent (self->mark, widget);
  self->title = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_parent (self->title, widget);
}

GtkWidget *
carnet_milestone_chip_new (void)
{
  return g_object_new (CARNET_TYPE_MILESTONE_CHIP, NULL);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean present)
{
  if (present)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Chips are many and conflicts few. */
static void
show_warning (CarnetMilestoneChip *self, gboolean open)
{
  if (open && !self->warning)
    {
      self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (self->warning), CARNET_CHIP_ICON);
      gtk_widget_add_css_class (self->warning, "warning-text");
      gtk_widget_insert_after (self->warning, GTK_WIDGET (self), self->mark);
    }
  if (self->warning)
    gtk_widget_set_visible (self->warning, open);
}

void
carnet_milestone_chip_set_milestone (CarnetMilestoneChip   *self,
                                     const CarnetMilestone *milestone,
                                     CarnetDate             today)
{
  g_autofree char *spoken = carnet_milestone_dup_spoken (milestone, today);
  g_autofree char *mark = carnet_milestone_dup_mark (milestone);
  g_autofree char *caption = carnet_milestone_dup_caption (milestone);
  g_autoptr (PangoAttrList) attributes = new_attributes (caption);

  g_return_if_fail (CARNET_IS_MILESTONE_CHIP (self));

  self->id = milestone->id;
  gtk_label_set_label (GTK_LABEL (self->mark), mark);
  gtk_label_set_label (GTK_LABEL (self->title), caption);
  carnet_tooltip_set (GTK_WIDGET (self), caption);
  show_warning (self, carnet_milestone_is_open (milestone));
  gtk_label_set_attributes (GTK_LABEL (self->title), attributes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  set_class (GTK_WIDGET (self), carnet_lane_get_css_class (self->lane), FALSE);
  self->lane = carnet_milestone_kind_get_lane (milestone->kind);
  set_class (GTK_WIDGET (self), carnet_lane_get_css_class (self->lane), TRUE);
  set_class (self->mark, "month", milestone->when.precision == CARNET_WHEN_MONTH);
  set_class (self->mark, "future", !carnet_when_is_past (&milestone->when, today));
}

const CarnetId *
carnet_milestone_chip_get_id (CarnetMilestoneChip *self)
{
  return &self->id;
}

void
carnet_milestone_chip_set_mark_width (CarnetMilestoneChip *self, int width)
{
  self->mark_width = width;
}

void
carnet_milestone_chip_set_selected (CarnetMilestoneChip *self, gboolean selected)
{
  set_class (GTK_WIDGET (self), "selected", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
