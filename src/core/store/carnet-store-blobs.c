/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "store/carnet-store-private.h"

gboolean
carnet_store_count_blobs (CarnetStore *self, guint64 *count, GError **error)
{
  gint64 n;

  if (!carnet_db_get_integer (self->db, "SELECT count(*) FROM blob", &n, error))
    return FALSE;
  *count = (guint64)n;
  return TRUE;
}

static gboolean
give_blob (CarnetStore     *self,
           CarnetStatement *select,
           CarnetBlobFunc   func,
           gpointer         user_data,
           GError         **error)
{
  gsize            size;
  CarnetHash       stored = carnet_statement_get_hash (select, 0), hash;
  const guint8    *bytes = carnet_statement_get_blob (select, 1, &size);
  g_autofree char *name = NULL;

  hash = carnet_hash_of (NULL, bytes, size);
  if (carnet_hash_equal (&hash, &stored))
    return func (&hash, bytes, size, user_data, error);
  name = g_path_get_basename (carnet_store_get_path (self));
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("“%s” is damaged: %s."), name,
               _ ("an attachment does not match its identifier"));
  return FALSE;
}

gboolean
carnet_store_foreach_blob (CarnetStore *self, CarnetBlobFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT hash, bytes FROM blob ORDER BY hash", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if (!give_blob (self, select, func, user_data, error))
      return FALSE;
  return step == CARNET_STEP_DONE;
}
