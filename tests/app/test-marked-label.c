/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that differ, marked in a text. */
#include "carnet-app-test.h"
#include "merge/carnet-marked-label.h"

/* As much as the style gives them: what is measured is what is drawn. */
static int
width_of (const char *text, const char *other)
{
  GtkWidget *window = gtk_window_new (), *label = carnet_marked_label_new (text);
  int        width;

  gtk_window_set_child (GTK_WINDOW (window), label);
  if (other)
    g_free (carnet_marked_label_compare (CARNET_MARKED_LABEL (label), CARNET_MARK_MINE, other));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
  return width;
}

/* What a mark takes on each side. */
#define SIDE 2

/* A mark has room of its own: what stands beside it moves aside. A letter has as much on its far side, which
 * the space beyond gives back. */
static void
test_room (void)
{
  static const struct
  {
    const char *text;
    const char *other;
    int         more;
  } ROWS[] = { { "Un mot ici", "Un mot ici", 0 },
               { "Un mot ici", "Un ici", 2 * SIDE },
               { "Un mot!", "Un!", 2 * SIDE },
               { "Un mot. Ici", "Un. Ici", 2 * SIDE },
               { "mot", "", 0 },
               { "Un\302\240mot ici", "Un\302\240ici", 2 * SIDE },
               { "Un mot\nici", "Un\nici", SIDE } };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    g_assert_cmpint (width_of (ROWS[i].text, ROWS[i].other) - width_of (ROWS[i].text, NULL), ==,
                     ROWS[i].more);
}

/* Which words they are is heard; the text stays as it was. */
static void
test_words (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (carnet_marked_label_new ("Un don déguisé, en été."));
  g_autofree char *words
      = carnet_marked_label_compare (CARNET_MARKED_LABEL (label), CARNET_MARK_OTHER, "Un don, en hiver.");

  g_assert_cmpstr (words, ==, "déguisé, en été");
  g_assert_nonnull (carnet_app_test_find (label, GTK_TYPE_LABEL, "Un don déguisé, en été."));
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/marked-label/room", test_room);
  g_test_add_func ("/marked-label/words", test_words);
  return g_test_run ();
}
