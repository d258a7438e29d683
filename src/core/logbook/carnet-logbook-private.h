/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store.h"

/** CarnetBackupCopy: a backup that is being made; freeing it takes away what has no name yet. */
typedef struct _CarnetBackupCopy CarnetBackupCopy;
void                             carnet_backup_copy_free (CarnetBackupCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetBackupCopy, carnet_backup_copy_free)

struct _CarnetLogbook
{
  CarnetStore     *store;
  CarnetSources    sources;
  CarnetPerson    *owner;
  CarnetProgramme *programme; /* (nullable): cached for the rules and the excerpts */
  CarnetId         instance;  /* tells its drafts from those of others; nil until it is needed */

  CarnetBackupCopy *ahead; /* (nullable): see carnet_logbook_back_up_ahead() */
};

gint64 carnet_logbook_now (CarnetLogbook *self);
/** carnet_logbook_check_open_for_writing: fails with %CARNET_ERROR_READ_ONLY, also when it is nobody's. */
gboolean carnet_logbook_check_open_for_writing (CarnetLogbook *self, GError **error);
/** carnet_logbook_check_parent: that @writes put @theme neither below itself nor below one that is below it.
 */
gboolean carnet_logbook_check_parent (CarnetLogbook      *self,
                                      const CarnetId     *theme,
                                      const CarnetWrites *writes,
                                      GError            **error);
/** carnet_logbook_ensure_programme: (transfer none) (nullable): the cached programme. */
const CarnetProgramme *carnet_logbook_ensure_programme (CarnetLogbook *self, GError **error);

/** carnet_logbook_dup_text: (transfer full): the text that @key shows; empty when there is none. */
char *carnet_logbook_dup_text (CarnetHistory *history, const char *key);
/** carnet_logbook_list_holders_of: carnet_logbook_list_holders(), of many: @sent: carnet_store_list_sent() */
GPtrArray *carnet_logbook_list_holders_of (CarnetLogbook   *self,
                                           CarnetHistory   *history,
                                           const GPtrArray *sent,
                                           GError         **error);
/** carnet_logbook_milestone_of: (transfer full): what @history says, without its count of observations. */
CarnetMilestone *carnet_logbook_milestone_of (CarnetHistory *history, const CarnetId *id);

/** carnet_logbook_heads_of: (transfer full) (element-type CarnetHash): as many as a revision may have
 * parents.
 */
GArray *carnet_logbook_heads_of (CarnetHistory *history);

/**
 * carnet_logbook_seal:
 * @actor: who writes
 * @parents: (element-type CarnetHash)
 * @nonce: (nullable): a random one when %NULL
 * Seals and stores one revision, without any rule.
 */
gboolean carnet_logbook_seal (CarnetLogbook      *self,
                              const CarnetId     *entity,
                              const char         *kind,
                              const GArray       *parents,
                              const CarnetId     *actor,
                              gint64              recorded_ms,
                              const CarnetWrites *writes,
                              const guint8       *nonce,
                              CarnetHash         *revision,
                              GError            **error);
/** carnet_logbook_seal_shipped: as every machine does it: fixed actor, time and nonce; does nothing when it
 * is there. */
gboolean carnet_logbook_seal_shipped (CarnetLogbook      *self,
                                      const CarnetId     *entity,
                                      const char         *kind,
                                      gint64              recorded_ms,
                                      const CarnetWrites *writes,
                                      GError            **error);
/** carnet_logbook_seal_programme: @programme and its milestones by carnet_logbook_seal_shipped(); the logbook
 * is kept for it. */
gboolean
carnet_logbook_seal_programme (CarnetLogbook *self, const CarnetProgramme *programme, GError **error);
/**
 * carnet_logbook_backup: keeps a copy of the file before something big, byte for byte. Damage that is there
 * is copied too: older backups, of which some are kept, may be whole.
 * @work: (nullable)
 * Returns: (transfer full) (nullable): its path.
 */
char *carnet_logbook_backup (CarnetLogbook *self, const CarnetWork *work, GError **error);
/** carnet_logbook_settle_backup: keeps @backup and those before it that are to be kept, or removes it when
 * nothing changed for sure. */
void carnet_logbook_settle_backup (CarnetLogbook *self, const char *backup, gboolean needed);
/** carnet_logbook_sweep_backups: removes those of this logbook that are too many, unless the newest is not
 * sound. */
void carnet_logbook_sweep_backups (CarnetLogbook *self);
/** carnet_logbook_list_backup_names: (transfer full) (element-type utf8): files in @folder that are named as
 * backups are, oldest first. */
GPtrArray *carnet_logbook_list_backup_names (const char *folder);
/** carnet_logbook_is_path_of_backup: whether there is a file, a backup by its name and its
 * folder. */
gboolean carnet_logbook_is_path_of_backup (const char *path);
/** carnet_logbook_name_backups: says in @error, when it is that something is damaged, where the backups are:
 * when there are any. */
void carnet_logbook_name_backups (CarnetLogbook *self, GError *error);
/** carnet_logbook_seal_drafts: all of them. @allowed: otherwise fails when there are any. */
gboolean carnet_logbook_seal_drafts (CarnetLogbook *self, gboolean allowed, GError **error);
