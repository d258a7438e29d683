/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-territory-item-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-markup.h"

struct _CarnetTerritoryItem
{
  GObject parent_instance;

  /* Owned */
  CarnetTerritory *territory;
  char            *words;
};

G_DEFINE_FINAL_TYPE (CarnetTerritoryItem, carnet_territory_item, G_TYPE_OBJECT)

static void
finalize (GObject *object)
{
  CarnetTerritoryItem *self = CARNET_TERRITORY_ITEM (object);

  carnet_territory_free (self->territory);
  g_free (self->words);
  G_OBJECT_CLASS (carnet_territory_item_parent_class)->finalize (object);
}

static void
carnet_territory_item_class_init (CarnetTerritoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
carnet_territory_item_init (CarnetTerritoryItem *self)
{
}

CarnetTerritoryItem *
carnet_territory_item_new (const CarnetTerritory *territory, const char *words)
{
  CarnetTerritoryItem *self = g_object_new (CARNET_TYPE_TERRITORY_ITEM, NULL);

  self->territory = carnet_territory_copy (territory);
  self->words = g_strdup (words);
  return self;
}

const CarnetTerritory *
carnet_territory_item_get_territory (CarnetTerritoryItem *self)
{
  return self->territory;
}

static gboolean
is_free (CarnetTerritoryItem *self)
{
  return *self->territory->code == '\0';
}

char *
carnet_territory_item_dup_markup (CarnetTerritoryItem *self)
{
  if (is_free (self))
    return g_markup_printf_escaped (_ ("Use the free name “%s”"), self->territory->name);
  return carnet_markup_prefixes (self->territory->name, self->words);
}

/* -- Rows ------------------------------------------------------------------- */

static GtkWidget *
append_cell (GtkWidget *row, int chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

char *
carnet_territory_item_dup_heard (CarnetTerritoryItem *self)
{
  const CarnetTerritory *territory = self->territory;
  g_autofree char       *markup = NULL, *text = NULL;

  if (!is_free (self))
    return g_strdup_printf ("%s, %s, %s", territory->name, carnet_territory_kind_get_label (territory->kind),
                            territory->departement_name);
  markup = carnet_territory_item_dup_markup (self);
  pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL);
  return g_steal_pointer (&text);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (row), name);
  append_cell (row, 13);
  gtk_widget_add_css_class (append_cell (row, 9), "numeric");
  append_cell (row, 12);
  gtk_list_item_set_child (list_item, row);
}

static void
set_cell (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  CarnetTerritoryItem   *item = gtk_list_item_get_item (list_item);
  const CarnetTerritory *territory = item->territory;
  GtkWidget             *row = gtk_list_item_get_child (list_item);
  GtkWidget             *name = gtk_widget_get_first_child (row);
  GtkWidget             *kind = gtk_widget_get_next_sibling (name);
  GtkWidget             *code = gtk_widget_get_next_sibling (kind);
  g_autofree char       *markup = carnet_territory_item_dup_markup (item);
  g_autofree char       *heard = carnet_territory_item_dup_heard (item);

  gtk_label_set_markup (GTK_LABEL (name), markup);
  set_cell (kind, is_free (item) ? "" : carnet_territory_kind_get_label (territory->kind));
  set_cell (code, territory->code);
  set_cell (gtk_widget_get_next_sibling (code), territory->departement_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heard, -1);
}

GtkListItemFactory *
carnet_territory_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  return factory;
}
