/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-document-private.h"
#include "carnet/carnet-observation-marks.h"

/* Between what the texts show and what is written. */

GPtrArray *
carnet_observation_document_dup_passages (CarnetObservationDocument *self, const char *key)
{
  const char *text = carnet_observation_document_get_text (self, key);
  GPtrArray  *passages = carnet_passages_new ();
  CarnetId    section;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), passages);

  if (!carnet_base_parse_suffix (key, CARNET_PREFIX_TEXT, &section))
    return passages;
  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      CarnetMark *mark = self->marks->pdata[i];
      g_autoptr (CarnetHighlight) now = carnet_mark_dup_now (mark);

      if (!now || !carnet_id_equal (&now->section, &section))
        continue;
      mark->shown
          = carnet_quote_find (now->quote, now->start, text, &now->start, &now->end) != CARNET_QUOTE_LOST
            && carnet_passages_add (passages, g_steal_pointer (&now));
    }
  return passages;
}

guint
carnet_observation_document_count_lost (CarnetObservationDocument *self)
{
  guint n = 0;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), 0);

  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      const CarnetMark *mark = self->marks->pdata[i];
      g_autoptr (CarnetHighlight) now = mark->shown ? NULL : carnet_mark_dup_now (mark);

      n += now && *now->quote != '\0';
    }
  return n;
}

/* Its place is written only where finding the words again would give another: who edits around a passage says
 * nothing about it. */
static void
keep_place (const CarnetMark *mark, CarnetHighlight *now, const char *text)
{
  guint start, end;

  if (!mark->base || g_strcmp0 (now->quote, mark->seen) != 0)
    return;
  carnet_quote_find (mark->base->quote, mark->base->start, text, &start, &end);
  if (start != now->start || end != now->end)
    return;
  now->start = mark->base->start;
  now->end = mark->base->end;
  g_free (now->quote);
  now->quote = g_strdup (mark->base->quote);
}

/* @passage: (nullable). Returns: whether that changed what is written. */
static gboolean
set_passage (CarnetObservationDocument *self,
             CarnetMark                *mark,
             const CarnetHighlight     *passage,
             const CarnetId            *section,
             const char                *text)
{
  g_autoptr (CarnetHighlight) now = passage ? carnet_highlight_copy (passage) : NULL;
  g_autoptr (CarnetWrites) writes = NULL;

  if (now)
    {
      now->observation = self->id;
      now->section = *section;
      g_free (now->quote);
      now->quote = g_utf8_substring (text, now->start, now->end);
      keep_place (mark, now, text);
      mark->shown = TRUE;
    }
  writes = carnet_mark_dup_writes (mark, now);
  if (carnet_writes_equal (writes, mark->writes))
    return FALSE;
  carnet_writes_unref (mark->writes);
  mark->writes = g_steal_pointer (&writes);
  return TRUE;
}

static gboolean
set_known (CarnetObservationDocument *self,
           const GPtrArray           *passages,
           const CarnetId            *section,
           const char                *text)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < carnet_observation_marks_count (self); i++)
    {
      CarnetMark            *mark = self->marks->pdata[i];
      const CarnetHighlight *passage = carnet_passages_find (passages, &mark->id);
      g_autoptr (CarnetHighlight) now = carnet_mark_dup_now (mark);

      /* Of another section, or nowhere in the text. */
      if (!passage && (!mark->shown || !now || !carnet_id_equal (&now->section, section)))
        continue;
      changed |= set_passage (self, mark, passage, section, text);
    }
  return changed;
}

static gboolean
fits (const GPtrArray *passages, const char *text)
{
  const CarnetHighlight *last = passages->len > 0 ? passages->pdata[passages->len - 1] : NULL;

  return !last || last->end <= (guint)g_utf8_strlen (text, -1);
}

void
carnet_observation_document_set_passages (CarnetObservationDocument *self,
                                          const char                *key,
                                          const GPtrArray           *passages)
{
  const char *text = carnet_observation_document_get_text (self, key);
  CarnetId    section;
  gboolean    changed;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));

  if (!carnet_base_parse_suffix (key, CARNET_PREFIX_TEXT, &section) || !fits (passages, text))
    return;
  changed = set_known (self, passages, &section, text);
  for (guint i = 0; i < passages->len; i++)
    {
      const CarnetHighlight *passage = passages->pdata[i];

      if (!carnet_observation_marks_find (self, &passage->id))
        changed
            |= set_passage (self, carnet_observation_marks_add (self, &passage->id), passage, &section, text);
    }
  if (changed)
    carnet_observation_document_touch (self, CARNET_KIND_HIGHLIGHT);
}

gboolean
carnet_observation_document_holds (CarnetObservationDocument *self, const CarnetId *passage)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), FALSE);

  return carnet_observation_marks_find (self, passage) != NULL;
}
