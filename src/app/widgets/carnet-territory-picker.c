/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-territory-picker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-territory-results.h"

#define POPOVER_WIDTH 560

struct _CarnetTerritoryPicker
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *content;

  /* In the popover: there once it was opened */
  GtkWidget *entry;
  GtkWidget *results;
  GtkWidget *none;

  gboolean has_name;
};

G_DEFINE_FINAL_TYPE (CarnetTerritoryPicker, carnet_territory_picker, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (CarnetTerritoryPicker *self, const CarnetTerritory *territory)
{
  g_autoptr (CarnetTerritory) copy = territory ? carnet_territory_copy (territory) : NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, copy);
}

static void
chosen_cb (CarnetTerritoryPicker *self, const CarnetTerritory *territory)
{
  choose (self, territory);
}

static void
none_clicked_cb (CarnetTerritoryPicker *self)
{
  choose (self, NULL);
}

static void
search_changed_cb (CarnetTerritoryPicker *self)
{
  carnet_territory_results_search (CARNET_TERRITORY_RESULTS (self->results),
                                   gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                gpointer               user_data)
{
  CarnetTerritoryPicker *self = user_data;

  if (modifiers & gtk_accelerator_get_default_mod_mask ())
    return FALSE;
  return carnet_territory_results_handle_key (CARNET_TERRITORY_RESULTS (self->results), keyval);
}

static void
shown_cb (CarnetTerritoryPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
build_entry (CarnetTerritoryPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Territory, or its code"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Territory, or its code"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
}

static GtkWidget *
make_popover (gpointer user_data)
{
  CarnetTerritoryPicker *self = user_data;
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *popover = gtk_popover_new ();

  build_entry (self);
  self->results = carnet_territory_results_new ();
  g_signal_connect_swapped (self->results, "chosen", G_CALLBACK (chosen_cb), self);
  self->none = gtk_button_new_with_label (_ ("No territory"));
  gtk_widget_add_css_class (self->none, "flat");
  gtk_widget_set_visible (self->none, self->has_name);
  g_signal_connect_swapped (self->none, "clicked", G_CALLBACK (none_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->results);
  gtk_box_append (GTK_BOX (box), self->none);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_size_request (box, POPOVER_WIDTH, -1);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&CARNET_TERRITORY_PICKER (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_territory_picker_parent_class)->dispose (object);
}

static void
carnet_territory_picker_class_init (CarnetTerritoryPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_territory_picker_init (CarnetTerritoryPicker *self)
{
  self->content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->content), "carnet-pin-symbolic");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->content);
  carnet_late_popover (GTK_MENU_BUTTON (self->button), make_popover, self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "metadata");
  gtk_widget_set_tooltip_text (self->button, _ ("Territory"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  carnet_territory_picker_set_name (self, NULL);
}

GtkWidget *
carnet_territory_picker_new (void)
{
  return g_object_new (CARNET_TYPE_TERRITORY_PICKER, NULL);
}

void
carnet_territory_picker_set_name (CarnetTerritoryPicker *self, const char *name)
{
  g_autofree char *heard = NULL;

  g_return_if_fail (CARNET_IS_TERRITORY_PICKER (self));

  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->content), name ? name : _ ("Territory"));
  heard = g_strdup_printf (_ ("Territory: %s"), name ? name : _ ("none"));
  carnet_heard_set_menu (self->button, heard);
  self->has_name = name != NULL;
  if (self->none)
    gtk_widget_set_visible (self->none, self->has_name);
}

void
carnet_territory_picker_search (CarnetTerritoryPicker *self, const char *text)
{
  g_return_if_fail (CARNET_IS_TERRITORY_PICKER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
