/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "model/carnet-observation.h"
#include "model/carnet-when.h"
#include "store/carnet-batch.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* What people wrote without knowing of each other: to read it, to settle it, and to go
 * back to what was there before. Conflicts wait: nothing else depends on them. */

/**
 * CarnetFieldForm:
 * @CARNET_FIELD_TEXT: prose, of several paragraphs: several can be kept
 * @CARNET_FIELD_LINE: a line of text: several can be kept
 * @CARNET_FIELD_CHOICE: a date, a level, a place …: one is chosen
 */
typedef enum
{
  CARNET_FIELD_TEXT,
  CARNET_FIELD_LINE,
  CARNET_FIELD_CHOICE,
} CarnetFieldForm;

/**
 * CarnetField: a field of an entity, as people call it.
 * @key: as in carnet-kinds.h
 * @label: translated, or of the programme: « Titre », « Faits », « Thème “Mécénat” »
 */
typedef struct
{
  char           *key;
  char           *label;
  CarnetFieldForm form;
} CarnetField;

/**
 * CarnetWriter: who wrote a revision, and when.
 * @name, @role: as the logbook knows the person; "" when it does not
 * @recorded_ms: by the writer's clock, for display only
 * @mine: it is the owner of the logbook
 */
typedef struct
{
  CarnetHash revision;
  CarnetId   actor;
  char      *name;
  char      *role;
  gint64     recorded_ms;
  gboolean   mine;
} CarnetWriter;

/**
 * CarnetFieldVersion: one value of a field.
 * @text: for reading, in the language of the messages; "" when the field was cleared.
 *   Of a text field it is the text itself
 * @value: the value; borrowed from the conflict
 * @writers: (element-type CarnetWriter): who wrote it, oldest first
 * @mine: one of them is the owner
 */
typedef struct
{
  char       *text;
  CarnetValue value;
  GPtrArray  *writers;
  gboolean    mine;
} CarnetFieldVersion;

/**
 * CarnetFieldConflict:
 * @versions: (element-type CarnetFieldVersion): two or more, different: the owner's
 *   first; then, for all fields in the same order of people
 * @ancestor: (nullable): what all of them had read before they wrote, and who wrote
 *   that; %NULL when they had nothing in common
 * @unwritten: (nullable): when nobody had written the field in what they had read, what it said by that,
 *   translated: « Coordination » of the visibility, "" of most
 */
typedef struct
{
  CarnetField         field;
  GPtrArray          *versions;
  CarnetFieldVersion *ancestor;
  const char         *unwritten;
} CarnetFieldConflict;

/**
 * CarnetEntityConflict: all there is to settle of one entity.
 * @kind: one that carnet_kind_find_settled() gives
 * @title, @when: as all knew it before they disagreed, else as the owner has it: one line, "" when it has no
 *   words; when it has a time: the first month of a programme, a day or none of an observation, the month of
 *   a declaration. The sections of a programme are called so too
 * @shown_title, @shown_when: the same as lists show it meanwhile
 * @fields: (element-type CarnetFieldConflict): in the order of a form; empty when
 *   only the deletion is contested
 * @agreed: (element-type CarnetFieldText): the fields that are not in conflict
 * @contested: somebody deleted it while others, not knowing, wrote
 * @deleters, @keepers: (element-type CarnetWriter): then, who did which, oldest first
 * @heads: (element-type CarnetHash): what this was read from
 *
 * Reference counted; never changes, and may be read by several threads.
 */
typedef struct
{
  CarnetId    id;
  const char *kind;
  char       *title;
  CarnetWhen  when;
  char       *shown_title;
  CarnetWhen  shown_when;
  GPtrArray  *fields;
  GPtrArray  *agreed;
  gboolean    contested;
  GPtrArray  *deleters;
  GPtrArray  *keepers;
  GArray     *heads;
  /*< private >*/
  gpointer        history;
  gatomicrefcount references;
} CarnetEntityConflict;

/** CarnetFieldText: a field and what it says, for reading. @conflict: it said other things too. */
typedef struct
{
  CarnetField field;
  char       *text;
  gboolean    conflict;
} CarnetFieldText;

/**
 * carnet_logbook_load_conflict:
 * Returns: (transfer full) (nullable): %CARNET_ERROR_NOT_FOUND when @entity is of a kind that is
 *   not settled so; one without a conflict has no fields and is not contested.
 */
CarnetEntityConflict *
carnet_logbook_load_conflict (CarnetLogbook *self, const CarnetId *entity, GError **error);
CarnetEntityConflict *carnet_entity_conflict_ref (CarnetEntityConflict *self);
void                  carnet_entity_conflict_unref (CarnetEntityConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetEntityConflict, carnet_entity_conflict_unref)

/* -- Which ------------------------------------------------------------------------ */

/**
 * carnet_logbook_list_conflicts:
 * Returns: (transfer full) (element-type CarnetId): what is in conflict or of contested deletion:
 *   observations, in the order of their list, then the other kinds by carnet_kind_get_place(), each by date
 * or name; from the @offset-th, at most @limit.
 */
GArray  *carnet_logbook_list_conflicts (CarnetLogbook *self, guint offset, guint limit, GError **error);
gboolean carnet_logbook_count_conflicts (CarnetLogbook *self, guint *n, GError **error);
/** carnet_logbook_find_conflict: @position: (inout): that of @entity in the list, when it is there. */
gboolean
carnet_logbook_find_conflict (CarnetLogbook *self, const CarnetId *entity, guint *position, GError **error);

/* -- Settling ---------------------------------------------------------------------- */

