/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-withheld.h"

#include "store/carnet-store.h"

typedef struct
{
  CarnetLogbook *into;
  GHashTable    *found; /* CarnetId: told */
  guint64        n_whole, n_changes, n_others;
} Looking;

static gboolean
is_shown (const CarnetRevision *revision, CarnetHistory *history)
{
  GPtrArray *shown = history != NULL ? carnet_history_get_sorted (history) : NULL;

  for (guint i = 0; shown != NULL && i < shown->len; i++)
    if (carnet_hash_equal (&((CarnetRevision *)shown->pdata[i])->id, &revision->id))
      return TRUE;
  return FALSE;
}

static gboolean
look_cb (CarnetRevision *revision, gpointer user_data, GError **error)
{
  Looking *self = user_data;
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (self->into, &revision->entity, NULL);

  if (is_shown (revision, history) || !g_hash_table_add (self->found, carnet_id_copy (&revision->entity)))
    return TRUE;
  if (!g_str_equal (revision->kind, CARNET_KIND_OBSERVATION))
    self->n_others++;
  else if (history != NULL)
    self->n_changes++;
  else
    self->n_whole++;
  return TRUE;
}

const char *
carnet_test_check_withheld (CarnetLogbook *into, const char *path, const CarnetMergeCounts *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetStore) from = carnet_store_open (path, TRUE, &error);
  g_autoptr (GHashTable) found
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  Looking looking = { into, found, 0, 0, 0 };

  g_assert_no_error (error);
  carnet_store_foreach_revision (from, look_cb, &looking, &error);
  g_assert_no_error (error);
  if (told->n_withheld != looking.n_whole || told->n_withheld_changes != looking.n_changes)
    return "the preview tells another number of observations that stay withdrawn";
  return told->n_others_withheld == looking.n_others
             ? NULL
             : "the preview tells another number of other things that "
               "stay withdrawn";
}
