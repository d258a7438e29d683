/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-data.h"
#include "base/carnet-error.h"
#include "exchange/carnet-xml.h"
#include "log/carnet-history.h"
#include "logbook/carnet-logbook-aliases.h"
#include "logbook/carnet-logbook-attachments.h"
#include "logbook/carnet-logbook-calendar.h"
#include "logbook/carnet-logbook-backups.h"
#include "logbook/carnet-logbook-comments.h"
#include "logbook/carnet-logbook-conflicts.h"
#include "logbook/carnet-logbook-drafts.h"
#include "logbook/carnet-logbook-file.h"
#include "logbook/carnet-logbook-filters.h"
#include "logbook/carnet-logbook-many.h"
#include "logbook/carnet-logbook-highlights.h"
#include "logbook/carnet-logbook-merge.h"
#include "logbook/carnet-logbook-milestones.h"
#include "logbook/carnet-logbook-programmes.h"
#include "logbook/carnet-logbook-send.h"
#include "logbook/carnet-logbook-templates.h"
#include "logbook/carnet-logbook-trash.h"
#include "model/carnet-actor.h"
#include "model/carnet-kinds.h"
#include "model/carnet-names.h"
#include "model/carnet-observation.h"
#include "model/carnet-person.h"
#include "model/carnet-passages.h"
#include "model/carnet-programme.h"
#include "model/carnet-query.h"
#include "model/carnet-quote.h"
#include "model/carnet-territory.h"
#include "model/carnet-theme-tree.h"
#include "model/carnet-theme.h"
#include "store/carnet-draft.h"
#include "store/carnet-gazetteer.h"
#include "store/carnet-near.h"

G_BEGIN_DECLS

/**
 * CarnetLogbook:
 *
 * One open logbook: the door through which the command line and the application
 * use the core. Synchronous; an instance belongs to one thread at a time, several
 * instances may have the same file open. Every function that can fail returns its
 * #GError, and then has changed nothing.
 *
 * In every list of the functions below, "(transfer full) (element-type …)" arrays
 * free their elements.
 */
typedef struct _CarnetLogbook CarnetLogbook;

/**
 * CarnetSources: where time and randomness come from. %NULL functions mean
 * carnet_clock_now() and carnet_random_bytes(); tests pass their own.
 */
typedef struct
{
  CarnetClockFunc  clock;
  gpointer         clock_data;
  CarnetRandomFunc random;
  gpointer         random_data;
} CarnetSources;

/**
 * CarnetOwner: who keeps the logbook.
 * @name: required, not blank
 * @role: one of the CARNET_ROLE_…
 * @organisation: (nullable)
 * @territory: (nullable): proposed for each new observation
 */
typedef struct
{
  const char            *name;
  const char            *role;
  const char            *organisation;
  const CarnetTerritory *territory;
} CarnetOwner;

/**
 * carnet_logbook_create:
 * @path: must not exist (%CARNET_ERROR_EXISTS)
 * @programme: the programme to keep it for; a shipped one from
 *   carnet_programme_read_xml() makes the same revisions on every machine
 * @sources: (nullable)
 *
 * Makes a logbook, complete or not at all: it is built beside @path and renamed.
 * Returns: (transfer full) (nullable): the logbook, open for writing.
 */
CarnetLogbook *carnet_logbook_create (const char            *path,
                                      const CarnetProgramme *programme,
                                      const CarnetOwner     *owner,
                                      const CarnetSources   *sources,
                                      GError               **error);

/**
 * carnet_logbook_create_from:
 * @starter: a starter logbook, or any other file that can be merged and holds no observation; it is read
 *   as such files are
 *
 * As carnet_logbook_create(), with all that is in @starter, as if it had been written
 * here, for its programme. %CARNET_ERROR_INVALID when it holds observations.
 */
CarnetLogbook *carnet_logbook_create_from (const char          *path,
                                           const char          *starter,
                                           const CarnetOwner   *owner,
                                           const CarnetSources *sources,
                                           GCancellable        *cancellable,
                                           GError             **error);

typedef enum
{
  CARNET_OPEN_READ_WRITE,
  CARNET_OPEN_READ_ONLY,
} CarnetOpenMode;

