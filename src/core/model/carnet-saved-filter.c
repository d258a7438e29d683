/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-saved-filter.h"

#define KEY_TEXT "text"
#define KEY_VERBATIM "verbatim"
#define KEY_CONFLICT "conflict"
#define YES "1"

typedef struct
{
  const char *key;
  gsize       offset;
} Field;

static const Field ids[] = {
  { "territory", G_STRUCT_OFFSET (CarnetQuery, territory) },
  { "theme", G_STRUCT_OFFSET (CarnetQuery, theme) },
  { "actor", G_STRUCT_OFFSET (CarnetQuery, actor) },
  { "milestone", G_STRUCT_OFFSET (CarnetQuery, milestone) },
  { "author", G_STRUCT_OFFSET (CarnetQuery, author) },
};

static const struct
{
  Field field;
  int (*parse) (const char *text);
} words[] = {
  { { "visibility", G_STRUCT_OFFSET (CarnetQuery, visibility) }, carnet_visibility_parse },
  { { "review", G_STRUCT_OFFSET (CarnetQuery, review) }, carnet_review_parse },
};

#define ID(query, i) G_STRUCT_MEMBER (CarnetId, query, ids[i].offset)
#define WORD(query, i) G_STRUCT_MEMBER (int, query, words[i].field.offset)

CarnetSavedFilter *
carnet_saved_filter_new (const char *name, const CarnetQuery *query)
{
  CarnetSavedFilter *self = g_new0 (CarnetSavedFilter, 1);

  self->name = g_strdup (name);
  self->text = g_strdup (query->text ? query->text : "");
  self->query = *query;
  self->query.text = *self->text != '\0' ? self->text : NULL;
  self->query.month = CARNET_MONTH_NONE;
  self->query.first = CARNET_DATE_NONE;
  self->query.last = CARNET_DATE_NONE;
  self->query.visibility_only = self->query.visibility >= 0;
  self->query.deleted = FALSE;
  self->query.order = CARNET_ORDER_DATE;
  return self;
}

void
carnet_saved_filter_free (CarnetSavedFilter *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/* -- To words ---------------------------------------------------------------------------- */

CarnetNamedWords *
carnet_saved_filter_to_words (const char *name, const CarnetQuery *query)
{
  CarnetNamedWords *named = carnet_named_words_new (name);
  char              hex[CARNET_ID_HEX + 1];

  if (query->text != NULL && *query->text != '\0')
    carnet_named_words_set (named, KEY_TEXT, query->text);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!carnet_id_is_nil (&ID (query, i)))
      {
        carnet_id_to_hex (&ID (query, i), hex);
        carnet_named_words_set (named, ids[i].key, hex);
      }
  if (query->visibility >= 0)
    carnet_named_words_set (named, "visibility", carnet_visibility_to_string (query->visibility));
  if (query->review >= 0)
    carnet_named_words_set (named, "review", carnet_review_to_string (query->review));
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (query->levels[i] > 0)
      {
        const char level[] = { (char)('0' + query->levels[i]), '\0' };

        carnet_named_words_set (named, carnet_impact_to_string (i), level);
      }
  if (query->with_verbatim)
    carnet_named_words_set (named, KEY_VERBATIM, YES);
  if (query->conflict_only)
    carnet_named_words_set (named, KEY_CONFLICT, YES);
  return named;
}

/* -- From words -------------------------------------------------------------------------- */

static void
read_condition (CarnetQuery *query, const char *key, const char *value)
{
  const int impact = carnet_impact_parse (key);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_str_equal (key, ids[i].key))
      carnet_id_parse (value, &ID (query, i));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (key, words[i].field.key))
      WORD (query, i) = words[i].parse (value);
  if (impact >= 0 && value[0] >= '1' && value[0] <= '0' + CARNET_LEVEL_MAX && value[1] == '\0')
    query->levels[impact] = value[0] - '0';
  if (g_str_equal (key, KEY_TEXT))
    query->text = value;
  if (g_str_equal (key, KEY_VERBATIM))
    query->with_verbatim = g_str_equal (value, YES);
  if (g_str_equal (key, KEY_CONFLICT))
    query->conflict_only = g_str_equal (value, YES);
}

CarnetSavedFilter *
carnet_saved_filter_from_words (const CarnetNamedWords *named)
{
  CarnetQuery    query = CARNET_QUERY_INIT;
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, named->words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    read_condition (&query, key, value);
  return carnet_saved_filter_new (named->name, &query);
}
