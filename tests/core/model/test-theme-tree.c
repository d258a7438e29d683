/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-theme-tree.h"

/* A theme is named by a letter, which is its id too; its parent follows, "-" for none. */
static GPtrArray *
grow (const char *const pairs[])
{
  GPtrArray *themes = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_theme_free);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      CarnetId     id = { { (guint8)pairs[i][0] } };
      char         label[2] = { pairs[i][0], '\0' };
      CarnetTheme *theme = carnet_theme_new (&id, label);

      if (pairs[i][1] != '-')
        theme->parent.bytes[0] = (guint8)pairs[i][1];
      g_ptr_array_add (themes, theme);
    }
  return themes;
}

/* "a0 b1 ": labels with their depth; in brackets what only says where the others are. */
static char *
drawn (const GArray *tree)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tree->len; i++)
    {
      const CarnetThemeNode *node = &g_array_index (tree, CarnetThemeNode, i);

      g_string_append_printf (text, node->found ? "%s%u " : "(%s%u) ", node->theme->label, node->depth);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

typedef struct
{
  const char *themes[8];
  const char *expected;
} Case;

static const Case cases[] = {
  { { NULL }, "" },
  { { "a-", "b-" }, "a0 b0" },
  { { "a-", "bc", "c-", "da" }, "a0 d1 c0 b1" },
  { { "ab", "bc", "c-" }, "c0 b1 a2" },
  { { "ca", "ba", "a-" }, "a0 c1 b1" },
  /* The parent is not there. */
  { { "az", "ba" }, "a0 b1" },
  /* Below itself; below each other: the first stands. */
  { { "aa", "b-" }, "b0 a0" },
  { { "ab", "ba", "cb" }, "a0 b1 c2" },
  { { "da", "ab", "bc", "ca" }, "d0 a0 c1 b2" },
};

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) themes = grow (cases[i].themes);
      g_autoptr (GArray) tree = carnet_theme_tree_new (themes);
      g_autofree char *text = drawn (tree);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_search (void)
{
  static const struct
  {
    const char *text, *expected;
  } searches[] = {
    { "", "a0 b1 c2 d1 e0 f1" },
    { "C", "(a0) (b1) c2" },
    { "f", "(e0) f1" },
    { "b", "(a0) b1" },
    { "a", "a0" },
    { "d", "(a0) d1" },
    { "z", "" },
  };
  g_autoptr (GPtrArray) themes = grow ((const char *const[]){ "a-", "ba", "cb", "da", "e-", "fe", NULL });
  g_autoptr (GArray) tree = carnet_theme_tree_new (themes);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GArray) kept = carnet_theme_tree_search (tree, searches[i].text);
      g_autofree char *text = drawn (kept);

      g_assert_cmpstr (text, ==, searches[i].expected);
    }
}

static void
test_below (void)
{
  static const char *const pairs[][2]
      = { { "aa", "1" }, { "ba", "1" }, { "ca", "1" }, { "ab", "0" }, { "cb", "1" }, { "ad", "0" },
          { "xy", "1" }, { "yx", "1" }, { "xa", "0" }, { "zz", "1" }, { "za", "0" } };
  g_autoptr (GPtrArray) themes = grow ((const char *const[]){ "a-", "ba", "cb", "da", "xy", "yx", NULL });

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      CarnetId theme = { { (guint8)pairs[i][0][0] } }, other = { { (guint8)pairs[i][0][1] } };

      g_test_message ("%s", pairs[i][0]);
      g_assert_cmpint (carnet_theme_is_below (themes, &theme, &other), ==, pairs[i][1][0] == '1');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme-tree/order", test_order);
  g_test_add_func ("/theme-tree/search", test_search);
  g_test_add_func ("/theme-tree/below", test_below);
  return g_test_run ();
}
