/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-state.h"

#include "exchange/carnet-xml-programme.h"

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
}

void
carnet_xml_state_init (CarnetXmlState *self)
{
  self->people = id_set_new ();
  self->territories = id_set_new ();
  self->themes = id_set_new ();
  self->actors = id_set_new ();
  self->numbers = id_set_new ();
  self->written = g_array_new (FALSE, FALSE, sizeof (CarnetId));
}

void
carnet_xml_state_clear (CarnetXmlState *self)
{
  g_clear_pointer (&self->programme, carnet_programme_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->territories, g_hash_table_unref);
  g_clear_pointer (&self->themes, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->written, g_array_unref);
}

void
carnet_xml_state_refer (GHashTable *set, const CarnetId *id)
{
  if (!carnet_id_is_nil (id) && !g_hash_table_contains (set, id))
    g_hash_table_add (set, carnet_id_copy (id));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

gboolean
carnet_xml_state_wrote (CarnetXmlState *self, const CarnetId *id)
{
  return g_array_binary_search (self->written, id, compare_ids, NULL);
}

/* -- Pseudonyms ------------------------------------------------------------------- */

static guint
number_of (CarnetXmlState *self, const CarnetId *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));

  if (number > 0)
    return number;
  number = g_hash_table_size (self->numbers) + 1;
  g_hash_table_insert (self->numbers, carnet_id_copy (id), GUINT_TO_POINTER (number));
  return number;
}

CarnetId
carnet_xml_state_person (CarnetXmlState *self, const CarnetId *id)
{
  g_autofree char *name = NULL;

  if (!self->pseudonyms || carnet_id_is_nil (id))
    return *id;
  name = g_strdup_printf ("pseudonym:%u", number_of (self, id));
  return carnet_id_from_name (name);
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (&(*(const CarnetPerson *const *)a)->id, &(*(const CarnetPerson *const *)b)->id);
}

/* By id: an order that tells nothing of the names, and that no filter changes. */
static gboolean
number_people (CarnetXmlState *self, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_store_list_people (self->store, FALSE, error);
  GPtrArray *deleted = people != NULL ? carnet_store_list_people (self->store, TRUE, error) : NULL;

  if (deleted == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (people, deleted);
  g_ptr_array_sort (people, compare_people);
  for (guint i = 0; i < people->len; i++)
    number_of (self, &((CarnetPerson *)people->pdata[i])->id);
  return TRUE;
}

/* -- Everything -------------------------------------------------------------------- */

/* What is written may be linked to what is deleted: of that, no more is told than what the link means. An
 * exchange has the rest in its revisions. */
static gboolean
add_linked_milestones (CarnetXmlState *self, GError **error)
{
  GPtrArray *linked
      = carnet_store_list_linked_milestones (self->store, &self->programme->id, self->query, error);

  if (linked != NULL)
    g_ptr_array_extend_and_steal (self->programme->milestones, linked);
  return linked != NULL;
}

static gboolean
write_programme (CarnetXmlState *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->programme = carnet_store_load_programme (self->store, &problem);
  if (self->programme != NULL && !add_linked_milestones (self, error))
    return FALSE;
  if (self->programme != NULL)
    carnet_xml_write_programme (self->writer, self->programme);
  /* A logbook may hold the revisions of others alone, without a programme. */
  if (problem == NULL || g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
carnet_xml_state_write (CarnetXmlState *self, GError **error)
{
  if (self->pseudonyms && !number_people (self, error))
    return FALSE;
  if (!write_programme (self, error) || !carnet_xml_state_write_observations (self, error))
    return FALSE;
  g_array_sort (self->written, compare_ids);
  return carnet_xml_state_write_findings (self, error) && carnet_xml_state_write_directories (self, error);
}
