/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The kinds of entities and the keys of their fields. They are the file format:
 * see src/core/log/FORMAT.md. A name never changes its meaning. */

#define CARNET_KIND_PROGRAMME "programme"
#define CARNET_KIND_MILESTONE "milestone"
#define CARNET_KIND_PERSON "person"
#define CARNET_KIND_TERRITORY "territory"
#define CARNET_KIND_ACTOR "actor"
#define CARNET_KIND_THEME "theme"
#define CARNET_KIND_OBSERVATION "observation"
#define CARNET_KIND_HIGHLIGHT "highlight"
#define CARNET_KIND_COMMENT "comment"
#define CARNET_KIND_STATEMENT "statement"
#define CARNET_KIND_DECLARATION "declaration"
#define CARNET_KIND_ALIAS "alias"

/* Of every kind: 1 when deleted. */
#define CARNET_KEY_DELETED "deleted"

#define CARNET_KEY_TITLE "title"
#define CARNET_KEY_DESCRIPTION "description"
#define CARNET_KEY_NAME "name"
#define CARNET_KEY_KIND "kind"
#define CARNET_KEY_CODE "code"

/* programme */
#define CARNET_KEY_LOGBOOK_START "logbook.start"   /* text YYYY-MM */
#define CARNET_KEY_LOGBOOK_MONTHS "logbook.months" /* integer 1 to 36 */
#define CARNET_KEY_REPORT_DUE "report.due"         /* text, YYYY-MM or YYYY-MM-DD */
#define CARNET_PREFIX_SECTION "section/"           /* section/<id> = label, text */
#define CARNET_SUFFIX_QUESTION "/question"         /* section/<id>/question, text */
#define CARNET_SUFFIX_RANK "/rank"                 /* section/<id>/rank, integer */

/* milestone */
#define CARNET_KEY_PROGRAMME "programme" /* id */
#define CARNET_KEY_WHEN "when"           /* text, see carnet-when.h */
#define CARNET_KEY_PARTNERS "partners"
#define CARNET_KEY_PLACE "place"
#define CARNET_KEY_URL "url"

/* person */
#define CARNET_KEY_ROLE "role"
#define CARNET_KEY_ORGANISATION "organisation"

/* territory */
#define CARNET_KEY_VINTAGE "vintage"
#define CARNET_KEY_DEPARTEMENT "departement"
#define CARNET_KEY_REGION "region"

/* actor */
#define CARNET_KEY_SIREN "siren"

/* theme */
#define CARNET_KEY_LABEL "label"
#define CARNET_KEY_DEFINITION "definition"
#define CARNET_KEY_PARENT "parent" /* id */
#define CARNET_KEY_COLOUR "colour"

/* observation */
#define CARNET_KEY_DATE "date"           /* text YYYY-MM-DD */
#define CARNET_KEY_AUTHOR "author"       /* id of a person */
#define CARNET_KEY_TERRITORY "territory" /* id */
#define CARNET_KEY_MILESTONE "milestone" /* id */
#define CARNET_PREFIX_TEXT "text/"       /* text/<section id> = text */
#define CARNET_PREFIX_IMPACT "impact/"   /* integer 0 to 3 */
#define CARNET_KEY_IMPACT_PERFORMANCE "impact/performance"
#define CARNET_KEY_IMPACT_INNOVATION "impact/innovation"
#define CARNET_KEY_IMPACT_CONFIANCE "impact/confiance"
#define CARNET_PREFIX_THEME "theme/" /* theme/<id> = 1 or 0 */
#define CARNET_PREFIX_ACTOR "actor/" /* actor/<id> = 1 or 0 */
#define CARNET_PREFIX_ATTACHMENT                                                                             \
  "attachment/" /* attachment/<base32 of SHA-256> = file name; cleared when removed */
#define CARNET_KEY_VISIBILITY "visibility" /* text: private, coordination, publishable */
#define CARNET_KEY_REVIEW "review"         /* text: draft, to-review, to-complete, validated */

/* highlight */
#define CARNET_KEY_OBSERVATION "observation" /* id */
#define CARNET_KEY_SECTION "section"         /* id */
#define CARNET_KEY_REVISION "revision"       /* text: hex of the revision quoted */
#define CARNET_KEY_START "start"             /* integer, code points */
#define CARNET_KEY_END "end"                 /* integer, code points, exclusive */
#define CARNET_KEY_QUOTE "quote"
#define CARNET_KEY_SPEAKER "speaker"
#define CARNET_KEY_CONSENT "consent" /* text: verbatim, anonymous, none */

/* comment */
#define CARNET_KEY_SUBJECT "subject" /* id */
#define CARNET_KEY_TEXT "text"
#define CARNET_KEY_STATE "state" /* text: open, settled */

/* milestone, when it comes from a calendar; the fields it was last given there: calendar/<field> = text, the
 * first half of a hash of what the file said */
#define CARNET_PREFIX_CALENDAR "calendar/"
#define CARNET_KEY_CALENDAR_UID "calendar/uid"
#define CARNET_KEY_CALENDAR_REVISED "calendar/revised"

/* statement */
#define CARNET_KEY_RANK "rank"             /* integer; and kind, see carnet-statement.h */
#define CARNET_PREFIX_EVIDENCE "evidence/" /* evidence/<id> = 1 or 0 */

/* declaration: nothing to report */
#define CARNET_KEY_MONTH "month" /* text YYYY-MM */

/* alias */
#define CARNET_KEY_A "a"
#define CARNET_KEY_B "b"
#define CARNET_KEY_VERDICT "verdict" /* text: one of these */
#define CARNET_VERDICT_SAME "same"
#define CARNET_VERDICT_DISTINCT "distinct"

/** carnet_title_keys: (array zero-terminated=1): of those that an entity has, the first says what it is. */
extern const char *const carnet_title_keys[];

/** carnet_kind_get_place: in the order in which people read them; all that this version does not know come
 * last, together. */
guint carnet_kind_get_place (const char *kind);
/** carnet_kind_find: (transfer none) (nullable): @kind itself, static, when this version knows it. */
const char *carnet_kind_find (const char *kind);
/** carnet_kind_get_label: translated: « Jalon »; the word itself when this version does not know it. */
const char *carnet_kind_get_label (const char *kind);
/** carnet_kind_get_heading: translated: « Jalons ». @kind: (nullable): %NULL and unknown ones are one. */
const char *carnet_kind_get_heading (const char *kind);
/** carnet_kind_find_settled: (transfer none) (nullable): @kind itself, static, when people settle its
 * conflicts. */
const char *carnet_kind_find_settled (const char *kind);
/** carnet_kind_is_told: whether what one is called says its kind too: « Constat : … ». */
gboolean carnet_kind_is_told (const char *kind);
/** carnet_kind_asks: whether a conflict of @key is for people to settle. Not what a calendar said last, which
 * programs compare, nor the place of a quotation, which goes with its words. */
gboolean carnet_kind_asks (const char *kind, const char *key);

G_END_DECLS
