/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-passage-layer.h"

#include <adwaita.h>
#include <string.h>

#include "widgets/carnet-palette.h"

struct _CarnetPassageLayer
{
  GObject parent_instance;

  /* Borrowed */
  GtkTextBuffer *buffer;
  GtkTextTag    *tag;

  /* Owned */
  GPtrArray       *passages;
  CarnetUndoStack *stack; /* (nullable) */

  guint    field;
  gboolean losing;  /* what is being erased takes marks along */
  gboolean tagging; /* the tag is set from here */
};

G_DEFINE_FINAL_TYPE (CarnetPassageLayer, carnet_passage_layer, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Colours ---------------------------------------------------------------------------- */

static void
style_cb (CarnetPassageLayer *self)
{
  const gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA        background, line;

  carnet_palette_get_current (CARNET_COLOUR_VERBATIM_BG, &background);
  carnet_palette_get_current (CARNET_COLOUR_VERBATIM_LINE, &line);
  /* In high contrast the line has the colour of the text. */
  g_object_set (self->tag, "background-rgba", &background, "underline-rgba", strong ? NULL : &line,
                "underline", strong ? PANGO_UNDERLINE_DOUBLE : PANGO_UNDERLINE_SINGLE, NULL);
}

/* -- Tags --------------------------------------------------------------------------------- */

static void
set_tag (CarnetPassageLayer *self, guint from, guint to, gboolean on)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int)from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int)to);
  self->tagging = TRUE;
  if (on)
    gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
  else
    gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
  self->tagging = FALSE;
}

static void
tag_all (CarnetPassageLayer *self)
{
  set_tag (self, 0, (guint)gtk_text_buffer_get_char_count (self->buffer), FALSE);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const CarnetHighlight *passage = self->passages->pdata[i];

      set_tag (self, passage->start, passage->end, TRUE);
    }
}

/* Pasting what was copied here brings its tag along: it is not a passage for that. */
static void
apply_tag_cb (GtkTextBuffer      *buffer,
              GtkTextTag         *tag,
              GtkTextIter        *start,
              GtkTextIter        *end,
              CarnetPassageLayer *self)
{
  if (tag == self->tag && !self->tagging)
    g_signal_stop_emission_by_name (buffer, "apply-tag");
}

/* -- Following the text ---------------------------------------------------------------------- */

static guint
count_chars (const char *text, int size)
{
  return (guint)g_utf8_strlen (text, size < 0 ? -1 : size);
}

/* Before the text changes: who is told that it did finds them in their new places. */
static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *place, const char *text, int size, CarnetPassageLayer *self)
{
  carnet_passages_insert (self->passages, (guint)gtk_text_iter_get_offset (place), count_chars (text, size));
}

static void
inserted_cb (GtkTextBuffer *buffer, GtkTextIter *end, const char *text, int size, CarnetPassageLayer *self)
{
  const guint to = (guint)gtk_text_iter_get_offset (end), from = to - count_chars (text, size);

  if (from < to)
    set_tag (self, from, to, carnet_passages_find_at (self->passages, from, to) != NULL);
}

static void
record (CarnetPassageLayer *self)
{
  g_autofree char *now = carnet_passages_to_string (self->passages);

  carnet_undo_stack_record (self->stack, self->field, 0, now, now);
}

/* A step that loses marks has them on both sides of the text: undone, they are set again after it; redone,
 * taken away after it. */
static void
delete_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, CarnetPassageLayer *self)
{
  const int   from = gtk_text_iter_get_offset (start), to = gtk_text_iter_get_offset (end);
  const guint offset = (guint)MIN (from, to), n = (guint)ABS (to - from);

  self->losing = self->stack && carnet_passages_would_lose (self->passages, offset, n);
  if (self->losing)
    {
      carnet_undo_stack_begin (self->stack);
      record (self);
    }
  carnet_passages_delete (self->passages, offset, n);
}

static void
deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, CarnetPassageLayer *self)
{
  if (!self->losing)
    return;
  self->losing = FALSE;
  record (self);
  carnet_undo_stack_end (self->stack);
}

/* -- Object ------------------------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  CarnetPassageLayer *self = CARNET_PASSAGE_LAYER (object);

  g_ptr_array_unref (self->passages);
  g_clear_object (&self->stack);
  G_OBJECT_CLASS (carnet_passage_layer_parent_class)->finalize (object);
}

static void
carnet_passage_layer_class_init (CarnetPassageLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
carnet_passage_layer_init (CarnetPassageLayer *self)
{
  self->passages = carnet_passages_new ();
}

CarnetPassageLayer *
carnet_passage_layer_new (GtkTextBuffer *buffer)
{
  AdwStyleManager    *style = adw_style_manager_get_default ();
  CarnetPassageLayer *self;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), NULL);

  self = g_object_new (CARNET_TYPE_PASSAGE_LAYER, NULL);
  self->buffer = buffer;
  self->tag = gtk_text_buffer_create_tag (buffer, "verbatim", NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_cb), self, 0);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_cb), self, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "apply-tag", G_CALLBACK (apply_tag_cb), self, 0);
  carnet_palette_watch (G_CALLBACK (style_cb), self);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  style_cb (self);
  return self;
}

void
carnet_passage_layer_set_history (CarnetPassageLayer *self, CarnetUndoStack *stack, guint field)
{
  g_return_if_fail (CARNET_IS_PASSAGE_LAYER (self));

  g_set_object (&self->stack, stack);
  self->field = field;
}

const GPtrArray *
carnet_passage_layer_get_passages (CarnetPassageLayer *self)
{
  g_return_val_if_fail (CARNET_IS_PASSAGE_LAYER (self), NULL);

  return self->passages;
}

void
carnet_passage_layer_set_passages (CarnetPassageLayer *self, GPtrArray *passages)
{
  g_return_if_fail (CARNET_IS_PASSAGE_LAYER (self));
  g_return_if_fail (passages != NULL);

  g_ptr_array_unref (self->passages);
  self->passages = passages;
  tag_all (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
get_selection (CarnetPassageLayer *self, GtkTextIter *start, GtkTextIter *end)
{
  /* Without a selection, both are the cursor. */
  gtk_text_buffer_get_selection_bounds (self->buffer, start, end);
}

CarnetHighlight *
carnet_passage_layer_find_at_cursor (CarnetPassageLayer *self)
{
  GtkTextIter start, end;
  guint       from, to;

  g_return_val_if_fail (CARNET_IS_PASSAGE_LAYER (self), NULL);

  if (carnet_passage_layer_get_selection (self, &from, &to))
    return carnet_passages_find_at (self->passages, from, to);
  get_selection (self, &start, &end);
  return carnet_passages_find_at (self->passages, (guint)gtk_text_iter_get_offset (&start),
                                  (guint)gtk_text_iter_get_offset (&end));
}

gboolean
carnet_passage_layer_get_selection (CarnetPassageLayer *self, guint *from, guint *to)
{
  GtkTextIter start, end;

  g_return_val_if_fail (CARNET_IS_PASSAGE_LAYER (self), FALSE);

  get_selection (self, &start, &end);
  while (gtk_text_iter_compare (&start, &end) < 0 && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter last = end;

      gtk_text_iter_backward_char (&last);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        break;
      end = last;
    }
  *from = (guint)gtk_text_iter_get_offset (&start);
  *to = (guint)gtk_text_iter_get_offset (&end);
  return *from < *to;
}
