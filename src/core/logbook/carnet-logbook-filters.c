/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-filters.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"

static GPtrArray *
load (CarnetLogbook *self, GError **error)
{
  g_autofree char *string = NULL;

  if (!carnet_store_dup_meta_text (self->store, CARNET_META_FILTERS, &string, error))
    return NULL;
  if (string == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_saved_filter_free);
  return carnet_saved_filters_parse (string, error);
}

static gboolean
store (CarnetLogbook *self, const GPtrArray *filters, GError **error)
{
  g_autofree char *string = carnet_saved_filters_to_string (filters);

  return carnet_store_set_meta_text (self->store, CARNET_META_FILTERS, string, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CarnetSavedFilter *first = *(const CarnetSavedFilter *const *)a;
  const CarnetSavedFilter *second = *(const CarnetSavedFilter *const *)b;

  return g_utf8_collate (first->name, second->name);
}

static gboolean
remove_named (GPtrArray *filters, const char *name)
{
  g_autofree char *folded = carnet_text_fold (name);

  for (guint i = 0; i < filters->len; i++)
    {
      g_autofree char *other = carnet_text_fold (((CarnetSavedFilter *)filters->pdata[i])->name);

      if (g_str_equal (folded, other))
        return g_ptr_array_remove_index (filters, i) != NULL;
    }
  return FALSE;
}

GPtrArray *
carnet_logbook_list_filters (CarnetLogbook *self, GError **error)
{
  GPtrArray *filters = load (self, error);

  if (filters != NULL)
    g_ptr_array_sort (filters, compare_names);
  return filters;
}

/* Reading and writing are one: another program may have the same file open. */
static gboolean
change (CarnetLogbook *self, const char *name, const CarnetQuery *query, GError **error)
{
  g_autoptr (GPtrArray) filters = load (self, error);

  if (filters == NULL)
    return FALSE;
  if (!remove_named (filters, name) && query == NULL)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No filter is named “%s”."), name);
      return FALSE;
    }
  if (query != NULL)
    g_ptr_array_add (filters, carnet_saved_filter_new (name, query));
  return store (self, filters, error);
}

static gboolean
change_in_transaction (CarnetLogbook *self, const char *name, const CarnetQuery *query, GError **error)
{
  if (!carnet_logbook_begin (self, error))
    return FALSE;
  if (!change (self, name, query, error))
    {
      carnet_logbook_rollback (self);
      return FALSE;
    }
  return carnet_logbook_commit (self, error);
}

gboolean
carnet_logbook_save_filter (CarnetLogbook *self, const char *name, const CarnetQuery *query, GError **error)
{
  g_autofree char *clean = carnet_text_clean_line (name, -1);

  if (clean == NULL || *clean == '\0')
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("A filter needs a name."));
      return FALSE;
    }
  return change_in_transaction (self, clean, query, error);
}

gboolean
carnet_logbook_delete_filter (CarnetLogbook *self, const char *name, GError **error)
{
  return change_in_transaction (self, name, NULL, error);
}
