/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-store.h"

G_BEGIN_DECLS

/* -- This machine's own facts -------------------------------------------------------- */

#define CARNET_META_OWNER "owner" /* id of a person */
#define CARNET_META_TRANSACTION                                                                              \
  "transaction"                           /* the last one that changed something: see carnet_store_commit() */
#define CARNET_META_TERRITORY "territory" /* id, proposed for new observations */
#define CARNET_META_PROGRAMME "programme" /* id */
#define CARNET_META_SENDER "sender"       /* id of a person: who sent this copy, which is nobody's */
#define CARNET_META_FILTERS "filters"     /* text, see carnet-named-words.h */
#define CARNET_META_TEMPLATES "templates" /* the same */
#define CARNET_META_QUESTIONS "questions" /* text: ids of milestones not asked about any more */
/* text: by which rules the derived tables were filled, and as of which transaction that is so */
#define CARNET_META_DERIVED "derived"
/* Texts, see carnet_logbook_set_backup_place() and carnet_logbook_set_backups_kept() */
#define CARNET_META_BACKUP_PLACE "backups.place"
#define CARNET_META_BACKUPS_KEPT "backups.kept"

/** carnet_store_get_meta_id: the nil id when it was not set. */
gboolean carnet_store_get_meta_id (CarnetStore *self, const char *key, CarnetId *id, GError **error);
gboolean carnet_store_set_meta_id (CarnetStore *self, const char *key, const CarnetId *id, GError **error);
/** carnet_store_dup_meta_text: @text: (out) (nullable): %NULL when it was not set. */
gboolean carnet_store_dup_meta_text (CarnetStore *self, const char *key, char **text, GError **error);
gboolean carnet_store_set_meta_text (CarnetStore *self, const char *key, const char *text, GError **error);

/** CarnetStoreCounts: cheap or not, all of them read the file. */
typedef struct
{
  gint64     n_revisions;
  CarnetHash xor_of_ids;
  gint64     n_payloads;
  gint64     n_observations;
  gint64     n_territories;
  gint64     n_people;
  gint64     n_drafts;
  gint64     last_ms;
  gint64     schema_version;
} CarnetStoreCounts;
gboolean carnet_store_load_counts (CarnetStore *self, CarnetStoreCounts *counts, GError **error);
/** carnet_store_find_last_written: @ms: (out): when what arrived last of @actor was written, or a draft saved
 * since; 0 for never. */
gboolean
carnet_store_find_last_written (CarnetStore *self, const CarnetId *actor, gint64 *ms, GError **error);
/** carnet_store_data_version: changes when another connection changed the file. */
gboolean carnet_store_data_version (CarnetStore *self, gint64 *version, GError **error);

/* -- The whole file -------------------------------------------------------------------- */

/** CarnetWork: how a long piece of work tells where it is and hears that it should stop; all nullable. */
typedef struct
{
  CarnetProgressFunc progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
} CarnetWork;

/** carnet_work_step: reports, at most every hundredth step. Returns: %FALSE with %G_IO_ERROR_CANCELLED. */
gboolean carnet_work_step (const CarnetWork *work, guint64 done, guint64 total, GError **error);

/** CarnetStoreFacts: what carnet_store_verify() looked at. @outdated: the derived tables were left out */
typedef struct
{
  guint64  n_revisions;
  guint64  n_payloads;
  guint64  n_attachments;
  guint64  bytes;
  gboolean outdated;
} CarnetStoreFacts;
/** carnet_store_verify: see carnet_logbook_verify(). */
gboolean
carnet_store_verify (CarnetStore *self, CarnetStoreFacts *facts, const CarnetWork *work, GError **error);
/** carnet_store_is_outdated: see carnet_logbook_is_outdated(). */
gboolean carnet_store_is_outdated (CarnetStore *self);
/** carnet_store_rebuild: drops and rebuilds the derived tables. */
gboolean carnet_store_rebuild (CarnetStore *self, const CarnetWork *work, GError **error);
/** carnet_store_vacuum_into: a compact copy at @path, which must not exist. */
gboolean carnet_store_vacuum_into (CarnetStore *self, const char *path, GError **error);

/**
 * CarnetStoreCopy:
 *
 * An exact copy of the file that may be made in parts. Between two of them others may write: it is begun anew
 * then. Whatever is done with a logbook as it stands is done between carnet_store_begin_read() and
 * carnet_store_end_read() with the last part.
 */
typedef struct _CarnetStoreCopy CarnetStoreCopy;

/** carnet_store_copy_new: @path: an empty file that is there: what does not come to its end is for the caller
 * to remove. @self must live as long. */
CarnetStoreCopy *carnet_store_copy_new (CarnetStore *self, const char *path, GError **error);
void             carnet_store_copy_free (CarnetStoreCopy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetStoreCopy, carnet_store_copy_free)
/** carnet_store_copy_part: copies @size more bytes at most, and sees to it that they are on the disk: the
 * last part then has little to wait for. @whole: (out): whether that is all of the file as it stands. */
gboolean carnet_store_copy_part (CarnetStoreCopy *self, gsize size, gboolean *whole, GError **error);
/** carnet_store_copy_rest: all that is left; not synced to the disk. Progress is in parts of 64 KiB, of the
 * whole file. */
gboolean carnet_store_copy_rest (CarnetStoreCopy *self, const CarnetWork *work, GError **error);
/** carnet_store_copy_file: a copy into @path, an empty file, as the logbook stands when it begins. */
gboolean carnet_store_copy_file (CarnetStore *self, const char *path, const CarnetWork *work, GError **error);
/** carnet_store_clear_local: forgets drafts, batches and what was sent: for a copy that goes to somebody. */
gboolean carnet_store_clear_local (CarnetStore *self, GError **error);

/** CarnetLineFunc: one line of a dump, without its newline. */
typedef void (*CarnetLineFunc) (const char *line, gpointer user_data);
/**
 * CarnetDump:
 * @CARNET_DUMP_ALL: the exchanged and the derived tables
 * @CARNET_DUMP_DERIVED: the derived tables alone
 */
typedef enum
{
  CARNET_DUMP_ALL,
  CARNET_DUMP_DERIVED,
} CarnetDump;
/** carnet_store_dump: every row of the tables that @what names, free of row numbers, in a fixed order. */
gboolean carnet_store_dump (CarnetStore   *self,
                            CarnetDump     what,
                            CarnetLineFunc func,
                            gpointer       user_data,
                            GError       **error);

G_END_DECLS
