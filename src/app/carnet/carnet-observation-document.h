/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/**
 * CarnetDocumentState:
 * @CARNET_DOCUMENT_CLEAN: nothing was written here
 * @CARNET_DOCUMENT_DIRTY: something is not yet on the disk
 * @CARNET_DOCUMENT_SAVED: everything written here is on the disk
 * @CARNET_DOCUMENT_FAILED: it could not be saved; the text is kept here
 */
typedef enum
{
  CARNET_DOCUMENT_CLEAN,
  CARNET_DOCUMENT_DIRTY,
  CARNET_DOCUMENT_SAVED,
  CARNET_DOCUMENT_FAILED,
} CarnetDocumentState;

#define CARNET_TYPE_OBSERVATION_DOCUMENT (carnet_observation_document_get_type ())
/**
 * CarnetObservationDocument:
 *
 * One observation being read and written: what the logbook holds of it, overlaid
 * with what was written since. Knows no widget. Only fields whose value differs
 * from the logbook's are written. They are saved as a draft one second after the
 * last change, through the session's worker, with the heads that were seen when
 * the writing began, and sealed by carnet_observation_document_close_async().
 *
 * Signals: `changed (const char *key)`: a field was set here; %NULL: the logbook's
 * values were read again. `notify::state`: see #CarnetDocumentState.
 */
G_DECLARE_FINAL_TYPE (CarnetObservationDocument,
                      carnet_observation_document,
                      CARNET,
                      OBSERVATION_DOCUMENT,
                      GObject)

/** carnet_observation_document_open: with the draft that a crash may have left. Also one that is a draft
 * alone. */
CarnetObservationDocument *
carnet_observation_document_open (CarnetSession *session, const CarnetId *id, GError **error);
/** carnet_observation_document_new: one more observation, with the owner as author, their territory, and
 * today's date when the logbook holds it; @milestone is nullable. It is not kept unless it is written in. */
CarnetObservationDocument *
carnet_observation_document_new (CarnetSession *session, const CarnetId *milestone);

/** carnet_observation_document_begin_with: has a blank one begin with what @template says; without anything
 * else it is not kept. @themes: (element-type CarnetTheme): those there are: others are left out */
void carnet_observation_document_begin_with (CarnetObservationDocument *self,
                                             const CarnetTemplate *template,
                                             const GPtrArray *themes);
/** carnet_observation_document_dup_template: (transfer full): what of it others can begin with; its name is
 * "". */
CarnetTemplate *carnet_observation_document_dup_template (CarnetObservationDocument *self);

const CarnetId *carnet_observation_document_get_id (CarnetObservationDocument *self);
CarnetSession  *carnet_observation_document_get_session (CarnetObservationDocument *self);
/** carnet_observation_document_is_new: the logbook does not hold it yet. */
gboolean carnet_observation_document_is_new (CarnetObservationDocument *self);
/** carnet_observation_document_is_blank: a new one in which nothing was written. */
gboolean carnet_observation_document_is_blank (CarnetObservationDocument *self);
/** carnet_observation_document_keep: a new one is kept though nothing was written in it: something belongs to
 * it. */
void                carnet_observation_document_keep (CarnetObservationDocument *self);
CarnetDocumentState carnet_observation_document_get_state (CarnetObservationDocument *self);
/** carnet_observation_document_get_error: (nullable): why it is %CARNET_DOCUMENT_FAILED. */
const GError *carnet_observation_document_get_error (CarnetObservationDocument *self);
/** carnet_observation_document_get_saved_ms: when it was last saved; 0 when it was not. */
gint64 carnet_observation_document_get_saved_ms (CarnetObservationDocument *self);
/** carnet_observation_document_get_base: (transfer none): what the logbook holds; valid until `changed`. */
const CarnetObservation *carnet_observation_document_get_base (CarnetObservationDocument *self);

/* -- Values ------------------------------------------------------------------ */

/** carnet_observation_document_get_text: the title, or the text of a section by its key; borrowed until the
 * next change, never %NULL. */
const char *carnet_observation_document_get_text (CarnetObservationDocument *self, const char *key);
CarnetDate  carnet_observation_document_get_date (CarnetObservationDocument *self);
CarnetId    carnet_observation_document_get_link (CarnetObservationDocument *self, const char *key);
int         carnet_observation_document_get_impact (CarnetObservationDocument *self, CarnetImpact impact);
CarnetVisibility carnet_observation_document_get_visibility (CarnetObservationDocument *self);
CarnetReview     carnet_observation_document_get_review (CarnetObservationDocument *self);
/** carnet_observation_document_dup_themes, …actors: (transfer full) (element-type CarnetId): sorted. */
GArray *carnet_observation_document_dup_themes (CarnetObservationDocument *self);
GArray *carnet_observation_document_dup_actors (CarnetObservationDocument *self);
/**
 * carnet_observation_document_list_sections:
 *
 * Returns: (transfer full) (element-type CarnetSection): those of the programme, then those it has no more,
 * or never had, but that have text here: what is written is never out of sight. These have no question.
 */
