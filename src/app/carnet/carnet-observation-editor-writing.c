/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The width of the page, and the page alone. */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-observation-editor-private.h"
#include "widgets/carnet-words.h"
#include "writing/carnet-text-size.h"

#define MARGINS 48
#define PAGE_WIDTH 636
/* Of a line that is easy to read; the texts are a little larger than the rest, see the style sheet. */
#define LINE_CHARS 70
#define TEXT_SCALE 1.045

static int
line_width (CarnetObservationEditor *self, int percent)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const double      width = pango_font_metrics_get_approximate_char_width (metrics) / (double)PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return (int)(width * LINE_CHARS * TEXT_SCALE * percent / 100);
}

static void
update_width (CarnetObservationEditor *self)
{
  const int percent = carnet_text_size_get_percent (carnet_text_size_get_default ());
  const int width = self->writing ? line_width (self, percent) : MAX (PAGE_WIDTH, PAGE_WIDTH * percent / 100);

  adw_clamp_set_maximum_size (self->clamp, width + MARGINS);
  adw_clamp_set_tightening_threshold (self->clamp, width + MARGINS);
  carnet_observation_editor_queue_scroll (self);
}

static gboolean
wheel_cb (CarnetObservationEditor *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return FALSE;
  if (dy != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "carnet.text-larger" : "carnet.text-smaller",
                                NULL);
  return TRUE;
}

void
carnet_observation_editor_follow_text_size (CarnetObservationEditor *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                                               | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (wheel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), wheel);
  g_signal_connect_object (carnet_text_size_get_default (), "notify::percent", G_CALLBACK (update_width),
                           self, G_CONNECT_SWAPPED);
  update_width (self);
}

void
carnet_observation_editor_set_writing (CarnetObservationEditor *self, gboolean writing)
{
  GtkWidget *const others[] = { self->header,
                                self->metadata,
                                self->impacts_separator,
                                GTK_WIDGET (self->impacts),
                                self->bar,
                                GTK_WIDGET (self->themes),
                                GTK_WIDGET (self->actors) };

  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (self->writing == writing)
    return;
  self->writing = writing;
  carnet_observation_editor_close_popover (self);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_set_visible (others[i], !writing);
  gtk_widget_set_visible (self->quiet_line, writing);
  if (writing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "writing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "writing");
  /* Heard once, when it begins. */
  carnet_words_show (self->quiet_hint, writing ? _ ("Distraction-free writing: Escape goes back") : "");
  carnet_observation_editor_show_header (self);
  update_width (self);
}

void
carnet_observation_editor_focus_text (CarnetObservationEditor *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  gtk_widget_grab_focus (
      carnet_section_view_get_text_view (self->fields->pdata[MIN (self->last_field, self->fields->len - 1)]));
}

gboolean
carnet_observation_editor_has_text_focus (CarnetObservationEditor *self)
{
  GtkRoot   *root;
  GtkWidget *focus;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_EDITOR (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  return focus && GTK_IS_TEXT_VIEW (focus) && gtk_widget_is_ancestor (focus, self->page);
}
