/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-merge-change-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "merge/carnet-field-change.h"

/* Never told by colour alone: a picture and a word. */
static const struct
{
  const char *icon;
  const char *css_class;
} marks[CARNET_MERGE_N_TYPES] = {
  [CARNET_MERGE_NEW] = { "list-add-symbolic", "success-text" },
  [CARNET_MERGE_UPDATED] = { "document-edit-symbolic", "accent-text" },
  [CARNET_MERGE_COMBINED] = { "document-edit-symbolic", "accent-text" },
  [CARNET_MERGE_CONFLICT] = { "dialog-warning-symbolic", "warning-text" },
  [CARNET_MERGE_DELETED] = { "user-trash-symbolic", "error-text" },
  [CARNET_MERGE_CONTESTED] = { "dialog-warning-symbolic", "warning-text" },
  [CARNET_MERGE_IDENTICAL] = { "object-select-symbolic", "secondary" },
};

static char *
make_subtitle (const CarnetMergeChange *change, const char *sender)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  if (change->date != CARNET_DATE_NONE)
    {
      g_autofree char *day = carnet_date_format (change->date, CARNET_DATE_LONG);

      g_strv_builder_add (parts, day);
    }
  if (*change->territory != '\0' && !carnet_kind_is_told (change->kind))
    g_strv_builder_add (parts, change->territory);
  if (*change->author != '\0' && g_strcmp0 (change->author, sender) != 0)
    g_strv_builder_add (parts, change->author);
  strings = g_strv_builder_end (parts);
  return g_strjoinv (" · ", strings);
}

static GtkWidget *
new_fields (const CarnetMergeDetail *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < detail->fields->len; i++)
    gtk_box_append (GTK_BOX (box), carnet_field_change_new (detail->fields->pdata[i]));
  gtk_widget_add_css_class (box, "carnet-merge-fields");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* Comparing texts takes a moment: only those that somebody reads. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, CarnetMergeDetail *detail)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_fields (detail));
  g_signal_handlers_disconnect_by_func (row, expanded_cb, detail);
}

static void
free_cb (gpointer detail, GClosure *closure)
{
  carnet_merge_detail_free (detail);
}

static void
add_mark (AdwExpanderRow *row, CarnetMergeChangeType type)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (marks[type].icon);
  GtkWidget *word = gtk_label_new (carnet_merge_type_get_label (type));

  gtk_widget_add_css_class (icon, marks[type].css_class);
  gtk_widget_add_css_class (word, marks[type].css_class);
  gtk_widget_add_css_class (word, "caption-heading");
  adw_expander_row_add_prefix (row, icon);
  adw_expander_row_add_action (row, word);
}

GtkWidget *
carnet_merge_change_row_new (CarnetMergeDetail *detail, const char *sender)
{
  const CarnetMergeChange *change = detail->change;
  GtkWidget               *row = adw_expander_row_new ();
  const char              *nothing = carnet_kind_find (change->kind) ? _ ("(untitled)") : change->kind;
  const char              *title = *change->title != '\0' ? change->title : nothing;
  g_autofree char         *subtitle = make_subtitle (change, sender);
  g_autofree char         *heard
      = g_strdup_printf ("%s, %s, %s", carnet_merge_type_get_label (change->type), title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  add_mark (ADW_EXPANDER_ROW (row), change->type);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (expanded_cb), detail, free_cb, 0);
  return row;
}
