/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-passages.h"

GPtrArray *
carnet_passages_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_highlight_free);
}

GPtrArray *
carnet_passages_copy (const GPtrArray *self)
{
  GPtrArray *copy = carnet_passages_new ();

  for (guint i = 0; i < self->len; i++)
    g_ptr_array_add (copy, carnet_highlight_copy (self->pdata[i]));
  return copy;
}

gboolean
carnet_passages_add (GPtrArray *self, CarnetHighlight *highlight)
{
  guint place = 0;

  while (place < self->len && ((CarnetHighlight *)self->pdata[place])->end <= highlight->start)
    place++;
  if (highlight->start < highlight->end
      && (place == self->len || highlight->end <= ((CarnetHighlight *)self->pdata[place])->start))
    {
      g_ptr_array_insert (self, (int)place, highlight);
      return TRUE;
    }
  carnet_highlight_free (highlight);
  return FALSE;
}

CarnetHighlight *
carnet_passages_find_at (const GPtrArray *self, guint start, guint end)
{
  for (guint i = 0; i < self->len; i++)
    {
      CarnetHighlight *passage = self->pdata[i];

      if (passage->start <= start && end <= passage->end)
        return passage;
    }
  return NULL;
}

CarnetHighlight *
carnet_passages_find (const GPtrArray *self, const CarnetId *id)
{
  for (guint i = 0; i < self->len; i++)
    if (carnet_id_equal (&((CarnetHighlight *)self->pdata[i])->id, id))
      return self->pdata[i];
  return NULL;
}

/* -- While the text is edited --------------------------------------------------------- */

void
carnet_passages_insert (GPtrArray *self, guint offset, guint n)
{
  for (guint i = 0; i < self->len; i++)
    {
      CarnetHighlight *passage = self->pdata[i];

      if (offset < passage->end)
        passage->end += n;
      if (offset <= passage->start)
        passage->start += n;
    }
}

static guint
after_deletion (guint place, guint offset, guint n)
{
  return place <= offset ? place : MAX (offset, place - MIN (place, n));
}

void
carnet_passages_delete (GPtrArray *self, guint offset, guint n)
{
  for (guint i = self->len; i > 0; i--)
    {
      CarnetHighlight *passage = self->pdata[i - 1];

      passage->start = after_deletion (passage->start, offset, n);
      passage->end = after_deletion (passage->end, offset, n);
      if (passage->start == passage->end)
        g_ptr_array_remove_index (self, i - 1);
    }
}

gboolean
carnet_passages_would_lose (const GPtrArray *self, guint offset, guint n)
{
  for (guint i = 0; i < self->len; i++)
    {
      const CarnetHighlight *passage = self->pdata[i];
      gboolean               apart = offset + n <= passage->start || offset >= passage->end;
      gboolean               inside = offset > passage->start && offset + n < passage->end;

      if (!apart && !inside)
        return TRUE;
    }
  return FALSE;
}

/* -- As a text --------------------------------------------------------------------------- */

#define FORMAT "(suusi)"

char *
carnet_passages_to_string (const GPtrArray *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) all = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" FORMAT));
  for (guint i = 0; i < self->len; i++)
    {
      const CarnetHighlight *passage = self->pdata[i];
      g_autofree char       *id = carnet_id_to_string (&passage->id);

      g_variant_builder_add (&builder, FORMAT, id, passage->start, passage->end, passage->speaker,
                             passage->consent);
    }
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, TRUE);
}

GPtrArray *
carnet_passages_from_string (const char *text)
{
  g_autoptr (GVariant) all = g_variant_parse (G_VARIANT_TYPE ("a" FORMAT), text, NULL, NULL, NULL);
  GPtrArray   *self = carnet_passages_new ();
  GVariantIter iter;
  const char  *id, *speaker;
  guint        start, end;
  int          consent;

  g_return_val_if_fail (all != NULL, self);

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&suu&si)", &id, &start, &end, &speaker, &consent))
    {
      CarnetHighlight *passage = carnet_highlight_new ();

      carnet_id_parse (id, &passage->id);
      passage->start = start;
      passage->end = end;
      g_free (passage->speaker);
      passage->speaker = g_strdup (speaker);
      passage->consent = consent;
      carnet_passages_add (self, passage);
    }
  return self;
}
