/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "carnet/carnet-observation-editor-private.h"
#include "carnet/carnet-passage-popover.h"
#include "widgets/carnet-toasts.h"
#include "widgets/carnet-words.h"

static CarnetPassageLayer *
get_layer (CarnetObservationEditor *self, guint field)
{
  return field < self->fields->len ? carnet_section_view_get_passages (self->fields->pdata[field]) : NULL;
}

/* -- What is in the texts, and what is kept of it ---------------------------------------------- */

static guint
clean_length (const char *text, guint n_chars)
{
  g_autofree char *clean = carnet_text_clean (text, g_utf8_offset_to_pointer (text, (glong)n_chars) - text);

  return (guint)g_utf8_strlen (clean, -1);
}

/* What is typed may differ from what is kept by ways to write an accent. */
static GPtrArray *
dup_kept (const GPtrArray *passages, const char *typed, const char *kept)
{
  GPtrArray *clean = carnet_passages_copy (passages);

  if (g_str_equal (typed, kept))
    return clean;
  for (guint i = 0; i < clean->len; i++)
    {
      CarnetHighlight *passage = clean->pdata[i];

      passage->start = clean_length (typed, passage->start);
      passage->end = clean_length (typed, passage->end);
    }
  return clean;
}

static guint
typed_offset (const char *typed, guint kept)
{
  guint low = 0, high = (guint)g_utf8_strlen (typed, -1);

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (clean_length (typed, middle) < kept)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The other way. */
static void
move_to_typed (GPtrArray *passages, const char *typed, const char *kept)
{
  for (guint i = 0; i < passages->len && !g_str_equal (typed, kept); i++)
    {
      CarnetHighlight *passage = passages->pdata[i];

      passage->start = typed_offset (typed, passage->start);
      passage->end = typed_offset (typed, passage->end);
    }
}

void
carnet_observation_editor_keep_passages (CarnetObservationEditor *self, guint field)
{
  CarnetPassageLayer *layer = get_layer (self, field);
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *typed = NULL;
  const char      *key;

  if (!layer || !self->document || self->setting)
    return;
  key = self->keys->pdata[field];
  typed = carnet_section_view_dup_text (self->fields->pdata[field]);
  kept = dup_kept (carnet_passage_layer_get_passages (layer), typed,
                   carnet_observation_document_get_text (self->document, key));
  carnet_observation_document_set_passages (self->document, key, kept);
}

static void
changed_cb (CarnetPassageLayer *layer, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  for (guint i = 0; i < self->fields->len; i++)
    if (get_layer (self, i) == layer)
      carnet_observation_editor_keep_passages (self, i);
  carnet_observation_editor_show_passage (self);
}

void
carnet_observation_editor_watch_passages (CarnetObservationEditor *self, guint field)
{
  CarnetPassageLayer *layer = get_layer (self, field);

  if (!layer)
    return;
  carnet_passage_layer_set_history (layer, self->undo, field + CARNET_UNDO_PASSAGES);
  g_signal_connect_object (layer, "changed", G_CALLBACK (changed_cb), self, 0);
}

void
carnet_observation_editor_show_passages (CarnetObservationEditor *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      CarnetPassageLayer *layer = get_layer (self, i);
      const char         *key = self->keys->pdata[i];
      g_autofree char    *typed = NULL;
      GPtrArray          *passages;

      if (!layer)
        continue;
      typed = carnet_section_view_dup_text (self->fields->pdata[i]);
      passages = carnet_observation_document_dup_passages (self->document, key);
      move_to_typed (passages, typed, carnet_observation_document_get_text (self->document, key));
      carnet_passage_layer_set_passages (layer, passages);
    }
}

void
carnet_observation_editor_replay_passages (CarnetObservationEditor *self, guint field, const char *passages)
{
  CarnetPassageLayer *layer = get_layer (self, field - CARNET_UNDO_PASSAGES);

  if (layer)
    carnet_passage_layer_set_passages (layer, carnet_passages_from_string (passages));
}

/* -- The line below ------------------------------------------------------------------------------ */

