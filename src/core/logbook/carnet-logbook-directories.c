/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

/* -- Territories, themes and actors ------------------------------------------------------------------------
 */

static gint64
ms_of_day (CarnetDate date)
{
  return ((gint64)date - carnet_date_new (1970, 1, 1)) * G_TIME_SPAN_DAY / 1000;
}

static CarnetWrites *
writes_of_territory (const CarnetTerritory *territory)
{
  CarnetWrites *writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_NAME, territory->name);
  carnet_writes_set_line (writes, CARNET_KEY_KIND, territory->kind);
  if (*territory->code != '\0')
    carnet_writes_set_line (writes, CARNET_KEY_CODE, territory->code);
  if (*territory->vintage != '\0')
    carnet_writes_set_line (writes, CARNET_KEY_VINTAGE, territory->vintage);
  if (*territory->departement != '\0')
    carnet_writes_set_line (writes, CARNET_KEY_DEPARTEMENT, territory->departement);
  if (*territory->region != '\0')
    carnet_writes_set_line (writes, CARNET_KEY_REGION, territory->region);
  return writes;
}

static gboolean
is_official (const CarnetTerritory *territory)
{
  return *territory->code != '\0' && *territory->vintage != '\0';
}

/* Everyone who takes a territory of the list makes the same revision of it. */
static gboolean
add_official (CarnetLogbook *self, const CarnetTerritory *territory, CarnetId *id, GError **error)
{
  g_autoptr (CarnetWrites) writes = writes_of_territory (territory);
  int vintage = (int)g_ascii_strtoll (territory->vintage, NULL, 10);

  *id = carnet_territory_id_for (territory->vintage, territory->kind, territory->code);
  return carnet_logbook_seal_shipped (self, id, CARNET_KIND_TERRITORY,
                                      ms_of_day (carnet_date_new (vintage > 0 ? vintage : 1970, 1, 1)),
                                      writes, error);
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = carnet_text_fold (a);
  g_autofree char *folded_b = carnet_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

gboolean
carnet_logbook_ensure_territory (CarnetLogbook         *self,
                                 const CarnetTerritory *territory,
                                 CarnetId              *id,
                                 GError               **error)
{
  g_autoptr (GPtrArray) known = carnet_store_list_territories (self->store, FALSE, error);
  g_autoptr (CarnetWrites) writes = NULL;
  CarnetId fresh = { { 0 } };

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const CarnetTerritory *other = known->pdata[i];

      if (is_official (territory) ? carnet_id_equal (&other->id, &territory->id)
                                  : !is_official (other) && same_name (other->name, territory->name))
        {
          *id = other->id;
          return TRUE;
        }
    }
  if (!carnet_logbook_check_open_for_writing (self, error))
    return FALSE;
  if (is_official (territory))
    return add_official (self, territory, id, error);
  writes = writes_of_territory (territory);
  if (!carnet_logbook_write (self, &fresh, CARNET_KIND_TERRITORY, NULL, writes, NULL, error))
    return FALSE;
  *id = fresh;
  return TRUE;
}

/* Those that observations still name. */
static gboolean
add_deleted (CarnetLogbook *self, GPtrArray *territories, GError **error)
{
  g_autoptr (GPtrArray) deleted = carnet_store_list_territories (self->store, TRUE, error);
  g_autoptr (CarnetNames) names = NULL;

  if (deleted == NULL || deleted->len == 0)
    return deleted != NULL;
  names = carnet_store_load_names (self->store, error);
  for (guint i = 0; names != NULL && i < deleted->len; i++)
    {
      const CarnetTerritory *territory = deleted->pdata[i];
      const CarnetName      *name = carnet_names_find (names, CARNET_KIND_TERRITORY, &territory->id);
      CarnetTerritory       *marked;

      if (name == NULL || name->n_observations == 0)
        continue;
      marked = carnet_territory_copy (territory);
      g_free (marked->name);
      marked->name = carnet_names_dup (names, CARNET_KIND_TERRITORY, &territory->id, NULL);
      g_ptr_array_add (territories, marked);
    }
  return names != NULL;
}

