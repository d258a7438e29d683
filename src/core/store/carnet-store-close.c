/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How close something is kept, while people disagree on it. */
#include "model/carnet-highlight.h"
#include "store/carnet-store-private.h"

/* The lower, the closer. What nobody said is for those the logbook is kept for; a word not understood is kept
 * close. */
static int
openness_of_visibility (const char *word)
{
  return word == NULL ? CARNET_VISIBILITY_COORDINATION
                      : MAX (carnet_visibility_parse (word), CARNET_VISIBILITY_PRIVATE);
}

/* Who was not asked is not quoted either, but did not refuse. */
static int
openness_of_consent (const char *word)
{
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

static int
get_openness (const char *key, const CarnetValue *value)
{
  g_autofree char *word = value->type != CARNET_VALUE_NONE ? carnet_value_dup_text (value) : NULL;

  /* Not even a text. */
  if (value->type != CARNET_VALUE_NONE && word == NULL)
    return 0;
  return g_str_equal (key, CARNET_KEY_VISIBILITY) ? openness_of_visibility (word)
                                                  : openness_of_consent (word);
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
