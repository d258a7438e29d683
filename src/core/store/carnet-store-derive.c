/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-private.h"

guint
carnet_history_count_conflicts (CarnetHistory *history, const char *kind)
{
  GPtrArray *cells = carnet_history_get_cells (history);
  guint      n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];

      n += cell->conflict && carnet_kind_asks (kind, cell->key);
    }
  return n;
}

static gboolean
kinds_agree (GPtrArray *revisions, GError **error)
{
  for (guint i = 1; i < revisions->len; i++)
    {
      const CarnetRevision *first = revisions->pdata[0], *other = revisions->pdata[i];

      if (!g_str_equal (first->kind, other->kind))
        {
          char hex[CARNET_HASH_HEX + 1];

          carnet_hash_to_hex (&other->id, hex);
          g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT,
                       _ ("Revision %.8s… says that what was of kind “%s” is of kind “%s”."), hex,
                       first->kind, other->kind);
          return FALSE;
        }
    }
  return TRUE;
}

#define OF_ENTITY                                                                                            \
  "SELECT r.id, r.header, p.bytes, r.seq, EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)"       \
  " FROM revision AS r LEFT JOIN payload AS p ON p.revision = r.seq WHERE r.entity = :entity"
#define VISIBLE " AND NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq)"

/* @last: the row of the last one read. @hidden: (nullable): receives the ids of those that are. */
static GPtrArray *
read_revisions (CarnetStore    *self,
                const char     *sql,
                const CarnetId *entity,
                gint64         *last,
                GArray         *hidden,
                GError        **error)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":entity", entity);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetHash id = carnet_statement_get_hash (select, 0);
      g_autoptr (GBytes) header = carnet_statement_dup_bytes (select, 1);
      g_autoptr (GBytes) payload
          = carnet_statement_is_null (select, 2) ? NULL : carnet_statement_dup_bytes (select, 2);
      CarnetRevision *revision = carnet_revision_parse (header, payload, &id, error);

      if (revision == NULL)
        return NULL;
      g_ptr_array_add (revisions, revision);
      *last = carnet_statement_get_integer (select, 3);
      if (hidden != NULL && carnet_statement_get_integer (select, 4) != 0)
        g_array_append_val (hidden, id);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&revisions) : NULL;
}

static GPtrArray *
load_revisions (CarnetStore *self, const CarnetId *entity, gint64 *last, GError **error)
{
  g_autoptr (GPtrArray) revisions = read_revisions (self, OF_ENTITY VISIBLE, entity, last, NULL, error);

  return revisions != NULL && kinds_agree (revisions, error) ? g_steal_pointer (&revisions) : NULL;
}

GPtrArray *
carnet_store_load_all_revisions (CarnetStore *self, const CarnetId *entity, GArray **hidden, GError **error)
{
  gint64 last;

  *hidden = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  return read_revisions (self, OF_ENTITY, entity, &last, *hidden, error);
}

GPtrArray *
carnet_store_load_revisions (CarnetStore *self, const CarnetId *entity, GError **error)
{
  gint64 last;

  return load_revisions (self, entity, &last, error);
}

/* -- Heads and cells --------------------------------------------------------------- */

static gboolean
run_for_entity (CarnetStore *self, const char *sql, const CarnetId *entity, GError **error)
{
  g_autoptr (CarnetStatement) statement = carnet_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  carnet_statement_bind_id (statement, ":entity", entity);
  return carnet_statement_run (statement, error);
}

/* Most entities have one revision, whose row is known. */
static gboolean
write_only_head (CarnetStore *self, const CarnetId *entity, gint64 revision, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db, "INSERT INTO head (entity, revision) VALUES (:entity, :revision)", error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_id (insert, ":entity", entity);
  carnet_statement_bind_integer (insert, ":revision", revision);
  return carnet_statement_run (insert, error);
}

static gboolean
write_heads (CarnetStore *self, const CarnetId *entity, CarnetHistory *history, GError **error)
{
  GPtrArray *heads = carnet_history_get_heads (history);
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (self->db,
                                                          "INSERT INTO head (entity, revision)"
                                                          " SELECT :entity, seq FROM revision WHERE id = :id",
                                                          error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      const CarnetRevision *head = heads->pdata[i];

      carnet_statement_bind_id (insert, ":entity", entity);
      carnet_statement_bind_hash (insert, ":id", &head->id);
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_cell (CarnetStatement *insert, const CarnetId *entity, const CarnetCell *cell, GError **error)
{
  for (guint i = 0; i < cell->writers->len; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];

      carnet_statement_bind_id (insert, ":entity", entity);
      carnet_statement_bind_text (insert, ":key", cell->key);
      carnet_statement_bind_hash (insert, ":id", &writer->id);
      carnet_statement_bind_integer (insert, ":conflict", cell->conflict);
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_cells (CarnetStore *self, const CarnetId *entity, CarnetHistory *history, GError **error)
{
  GPtrArray *cells = carnet_history_get_cells (history);
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO cell (entity, key, revision, conflict)"
                           " SELECT :entity, :key, seq, :conflict FROM revision WHERE id = :id",
                           error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];

      if (cell->writers->len > 1 && !write_cell (insert, entity, cell, error))
        return FALSE;
    }
  return TRUE;
}

/* -- One entity, all entities ------------------------------------------------------- */

/* (element-type utf8): more than one when what one file said was withdrawn for another. */
static GPtrArray *
list_kinds (CarnetStore *self, const CarnetId *entity, GError **error)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT DISTINCT kind FROM revision WHERE entity = :entity", error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":entity", entity);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (kinds, g_strdup (carnet_statement_get_text (select, 0)));
  return step == CARNET_STEP_DONE ? g_steal_pointer (&kinds) : NULL;
}

