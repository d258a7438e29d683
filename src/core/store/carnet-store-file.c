/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-file.h"

#include <glib/gi18n-lib.h>

#include "store/carnet-store-private.h"

#define PROGRESS_STEPS 100

gboolean
carnet_work_step (const CarnetWork *work, guint64 done, guint64 total, GError **error)
{
  if (work == NULL)
    return TRUE;
  if (work->cancellable != NULL && g_cancellable_is_cancelled (work->cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      return FALSE;
    }
  if (work->progress != NULL && (done == total || done % MAX (total / PROGRESS_STEPS, 1) == 0))
    work->progress (done, total, work->progress_data);
  return TRUE;
}

/* -- Rebuilding --------------------------------------------------------------------- */

gboolean
carnet_store_derive_all (CarnetStore *self, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  gint64     total, done = 0;
  CarnetStep step;

  if (!carnet_db_get_integer (self->db, "SELECT count(DISTINCT entity) FROM revision", &total, error))
    return FALSE;
  select = carnet_db_prepare (
      self->db, "SELECT entity, min (seq) FROM revision GROUP BY entity ORDER BY min (seq)", error);
  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId entity = carnet_statement_get_id (select, 0);

      if (!carnet_store_derive (self, &entity, carnet_statement_get_integer (select, 1), CARNET_DERIVE_FRESH,
                                error)
          || !carnet_work_step (work, (guint64)++done, (guint64)total, error))
        return FALSE;
    }
  return step == CARNET_STEP_DONE;
}

/* Deriving is one half of it, counting and finding words the other. */
typedef struct
{
  const CarnetWork *work;
  gboolean          second;
} Half;

static void
note_half_cb (guint64 done, guint64 total, gpointer user_data)
{
  const Half *self = user_data;

  self->work->progress (self->second ? total + done : done, total * 2, self->work->progress_data);
}

static gboolean
rebuild (CarnetStore *self, const CarnetWork *work, GError **error)
{
  static const CarnetWork quiet = { 0 };
  Half                    half = { work != NULL ? work : &quiet, FALSE };
  CarnetWork part = { half.work->progress != NULL ? note_half_cb : NULL, &half, half.work->cancellable };

  if (!carnet_store_begin_bulk (self, error) || !carnet_store_clear_derived (self, error)
      || !carnet_store_derive_all (self, &part, error))
    return FALSE;
  half.second = TRUE;
  return carnet_store_end_bulk (self, 0, &part, error);
}

gboolean
carnet_store_refill (CarnetStore *self, const CarnetWork *work, GError **error)
{
  gboolean done = rebuild (self, work, error);

  if (done)
    done = carnet_store_commit (self, error);
  else
    carnet_store_rollback (self);
  carnet_store_leave_bulk (self);
  return done;
}

gboolean
carnet_store_rebuild (CarnetStore *self, const CarnetWork *work, GError **error)
{
  return carnet_store_begin_as_is (self, error) && carnet_store_refill (self, work, error);
}

gboolean
carnet_store_is_outdated (CarnetStore *self)
{
  return self->outdated;
}

/* -- Copies ------------------------------------------------------------------------------ */

gboolean
carnet_store_vacuum_into (CarnetStore *self, const char *path, GError **error)
{
  g_autoptr (CarnetStatement) vacuum = carnet_db_prepare (self->db, "VACUUM INTO :path", error);

  if (vacuum == NULL)
    return FALSE;
  carnet_statement_bind_text (vacuum, ":path", path);
  return carnet_statement_run (vacuum, error);
}

gboolean
carnet_store_clear_local (CarnetStore *self, GError **error)
{
  if (!carnet_store_begin (self, error))
    return FALSE;
  if (carnet_db_exec (
          self->db, "DELETE FROM provenance; DELETE FROM batch; DELETE FROM draft; DELETE FROM sent", error))
    return carnet_store_commit (self, error);
  carnet_store_rollback (self);
  return FALSE;
}
