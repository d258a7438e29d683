/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-conflict-badge.h"

#include <glib/gi18n-lib.h>

GtkWidget *
carnet_conflict_badge_new (void)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (badge), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (badge), gtk_label_new (_ ("Conflict")));
  gtk_widget_add_css_class (badge, "conflict-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  return badge;
}
