/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-templates.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-named.h"

#define PROBLEM _ ("The templates of this logbook cannot be read.")

GPtrArray *
carnet_logbook_list_templates (CarnetLogbook *self, GError **error)
{
  g_autoptr (GPtrArray) list = carnet_logbook_list_named (self, CARNET_META_TEMPLATES, PROBLEM, error);
  GPtrArray *templates;

  if (list == NULL)
    return NULL;
  templates = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_template_free);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (templates, carnet_template_from_words (list->pdata[i]));
  return templates;
}

gboolean
carnet_logbook_save_template (CarnetLogbook *self, const CarnetTemplate *template, GError **error)
{
  g_autofree char  *clean = carnet_text_clean_line (template->name, -1);
  CarnetNamedWords *named;

  if (clean == NULL || *clean == '\0')
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("A template needs a name."));
      return FALSE;
    }
  named = carnet_template_to_words (template);
  g_free (named->name);
  named->name = g_steal_pointer (&clean);
  return carnet_logbook_put_named (self, CARNET_META_TEMPLATES, PROBLEM, named, error);
}

gboolean
carnet_logbook_delete_template (CarnetLogbook *self, const char *name, GError **error)
{
  gboolean found;

  if (!carnet_logbook_remove_named (self, CARNET_META_TEMPLATES, PROBLEM, name, &found, error))
    return FALSE;
  if (!found)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("No template is named “%s”."), name);
  return found;
}