/** carnet_entity_conflict_find: (transfer none) (nullable): the field of that key. */
const CarnetFieldConflict *carnet_entity_conflict_find (const CarnetEntityConflict *self, const char *key);

/**
 * carnet_field_conflict_join:
 * Returns: (transfer full) (nullable): all versions of a text field, one after the
 *   other: prose with a blank line between, lines with a slash; %NULL for a choice.
 */
char *carnet_field_conflict_join (const CarnetFieldConflict *self);

/**
 * carnet_logbook_resolve:
 * @seen: what the person looked at
 * @choices: for each field settled its value: one of the versions, all of them
 *   (carnet_field_conflict_join()), or another; and %CARNET_KEY_DELETED 1 or 0 when
 *   the deletion is contested. Fields that it does not name stay in conflict
 * @revision: (out) (optional)
 *
 * Writes one ordinary revision whose parents are the heads that the person saw. A
 * draft of an observation stays as it is. With the words of a quotation goes their place.
 *
 * Refuses, changing nothing: a field that is not in conflict
 * (%CARNET_ERROR_INVALID), and one of which something arrived since
 * (%CARNET_ERROR_CHANGED): load the conflict again and show it.
 */
gboolean carnet_logbook_resolve (CarnetLogbook              *self,
                                 const CarnetEntityConflict *seen,
                                 const CarnetWrites         *choices,
                                 CarnetHash                 *revision,
                                 GError                    **error);

/**
 * carnet_logbook_take_back:
 * @revision: of carnet_logbook_resolve(), just written
 * @entity: (out): what is in conflict again
 * @kind: (out) (transfer full): its kind
 *
 * Opens the conflict again as it was, with its versions and who wrote them: what settled it goes out of sight
 * of this logbook, as what a withdrawn file brought; it is not removed, and those to whom it was sent have
 * it. It comes back into sight with anything that was written on it. Taking back twice is taking back once.
 *
 * Refuses, changing nothing, when something was written on it here (%CARNET_ERROR_CHANGED).
 */
gboolean carnet_logbook_take_back (CarnetLogbook    *self,
                                   const CarnetHash *revision,
                                   CarnetId         *entity,
                                   char            **kind,
                                   GError          **error);

/**
 * carnet_logbook_find_settling:
 * @revision: (out): for carnet_logbook_take_back(): what was written last on @entity, when it is the owner's
 *   and settled something
 *
 * %CARNET_ERROR_NOT_FOUND when there is none; %CARNET_ERROR_INVALID when it came with a file, which is to be
 * withdrawn instead, and when it changed something that was not in conflict, which would go with it.
 */
gboolean carnet_logbook_find_settling (CarnetLogbook  *self,
                                       const CarnetId *entity,
                                       CarnetHash     *revision,
                                       GError        **error);

/* -- History --------------------------------------------------------------------- */

/**
 * CarnetFieldChange: what a revision, or a received file, does to a field.
 * @before: for reading; "" when it was empty
 * @after: for reading; "" when it was cleared
 * @settled: before, the field was in conflict; @before is then the value shown
 * @conflict: two people wrote different values apart; @after is then one that @before is not
 */
typedef struct
{
  CarnetField field;
  char       *before;
  char       *after;
  gboolean    settled;
  gboolean    conflict;
} CarnetFieldChange;

/**
 * CarnetHistoryEntry: one revision of an observation.
 * @changes: (element-type CarnetFieldChange): in the order of a form
 * @batches: (element-type CarnetBatch): the files that brought it, oldest first;
 *   empty when it was written here
 * @first: it has no parent
 * @erased: its text is not held
 * @current: nothing was written after it
 */
typedef struct
{
  CarnetWriter *writer;
  GPtrArray    *changes;
  GPtrArray    *batches;
  gboolean      first;
  gboolean      erased;
  gboolean      current;
} CarnetHistoryEntry;

/**
 * carnet_logbook_list_history:
 * Returns: (transfer full) (element-type CarnetHistoryEntry): the revisions of
 *   @observation, each before those it knew of: the newest first.
 */
GPtrArray *carnet_logbook_list_history (CarnetLogbook *self, const CarnetId *observation, GError **error);
/**
 * carnet_logbook_find_revision:
 * @text: a whole id of a revision of @observation, or at least four of its first digits
 */
gboolean carnet_logbook_find_revision (CarnetLogbook  *self,
                                       const CarnetId *observation,
                                       const char     *text,
                                       CarnetHash     *revision,
                                       GError        **error);
/** carnet_logbook_load_state_at: (transfer full) (element-type CarnetFieldText): what @observation said when
 * @revision was written, as its writer saw it: fields that say something, in the order of a form. */
GPtrArray *carnet_logbook_load_state_at (CarnetLogbook    *self,
                                         const CarnetId   *observation,
                                         const CarnetHash *revision,
                                         GError          **error);
/**
 * carnet_logbook_restore_revision:
 * @heads: (nullable) (element-type CarnetHash): the heads that the person saw; %NULL
 *   for the present ones
 * @written: (out) (optional): all zero when nothing differs
 *
 * Makes @observation say again what it said when @revision was written: one ordinary
 * revision of the fields that differ. It never deletes the observation; one that is
 * deleted comes back. Its visibility stays as it is.
 */
gboolean carnet_logbook_restore_revision (CarnetLogbook    *self,
                                          const CarnetId   *observation,
                                          const CarnetHash *revision,
                                          const GArray     *heads,
                                          CarnetHash       *written,
                                          GError          **error);

G_END_DECLS
