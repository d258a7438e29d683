/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-carnet-view.h"

struct _CarnetCarnetView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession *session;
};

G_DEFINE_FINAL_TYPE (CarnetCarnetView, carnet_carnet_view, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_CARNET_VIEW (object)->session);
  G_OBJECT_CLASS (carnet_carnet_view_parent_class)->dispose (object);
}

static void
carnet_carnet_view_class_init (CarnetCarnetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_carnet_view_init (CarnetCarnetView *self)
{
}

GtkWidget *
carnet_carnet_view_new (CarnetSession *session)
{
  CarnetCarnetView *self = g_object_new (CARNET_TYPE_CARNET_VIEW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
carnet_carnet_view_start_observation (CarnetCarnetView *self, const CarnetId *milestone)
{
}

void
carnet_carnet_view_show_observation (CarnetCarnetView *self, const CarnetId *id)
{
}

void
carnet_carnet_view_show_month (CarnetCarnetView *self, CarnetMonth month, const CarnetId *territory)
{
}

void
carnet_carnet_view_focus_search (CarnetCarnetView *self)
{
}

void
carnet_carnet_view_flush_async (CarnetCarnetView   *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

gboolean
carnet_carnet_view_flush_finish (CarnetCarnetView *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
