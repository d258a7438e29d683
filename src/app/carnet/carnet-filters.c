/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-filters.h"

#include <glib/gi18n-lib.h>

/* A list that is longer than this can be searched. */
#define SEARCH_FROM 12

typedef enum
{
  FILTER_TERRITORY,
  FILTER_THEME,
  FILTER_REVIEW,
  FILTER_VISIBILITY,
  N_FILTERS,
} Filter;

struct _CarnetFilters
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *head;
  GtkWidget *clear;
  GtkWidget *rows[N_FILTERS];
  GtkWidget *dropdowns[N_FILTERS];

  /* Owned */
  CarnetKnown *known;
  GArray      *ids[N_FILTERS]; /* of each string but the first */

  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetFilters, carnet_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_selected (CarnetFilters *self, Filter filter)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->dropdowns[filter]));

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
show_active (CarnetFilters *self)
{
  for (guint i = 0; i < N_FILTERS; i++)
    {
      if (get_selected (self, i) > 0)
        gtk_widget_add_css_class (self->dropdowns[i], "chosen");
      else
        gtk_widget_remove_css_class (self->dropdowns[i], "chosen");
    }
  gtk_widget_set_visible (self->clear, carnet_filters_is_active (self));
}

static void
selected_cb (CarnetFilters *self)
{
  if (self->setting)
    return;
  show_active (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* -- Territories and themes come and go --------------------------------------------------- */

static void
restore (CarnetFilters *self, Filter filter, const CarnetId *chosen)
{
  guint position = 0;

  for (guint i = 0; i < self->ids[filter]->len; i++)
    if (carnet_id_equal (&g_array_index (self->ids[filter], CarnetId, i), chosen))
      position = i + 1;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdowns[filter]), position);
}

static void
add_choice (CarnetFilters *self, Filter filter, GtkStringList *strings, const CarnetId *id, const char *name)
{
  gtk_string_list_append (strings, name);
  g_array_append_vals (self->ids[filter], id, 1);
}

static void
set_strings (CarnetFilters *self, Filter filter, GtkStringList *strings, const CarnetId *chosen)
{
  GtkDropDown *dropdown = GTK_DROP_DOWN (self->dropdowns[filter]);

  gtk_drop_down_set_model (dropdown, G_LIST_MODEL (strings));
  gtk_drop_down_set_enable_search (dropdown, g_list_model_get_n_items (G_LIST_MODEL (strings)) > SEARCH_FROM);
  restore (self, filter, chosen);
}

static CarnetId
get_chosen (CarnetFilters *self, Filter filter)
{
  const guint selected = get_selected (self, filter);

  return selected > 0 && selected <= self->ids[filter]->len
             ? g_array_index (self->ids[filter], CarnetId, selected - 1)
             : (CarnetId){ 0 };
}

static void
fill_territories (CarnetFilters *self)
{
  g_autoptr (GPtrArray) territories = carnet_known_list_territories (self->known);
  const CarnetId before = get_chosen (self, FILTER_TERRITORY);
  const CarnetId chosen = carnet_known_get_canonical (self->known, &before);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  g_array_set_size (self->ids[FILTER_TERRITORY], 0);
  /* Translators: all territories, all themes: of the masculine gender in French. */
  gtk_string_list_append (strings, C_ ("territories", "All"));
  for (guint i = 0; i < territories->len; i++)
    {
      const CarnetTerritory *territory = territories->pdata[i];
      add_choice (self, FILTER_TERRITORY, strings, &territory->id, territory->name);
    }
  set_strings (self, FILTER_TERRITORY, strings, &chosen);
}

static void
fill_themes (CarnetFilters *self)
{
  const GPtrArray *themes = carnet_known_get_themes (self->known);
  const CarnetId   chosen = get_chosen (self, FILTER_THEME);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  g_array_set_size (self->ids[FILTER_THEME], 0);
  gtk_string_list_append (strings, C_ ("territories", "All"));
  for (guint i = 0; i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];
      add_choice (self, FILTER_THEME, strings, &theme->id, theme->label);
    }
  set_strings (self, FILTER_THEME, strings, &chosen);
}

static void
known_changed_cb (CarnetFilters *self)
{
  gboolean before = carnet_filters_is_active (self);

  self->setting = TRUE;
  fill_territories (self);
  fill_themes (self);
  self->setting = FALSE;
  show_active (self);
  if (before && !carnet_filters_is_active (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_words (CarnetFilters *self)
{
  g_autoptr (GtkStringList) reviews = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) visibilities = gtk_string_list_new (NULL);

  /* Translators: all review states, all visibilities: of the feminine gender in French. */
  gtk_string_list_append (reviews, C_ ("reviews", "All"));
  gtk_string_list_append (visibilities, C_ ("reviews", "All"));
  for (guint i = 0; i < CARNET_N_REVIEWS; i++)
    gtk_string_list_append (reviews, carnet_review_get_label (i));
  for (guint i = 0; i < CARNET_N_VISIBILITIES; i++)
    gtk_string_list_append (visibilities, carnet_visibility_get_label (i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->dropdowns[FILTER_REVIEW]), G_LIST_MODEL (reviews));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->dropdowns[FILTER_VISIBILITY]), G_LIST_MODEL (visibilities));
}

