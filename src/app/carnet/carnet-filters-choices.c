/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-filters-private.h"
#include "carnet/carnet-theme-menu.h"
#include "widgets/carnet-late.h"

/* A list that is longer than this can be searched. */
#define SEARCH_FROM 12

/* How many of the first, or @last, strings of both are the same; @n: how many are looked at */
static guint
count_same (GListModel *a, GListModel *b, guint n, gboolean last)
{
  const guint n_a = g_list_model_get_n_items (a), n_b = g_list_model_get_n_items (b);
  guint       i = 0;

  while (i < n
         && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (a), last ? n_a - 1 - i : i),
                         gtk_string_list_get_string (GTK_STRING_LIST (b), last ? n_b - 1 - i : i)))
    i++;
  return i;
}

/* A list that is replaced makes all its rows anew, on screen or not: only what differs is. */
static void
change_strings (GtkStringList *strings, GtkStringList *wanted)
{
  GListModel *a = G_LIST_MODEL (strings), *b = G_LIST_MODEL (wanted);
  const guint n_a = g_list_model_get_n_items (a), n_b = g_list_model_get_n_items (b);
  const guint first = count_same (a, b, MIN (n_a, n_b), FALSE);
  const guint last = count_same (a, b, MIN (n_a, n_b) - first, TRUE);
  g_autoptr (GPtrArray) middle = g_ptr_array_new ();

  if (n_a == n_b && first == n_a)
    return;
  for (guint i = first; i < n_b - last; i++)
    g_ptr_array_add (middle, (gpointer)gtk_string_list_get_string (wanted, i));
  g_ptr_array_add (middle, NULL);
  gtk_string_list_splice (strings, first, n_a - first - last, (const char *const *)middle->pdata);
}

static void
set_strings (CarnetFilters *self, Filter filter, GtkStringList *strings)
{
  GtkDropDown *dropdown = GTK_DROP_DOWN (self->rows[filter].value);
  GListModel  *before = gtk_drop_down_get_model (dropdown);

  /* Themes are more than their strings. */
  if (filter != FILTER_THEME)
    change_strings (GTK_STRING_LIST (before), strings);
  else
    gtk_drop_down_set_model (dropdown, G_LIST_MODEL (strings));
  carnet_late_drop_down (dropdown);
  gtk_drop_down_set_enable_search (dropdown, g_list_model_get_n_items (G_LIST_MODEL (strings)) > SEARCH_FROM);
}

/* -- Words ---------------------------------------------------------------------------------- */

typedef const char *(*LabelFunc) (guint value);

static const char *
review_label (guint value)
{
  return carnet_review_get_label ((CarnetReview)value);
}

static const char *
visibility_label (guint value)
{
  return carnet_visibility_get_label ((CarnetVisibility)value);
}

static void
fill_labels (CarnetFilters *self, Filter filter, LabelFunc label, guint n)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  /* Translators: all review states, all visibilities: of the feminine gender in French. */
  gtk_string_list_append (strings, C_ ("reviews", "All"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (strings, label (i));
  set_strings (self, filter, strings);
}

/* Shorter than carnet_impact_get_label(): there is little room. */
static const char *
short_label (CarnetImpact impact)
{
  const char *const labels[CARNET_N_IMPACTS]
      = { C_ ("impact", "Performance"), C_ ("impact", "Innovation"), C_ ("impact", "Trust") };

  return labels[impact];
}

/* Each impact, at each level. */
static void
fill_levels (CarnetFilters *self)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  gtk_string_list_append (strings, C_ ("territories", "All"));
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    for (int level = 1; level <= CARNET_LEVEL_MAX; level++)
      {
        /* Translators: the level of an impact: “Innovation, 2 or more”; of the highest: “Innovation, 3”. */
        g_autofree char *text = g_strdup_printf (
            level < CARNET_LEVEL_MAX ? _ ("%s, %d or more") : _ ("%s, %d"), short_label (i), level);

        gtk_string_list_append (strings, text);
      }
  set_strings (self, FILTER_IMPACT, strings);
}

void
carnet_filters_fill_words (CarnetFilters *self)
{
  fill_labels (self, FILTER_REVIEW, review_label, CARNET_N_REVIEWS);
  fill_labels (self, FILTER_VISIBILITY, visibility_label, CARNET_N_VISIBILITIES);
  fill_levels (self);
}

void
carnet_filters_get_level (CarnetFilters *self, CarnetQuery *query)
{
  const guint value = carnet_filters_get_value (self, FILTER_IMPACT);

  if (value > 0)
    query->levels[(value - 1) / CARNET_LEVEL_MAX] = (int)((value - 1) % CARNET_LEVEL_MAX) + 1;
}

void
carnet_filters_set_level (CarnetFilters *self, const CarnetQuery *query)
{
  guint value = 0;

  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    if (query->levels[i] > 0)
      value = i * CARNET_LEVEL_MAX + (guint)query->levels[i];
  carnet_filters_set_value (self, FILTER_IMPACT, value);
}

/* -- Territories, themes, milestones, people and actors come and go ----------------------------------- */

CarnetId
carnet_filters_get_id (CarnetFilters *self, Filter filter)
{
  const guint value = carnet_filters_get_value (self, filter);
  GArray     *ids = self->rows[filter].ids;

  return value > 0 && value <= ids->len ? g_array_index (ids, CarnetId, value - 1) : (CarnetId){ 0 };
}