/**
 * carnet_logbook_open:
 * Costs the same whatever the size of the logbook. Refuses what is not a logbook,
 * what a newer version wrote, and, for writing, what cannot be written to and
 * backups, see carnet_logbook_is_backup(): %CARNET_ERROR_READ_ONLY.
 */
CarnetLogbook *
carnet_logbook_open (const char *path, CarnetOpenMode mode, const CarnetSources *sources, GError **error);
/** carnet_logbook_close: frees; draft rows stay for the next opening. */
void carnet_logbook_close (CarnetLogbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetLogbook, carnet_logbook_close)

const char *carnet_logbook_get_path (CarnetLogbook *self);
gboolean    carnet_logbook_is_read_only (CarnetLogbook *self);
/** carnet_logbook_get_owner: (transfer none): the person who writes on this machine; without id and name when
 * it is nobody's. */
const CarnetPerson *carnet_logbook_get_owner (CarnetLogbook *self);
/** carnet_logbook_reload_owner: when what the person is called may have been written since, here or by
 * another connection; frees what carnet_logbook_get_owner() gave. */
gboolean carnet_logbook_reload_owner (CarnetLogbook *self, GError **error);
/** carnet_logbook_find_last_written: @ms: (out): when the owner wrote last, drafts too; 0 for never. */
gboolean carnet_logbook_find_last_written (CarnetLogbook *self, gint64 *ms, GError **error);
/** carnet_logbook_has_owner: %FALSE for a copy that was made to be sent: it can be read and merged, and, a
 * starter, one's own be made from it (carnet_logbook_create_from()), but nobody writes in it. */
gboolean carnet_logbook_has_owner (CarnetLogbook *self);
/** carnet_logbook_check_owner: %CARNET_ERROR_READ_ONLY when it is nobody's. */
gboolean carnet_logbook_check_owner (CarnetLogbook *self, GError **error);
/** carnet_logbook_dup_owner_territory: (transfer full) (nullable): the territory proposed for new
 * observations. */
CarnetTerritory *carnet_logbook_dup_owner_territory (CarnetLogbook *self);
/** carnet_logbook_set_owner_territory: @territory: (nullable): %NULL for none; one that is not in the logbook
 * is first added, see carnet_logbook_ensure_territory(). */
gboolean
carnet_logbook_set_owner_territory (CarnetLogbook *self, const CarnetTerritory *territory, GError **error);
/**
 * carnet_logbook_load_programme:
 * Returns: (transfer full) (nullable): the logbook's programme with its sections
 *   and milestones, each with its count of linked observations.
 */
CarnetProgramme *carnet_logbook_load_programme (CarnetLogbook *self, GError **error);
/** carnet_logbook_data_version: changes when another connection changed the file; cheap. */
gboolean carnet_logbook_data_version (CarnetLogbook *self, gint64 *version, GError **error);

/** carnet_logbook_rest: when nothing is asked for a while: gives back the memory that holds what was read of
 * the file, to be read again when it is needed. */
void carnet_logbook_rest (CarnetLogbook *self);
/** carnet_logbook_set_cancellable: @cancellable (nullable): once cancelled, even from another thread, what is
 * being read fails soon with %G_IO_ERROR_CANCELLED. Not while writing. Borrowed until the next call. */
void carnet_logbook_set_cancellable (CarnetLogbook *self, GCancellable *cancellable);

/* -- Facts ------------------------------------------------------------------ */

/** CarnetInfo: what `carnet info` prints. Sizes in bytes. */
typedef struct
{
  char      *path;
  gint64     file_size;
  int        schema_version;
  gboolean   has_owner;
  char      *owner_name;
  char      *owner_role;
  char      *programme_title;
  guint64    n_revisions;
  CarnetHash xor_of_ids;
  guint64    n_observations;
  guint64    n_territories;
  guint64    n_people;
  guint      n_conflicts; /* carnet_logbook_count_conflicts() */
  guint64    n_drafts;
  gint64     last_ms; /* newest revision; 0 when none */
} CarnetInfo;
CarnetInfo *carnet_logbook_load_info (CarnetLogbook *self, GError **error);
void        carnet_info_free (CarnetInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetInfo, carnet_info_free)

