/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** carnet_toast: shows one sentence over the window that holds @widget. */
void carnet_toast (GtkWidget *widget, const char *sentence);
/** carnet_toast_with_action: the same with a button; @action is a detailed action name such as `win.search`.
 */
void
carnet_toast_with_action (GtkWidget *widget, const char *sentence, const char *button, const char *action);
/** carnet_toast_instead: the same, instead of the last one of that @topic: what is done again and again does
 * not wait in line. */
void carnet_toast_instead (GtkWidget  *widget,
                           const char *topic,
                           const char *sentence,
                           const char *button,
                           const char *action);
/** carnet_toast_error: says @error, unless it is a cancellation; @retry (nullable) is the action of « Retry
 * ».
 */
void carnet_toast_error (GtkWidget *widget, const GError *error, const char *retry);

G_END_DECLS
