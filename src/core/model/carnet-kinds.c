/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-kinds.h"

#include <glib/gi18n-lib.h>

const char *const carnet_title_keys[]
    = { CARNET_KEY_NAME, CARNET_KEY_LABEL, CARNET_KEY_TITLE, CARNET_KEY_QUOTE, CARNET_KEY_TEXT, NULL };

/* In the order in which people read them. */
static const struct
{
  const char *kind;
  const char *label;
  const char *heading;
  gboolean    settled;
  gboolean    told; /* by what one is called */
} kinds[] = {
  { CARNET_KIND_OBSERVATION, N_ ("Observation"), N_ ("Observations"), TRUE },
  { CARNET_KIND_PROGRAMME, N_ ("Programme"), N_ ("Programmes"), TRUE },
  { CARNET_KIND_MILESTONE, N_ ("Milestone"), N_ ("Milestones"), TRUE },
  { CARNET_KIND_PERSON, N_ ("Person"), N_ ("People"), TRUE },
  { CARNET_KIND_TERRITORY, N_ ("Territory"), N_ ("Territories"), TRUE },
  { CARNET_KIND_ACTOR, N_ ("Actor"), N_ ("Actors"), TRUE },
  { CARNET_KIND_THEME, N_ ("Theme"), N_ ("Themes"), TRUE },
  { CARNET_KIND_HIGHLIGHT, N_ ("Verbatim"), N_ ("Verbatims"), TRUE },
  { CARNET_KIND_COMMENT, N_ ("Comment"), N_ ("Comments"), TRUE },
  { CARNET_KIND_DECLARATION, N_ ("Month with nothing to report"), N_ ("Months with nothing to report"), TRUE,
    TRUE },
  { CARNET_KIND_STATEMENT, N_ ("Statement"), N_ ("Statements of the report"), TRUE, TRUE },
  { CARNET_KIND_ALIAS, N_ ("The same or two distinct"), N_ ("Judged the same or distinct"), FALSE },
};

guint
carnet_kind_get_place (const char *kind)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[rank].kind, kind))
    rank++;
  return rank;
}

const char *
carnet_kind_find (const char *kind)
{
  const guint rank = carnet_kind_get_place (kind);

  return rank < G_N_ELEMENTS (kinds) ? kinds[rank].kind : NULL;
}

const char *
carnet_kind_get_label (const char *kind)
{
  const guint rank = carnet_kind_get_place (kind);

  return rank < G_N_ELEMENTS (kinds) ? _ (kinds[rank].label) : kind;
}

const char *
carnet_kind_get_heading (const char *kind)
{
  const guint rank = kind != NULL ? carnet_kind_get_place (kind) : G_N_ELEMENTS (kinds);

  return rank < G_N_ELEMENTS (kinds) ? _ (kinds[rank].heading) : _ ("Kinds that this version does not know");
}

const char *
carnet_kind_find_settled (const char *kind)
{
  const guint rank = carnet_kind_get_place (kind);

  return rank < G_N_ELEMENTS (kinds) && kinds[rank].settled ? kinds[rank].kind : NULL;
}

gboolean
carnet_kind_is_told (const char *kind)
{
  const guint rank = carnet_kind_get_place (kind);

  return rank < G_N_ELEMENTS (kinds) && kinds[rank].told;
}

gboolean
carnet_kind_asks (const char *kind, const char *key)
{
  if (g_str_has_prefix (key, CARNET_PREFIX_CALENDAR))
    return FALSE;
  return !g_str_equal (kind, CARNET_KIND_HIGHLIGHT)
         || !(g_str_equal (key, CARNET_KEY_START) || g_str_equal (key, CARNET_KEY_END)
              || g_str_equal (key, CARNET_KEY_REVISION));
}
