/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-fold-bin.h"

#include "widgets/carnet-scale.h"

#define WIDE_WIDTH 900
#define MEDIUM_WIDTH 600
/* The narrowest that a phone-sized window gets. */
#define MINIMUM_WIDTH 360
#define MINIMUM_HEIGHT 240

struct _CarnetFoldBin
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *child;

  CarnetFold fold;
  CarnetFold pending;
  guint      idle;
};

G_DEFINE_FINAL_TYPE (CarnetFoldBin, carnet_fold_bin, GTK_TYPE_WIDGET)

enum
{
  PROP_CHILD = 1,
  PROP_FOLD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

CarnetFold
carnet_fold_for_width (int width)
{
  if (width >= WIDE_WIDTH)
    return CARNET_FOLD_WIDE;
  return width >= MEDIUM_WIDTH ? CARNET_FOLD_MEDIUM : CARNET_FOLD_NARROW;
}

static gboolean
fold_cb (gpointer user_data)
{
  CarnetFoldBin *self = user_data;

  self->idle = 0;
  if (self->fold != self->pending)
    {
      self->fold = self->pending;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD]);
    }
  return G_SOURCE_REMOVE;
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
  CarnetFoldBin *self = CARNET_FOLD_BIN (widget);
  int            child_minimum = 0, cap;

  *minimum = *natural = 0;
  if (!self->child)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      for_size = MAX (for_size, child_minimum);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  cap = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *minimum = MIN (*minimum, cap);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetFoldBin *self = CARNET_FOLD_BIN (widget);
  int            child_width = 0, child_height = 0;

  self->pending = carnet_fold_for_width ((int)(width / carnet_scale_get ()));
  /* Hiding and showing children from inside an allocation is not allowed. */
  if (self->pending != self->fold && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
  if (!self->child)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_width, NULL, NULL, NULL);
  child_width = MAX (width, child_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, child_width, MAX (height, child_height), baseline, NULL);
}

static void
dispose (GObject *object)
{
  CarnetFoldBin *self = CARNET_FOLD_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_fold_bin_parent_class)->dispose (object);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CarnetFoldBin *self = CARNET_FOLD_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_FOLD:
      g_value_set_int (value, self->fold);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    carnet_fold_bin_set_child (CARNET_FOLD_BIN (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
carnet_fold_bin_class_init (CarnetFoldBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  properties[PROP_CHILD]
      = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOLD] = g_param_spec_int ("fold", NULL, NULL, CARNET_FOLD_WIDE, CARNET_FOLD_NARROW,
                                            CARNET_FOLD_WIDE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carnet_fold_bin_init (CarnetFoldBin *self)
{
  carnet_scale_watch (G_CALLBACK (gtk_widget_queue_resize), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
carnet_fold_bin_new (void)
{
  return g_object_new (CARNET_TYPE_FOLD_BIN, NULL);
}

void
carnet_fold_bin_set_child (CarnetFoldBin *self, GtkWidget *child)
{
  g_return_if_fail (CARNET_IS_FOLD_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkWidget *
carnet_fold_bin_get_child (CarnetFoldBin *self)
{
  g_return_val_if_fail (CARNET_IS_FOLD_BIN (self), NULL);

  return self->child;
}

CarnetFold
carnet_fold_bin_get_fold (CarnetFoldBin *self)
{
  g_return_val_if_fail (CARNET_IS_FOLD_BIN (self), CARNET_FOLD_WIDE);

  return self->fold;
}
