/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CARNET_ID_SIZE 16
#define CARNET_ID_HEX 32
#define CARNET_HASH_SIZE 32
#define CARNET_HASH_HEX 64
#define CARNET_HASH_BASE32 52

/**
 * CarnetId:
 *
 * 128 bits that name an entity: random, or a version 5 UUID (RFC 9562) where two
 * people must arrive at the same id without talking. A value type: copy it by
 * assignment. Written as 32 lower-case hexadecimal digits.
 */
typedef struct
{
  guint8 bytes[CARNET_ID_SIZE];
} CarnetId;

/**
 * CarnetHash:
 *
 * A SHA-256 digest (FIPS 180-4): names a revision, a commitment or an
 * attachment. A value type. Written as 64 lower-case hexadecimal digits.
 */
typedef struct
{
  guint8 bytes[CARNET_HASH_SIZE];
} CarnetHash;

/**
 * CarnetRandomFunc:
 * Fills @size bytes at @bytes. Tests pass their own, seeded one.
 */
typedef void (*CarnetRandomFunc) (guint8 *bytes, gsize size, gpointer user_data);

/**
 * CarnetClockFunc:
 * Returns: milliseconds since 1970-01-01T00:00:00Z. Tests pass their own.
 */
typedef gint64 (*CarnetClockFunc) (gpointer user_data);

/** carnet_random_bytes: the system's cryptographic random source (libgcrypt). */
void carnet_random_bytes (guint8 *bytes, gsize size, gpointer unused);
/** carnet_clock_now: the system's wall clock. */
gint64 carnet_clock_now (gpointer unused);

CarnetId carnet_id_random (CarnetRandomFunc random, gpointer user_data);

/**
 * carnet_id_from_name:
 * @name: a stable name such as `cog:2026:commune:85194`
 *
 * Returns: the version 5 UUID of @name in the namespace of this project, itself
 *   the version 5 UUID of `urn:carnet-de-bord:1` in RFC 9562's URL namespace.
 */
CarnetId carnet_id_from_name (const char *name);

/** carnet_id_parse: Returns: %FALSE, with @id untouched, unless @text is exactly 32 lower-case hex digits. */
gboolean carnet_id_parse (const char *text, CarnetId *id);
/** carnet_id_to_string: Returns: (transfer full): 32 lower-case hex digits. */
char *carnet_id_to_string (const CarnetId *id);
/** carnet_id_array_contains: @ids: (nullable) (element-type CarnetId) */
gboolean carnet_id_array_contains (const GArray *ids, const CarnetId *id);
/** carnet_id_to_hex: writes 32 digits and a NUL into @hex. */
void     carnet_id_to_hex (const CarnetId *id, char hex[CARNET_ID_HEX + 1]);
gboolean carnet_id_equal (const CarnetId *a, const CarnetId *b);
int      carnet_id_compare (const CarnetId *a, const CarnetId *b);
/** carnet_id_is_nil: %TRUE when all 128 bits are zero, which stands for "none". */
gboolean  carnet_id_is_nil (const CarnetId *id);
CarnetId *carnet_id_copy (const CarnetId *id);
/** carnet_id_hash_func, carnet_id_equal_func: for #GHashTable keys pointing to a #CarnetId. The hash is
 * another in every process, so that nobody can choose ids that collide. */
guint    carnet_id_hash_func (gconstpointer id);
gboolean carnet_id_equal_func (gconstpointer a, gconstpointer b);

/**
 * carnet_hash_of:
 * @prefix: (nullable): a NUL-terminated domain-separation prefix, hashed first
 *   without its NUL
 *
 * Returns: SHA-256 of @prefix followed by the @size bytes at @bytes.
 */
CarnetHash carnet_hash_of (const char *prefix, const void *bytes, gsize size);

/** CarnetHasher: SHA-256 of what comes in pieces. */
typedef struct _CarnetHasher CarnetHasher;
CarnetHasher                *carnet_hasher_new (void);
void                         carnet_hasher_free (CarnetHasher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetHasher, carnet_hasher_free)
void carnet_hasher_feed (CarnetHasher *self, const void *bytes, gsize size);
/** carnet_hasher_finish: Returns: the hash of all that was fed; nothing more may be. */
CarnetHash carnet_hasher_finish (CarnetHasher *self);

gboolean carnet_hash_parse (const char *text, CarnetHash *hash);
void     carnet_hash_to_hex (const CarnetHash *hash, char hex[CARNET_HASH_HEX + 1]);
char    *carnet_hash_to_string (const CarnetHash *hash);
/**
 * carnet_hash_to_base32:
 * Returns: (transfer full): 52 characters of RFC 4648 base32, lower case, no
 *   padding: the form that fits a field key, as in `attachment/<52 characters>`.
 */
char    *carnet_hash_to_base32 (const CarnetHash *hash);
gboolean carnet_hash_parse_base32 (const char *text, CarnetHash *hash);
int      carnet_hash_compare (const CarnetHash *a, const CarnetHash *b);
gboolean carnet_hash_equal (const CarnetHash *a, const CarnetHash *b);
guint    carnet_hash_hash_func (gconstpointer hash);
gboolean carnet_hash_equal_func (gconstpointer a, gconstpointer b);

G_END_DECLS
