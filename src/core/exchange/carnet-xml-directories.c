/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "exchange/carnet-xml-shown.h"
#include "exchange/carnet-xml-state.h"

/* Who and what the observations refer to. A report describes those alone, an exchange all that the logbook
 * holds, without what is deleted unless something refers to it; of what it does not hold there is an id. */

static gboolean
is_wanted (CarnetXmlState *self, GHashTable *referred, const CarnetId *id, gboolean deleted)
{
  return (self->profile == CARNET_PROFILE_EXCHANGE && !deleted) || g_hash_table_contains (referred, id);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (*(const CarnetId *const *)a, *(const CarnetId *const *)b);
}

/* @described: those that were written; the others of @referred follow by id. */
static void
write_missing (CarnetXmlState *self, const char *element, GHashTable *referred, GHashTable *described)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, referred);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (described, id))
      g_ptr_array_add (missing, id);
  g_ptr_array_sort (missing, compare_ids);
  for (guint i = 0; i < missing->len; i++)
    {
      CarnetId shown = referred == self->people ? carnet_xml_state_person (self, missing->pdata[i])
                                                : *(const CarnetId *)missing->pdata[i];

      carnet_xml_writer_begin (self->writer, element);
      carnet_xml_writer_attribute_id (self->writer, "id", &shown);
      carnet_xml_writer_end (self->writer);
    }
}

static GHashTable *
described_new (void)
{
  return g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
}

static void
write_person (CarnetXmlState *self, const CarnetPerson *person)
{
  CarnetId         id = carnet_xml_state_person (self, &person->id);
  guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &person->id));
  g_autofree char *pseudonym = g_strdup_printf (_ ("Person %u"), number);

  carnet_xml_writer_begin (self->writer, "person");
  carnet_xml_writer_attribute_id (self->writer, "id", &id);
  carnet_xml_writer_attribute_given (self->writer, "role", person->role);
  carnet_xml_writer_field (self->writer, "name", self->pseudonyms ? pseudonym : person->name);
  if (!self->pseudonyms)
    carnet_xml_writer_field (self->writer, "organisation", person->organisation);
  carnet_xml_writer_end (self->writer);
}

static gboolean
describe_people (CarnetXmlState *self, gboolean deleted, GHashTable *described, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_store_list_people (self->store, deleted, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const CarnetPerson *person = people->pdata[i];

      if (!is_wanted (self, self->people, &person->id, deleted))
        continue;
      write_person (self, person);
      g_hash_table_add (described, carnet_id_copy (&person->id));
    }
  return people != NULL;
}

