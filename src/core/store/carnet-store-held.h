/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-batch.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/* What a merge asks of the store before and while it takes something in. */

/**
 * CarnetHeld: what is held of one revision.
 * @seq: its row, 0 when it is not held
 * @lacks: its text is neither held nor erased
 * @hidden: every batch that brought it is withdrawn
 * @own: no batch brought it: it was written here
 */
typedef struct
{
  gint64   seq;
  gboolean lacks;
  gboolean hidden;
  gboolean own;
} CarnetHeld;

gboolean carnet_store_find_held (CarnetStore *self, const CarnetHash *id, CarnetHeld *held, GError **error);
/** carnet_store_find_entity_of: @held: (out): whether revision @id is held; @entity: (out): whose it is;
 * @kind: (out) (transfer full) (nullable): of which kind. */
gboolean carnet_store_find_entity_of (CarnetStore      *self,
                                      const CarnetHash *id,
                                      gboolean         *held,
                                      CarnetId         *entity,
                                      char            **kind,
                                      GError          **error);
/**
 * carnet_store_find_kind_of:
 * @held: (out): whether a revision of @entity is held, hidden or not
 * @kind: (out) (transfer full) (nullable): what it is of those that are not hidden; %NULL when there is none
 */
gboolean carnet_store_find_kind_of (CarnetStore    *self,
                                    const CarnetId *entity,
                                    gboolean       *held,
                                    char          **kind,
                                    GError        **error);
/**
 * carnet_store_load_all_revisions:
 * @hidden: (out) (transfer full) (element-type CarnetHash): ids of those that are hidden
 * Returns: (transfer full) (element-type CarnetRevision): every revision of @entity, hidden ones too.
 */
GPtrArray *
carnet_store_load_all_revisions (CarnetStore *self, const CarnetId *entity, GArray **hidden, GError **error);
gboolean carnet_store_has_blob (CarnetStore *self, const CarnetHash *hash, gboolean *held, GError **error);
/** carnet_store_find_batch_of: the batch of the file of that hash; 0 when it was never applied. */
gboolean
carnet_store_find_batch_of (CarnetStore *self, const CarnetHash *hash, gint64 *batch, GError **error);
/** carnet_store_set_batch_sender: of the batch of the file of that hash, once it is known. */
gboolean
carnet_store_set_batch_sender (CarnetStore *self, const CarnetHash *hash, const char *sender, GError **error);

/**
 * CarnetStoreState: changes whenever what a merge compares itself with changes:
 * revisions, texts, attachments, batches, what was taken back.
 */
typedef struct
{
  gint64     n_revisions;
  CarnetHash xor_of_ids;
  gint64     n_payloads;
  gint64     n_blobs;
  gint64     n_batches;
  gint64     n_withdrawn;
  gint64     n_taken_back;
} CarnetStoreState;
gboolean carnet_store_load_state (CarnetStore *self, CarnetStoreState *state, GError **error);

/** carnet_store_set_wide: keeps more of the file in memory, while much is asked here and there. */
void carnet_store_set_wide (CarnetStore *self, gboolean wide);

/* -- Taking in several files --------------------------------------------------------- */

/** carnet_intake_begin_many: as carnet_intake_begin(), for several batches; nothing can be added before
 * carnet_intake_next_batch(). @take_back: hidden revisions that come again are shown again */
CarnetIntake *carnet_intake_begin_many (CarnetStore *store, gboolean take_back, GError **error);
/** carnet_intake_next_batch: what is added from now on came with @batch, of which name, sender, hash,
 * sitting, time and the counts of observations are used. */
gboolean carnet_intake_next_batch (CarnetIntake *self, const CarnetBatch *batch, GError **error);
/**
 * CarnetFresh:
 *
 * Revisions of one entity, and what the derived tables say of it when they are all there is: made ahead, on
 * any thread, of what needs no file.
 */
typedef struct _CarnetFresh CarnetFresh;
/** carnet_fresh_new: @revisions: (element-type CarnetRevision): of one entity, at least one. */
CarnetFresh *carnet_fresh_new (GPtrArray *revisions);
void         carnet_fresh_free (CarnetFresh *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetFresh, carnet_fresh_free)
/**
 * carnet_intake_add_fresh:
 * @fresh: new revisions of one entity, all that the batch brings
 *
 * Faster than adding them one by one: the entity is derived once.
 */
gboolean carnet_intake_add_fresh (CarnetIntake *self, CarnetFresh *fresh, GError **error);
/** carnet_intake_add_known: the batch brought again what is held. @revision: (nullable): needed only when the
 * text is lacking */
gboolean carnet_intake_add_known (CarnetIntake     *self,
                                  const CarnetHeld *held,
                                  const CarnetId   *entity,
                                  CarnetRevision   *revision,
                                  GError          **error);
/** carnet_store_last_sitting: (out): the greatest number of a sitting; 0 when there was none. */
gboolean carnet_store_last_sitting (CarnetStore *self, gint64 *sitting, GError **error);

/** carnet_kind_get_rank: 0 for what nothing names by its field (observations …); else the order in which
 * kinds are judged: those that name others before those others. */
guint carnet_kind_get_rank (const char *kind);

/* -- Batches --------------------------------------------------------------------------- */

/** See the functions of the same names of logbook/carnet-logbook-merge.h. */
GPtrArray   *carnet_store_list_batches (CarnetStore *self, GError **error);
CarnetBatch *carnet_store_find_batch (CarnetStore *self, gint64 batch, GError **error);
GPtrArray *carnet_store_list_revision_batches (CarnetStore *self, const CarnetHash *revision, GError **error);
gboolean   carnet_store_set_withdrawn (CarnetStore      *self,
                                       gint64            batch,
                                       gboolean          withdrawn,
                                       CarnetWithdrawal *report,
                                       GError          **error);
/** See carnet_logbook_list_still_withdrawn(). */
GArray *carnet_store_list_still_withdrawn (CarnetStore *self, gint64 batch, GError **error);
/**
 * carnet_store_take_back:
 * @revision: written here
 * @entity: (out): what it is of
 * @kind: (out) (transfer full): its kind
 *
 * Takes it from sight; does nothing when it is out of sight already. %CARNET_ERROR_CHANGED when something
 * visible, or a draft, builds on it: nothing is changed.
 */
gboolean carnet_store_take_back (CarnetStore      *self,
                                 const CarnetHash *revision,
                                 CarnetId         *entity,
                                 char            **kind,
                                 GError          **error);
/** carnet_store_list_sitting: (transfer full) (element-type gint64): the batches of one sitting. */
GArray *carnet_store_list_sitting (CarnetStore *self, gint64 sitting, GError **error);

/** carnet_store_is_disputed: @disputed: (out): whether one of the live values of some @key in conflict is
 * @id.
 */
gboolean carnet_store_is_disputed (CarnetStore    *self,
                                   const char     *key,
                                   const CarnetId *id,
                                   gboolean       *disputed,
                                   GError        **error);

G_END_DECLS
