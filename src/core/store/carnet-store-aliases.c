/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-aliases.h"

#include "store/carnet-store-private.h"

/* What a chain of "same" holds together. */
typedef struct
{
  GArray  *members;   /* CarnetId, deleted or not: observations name them all; by id, once all are known */
  CarnetId canonical; /* nil when none of them is visible */
  gboolean contradicted;
} Group;

typedef struct
{
  CarnetId a, b;
} Pair;

struct _CarnetAliases
{
  GHashTable *parents; /* CarnetId → CarnetId: towards the one that stands for the chain */
  GArray     *apart;   /* Pair */
  GHashTable *groups;  /* CarnetId of who stands for it → Group */
};

static void
group_free (gpointer data)
{
  Group *self = data;

  g_array_unref (self->members);
  g_free (self);
}

void
carnet_aliases_free (CarnetAliases *self)
{
  g_hash_table_unref (self->parents);
  g_hash_table_unref (self->groups);
  g_array_unref (self->apart);
  g_free (self);
}

/* -- Chains ---------------------------------------------------------------------------- */

/* Returns: who stands for the chain of @id, which may be @id. */
static CarnetId
find_root (CarnetAliases *self, const CarnetId *id)
{
  CarnetId *parent = g_hash_table_lookup (self->parents, id);

  if (parent == NULL)
    return *id;
  for (CarnetId *next = g_hash_table_lookup (self->parents, parent); !carnet_id_equal (next, parent);
       next = g_hash_table_lookup (self->parents, parent))
    {
      /* Halves the way for the next one. */
      *parent = *next;
      parent = g_hash_table_lookup (self->parents, next);
    }
  return *parent;
}

static void
add_alone (CarnetAliases *self, const CarnetId *id)
{
  if (!g_hash_table_contains (self->parents, id))
    g_hash_table_insert (self->parents, carnet_id_copy (id), carnet_id_copy (id));
}

/* The smaller stands for both, so that chains do not depend on the order. */
static void
join (CarnetAliases *self, const CarnetId *a, const CarnetId *b)
{
  CarnetId first, second;
  gboolean ordered;

  add_alone (self, a);
  add_alone (self, b);
  first = find_root (self, a);
  second = find_root (self, b);
  ordered = carnet_id_compare (&first, &second) < 0;
  *(CarnetId *)g_hash_table_lookup (self->parents, ordered ? &second : &first) = ordered ? first : second;
}

static void
take_cb (const CarnetId *a, const CarnetId *b, gboolean same, gboolean disputed, gpointer data)
{
  CarnetAliases *self = data;
  Pair           pair = { *a, *b };

  if (disputed)
    return;
  if (same)
    join (self, a, b);
  else
    g_array_append_val (self->apart, pair);
}

static Group *
find_group (CarnetAliases *self, const CarnetId *id)
{
  CarnetId root = find_root (self, id);

  return g_hash_table_lookup (self->groups, &root);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

static gboolean
is_visible (CarnetStore *self, const CarnetId *id, gboolean *visible, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT 1 FROM person WHERE id = :id AND deleted <> 1"
                           " UNION ALL SELECT 1 FROM territory WHERE id = :id AND deleted <> 1",
                           error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":id", id);
  step = carnet_statement_step (select, error);
  *visible = step == CARNET_STEP_ROW;
  return step != CARNET_STEP_ERROR;
}

static void
add_member (CarnetAliases *self, const CarnetId *id, gboolean visible)
{
  CarnetId root = find_root (self, id);
  Group   *group = g_hash_table_lookup (self->groups, &root);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->members = g_array_new (FALSE, FALSE, sizeof (CarnetId));
      g_hash_table_insert (self->groups, carnet_id_copy (&root), group);
    }
  g_array_append_vals (group->members, id, 1);
  if (visible && (carnet_id_is_nil (&group->canonical) || carnet_id_compare (id, &group->canonical) < 0))
    group->canonical = *id;
}

static gboolean
make_groups (CarnetAliases *self, CarnetStore *store, GError **error)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gboolean visible;

      if (!is_visible (store, id, &visible, error))
        return FALSE;
      add_member (self, id, visible);
    }
  return TRUE;
}

static void
finish_groups (CarnetAliases *self)
{
  GHashTableIter iter;
  gpointer       group;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_array_sort (((Group *)group)->members, compare_ids);
  for (guint i = 0; i < self->apart->len; i++)
    {
      const Pair *pair = &g_array_index (self->apart, Pair, i);
      Group      *held = find_group (self, &pair->a);

      if (held != NULL && held == find_group (self, &pair->b))
        held->contradicted = TRUE;
    }
}

CarnetAliases *
carnet_store_load_aliases (CarnetStore *store, GError **error)
{
  g_autoptr (CarnetAliases) self = g_new0 (CarnetAliases, 1);

  self->parents = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, g_free);
  self->groups = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, group_free);
  self->apart = g_array_new (FALSE, FALSE, sizeof (Pair));
  if (!carnet_store_foreach_alias (store, take_cb, self, error) || !make_groups (self, store, error))
    return NULL;
  finish_groups (self);
  return g_steal_pointer (&self);
}

/* -- Asking -------------------------------------------------------------------------------- */

const GArray *
carnet_aliases_get_members (CarnetAliases *self, const CarnetId *id)
{
  const Group *group = find_group (self, id);

  return group != NULL && !group->contradicted && group->members->len > 1 ? group->members : NULL;
}

CarnetId
carnet_aliases_get_canonical (CarnetAliases *self, const CarnetId *id)
{
  const Group *group = find_group (self, id);

  if (group == NULL || group->contradicted)
    return *id;
  return carnet_id_is_nil (&group->canonical) ? g_array_index (group->members, CarnetId, 0)
                                              : group->canonical;
}

gboolean
carnet_aliases_are_contradicted (CarnetAliases *self, const CarnetId *a, const CarnetId *b)
{
  const Group *group = find_group (self, a);

  return group != NULL && group->contradicted && group == find_group (self, b);
}

gboolean
carnet_store_foreach_alias (CarnetStore *self, CarnetAliasFunc func, gpointer data, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT a, b, verdict = 'same', conflicts > 0 OR deleted = 2 FROM alias AS l"
      " WHERE deleted <> 1 AND a <> b AND verdict IN ('same', 'distinct')"
      " AND (EXISTS (SELECT 1 FROM person WHERE id = l.a) AND EXISTS (SELECT 1 FROM person WHERE id = l.b)"
      " OR EXISTS (SELECT 1 FROM territory WHERE id = l.a)"
      " AND EXISTS (SELECT 1 FROM territory WHERE id = l.b))"
      " ORDER BY id",
      error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId a = carnet_statement_get_id (select, 0), b = carnet_statement_get_id (select, 1);

      func (&a, &b, carnet_statement_get_integer (select, 2) != 0,
            carnet_statement_get_integer (select, 3) != 0, data);
    }
  return step == CARNET_STEP_DONE;
}
