/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "log/carnet-history.h"
#include "model/carnet-actor.h"
#include "model/carnet-highlight.h"
#include "model/carnet-kinds.h"
#include "model/carnet-names.h"
#include "model/carnet-observation.h"
#include "model/carnet-person.h"
#include "model/carnet-programme.h"
#include "model/carnet-query.h"
#include "model/carnet-territory.h"
#include "model/carnet-theme.h"

G_BEGIN_DECLS

/**
 * CarnetStore:
 *
 * One open `.carnet` file: revisions as rows, and the derived tables that the
 * screens query. Belongs to one thread at a time. Every function that fails
 * returns its #GError and has changed nothing.
 */
typedef struct _CarnetStore CarnetStore;

/** carnet_store_open: see carnet_logbook_open(). */
CarnetStore *carnet_store_open (const char *path, gboolean read_only, GError **error);
/** carnet_store_create: makes an empty logbook file at @path, which must not exist. */
CarnetStore *carnet_store_create (const char *path, GError **error);
void         carnet_store_close (CarnetStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetStore, carnet_store_close)

const char *carnet_store_get_path (CarnetStore *self);
gboolean    carnet_store_is_read_only (CarnetStore *self);

/* -- Transactions: they nest; only the outermost commits; each begin has one commit or one rollback,
 * and after a rollback within, the outer ones can only fail. ------------------------ */

/** carnet_store_begin: takes the write lock at once (BEGIN IMMEDIATE). */
gboolean carnet_store_begin (CarnetStore *self, GError **error);
/** carnet_store_rest: see carnet_logbook_rest(). */
void carnet_store_rest (CarnetStore *self);
/** carnet_store_set_cancellable: see carnet_logbook_set_cancellable(). */
void carnet_store_set_cancellable (CarnetStore *self, GCancellable *cancellable);
/** carnet_store_begin_read: one consistent view for several reads. */
gboolean carnet_store_begin_read (CarnetStore *self, GError **error);
/** carnet_store_end_read: ends what carnet_store_begin_read() began, whether the reads went well or not. */
void carnet_store_end_read (CarnetStore *self);
/**
 * carnet_store_commit:
 * On failure everything is rolled back, and trying again is safe: what SQLite said it
 * had not kept and was found to be there is success. When the disk failed so that
 * nobody can tell, the error says that (carnet_store_is_unsure()).
 */
gboolean carnet_store_commit (CarnetStore *self, GError **error);
/** carnet_store_is_unsure: whether the last transaction may have been kept although it failed. */
gboolean carnet_store_is_unsure (CarnetStore *self);
/** carnet_store_rollback: never fails; does nothing outside a transaction. */
void carnet_store_rollback (CarnetStore *self);

/* -- Revisions -------------------------------------------------------------------- */

/** CarnetRevisionFunc: Returns: %FALSE with an error to stop. */
typedef gboolean (*CarnetRevisionFunc) (CarnetRevision *revision, gpointer user_data, GError **error);
/** carnet_store_foreach_revision: every visible revision, ordered by recorded_ms, then id; memory stays flat.
 */
gboolean carnet_store_foreach_revision (CarnetStore       *self,
                                        CarnetRevisionFunc func,
                                        gpointer           user_data,
                                        GError           **error);
/** carnet_store_count_revisions: how many those are. */
gboolean       carnet_store_count_revisions (CarnetStore *self, guint64 *count, GError **error);
CarnetHistory *carnet_store_load_history (CarnetStore *self, const CarnetId *entity, GError **error);

/**
 * CarnetIntake:
 *
 * A batch of revisions on its way in: one transaction, all or nothing. Add
 * verified revisions in any order; finishing brings every touched entity, the
 * counts and the search index up to date, and commits.
 */
typedef struct _CarnetIntake CarnetIntake;

/** CarnetIntakeReport: what carnet_intake_finish() did. Every observation it touched counts once; of which
 * nothing was seen before, it is new. */
typedef struct
{
  guint64 n_new;
  guint64 n_known;
  guint64 n_observations_new;
  guint64 n_observations_changed;
  guint64 n_observations_deleted; /* deleted now, whether they were here or not */
  guint64 n_withheld; /* revisions that were withdrawn and came again; unless named by what is new, they stay
                         out of sight */
} CarnetIntakeReport;

/**
 * carnet_intake_begin:
 * @name, @hash: (nullable): the received file, for the batch row
 * @recorded_ms: now
 */
CarnetIntake *carnet_intake_begin (CarnetStore      *store,
                                   const char       *name,
                                   const CarnetHash *hash,
                                   gint64            recorded_ms,
                                   GError          **error);
/** carnet_intake_add: takes a revision made by carnet_revision_parse() or …_seal(). */
gboolean carnet_intake_add (CarnetIntake *self, CarnetRevision *revision, GError **error);
/** carnet_intake_add_blob: an attachment of at most %CARNET_ATTACHMENT_MAX bytes; its hash is computed here.
 */
gboolean carnet_intake_add_blob (CarnetIntake *self, GBytes *bytes, GError **error);
/** carnet_intake_finish: commits; frees @self whatever happens. */
gboolean carnet_intake_finish (CarnetIntake *self, CarnetIntakeReport *report, GError **error);
/** carnet_intake_abort: rolls back; frees @self. */
void carnet_intake_abort (CarnetIntake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetIntake, carnet_intake_abort)

/* -- Attachments ------------------------------------------------------------------ */