/* -- Object ------------------------------------------------------------------------------- */

static void
build_head (CarnetFilters *self)
{
  GtkWidget *label = gtk_label_new (_ ("Filters"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "side-heading");
  self->clear = gtk_button_new_with_label (_ ("Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "accent-text");
  gtk_widget_add_css_class (self->clear, "small-button");
  gtk_widget_set_tooltip_text (self->clear, _ ("Clear the filters"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (carnet_filters_clear), self);
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_box_append (GTK_BOX (self->head), self->clear);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
add_row (CarnetFilters *self, Filter filter, const char *name)
{
  GtkWidget     *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget     *label = gtk_label_new (name);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget     *dropdown = gtk_drop_down_new (NULL, expression);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (dropdown, TRUE);
  gtk_widget_set_halign (dropdown, GTK_ALIGN_END);
  gtk_widget_add_css_class (dropdown, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (dropdown), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), dropdown);
  gtk_widget_add_css_class (row, "filter-row");
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  self->rows[filter] = row;
  self->dropdowns[filter] = dropdown;
  g_signal_connect_swapped (dropdown, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
dispose (GObject *object)
{
  CarnetFilters *self = CARNET_FILTERS (object);

  self->setting = TRUE;
  g_clear_pointer (&self->head, gtk_widget_unparent);
  for (guint i = 0; i < N_FILTERS; i++)
    g_clear_pointer (&self->rows[i], gtk_widget_unparent);
  g_clear_object (&self->known);
  G_OBJECT_CLASS (carnet_filters_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetFilters *self = CARNET_FILTERS (object);

  for (guint i = 0; i < N_FILTERS; i++)
    g_array_unref (self->ids[i]);
  G_OBJECT_CLASS (carnet_filters_parent_class)->finalize (object);
}

static void
carnet_filters_class_init (CarnetFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filters");
}

static void
carnet_filters_init (CarnetFilters *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->setting = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    self->ids[i] = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  build_head (self);
  add_row (self, FILTER_TERRITORY, _ ("Territory"));
  add_row (self, FILTER_THEME, _ ("Theme"));
  add_row (self, FILTER_REVIEW, _ ("Review"));
  add_row (self, FILTER_VISIBILITY, _ ("Visibility"));
  fill_words (self);
  self->setting = FALSE;
}

GtkWidget *
carnet_filters_new (CarnetKnown *known)
{
  CarnetFilters *self = g_object_new (CARNET_TYPE_FILTERS, NULL);

  self->known = g_object_ref (known);
  known_changed_cb (self);
  g_signal_connect_object (known, "changed", G_CALLBACK (known_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_filters_apply (CarnetFilters *self, CarnetQuery *query)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  query->territory = get_chosen (self, FILTER_TERRITORY);
  query->theme = get_chosen (self, FILTER_THEME);
  query->review = (int)get_selected (self, FILTER_REVIEW) - 1;
  query->visibility = (int)get_selected (self, FILTER_VISIBILITY) - 1;
}

gboolean
carnet_filters_is_active (CarnetFilters *self)
{
  g_return_val_if_fail (CARNET_IS_FILTERS (self), FALSE);

  for (guint i = 0; i < N_FILTERS; i++)
    if (get_selected (self, i) > 0)
      return TRUE;
  return FALSE;
}

void
carnet_filters_clear (CarnetFilters *self)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  if (!carnet_filters_is_active (self))
    return;
  self->setting = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdowns[i]), 0);
  self->setting = FALSE;
  selected_cb (self);
}

void
carnet_filters_set_territory (CarnetFilters *self, const CarnetId *id)
{
  CarnetId chosen = { 0 };

  g_return_if_fail (CARNET_IS_FILTERS (self));

  if (id)
    chosen = carnet_known_get_canonical (self->known, id);
  restore (self, FILTER_TERRITORY, &chosen);
}

void
carnet_filters_set_visibility (CarnetFilters *self, int visibility)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));
  g_return_if_fail (visibility >= -1 && visibility < CARNET_N_VISIBILITIES);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->dropdowns[FILTER_VISIBILITY]), (guint)(visibility + 1));
}

char *
carnet_filters_describe (CarnetFilters *self)
{
  /* Translators: what the list is narrowed to. */
  const char *const formats[N_FILTERS]
      = { _ ("territory “%s”"), _ ("theme “%s”"), _ ("review “%s”"), _ ("visibility “%s”") };
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (CARNET_IS_FILTERS (self), g_string_free (words, FALSE));

  for (guint i = 0; i < N_FILTERS; i++)
    {
      GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->dropdowns[i]));
      g_auto (GStrv) parts = g_strsplit (formats[i], "%s", 2);

      if (get_selected (self, i) > 0)
        g_string_append_printf (words, "%s%s%s%s", words->len > 0 ? ", " : "", parts[0],
                                gtk_string_object_get_string (chosen), parts[1] ? parts[1] : "");
    }
  return g_string_free (words, FALSE);
}