void
carnet_filters_set_id (CarnetFilters *self, Filter filter, const CarnetId *id)
{
  CarnetId           chosen = carnet_known_get_canonical (self->known, id);
  const CarnetTheme *theme = NULL;
  GArray            *ids = self->rows[filter].ids;
  guint              value = 0;

  if (filter == FILTER_THEME)
    theme = carnet_theme_find_first (carnet_known_get_themes (self->known), id);
  if (theme != NULL)
    chosen = theme->id;
  for (guint i = 0; i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), &chosen))
      value = i + 1;
  carnet_filters_set_value (self, filter, value);
}

typedef const char *(*NameFunc) (gconstpointer entity);

static const char *
territory_name (gconstpointer entity)
{
  return ((const CarnetTerritory *)entity)->name;
}

static const char *
actor_name (gconstpointer entity)
{
  return ((const CarnetActor *)entity)->name;
}

static const char *
milestone_name (gconstpointer entity)
{
  return ((const CarnetMilestone *)entity)->title;
}

static const char *
person_name (gconstpointer entity)
{
  return ((const CarnetPerson *)entity)->name;
}

/* Those that observations still name, after all others. */
static void
append_deleted (CarnetFilters *self, Filter filter, const char *kind, GtkStringList *strings)
{
  const CarnetNames *names = carnet_known_get_names (self->known);
  g_autoptr (GPtrArray) deleted = carnet_names_list (names, kind, TRUE);

  for (guint i = 0; i < deleted->len; i++)
    {
      const CarnetName *name = deleted->pdata[i];
      g_autofree char  *shown = carnet_names_dup (names, kind, &name->id, NULL);

      if (name->n_observations == 0)
        continue;
      gtk_string_list_append (strings, shown);
      g_array_append_val (self->rows[filter].ids, name->id);
    }
}

/* @entities: of @kind; each begins with its id */
static void
fill (CarnetFilters *self, Filter filter, const char *kind, const GPtrArray *entities, NameFunc name)
{
  const CarnetId chosen = carnet_filters_get_id (self, filter);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);
  GArray *ids = self->rows[filter].ids;

  g_array_set_size (ids, 0);
  /* Translators: all territories, themes, actors: of the masculine gender in French. */
  gtk_string_list_append (strings, C_ ("territories", "All"));
  for (guint i = 0; i < entities->len; i++)
    {
      gtk_string_list_append (strings, name (entities->pdata[i]));
      g_array_append_vals (ids, entities->pdata[i], 1);
    }
  append_deleted (self, filter, kind, strings);
  set_strings (self, filter, strings);
  carnet_filters_set_id (self, filter, &chosen);
}

/* Whether a list of themes is that which is shown. */
static gboolean
is_shown (CarnetFilters *self, Filter filter, GtkStringList *strings)
{
  GListModel *before = gtk_drop_down_get_model (GTK_DROP_DOWN (self->rows[filter].value));
  GListModel *after = G_LIST_MODEL (strings);
  const guint n = g_list_model_get_n_items (after);

  if (!before || g_list_model_get_n_items (before) != n || count_same (before, after, n, FALSE) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkStringObject) a = g_list_model_get_item (before, i);
      g_autoptr (GtkStringObject) b = g_list_model_get_item (after, i);

      if (carnet_theme_menu_get_indent (a) != carnet_theme_menu_get_indent (b))
        return FALSE;
    }
  return TRUE;
}

/* As the tree they are, each label once. */
static void
fill_themes (CarnetFilters *self)
{
  g_autoptr (GArray) tree = carnet_theme_tree_new_distinct (carnet_known_get_themes (self->known));
  const CarnetId chosen = carnet_filters_get_id (self, FILTER_THEME);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  g_array_set_size (self->rows[FILTER_THEME].ids, 0);
  gtk_string_list_append (strings, C_ ("territories", "All"));
  for (guint i = 0; i < tree->len; i++)
    {
      const CarnetThemeNode *node = &g_array_index (tree, CarnetThemeNode, i);

      carnet_theme_menu_append (strings, node);
      g_array_append_val (self->rows[FILTER_THEME].ids, node->theme->id);
    }
  append_deleted (self, FILTER_THEME, CARNET_KIND_THEME, strings);
  if (!is_shown (self, FILTER_THEME, strings))
    set_strings (self, FILTER_THEME, strings);
  carnet_filters_set_id (self, FILTER_THEME, &chosen);
}

void
carnet_filters_fill_known (CarnetFilters *self)
{
  g_autoptr (GPtrArray) territories = carnet_known_list_territories (self->known);
  g_autoptr (GPtrArray) people = carnet_known_list_people (self->known);

  fill (self, FILTER_TERRITORY, CARNET_KIND_TERRITORY, territories, territory_name);
  fill_themes (self);
  fill (self, FILTER_MILESTONE, CARNET_KIND_MILESTONE, carnet_known_get_programme (self->known)->milestones,
        milestone_name);
  fill (self, FILTER_AUTHOR, CARNET_KIND_PERSON, people, person_name);
  fill (self, FILTER_ACTOR, CARNET_KIND_ACTOR, carnet_known_get_actors (self->known), actor_name);
}