static gboolean
write_people (CarnetXmlState *self, GError **error)
{
  g_autoptr (GHashTable) described = described_new ();

  carnet_xml_writer_begin (self->writer, "people");
  if (!describe_people (self, FALSE, described, error) || !describe_people (self, TRUE, described, error))
    return FALSE;
  write_missing (self, "person", self->people, described);
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

static void
write_territory (CarnetXmlWriter *writer, const CarnetTerritory *territory)
{
  carnet_xml_writer_begin (writer, "territory");
  carnet_xml_writer_attribute_id (writer, "id", &territory->id);
  carnet_xml_writer_attribute_given (writer, "kind", territory->kind);
  carnet_xml_writer_attribute_given (writer, "code", territory->code);
  carnet_xml_writer_attribute_given (writer, "vintage", territory->vintage);
  carnet_xml_writer_attribute_given (writer, "departement", territory->departement);
  carnet_xml_writer_attribute_given (writer, "region", territory->region);
  carnet_xml_writer_field (writer, "name", territory->name);
  carnet_xml_writer_end (writer);
}

static gboolean
describe_territories (CarnetXmlState *self, gboolean deleted, GHashTable *described, GError **error)
{
  g_autoptr (GPtrArray) territories = carnet_store_list_territories (self->store, deleted, error);

  for (guint i = 0; territories != NULL && i < territories->len; i++)
    {
      const CarnetTerritory *territory = territories->pdata[i];

      if (!is_wanted (self, self->territories, &territory->id, deleted))
        continue;
      write_territory (self->writer, territory);
      g_hash_table_add (described, carnet_id_copy (&territory->id));
    }
  return territories != NULL;
}

static gboolean
write_territories (CarnetXmlState *self, GError **error)
{
  g_autoptr (GHashTable) described = described_new ();

  carnet_xml_writer_begin (self->writer, "territories");
  if (!describe_territories (self, FALSE, described, error)
      || !describe_territories (self, TRUE, described, error))
    return FALSE;
  write_missing (self, "territory", self->territories, described);
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

/* The parents of themes referred to are referred to. Themes form a tree, or, in a
 * hostile logbook, a ring: the set only grows, so this ends. */
static gboolean
refer_to_parents (CarnetXmlState *self, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_store_list_themes (self->store, FALSE, error);
  GPtrArray *deleted = themes != NULL ? carnet_store_list_themes (self->store, TRUE, error) : NULL;
  guint      before, n_visible = themes != NULL ? themes->len : 0;

  if (deleted == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (themes, deleted);
  do
    {
      before = g_hash_table_size (self->themes);
      for (guint i = 0; i < themes->len; i++)
        {
          const CarnetTheme *theme = themes->pdata[i];

          if (is_wanted (self, self->themes, &theme->id, i >= n_visible))
            carnet_xml_state_refer (self->themes, &theme->parent);
        }
    }
  while (g_hash_table_size (self->themes) > before);
  return TRUE;
}

static void
write_theme (CarnetXmlWriter *writer, const CarnetTheme *theme)
{
  carnet_xml_writer_begin (writer, "theme");
  carnet_xml_writer_attribute_id (writer, "id", &theme->id);
  carnet_xml_writer_attribute_id (writer, "parent", &theme->parent);
  carnet_xml_writer_attribute_given (writer, "colour", theme->colour);
  carnet_xml_writer_field (writer, "label", theme->label);
  carnet_xml_writer_field (writer, "definition", theme->definition);
  carnet_xml_writer_end (writer);
}

static gboolean
describe_themes (CarnetXmlState *self, gboolean deleted, GHashTable *described, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_store_list_themes (self->store, deleted, error);

  for (guint i = 0; themes != NULL && i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];

      if (!is_wanted (self, self->themes, &theme->id, deleted))
        continue;
      write_theme (self->writer, theme);
      g_hash_table_add (described, carnet_id_copy (&theme->id));
    }
  return themes != NULL;
}

static gboolean
write_themes (CarnetXmlState *self, GError **error)
{
  g_autoptr (GHashTable) described = described_new ();

  if (!refer_to_parents (self, error))
    return FALSE;

  carnet_xml_writer_begin (self->writer, "themes");
  if (!describe_themes (self, FALSE, described, error) || !describe_themes (self, TRUE, described, error))
    return FALSE;
  write_missing (self, "theme", self->themes, described);
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

typedef struct
{
  CarnetXmlState *state;
  GHashTable     *described;
  gboolean        deleted;
} Actors;

static gboolean
write_actor_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  Actors          *self = data;
  CarnetXmlWriter *writer = self->state->writer;

  if (!is_wanted (self->state, self->state->actors, entity, self->deleted))
    return TRUE;
  carnet_xml_writer_begin (writer, "actor");
  carnet_xml_writer_attribute_id (writer, "id", entity);
  carnet_xml_writer_attribute_given (writer, "kind", carnet_writes_find_text (shown, CARNET_KEY_KIND));
  carnet_xml_writer_attribute_given (writer, "siren", carnet_writes_find_text (shown, CARNET_KEY_SIREN));
  carnet_xml_writer_field (writer, "name", carnet_writes_find_text (shown, CARNET_KEY_NAME));
  carnet_xml_writer_end (writer);
  g_hash_table_add (self->described, carnet_id_copy (entity));
  return TRUE;
}

static gboolean
write_actors (CarnetXmlState *self, GError **error)
{
  g_autoptr (GHashTable) described = described_new ();

  carnet_xml_writer_begin (self->writer, "actors");
  for (int deleted = 0; deleted <= 1; deleted++)
    {
      Actors actors = { self, described, deleted };

      if (!carnet_store_foreach_state (self->store, CARNET_KIND_ACTOR, deleted, write_actor_cb, &actors,
                                       error))
        return FALSE;
    }
  write_missing (self, "actor", self->actors, described);
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

static gboolean
is_described (CarnetXmlState *self, const CarnetId *id)
{
  return self->profile == CARNET_PROFILE_EXCHANGE || g_hash_table_contains (self->territories, id)
         || g_hash_table_contains (self->actors, id)
         || (!self->pseudonyms && g_hash_table_contains (self->people, id));
}

static gboolean
write_alias_cb (const CarnetId *entity, const CarnetWrites *shown, gpointer data, GError **error)
{
  static const char *const verdicts[] = { "same", "distinct", NULL };
  CarnetXmlState          *self = data;
  CarnetId                 a = carnet_shown_id (shown, CARNET_KEY_A);
  CarnetId                 b = carnet_shown_id (shown, CARNET_KEY_B);

  if (!is_described (self, &a) || !is_described (self, &b))
    return TRUE;
  carnet_xml_writer_begin (self->writer, "alias");
  carnet_xml_writer_attribute_id (self->writer, "id", entity);
  carnet_xml_writer_attribute_id (self->writer, "a", &a);
  carnet_xml_writer_attribute_id (self->writer, "b", &b);
  carnet_xml_writer_attribute_given (self->writer, "verdict",
                                     carnet_shown_word (shown, CARNET_KEY_VERDICT, verdicts));
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

static gboolean
write_aliases (CarnetXmlState *self, GError **error)
{
  carnet_xml_writer_begin (self->writer, "aliases");
  if (!carnet_store_foreach_state (self->store, CARNET_KIND_ALIAS, FALSE, write_alias_cb, self, error))
    return FALSE;
  carnet_xml_writer_end (self->writer);
  return TRUE;
}

gboolean
carnet_xml_state_write_directories (CarnetXmlState *self, GError **error)
{
  return write_people (self, error) && write_territories (self, error) && write_themes (self, error)
         && write_actors (self, error) && write_aliases (self, error);
}
