/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-growing-text.h"

struct _CarnetGrowingText
{
  GtkTextView parent_instance;

  int   width;
  guint idle;
};

G_DEFINE_FINAL_TYPE (CarnetGrowingText, carnet_growing_text, GTK_TYPE_TEXT_VIEW)

static gboolean
resize_cb (gpointer user_data)
{
  CarnetGrowingText *self = user_data;

  self->idle = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetGrowingText *self = CARNET_GROWING_TEXT (widget);

  GTK_WIDGET_CLASS (carnet_growing_text_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  /* After the idle in which the text view lays its lines out again. */
  if (self->idle == 0)
    self->idle = g_idle_add (resize_cb, self);
}

static void
dispose (GObject *object)
{
  g_clear_handle_id (&CARNET_GROWING_TEXT (object)->idle, g_source_remove);
  G_OBJECT_CLASS (carnet_growing_text_parent_class)->dispose (object);
}

static void
carnet_growing_text_class_init (CarnetGrowingTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = size_allocate;
}

static void
carnet_growing_text_init (CarnetGrowingText *self)
{
}

GtkWidget *
carnet_growing_text_new (void)
{
  return g_object_new (CARNET_TYPE_GROWING_TEXT, NULL);
}
