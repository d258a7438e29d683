/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-theme.h"

G_BEGIN_DECLS

/** CarnetThemeNode: @theme is borrowed; @depth is 0 at the top; @found tells what was looked for from what
 * only says where it is. */
typedef struct
{
  const CarnetTheme *theme;
  guint              depth;
  gboolean           found;
} CarnetThemeNode;

/**
 * carnet_theme_tree_new:
 * @themes: (element-type CarnetTheme): must outlive the tree
 *
 * Each theme once, below its parent, those of one parent in the order of @themes. One whose parent is not
 * among
 * @themes is at the top; of themes that are below each other, as merging two logbooks can leave them, the
 * first of @themes is.
 *
 * Returns: (transfer full) (element-type CarnetThemeNode): from top to bottom, all found.
 */
GArray *carnet_theme_tree_new (const GPtrArray *themes);
/** carnet_theme_tree_new_distinct: the same, with the first theme alone of those of one label, accents and
 * case aside: what is below any of them is below it. For choosing one: a query finds them all. */
GArray *carnet_theme_tree_new_distinct (const GPtrArray *themes);
/** carnet_theme_find_first: (nullable): the one that stands there for @id, one of @themes. */
const CarnetTheme *carnet_theme_find_first (const GPtrArray *themes, const CarnetId *id);
/** carnet_theme_tree_search: (transfer full) (element-type CarnetThemeNode): of @tree, those whose label
 * contains
 * @text, accents and case aside, and all that they are below. */
GArray *carnet_theme_tree_search (const GArray *tree, const char *text);
/** carnet_theme_is_below: whether @theme is @other, or is below it. */
gboolean carnet_theme_is_below (const GPtrArray *themes, const CarnetId *theme, const CarnetId *other);

G_END_DECLS