static const char *
get_consent_words (int consent)
{
  switch (consent)
    {
    case CARNET_CONSENT_VERBATIM:
      return _ ("quoted with the name");
    case CARNET_CONSENT_ANONYMOUS:
      return _ ("anonymous");
    case CARNET_CONSENT_NONE:
      return _ ("does not agree to be quoted");
    default:
      return _ ("consent not asked yet");
    }
}

static char *
describe (const CarnetHighlight *passage)
{
  const char *consent = get_consent_words (passage->consent);

  return *passage->speaker
             /* Translators: who said it, then what they agree to: "Verbatim, words of Jo, anonymous" */
             ? g_strdup_printf (_ ("Verbatim, words of %s, %s"), passage->speaker, consent)
             : g_strdup_printf (_ ("Verbatim, %s"), consent);
}

static gboolean
is_writing (CarnetObservationEditor *self)
{
  return self->last_field < self->fields->len
         && gtk_widget_is_focus (carnet_section_view_get_text_view (self->fields->pdata[self->last_field]));
}

static CarnetHighlight *
find_at_cursor (CarnetObservationEditor *self)
{
  CarnetPassageLayer *layer = self->document ? get_layer (self, self->last_field) : NULL;

  return layer ? carnet_passage_layer_find_at_cursor (layer) : NULL;
}

/* Heard as the cursor comes into a passage, and seen. */
void
carnet_observation_editor_show_passage (CarnetObservationEditor *self)
{
  const CarnetHighlight *passage = is_writing (self) ? find_at_cursor (self) : NULL;
  g_autofree char       *text = passage ? describe (passage) : g_strdup ("");

  if (g_str_equal (gtk_label_get_text (self->passage), text))
    return;
  carnet_words_show (self->passage, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->passage), passage ? text : NULL);
}

static guint
count_passages (CarnetObservationEditor *self)
{
  guint n = 0;

  for (guint i = 0; i < self->fields->len; i++)
    if (get_layer (self, i))
      n += carnet_passage_layer_get_passages (get_layer (self, i))->len;
  return n;
}

void
carnet_observation_editor_show_verbatims (CarnetObservationEditor *self)
{
  const guint      n = count_passages (self);
  const guint      lost = carnet_observation_document_count_lost (self->document);
  g_autofree char *text = g_strdup_printf (ngettext ("%u verbatim", "%u verbatims", n), n);
  g_autofree char *missing
      = lost > 0 ? g_strdup_printf (ngettext ("%u verbatim is not in the text any more.",
                                              "%u verbatims are not in the text any more.", lost),
                                    lost)
                 : NULL;

  gtk_label_set_text (self->verbatims, text);
  gtk_widget_set_visible (GTK_WIDGET (self->verbatims), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->lost), lost > 0);
  carnet_words_show (self->lost, missing ? missing : "");
}

/* -- Changing -------------------------------------------------------------------------------------- */

static void
record (CarnetObservationEditor *self, guint field, const char *before)
{
  g_autofree char *after
      = carnet_passages_to_string (carnet_passage_layer_get_passages (get_layer (self, field)));

  if (!g_str_equal (before, after))
    carnet_undo_stack_record (self->undo, field + CARNET_UNDO_PASSAGES, 0, before, after);
}

static void
set_details (CarnetHighlight *passage, const char *speaker, int consent)
{
  g_free (passage->speaker);
  passage->speaker = carnet_text_clean_line (speaker, -1);
  passage->consent = consent;
}

/* As if nothing had been said of it since its details were opened: the text may have changed meanwhile. */
static char *
dup_before (CarnetObservationEditor *self)
{
  g_autoptr (GPtrArray) passages
      = carnet_passages_copy (carnet_passage_layer_get_passages (get_layer (self, self->opened_field)));
  CarnetHighlight *passage = carnet_passages_find (passages, &self->opened->id);

  if (passage)
    set_details (passage, self->opened->speaker, self->opened->consent);
  return carnet_passages_to_string (passages);
}

