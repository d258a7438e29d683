/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-highlights.h"

#include "logbook/carnet-logbook-private.h"
#include "model/carnet-passages.h"

GPtrArray *
carnet_logbook_list_highlights (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  return carnet_store_list_highlights (self->store, observation, error);
}

/* -- Drafts ------------------------------------------------------------------------------ */

static gboolean
is_about (const CarnetDraft *draft, const CarnetId *observation, const GPtrArray *highlights)
{
  CarnetValue value;
  CarnetId    said;

  if (!g_str_equal (draft->kind, CARNET_KIND_HIGHLIGHT))
    return FALSE;
  if (carnet_passages_find (highlights, &draft->entity) != NULL)
    return TRUE;
  if (!carnet_writes_find (draft->writes, CARNET_KEY_OBSERVATION, &value))
    return FALSE;
  said = carnet_value_get_id (&value);
  return carnet_id_equal (&said, observation);
}

GPtrArray *
carnet_logbook_list_highlight_drafts (CarnetLogbook   *self,
                                      const CarnetId  *observation,
                                      const GPtrArray *highlights,
                                      GError         **error)
{
  g_autoptr (GPtrArray) drafts = carnet_logbook_list_drafts (self, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  if (drafts == NULL)
    return NULL;
  for (guint i = drafts->len; i > 0; i--)
    {
      CarnetDraft *draft = drafts->pdata[i - 1];

      if (!is_about (draft, observation, highlights) || !g_hash_table_add (seen, &draft->entity))
        g_ptr_array_remove_index (drafts, i - 1);
    }
  return g_steal_pointer (&drafts);
}

/* -- Between highlights and writes -------------------------------------------------------- */

static void
write_id (CarnetWrites *writes, const char *key, const CarnetId *id, const CarnetId *before)
{
  if (before == NULL || !carnet_id_equal (id, before))
    carnet_writes_set_id (writes, key, id);
}

static void
write_place (CarnetWrites *writes, const CarnetHighlight *self, const CarnetHighlight *base)
{
  if (base != NULL && self->start == base->start && self->end == base->end
      && g_str_equal (self->quote, base->quote))
    return;
  carnet_writes_set_integer (writes, CARNET_KEY_START, self->start);
  carnet_writes_set_integer (writes, CARNET_KEY_END, self->end);
  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, self->quote);
}

CarnetWrites *
carnet_highlight_dup_writes (const CarnetHighlight *self, const CarnetHighlight *base)
{
  CarnetWrites *writes = carnet_writes_new ();

  write_id (writes, CARNET_KEY_OBSERVATION, &self->observation, base != NULL ? &base->observation : NULL);
  write_id (writes, CARNET_KEY_SECTION, &self->section, base != NULL ? &base->section : NULL);
  write_place (writes, self, base);
  if (!g_str_equal (self->speaker, base != NULL ? base->speaker : ""))
    carnet_writes_set_line (writes, CARNET_KEY_SPEAKER, *self->speaker != '\0' ? self->speaker : NULL);
  if (self->consent != (base != NULL ? base->consent : CARNET_CONSENT_UNASKED))
    carnet_writes_set_text (writes, CARNET_KEY_CONSENT,
                            self->consent != CARNET_CONSENT_UNASKED
                                ? carnet_consent_to_string ((CarnetConsent)self->consent)
                                : NULL);
  return writes;
}

static void
apply_text (char **field, const CarnetWrites *writes, const char *key)
{
  const char *text = carnet_writes_find_text (writes, key);

  if (!carnet_writes_find (writes, key, NULL))
    return;
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

static void
apply_place (guint *field, const CarnetWrites *writes, const char *key)
{
  CarnetValue value;

  if (carnet_writes_find (writes, key, &value))
    *field = (guint)CLAMP (carnet_value_get_integer (&value, 0), 0, G_MAXINT);
}

static void
apply_id (CarnetId *field, const CarnetWrites *writes, const char *key)
{
  CarnetValue value;

  if (carnet_writes_find (writes, key, &value))
    *field = carnet_value_get_id (&value);
}

gboolean
carnet_highlight_apply (CarnetHighlight *self, const CarnetWrites *writes)
{
  CarnetValue value;

  apply_id (&self->observation, writes, CARNET_KEY_OBSERVATION);
  apply_id (&self->section, writes, CARNET_KEY_SECTION);
  apply_place (&self->start, writes, CARNET_KEY_START);
  apply_place (&self->end, writes, CARNET_KEY_END);
  apply_text (&self->quote, writes, CARNET_KEY_QUOTE);
  apply_text (&self->speaker, writes, CARNET_KEY_SPEAKER);
  if (carnet_writes_find (writes, CARNET_KEY_CONSENT, &value))
    self->consent = carnet_consent_parse (carnet_writes_find_text (writes, CARNET_KEY_CONSENT));
  return !carnet_writes_find (writes, CARNET_KEY_DELETED, &value)
         || carnet_value_get_integer (&value, 0) == 0;
}
