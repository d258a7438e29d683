/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-speller.h"

#include "application/carnet-settings.h"
#include "writing/carnet-spell-worker.h"

#define BATCH_MAX 256

/* The verdicts beside CarnetSpelling. */
#define ASKED (CARNET_SPELLING_WRONG + 1)

struct _CarnetSpeller
{
  GObject parent_instance;

  /* Owned */
  GSettings         *settings; /* (nullable) */
  CarnetSpellWorker *worker;
  GHashTable        *verdicts; /* (element-type utf8 CarnetSpelling) */
  GPtrArray         *asking;   /* (element-type utf8): not yet given to the worker */
  char             **languages;
  char              *language;

  CarnetSpellerState state;
  guint              generation; /* of the verdicts: older answers are dropped */
  guint              n_batches;  /* with the worker */
  guint              idle;
};

G_DEFINE_FINAL_TYPE (CarnetSpeller, carnet_speller, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Takes @words. */
static void
give (CarnetSpeller      *self,
      CarnetSpellTask     kind,
      char              **words,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  carnet_spell_worker_give (self->worker, g_task_new (self, cancellable, callback, user_data), kind, words,
                            self->generation);
}

static char **
list_of (const char *word)
{
  const char *const words[] = { word, NULL };

  return g_strdupv ((char **)words);
}

/* -- Opening ------------------------------------------------------------------------- */

static void
reset (CarnetSpeller *self)
{
  self->generation++;
  self->n_batches = 0;
  g_hash_table_remove_all (self->verdicts);
  g_ptr_array_set_size (self->asking, 0);
  g_signal_emit (self, signals[RESET], 0);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CarnetSpeller  *self = CARNET_SPELLER (source);
  CarnetSpellJob *job = g_task_get_task_data (G_TASK (result));

  /* Another was chosen meanwhile. */
  if (!g_str_equal (job->words[0], self->language))
    return;
  g_strfreev (self->languages);
  self->languages = g_steal_pointer (&job->languages);
  if (*self->language)
    self->state = job->found ? CARNET_SPELLER_READY : CARNET_SPELLER_MISSING;
  else
    self->state = CARNET_SPELLER_OFF;
  reset (self);
}

static void
open_language (CarnetSpeller *self)
{
  self->state = CARNET_SPELLER_OPENING;
  give (self, CARNET_SPELL_OPEN, list_of (self->language), NULL, opened_cb, NULL);
}

void
carnet_speller_wake (CarnetSpeller *self)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));

  if (self->state == CARNET_SPELLER_ASLEEP)
    open_language (self);
}

static char *
dup_language (CarnetSpeller *self)
{
  return self->settings ? g_settings_get_string (self->settings, "spelling-language") : g_strdup ("fr");
}

static void
take_language (CarnetSpeller *self, const char *language)
{
  if (g_str_equal (language, self->language))
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  open_language (self);
  reset (self);
}

static void
setting_cb (CarnetSpeller *self)
{
  g_autofree char *language = dup_language (self);

  take_language (self, language);
}

/* -- Asking -------------------------------------------------------------------------- */

static void
set_verdict (CarnetSpeller *self, const char *word, guint verdict)
{
  g_hash_table_replace (self->verdicts, g_strdup (word), GUINT_TO_POINTER (verdict));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CarnetSpeller  *self = CARNET_SPELLER (source);
  CarnetSpellJob *job = g_task_get_task_data (G_TASK (result));

  if (job->generation != self->generation)
    return;
  for (guint i = 0; job->words[i]; i++)
    set_verdict (self, job->words[i], job->right[i] ? CARNET_SPELLING_RIGHT : CARNET_SPELLING_WRONG);
  if (--self->n_batches == 0 && self->asking->len == 0)
    g_signal_emit (self, signals[ANSWERED], 0);
}

static void
flush (CarnetSpeller *self)
{
  if (self->asking->len == 0)
    return;
  g_ptr_array_add (self->asking, NULL);
  self->n_batches++;
  give (self, CARNET_SPELL_CHECK, (char **)g_ptr_array_steal (self->asking, NULL), NULL, checked_cb, NULL);
}

static gboolean
flush_cb (gpointer user_data)
{
  CarnetSpeller *self = user_data;

  self->idle = 0;
  flush (self);
  return G_SOURCE_REMOVE;
}