GPtrArray *carnet_observation_document_list_sections (CarnetObservationDocument *self);
/** carnet_observation_document_count_words: of its sections. */
guint carnet_observation_document_count_words (CarnetObservationDocument *self);
/** carnet_observation_document_dup_row: (transfer full): what a list shows of it by now; @territory_name is
 * nullable. */
CarnetObservationRow *
carnet_observation_document_dup_row (CarnetObservationDocument *self, const char *territory_name);
/** carnet_observation_document_dup_text_key: (transfer full): the key of the text of @section. */
char *carnet_observation_document_dup_text_key (const CarnetId *section);

void
carnet_observation_document_set_text (CarnetObservationDocument *self, const char *key, const char *text);
/** carnet_observation_document_set_date: refuses, changing nothing, a day outside the logbook. */
gboolean
carnet_observation_document_set_date (CarnetObservationDocument *self, CarnetDate date, GError **error);
/** carnet_observation_document_set_link: of %CARNET_KEY_TERRITORY or %CARNET_KEY_MILESTONE; nil for none. */
void
carnet_observation_document_set_link (CarnetObservationDocument *self, const char *key, const CarnetId *id);
void carnet_observation_document_set_impact (CarnetObservationDocument *self, CarnetImpact impact, int level);
void
carnet_observation_document_set_visibility (CarnetObservationDocument *self, CarnetVisibility visibility);
void carnet_observation_document_set_review (CarnetObservationDocument *self, CarnetReview review);
void
carnet_observation_document_set_theme (CarnetObservationDocument *self, const CarnetId *theme, gboolean on);
void
carnet_observation_document_set_actor (CarnetObservationDocument *self, const CarnetId *actor, gboolean on);
/** carnet_observation_document_take_territory: sets a territory that the logbook may not hold yet, adding it.
 */
void carnet_observation_document_take_territory (CarnetObservationDocument *self,
                                                 const CarnetTerritory     *territory);
/** carnet_observation_document_take_theme: sets a theme by its label, adding it when there is none, below
 * @parent (nullable). */
void carnet_observation_document_take_theme (CarnetObservationDocument *self,
                                             const char                *label,
                                             const CarnetId            *parent);
/** carnet_observation_document_take_actor: sets an actor as carnet_logbook_ensure_actor() finds or adds it.
 */
void carnet_observation_document_take_actor (CarnetObservationDocument *self, const CarnetActor *actor);

/* -- Marked passages --------------------------------------------------------- */

/** carnet_observation_document_dup_passages: (transfer full): those of the text of @key, found again in it as
 * it is now: see carnet-passages.h. They are what the next carnet_observation_document_set_passages() of that
 * text replaces. */
GPtrArray *carnet_observation_document_dup_passages (CarnetObservationDocument *self, const char *key);
/** carnet_observation_document_set_passages: of the text of @key, as it is now: one with a new id is added,
 * one that is not there any more is taken off. */
void carnet_observation_document_set_passages (CarnetObservationDocument *self,
                                               const char                *key,
                                               const GPtrArray           *passages);
/** carnet_observation_document_count_lost: those whose words are nowhere in the texts. */
guint carnet_observation_document_count_lost (CarnetObservationDocument *self);
/** carnet_observation_document_holds: it has @passage, or had. */
gboolean carnet_observation_document_holds (CarnetObservationDocument *self, const CarnetId *passage);

/* -- Saving ------------------------------------------------------------------ */

/** carnet_observation_document_save: now rather than in a second; also tries again after a failure. */
void carnet_observation_document_save (CarnetObservationDocument *self);
/** carnet_observation_document_close_async: saves what is not saved, and seals. A new one left blank is not
 * kept. The document can be written in again afterwards. */
void     carnet_observation_document_close_async (CarnetObservationDocument *self,
                                                  GAsyncReadyCallback        callback,
                                                  gpointer                   user_data);
gboolean carnet_observation_document_close_finish (CarnetObservationDocument *self,
                                                   GAsyncResult              *result,
                                                   GError                   **error);
/** carnet_observation_document_abandon: nothing written since the last sealing is kept. */
void carnet_observation_document_abandon (CarnetObservationDocument *self);
/** carnet_observation_document_reload: reads the logbook's values again; what was written here stays. */
void carnet_observation_document_reload (CarnetObservationDocument *self);

G_END_DECLS
