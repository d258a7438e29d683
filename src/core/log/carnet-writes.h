/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-value.h"

G_BEGIN_DECLS

/**
 * CarnetWrites:
 *
 * The fields one revision writes: a map from key to value, kept sorted by key
 * (memcmp), one value a key. Also what an editor hands to the logbook, and what a
 * draft keeps. Reference counted; not safe to change from two threads.
 *
 * Setters clean text (carnet_text_clean()) and require a valid key: an invalid one
 * is a programmer's error.
 */
typedef struct _CarnetWrites CarnetWrites;

CarnetWrites *carnet_writes_new (void);
CarnetWrites *carnet_writes_ref (CarnetWrites *self);
void          carnet_writes_unref (CarnetWrites *self);
CarnetWrites *carnet_writes_copy (const CarnetWrites *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetWrites, carnet_writes_unref)

/** carnet_writes_set_text: @text is cleaned; %NULL clears the field. */
void carnet_writes_set_text (CarnetWrites *self, const char *key, const char *text);
/** carnet_writes_set_line: as carnet_writes_set_text() with carnet_text_clean_line(). */
void carnet_writes_set_line (CarnetWrites *self, const char *key, const char *text);
void carnet_writes_set_integer (CarnetWrites *self, const char *key, gint64 integer);
/** carnet_writes_set_id: %NULL or the nil id clears the field. */
void carnet_writes_set_id (CarnetWrites *self, const char *key, const CarnetId *id);
void carnet_writes_set_none (CarnetWrites *self, const char *key);
/** carnet_writes_set: stores a copy of @value as it is, unchecked but for the key. */
void carnet_writes_set (CarnetWrites *self, const char *key, const CarnetValue *value);
/** carnet_writes_unset: forgets @key: it is not written at all. */
void carnet_writes_unset (CarnetWrites *self, const char *key);
/** carnet_writes_merge: sets in @self every field of @other. */
void carnet_writes_merge (CarnetWrites *self, const CarnetWrites *other);

guint carnet_writes_size (const CarnetWrites *self);
/** carnet_writes_get: the @index-th field in key order; @key and @value are borrowed, text values
 * NUL-terminated past their size. */
void carnet_writes_get (const CarnetWrites *self, guint index, const char **key, CarnetValue *value);
/** carnet_writes_find: Returns: %FALSE when @key is not written; @value (nullable) is borrowed. */
gboolean carnet_writes_find (const CarnetWrites *self, const char *key, CarnetValue *value);
/** carnet_writes_find_text: Returns: (transfer none) (nullable): the text written to @key. */
const char *carnet_writes_find_text (const CarnetWrites *self, const char *key);
gboolean    carnet_writes_equal (const CarnetWrites *a, const CarnetWrites *b);

/** carnet_writes_check: whether a revision can hold them: how many they are, how large, and with how many
 * marks in a row. Sets %CARNET_ERROR_TOO_LARGE or %CARNET_ERROR_INVALID. */
gboolean carnet_writes_check (const CarnetWrites *self, GError **error);
/** carnet_writes_to_payload: Returns: (transfer full): the canonical payload (FORMAT.md §3) with @nonce. */
GBytes *carnet_writes_to_payload (const CarnetWrites *self, const guint8 nonce[16]);
/**
 * carnet_writes_from_payload:
 * @nonce: (out) (optional): 16 bytes
 * Strict: refuses with %CARNET_ERROR_CORRUPT every byte string that is not the
 * canonical form of what it says.
 * Returns: (transfer full) (nullable): the writes.
 */
CarnetWrites *carnet_writes_from_payload (GBytes *payload, guint8 *nonce, GError **error);

G_END_DECLS
