/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-marked-label.h"

#include <string.h>

#include "base/carnet-word-diff.h"
#include "widgets/carnet-palette.h"

#define RADIUS 3
/* From the first and the last letter of a mark to its edge. */
#define OUTSET 2
#define DOT 2

typedef struct
{
  CarnetMark mark;
  int        start;
  int        end;
} Range;

struct _CarnetMarkedLabel
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *label;

  /* Owned */
  char   *text;
  GArray *ranges; /* Range */
};

G_DEFINE_FINAL_TYPE (CarnetMarkedLabel, carnet_marked_label, GTK_TYPE_WIDGET)

/* -- Drawing --------------------------------------------------------------------------- */

static void
draw_background (GtkSnapshot *snapshot, CarnetMark mark, const graphene_rect_t *box)
{
  GskRoundedRect outline;
  GdkRGBA        colour;

  carnet_palette_get_current (mark == CARNET_MARK_MINE ? CARNET_COLOUR_DIFF_MINE : CARNET_COLOUR_DIFF_OTHER,
                              &colour);
  gsk_rounded_rect_init_from_rect (&outline, box, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colour, box);
  gtk_snapshot_pop (snapshot);
}

static void
draw_line (GtkSnapshot *snapshot, CarnetMark mark, const graphene_rect_t *box)
{
  const float     y = box->origin.y + box->size.height - 1.5f, width = box->size.width;
  const gboolean  mine = mark == CARNET_MARK_MINE;
  graphene_rect_t line;
  GdkRGBA         colour;

  carnet_palette_get_current (mine ? CARNET_COLOUR_ACCENT : CARNET_COLOUR_PARCOURS, &colour);
  for (float x = 0; x < width; x += mine ? width : 2 * DOT)
    {
      graphene_rect_init (&line, box->origin.x + x, y, mine ? width : MIN (DOT, width - x), 1.5f);
      gtk_snapshot_append_color (snapshot, &colour, &line);
    }
}

/* The part of @range on one line of the text, which begins at @y. */
static void
draw_on_line (GtkSnapshot          *snapshot,
              const Range          *range,
              PangoLayoutLine      *line,
              const PangoRectangle *place,
              int                   x)
{
  const int begin = MAX (range->start, line->start_index);
  const int end = MIN (range->end, line->start_index + line->length);
  int      *spans = NULL, n_spans = 0;

  if (begin >= end)
    return;
  pango_layout_line_get_x_ranges (line, begin, end, &spans, &n_spans);
  for (int i = 0; i < n_spans; i++)
    {
      const float left = (float)PANGO_PIXELS (spans[2 * i]), right = (float)PANGO_PIXELS (spans[2 * i + 1]);
      graphene_rect_t box;

      /* Those of two lines do not touch. */
      graphene_rect_init (&box, (float)x + left - OUTSET, (float)place->y + 1, right - left + 2 * OUTSET,
                          (float)place->height - 1);
      draw_background (snapshot, range->mark, &box);
      draw_line (snapshot, range->mark, &box);
    }
  g_free (spans);
}

static void
draw_range (CarnetMarkedLabel *self, GtkSnapshot *snapshot, const Range *range)
{
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (GTK_LABEL (self->label)));
  int              x, y;

  gtk_label_get_layout_offsets (GTK_LABEL (self->label), &x, &y);
  do
    {
      PangoRectangle place;

      pango_layout_iter_get_line_extents (iter, NULL, &place);
      pango_extents_to_pixels (NULL, &place);
      place.y += y;
      draw_on_line (snapshot, range, pango_layout_iter_get_line_readonly (iter), &place, x);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CarnetMarkedLabel *self = CARNET_MARKED_LABEL (widget);

  for (guint i = 0; i < self->ranges->len; i++)
    draw_range (self, snapshot, &g_array_index (self->ranges, Range, i));
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

/* -- Room for a mark: what stands beside it moves aside ------------------------------------ */

static void
space_letter (CarnetMarkedLabel *self, PangoAttrList *attributes, const char *letter, int pixels)
{
  PangoAttribute *spacing = pango_attr_letter_spacing_new (pixels * PANGO_SCALE);

  spacing->start_index = (guint)(letter - self->text);
  spacing->end_index = (guint)(g_utf8_next_char (letter) - self->text);
  pango_attr_list_change (attributes, spacing);
}

static gboolean
is_space (const char *letter)
{
  return letter && *letter != '\n' && g_unichar_isspace (g_utf8_get_char (letter));
}

/* Half of what a letter is given stands on its far side: the space beyond gives it back. */
static void
move_aside (CarnetMarkedLabel *self, PangoAttrList *attributes, const char *letter, const char *beyond)
{
  if (!letter || *letter == '\0' || *letter == '\n' || g_unichar_ismark (g_utf8_get_char (letter)))
    return;
  space_letter (self, attributes, letter, is_space (letter) ? OUTSET : 2 * OUTSET);
  if (!is_space (letter) && is_space (beyond))
    space_letter (self, attributes, beyond, -OUTSET);
}

static void
give_room (CarnetMarkedLabel *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int last = -1; /* where the mark before ends */

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const Range *range = &g_array_index (self->ranges, Range, i);
      const char  *before = g_utf8_find_prev_char (self->text, self->text + range->start);
      const char  *after = self->text + range->end;

      if (before && before - self->text == last)
        space_letter (self, attributes, before, 2 * OUTSET);
      else
        move_aside (self, attributes, before, before ? g_utf8_find_prev_char (self->text, before) : NULL);
      move_aside (self, attributes, after, *after != '\0' ? g_utf8_next_char (after) : NULL);
      last = range->end;
    }
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
}

/* -- Object ------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetMarkedLabel *self = CARNET_MARKED_LABEL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_marked_label_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetMarkedLabel *self = CARNET_MARKED_LABEL (object);

  g_free (self->text);
  g_array_unref (self->ranges);
  G_OBJECT_CLASS (carnet_marked_label_parent_class)->finalize (object);
}

static void
carnet_marked_label_class_init (CarnetMarkedLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_marked_label_init (CarnetMarkedLabel *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
carnet_marked_label_new (const char *text)
{
  CarnetMarkedLabel *self = g_object_new (CARNET_TYPE_MARKED_LABEL, NULL);

  self->text = g_strdup (text);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  return GTK_WIDGET (self);
}

static void
append (CarnetMarkedLabel *self, CarnetMark mark, gsize start, gsize size)
{
  Range range = { mark, (int)start, (int)(start + size) };

  g_array_append_val (self->ranges, range);
}

void
carnet_marked_label_mark_all (CarnetMarkedLabel *self, CarnetMark mark)
{
  g_return_if_fail (CARNET_IS_MARKED_LABEL (self));

  append (self, mark, 0, strlen (self->text));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

char *
carnet_marked_label_compare (CarnetMarkedLabel *self, CarnetMark mark, const char *other)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (CARNET_IS_MARKED_LABEL (self), NULL);

  pieces = carnet_word_diff (other, self->text);
  for (guint i = 0; i < pieces->len; i++)
    {
      const CarnetPiece *piece = &g_array_index (pieces, CarnetPiece, i);
      gsize              start = piece->b, size = piece->b_size;

      if (piece->type != CARNET_PIECE_B)
        continue;
      carnet_word_diff_trim (self->text, &start, &size);
      append (self, mark, start, size);
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_len (words, self->text + start, (gssize)size);
    }
  give_room (self);
  return g_string_free (words, FALSE);
}
