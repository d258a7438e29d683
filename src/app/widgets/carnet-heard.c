/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-heard.h"

void
carnet_heard_set (GtkWidget *button, const char *heard)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}
