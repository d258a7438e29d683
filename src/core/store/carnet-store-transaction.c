/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

static gboolean
undone (GError **error)
{
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_FAILED,
                       _ ("Nothing was kept, because part of it failed."));
  return FALSE;
}

static gboolean
begin (CarnetStore *self, const char *sql, GError **error)
{
  /* SQLite rolls back by itself when the disk is full. */
  if (self->depth > 0 && !carnet_db_in_transaction (self->db))
    self->doomed = TRUE;
  if (self->doomed)
    return undone (error);
  if (self->depth == 0)
    carnet_db_recover (self->db);
  if (self->depth == 0 && !carnet_db_exec (self->db, sql, error))
    return FALSE;
  if (self->depth++ == 0)
    {
      self->unsure = FALSE;
      self->changes = carnet_db_total_changes (self->db);
    }
  return TRUE;
}

static void
leave (CarnetStore *self)
{
  if (--self->depth == 0)
    self->doomed = FALSE;
}

gboolean
carnet_store_begin_as_is (CarnetStore *self, GError **error)
{
  return begin (self, "BEGIN IMMEDIATE", error);
}

/* By the rules of today nothing can be added to what was filled by others. */
gboolean
carnet_store_begin (CarnetStore *self, GError **error)
{
  while (carnet_store_begin_as_is (self, error))
    {
      if (self->depth > 1)
        return TRUE;
      if (!carnet_store_find_outdated (self, error))
        {
          carnet_store_rollback (self);
          return FALSE;
        }
      if (!self->outdated)
        return TRUE;
      if (!carnet_store_refill (self, NULL, error))
        return FALSE;
    }
  return FALSE;
}

void
carnet_store_set_cancellable (CarnetStore *self, GCancellable *cancellable)
{
  carnet_db_set_cancellable (self->db, cancellable);
}

void
carnet_store_rest (CarnetStore *self)
{
  carnet_db_rest (self->db);
}

gboolean
carnet_store_begin_read (CarnetStore *self, GError **error)
{
  return begin (self, "BEGIN", error);
}

void
carnet_store_end_read (CarnetStore *self)
{
  g_return_if_fail (self->depth > 0);

  /* With nothing written there is nothing that could fail to be kept. */
  if (self->depth == 1 && !carnet_db_exec (self->db, "COMMIT", NULL))
    carnet_store_rollback (self);
  else
    leave (self);
}

/* -- Committing ----------------------------------------------------------------------- */

/* A commit may fail after its work was done: the journal is gone, but not surely. Each
 * transaction therefore leaves a mark of its own. Other versions of the program leave theirs too, but do not
 * say that the derived tables are valid as of it. */

static gboolean
set_mark (CarnetStore *self, CarnetId *transaction, GError **error)
{
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO meta (key, value) VALUES ('" CARNET_META_TRANSACTION
                           "', :transaction), ('" CARNET_META_DERIVED "', :derived)"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           error);
  char derived[sizeof CARNET_DERIVED_AS_OF + CARNET_ID_HEX] = CARNET_DERIVED_AS_OF;

  if (insert == NULL)
    return FALSE;
  *transaction = carnet_id_random (carnet_random_bytes, NULL);
  carnet_id_to_hex (transaction, derived + strlen (CARNET_DERIVED_AS_OF));
  carnet_statement_bind_id (insert, ":transaction", transaction);
  carnet_statement_bind_text (insert, ":derived", derived);
  return carnet_statement_run (insert, error);
}

gboolean
carnet_store_find_outdated (CarnetStore *self, GError **error)
{
  gint64 valid;

  if (!carnet_db_get_integer (self->db,
                              "SELECT (SELECT value FROM meta WHERE key = '" CARNET_META_DERIVED
                              "') IS '" CARNET_DERIVED_AS_OF "' || lower (hex ((SELECT value FROM meta WHERE"
                              " key = '" CARNET_META_TRANSACTION "')))",
                              &valid, error))
    return FALSE;
  self->outdated = !valid;
  return TRUE;
}

/* Whoever writes to what is outdated fills it anew. */
static gboolean
mark (CarnetStore *self, CarnetId *transaction, GError **error)
{
  return (carnet_db_total_changes (self->db) == self->changes && !self->outdated)
         || set_mark (self, transaction, error);
}

/* One more, and the folder is synced: what went before is as sure as this one is. */
static gboolean
make_sure (CarnetStore *self)
{
  CarnetId again;

  if (!carnet_db_exec (self->db, "BEGIN IMMEDIATE", NULL))
    return FALSE;
  if (set_mark (self, &again, NULL) && carnet_db_exec (self->db, "COMMIT", NULL))
    return TRUE;
  if (carnet_db_in_transaction (self->db))
    carnet_db_exec (self->db, "ROLLBACK", NULL);
  return FALSE;
}

/* Rolled back, what does the file say? */
static gboolean
settle (CarnetStore *self, const CarnetId *transaction, GError *problem, GError **error)
{
  g_autofree char *name = g_path_get_basename (carnet_store_get_path (self));
  gboolean         known;
  CarnetId         found;

  known = carnet_store_get_meta_id (self, CARNET_META_TRANSACTION, &found, NULL);
  if (known && !carnet_id_equal (&found, transaction))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_clear_error (&problem);
  if (known && make_sure (self))
    return TRUE;
  self->unsure = TRUE;
  g_set_error (
      error, CARNET_ERROR, CARNET_ERROR_IO,
      _ ("It is not known whether “%s” kept this, because its disk failed: look before trying again."), name);
  return FALSE;
}

static gboolean
commit (CarnetStore *self, GError **error)
{
  CarnetId transaction = { { 0 } };
  GError  *problem = NULL;

  if (!mark (self, &transaction, error))
    {
      carnet_store_rollback (self);
      return FALSE;
    }
  if (carnet_db_exec (self->db, "COMMIT", &problem))
    {
      self->outdated = FALSE;
      leave (self);
      return TRUE;
    }
  carnet_store_rollback (self);
  if (!carnet_id_is_nil (&transaction))
    return settle (self, &transaction, problem, error);
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
carnet_store_commit (CarnetStore *self, GError **error)
{
  gboolean doomed;

  g_return_val_if_fail (self->depth > 0, FALSE);

  doomed = self->doomed || !carnet_db_in_transaction (self->db);
  if (!doomed && self->depth == 1)
    return commit (self, error);
  leave (self);
  return !doomed || undone (error);
}

gboolean
carnet_store_is_unsure (CarnetStore *self)
{
  return self->unsure;
}

void
carnet_store_rollback (CarnetStore *self)
{
  if (carnet_db_in_transaction (self->db))
    carnet_db_exec (self->db, "ROLLBACK", NULL);
  if (self->depth == 0)
    return;
  self->doomed = TRUE;
  leave (self);
}
