/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-named.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const CarnetNamedWords *first = *(const CarnetNamedWords *const *)a;
  const CarnetNamedWords *second = *(const CarnetNamedWords *const *)b;

  return g_utf8_collate (first->name, second->name);
}

GPtrArray *
carnet_logbook_list_named (CarnetLogbook *self, const char *meta, const char *problem, GError **error)
{
  g_autofree char *string = NULL;
  GPtrArray       *list;

  if (!carnet_store_dup_meta_text (self->store, meta, &string, error))
    return NULL;
  if (string == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_named_words_free);
  list = carnet_named_words_parse (string);
  if (list == NULL)
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, problem);
  else
    g_ptr_array_sort (list, compare_names);
  return list;
}

/* @put: (nullable) (transfer full) */
static gboolean
change (CarnetLogbook    *self,
        const char       *meta,
        const char       *problem,
        const char       *name,
        CarnetNamedWords *put,
        gboolean         *found,
        GError          **error)
{
  g_autoptr (CarnetNamedWords) named = put;
  g_autoptr (GPtrArray) list = carnet_logbook_list_named (self, meta, problem, error);
  g_autofree char *string = NULL;

  if (list == NULL)
    return FALSE;
  *found = carnet_named_words_remove (list, name);
  if (named != NULL)
    g_ptr_array_add (list, g_steal_pointer (&named));
  string = carnet_named_words_print (list);
  return carnet_store_set_meta_text (self->store, meta, string, error);
}

/* Reading and writing are one: another program may have the same file open. */
static gboolean
change_in_transaction (CarnetLogbook    *self,
                       const char       *meta,
                       const char       *problem,
                       const char       *name,
                       CarnetNamedWords *put,
                       gboolean         *found,
                       GError          **error)
{
  if (!carnet_logbook_begin (self, error))
    {
      g_clear_pointer (&put, carnet_named_words_free);
      return FALSE;
    }
  if (change (self, meta, problem, name, put, found, error))
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}

gboolean
carnet_logbook_put_named (CarnetLogbook    *self,
                          const char       *meta,
                          const char       *problem,
                          CarnetNamedWords *named,
                          GError          **error)
{
  gboolean found;

  return change_in_transaction (self, meta, problem, named->name, named, &found, error);
}

gboolean
carnet_logbook_remove_named (CarnetLogbook *self,
                             const char    *meta,
                             const char    *problem,
                             const char    *name,
                             gboolean      *found,
                             GError       **error)
{
  return change_in_transaction (self, meta, problem, name, NULL, found, error);
}
