/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-theme-tree.h"

#include <string.h>

#include "base/carnet-text.h"

typedef struct
{
  GHashTable *by_id;    /* CarnetId → CarnetTheme */
  GHashTable *children; /* CarnetTheme → GPtrArray of CarnetTheme, in their order */
  GHashTable *placed;   /* CarnetTheme */
  GArray     *tree;
} Growing;

static const CarnetTheme *
find (const GPtrArray *themes, const CarnetId *id)
{
  for (guint i = 0; i < themes->len; i++)
    if (carnet_id_equal (&((CarnetTheme *)themes->pdata[i])->id, id))
      return themes->pdata[i];
  return NULL;
}

static const CarnetTheme *
parent_of (Growing *self, const CarnetTheme *theme)
{
  return carnet_id_is_nil (&theme->parent) ? NULL : g_hash_table_lookup (self->by_id, &theme->parent);
}

static void
note_child (Growing *self, CarnetTheme *theme)
{
  gpointer   parent = (gpointer)parent_of (self, theme);
  GPtrArray *children;

  if (parent == NULL)
    return;
  children = g_hash_table_lookup (self->children, parent);
  if (children == NULL)
    {
      children = g_ptr_array_new ();
      g_hash_table_insert (self->children, parent, children);
    }
  g_ptr_array_add (children, theme);
}

/* Not by calling itself: a chain can be as long as there are themes. */
static void
place (Growing *self, const CarnetTheme *top)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (CarnetThemeNode));
  CarnetThemeNode node = { top, 0, TRUE };

  g_array_append_val (waiting, node);
  while (waiting->len > 0)
    {
      const GPtrArray *children;

      node = g_array_index (waiting, CarnetThemeNode, waiting->len - 1);
      g_array_set_size (waiting, waiting->len - 1);
      if (!g_hash_table_add (self->placed, (gpointer)node.theme))
        continue;
      g_array_append_val (self->tree, node);
      children = g_hash_table_lookup (self->children, node.theme);
      for (guint i = children != NULL ? children->len : 0; i > 0; i--)
        {
          CarnetThemeNode child = { children->pdata[i - 1], node.depth + 1, TRUE };

          g_array_append_val (waiting, child);
        }
    }
}

/* @shown: (element-type CarnetTheme): those to place; @by_id: what each that is named as a parent stands as
 */
static GArray *
grow (const GPtrArray *shown, GHashTable *by_id)
{
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);
  Growing self = { by_id, children, placed, g_array_new (FALSE, FALSE, sizeof (CarnetThemeNode)) };

  for (guint i = 0; i < shown->len; i++)
    note_child (&self, shown->pdata[i]);
  for (guint i = 0; i < shown->len; i++)
    if (parent_of (&self, shown->pdata[i]) == NULL)
      place (&self, shown->pdata[i]);
  /* What is left is below itself. */
  for (guint i = 0; i < shown->len; i++)
    if (!g_hash_table_contains (placed, shown->pdata[i]))
      place (&self, shown->pdata[i]);
  return self.tree;
}

GArray *
carnet_theme_tree_new (const GPtrArray *themes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = 0; i < themes->len; i++)
    g_hash_table_insert (by_id, &((CarnetTheme *)themes->pdata[i])->id, themes->pdata[i]);
  return grow (themes, by_id);
}

GArray *
carnet_theme_tree_new_distinct (const GPtrArray *themes)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  g_autoptr (GHashTable) by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();

  for (guint i = 0; i < themes->len; i++)
    {
      CarnetTheme     *theme = themes->pdata[i];
      g_autofree char *label = carnet_text_fold (theme->label);
      CarnetTheme     *twin = *label != '\0' ? g_hash_table_lookup (by_label, label) : NULL;

      g_hash_table_insert (by_id, &theme->id, twin != NULL ? twin : theme);
      if (twin != NULL)
        continue;
      g_ptr_array_add (first, theme);
      g_hash_table_insert (by_label, g_steal_pointer (&label), theme);
    }
  return grow (first, by_id);
}

const CarnetTheme *
carnet_theme_find_first (const GPtrArray *themes, const CarnetId *id)
{
  const CarnetTheme *theme = find (themes, id);
  g_autofree char   *wanted = theme != NULL ? carnet_text_fold (theme->label) : NULL;

  for (guint i = 0; theme != NULL && *wanted != '\0' && i < themes->len; i++)
    {
      const CarnetTheme *other = themes->pdata[i];
      g_autofree char   *label = carnet_text_fold (other->label);

      if (g_str_equal (label, wanted))
        return other;
    }
  return theme;
}

GArray *
carnet_theme_tree_search (const GArray *tree, const char *text)
{
  g_autofree char *folded = carnet_text_fold (text);
  GArray          *kept = g_array_new (FALSE, FALSE, sizeof (CarnetThemeNode));
  guint            wanted = 0; /* so many levels of ancestors are still to be taken */

  for (guint i = tree->len; i > 0; i--)
    {
      CarnetThemeNode  node = g_array_index (tree, CarnetThemeNode, i - 1);
      g_autofree char *label = carnet_text_fold (node.theme->label);

      node.found = strstr (label, folded) != NULL;
      if (!node.found && node.depth + 1 != wanted)
        continue;
      wanted = node.depth;
      g_array_prepend_val (kept, node);
    }
  return kept;
}

gboolean
carnet_theme_is_below (const GPtrArray *themes, const CarnetId *theme, const CarnetId *other)
{
  const CarnetTheme *at = find (themes, theme);

  if (carnet_id_equal (theme, other))
    return TRUE;
  /* At most as many steps as there are themes: they can be below each other. */
  for (guint i = 0; at != NULL && i < themes->len; i++)
    {
      if (carnet_id_equal (&at->parent, other))
        return TRUE;
      at = find (themes, &at->parent);
    }
  return FALSE;
}