GPtrArray *
carnet_logbook_list_counted_territories (CarnetLogbook *self, GError **error)
{
  g_autoptr (GPtrArray) territories = carnet_store_list_territories (self->store, FALSE, error);
  g_autoptr (GHashTable) joined = NULL;

  if (territories == NULL || !add_deleted (self, territories, error))
    return NULL;
  joined = carnet_logbook_map_joined (self, territories, error);
  if (joined == NULL)
    return NULL;
  for (guint i = territories->len; i > 0; i--)
    if (g_hash_table_contains (joined, &((CarnetTerritory *)territories->pdata[i - 1])->id))
      g_ptr_array_remove_index (territories, i - 1);
  return g_steal_pointer (&territories);
}

gboolean
carnet_logbook_ensure_theme_under (CarnetLogbook  *self,
                                   const char     *label,
                                   const CarnetId *parent,
                                   CarnetId       *id,
                                   GError        **error)
{
  g_autoptr (GPtrArray) known = carnet_store_list_themes (self->store, FALSE, error);
  g_autoptr (CarnetWrites) writes = NULL;
  CarnetId fresh = { { 0 } };

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const CarnetTheme *theme = known->pdata[i];

      if (same_name (theme->label, label))
        {
          *id = theme->id;
          return TRUE;
        }
    }
  writes = carnet_writes_new ();
  carnet_writes_set_line (writes, CARNET_KEY_LABEL, label);
  if (parent != NULL && !carnet_id_is_nil (parent))
    carnet_writes_set_id (writes, CARNET_KEY_PARENT, parent);
  if (!carnet_logbook_write (self, &fresh, CARNET_KIND_THEME, NULL, writes, NULL, error))
    return FALSE;
  *id = fresh;
  return TRUE;
}

gboolean
carnet_logbook_ensure_theme (CarnetLogbook *self, const char *label, CarnetId *id, GError **error)
{
  return carnet_logbook_ensure_theme_under (self, label, NULL, id, error);
}

gboolean
carnet_logbook_check_parent (CarnetLogbook      *self,
                             const CarnetId     *theme,
                             const CarnetWrites *writes,
                             GError            **error)
{
  g_autoptr (GPtrArray) themes = NULL;
  CarnetValue value;
  CarnetId    parent;

  if (!carnet_writes_find (writes, CARNET_KEY_PARENT, &value))
    return TRUE;
  parent = carnet_value_get_id (&value);
  if (carnet_id_is_nil (&parent))
    return TRUE;
  themes = carnet_store_list_themes (self->store, FALSE, error);
  if (themes == NULL)
    return FALSE;
  if (!carnet_theme_is_below (themes, &parent, theme))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("A theme cannot be put below itself, nor below one that is below it."));
  return FALSE;
}

static gboolean
is_same_actor (const CarnetActor *a, const CarnetActor *b)
{
  if (*a->siren != '\0' && *b->siren != '\0')
    return g_str_equal (a->siren, b->siren);
  return same_name (a->name, b->name);
}

static CarnetWrites *
writes_of_actor (const CarnetActor *actor)
{
  CarnetWrites *writes = carnet_writes_new ();

  carnet_writes_set_line (writes, CARNET_KEY_NAME, actor->name);
  if (actor->kind >= 0)
    carnet_writes_set_text (writes, CARNET_KEY_KIND, carnet_actor_kind_to_string (actor->kind));
  if (*actor->siren != '\0')
    carnet_writes_set_text (writes, CARNET_KEY_SIREN, actor->siren);
  return writes;
}

gboolean
carnet_logbook_ensure_actor (CarnetLogbook *self, const CarnetActor *actor, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) known = carnet_store_list_actors (self->store, FALSE, error);
  g_autoptr (CarnetWrites) writes = NULL;
  CarnetId fresh = { { 0 } };

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const CarnetActor *other = known->pdata[i];

      if (is_same_actor (other, actor))
        {
          *id = other->id;
          return TRUE;
        }
    }
  writes = writes_of_actor (actor);
  if (!carnet_logbook_write (self, &fresh, CARNET_KIND_ACTOR, NULL, writes, NULL, error))
    return FALSE;
  *id = fresh;
  return TRUE;
}
