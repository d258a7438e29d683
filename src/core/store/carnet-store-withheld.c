/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-store-private.h"
#include "store/carnet-store-sent.h"

/* What a copy withholds: private observations, what names them, and the words that only those use. */

#define VISIBLE " NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)"

/* -- What a version names ----------------------------------------------------------------- */

typedef void (*NamedFunc) (const CarnetId *entity, const CarnetId *named, gpointer data);

/* By a value, and by the last part of a key: theme/<id>. */
static void
tell_write (const CarnetId *entity, const char *key, const CarnetValue *value, NamedFunc func, gpointer data)
{
  const char *part = strrchr (key, '/');
  CarnetId    named = carnet_value_get_id (value);

  if (!carnet_id_is_nil (&named))
    func (entity, &named, data);
  if (part != NULL && carnet_id_parse (part + 1, &named))
    func (entity, &named, data);
}

static gboolean
tell_named (CarnetStatement *select, NamedFunc func, gpointer data, GError **error)
{
  CarnetId entity = carnet_statement_get_id (select, 0);
  g_autoptr (GBytes) bytes = carnet_statement_dup_bytes (select, 1);
  g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (bytes, NULL, error);

  for (guint i = 0; writes != NULL && i < carnet_writes_size (writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (writes, i, &key, &value);
      tell_write (&entity, key, &value, func, data);
    }
  return writes != NULL;
}

/* @sql selects entity and payload; @entity is bound when it is not %NULL. */
static gboolean
foreach_named (CarnetStore    *self,
               const char     *sql,
               const CarnetId *entity,
               NamedFunc       func,
               gpointer        data,
               GError        **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  if (entity != NULL)
    carnet_statement_bind_id (select, ":entity", entity);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if (!tell_named (select, func, data, error))
      return FALSE;
  return step == CARNET_STEP_DONE;
}

/* -- Which entity leads to which --------------------------------------------------------------- */

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
}

/* Ids to the arrays of ids that they lead to. */
static GHashTable *
new_edges (void)
{
  return g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free,
                                (GDestroyNotify)g_array_unref);
}

static void
add_edge (GHashTable *edges, const CarnetId *from, const CarnetId *to)
{
  GArray *ends = g_hash_table_lookup (edges, from);

  if (ends == NULL)
    {
      ends = g_array_new (FALSE, FALSE, sizeof (CarnetId));
      g_hash_table_insert (edges, carnet_id_copy (from), ends);
    }
  g_array_append_val (ends, *to);
}

/* Adds to @set all that its members lead to, to the end. */
static void
follow (GHashTable *edges, GHashTable *set)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       member;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &member, NULL))
    g_ptr_array_add (waiting, member);
  while (waiting->len > 0)
    {
      GArray *ends = g_hash_table_lookup (edges, g_ptr_array_steal_index_fast (waiting, waiting->len - 1));

      for (guint i = 0; ends != NULL && i < ends->len; i++)
        {
          CarnetId *end = &g_array_index (ends, CarnetId, i);
          CarnetId *added = g_hash_table_contains (set, end) ? NULL : carnet_id_copy (end);

          if (added != NULL && g_hash_table_add (set, added))
            g_ptr_array_add (waiting, added);
        }
    }
}

/* -- Private observations ------------------------------------------------------------------------ */

gboolean
carnet_history_is_private (CarnetHistory *history)
{
  const CarnetCell *cell = carnet_history_find_cell (history, CARNET_KEY_VISIBILITY);
  CarnetValue       value;

  if (cell == NULL)
    return FALSE;
  carnet_cell_get_kept (cell, &value);
  return carnet_value_get_visibility (&value) == CARNET_VISIBILITY_PRIVATE;
}

static gboolean
add_private (CarnetStore *self, GHashTable *going, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT id FROM observation WHERE visibility = :private", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":private", CARNET_VISIBILITY_PRIVATE);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      g_hash_table_add (going, carnet_id_copy (&id));
    }
  return step == CARNET_STEP_DONE;
}

GHashTable *
carnet_store_list_private (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) going = new_set ();

  return add_private (self, going, error) ? g_steal_pointer (&going) : NULL;
}

/* -- What names them ------------------------------------------------------------------------------- */

/* Kinds that name no observation; one not known may, and is kept close. */
#define NAMING_NONE                                                                                          \
  "'" CARNET_KIND_OBSERVATION "', '" CARNET_KIND_PROGRAMME "', '" CARNET_KIND_MILESTONE                      \
  "', '" CARNET_KIND_PERSON "', '" CARNET_KIND_TERRITORY "', '" CARNET_KIND_ACTOR "', '" CARNET_KIND_THEME   \
  "', '" CARNET_KIND_DECLARATION "', '" CARNET_KIND_ALIAS "'"

static void
note_namer_cb (const CarnetId *entity, const CarnetId *named, gpointer namers)
{
  add_edge (namers, named, entity);
}

