/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-spell-check.h"

#include <adwaita.h>

#include "base/carnet-spell-words.h"
#include "widgets/carnet-palette.h"
#include "writing/carnet-spans.h"
#include "writing/carnet-speller.h"
#include "writing/carnet-text-range.h"

/* Of the main loop, in microseconds, each time it is idle. */
#define SLICE 3000

/* Checked at once, in characters: a fraction of a slice. */
#define CHUNK 600

struct _CarnetSpellCheck
{
  GObject parent_instance;

  GtkTextView   *view;    /* borrowed */
  GtkTextTag    *tag;     /* borrowed: of the buffer */
  CarnetSpeller *speller; /* borrowed */

  /* Owned */
  GtkTextBuffer   *buffer;
  CarnetTextRange *dirty;   /* to be checked */
  CarnetTextRange *waiting; /* to be checked again once the speller answered */
  CarnetTextRange *held;    /* the word being typed */

  guint    idle;
  gboolean acting;  /* a user action began */
  gboolean editing; /* the last thing done was to write at the cursor */
};

G_DEFINE_FINAL_TYPE (CarnetSpellCheck, carnet_spell_check, G_TYPE_OBJECT)

/* -- Words --------------------------------------------------------------------------- */

static void
extend_to_spaces (GtkTextIter *start, GtkTextIter *end)
{
  while (gtk_text_iter_backward_char (start))
    if (g_unichar_isspace (gtk_text_iter_get_char (start)))
      {
        gtk_text_iter_forward_char (start);
        break;
      }
  while (!gtk_text_iter_is_end (end) && !g_unichar_isspace (gtk_text_iter_get_char (end)))
    gtk_text_iter_forward_char (end);
}

static gboolean
is_being_typed (CarnetSpellCheck *self, const CarnetSpan *span)
{
  GtkTextIter cursor;
  int         at;

  if (!self->editing)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  at = gtk_text_iter_get_offset (&cursor);
  return span->first <= at && at <= span->last;
}

static void
hold (CarnetSpellCheck *self, const CarnetSpan *span)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, span->first);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, span->last);
  carnet_text_range_clear (self->held);
  carnet_text_range_add (self->held, &start, &end);
}

/* Until it is known, a word stays as it is. */
static gboolean
is_tagged (CarnetSpellCheck *self, int offset)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &place, offset);
  return gtk_text_iter_has_tag (&place, self->tag);
}

/* Sets @unknown when it has to be asked again. */
static gboolean
is_wrong (CarnetSpellCheck *self, const CarnetSpellWord *word, const CarnetSpan *span, gboolean *unknown)
{
  g_autofree char *plain = NULL;
  CarnetSpelling   spelling;

  if (is_being_typed (self, span))
    {
      hold (self, span);
      return FALSE;
    }
  plain = carnet_spell_word_dup (word);
  spelling = carnet_speller_look_up (self->speller, plain);
  if (spelling != CARNET_SPELLING_UNKNOWN)
    return spelling == CARNET_SPELLING_WRONG;
  *unknown = TRUE;
  return is_tagged (self, span->first);
}

/* (element-type CarnetSpan): the misspelt words of @text, which is at @offset. */
static GArray *
find_wrong (CarnetSpellCheck *self, const char *text, int offset, gboolean *unknown)
{
  GArray           *wrong = g_array_new (FALSE, FALSE, sizeof (CarnetSpan));
  CarnetSpellReader reader = { text };
  CarnetSpellWord   word;
  const char       *at = text;

  while (gtk_text_view_get_editable (self->view) && carnet_spell_reader_next (&reader, &word))
    {
      CarnetSpan span = { offset + (int)g_utf8_pointer_to_offset (at, word.start), 0 };

      span.last = span.first + (int)g_utf8_strlen (word.start, (gssize)word.size);
      offset = span.first;
      at = word.start;
      if (is_wrong (self, &word, &span, unknown))
        g_array_append_val (wrong, span);
    }
  return wrong;
}

/* -- When the main loop is idle ------------------------------------------------------ */

static void
check_chunk (CarnetSpellCheck *self)
{
  GtkTextIter      start, end;
  g_autofree char *text = NULL;
  g_autoptr (GArray) wrong = NULL;
  gboolean unknown = FALSE;

  carnet_text_range_take (self->dirty, CHUNK, &start, &end);
  extend_to_spaces (&start, &end);
  text = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
  wrong = find_wrong (self, text, gtk_text_iter_get_offset (&start), &unknown);
  carnet_spans_show (self->buffer, self->tag, &start, &end, wrong);
  if (unknown)
    carnet_text_range_add (self->waiting, &start, &end);
}

