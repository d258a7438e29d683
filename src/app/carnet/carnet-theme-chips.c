/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-theme-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "widgets/carnet-wrap-layout.h"

#define SUGGESTIONS_MAX 8

struct _CarnetThemeChips
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *button_label; /* where there is no theme yet, the icon alone would not say what it is for */
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *list;

  /* Owned */
  GPtrArray *known; /* (element-type CarnetTheme) */
  GArray    *ids;

  gboolean editable;
};

G_DEFINE_FINAL_TYPE (CarnetThemeChips, carnet_theme_chips, GTK_TYPE_WIDGET)

enum
{
  ADD,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (CarnetThemeChips *self, const CarnetId *id)
{
  for (guint i = 0; self->ids && i < self->ids->len; i++)
    if (carnet_id_equal (&g_array_index (self->ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}

static const CarnetTheme *
find_theme (CarnetThemeChips *self, const CarnetId *id)
{
  for (guint i = 0; self->known && i < self->known->len; i++)
    {
      const CarnetTheme *theme = self->known->pdata[i];
      if (carnet_id_equal (&theme->id, id))
        return theme;
    }
  return NULL;
}

/* -- Chips ------------------------------------------------------------------------ */

static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  CarnetThemeChips *self = user_data;
  CarnetId          id = *(CarnetId *)g_object_get_data (G_OBJECT (button), "theme");

  g_signal_emit (self, signals[REMOVE], 0, &id);
}

static void
append_chip (CarnetThemeChips *self, const CarnetId *id)
{
  const CarnetTheme *theme = find_theme (self, id);
  GtkWidget         *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget         *label = gtk_label_new (theme ? theme->label : _ ("Unknown theme"));
  GtkWidget         *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char   *heard = g_strdup_printf (_ ("Remove %s"), theme ? theme->label : _ ("Unknown theme"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_tooltip_text (remove, heard);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_visible (remove, self->editable);
  g_object_set_data_full (G_OBJECT (remove), "theme", carnet_id_copy (id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), remove);
  gtk_widget_add_css_class (chip, "chip");
  if (!self->editable)
    gtk_widget_add_css_class (chip, "fixed");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->button);
}

static void
show_button_label (CarnetThemeChips *self)
{
  const gboolean empty = !self->ids || self->ids->len == 0;

  gtk_widget_set_visible (self->button_label, empty);
  if (empty && self->editable)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
}

static void
fill_chips (CarnetThemeChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != self->button)
    gtk_widget_unparent (child);
  for (guint i = 0; self->ids && i < self->ids->len; i++)
    append_chip (self, &g_array_index (self->ids, CarnetId, i));
  show_button_label (self);
}

/* -- Suggestions -------------------------------------------------------------------- */

static void
append_suggestion (CarnetThemeChips *self, const char *label, const char *shown)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
suggest_cb (CarnetThemeChips *self)
{
  g_autofree char *label = carnet_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *folded = carnet_text_fold (label);
  gboolean         exists = *folded == '\0';
  guint            n = 0;
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; self->known && i < self->known->len; i++)
    {
      const CarnetTheme *theme = self->known->pdata[i];
      g_autofree char   *other = carnet_text_fold (theme->label);

      exists = exists || g_str_equal (other, folded);
      if (n < SUGGESTIONS_MAX && strstr (other, folded) && !is_shown (self, &theme->id))
        {
          append_suggestion (self, theme->label, theme->label);
          n++;
        }
    }
  if (!exists)
    {
      g_autofree char *shown = g_strdup_printf (_ ("New theme “%s”"), label);
      append_suggestion (self, label, shown);
    }
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

static void
add_label (CarnetThemeChips *self, const char *label)
{
  g_autofree char *copy = carnet_text_clean_line (label, -1);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (*copy)
    g_signal_emit (self, signals[ADD], 0, copy);
}

static void
row_activated_cb (CarnetThemeChips *self, GtkListBoxRow *row)
{
  add_label (self, g_object_get_data (G_OBJECT (row), "label"));
}

static void
entry_activated_cb (CarnetThemeChips *self)
{
  add_label (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
shown_cb (CarnetThemeChips *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  suggest_cb (self);
  gtk_widget_grab_focus (self->entry);
}

/* -- Object ---------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (object);
  GtkWidget        *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (carnet_theme_chips_parent_class)->dispose (object);
}

static void
carnet_theme_chips_class_init (CarnetThemeChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CARNET_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "themechips");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
build_popover (CarnetThemeChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Theme"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Theme to add"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (suggest_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_set_size_request (box, 260, -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (shown_cb), self);
}

static void
build_button (CarnetThemeChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_menu_button_new ();
  self->button_label = gtk_label_new (_ ("Add a theme"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), self->button_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _ ("Add a theme"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a theme"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static void
carnet_theme_chips_init (CarnetThemeChips *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 8, "line-spacing", 8, NULL);
  self->editable = TRUE;
  build_popover (self);
  build_button (self);
  show_button_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Themes"), -1);
}

GtkWidget *
carnet_theme_chips_new (void)
{
  return g_object_new (CARNET_TYPE_THEME_CHIPS, NULL);
}

void
carnet_theme_chips_set_known (CarnetThemeChips *self, GPtrArray *themes)
{
  g_return_if_fail (CARNET_IS_THEME_CHIPS (self));

  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = themes;
  fill_chips (self);
}

void
carnet_theme_chips_set_themes (CarnetThemeChips *self, const GArray *ids)
{
  g_return_if_fail (CARNET_IS_THEME_CHIPS (self));

  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_array_append_vals (self->ids, ids->data, ids->len);
  fill_chips (self);
}

void
carnet_theme_chips_set_editable (CarnetThemeChips *self, gboolean editable)
{
  g_return_if_fail (CARNET_IS_THEME_CHIPS (self));

  self->editable = editable;
  gtk_widget_set_visible (self->button, editable);
  fill_chips (self);
}

GtkWidget *
carnet_theme_chips_get_entry (CarnetThemeChips *self)
{
  g_return_val_if_fail (CARNET_IS_THEME_CHIPS (self), NULL);

  return self->entry;
}
