/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How close something is kept, while people disagree on it. */
#include "model/carnet-highlight.h"
#include "store/carnet-store-private.h"

CarnetVisibility
carnet_value_get_visibility (const CarnetValue *value)
{
  g_autofree char *word = value->type == CARNET_VALUE_TEXT ? carnet_value_dup_text (value) : NULL;
  int              parsed = word != NULL ? carnet_visibility_parse (word) : -1;

  if (value->type == CARNET_VALUE_NONE)
    return CARNET_VISIBILITY_COORDINATION;
  return parsed < 0 ? CARNET_VISIBILITY_PRIVATE : (CarnetVisibility)parsed;
}

/* Who was not asked is not quoted either, but did not refuse. */
static int
openness_of_consent (const CarnetValue *value)
{
  g_autofree char *word = value->type == CARNET_VALUE_TEXT ? carnet_value_dup_text (value) : NULL;

  switch (word != NULL ? carnet_consent_parse (word) : CARNET_CONSENT_UNASKED)
    {
    case CARNET_CONSENT_NONE:
      return 0;
    case CARNET_CONSENT_ANONYMOUS:
      return 2;
    case CARNET_CONSENT_VERBATIM:
      return 3;
    default:
      return 1;
    }
}

/* The lower, the closer. */
static int
get_openness (const char *key, const CarnetValue *value)
{
  return g_str_equal (key, CARNET_KEY_VISIBILITY) ? (int)carnet_value_get_visibility (value)
                                                  : openness_of_consent (value);
}

void
carnet_cell_get_kept (const CarnetCell *cell, CarnetValue *value)
{
  carnet_cell_get_shown (cell, value);
  if (!cell->conflict
      || (!g_str_equal (cell->key, CARNET_KEY_VISIBILITY) && !g_str_equal (cell->key, CARNET_KEY_CONSENT)))
    return;
  for (guint i = 0; i < cell->writers->len; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];
      CarnetValue           other;

      if (carnet_writes_find (writer->writes, cell->key, &other)
          && get_openness (cell->key, &other) < get_openness (cell->key, value))
        *value = other;
    }
}