static gboolean
slice_cb (gpointer user_data)
{
  CarnetSpellCheck *self = user_data;
  const gint64      until = g_get_monotonic_time () + SLICE;

  while (!carnet_text_range_is_empty (self->dirty))
    {
      check_chunk (self);
      if (g_get_monotonic_time () >= until)
        return G_SOURCE_CONTINUE;
    }
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
add_dirty (CarnetSpellCheck *self, const GtkTextIter *start, const GtkTextIter *end)
{
  carnet_text_range_add (self->dirty, start, end);
  /* After what is drawn. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, slice_cb, self, NULL);
}

static void
move_to_dirty (CarnetSpellCheck *self, CarnetTextRange *range)
{
  GtkTextIter start, end;

  if (!carnet_text_range_get (range, &start, &end))
    return;
  carnet_text_range_clear (range);
  add_dirty (self, &start, &end);
}

static void
check_all (CarnetSpellCheck *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (!gtk_text_iter_equal (&start, &end))
    add_dirty (self, &start, &end);
}

static void
reset_cb (CarnetSpellCheck *self)
{
  carnet_text_range_clear (self->waiting);
  check_all (self);
}

static void
answered_cb (CarnetSpellCheck *self)
{
  move_to_dirty (self, self->waiting);
}

/* -- What happens to the text -------------------------------------------------------- */

static void
begin_cb (CarnetSpellCheck *self)
{
  self->acting = TRUE;
}

static void
end_cb (CarnetSpellCheck *self)
{
  self->acting = FALSE;
}

static void
inserted_cb (CarnetSpellCheck *self, GtkTextIter *end, const char *text, int size)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, size));
  self->editing = self->acting;
  if (self->acting)
    carnet_speller_wake (self->speller);
  add_dirty (self, &start, end);
}

static void
deleted_cb (CarnetSpellCheck *self, GtkTextIter *start, GtkTextIter *end)
{
  self->editing = self->acting;
  add_dirty (self, start, end);
}

static void
leave_word (CarnetSpellCheck *self)
{
  self->editing = FALSE;
  move_to_dirty (self, self->held);
}

static void
cursor_cb (CarnetSpellCheck *self)
{
  GtkTextIter start, end, cursor;

  if (!carnet_text_range_get (self->held, &start, &end))
    return;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  if (gtk_text_iter_compare (&cursor, &start) >= 0 && gtk_text_iter_compare (&cursor, &end) <= 0)
    return;
  if (self->acting)
    move_to_dirty (self, self->held);
  else
    leave_word (self);
}

static void
focus_cb (CarnetSpellCheck *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    leave_word (self);
  else if (gtk_text_view_get_editable (self->view))
    carnet_speller_wake (self->speller);
}

static void
style_cb (CarnetSpellCheck *self)
{
  GdkRGBA colour;

  carnet_palette_get_current (CARNET_COLOUR_ERROR, &colour);
  g_object_set (self->tag, "underline-rgba", &colour, NULL);
}

/* -- Object
 * -------------------------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetSpellCheck *self = CARNET_SPELL_CHECK (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->dirty, carnet_text_range_free);
  g_clear_pointer (&self->waiting, carnet_text_range_free);
  g_clear_pointer (&self->held, carnet_text_range_free);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (carnet_spell_check_parent_class)->dispose (object);
}

static void
carnet_spell_check_class_init (CarnetSpellCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
carnet_spell_check_init (CarnetSpellCheck *self)
{
  self->speller = carnet_speller_get_default ();
}

static void
connect_buffer (CarnetSpellCheck *self)
{
  const GConnectFlags after = G_CONNECT_SWAPPED | G_CONNECT_AFTER;

  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self, after);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self, after);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
}

CarnetSpellCheck *
carnet_spell_check_new (GtkTextView *view)
{
  CarnetSpellCheck *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (CARNET_TYPE_SPELL_CHECK, NULL);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->dirty = carnet_text_range_new (self->buffer);
  self->waiting = carnet_text_range_new (self->buffer);
  self->held = carnet_text_range_new (self->buffer);
  self->tag = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  style_cb (self);
  connect_buffer (self);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::editable", G_CALLBACK (check_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->speller, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->speller, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  carnet_palette_watch (G_CALLBACK (style_cb), self);
  check_all (self);
  return self;
}

/* -- Asked from outside
 * ---------------------------------------------------------------------------------------- */

char *
carnet_spell_check_find_word (CarnetSpellCheck  *self,
                              const GtkTextIter *place,
                              GtkTextIter       *start,
                              GtkTextIter       *end)
{
  GtkTextIter       from = *place, to = *place;
  g_autofree char  *text = NULL;
  CarnetSpellReader reader = { NULL };
  CarnetSpellWord   word;

  g_return_val_if_fail (CARNET_IS_SPELL_CHECK (self), NULL);

  extend_to_spaces (&from, &to);
  text = gtk_text_buffer_get_slice (self->buffer, &from, &to, TRUE);
  reader.at = text;
  while (carnet_spell_reader_next (&reader, &word))
    {
      *start = *end = from;
      gtk_text_iter_forward_chars (start, (int)g_utf8_pointer_to_offset (text, word.start));
      gtk_text_iter_forward_chars (end, (int)g_utf8_pointer_to_offset (text, word.start + word.size));
      if (gtk_text_iter_compare (start, place) <= 0 && gtk_text_iter_compare (place, end) <= 0)
        return carnet_spell_word_dup (&word);
    }
  return NULL;
}

GtkTextTag *
carnet_spell_check_get_tag (CarnetSpellCheck *self)
{
  g_return_val_if_fail (CARNET_IS_SPELL_CHECK (self), NULL);

  return self->tag;
}

gboolean
carnet_spell_check_is_done (CarnetSpellCheck *self)
{
  g_return_val_if_fail (CARNET_IS_SPELL_CHECK (self), TRUE);

  return carnet_text_range_is_empty (self->dirty)
         && (carnet_text_range_is_empty (self->waiting)
             || carnet_speller_get_state (self->speller) == CARNET_SPELLER_ASLEEP);
}
