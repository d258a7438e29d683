/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session-preferences.h"

G_BEGIN_DECLS

#define CARNET_TYPE_BACKUPS_PAGE (carnet_backups_page_get_type ())
/**
 * CarnetBackupsPage:
 *
 * Where backups go, how many stay, which there are. They are settings of the logbook,
 * which the command line follows too.
 *
 * Signal `changed ()`: they have to be read again.
 */
G_DECLARE_FINAL_TYPE (CarnetBackupsPage, carnet_backups_page, CARNET, BACKUPS_PAGE, AdwPreferencesPage)

GtkWidget *carnet_backups_page_new (CarnetSession *session);
void       carnet_backups_page_show (CarnetBackupsPage *self, const CarnetPreferences *preferences);
/** carnet_backups_page_set_place: @place: (nullable): %NULL for beside the logbook. */
void carnet_backups_page_set_place (CarnetBackupsPage *self, const char *place);
/** carnet_backups_page_is_busy: whether something asked for is not done yet. */
gboolean carnet_backups_page_is_busy (CarnetBackupsPage *self);

G_END_DECLS