/* One step of the history, whatever was done while the popover was open. */
static void
closed_cb (CarnetObservationEditor *self)
{
  g_autofree char *before = self->opened ? dup_before (self) : NULL;

  if (!before)
    return;
  record (self, self->opened_field, before);
  g_clear_pointer (&self->opened, carnet_highlight_free);
  gtk_widget_grab_focus (carnet_section_view_get_text_view (self->fields->pdata[self->opened_field]));
}

static void
edited_cb (CarnetObservationEditor *self)
{
  CarnetPassagePopover *popover = CARNET_PASSAGE_POPOVER (self->popover);
  CarnetPassageLayer   *layer = get_layer (self, self->opened_field);
  g_autoptr (GPtrArray) passages = carnet_passages_copy (carnet_passage_layer_get_passages (layer));
  CarnetHighlight *passage = carnet_passages_find (passages, &self->opened->id);

  if (!passage)
    return;
  set_details (passage, carnet_passage_popover_get_speaker (popover),
               carnet_passage_popover_get_consent (popover));
  carnet_passage_layer_set_passages (layer, g_steal_pointer (&passages));
}

static void
remove_cb (CarnetObservationEditor *self)
{
  CarnetPassageLayer *layer = get_layer (self, self->opened_field);
  g_autofree char    *before = dup_before (self);
  g_autoptr (GPtrArray) passages = carnet_passages_copy (carnet_passage_layer_get_passages (layer));
  CarnetHighlight *passage = carnet_passages_find (passages, &self->opened->id);

  if (!passage)
    return;
  g_ptr_array_remove (passages, passage);
  carnet_passage_layer_set_passages (layer, g_steal_pointer (&passages));
  record (self, self->opened_field, before);
}

void
carnet_observation_editor_close_popover (CarnetObservationEditor *self)
{
  if (!self->popover)
    return;
  closed_cb (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
open_popover (CarnetObservationEditor *self, guint field, const CarnetHighlight *passage)
{
  CarnetSectionView *view = self->fields->pdata[field];
  GdkRectangle       place;

  carnet_section_view_get_place (view, passage->start, passage->end, &place);
  self->popover = carnet_passage_popover_new ();
  self->opened_field = field;
  self->opened = carnet_highlight_copy (passage);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (view));
  g_signal_connect_swapped (self->popover, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->popover, "remove", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  carnet_passage_popover_show (CARNET_PASSAGE_POPOVER (self->popover), passage, &place,
                               !carnet_session_is_read_only (self->session));
}

static void
mark (CarnetObservationEditor *self, guint field, guint start, guint end)
{
  CarnetPassageLayer *layer = get_layer (self, field);
  g_autoptr (GPtrArray) passages = carnet_passages_copy (carnet_passage_layer_get_passages (layer));
  g_autofree char *before = carnet_passages_to_string (passages);
  CarnetHighlight *passage = carnet_highlight_new ();

  passage->id = carnet_id_random (carnet_random_bytes, NULL);
  passage->start = start;
  passage->end = end;
  if (!carnet_passages_add (passages, passage))
    {
      carnet_toast (GTK_WIDGET (self), _ ("Some of these words are marked already."));
      return;
    }
  carnet_passage_layer_set_passages (layer, g_steal_pointer (&passages));
  record (self, field, before);
}

static void
verbatim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  CarnetPassageLayer      *layer = self->document ? get_layer (self, self->last_field) : NULL;
  const CarnetHighlight   *passage = find_at_cursor (self);
  guint                    start, end;

  carnet_observation_editor_close_popover (self);
  if (passage)
    open_popover (self, self->last_field, passage);
  else if (carnet_session_is_read_only (self->session))
    carnet_toast (GTK_WIDGET (self), gtk_label_get_text (self->lock_reason));
  else if (layer && carnet_passage_layer_get_selection (layer, &start, &end))
    mark (self, self->last_field, start, end);
  else
    carnet_toast (GTK_WIDGET (self), _ ("Select somebody’s words in a section first."));
}

void
carnet_observation_editor_add_verbatim_action (CarnetObservationEditor *self)
{
  static const GActionEntry ENTRIES[] = { { "verbatim", verbatim_cb, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
}
