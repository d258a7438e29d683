/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-sorter.h"

/* Of what is sorted at once. */
#define RUN_BYTES (1u << 20)

struct _CarnetSorter
{
  gsize        size;
  GCompareFunc compare;
  GArray      *run;    /* records, not yet sorted */
  CarnetSpill *sorted; /* (nullable): runs, one after the other */
  GArray      *sizes;  /* guint64: of each, in bytes */
};

CarnetSorter *
carnet_sorter_new (gsize size, GCompareFunc compare)
{
  CarnetSorter *self = g_new0 (CarnetSorter, 1);

  self->size = size;
  self->compare = compare;
  self->run = g_array_new (FALSE, FALSE, (guint)size);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
carnet_sorter_free (CarnetSorter *self)
{
  g_clear_pointer (&self->run, g_array_unref);
  g_clear_pointer (&self->sorted, carnet_spill_free);
  g_array_unref (self->sizes);
  g_free (self);
}

static gboolean
end_run (CarnetSorter *self, GError **error)
{
  guint64 size = (guint64)self->run->len * self->size;

  if (self->sorted == NULL)
    self->sorted = carnet_spill_new (error);
  if (self->sorted == NULL)
    return FALSE;
  g_array_sort (self->run, self->compare);
  g_array_append_val (self->sizes, size);
  if (!carnet_spill_append (self->sorted, self->run->data, size, error))
    return FALSE;
  g_array_set_size (self->run, 0);
  return TRUE;
}

gboolean
carnet_sorter_add (CarnetSorter *self, gconstpointer record, GError **error)
{
  g_array_append_vals (self->run, record, 1);
  return self->run->len * self->size < RUN_BYTES || end_run (self, error);
}

/* -- Merging: a heap of runs, the one with the least record first ------------------------------ */

typedef struct
{
  const guint8 *at, *end;
} Run;

static Run *
run_at (GArray *heap, guint i)
{
  return &g_array_index (heap, Run, i);
}

static void
sink (CarnetSorter *self, GArray *heap, guint i)
{
  for (guint child; (child = 2 * i + 1) < heap->len; i = child)
    {
      Run above = *run_at (heap, i);

      if (child + 1 < heap->len && self->compare (run_at (heap, child + 1)->at, run_at (heap, child)->at) < 0)
        child++;
      if (self->compare (above.at, run_at (heap, child)->at) <= 0)
        return;
      *run_at (heap, i) = *run_at (heap, child);
      *run_at (heap, child) = above;
    }
}

static GArray *
make_heap (CarnetSorter *self, const guint8 *bytes)
{
  GArray *heap = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0; i < self->sizes->len; i++)
    {
      Run run = { bytes, bytes + g_array_index (self->sizes, guint64, i) };

      bytes = run.end;
      g_array_append_val (heap, run);
    }
  for (guint i = heap->len / 2; i-- > 0;)
    sink (self, heap, i);
  return heap;
}

static gboolean
merge_into (CarnetSorter *self, CarnetSpill *merged, GError **error)
{
  const guint8 *bytes = carnet_spill_map (self->sorted, error);
  g_autoptr (GArray) heap = bytes != NULL ? make_heap (self, bytes) : NULL;
  gsize taken = 0;

  while (heap != NULL && heap->len > 0)
    {
      Run *least = run_at (heap, 0);

      if (!carnet_spill_append (merged, least->at, self->size, error))
        return FALSE;
      least->at += self->size;
      if (least->at == least->end)
        g_array_remove_index_fast (heap, 0);
      sink (self, heap, 0);
      if ((taken += self->size) < RUN_BYTES)
        continue;
      carnet_spill_release (self->sorted);
      taken = 0;
    }
  return bytes != NULL && (carnet_spill_map (merged, error) != NULL);
}

static CarnetSpill *
merge_runs (CarnetSorter *self, GError **error)
{
  g_autoptr (CarnetSpill) merged = NULL;

  if (self->run->len > 0 && !end_run (self, error))
    return NULL;
  g_clear_pointer (&self->run, g_array_unref);
  merged = carnet_spill_new (error);
  return merged != NULL && merge_into (self, merged, error) ? g_steal_pointer (&merged) : NULL;
}

CarnetSpill *
carnet_sorter_end (CarnetSorter *self, GError **error)
{
  g_autoptr (CarnetSorter) ended = self;

  if (ended->sorted != NULL)
    return merge_runs (ended, error);
  g_array_sort (ended->run, ended->compare);
  return carnet_spill_take_array (g_steal_pointer (&ended->run), error);
}
