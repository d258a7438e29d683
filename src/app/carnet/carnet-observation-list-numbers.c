/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the numbers listed before to those listed now, told with items-changed. */
#include "carnet/carnet-observation-list-private.h"

/* More than these are told in two steps: told at once, the list view looks for the row on top and the
 * selected one among all the new ones. */
#define TOLD_AT_ONCE 64

static gint64
number_at (const GArray *numbers, guint i)
{
  return g_array_index (numbers, gint64, i);
}

guint
carnet_observation_list_find_number (CarnetObservationList *self, gint64 number)
{
  for (guint i = 0; number != 0 && i < self->numbers->len; i++)
    if (number_at (self->numbers, i) == number)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
splice (CarnetObservationList *self,
        guint                  position,
        guint                  removed,
        const GArray          *from,
        guint                  first,
        guint                  added)
{
  if (removed > 0)
    g_array_remove_range (self->numbers, position, removed);
  if (added > 0)
    g_array_insert_vals (self->numbers, position, &g_array_index (from, gint64, first), added);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position + (self->pending ? 1 : 0), removed, added);
}

void
carnet_observation_list_replace (CarnetObservationList *self, const GArray *numbers)
{
  splice (self, 0, self->numbers->len, numbers, 0, 0);
  splice (self, 0, 0, numbers, 0, numbers->len);
}

static gboolean
same (const GArray *a, guint i, const GArray *b, guint j, guint n)
{
  return memcmp (&g_array_index (a, gint64, i), &g_array_index (b, gint64, j), n * sizeof (gint64)) == 0;
}

/* One row went from an end of what differs to the other: @n of both from @first on. */
static gboolean
merge_move (CarnetObservationList *self, const GArray *numbers, guint first, guint n)
{
  const guint last = first + n - 1;
  guint       from, to;

  if (n < 2)
    return FALSE;
  if (same (self->numbers, first + 1, numbers, first, n - 1))
    from = first, to = last;
  else if (same (self->numbers, first, numbers, first + 1, n - 1))
    from = last, to = first;
  else
    return FALSE;
  splice (self, from, 1, numbers, 0, 0);
  splice (self, to, 0, numbers, to, 1);
  return TRUE;
}

void
carnet_observation_list_merge (CarnetObservationList *self, const GArray *numbers)
{
  const GArray *before = self->numbers;
  const guint   shorter = MIN (before->len, numbers->len);
  guint         first = 0, suffix = 0, removed, added;

  while (first < shorter && number_at (before, first) == number_at (numbers, first))
    first++;
  while (suffix < shorter - first
         && number_at (before, before->len - 1 - suffix) == number_at (numbers, numbers->len - 1 - suffix))
    suffix++;
  removed = before->len - first - suffix;
  added = numbers->len - first - suffix;
  if (removed == added && merge_move (self, numbers, first, removed))
    return;
  if (removed <= TOLD_AT_ONCE && added <= TOLD_AT_ONCE)
    {
      splice (self, first, removed, numbers, first, added);
      return;
    }
  splice (self, first, removed, numbers, 0, 0);
  splice (self, first, 0, numbers, first, added);
}
