/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_KNOWN (carnet_known_get_type ())
/**
 * CarnetKnown: the territories, themes, actors, people and milestones of a logbook, kept up to date. Its
 * signal `changed ()` tells that some came, left, changed their name, were judged to be the same, or,
 * deleted, got their first observation or lost their last.
 */
G_DECLARE_FINAL_TYPE (CarnetKnown, carnet_known, CARNET, KNOWN, GObject)

CarnetKnown *carnet_known_new (CarnetSession *session);
/** carnet_known_list_territories: (transfer container) (element-type CarnetTerritory): those to choose from,
 * by name: one for all that were judged to be the same; each is borrowed until the main loop runs again. */
GPtrArray *carnet_known_list_territories (CarnetKnown *self);
/** carnet_known_list_people: (transfer container) (element-type CarnetPerson): as
 * carnet_known_list_territories(). */
GPtrArray *carnet_known_list_people (CarnetKnown *self);
/** carnet_known_get_canonical: the one to choose for the territory, or person, @id: itself, or what it was
 * judged to be. */
CarnetId carnet_known_get_canonical (CarnetKnown *self, const CarnetId *id);
/** carnet_known_get_programme: (transfer none): with its milestones; as all that is borrowed here, until the
 * main loop runs again. */
CarnetProgramme *carnet_known_get_programme (CarnetKnown *self);
/** carnet_known_get_session: (transfer none): whose they are. */
CarnetSession *carnet_known_get_session (CarnetKnown *self);
/** carnet_known_get_themes: (transfer none) (element-type CarnetTheme): by label. */
GPtrArray *carnet_known_get_themes (CarnetKnown *self);
/** carnet_known_get_actors: (transfer none) (element-type CarnetActor): by name. */
GPtrArray *carnet_known_get_actors (CarnetKnown *self);
/** carnet_known_get_names: (transfer none): of all of them, deleted ones too. */
CarnetNames *carnet_known_get_names (CarnetKnown *self);
/** carnet_known_dup_name: (transfer full) (nullable): what is shown of @id, see carnet_names_dup(); %NULL for
 * none, and while the lists are read that may know it. */
char *carnet_known_dup_name (CarnetKnown *self, const char *kind, const CarnetId *id);
/** carnet_known_get_territory_name: (nullable): of any of them, as a list shows it; borrowed. */
const char *carnet_known_get_territory_name (CarnetKnown *self, const CarnetId *id);

G_END_DECLS
