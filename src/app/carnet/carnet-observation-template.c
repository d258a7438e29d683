/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new observation begins with, and what is kept of one for the next. */
#include "carnet/carnet-observation-base.h"
#include "carnet/carnet-observation-document-private.h"

static void
begin_text (CarnetObservationDocument *self, const CarnetTemplate *template, const char *key)
{
  const char *text = g_hash_table_lookup (template->texts, key);

  if (!text)
    return;
  if (g_str_equal (key, CARNET_KEY_TITLE))
    carnet_writes_set_line (self->writes, key, text);
  else
    carnet_writes_set_text (self->writes, key, text);
}

static gboolean
is_known (const CarnetId *theme, const GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    if (carnet_id_equal (&((CarnetTheme *)known->pdata[i])->id, theme))
      return TRUE;
  return FALSE;
}

void
carnet_observation_document_begin_with (CarnetObservationDocument *self,
                                        const CarnetTemplate *template,
                                        const GPtrArray *themes)
{
  const GPtrArray *sections;

  g_return_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self));
  g_return_if_fail (carnet_observation_document_is_blank (self));

  sections = carnet_session_get_programme (self->session)->sections;
  begin_text (self, template, CARNET_KEY_TITLE);
  for (guint i = 0; i < sections->len; i++)
    {
      g_autofree char *key
          = carnet_observation_document_dup_text_key (&((CarnetSection *)sections->pdata[i])->id);

      begin_text (self, template, key);
    }
  for (guint i = 0; i < template->themes->len; i++)
    {
      const CarnetId  *theme = &g_array_index (template->themes, CarnetId, i);
      g_autofree char *key = carnet_base_dup_element_key (CARNET_PREFIX_THEME, theme);

      if (is_known (theme, themes))
        carnet_writes_set_integer (self->writes, key, 1);
    }
  if (template->visibility != carnet_observation_document_get_visibility (self))
    carnet_writes_set_text (self->writes, CARNET_KEY_VISIBILITY,
                            carnet_visibility_to_string (template->visibility));
  g_clear_pointer (&self->defaults, carnet_writes_unref);
  self->defaults = carnet_writes_copy (self->writes);
}

static void
keep_text (CarnetObservationDocument *self, CarnetTemplate *template, const char *key)
{
  const char *text = carnet_observation_document_get_text (self, key);

  if (*text != '\0')
    g_hash_table_insert (template->texts, g_strdup (key), g_strdup (text));
}

CarnetTemplate *
carnet_observation_document_dup_template (CarnetObservationDocument *self)
{
  CarnetTemplate *template;
  const GPtrArray *sections;
  g_autoptr (GArray) themes = NULL;

  g_return_val_if_fail (CARNET_IS_OBSERVATION_DOCUMENT (self), NULL);

  template = carnet_template_new ("");
  sections = carnet_session_get_programme (self->session)->sections;
  themes = carnet_observation_document_dup_themes (self);
  keep_text (self, template, CARNET_KEY_TITLE);
  for (guint i = 0; i < sections->len; i++)
    {
      g_autofree char *key
          = carnet_observation_document_dup_text_key (&((CarnetSection *)sections->pdata[i])->id);

      keep_text (self, template, key);
    }
  g_array_append_vals (template->themes, themes->data, themes->len);
  template->visibility = carnet_observation_document_get_visibility (self);
  return template;
}
