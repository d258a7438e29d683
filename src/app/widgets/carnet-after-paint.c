/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-after-paint.h"

typedef struct
{
  GWeakRef         widget;
  CarnetAfterPaint func;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_weak_ref_clear (&call->widget);
  g_free (call);
}

static gboolean
painted_cb (gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&call->widget);

  if (widget && !gtk_widget_in_destruction (widget))
    call->func (widget);
  return G_SOURCE_REMOVE;
}

/* Within the frame, before it is painted. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->widget, widget);
  call->func = *(CarnetAfterPaint *)user_data;
  g_idle_add_full (GDK_PRIORITY_REDRAW + 10, painted_cb, call, call_free);
  return G_SOURCE_REMOVE;
}

void
carnet_after_paint (GtkWidget *widget, CarnetAfterPaint func)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, frame_cb, g_memdup2 (&func, sizeof func), g_free);
}
