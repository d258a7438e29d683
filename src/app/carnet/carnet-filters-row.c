/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <pango/pango.h>

#include "carnet/carnet-filters-private.h"
#include "carnet/carnet-theme-menu.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"

/* What is left of the side pane between its edge and the way back from a filter. */
#define PAIR_WIDTH 158

/* -- The value on the button may be longer than the pane is wide ------------------------------- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (string));
}

/* In the list it wraps. */
static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  bind_cb (factory, item);
  carnet_theme_menu_indent (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static GtkListItemFactory *
new_factory (GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static GtkWidget *
new_dropdown (void)
{
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget     *dropdown = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), expression);
  g_autoptr (GtkListItemFactory) button = new_factory (G_CALLBACK (setup_cb), G_CALLBACK (bind_cb));
  g_autoptr (GtkListItemFactory) list
      = new_factory (G_CALLBACK (setup_choice_cb), G_CALLBACK (bind_choice_cb));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (dropdown), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (dropdown), list);
  carnet_late_drop_down (GTK_DROP_DOWN (dropdown));
  gtk_widget_add_css_class (dropdown, "flat");
  return dropdown;
}

/* -- Row ------------------------------------------------------------------------------------ */

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  CarnetFilters *self = user_data;

  for (guint i = 0; i < N_FILTERS; i++)
    if (self->rows[i].remove == GTK_WIDGET (button))
      {
        gtk_widget_grab_focus (self->rows[i].value); /* the button goes */
        carnet_filters_set_value (self, i, 0);
      }
}

static GtkWidget *
new_remove (CarnetFilters *self, const char *name)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *text = g_strdup_printf (_ ("Remove the filter “%s”"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-icon");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_tooltip_text (button, text);
  carnet_heard_set (button, text);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  return button;
}

/* A row is one line: a value that has no room beside its name leaves an icon of it. */
static void
show_name (const FilterRow *row, gboolean shown)
{
  g_autofree char *whole = NULL;

  gtk_widget_set_visible (row->name, shown);
  gtk_widget_set_visible (row->icon, !shown);
  if (shown)
    gtk_widget_remove_css_class (row->value, "long");
  else
    gtk_widget_add_css_class (row->value, "long");
  gtk_widget_set_halign (row->value, shown ? GTK_ALIGN_END : GTK_ALIGN_START);
  if (!shown)
    whole = g_strdup_printf (
        _ ("%s: %s"), gtk_label_get_text (GTK_LABEL (row->name)),
        gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (row->value))));
  gtk_widget_set_tooltip_text (row->value, whole);
}

static gboolean
fits_beside (const FilterRow *row)
{
  int name, value;

  show_name (row, TRUE); /* what is hidden has no width */
  gtk_widget_measure (row->name, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name, NULL, NULL);
  gtk_widget_measure (row->value, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &value, NULL, NULL);
  return name + value <= PAIR_WIDTH;
}

void
carnet_filters_show_row (CarnetFilters *self, Filter filter)
{
  const gboolean chosen = carnet_filters_get_value (self, filter) > 0;
  const gboolean further = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));
  FilterRow     *row = &self->rows[filter];

  if (chosen)
    gtk_widget_add_css_class (row->value, "chosen");
  else
    gtk_widget_remove_css_class (row->value, "chosen");
  if (row->remove)
    {
      gtk_widget_set_visible (row->remove, chosen);
      show_name (row, !chosen || fits_beside (row));
    }
  gtk_widget_set_visible (row->row, filter < FIRST_FURTHER || chosen || further);
}

void
carnet_filters_add_row (CarnetFilters *self,
                        Filter         filter,
                        const char    *name,
                        const char    *icon,
                        gboolean       is_switch)
{
  FilterRow *row = &self->rows[filter];
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->icon = gtk_image_new_from_icon_name (icon);
  gtk_widget_set_visible (row->icon, FALSE);
  row->name = gtk_label_new (name);
  row->ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  row->value = is_switch ? gtk_switch_new () : new_dropdown ();
  gtk_label_set_xalign (GTK_LABEL (row->name), 0);
  gtk_widget_set_hexpand (row->value, TRUE);
  gtk_widget_set_halign (row->value, GTK_ALIGN_END);
  gtk_widget_set_valign (row->value, GTK_ALIGN_CENTER);
  if (is_switch)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->value), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    carnet_heard_follow_drop_down (GTK_DROP_DOWN (row->value), name);
  gtk_widget_set_hexpand (pair, TRUE);
  gtk_box_append (GTK_BOX (pair), row->icon);
  gtk_box_append (GTK_BOX (pair), row->name);
  gtk_box_append (GTK_BOX (pair), row->value);
  gtk_box_append (GTK_BOX (row->row), pair);
  if (!is_switch)
    {
      row->remove = new_remove (self, name);
      gtk_box_append (GTK_BOX (row->row), row->remove);
    }
  gtk_widget_add_css_class (row->row, "filter-row");
  gtk_widget_set_parent (row->row, GTK_WIDGET (self));
}
