/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-territory-entry.h"

#include "widgets/carnet-heard.h"
#include "widgets/carnet-territory-results.h"

struct _CarnetTerritoryEntry
{
  AdwEntryRow parent_instance;

  /* Children */
  GtkWidget *popover;
  GtkWidget *results;

  /* Owned */
  CarnetTerritory *territory;

  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetTerritoryEntry, carnet_territory_entry, ADW_TYPE_ENTRY_ROW)

enum
{
  PROP_TERRITORY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
take_territory (CarnetTerritoryEntry *self, CarnetTerritory *territory)
{
  if (!self->territory && !territory)
    return;
  g_clear_pointer (&self->territory, carnet_territory_free);
  self->territory = territory;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TERRITORY]);
}

static void
chosen_cb (CarnetTerritoryResults *results, const CarnetTerritory *territory, gpointer user_data)
{
  CarnetTerritoryEntry *self = user_data;

  carnet_territory_entry_set_territory (self, territory);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  CarnetTerritoryEntry   *self = CARNET_TERRITORY_ENTRY (editable);
  const CarnetTerritory  *certain;
  CarnetTerritoryResults *results = CARNET_TERRITORY_RESULTS (self->results);

  if (self->setting)
    return;
  carnet_territory_results_search (results, gtk_editable_get_text (editable));
  certain = carnet_territory_results_get_certain (results);
  take_territory (self, certain ? carnet_territory_copy (certain) : NULL);
  if (carnet_territory_results_is_empty (results) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    {
      /* As wide as the row; a row has a layout manager, which never calls size_allocate(). */
      gtk_widget_set_size_request (self->popover, gtk_widget_get_width (GTK_WIDGET (self)), -1);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                gpointer               user_data)
{
  CarnetTerritoryEntry *self = user_data;

  if (!gtk_widget_get_visible (self->popover) || (modifiers & gtk_accelerator_get_default_mod_mask ()))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  return carnet_territory_results_handle_key (CARNET_TERRITORY_RESULTS (self->results), keyval);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  CarnetTerritoryEntry *self = user_data;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TERRITORY)
    g_value_set_pointer (value, CARNET_TERRITORY_ENTRY (object)->territory);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  CarnetTerritoryEntry *self = CARNET_TERRITORY_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->territory, carnet_territory_free);
  G_OBJECT_CLASS (carnet_territory_entry_parent_class)->dispose (object);
}

static void
carnet_territory_entry_class_init (CarnetTerritoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->get_property = get_property;
  properties[PROP_TERRITORY]
      = g_param_spec_pointer ("territory", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
add_controllers (CarnetTerritoryEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
carnet_territory_entry_init (CarnetTerritoryEntry *self)
{
  self->results = carnet_territory_results_new ();
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self));
  g_signal_connect (self->results, "chosen", G_CALLBACK (chosen_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->results);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  /* The typing goes on below an open popover. */
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), gtk_image_new_from_icon_name ("system-search-symbolic"));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  add_controllers (self);
}

GtkWidget *
carnet_territory_entry_new (void)
{
  return g_object_new (CARNET_TYPE_TERRITORY_ENTRY, NULL);
}

const CarnetTerritory *
carnet_territory_entry_get_territory (CarnetTerritoryEntry *self)
{
  g_return_val_if_fail (CARNET_IS_TERRITORY_ENTRY (self), NULL);

  return self->territory;
}

void
carnet_territory_entry_set_territory (CarnetTerritoryEntry *self, const CarnetTerritory *territory)
{
  CarnetTerritory *copy;

  g_return_if_fail (CARNET_IS_TERRITORY_ENTRY (self));

  copy = territory ? carnet_territory_copy (territory) : NULL;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), copy ? copy->name : "");
  self->setting = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  take_territory (self, copy);
}
