/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-named-words.h"

#include "base/carnet-text.h"

#define FORM "a(sa{ss})"

CarnetNamedWords *
carnet_named_words_new (const char *name)
{
  CarnetNamedWords *self = g_new0 (CarnetNamedWords, 1);

  self->name = g_strdup (name);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
carnet_named_words_free (CarnetNamedWords *self)
{
  g_free (self->name);
  g_hash_table_unref (self->words);
  g_free (self);
}

void
carnet_named_words_set (CarnetNamedWords *self, const char *key, const char *value)
{
  g_hash_table_insert (self->words, g_strdup (key), g_strdup (value));
}

static GVariant *
words_of (const CarnetNamedWords *self)
{
  GVariantBuilder builder;
  GHashTableIter  iter;
  gpointer        key, value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);
  return g_variant_builder_end (&builder);
}

char *
carnet_named_words_print (const GPtrArray *list)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) all = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORM));
  for (guint i = 0; i < list->len; i++)
    {
      const CarnetNamedWords *named = list->pdata[i];

      g_variant_builder_add (&builder, "(s@a{ss})", named->name, words_of (named));
    }
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, FALSE);
}

GPtrArray *
carnet_named_words_parse (const char *string)
{
  g_autoptr (GVariant) all = g_variant_parse (G_VARIANT_TYPE (FORM), string, NULL, NULL, NULL);
  GPtrArray    *list;
  GVariantIter  iter;
  GVariantIter *words;
  const char   *name;

  if (all == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_named_words_free);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "(&sa{ss})", &name, &words))
    {
      CarnetNamedWords *named = carnet_named_words_new (name);
      const char       *key, *value;

      while (g_variant_iter_next (words, "{&s&s}", &key, &value))
        carnet_named_words_set (named, key, value);
      g_ptr_array_add (list, named);
    }
  return list;
}

gboolean
carnet_named_words_remove (GPtrArray *list, const char *name)
{
  g_autofree char *folded = carnet_text_fold (name);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *other = carnet_text_fold (((CarnetNamedWords *)list->pdata[i])->name);

      if (g_str_equal (folded, other))
        return g_ptr_array_remove_index (list, i) != NULL;
    }
  return FALSE;
}
