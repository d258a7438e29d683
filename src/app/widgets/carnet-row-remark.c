/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-row-remark.h"

#define ROW_KEY "carnet-row"

GtkWidget *
carnet_row_remark_new (GtkWidget *row)
{
  GtkWidget *remark = adw_preferences_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                   "xalign", 0.0, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (remark), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (remark), FALSE);
  gtk_widget_set_focusable (remark, FALSE);
  gtk_widget_set_visible (remark, FALSE);
  g_object_set_data (G_OBJECT (remark), ROW_KEY, row);
  return remark;
}

/* What the cursor is in says that it is wrong. */
static void
mark_row (GtkWidget *row, gboolean wrong)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (row);

  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  if (GTK_IS_EDITABLE (row))
    accessible = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
say (GtkWidget *remark, const char *sentence, gboolean wrong)
{
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (remark));

  gtk_label_set_label (GTK_LABEL (label), sentence ? sentence : "");
  gtk_widget_set_css_classes (label,
                              (const char *[]){ "carnet-remark", wrong ? "error-text" : "secondary", NULL });
  gtk_widget_set_visible (remark, sentence != NULL);
  mark_row (g_object_get_data (G_OBJECT (remark), ROW_KEY), wrong);
}

void
carnet_row_remark_show (GtkWidget *remark, const char *sentence)
{
  say (remark, sentence, sentence != NULL);
}

void
carnet_row_remark_ask (GtkWidget *remark, const char *sentence)
{
  say (remark, sentence, FALSE);
}
