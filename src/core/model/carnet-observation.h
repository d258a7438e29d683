/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-date.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/** The three impacts of co-construction, always in this order. */
typedef enum
{
  CARNET_IMPACT_PERFORMANCE,
  CARNET_IMPACT_INNOVATION,
  CARNET_IMPACT_CONFIANCE,
  CARNET_N_IMPACTS,
} CarnetImpact;

/** Levels of an impact: 0 none, 1 weak signal, 2 established, 3 structuring. */
#define CARNET_LEVEL_MAX 3

typedef enum
{
  CARNET_VISIBILITY_PRIVATE,
  CARNET_VISIBILITY_COORDINATION,
  CARNET_VISIBILITY_PUBLISHABLE,
  CARNET_N_VISIBILITIES,
} CarnetVisibility;

typedef enum
{
  CARNET_REVIEW_DRAFT,
  CARNET_REVIEW_TO_REVIEW,
  CARNET_REVIEW_TO_COMPLETE,
  CARNET_REVIEW_VALIDATED,
  CARNET_N_REVIEWS,
} CarnetReview;

/* …_to_string: the word of the files and of the command line ("performance",
 * "coordination", "to-review"). …_parse: -1 (as int) for another word.
 * …_get_label: translated, for reading. */
const char *carnet_impact_to_string (CarnetImpact impact);
int         carnet_impact_parse (const char *text);
const char *carnet_impact_get_key (CarnetImpact impact);
/** carnet_impact_get_label: « Performance des organisations », « Innovation », « Confiance et engagement ».
 */
const char *carnet_impact_get_label (CarnetImpact impact);
/** carnet_level_get_label: « aucun », « signal faible », « avéré », « structurant ». */
const char *carnet_level_get_label (int level);
const char *carnet_visibility_to_string (CarnetVisibility visibility);
int         carnet_visibility_parse (const char *text);
const char *carnet_visibility_get_label (CarnetVisibility visibility);
const char *carnet_review_to_string (CarnetReview review);
int         carnet_review_parse (const char *text);
const char *carnet_review_get_label (CarnetReview review);

/**
 * CarnetObservation:
 * @date: %CARNET_DATE_NONE when not yet given
 * @author, @territory, @milestone: nil when not given
 * @texts: (element-type CarnetId utf8): section id → text; no entry when absent
 * @themes, @actors: (element-type CarnetId): the elements of the set, sorted
 * @attachments: (element-type utf8 utf8): base32 hash → file name
 * @conflicts: (element-type utf8): keys of the fields in conflict, sorted
 * @heads: (element-type CarnetHash): the heads these values come from
 * @visibility: coordination when nobody said
 * @review: draft when nobody said
 * @unknown: number of live fields this version does not know
 * @first_ms, @last_ms: recorded_ms of the oldest and newest revision
 *
 * The current state of one observation. Strings are never %NULL.
 */
typedef struct
{
  CarnetId         id;
  char            *title;
  CarnetDate       date;
  CarnetId         author;
  CarnetId         territory;
  CarnetId         milestone;
  GHashTable      *texts;
  int              impacts[CARNET_N_IMPACTS];
  GArray          *themes;
  GArray          *actors;
  GHashTable      *attachments;
  CarnetVisibility visibility;
  CarnetReview     review;
  gboolean         deleted;
  gboolean         contested;
  GPtrArray       *conflicts;
  GArray          *heads;
  guint            unknown;
  gint64           first_ms;
  gint64           last_ms;
} CarnetObservation;

CarnetObservation *carnet_observation_new (void);
void               carnet_observation_free (CarnetObservation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetObservation, carnet_observation_free)
/** carnet_observation_get_text: Returns: (transfer none): the text of @section, "" when absent. */
const char *carnet_observation_get_text (const CarnetObservation *self, const CarnetId *section);

/**
 * CarnetObservationRow: what a list shows of an observation; strings never %NULL.
 * @excerpt: the beginning of its texts, at most 240 code points, one paragraph
 * @snippet: for a search, the passage found, words between U+E000 and U+E001;
 *   else empty
 * @territory_name, @author_name: empty when not given
 * @has_draft: there is unsealed text of it on this machine
 */
typedef struct
{
  CarnetId         id;
  char            *title;
  CarnetDate       date;
  char            *territory_name;
  char            *author_name;
  char            *excerpt;
  char            *snippet;
  int              impacts[CARNET_N_IMPACTS];
  CarnetVisibility visibility;
  CarnetReview     review;
  gboolean         conflict;
  gboolean         contested;
  gboolean         deleted;
  gboolean         has_draft;
} CarnetObservationRow;

#define CARNET_MARK_BEGIN "\xee\x80\x80" /* U+E000 */
#define CARNET_MARK_END "\xee\x80\x81"   /* U+E001 */

CarnetObservationRow *carnet_observation_row_new (void);
void                  carnet_observation_row_free (CarnetObservationRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetObservationRow, carnet_observation_row_free)

G_END_DECLS
