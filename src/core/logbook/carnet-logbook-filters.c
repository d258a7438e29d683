/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-filters.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-named.h"

#define PROBLEM _ ("The filters that were saved in this logbook cannot be read.")

GPtrArray *
carnet_logbook_list_filters (CarnetLogbook *self, GError **error)
{
  g_autoptr (GPtrArray) list = carnet_logbook_list_named (self, CARNET_META_FILTERS, PROBLEM, error);
  GPtrArray *filters;

  if (list == NULL)
    return NULL;
  filters = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_saved_filter_free);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (filters, carnet_saved_filter_from_words (list->pdata[i]));
  return filters;
}

gboolean
carnet_logbook_save_filter (CarnetLogbook *self, const char *name, const CarnetQuery *query, GError **error)
{
  g_autofree char *clean = carnet_text_clean_line (name, -1);

  if (clean != NULL && *clean != '\0')
    return carnet_logbook_put_named (self, CARNET_META_FILTERS, PROBLEM,
                                     carnet_saved_filter_to_words (clean, query), error);
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("A filter needs a name."));
  return FALSE;
}

gboolean
carnet_logbook_delete_filter (CarnetLogbook *self, const char *name, GError **error)
{
  gboolean found;

  if (!carnet_logbook_remove_named (self, CARNET_META_FILTERS, PROBLEM, name, &found, error))
    return FALSE;
  if (!found)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No filter is named “%s”."), name);
  return found;
}