/* -- Observations ------------------------------------------------------------ */

/** carnet_logbook_count_observations: how many answer to @query (nullable: all). */
gboolean carnet_logbook_count_observations (CarnetLogbook     *self,
                                            const CarnetQuery *query,
                                            guint             *count,
                                            GError           **error);
/**
 * carnet_logbook_list_observations:
 * Returns: (transfer full) (element-type CarnetObservationRow): a page of @limit
 *   rows (at most) from @offset, in the order of @query. The first page costs the
 *   same whatever the size of the logbook.
 */
GPtrArray *carnet_logbook_list_observations (CarnetLogbook     *self,
                                             const CarnetQuery *query,
                                             guint              offset,
                                             guint              limit,
                                             GError           **error);
/**
 * carnet_logbook_list_numbers:
 * Returns: (transfer full) (element-type gint64): all that answer to @query (nullable:
 *   all), in its order, each by a number of its own (never 0) that stays the same in this file.
 */
GArray *carnet_logbook_list_numbers (CarnetLogbook *self, const CarnetQuery *query, GError **error);
/**
 * carnet_logbook_load_rows:
 * @query: what they were listed by: its text is quoted
 * @numbers: (array length=n): of carnet_logbook_list_numbers()
 * Returns: (transfer full) (element-type CarnetObservationRow): one for each number;
 *   %NULL elements for those that are no more.
 */
GPtrArray *carnet_logbook_load_rows (CarnetLogbook     *self,
                                     const CarnetQuery *query,
                                     const gint64      *numbers,
                                     guint              n,
                                     GError           **error);
/** carnet_logbook_find_number: of the visible observation @id; 0 without error when there is none. */
gboolean carnet_logbook_find_number (CarnetLogbook *self, const CarnetId *id, gint64 *number, GError **error);
CarnetObservation *carnet_logbook_load_observation (CarnetLogbook *self, const CarnetId *id, GError **error);
/**
 * carnet_logbook_find_observation:
 * @text: a whole id, or at least four of its first digits
 * Fails with %CARNET_ERROR_NOT_FOUND, %CARNET_ERROR_AMBIGUOUS.
 */
gboolean
carnet_logbook_find_observation (CarnetLogbook *self, const char *text, CarnetId *id, GError **error);
/** carnet_logbook_find_any: the same of whatever has an id. */
gboolean carnet_logbook_find_any (CarnetLogbook *self, const char *text, CarnetId *id, GError **error);
/** carnet_logbook_count_by_month: (transfer full) (element-type CarnetCount): one for each month that has
 * observations, ascending, undated last. */
GPtrArray *carnet_logbook_count_by_month (CarnetLogbook *self, GError **error);
/** carnet_logbook_count_coverage: (transfer full) (element-type CarnetCount): territory × month. */
GPtrArray *carnet_logbook_count_coverage (CarnetLogbook *self, GError **error);

/* -- Writing ------------------------------------------------------------------ */

/**
 * carnet_logbook_check_writes:
 * The rules of each field (dates, levels, words, months of the logbook), one
 * sentence each. carnet_logbook_write() checks them too.
 */
gboolean carnet_logbook_check_writes (CarnetLogbook      *self,
                                      const char         *kind,
                                      const CarnetWrites *writes,
                                      GError            **error);
/**
 * carnet_logbook_write:
 * @entity: (inout): the nil id makes a new entity and receives its id, even when writing fails: with it,
 *   trying again makes no second one
 * @parents: (nullable) (element-type CarnetHash): the heads that the person saw;
 *   %NULL for the present heads
 * @revision: (out) (optional)
 *
 * Seals one revision by the owner, durably, and brings derived tables up to date.
 * Fields whose settled value is already the one written are left out; when none is
 * left nothing is written and it still succeeds (@revision is then all zero).
 */
gboolean carnet_logbook_write (CarnetLogbook      *self,
                               CarnetId           *entity,
                               const char         *kind,
                               const GArray       *parents,
                               const CarnetWrites *writes,
                               CarnetHash         *revision,
                               GError            **error);
