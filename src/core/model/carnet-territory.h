/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetTerritory:
 * @kind: `region`, `departement`, `arrondissement`, `epci`, `ept`, `commune`, or
 *   `free` for one that is not of the official list
 * @code: code of the Code officiel géographique or SIREN; empty when free
 * @vintage: year of the list, such as `2026`; empty when free
 * @departement: departement code; may be empty
 * @region: region code; may be empty
 *
 * Strings are never %NULL. An official territory's id is carnet_id_from_name() of
 * `cog:<vintage>:<kind>:<code>`.
 */
typedef struct
{
  CarnetId id;
  char    *name;
  char    *kind;
  char    *code;
  char    *vintage;
  char    *departement;
  char    *region;
  char    *departement_name; /* from the official list; empty when not looked up */
  gint64   population;       /* -1 when unknown */
} CarnetTerritory;

CarnetTerritory *carnet_territory_new (void);
CarnetTerritory *carnet_territory_copy (const CarnetTerritory *self);
void             carnet_territory_free (CarnetTerritory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetTerritory, carnet_territory_free)

/** carnet_territory_kind_get_label: translated: « commune », « intercommunalité ». */
const char *carnet_territory_kind_get_label (const char *kind);
/** carnet_territory_id_for: the id of an official territory. */
CarnetId carnet_territory_id_for (const char *vintage, const char *kind, const char *code);

G_END_DECLS
