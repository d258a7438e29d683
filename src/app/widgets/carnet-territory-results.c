/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-territory-results.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "store/carnet-gazetteer.h"
#include "widgets/carnet-territory-item-private.h"

/* More than anyone reads; the count says how many there are. */
#define SHOWN_MAX 50
#define LIST_HEIGHT 172

struct _CarnetTerritoryResults
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *footer;
  GtkWidget *count;

  /* Owned */
  CarnetGazetteer    *gazetteer;
  GListStore         *items;
  GtkSingleSelection *selection;
  char               *folded; /* what was searched for */
};

G_DEFINE_FINAL_TYPE (CarnetTerritoryResults, carnet_territory_results, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (CarnetTerritoryResults *self, guint position)
{
  g_autoptr (CarnetTerritoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item)
    g_signal_emit (self, signals[CHOSEN], 0, carnet_territory_item_get_territory (item));
}

static void
activate_cb (GtkListView *list, guint position, gpointer user_data)
{
  choose (user_data, position);
}

static void
add_free_name (CarnetTerritoryResults *self, const char *text)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetTerritoryItem) item = NULL;

  g_free (territory->name);
  g_free (territory->kind);
  territory->name = carnet_text_clean_line (text, -1);
  territory->kind = g_strdup ("free");
  item = carnet_territory_item_new (territory, NULL);
  g_list_store_append (self->items, item);
}

static GPtrArray *
find (CarnetTerritoryResults *self, const char *text, guint *n_matches, GError **error)
{
  /* Opened at the first use: many entries are never typed in. */
  if (!self->gazetteer)
    self->gazetteer = carnet_gazetteer_open (NULL, error);
  if (!self->gazetteer)
    return NULL;
  return carnet_gazetteer_search (self->gazetteer, text, SHOWN_MAX, n_matches, error);
}

static void
show_count (CarnetTerritoryResults *self, guint n_matches, const GError *error)
{
  g_autofree char *text = NULL;

  if (error)
    text = g_strdup (error->message);
  else if (n_matches == 0)
    text = g_strdup (_ ("No territory of this name · INSEE list"));
  else
    text = g_strdup_printf (
        ngettext ("%u territory matches · INSEE list", "%u territories match · INSEE list", n_matches),
        n_matches);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

/* The cursor stays in the text: the status says what the arrows reach. */
static void
say_selected (CarnetTerritoryResults *self, guint position)
{
  g_autoptr (CarnetTerritoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char *heard = carnet_territory_item_dup_heard (item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static gboolean
move (CarnetTerritoryResults *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return FALSE;
  if (step > 0)
    position = position + 1 < n ? position + 1 : n - 1;
  else
    position = position > 0 ? position - 1 : 0;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  say_selected (self, position);
  return TRUE;
}

static void
build_footer (CarnetTerritoryResults *self)
{
  GtkWidget *keys = gtk_label_new (_ ("↑ ↓ then Enter"));

  self->footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (self->footer), self->count);
  gtk_box_append (GTK_BOX (self->footer), keys);
  for (GtkWidget *label = self->count; label; label = gtk_widget_get_next_sibling (label))
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
    }
  gtk_widget_add_css_class (self->footer, "results-footer");
  gtk_widget_set_parent (self->footer, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  CarnetTerritoryResults *self = CARNET_TERRITORY_RESULTS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->footer, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->gazetteer, carnet_gazetteer_close);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (carnet_territory_results_parent_class)->dispose (object);
}

static void
carnet_territory_results_class_init (CarnetTerritoryResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "territoryresults");
}

static void
carnet_territory_results_init (CarnetTerritoryResults *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->items = g_list_store_new (CARNET_TYPE_TERRITORY_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)),
                                  carnet_territory_row_factory_new ());
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Territories found"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  build_footer (self);
}

GtkWidget *
carnet_territory_results_new (void)
{
  return g_object_new (CARNET_TYPE_TERRITORY_RESULTS, NULL);
}

void
carnet_territory_results_search (CarnetTerritoryResults *self, const char *text)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_matches = 0;

  g_return_if_fail (CARNET_IS_TERRITORY_RESULTS (self));

  g_list_store_remove_all (self->items);
  g_free (self->folded);
  self->folded = carnet_text_fold (text);
  if (*self->folded == '\0')
    {
      gtk_label_set_text (GTK_LABEL (self->count), _ ("Type a name or a code · INSEE list"));
      return;
    }
  found = find (self, text, &n_matches, &error);
  for (guint i = 0; found && i < found->len; i++)
    {
      g_autoptr (CarnetTerritoryItem) item = carnet_territory_item_new (found->pdata[i], text);
      g_list_store_append (self->items, item);
    }
  if (!found || found->len == 0)
    add_free_name (self, text);
  show_count (self, n_matches, error);
}

gboolean
carnet_territory_results_is_empty (CarnetTerritoryResults *self)
{
  g_return_val_if_fail (CARNET_IS_TERRITORY_RESULTS (self), TRUE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;
}

const CarnetTerritory *
carnet_territory_results_get_certain (CarnetTerritoryResults *self)
{
  g_autoptr (CarnetTerritoryItem) item = NULL;
  const CarnetTerritory *territory;
  g_autofree char       *name = NULL;

  g_return_val_if_fail (CARNET_IS_TERRITORY_RESULTS (self), NULL);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != 1)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), 0);
  territory = carnet_territory_item_get_territory (item);
  name = carnet_text_fold (territory->name);
  if (*territory->code && (g_str_equal (territory->code, self->folded) || g_str_equal (name, self->folded)))
    return territory;
  return NULL;
}

gboolean
carnet_territory_results_handle_key (CarnetTerritoryResults *self, guint keyval)
{
  g_return_val_if_fail (CARNET_IS_TERRITORY_RESULTS (self), FALSE);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (carnet_territory_results_is_empty (self))
        return FALSE;
      choose (self, gtk_single_selection_get_selected (self->selection));
      return TRUE;
    default:
      return FALSE;
    }
}
