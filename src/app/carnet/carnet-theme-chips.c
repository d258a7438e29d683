/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-theme-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "carnet/carnet-theme-menu.h"
#include "logbook/carnet-logbook.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"

/* A list that is longer than this can be searched. */
#define SEARCH_FROM 12

struct _CarnetThemeChips
{
  CarnetChipRow parent_instance;

  /* In the form: there once it was made */
  GtkWidget *parents;

  /* Owned */
  GPtrArray   *known; /* (element-type CarnetTheme) */
  CarnetNames *names; /* deleted ones too */
  GArray      *tree;  /* (element-type CarnetThemeNode), of them */
};

G_DEFINE_FINAL_TYPE (CarnetThemeChips, carnet_theme_chips, CARNET_TYPE_CHIP_ROW)

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CarnetTheme *
find_theme (CarnetThemeChips *self, const CarnetId *id)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const CarnetTheme *theme = self->known->pdata[i];
      if (carnet_id_equal (&theme->id, id))
        return theme;
    }
  return NULL;
}

/* -- Chips, suggestions ---------------------------------------------------------------- */

static void
describe (CarnetChipRow *row, const CarnetId *id, const GArray *ids, CarnetChipWords *words)
{
  CarnetThemeChips  *self = CARNET_THEME_CHIPS (row);
  const CarnetTheme *theme = find_theme (self, id);

  words->label = theme ? g_strdup (theme->label) : carnet_names_dup (self->names, CARNET_KIND_THEME, id, ids);
}

static void
suggest (CarnetChipRow *row, CarnetChoices *choices, const char *text)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (row);
  g_autoptr (GArray) found = carnet_theme_tree_search (self->tree, text);
  g_autofree char *folded = carnet_text_fold (text);
  gboolean         exists = *folded == '\0', more = TRUE;

  for (guint i = 0; i < found->len; i++)
    {
      const CarnetThemeNode *node = &g_array_index (found, CarnetThemeNode, i);
      g_autofree char       *label = carnet_text_fold (node->theme->label);
      CarnetChoice           choice = { .id = node->theme->id, .label = node->theme->label };

      choice.depth = node->depth;
      choice.taken = carnet_chip_row_has (row, &node->theme->id);
      exists = exists || g_str_equal (label, folded);
      more = more && carnet_choices_add (choices, &choice);
    }
  if (!exists)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("New theme “%s”…"), text);

      carnet_choices_add (choices, &(CarnetChoice){ .icon = "list-add-symbolic", .label = sentence });
    }
}

/* -- A new one -------------------------------------------------------------------------- */

static void
build (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (row);

  self->parents = gtk_drop_down_new (NULL, NULL);
  carnet_theme_menu_set_up (GTK_DROP_DOWN (self->parents));
  carnet_heard_follow_drop_down (GTK_DROP_DOWN (self->parents), _ ("Theme that it is below"));
  carnet_naming_form_append (form, self->parents);
}

static void
begin (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (row);
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  gtk_string_list_append (strings, _ ("Below no other"));
  for (guint i = 0; i < self->tree->len; i++)
    carnet_theme_menu_append (strings, &g_array_index (self->tree, CarnetThemeNode, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->parents), G_LIST_MODEL (strings));
  carnet_late_drop_down (GTK_DROP_DOWN (self->parents));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->parents), self->tree->len > SEARCH_FROM);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->parents), 0);
  gtk_widget_set_visible (self->parents, self->tree->len > 0);
}

/* Of several, that which most observations name. */
static const CarnetTheme *
find_near (CarnetThemeChips *self, const char *label)
{
  g_autoptr (CarnetNear) near = carnet_near_new (label);
  const CarnetTheme *found = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      const CarnetTheme *theme = self->known->pdata[i];

      if ((!found || theme->n_observations > found->n_observations)
          && carnet_near_matches (near, theme->label))
        found = theme;
    }
  return found;
}

static void
named (CarnetChipRow *row, CarnetNamingForm *form)
{
  g_autofree char   *label = carnet_naming_form_dup_name (form), *sentence = NULL;
  const CarnetTheme *near = find_near (CARNET_THEME_CHIPS (row), label);

  if (near)
    /* Translators: the number is at least 0. */
    sentence
        = g_strdup_printf (ngettext ("This theme is much like “%s” (%u observation).",
                                     "This theme is much like “%s” (%u observations).", near->n_observations),
                           near->label, near->n_observations);
  carnet_naming_form_set_near (form, near ? &near->id : NULL, sentence);
}

static void
make (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (row);
  g_autofree char  *label = carnet_naming_form_dup_name (form);
  const guint       selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->parents));
  CarnetId          parent = { { 0 } };

  if (selected > 0 && selected <= self->tree->len)
    parent = g_array_index (self->tree, CarnetThemeNode, selected - 1).theme->id;
  g_signal_emit (self, signals[CREATE], 0, label, &parent);
}

/* -- Object ---------------------------------------------------------------------------- */

static void
finalize (GObject *object)
{
  CarnetThemeChips *self = CARNET_THEME_CHIPS (object);

  g_array_unref (self->tree);
  g_ptr_array_unref (self->known);
  carnet_names_unref (self->names);
  G_OBJECT_CLASS (carnet_theme_chips_parent_class)->finalize (object);
}

static void
carnet_theme_chips_class_init (CarnetThemeChipsClass *klass)
{
  CarnetChipRowClass *row_class = CARNET_CHIP_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  row_class->describe = describe;
  row_class->suggest = suggest;
  row_class->build = build;
  row_class->begin = begin;
  row_class->named = named;
  row_class->make = make;
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
carnet_theme_chips_init (CarnetThemeChips *self)
{
  CarnetChipRow *row = CARNET_CHIP_ROW (self);

  self->known = g_ptr_array_new ();
  self->names = carnet_names_new ();
  self->tree = carnet_theme_tree_new_distinct (self->known);
  carnet_chip_row_set_words (row, _ ("Themes"), _ ("Add a theme"), _ ("New theme"), _ ("Theme"));
}

GtkWidget *
carnet_theme_chips_new (void)
{
  return g_object_new (CARNET_TYPE_THEME_CHIPS, NULL);
}

void
carnet_theme_chips_set_known (CarnetThemeChips *self, GPtrArray *themes, CarnetNames *names)
{
  g_return_if_fail (CARNET_IS_THEME_CHIPS (self));

  g_array_unref (self->tree);
  g_ptr_array_unref (self->known);
  self->known = themes;
  carnet_names_unref (self->names);
  self->names = names ? carnet_names_ref (names) : carnet_names_new ();
  self->tree = carnet_theme_tree_new_distinct (themes);
  carnet_chip_row_refill (CARNET_CHIP_ROW (self));
}

GtkDropDown *
carnet_theme_chips_get_parents (CarnetThemeChips *self)
{
  g_return_val_if_fail (CARNET_IS_THEME_CHIPS (self), NULL);

  carnet_chip_row_get_form (CARNET_CHIP_ROW (self));
  return GTK_DROP_DOWN (self->parents);
}
