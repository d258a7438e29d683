/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-filters-private.h"
#include "carnet/carnet-saved-filters.h"

G_DEFINE_FINAL_TYPE (CarnetFilters, carnet_filters, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

guint
carnet_filters_get_value (CarnetFilters *self, Filter filter)
{
  GtkWidget *value = self->rows[filter].value;
  guint      selected;

  if (GTK_IS_SWITCH (value))
    return gtk_switch_get_active (GTK_SWITCH (value));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (value));
  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

void
carnet_filters_set_value (CarnetFilters *self, Filter filter, guint value)
{
  GtkWidget *widget = self->rows[filter].value;

  if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), value != 0);
  else
    gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), value);
}

static void
show_active (CarnetFilters *self)
{
  const gboolean active = carnet_filters_is_active (self);

  for (guint i = 0; i < N_FILTERS; i++)
    carnet_filters_show_row (self, i);
  gtk_widget_set_visible (self->clear, active);
}

static void
selected_cb (CarnetFilters *self)
{
  if (self->setting)
    return;
  show_active (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
known_changed_cb (CarnetFilters *self)
{
  gboolean before = carnet_filters_is_active (self);

  self->setting = TRUE;
  carnet_filters_fill_known (self);
  self->setting = FALSE;
  show_active (self);
  if (before && !carnet_filters_is_active (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* -- Object ------------------------------------------------------------------------------- */

static void
build_head (CarnetFilters *self)
{
  GtkWidget *label = gtk_label_new (_ ("Filters"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "side-heading");
  self->clear = gtk_button_new_with_label (_ ("Clear"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "accent-text");
  gtk_widget_add_css_class (self->clear, "small-button");
  gtk_widget_set_tooltip_text (self->clear, _ ("Clear the filters"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (carnet_filters_clear), self);
  self->saved = carnet_saved_filters_new (self);
  gtk_box_append (GTK_BOX (self->head), label);
  gtk_box_append (GTK_BOX (self->head), self->clear);
  gtk_box_append (GTK_BOX (self->head), self->saved);
  gtk_widget_add_css_class (self->head, "filters-head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
more_toggled_cb (CarnetFilters *self)
{
  const gboolean further = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));

  gtk_button_set_label (GTK_BUTTON (self->more), further ? _ ("Fewer filters") : _ ("More filters"));
  show_active (self);
}

static void
build_more (CarnetFilters *self)
{
  self->more = gtk_toggle_button_new_with_label (_ ("More filters"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "filters-more");
  g_signal_connect_swapped (self->more, "toggled", G_CALLBACK (more_toggled_cb), self);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

static void
build_rows (CarnetFilters *self)
{
  const char *const names[N_FILTERS]
      = { _ ("Territory"), _ ("Theme"),  _ ("Review"), _ ("Visibility"), _ ("With verbatim"),
          _ ("Milestone"), _ ("Author"), _ ("Actor"),  _ ("Impact"),     _ ("In conflict") };
  const char *const icons[N_FILTERS] = {
    [FILTER_TERRITORY] = "carnet-pin-symbolic",  [FILTER_THEME] = "carnet-theme-symbolic",
    [FILTER_REVIEW] = "object-select-symbolic",  [FILTER_VISIBILITY] = "view-reveal-symbolic",
    [FILTER_MILESTONE] = "carnet-flag-symbolic", [FILTER_AUTHOR] = "avatar-default-symbolic",
    [FILTER_ACTOR] = "carnet-company-symbolic",  [FILTER_IMPACT] = "network-cellular-signal-good-symbolic"
  };

  for (guint i = 0; i < N_FILTERS; i++)
    {
      const gboolean is_switch = i == FILTER_CONFLICT || i == FILTER_VERBATIM;

      carnet_filters_add_row (self, i, names[i], icons[i], is_switch);
      g_signal_connect_swapped (self->rows[i].value, is_switch ? "notify::active" : "notify::selected",
                                G_CALLBACK (selected_cb), self);
    }
}

static void
dispose (GObject *object)
{
  CarnetFilters *self = CARNET_FILTERS (object);

  self->setting = TRUE;
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  for (guint i = 0; i < N_FILTERS; i++)
    g_clear_pointer (&self->rows[i].row, gtk_widget_unparent);
  g_clear_object (&self->known);
  g_clear_object (&self->search);
  G_OBJECT_CLASS (carnet_filters_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetFilters *self = CARNET_FILTERS (object);

  for (guint i = 0; i < N_FILTERS; i++)
    g_array_unref (self->rows[i].ids);
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
}

GtkWidget *
carnet_filters_new (CarnetKnown *known)
{
  CarnetFilters *self = g_object_new (CARNET_TYPE_FILTERS, NULL);

  self->known = g_object_ref (known);
  self->setting = TRUE;
  build_head (self);
  build_rows (self);
  build_more (self);
  carnet_filters_fill_words (self);
  self->setting = FALSE;
  known_changed_cb (self);
  g_signal_connect_object (known, "changed", G_CALLBACK (known_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* -- What is chosen ------------------------------------------------------------------------- */

CarnetKnown *
carnet_filters_get_known (CarnetFilters *self)
{
  g_return_val_if_fail (CARNET_IS_FILTERS (self), NULL);

  return self->known;
}

GtkEditable *
carnet_filters_get_search (CarnetFilters *self)
{
  g_return_val_if_fail (CARNET_IS_FILTERS (self), NULL);

  return self->search;
}

void
carnet_filters_set_search (CarnetFilters *self, GtkEditable *search)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  g_set_object (&self->search, search);
}

void
carnet_filters_apply (CarnetFilters *self, CarnetQuery *query)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  query->territory = carnet_filters_get_id (self, FILTER_TERRITORY);
  query->theme = carnet_filters_get_id (self, FILTER_THEME);
  query->milestone = carnet_filters_get_id (self, FILTER_MILESTONE);
  query->author = carnet_filters_get_id (self, FILTER_AUTHOR);
  query->actor = carnet_filters_get_id (self, FILTER_ACTOR);
  query->review = (int)carnet_filters_get_value (self, FILTER_REVIEW) - 1;
  query->visibility = (int)carnet_filters_get_value (self, FILTER_VISIBILITY) - 1;
  query->with_verbatim = carnet_filters_get_value (self, FILTER_VERBATIM) > 0;
  query->visibility_only = query->visibility >= 0;
  query->conflict_only = carnet_filters_get_value (self, FILTER_CONFLICT) > 0;
  carnet_filters_get_level (self, query);
}

static void
choose (CarnetFilters *self, const CarnetQuery *query)
{
  carnet_filters_set_id (self, FILTER_TERRITORY, &query->territory);
  carnet_filters_set_id (self, FILTER_THEME, &query->theme);
  carnet_filters_set_id (self, FILTER_MILESTONE, &query->milestone);
  carnet_filters_set_id (self, FILTER_AUTHOR, &query->author);
  carnet_filters_set_id (self, FILTER_ACTOR, &query->actor);
  carnet_filters_set_value (self, FILTER_REVIEW, (guint)(query->review + 1));
  carnet_filters_set_value (self, FILTER_VISIBILITY, (guint)(query->visibility + 1));
  carnet_filters_set_value (self, FILTER_VERBATIM, query->with_verbatim);
  carnet_filters_set_value (self, FILTER_CONFLICT, query->conflict_only);
  carnet_filters_set_level (self, query);
}

void
carnet_filters_choose (CarnetFilters *self, const CarnetQuery *query)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  self->setting = TRUE;
  choose (self, query);
  self->setting = FALSE;
  selected_cb (self);
}

gboolean
carnet_filters_is_active (CarnetFilters *self)
{
  g_return_val_if_fail (CARNET_IS_FILTERS (self), FALSE);

  for (guint i = 0; i < N_FILTERS; i++)
    if (carnet_filters_get_value (self, i) > 0)
      return TRUE;
  return FALSE;
}

void
carnet_filters_clear (CarnetFilters *self)
{
  const CarnetQuery all = CARNET_QUERY_INIT;

  g_return_if_fail (CARNET_IS_FILTERS (self));

  if (carnet_filters_is_active (self))
    carnet_filters_choose (self, &all);
}

void
carnet_filters_set_territory (CarnetFilters *self, const CarnetId *id)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));

  carnet_filters_set_id (self, FILTER_TERRITORY, id ? id : &(CarnetId){ 0 });
}

void
carnet_filters_set_visibility (CarnetFilters *self, int visibility)
{
  g_return_if_fail (CARNET_IS_FILTERS (self));
  g_return_if_fail (visibility >= -1 && visibility < CARNET_N_VISIBILITIES);

  carnet_filters_set_value (self, FILTER_VISIBILITY, (guint)(visibility + 1));
}

char *
carnet_filters_describe (CarnetFilters *self)
{
  /* Translators: what the list is narrowed to. */
  const char *const formats[N_FILTERS]
      = { _ ("territory “%s”"), _ ("theme “%s”"),     _ ("review “%s”"), _ ("visibility “%s”"),
          _ ("with verbatim"),  _ ("milestone “%s”"), _ ("author “%s”"), _ ("actor “%s”"),
          _ ("impact “%s”"),    _ ("in conflict") };
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (CARNET_IS_FILTERS (self), g_string_free (words, FALSE));

  for (guint i = 0; i < N_FILTERS; i++)
    {
      GtkWidget *value = self->rows[i].value;
      g_auto (GStrv) parts = g_strsplit (formats[i], "%s", 2);

      if (carnet_filters_get_value (self, i) == 0)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[0]);
      if (parts[1])
        g_string_append_printf (
            words, "%s%s",
            gtk_string_object_get_string (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (value))), parts[1]);
    }
  return g_string_free (words, FALSE);
}
