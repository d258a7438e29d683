/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-saved-filter.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"

/* An array of names, each with its conditions: words, so that any version can read another's. */
#define FORM "a(sa{ss})"

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

/* -- To a string ---------------------------------------------------------------------------- */

static void
add (GVariantBuilder *builder, const char *key, const char *value)
{
  g_variant_builder_add (builder, "{ss}", key, value);
}

static GVariant *
conditions_of (const CarnetSavedFilter *self)
{
  const CarnetQuery *query = &self->query;
  GVariantBuilder    builder;
  char               hex[CARNET_ID_HEX + 1];

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (query->text != NULL)
    add (&builder, KEY_TEXT, query->text);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!carnet_id_is_nil (&ID (query, i)))
      {
        carnet_id_to_hex (&ID (query, i), hex);
        add (&builder, ids[i].key, hex);
      }
  if (query->visibility >= 0)
    add (&builder, "visibility", carnet_visibility_to_string (query->visibility));
  if (query->review >= 0)
    add (&builder, "review", carnet_review_to_string (query->review));
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (query->levels[i] > 0)
      {
        const char level[] = { (char)('0' + query->levels[i]), '\0' };

        add (&builder, carnet_impact_to_string (i), level);
      }
  if (query->with_verbatim)
    add (&builder, KEY_VERBATIM, YES);
  if (query->conflict_only)
    add (&builder, KEY_CONFLICT, YES);
  return g_variant_builder_end (&builder);
}

char *
carnet_saved_filters_to_string (const GPtrArray *filters)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) all = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORM));
  for (guint i = 0; i < filters->len; i++)
    {
      const CarnetSavedFilter *filter = filters->pdata[i];

      g_variant_builder_add (&builder, "(s@a{ss})", filter->name, conditions_of (filter));
    }
  all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, FALSE);
}

/* -- From a string -------------------------------------------------------------------------- */

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

GPtrArray *
carnet_saved_filters_parse (const char *string, GError **error)
{
  g_autoptr (GVariant) all = g_variant_parse (G_VARIANT_TYPE (FORM), string, NULL, NULL, NULL);
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_saved_filter_free);
  GVariantIter  iter;
  GVariantIter *conditions;
  const char   *name;

  if (all == NULL)
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CORRUPT,
                           _ ("The filters that were saved in this logbook cannot be read."));
      return NULL;
    }
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "(&sa{ss})", &name, &conditions))
    {
      CarnetQuery query = CARNET_QUERY_INIT;
      const char *key, *value;

      while (g_variant_iter_next (conditions, "{&s&s}", &key, &value))
        read_condition (&query, key, value);
      g_ptr_array_add (filters, carnet_saved_filter_new (name, &query));
    }
  return g_steal_pointer (&filters);
}
