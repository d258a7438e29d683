/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session-preferences.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PERSON_PAGE (carnet_person_page_get_type ())
/**
 * CarnetPersonPage:
 *
 * Who keeps the logbook, and of which territories. A field is saved when it is left,
 * as an ordinary revision; what is wrong with it is said below it.
 */
G_DECLARE_FINAL_TYPE (CarnetPersonPage, carnet_person_page, CARNET, PERSON_PAGE, AdwPreferencesPage)

GtkWidget *carnet_person_page_new (CarnetSession *session);
/** carnet_person_page_show: what is being typed stays. */
void carnet_person_page_show (CarnetPersonPage *self, const CarnetPreferences *preferences);
/** carnet_person_page_commit: saves what was not left yet. */
void carnet_person_page_commit (CarnetPersonPage *self);

G_END_DECLS