/** CarnetBlobFunc: @bytes are borrowed. Returns: %FALSE with an error to stop. */
typedef gboolean (*CarnetBlobFunc) (const CarnetHash *hash,
                                    const guint8     *bytes,
                                    gsize             size,
                                    gpointer          user_data,
                                    GError          **error);
/** carnet_store_foreach_blob: every attachment but those that only hidden revisions name, ordered by hash,
 * hashed again; one at a time is in memory. */
gboolean
carnet_store_foreach_blob (CarnetStore *self, CarnetBlobFunc func, gpointer user_data, GError **error);
/** carnet_store_read_blob: gives @func the attachment @hash, hashed again; does not call it when there is
 * none. */
gboolean carnet_store_read_blob (CarnetStore      *self,
                                 const CarnetHash *hash,
                                 CarnetBlobFunc    func,
                                 gpointer          user_data,
                                 GError          **error);
/** carnet_store_list_attachments: see carnet_logbook_list_attachments() */
GPtrArray *carnet_store_list_attachments (CarnetStore *self, const CarnetId *observation, GError **error);
/** carnet_store_count_blobs: how many those are. */
gboolean carnet_store_count_blobs (CarnetStore *self, guint64 *count, GError **error);

/* -- Current state ------------------------------------------------------------------ */

/** carnet_store_load_programme: the logbook's programme with sections and milestones (with counts). */
CarnetProgramme *carnet_store_load_programme (CarnetStore *self, GError **error);
/** carnet_store_list_linked_milestones: (transfer full): those of @programme that are deleted, and that what
 * @query (nullable) asks for is linked to: what they are called, of what kind and when, and nothing else. */
GPtrArray *carnet_store_list_linked_milestones (CarnetStore       *self,
                                                const CarnetId    *programme,
                                                const CarnetQuery *query,
                                                GError           **error);
/** carnet_store_list_programmes: (transfer full) (element-type CarnetProgramme): those of the logbook, the
 * one that begins last first, without sections and milestones. */
GPtrArray *carnet_store_list_programmes (CarnetStore *self, GError **error);
/** carnet_store_list_others_in_conflict: (transfer full) (element-type CarnetId): or of contested deletion,
 * of the kinds that people settle but observations: by carnet_kind_get_place(), then date or name. */
GArray *carnet_store_list_others_in_conflict (CarnetStore *self, GError **error);
/** carnet_store_list_people, …territories, …themes, …actors: (transfer full): by name, then id. @deleted:
 * those that are, or those that are not */
GPtrArray *carnet_store_list_people (CarnetStore *self, gboolean deleted, GError **error);
GPtrArray *carnet_store_list_territories (CarnetStore *self, gboolean deleted, GError **error);
GPtrArray *carnet_store_list_themes (CarnetStore *self, gboolean deleted, GError **error);
GPtrArray *carnet_store_list_actors (CarnetStore *self, gboolean deleted, GError **error);
/** carnet_store_load_names, …load_counted_names: see the functions of the same names of the logbook. */
CarnetNames *carnet_store_load_names (CarnetStore *self, GError **error);
CarnetNames *carnet_store_load_counted_names (CarnetStore *self, GError **error);
/** carnet_store_list_comments: see carnet_logbook_list_comments() */
GPtrArray *carnet_store_list_comments (CarnetStore *self, const CarnetId *subject, GError **error);
/** carnet_store_list_highlights: see carnet_logbook_list_highlights(). */
GPtrArray *carnet_store_list_highlights (CarnetStore *self, const CarnetId *observation, GError **error);

/** CarnetObservationFunc: @observation is borrowed. Returns: %FALSE with an error to stop. */
typedef gboolean (*CarnetObservationFunc) (const CarnetObservation *observation,
                                           gpointer                 user_data,
                                           GError                 **error);
/**
 * carnet_store_foreach_observation:
 * @query: (nullable): as in carnet_logbook_list_observations(); visible ones only
 * Ordered by date, then id; memory stays flat. What the lists show, without heads, times and number of
 * unknown fields.
 */
gboolean           carnet_store_foreach_observation (CarnetStore          *self,
                                                     const CarnetQuery    *query,
                                                     CarnetObservationFunc func,
                                                     gpointer              user_data,
                                                     GError              **error);
CarnetObservation *carnet_store_load_observation (CarnetStore *self, const CarnetId *id, GError **error);
/** carnet_observation_from_history: (transfer full): as its revisions make it. */
CarnetObservation *carnet_observation_from_history (const CarnetId *id, CarnetHistory *history);

/** carnet_store_list_entities: (transfer full) (element-type CarnetId): the entities of @kind, deleted ones
 * too, by id. */
GPtrArray *carnet_store_list_entities (CarnetStore *self, const char *kind, GError **error);

/** CarnetStateFunc: @shown holds the value shown of each field of @entity, deleted included; both borrowed.
 */
typedef gboolean (*CarnetStateFunc) (const CarnetId     *entity,
                                     const CarnetWrites *shown,
                                     gpointer            user_data,
                                     GError            **error);
/** carnet_store_foreach_state: the current state of every entity of any @kind, by id: for kinds that
 * have no function of their own. @deleted: those that are, or those that are not */
gboolean carnet_store_foreach_state (CarnetStore    *self,
                                     const char     *kind,
                                     gboolean        deleted,
                                     CarnetStateFunc func,
                                     gpointer        user_data,
                                     GError        **error);

G_END_DECLS
