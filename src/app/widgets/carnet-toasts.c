/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-toasts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ERROR_SECONDS 12

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
}

static AdwToast *
new_toast (const char *sentence)
{
  /* A toast reads its title as markup. */
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  return adw_toast_new (escaped);
}

void
carnet_toast (GtkWidget *widget, const char *sentence)
{
  carnet_toast_with_action (widget, sentence, NULL, NULL);
}

static AdwToast *
show (GtkWidget *widget, const char *sentence, const char *button, const char *action)
{
  AdwToastOverlay *overlay = find_overlay (widget);
  AdwToast        *toast;

  if (!overlay)
    return NULL;
  toast = new_toast (sentence);
  if (button && action)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));
  return toast;
}

void
carnet_toast_with_action (GtkWidget *widget, const char *sentence, const char *button, const char *action)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  toast = show (widget, sentence, button, action);
}

void
carnet_toast_instead (GtkWidget  *widget,
                      const char *topic,
                      const char *sentence,
                      const char *button,
                      const char *action)
{
  AdwToastOverlay *overlay;
  AdwToast        *last;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  overlay = find_overlay (widget);
  if (!overlay)
    return;
  last = g_object_get_data (G_OBJECT (overlay), topic);
  if (last)
    adw_toast_dismiss (last);
  g_object_set_data_full (G_OBJECT (overlay), topic, show (widget, sentence, button, action), g_object_unref);
}

void
carnet_toast_error (GtkWidget *widget, const GError *error, const char *retry)
{
  AdwToastOverlay *overlay;
  AdwToast        *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  overlay = find_overlay (widget);
  if (!overlay || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  toast = new_toast (error->message);
  adw_toast_set_timeout (toast, ERROR_SECONDS);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (retry)
    {
      adw_toast_set_button_label (toast, _ ("_Retry"));
      adw_toast_set_detailed_action_name (toast, retry);
    }
  adw_toast_overlay_add_toast (overlay, toast);
}
