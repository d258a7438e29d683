/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for the label of each section, one for its question, and one for each that is asked no more. */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "programme/carnet-sections-editor-private.h"
#include "widgets/carnet-heard.h"

void
carnet_sections_editor_clear_remark (CarnetSectionsEditor *self)
{
  gtk_widget_set_visible (self->remark, FALSE);
  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_remove_css_class (self->labels->pdata[i], "error");
}

gboolean
carnet_sections_editor_find_index (CarnetSectionsEditor *self, GtkWidget *widget, guint *index)
{
  GtkWidget *row = widget ? gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) : NULL;

  return row
         && (g_ptr_array_find (self->labels, row, index) || g_ptr_array_find (self->questions, row, index));
}

static void
typed_cb (CarnetSectionsEditor *self, GtkEditable *row)
{
  guint          index;
  const gboolean label = g_ptr_array_find (self->labels, row, &index);
  CarnetSection *section;
  char         **field;

  if (!label && !g_ptr_array_find (self->questions, row, &index))
    return;
  section = self->programme->sections->pdata[index];
  field = label ? &section->label : &section->question;
  g_free (*field);
  *field = carnet_text_clean_line (gtk_editable_get_text (row), -1);
  carnet_sections_editor_clear_remark (self);
  g_signal_emit_by_name (self, "changed");
}

static void
clicked_cb (CarnetSectionsEditor *self, GtkWidget *button)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");
  guint       index;

  if (carnet_sections_editor_find_index (self, button, &index))
    carnet_sections_editor_act (self, action, index);
}

static void
restore_cb (CarnetSectionsEditor *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  guint      index;

  if (g_ptr_array_find (self->past_rows, row, &index))
    carnet_sections_editor_restore (self, index);
}

static void
add_button (CarnetSectionsEditor *self,
            GtkWidget            *row,
            const char           *icon,
            const char           *tooltip,
            const char           *action,
            gboolean              sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  carnet_heard_set (button, tooltip);
  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "action", (gpointer)action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static GtkWidget *
new_entry (CarnetSectionsEditor *self, const char *title, const char *heard, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_object_set (row, "activates-default", TRUE, NULL);
  carnet_heard_follow_entry (ADW_ENTRY_ROW (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
append (CarnetSectionsEditor *self, guint index)
{
  const CarnetSection *section = self->programme->sections->pdata[index];
  const guint          n = self->programme->sections->len;
  g_autofree char     *title = g_strdup_printf (_ ("Section %u"), index + 1);
  g_autofree char     *heard = g_strdup_printf (_ ("Guiding question of section %u"), index + 1);
  GtkWidget           *label = new_entry (self, title, title, section->label);

  gtk_widget_add_css_class (label, "section-label");
  add_button (self, label, "go-up-symbolic", _ ("Move the Section Up"), "sections.up", index > 0);
  add_button (self, label, "go-down-symbolic", _ ("Move the Section Down"), "sections.down", index + 1 < n);
  add_button (self, label, "user-trash-symbolic", _ ("Remove the Section"), "sections.remove", n > 1);
  g_ptr_array_add (self->labels, label);
  g_ptr_array_add (self->questions, new_entry (self, _ ("Guiding question"), heard, section->question));
}

static void
append_past (CarnetSectionsEditor *self, const CarnetSection *section)
{
  GtkWidget       *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_ ("_Take Back"));
  g_autofree char *title = g_markup_escape_text (section->label, -1);
  g_autofree char *heard = g_strdup_printf (_ ("Take back the section “%s”"), section->label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  carnet_heard_set (button, heard);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (self->past_list), row);
  g_ptr_array_add (self->past_rows, row);
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)))
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

void
carnet_sections_editor_build_rows (CarnetSectionsEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* GTK 4.8 would keep what had the focus. */
  if (root && gtk_root_get_focus (root)
      && gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->questions, 0);
  g_ptr_array_set_size (self->past_rows, 0);
  clear_list (self->list);
  clear_list (self->past_list);
  carnet_sections_editor_clear_remark (self);
  for (guint i = 0; i < self->programme->sections->len; i++)
    append (self, i);
  for (guint i = 0; i < self->programme->past_sections->len; i++)
    append_past (self, self->programme->past_sections->pdata[i]);
  gtk_widget_set_visible (self->list, self->labels->len > 0);
  gtk_widget_set_visible (self->past_group, self->past_rows->len > 0);
}
