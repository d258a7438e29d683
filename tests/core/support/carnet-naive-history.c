/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-random-history.h"

#include <string.h>

/* Sets of revisions are rows of booleans. */
typedef struct
{
  GPtrArray *revisions; /* by id */
  guint      n;
  gboolean  *parent;   /* [child * n + parent] */
  gboolean  *ancestor; /* [descendant * n + ancestor] */
  gboolean   incomplete;
} Naive;

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CarnetRevision *first = *(CarnetRevision *const *)a;
  const CarnetRevision *second = *(CarnetRevision *const *)b;

  return memcmp (first->id.bytes, second->id.bytes, CARNET_HASH_SIZE);
}

static const CarnetRevision *
nth (Naive *self, guint i)
{
  return self->revisions->pdata[i];
}

static void
find_parents (Naive *self, guint child)
{
  GArray *parents = nth (self, child)->parents;

  for (guint i = 0; i < parents->len; i++)
    {
      gboolean held = FALSE;

      for (guint j = 0; j < self->n; j++)
        if (memcmp (&g_array_index (parents, CarnetHash, i), &nth (self, j)->id, CARNET_HASH_SIZE) == 0)
          held = self->parent[child * self->n + j] = TRUE;
      self->incomplete = self->incomplete || !held;
    }
}

/* a is an ancestor of b when it is a parent of it, or a parent of an ancestor: until nothing is added. */
static void
find_ancestors (Naive *self)
{
  gboolean more = TRUE;

  memcpy (self->ancestor, self->parent, self->n * self->n * sizeof (gboolean));
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < self->n; i++)
        for (guint j = 0; j < self->n; j++)
          for (guint k = 0; self->ancestor[i * self->n + j] && k < self->n; k++)
            if (self->parent[j * self->n + k] && !self->ancestor[i * self->n + k])
              more = self->ancestor[i * self->n + k] = TRUE;
    }
}

static gboolean
writes_key (Naive *self, guint i, const char *key)
{
  return nth (self, i)->writes != NULL && carnet_writes_find (nth (self, i)->writes, key, NULL);
}

/* Less those that are ancestors of others in it. */
static void
reduce (Naive *self, gboolean *set)
{
  g_autofree gboolean *all = g_memdup2 (set, self->n * sizeof (gboolean));

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (all[i] && all[j] && self->ancestor[j * self->n + i])
        set[i] = FALSE;
}

/* live(r, field): {r} if r writes it, else the union over its parents, reduced. */
static gboolean *
live (Naive *self, guint r, const char *key)
{
  gboolean *set = g_new0 (gboolean, self->n);

  if (writes_key (self, r, key))
    {
      set[r] = TRUE;
      return set;
    }
  for (guint i = 0; i < self->n; i++)
    if (self->parent[r * self->n + i])
      {
        g_autofree gboolean *of_parent = live (self, i, key);

        for (guint j = 0; j < self->n; j++)
          set[j] = set[j] || of_parent[j];
      }
  reduce (self, set);
  return set;
}

static gboolean
is_head (Naive *self, guint i)
{
  for (guint j = 0; j < self->n; j++)
    if (self->ancestor[j * self->n + i])
      return FALSE;
  return TRUE;
}

/* The field's cell: the union over the heads, reduced the same way. */
static gboolean *
cell_of (Naive *self, const char *key)
{
  gboolean *set = g_new0 (gboolean, self->n);

  for (guint i = 0; i < self->n; i++)
    if (is_head (self, i))
      {
        g_autofree gboolean *of_head = live (self, i, key);

        for (guint j = 0; j < self->n; j++)
          set[j] = set[j] || of_head[j];
      }
  reduce (self, set);
  return set;
}

/* -- In words ----------------------------------------------------------------------------- */

static void
append_id (GString *text, const CarnetRevision *revision)
{
  char hex[CARNET_HASH_HEX + 1];

  carnet_hash_to_hex (&revision->id, hex);
  g_string_append_printf (text, " %.12s", hex);
}

static void
append_value (GString *text, const CarnetRevision *revision, const char *key)
{
  CarnetValue value = { 0 };

  append_id (text, revision);
  g_assert_true (carnet_writes_find (revision->writes, key, &value));
  g_string_append_printf (text, "=%u:", value.type);
  for (gsize i = 0; i < value.size; i++)
    g_string_append_printf (text, "%02x", value.bytes[i]);
}

