/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-references.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"

/* Where things are described, all at this depth, and where they are referred to. */
#define DEPTH_OF_ENTITIES 2
#define DEPTH_OF_FIELDS 3

typedef enum
{
  CLASS_PERSON,
  CLASS_TERRITORY,
  CLASS_THEME,
  CLASS_ACTOR,
  CLASS_EVIDENCE, /* observations and highlights */
  N_CLASSES,
  CLASS_NONE,
} Class;

static const struct
{
  const char *element;
  Class class;
} DESCRIPTIONS[] = {
  { "observation", CLASS_EVIDENCE }, { "highlight", CLASS_EVIDENCE }, { "statement", CLASS_EVIDENCE },
  { "person", CLASS_PERSON },        { "territory", CLASS_TERRITORY }, { "theme", CLASS_THEME },
  { "actor", CLASS_ACTOR },
}, REFERENCES[] = {
  { "author", CLASS_PERSON }, { "territory", CLASS_TERRITORY }, { "theme", CLASS_THEME },
  { "actor", CLASS_ACTOR },   { "evidence", CLASS_EVIDENCE },
};

struct _CarnetXmlReferences
{
  GArray     *described[N_CLASSES]; /* CarnetId */
  GHashTable *referred[N_CLASSES];  /* CarnetId */
};

CarnetXmlReferences *
carnet_xml_references_new (void)
{
  CarnetXmlReferences *self = g_new0 (CarnetXmlReferences, 1);

  for (guint i = 0; i < N_CLASSES; i++)
    {
      self->described[i] = g_array_new (FALSE, FALSE, sizeof (CarnetId));
      self->referred[i] = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
    }
  return self;
}

void
carnet_xml_references_free (CarnetXmlReferences *self)
{
  for (guint i = 0; i < N_CLASSES; i++)
    {
      g_array_unref (self->described[i]);
      g_hash_table_unref (self->referred[i]);
    }
  g_free (self);
}

static void
refer (CarnetXmlReferences *self, CarnetXmlReader *reader, Class class, const char *attribute)
{
  const char *text = carnet_xml_reader_get_attribute (reader, attribute);
  CarnetId    id;

  if (text != NULL && carnet_id_parse (text, &id) && !g_hash_table_contains (self->referred[class], &id))
    g_hash_table_add (self->referred[class], carnet_id_copy (&id));
}

static gboolean
describe (CarnetXmlReferences *self, CarnetXmlReader *reader, GError **error)
{
  const char *text = carnet_xml_reader_get_attribute (reader, "id");
  Class class = CLASS_NONE;
  CarnetId id;

  for (guint i = 0; i < G_N_ELEMENTS (DESCRIPTIONS) && class == CLASS_NONE; i++)
    if (carnet_xml_reader_is (reader, DESCRIPTIONS[i].element))
      class = DESCRIPTIONS[i].class;
  if (class == CLASS_NONE)
    {
      if (carnet_xml_reader_is (reader, "declaration"))
        refer (self, reader, CLASS_TERRITORY, "territory");
      return TRUE;
    }
  if (text == NULL || !carnet_id_parse (text, &id))
    return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_CORRUPT,
                                     _ ("an id has 32 digits, 0 to 9 and a to f"));
  g_array_append_val (self->described[class], id);
  if (class == CLASS_THEME)
    refer (self, reader, CLASS_THEME, "parent");
  return TRUE;
}

gboolean
carnet_xml_references_note (CarnetXmlReferences *self, CarnetXmlReader *reader, int depth, GError **error)
{
  if (depth == DEPTH_OF_ENTITIES)
    return describe (self, reader, error);
  if (depth != DEPTH_OF_FIELDS)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (REFERENCES); i++)
    if (carnet_xml_reader_is (reader, REFERENCES[i].element))
      refer (self, reader, REFERENCES[i].class, "ref");
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

static gboolean
check_class (GArray *described, GHashTable *referred, CarnetXmlReader *reader, GError **error)
{
  g_autofree char *hex = NULL;
  GHashTableIter   iter;
  gpointer         id;

  g_array_sort (described, compare_ids);
  for (guint i = 1; i < described->len; i++)
    if (carnet_id_equal (&g_array_index (described, CarnetId, i),
                         &g_array_index (described, CarnetId, i - 1)))
      {
        hex = carnet_id_to_string (&g_array_index (described, CarnetId, i));
        return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_CORRUPT, _ ("“%s” is described twice"),
                                         hex);
      }
  g_hash_table_iter_init (&iter, referred);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_array_binary_search (described, id, compare_ids, NULL))
      {
        hex = carnet_id_to_string (id);
        return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_CORRUPT,
                                         _ ("“%s” is referred to but not described"), hex);
      }
  return TRUE;
}

gboolean
carnet_xml_references_check (CarnetXmlReferences *self, CarnetXmlReader *reader, GError **error)
{
  for (guint i = 0; i < N_CLASSES; i++)
    if (!check_class (self->described[i], self->referred[i], reader, error))
      return FALSE;
  return TRUE;
}
