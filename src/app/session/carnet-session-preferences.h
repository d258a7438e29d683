/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetPreferences: what the file of a logbook holds of them.
 * @heads: (element-type CarnetHash): of @person: what somebody who saw it writes upon
 * @territory: (nullable): proposed for a new observation
 * @territories: (element-type CarnetTerritory): of the logbook, by name
 * @backup_place: (nullable): see carnet_logbook_dup_backup_place()
 * @backups: (element-type CarnetBackup): newest first
 */
typedef struct
{
  CarnetPerson    *person;
  GArray          *heads;
  CarnetTerritory *territory;
  GPtrArray       *territories;
  char            *backup_place;
  char            *backup_folder;
  guint            backups_kept;
  GPtrArray       *backups;
} CarnetPreferences;

void carnet_preferences_free (CarnetPreferences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetPreferences, carnet_preferences_free)

void carnet_session_load_preferences_async (CarnetSession      *self,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
CarnetPreferences *
carnet_session_load_preferences_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/* Each of these ends with carnet_session_set_preference_finish(). */

/** carnet_session_set_territory_async: see carnet_logbook_set_owner_territory(); @territory is nullable. */
void carnet_session_set_territory_async (CarnetSession         *self,
                                         const CarnetTerritory *territory,
                                         GAsyncReadyCallback    callback,
                                         gpointer               user_data);
/** carnet_session_set_backup_place_async: see carnet_logbook_set_backup_place(); @place is nullable. */
void     carnet_session_set_backup_place_async (CarnetSession      *self,
                                                const char         *place,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
void     carnet_session_set_backups_kept_async (CarnetSession      *self,
                                                guint               kept,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
void     carnet_session_make_backup_async (CarnetSession      *self,
                                           GCancellable       *cancellable,
                                           CarnetProgressFunc  progress,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
gboolean carnet_session_set_preference_finish (CarnetSession *self, GAsyncResult *result, GError **error);

/** carnet_session_find_last_written_async: when the owner wrote last, drafts too. */
void carnet_session_find_last_written_async (CarnetSession      *self,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
/** carnet_session_find_last_written_finish: @ms: (out): 0 for never. */
gboolean carnet_session_find_last_written_finish (CarnetSession *self,
                                                  GAsyncResult  *result,
                                                  gint64        *ms,
                                                  GError       **error);

G_END_DECLS
