/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-template.h"

#include "model/carnet-kinds.h"

#define KEY_THEMES "themes" /* their ids, with a space between */

CarnetTemplate *
carnet_template_new (const char *name)
{
  CarnetTemplate *self = g_new0 (CarnetTemplate, 1);

  self->name = g_strdup (name);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->themes = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  return self;
}

CarnetTemplate *
carnet_template_copy (const CarnetTemplate *self)
{
  CarnetTemplate *copy = carnet_template_new (self->name);
  GHashTableIter  iter;
  gpointer        key, value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->texts, g_strdup (key), g_strdup (value));
  g_array_append_vals (copy->themes, self->themes->data, self->themes->len);
  copy->visibility = self->visibility;
  return copy;
}

void
carnet_template_free (CarnetTemplate *self)
{
  g_free (self->name);
  g_hash_table_unref (self->texts);
  g_array_unref (self->themes);
  g_free (self);
}

static char *
print_ids (const GArray *ids)
{
  GString *text = g_string_new (NULL);
  char     hex[CARNET_ID_HEX + 1];

  for (guint i = 0; i < ids->len; i++)
    {
      carnet_id_to_hex (&g_array_index (ids, CarnetId, i), hex);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", hex);
    }
  return g_string_free (text, FALSE);
}

static void
read_ids (GArray *ids, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      CarnetId id;

      if (carnet_id_parse (words[i], &id))
        g_array_append_val (ids, id);
    }
}

CarnetNamedWords *
carnet_template_to_words (const CarnetTemplate *self)
{
  CarnetNamedWords *named = carnet_named_words_new (self->name);
  g_autofree char  *themes = print_ids (self->themes);
  GHashTableIter    iter;
  gpointer          key, value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *)value != '\0')
      carnet_named_words_set (named, key, value);
  if (self->themes->len > 0)
    carnet_named_words_set (named, KEY_THEMES, themes);
  carnet_named_words_set (named, CARNET_KEY_VISIBILITY, carnet_visibility_to_string (self->visibility));
  return named;
}

static gboolean
is_text (const char *key)
{
  return g_str_equal (key, CARNET_KEY_TITLE) || g_str_has_prefix (key, CARNET_PREFIX_TEXT);
}

CarnetTemplate *
carnet_template_from_words (const CarnetNamedWords *named)
{
  CarnetTemplate *self = carnet_template_new (named->name);
  GHashTableIter  iter;
  gpointer        key, value;

  g_hash_table_iter_init (&iter, named->words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (key, KEY_THEMES))
      read_ids (self->themes, value);
    else if (g_str_equal (key, CARNET_KEY_VISIBILITY))
      self->visibility = (CarnetVisibility)MAX (carnet_visibility_parse (value), 0);
    else if (is_text (key))
      g_hash_table_insert (self->texts, g_strdup (key), g_strdup (value));
  return self;
}