/* In any version: a quotation that was moved elsewhere is still in the older ones. */
static gboolean
add_naming (CarnetStore *self, GHashTable *going, GError **error)
{
  g_autoptr (GHashTable) namers = new_edges ();

  if (!foreach_named (self,
                      "SELECT r.entity, p.bytes FROM revision AS r JOIN payload AS p ON p.revision = r.seq"
                      " WHERE r.kind NOT IN (" NAMING_NONE ") AND" VISIBLE,
                      NULL, note_namer_cb, namers, error))
    return FALSE;
  follow (namers, going);
  return TRUE;
}

/* -- Words of theirs alone ----------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *going;
  GHashTable *words; /* those that what goes names */
  GHashTable *used;  /* and that something else names too */
  GHashTable *edges; /* from a word to those it names */
} Words;

static void
note_word_cb (const CarnetId *entity, const CarnetId *named, gpointer words)
{
  g_hash_table_add (words, carnet_id_copy (named));
}

static void
note_use_cb (const CarnetId *entity, const CarnetId *named, gpointer data)
{
  Words *self = data;

  if (!g_hash_table_contains (self->words, named) || g_hash_table_contains (self->going, entity))
    return;
  if (g_hash_table_contains (self->words, entity))
    add_edge (self->edges, entity, named);
  else
    g_hash_table_add (self->used, carnet_id_copy (named));
}

/* What was judged of a word that goes is no use of it. */
static void
note_alias_cb (const CarnetId *alias, const CarnetId *named, gpointer going)
{
  if (g_hash_table_contains (going, named))
    g_hash_table_add (going, carnet_id_copy (alias));
}

static gboolean
list_words (CarnetStore *self, Words *words, GError **error)
{
  GHashTableIter iter;
  gpointer       entity;

  g_hash_table_iter_init (&iter, words->going);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    if (!foreach_named (self,
                        "SELECT r.entity, p.bytes FROM revision AS r JOIN payload AS p ON p.revision = r.seq"
                        " WHERE r.entity = :entity AND" VISIBLE,
                        entity, note_word_cb, words->words, error))
      return FALSE;
  return TRUE;
}

/* Of all that is named: not people, who are those of the programme; nor where this logbook is kept. */
static gboolean
add_words (CarnetStore *self, Words *words, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT id FROM theme UNION ALL SELECT id FROM actor UNION ALL"
      " SELECT id FROM territory WHERE id IS NOT (SELECT value FROM meta WHERE key = '" CARNET_META_TERRITORY
      "')",
      error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      if (g_hash_table_contains (words->words, &id) && !g_hash_table_contains (words->used, &id))
        g_hash_table_add (words->going, carnet_id_copy (&id));
    }
  return step == CARNET_STEP_DONE;
}

static gboolean
add_lone_words (CarnetStore *self, GHashTable *going, GError **error)
{
  g_autoptr (GHashTable) named = new_set (), used = new_set (), edges = new_edges ();
  Words words = { going, named, used, edges };

  if (!list_words (self, &words, error)
      || !foreach_named (self,
                         "SELECT r.entity, p.bytes FROM revision AS r JOIN payload AS p ON p.revision = r.seq"
                         " WHERE r.kind <> '" CARNET_KIND_ALIAS "' AND" VISIBLE,
                         NULL, note_use_cb, &words, error))
    return FALSE;
  follow (edges, used);
  return add_words (self, &words, error)
         && foreach_named (
             self,
             "SELECT r.entity, p.bytes FROM revision AS r JOIN payload AS p ON p.revision = r.seq"
             " WHERE r.kind = '" CARNET_KIND_ALIAS "' AND" VISIBLE,
             NULL, note_alias_cb, going, error);
}

/* -- What was private once ----------------------------------------------------------------------------- */

static gboolean
wrote_private (CarnetStatement *select, gboolean *private, GError **error)
{
  g_autoptr (GBytes) bytes = carnet_statement_dup_bytes (select, 1);
  g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (bytes, NULL, error);
  CarnetValue value;

  if (writes == NULL)
    return FALSE;
  *private = carnet_writes_find (writes, CARNET_KEY_VISIBILITY, &value)
             && carnet_value_get_visibility (&value) == CARNET_VISIBILITY_PRIVATE;
  return TRUE;
}

GHashTable *
carnet_store_list_once_private (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) once = new_set ();
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT r.entity, p.bytes FROM revision AS r JOIN payload AS p ON p.revision = r.seq"
      " WHERE r.kind = '" CARNET_KIND_OBSERVATION "' AND"
      " instr (p.bytes, CAST ('" CARNET_KEY_VISIBILITY "' AS BLOB)) AND" VISIBLE,
      error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId entity = carnet_statement_get_id (select, 0);
      gboolean private;

      if (!wrote_private (select, &private, error))
        return NULL;
      if (private)
        g_hash_table_add (once, carnet_id_copy (&entity));
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&once) : NULL;
}

GHashTable *
carnet_store_list_withheld (CarnetStore *self, GError **error)
{
  g_autoptr (GHashTable) going = carnet_store_list_private (self, error);

  if (going == NULL)
    return NULL;
  if (g_hash_table_size (going) > 0
      && (!add_naming (self, going, error) || !add_lone_words (self, going, error)))
    return NULL;
  return g_steal_pointer (&going);
}
