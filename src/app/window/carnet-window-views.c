/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four views: each is made the first time that it is looked at. */
#include "programme/carnet-programme-view.h"
#include "report/carnet-report-view.h"
#include "territories/carnet-territories-view.h"
#include "widgets/carnet-after-paint.h"
#include "widgets/carnet-panes.h"
#include "window/carnet-window-private.h"

static const char *const VIEWS[] = { "programme", "carnet", "territories", "report" };

/* -- What they ask for ------------------------------------------------------------------------------ */

static void
write_about_cb (CarnetWindow *self, const CarnetId *milestone)
{
  carnet_window_show_view (self, "carnet");
  carnet_carnet_view_start_observation (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")),
                                        milestone);
}

static void
open_observation_cb (CarnetWindow *self, const CarnetId *observation)
{
  carnet_window_show_view (self, "carnet");
  carnet_carnet_view_show_observation (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")),
                                       observation);
}

static void
open_month_cb (CarnetWindow *self, int month, const CarnetId *territory)
{
  carnet_window_show_view (self, "carnet");
  carnet_carnet_view_show_month (CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet")), month,
                                 territory);
}

/* -- Making them ------------------------------------------------------------------------------------ */

static GtkWidget *
new_view (CarnetWindow *self, guint view)
{
  static GtkWidget *(*const NEW[]) (CarnetSession * session)
      = { carnet_programme_view_new, carnet_carnet_view_new, carnet_territories_view_new,
          carnet_report_view_new };

  return NEW[view](self->session);
}

static void
connect_view (CarnetWindow *self, GtkWidget *view)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } SIGNALS[] = { { "write-about", G_CALLBACK (write_about_cb) },
                  { "open-observation", G_CALLBACK (open_observation_cb) },
                  { "open-month", G_CALLBACK (open_month_cb) },
                  { "bars", G_CALLBACK (carnet_window_update_bars) },
                  { "writing", G_CALLBACK (carnet_window_follow_writing) } };

  for (guint i = 0; i < G_N_ELEMENTS (SIGNALS); i++)
    if (g_signal_lookup (SIGNALS[i].signal, G_OBJECT_TYPE (view)) != 0)
      g_signal_connect_object (view, SIGNALS[i].signal, SIGNALS[i].callback, self, G_CONNECT_SWAPPED);
  if (CARNET_IS_CARNET_VIEW (view))
    carnet_carnet_view_set_window_menu (CARNET_CARNET_VIEW (view), G_MENU_MODEL (self->main_menu));
}

GtkWidget *
carnet_window_find_view (CarnetWindow *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (g_str_equal (VIEWS[i], name) && self->bins[i])
      return adw_bin_get_child (self->bins[i]);
  return NULL;
}

/* The keys go on where one can work. */
static void
keep_focus (CarnetWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self)),
            *view = adw_view_stack_get_visible_child (self->stack);

  if (view && gtk_widget_get_mapped (view) && (!focus || !gtk_widget_is_ancestor (focus, view)))
    carnet_panes_move_focus (view, 1);
}

void
carnet_window_show_view (CarnetWindow *self, const char *name)
{
  g_return_if_fail (CARNET_IS_WINDOW (self));

  carnet_window_get_view (self, name);
  adw_view_stack_set_visible_child_name (self->stack, name);
  keep_focus (self);
}

GtkWidget *
carnet_window_get_view (CarnetWindow *self, const char *name)
{
  g_return_val_if_fail (CARNET_IS_WINDOW (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    if (g_str_equal (VIEWS[i], name) && self->session && !adw_bin_get_child (self->bins[i]))
      {
        GtkWidget *view = new_view (self, i);

        connect_view (self, view);
        adw_bin_set_child (self->bins[i], view);
      }
  return carnet_window_find_view (self, name);
}

/* -- What opens ------------------------------------------------------------------------------------ */

static void
make_visible (GtkWidget *widget)
{
  CarnetWindow *self = CARNET_WINDOW (widget);

  carnet_window_get_view (self, adw_view_stack_get_visible_child_name (self->stack));
  carnet_window_update_bars (self);
}

void
carnet_window_show_first (CarnetWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      make_visible (GTK_WIDGET (self));
      keep_focus (self);
    }
  else
    carnet_after_paint (GTK_WIDGET (self), make_visible);
}

void
carnet_window_drop_views (CarnetWindow *self)
{
  if (self->conflicts_bin)
    adw_bin_set_child (self->conflicts_bin, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->bins); i++)
    if (self->bins[i])
      adw_bin_set_child (self->bins[i], NULL);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

void
carnet_window_bind_views (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (VIEWS); i++)
    {
      g_autofree char *name = g_strconcat (VIEWS[i], "_bin", NULL);

      gtk_widget_class_bind_template_child_full (
          widget_class, name, FALSE, G_STRUCT_OFFSET (CarnetWindow, bins) + i * (gssize)sizeof (AdwBin *));
    }
}
