/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Two people, or two territories, that may be the same. Nothing is ever joined by
 * itself: a person judges, the judgement travels with the logbook, can be withdrawn,
 * and rewrites nothing; what is judged the same is counted and filtered as one. */

/**
 * CarnetAliasState:
 * @CARNET_ALIAS_SUSPECTED: they have the same name, accents and case aside, and nobody judged yet
 * @CARNET_ALIAS_SAME, @CARNET_ALIAS_DISTINCT: judged
 * @CARNET_ALIAS_DISPUTED: two people judged differently, or a chain of “same” contradicts it: nothing is
 * joined
 */
typedef enum
{
  CARNET_ALIAS_SUSPECTED,
  CARNET_ALIAS_SAME,
  CARNET_ALIAS_DISTINCT,
  CARNET_ALIAS_DISPUTED,
} CarnetAliasState;

/** CarnetAliasSide: one of the two. @role: of a person, one of CARNET_ROLE_… or another word; "". @about: the
 * organisation, or the kind and code of an official territory; "" */
typedef struct
{
  CarnetId id;
  char    *name;
  char    *role;
  char    *about;
} CarnetAliasSide;

/** CarnetAliasPair: @kind: %CARNET_KIND_PERSON or %CARNET_KIND_TERRITORY; the sides are by name, then id. */
typedef struct
{
  const char      *kind;
  CarnetAliasState state;
  CarnetAliasSide  sides[2];
} CarnetAliasPair;

void carnet_alias_pair_free (CarnetAliasPair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetAliasPair, carnet_alias_pair_free)

/** carnet_logbook_list_aliases: (transfer full) (element-type CarnetAliasPair): what waits for a judgement,
 * disputed before suspected, then what was judged. */
GPtrArray *carnet_logbook_list_aliases (CarnetLogbook *self, GError **error);

/** carnet_logbook_are_same: @same: (out): whether they are one, or were judged to be. */
gboolean carnet_logbook_are_same (CarnetLogbook  *self,
                                  const CarnetId *a,
                                  const CarnetId *b,
                                  gboolean       *same,
                                  GError        **error);

/** carnet_logbook_map_joined: (transfer full): of @entities, #CarnetTerritory or #CarnetPerson, those that
 * are counted under another that they were judged to be: #CarnetId → #CarnetId of that other. */
GHashTable *carnet_logbook_map_joined (CarnetLogbook *self, GPtrArray *entities, GError **error);
/** carnet_logbook_list_counted_territories: (transfer full) (element-type CarnetTerritory): as
 * carnet_logbook_list_territories(), without those of carnet_logbook_map_joined(), and after them those that
 * are deleted but that observations name, marked: what carnet_logbook_count_coverage() is of. */
GPtrArray *carnet_logbook_list_counted_territories (CarnetLogbook *self, GError **error);

/**
 * carnet_logbook_judge_alias:
 * @verdict: %CARNET_ALIAS_SAME, %CARNET_ALIAS_DISTINCT, or %CARNET_ALIAS_SUSPECTED to withdraw the judgement
 *
 * An ordinary revision by the owner, knowing all judgements of this pair.
 * Returns: %FALSE with %CARNET_ERROR_NOT_FOUND unless both are people, or both territories, of this logbook;
 *   with %CARNET_ERROR_INVALID for two territories of the same official list.
 */
gboolean carnet_logbook_judge_alias (CarnetLogbook   *self,
                                     const CarnetId  *a,
                                     const CarnetId  *b,
                                     CarnetAliasState verdict,
                                     GError         **error);

G_END_DECLS
