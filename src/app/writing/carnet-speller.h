/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CarnetSpelling:
 * @CARNET_SPELLING_UNKNOWN: not known yet: `answered` will tell
 */
typedef enum
{
  CARNET_SPELLING_UNKNOWN,
  CARNET_SPELLING_RIGHT,
  CARNET_SPELLING_WRONG,
} CarnetSpelling;

/**
 * CarnetSpellerState:
 * @CARNET_SPELLER_ASLEEP: nothing was asked yet
 * @CARNET_SPELLER_MISSING: this computer has no dictionary of the language
 */
typedef enum
{
  CARNET_SPELLER_ASLEEP,
  CARNET_SPELLER_OPENING,
  CARNET_SPELLER_READY,
  CARNET_SPELLER_MISSING,
  CARNET_SPELLER_OFF,
} CarnetSpellerState;

#define CARNET_TYPE_SPELLER (carnet_speller_get_type ())
/**
 * CarnetSpeller:
 *
 * The #CarnetDictionary of all texts, on a thread of its own, and what it answered.
 * Nothing here waits. The language is that of the setting `spelling-language`.
 *
 * Signals: `answered ()`: all that was asked has its answer; `reset ()`: answers may be
 * others now, the state too.
 */
G_DECLARE_FINAL_TYPE (CarnetSpeller, carnet_speller, CARNET, SPELLER, GObject)

/** carnet_speller_get_default: (transfer none): the one of this process. */
CarnetSpeller     *carnet_speller_get_default (void);
CarnetSpellerState carnet_speller_get_state (CarnetSpeller *self);
/** carnet_speller_get_languages: (transfer none): see carnet_dictionary_list(); empty until it is known. */
const char *const *carnet_speller_get_languages (CarnetSpeller *self);
/** carnet_speller_get_language: (transfer none): empty for none. */
const char *carnet_speller_get_language (CarnetSpeller *self);
/** carnet_speller_set_language: and remembers it. */
void carnet_speller_set_language (CarnetSpeller *self, const char *language);
/** carnet_speller_wake: opens the dictionary, which takes 12 MB, if it is not open yet: somebody is about to
 * write. Languages are then known soon. Until then every word is unknown. */
void           carnet_speller_wake (CarnetSpeller *self);
CarnetSpelling carnet_speller_look_up (CarnetSpeller *self, const char *word);
void           carnet_speller_suggest_async (CarnetSpeller      *self,
                                             const char         *word,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
/** carnet_speller_suggest_finish: (transfer full) (nullable): %NULL when the word is right, or when it was
 * cancelled. */
char   **carnet_speller_suggest_finish (CarnetSpeller *self, GAsyncResult *result);
void     carnet_speller_add_async (CarnetSpeller      *self,
                                   const char         *word,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
gboolean carnet_speller_add_finish (CarnetSpeller *self, GAsyncResult *result, GError **error);
/** carnet_speller_remove_async: takes back a word that was added; ends with carnet_speller_add_finish(). */
void carnet_speller_remove_async (CarnetSpeller      *self,
                                  const char         *word,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/** carnet_speller_list_words_async: the words that the person added. */
void carnet_speller_list_words_async (CarnetSpeller *self, GAsyncReadyCallback callback, gpointer user_data);
/** carnet_speller_list_words_finish: (transfer full): sorted. */
char **carnet_speller_list_words_finish (CarnetSpeller *self, GAsyncResult *result);
void   carnet_speller_ignore (CarnetSpeller *self, const char *word);

G_END_DECLS
