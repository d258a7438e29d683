/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CarnetSpellWorker:
 *
 * A #CarnetDictionary on a thread of its own: what it is given is done in order.
 */
typedef struct _CarnetSpellWorker CarnetSpellWorker;

/**
 * CarnetSpellTask:
 * @CARNET_SPELL_OPEN: the language that is the first word; fills @found and @languages
 * @CARNET_SPELL_CHECK: fills @right
 * @CARNET_SPELL_SUGGEST: for the first word; the task returns a nullable string array
 * @CARNET_SPELL_ADD: the first word; the task may return an error
 * @CARNET_SPELL_REMOVE: the first word, of those that were added; the task may return an error
 * @CARNET_SPELL_WORDS: the task returns the words that were added
 * @CARNET_SPELL_IGNORE: the first word
 */
typedef enum
{
  CARNET_SPELL_OPEN,
  CARNET_SPELL_CHECK,
  CARNET_SPELL_SUGGEST,
  CARNET_SPELL_ADD,
  CARNET_SPELL_REMOVE,
  CARNET_SPELL_WORDS,
  CARNET_SPELL_IGNORE,
} CarnetSpellTask;

/** CarnetSpellJob: the data of the task that a callback gets. */
typedef struct
{
  CarnetSpellTask kind;
  char          **words;
  guint           generation; /* the caller's */
  gboolean       *right;      /* of each word */
  gboolean        found;
  char          **languages;
} CarnetSpellJob;

/** carnet_spell_worker_new: for the life of the process. */
CarnetSpellWorker *carnet_spell_worker_new (void);
/** carnet_spell_worker_give: takes @task, whose data it sets, and @words. */
void carnet_spell_worker_give (CarnetSpellWorker *self,
                               GTask             *task,
                               CarnetSpellTask    kind,
                               char             **words,
                               guint              generation);

G_END_DECLS