/* @last: the row of the only revision, when there is one. */
static gboolean
write_graph (CarnetStore     *self,
             const CarnetId  *entity,
             gint64           last,
             CarnetHistory   *history,
             CarnetDerivation derivation,
             GError         **error)
{
  if (derivation == CARNET_DERIVE_FRESH && carnet_history_get_sorted (history)->len == 1)
    return write_only_head (self, entity, last, error);
  if (derivation != CARNET_DERIVE_FRESH
      && (!run_for_entity (self, "DELETE FROM head WHERE entity = :entity", entity, error)
          || !run_for_entity (self, "DELETE FROM cell WHERE entity = :entity", entity, error)))
    return FALSE;
  return write_heads (self, entity, history, error) && write_cells (self, entity, history, error);
}

static gboolean
write_row (CarnetStore     *self,
           const CarnetId  *entity,
           const char      *kind,
           gint64           first,
           CarnetHistory   *history,
           CarnetDerivation derivation,
           GError         **error)
{
  if (g_str_equal (kind, CARNET_KIND_OBSERVATION))
    return carnet_store_derive_observation (self, entity, first, history, derivation, error);
  return carnet_store_derive_kind (self, entity, kind, first, history, error);
}

/* With every revision hidden there is no history, but rows to take away. */
static gboolean
clear_rows (CarnetStore     *self,
            const CarnetId  *entity,
            gint64           first,
            CarnetHistory   *nothing,
            CarnetDerivation derivation,
            GError         **error)
{
  g_autoptr (GPtrArray) kinds = list_kinds (self, entity, error);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    if (!write_row (self, entity, kinds->pdata[i], first, nothing, derivation, error))
      return FALSE;
  return kinds != NULL;
}

gboolean
carnet_store_derive (CarnetStore     *self,
                     const CarnetId  *entity,
                     gint64           first,
                     CarnetDerivation derivation,
                     GError         **error)
{
  gint64 last = 0;
  g_autoptr (GPtrArray) revisions = load_revisions (self, entity, &last, error);
  g_autoptr (CarnetHistory) history = NULL;

  if (revisions == NULL)
    return FALSE;
  history = carnet_history_new (revisions);
  /* The rows first: the cells that were tell what the index has of an observation. */
  return (revisions->len == 0 ? clear_rows (self, entity, first, history, derivation, error)
                              : write_row (self, entity, ((CarnetRevision *)revisions->pdata[0])->kind, first,
                                           history, derivation, error))
         && write_graph (self, entity, last, history, derivation, error);
}

/* -- What is all there is ------------------------------------------------------------ */

struct _CarnetFresh
{
  GPtrArray             *revisions;
  CarnetHistory         *history;
  CarnetObservationRows *rows; /* (nullable): of an observation */
};

CarnetFresh *
carnet_fresh_new (GPtrArray *revisions)
{
  CarnetFresh          *self = g_new0 (CarnetFresh, 1);
  const CarnetRevision *any = revisions->pdata[0];

  self->revisions = g_ptr_array_ref (revisions);
  self->history = carnet_history_new (revisions);
  if (g_str_equal (any->kind, CARNET_KIND_OBSERVATION))
    self->rows = carnet_observation_rows_new (&any->entity, self->history);
  return self;
}

void
carnet_fresh_free (CarnetFresh *self)
{
  g_clear_pointer (&self->rows, carnet_observation_rows_free);
  carnet_history_free (self->history);
  g_ptr_array_unref (self->revisions);
  g_free (self);
}

GPtrArray *
carnet_fresh_get_revisions (CarnetFresh *self)
{
  return self->revisions;
}

gboolean
carnet_store_derive_fresh (CarnetStore *self, CarnetFresh *fresh, gint64 last, GError **error)
{
  const CarnetRevision *any = fresh->revisions->pdata[0];
  gint64                first = last - (gint64)fresh->revisions->len + 1;

  if (!kinds_agree (fresh->revisions, error)
      || !write_graph (self, &any->entity, last, fresh->history, CARNET_DERIVE_FRESH, error))
    return FALSE;
  if (fresh->rows != NULL)
    return carnet_store_insert_observation (self, first, fresh->rows, error);
  return carnet_store_derive_kind (self, &any->entity, any->kind, first, fresh->history, error);
}

/* -- None ---------------------------------------------------------------------------- */

gboolean
carnet_store_clear_derived (CarnetStore *self, GError **error)
{
  /* First the index, which reads the rows it forgets. */
  return carnet_db_exec (
      self->db,
      "INSERT INTO search (search) VALUES ('delete-all');"
      "DELETE FROM head; DELETE FROM cell; DELETE FROM programme;"
      "DELETE FROM programme_section; DELETE FROM milestone; DELETE FROM person;"
      "DELETE FROM territory; DELETE FROM actor; DELETE FROM theme;"
      "DELETE FROM observation; DELETE FROM observation_theme;"
      "DELETE FROM observation_actor; DELETE FROM observation_attachment;"
      "DELETE FROM coverage; DELETE FROM linked; DELETE FROM highlight; DELETE FROM comment;"
      "DELETE FROM statement; DELETE FROM statement_evidence;"
      "DELETE FROM declaration; DELETE FROM alias;",
      error);
}
