/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-highlight.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} consents[CARNET_N_CONSENTS] = {
  [CARNET_CONSENT_VERBATIM] = { "verbatim", NC_ ("consent", "Word for word, with the name") },
  [CARNET_CONSENT_ANONYMOUS] = { "anonymous", NC_ ("consent", "Word for word, without the name") },
  [CARNET_CONSENT_NONE] = { "none", NC_ ("consent", "Does not agree to be quoted") },
};

const char *
carnet_consent_to_string (CarnetConsent consent)
{
  g_return_val_if_fail (consent < CARNET_N_CONSENTS, NULL);

  return consents[consent].word;
}

int
carnet_consent_parse (const char *text)
{
  for (int i = 0; i < CARNET_N_CONSENTS; i++)
    if (g_strcmp0 (consents[i].word, text) == 0)
      return i;
  return CARNET_CONSENT_UNASKED;
}

const char *
carnet_consent_get_label (CarnetConsent consent)
{
  g_return_val_if_fail (consent < CARNET_N_CONSENTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "consent", consents[consent].label);
}

CarnetHighlight *
carnet_highlight_new (void)
{
  CarnetHighlight *self = g_new0 (CarnetHighlight, 1);

  self->quote = g_strdup ("");
  self->speaker = g_strdup ("");
  self->consent = CARNET_CONSENT_UNASKED;
  return self;
}

CarnetHighlight *
carnet_highlight_copy (const CarnetHighlight *self)
{
  CarnetHighlight *copy = g_memdup2 (self, sizeof *self);

  copy->quote = g_strdup (self->quote);
  copy->speaker = g_strdup (self->speaker);
  copy->heads = self->heads != NULL ? g_array_copy (self->heads) : NULL;
  return copy;
}

void
carnet_highlight_free (CarnetHighlight *self)
{
  g_free (self->quote);
  g_free (self->speaker);
  g_clear_pointer (&self->heads, g_array_unref);
  g_free (self);
}