/**
 * carnet_logbook_begin:
 * From here to carnet_logbook_commit(), several writes are kept together or not at
 * all. Calls nest; the outermost commit makes them durable.
 */
gboolean carnet_logbook_begin (CarnetLogbook *self, GError **error);
/** carnet_logbook_commit: on failure all of them are undone and the error says so. */
gboolean carnet_logbook_commit (CarnetLogbook *self, GError **error);
/** carnet_logbook_rollback: undoes all since the outermost carnet_logbook_begin(). */
void carnet_logbook_rollback (CarnetLogbook *self);
/** carnet_logbook_ensure_territory: the id of @territory, first adding it (an official one by its shared id;
 * a free one by name, unless one of that folded name is there). */
gboolean carnet_logbook_ensure_territory (CarnetLogbook         *self,
                                          const CarnetTerritory *territory,
                                          CarnetId              *id,
                                          GError               **error);
/** carnet_logbook_ensure_theme: the id of the theme of that folded label, first adding it when there is none.
 */
gboolean carnet_logbook_ensure_theme (CarnetLogbook *self, const char *label, CarnetId *id, GError **error);
/** carnet_logbook_ensure_theme_under: as carnet_logbook_ensure_theme(); one that is added is put below
 * @parent (nullable), which is not read when there is one. */
gboolean carnet_logbook_ensure_theme_under (CarnetLogbook  *self,
                                            const char     *label,
                                            const CarnetId *parent,
                                            CarnetId       *id,
                                            GError        **error);
/**
 * carnet_logbook_ensure_actor:
 * @actor: its id is not read; @kind and @siren are written only when it is added
 *
 * The id of the actor of that SIREN, else of that folded name unless both have a SIREN, first adding it when
 * there is none. A name that is not blank is needed; the SIREN is as carnet_siren_read() gives it, or empty.
 */
gboolean
carnet_logbook_ensure_actor (CarnetLogbook *self, const CarnetActor *actor, CarnetId *id, GError **error);
/** carnet_logbook_list_territories: (transfer full) (element-type CarnetTerritory): those of the logbook, by
 * name. */
GPtrArray *carnet_logbook_list_territories (CarnetLogbook *self, GError **error);
/** carnet_logbook_list_themes: (transfer full) (element-type CarnetTheme): by label. */
GPtrArray *carnet_logbook_list_themes (CarnetLogbook *self, GError **error);
/** carnet_logbook_list_actors: (transfer full) (element-type CarnetActor): by name. */
GPtrArray *carnet_logbook_list_actors (CarnetLogbook *self, GError **error);
/** carnet_logbook_list_people: (transfer full) (element-type CarnetPerson): by name. */
GPtrArray *carnet_logbook_list_people (CarnetLogbook *self, GError **error);
/** carnet_logbook_list_deleted_themes, …actors, …territories: (transfer full): those that are deleted,
 * likewise. */
GPtrArray *carnet_logbook_list_deleted_themes (CarnetLogbook *self, GError **error);
GPtrArray *carnet_logbook_list_deleted_actors (CarnetLogbook *self, GError **error);
GPtrArray *carnet_logbook_list_deleted_territories (CarnetLogbook *self, GError **error);
/** carnet_logbook_load_names: (transfer full): of the themes, actors, people, territories and milestones,
 * deleted ones too, of each kind by name; without those that only withdrawn batches brought. */
CarnetNames *carnet_logbook_load_names (CarnetLogbook *self, GError **error);
/** carnet_logbook_load_counted_names: likewise, and how many observations name each person who is deleted:
 * when somebody is, that takes long in a large logbook. */
CarnetNames *carnet_logbook_load_counted_names (CarnetLogbook *self, GError **error);
/** carnet_logbook_load_history: every revision of any entity, of any kind, with heads and cells. */
CarnetHistory *carnet_logbook_load_history (CarnetLogbook *self, const CarnetId *entity, GError **error);
/** carnet_logbook_list_entities: (transfer full) (element-type CarnetId): the entities of @kind, deleted ones
 * too, by id. */
GPtrArray *carnet_logbook_list_entities (CarnetLogbook *self, const char *kind, GError **error);

G_END_DECLS