static gboolean
values_differ (Naive *self, const gboolean *set, const char *key)
{
  gboolean    differ = FALSE, any = FALSE;
  CarnetValue first, value;

  for (guint i = 0; i < self->n; i++)
    if (set[i])
      {
        carnet_writes_find (nth (self, i)->writes, key, &value);
        if (any
            && (value.type != first.type || value.size != first.size
                || (value.size > 0 && memcmp (value.bytes, first.bytes, value.size) != 0)))
          differ = TRUE;
        if (!any)
          first = value;
        any = TRUE;
      }
  return differ;
}

static void
append_cell (Naive *self, GString *text, const char *key)
{
  g_autofree gboolean *set = cell_of (self, key);

  g_string_append_printf (text, "%s%s:", key, values_differ (self, set, key) ? " in conflict" : "");
  for (guint i = 0; i < self->n; i++)
    if (set[i])
      append_value (text, nth (self, i), key);
  g_string_append_c (text, '\n');
}

static CarnetDeletion
judge_deletion (Naive *self)
{
  g_autofree gboolean *set = cell_of (self, "deleted");
  gboolean             deleted = FALSE;
  CarnetValue          value;

  for (guint i = 0; i < self->n; i++)
    if (set[i] && carnet_writes_find (nth (self, i)->writes, "deleted", &value))
      deleted = deleted || carnet_value_get_integer (&value, 0) == 1;
  if (values_differ (self, set, "deleted"))
    return CARNET_DELETION_CONTESTED;
  for (guint i = 0; deleted && i < self->n; i++)
    {
      gboolean knew = FALSE;

      for (guint j = 0; j < self->n; j++)
        if (set[j])
          knew = knew || i == j || self->ancestor[i * self->n + j] || self->ancestor[j * self->n + i];
      if (!knew)
        return CARNET_DELETION_CONTESTED;
    }
  return deleted ? CARNET_DELETION_DELETED : CARNET_DELETION_NONE;
}

static GPtrArray *
list_keys (Naive *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; nth (self, i)->writes != NULL && j < carnet_writes_size (nth (self, i)->writes); j++)
      {
        const char *key;
        CarnetValue value;

        carnet_writes_get (nth (self, i)->writes, j, &key, &value);
        if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
          g_ptr_array_add (keys, (gpointer)key);
      }
  return keys;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
describe (Naive *self)
{
  GString *text = g_string_new ("heads:");
  g_autoptr (GPtrArray) keys = list_keys (self);

  for (guint i = 0; i < self->n; i++)
    if (is_head (self, i))
      append_id (text, nth (self, i));
  g_string_append_c (text, '\n');
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    append_cell (self, text, keys->pdata[i]);
  g_string_append_printf (text, "deletion %d, incomplete %d\n", judge_deletion (self), self->incomplete);
  return g_string_free (text, FALSE);
}

char *
carnet_naive_describe (GPtrArray *revisions)
{
  Naive self = { .revisions = g_ptr_array_copy (revisions, NULL, NULL), .n = revisions->len };
  char *text;

  g_ptr_array_set_free_func (self.revisions, NULL);
  g_ptr_array_sort (self.revisions, compare_ids);
  self.parent = g_new0 (gboolean, self.n * self.n + 1);
  self.ancestor = g_new0 (gboolean, self.n * self.n + 1);
  for (guint i = 0; i < self.n; i++)
    find_parents (&self, i);
  find_ancestors (&self);
  text = describe (&self);
  g_free (self.parent);
  g_free (self.ancestor);
  g_ptr_array_unref (self.revisions);
  return text;
}

char *
carnet_history_describe (CarnetHistory *history)
{
  GString   *text = g_string_new ("heads:");
  GPtrArray *heads = carnet_history_get_heads (history), *cells = carnet_history_get_cells (history);

  for (guint i = 0; i < heads->len; i++)
    append_id (text, heads->pdata[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];

      g_string_append_printf (text, "%s%s:", cell->key, cell->conflict ? " in conflict" : "");
      for (guint j = 0; j < cell->writers->len; j++)
        append_value (text, cell->writers->pdata[j], cell->key);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "deletion %d, incomplete %d\n", carnet_history_get_deletion (history),
                          carnet_history_is_incomplete (history));
  return g_string_free (text, FALSE);
}
