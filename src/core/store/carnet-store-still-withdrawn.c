/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"

/* Only what a withdrawn batch brought can be shown again with one. */
GArray *
carnet_store_list_still_withdrawn (CarnetStore *self, gint64 batch, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT DISTINCT b.seq FROM provenance AS p"
                           " JOIN hidden AS h ON h.revision = p.revision"
                           " JOIN provenance AS o ON o.revision = p.revision"
                           " JOIN batch AS b ON b.seq = o.batch"
                           " WHERE p.batch = :batch AND b.state = 'withdrawn' ORDER BY b.seq",
                           error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":batch", batch);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gint64 number = carnet_statement_get_integer (select, 0);

      g_array_append_val (numbers, number);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}
