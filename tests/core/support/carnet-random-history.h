/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-history.h"

G_BEGIN_DECLS

/*
 * Random stories of people who keep copies of one logbook, write, receive each
 * other's revisions, resolve conflicts and leave drafts open. A story is a list of
 * steps: it can be played again, changed, and cut down until only what matters is
 * left. Chance is that of g_test_rand_int(), so `--seed` brings a story back.
 */

#define CARNET_STORY_PEOPLE 3
#define CARNET_STORY_ENTITIES 2
#define CARNET_STORY_KEYS 5
#define CARNET_STORY_VALUES 3

/** The keys of a story; the first is `deleted`. */
extern const char *const carnet_story_keys[CARNET_STORY_KEYS];

typedef enum
{
  CARNET_STEP_WRITE,      /* person writes @keys of entity, knowing all they hold */
  CARNET_STEP_RECEIVE,    /* person receives all that other holds */
  CARNET_STEP_RESOLVE,    /* person writes every field of entity that is in conflict */
  CARNET_STEP_OPEN_DRAFT, /* person begins a draft of entity */
  CARNET_STEP_SEAL_DRAFT, /* person writes @keys, knowing what they held when the draft began */
} CarnetStepType;

/**
 * CarnetStep:
 * @serial: unlike any other of the story; becomes the nonce of what the step writes
 * @keys: a bit for each key written
 * @values: for each key in turn, two bits: 0 to 2 the value, 3 cleared
 */
typedef struct
{
  CarnetStepType type;
  guint          serial;
  guint          person;
  guint          other;
  guint          entity;
  guint          keys;
  guint          values;
  gint64         clock_ms;
} CarnetStep;

/** CarnetCast: @copies: (element-type CarnetHash CarnetRevision): what each person holds. */
typedef struct
{
  GHashTable *copies[CARNET_STORY_PEOPLE];
  GArray     *drafts[CARNET_STORY_PEOPLE][CARNET_STORY_ENTITIES]; /* CarnetHash; NULL when none is open */
} CarnetCast;

/** carnet_story_new: (transfer full) (element-type CarnetStep): @n_steps random steps. */
GArray     *carnet_story_new (guint n_steps);
CarnetCast *carnet_story_play (GArray *story);
CarnetCast *carnet_cast_new (void);
void        carnet_cast_free (CarnetCast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCast, carnet_cast_free)

void carnet_cast_step (CarnetCast *self, const CarnetStep *step);
void carnet_cast_receive (CarnetCast *self, guint into, guint from);
/** carnet_cast_unite: everyone receives everything. */
void carnet_cast_unite (CarnetCast *self);
/** carnet_cast_write: @person writes one field; @value as in CarnetStep. */
void carnet_cast_write (CarnetCast *self, guint serial, guint person, guint entity, guint key, guint value);
/** carnet_cast_list: (transfer full) (element-type CarnetRevision): what @person holds of @entity. */
GPtrArray     *carnet_cast_list (CarnetCast *self, guint person, guint entity);
CarnetHistory *carnet_cast_history (CarnetCast *self, guint person, guint entity);
CarnetId       carnet_story_entity (guint entity);
CarnetId       carnet_story_person (guint person);
/** carnet_story_serial: the step that wrote @revision. */
guint carnet_story_serial (const CarnetRevision *revision);

/** CarnetStoryProperty: Returns: (transfer full) (nullable): what does not hold of @story. */
typedef char *(*CarnetStoryProperty) (GArray *story);

/**
 * carnet_story_check:
 * Tries @property on @n_stories random stories of up to @n_steps steps. The first
 * that breaks it is cut down to steps none of which can be left out, and told.
 */
void carnet_story_check (CarnetStoryProperty property, guint n_stories, guint n_steps);

/** carnet_history_describe: (transfer full): heads, cells and deletion of a history, in words to compare. */
char *carnet_history_describe (CarnetHistory *history);
/**
 * carnet_naive_describe:
 * The same from the definition itself (DESIGN's recursive `live`), as slowly and
 * simply as it can be said; shares no code with CarnetHistory.
 */
char *carnet_naive_describe (GPtrArray *revisions);

G_END_DECLS