static void
ask (CarnetSpeller *self, const char *word)
{
  set_verdict (self, word, ASKED);
  g_ptr_array_add (self->asking, g_strdup (word));
  if (self->asking->len >= BATCH_MAX)
    flush (self);
  else if (self->idle == 0)
    self->idle = g_idle_add (flush_cb, self);
}

CarnetSpelling
carnet_speller_look_up (CarnetSpeller *self, const char *word)
{
  guint verdict;

  g_return_val_if_fail (CARNET_IS_SPELLER (self), CARNET_SPELLING_RIGHT);

  if (self->state == CARNET_SPELLER_ASLEEP || self->state == CARNET_SPELLER_OPENING)
    return CARNET_SPELLING_UNKNOWN;
  if (self->state != CARNET_SPELLER_READY)
    return CARNET_SPELLING_RIGHT;
  verdict = GPOINTER_TO_UINT (g_hash_table_lookup (self->verdicts, word));
  if (verdict == CARNET_SPELLING_UNKNOWN)
    ask (self, word);
  return verdict == ASKED ? CARNET_SPELLING_UNKNOWN : verdict;
}

/* -- Suggesting, adding, ignoring ---------------------------------------------------- */

void
carnet_speller_suggest_async (CarnetSpeller      *self,
                              const char         *word,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));

  give (self, CARNET_SPELL_SUGGEST, list_of (word), cancellable, callback, user_data);
}

char **
carnet_speller_suggest_finish (CarnetSpeller *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
carnet_speller_add_async (CarnetSpeller      *self,
                          const char         *word,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));
  g_return_if_fail (self->state != CARNET_SPELLER_ASLEEP);

  give (self, CARNET_SPELL_ADD, list_of (word), NULL, callback, user_data);
  /* What is asked from now on is asked after it. */
  reset (self);
}

gboolean
carnet_speller_add_finish (CarnetSpeller *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
carnet_speller_remove_async (CarnetSpeller      *self,
                             const char         *word,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));

  give (self, CARNET_SPELL_REMOVE, list_of (word), NULL, callback, user_data);
  reset (self);
}

void
carnet_speller_list_words_async (CarnetSpeller *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));

  give (self, CARNET_SPELL_WORDS, NULL, NULL, callback, user_data);
}

char **
carnet_speller_list_words_finish (CarnetSpeller *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
carnet_speller_ignore (CarnetSpeller *self, const char *word)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));
  g_return_if_fail (self->state != CARNET_SPELLER_ASLEEP);

  give (self, CARNET_SPELL_IGNORE, list_of (word), NULL, NULL, NULL);
  reset (self);
}

/* -- State --------------------------------------------------------------------------- */

CarnetSpellerState
carnet_speller_get_state (CarnetSpeller *self)
{
  g_return_val_if_fail (CARNET_IS_SPELLER (self), CARNET_SPELLER_OFF);

  return self->state;
}

const char *const *
carnet_speller_get_languages (CarnetSpeller *self)
{
  g_return_val_if_fail (CARNET_IS_SPELLER (self), NULL);

  return (const char *const *)self->languages;
}

const char *
carnet_speller_get_language (CarnetSpeller *self)
{
  g_return_val_if_fail (CARNET_IS_SPELLER (self), NULL);

  return self->language;
}

void
carnet_speller_set_language (CarnetSpeller *self, const char *language)
{
  g_return_if_fail (CARNET_IS_SPELLER (self));

  if (self->settings)
    g_settings_set_string (self->settings, "spelling-language", language);
  take_language (self, language);
}

static void
carnet_speller_class_init (CarnetSpellerClass *klass)
{
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
carnet_speller_init (CarnetSpeller *self)
{
  self->settings = carnet_settings_new ();
  self->worker = carnet_spell_worker_new ();
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asking = g_ptr_array_new_with_free_func (g_free);
  self->languages = g_new0 (char *, 1);
  self->language = dup_language (self);
  if (self->settings)
    g_signal_connect_swapped (self->settings, "changed::spelling-language", G_CALLBACK (setting_cb), self);
}

CarnetSpeller *
carnet_speller_get_default (void)
{
  static CarnetSpeller *speller = NULL;

  if (!speller)
    speller = g_object_new (CARNET_TYPE_SPELLER, NULL);
  return speller;
}
