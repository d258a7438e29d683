/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-id.h"

#include <gcrypt.h>
#include <string.h>

/* RFC 9562, appendix: the namespace of names that are URLs. */
static const guint8 url_namespace[CARNET_ID_SIZE]
    = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

static const char base32_digits[] = "abcdefghijklmnopqrstuvwxyz234567";

static void
ensure_gcrypt (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      gcry_check_version (NULL);
      gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
      gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
      g_once_init_leave (&ready, 1);
    }
}

static CarnetId
uuid_v5 (const guint8 space[CARNET_ID_SIZE], const char *name)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8   digest[20];
  gsize    size = sizeof digest;
  CarnetId id;

  g_checksum_update (sum, space, CARNET_ID_SIZE);
  g_checksum_update (sum, (const guchar *)name, -1);
  g_checksum_get_digest (sum, digest, &size);
  memcpy (id.bytes, digest, CARNET_ID_SIZE);
  id.bytes[6] = (id.bytes[6] & 0x0f) | 0x50;
  id.bytes[8] = (id.bytes[8] & 0x3f) | 0x80;
  return id;
}

static void
to_hex (const guint8 *bytes, gsize size, char *hex)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < size; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 15];
    }
  hex[2 * size] = '\0';
}

static int
hex_digit (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  return -1;
}

static gboolean
from_hex (const char *text, guint8 *bytes, gsize size)
{
  if (text == NULL || strlen (text) != 2 * size)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    {
      int high = hex_digit (text[2 * i]);
      int low = hex_digit (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8)(high << 4 | low);
    }
  return TRUE;
}

void
carnet_random_bytes (guint8 *bytes, gsize size, gpointer unused)
{
  ensure_gcrypt ();
  gcry_randomize (bytes, size, GCRY_STRONG_RANDOM);
}

/* Whoever sends a file chooses the ids in it: which of them share a place in a table must not be foreseen.
 * Multiplying each word by a secret one and adding is strongly universal (Dietzfelbinger, 1996). */
#define WORDS (CARNET_HASH_SIZE / sizeof (guint32))

static guint
hash_words (const guint8 *bytes, gsize n_words)
{
  static gsize   ready = 0;
  static guint64 secrets[WORDS + 1];
  guint64        sum;

  if (g_once_init_enter (&ready))
    {
      carnet_random_bytes ((guint8 *)secrets, sizeof secrets, NULL);
      g_once_init_leave (&ready, 1);
    }
  sum = secrets[n_words];
  for (gsize i = 0; i < n_words; i++)
    {
      guint32 word;

      memcpy (&word, bytes + i * sizeof word, sizeof word);
      sum += secrets[i] * word;
    }
  return (guint)(sum >> 32);
}

gint64
carnet_clock_now (gpointer unused)
{
  return g_get_real_time () / 1000;
}

CarnetId
carnet_id_random (CarnetRandomFunc random, gpointer user_data)
{
  CarnetId id;

  random (id.bytes, sizeof id.bytes, user_data);
  return id;
}

CarnetId
carnet_id_from_name (const char *name)
{
  CarnetId project = uuid_v5 (url_namespace, "urn:carnet-de-bord:1");

  return uuid_v5 (project.bytes, name);
}

gboolean
carnet_id_parse (const char *text, CarnetId *id)
{
  CarnetId parsed;

  if (!from_hex (text, parsed.bytes, CARNET_ID_SIZE))
    return FALSE;
  *id = parsed;
  return TRUE;
}

gboolean
carnet_id_array_contains (const GArray *ids, const CarnetId *id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (carnet_id_equal (&g_array_index (ids, CarnetId, i), id))
      return TRUE;
  return FALSE;
}

void
carnet_id_to_hex (const CarnetId *id, char hex[CARNET_ID_HEX + 1])
{
  to_hex (id->bytes, CARNET_ID_SIZE, hex);
}

char *
carnet_id_to_string (const CarnetId *id)
{
  char *hex = g_malloc (CARNET_ID_HEX + 1);

  carnet_id_to_hex (id, hex);
  return hex;
}

gboolean
carnet_id_equal (const CarnetId *a, const CarnetId *b)
{
  return memcmp (a->bytes, b->bytes, CARNET_ID_SIZE) == 0;
}

int
carnet_id_compare (const CarnetId *a, const CarnetId *b)
{
  return memcmp (a->bytes, b->bytes, CARNET_ID_SIZE);
}

gboolean
carnet_id_is_nil (const CarnetId *id)
{
  static const CarnetId nil;

  return carnet_id_equal (id, &nil);
}

CarnetId *
carnet_id_copy (const CarnetId *id)
{
  return g_memdup2 (id, sizeof *id);
}

guint
carnet_id_hash_func (gconstpointer id)
{
  return hash_words (((const CarnetId *)id)->bytes, CARNET_ID_SIZE / sizeof (guint32));
}

gboolean
carnet_id_equal_func (gconstpointer a, gconstpointer b)
{
  return carnet_id_equal (a, b);
}

CarnetHash
carnet_hash_of (const char *prefix, const void *bytes, gsize size)
{
  CarnetHash    hash;
  gcry_buffer_t parts[2] = {
    { .data = (void *)(prefix != NULL ? prefix : ""), .len = prefix != NULL ? strlen (prefix) : 0 },
    { .data = (void *)(size > 0 ? bytes : ""), .len = size },
  };

  ensure_gcrypt ();
  /* Fails only for an unknown algorithm. */
  if (gcry_md_hash_buffers (GCRY_MD_SHA256, 0, hash.bytes, parts, G_N_ELEMENTS (parts)) != 0)
    g_error ("SHA-256 is not available");
  return hash;
}

struct _CarnetHasher
{
  gcry_md_hd_t digest;
};

CarnetHasher *
carnet_hasher_new (void)
{
  CarnetHasher *self = g_new0 (CarnetHasher, 1);

  ensure_gcrypt ();
  if (gcry_md_open (&self->digest, GCRY_MD_SHA256, 0) != 0)
    g_error ("SHA-256 is not available");
  return self;
}

void
carnet_hasher_free (CarnetHasher *self)
{
  gcry_md_close (self->digest);
  g_free (self);
}

void
carnet_hasher_feed (CarnetHasher *self, const void *bytes, gsize size)
{
  gcry_md_write (self->digest, bytes, size);
}

CarnetHash
carnet_hasher_finish (CarnetHasher *self)
{
  CarnetHash hash;

  memcpy (hash.bytes, gcry_md_read (self->digest, GCRY_MD_SHA256), CARNET_HASH_SIZE);
  return hash;
}

gboolean
carnet_hash_parse (const char *text, CarnetHash *hash)
{
  CarnetHash parsed;

  if (!from_hex (text, parsed.bytes, CARNET_HASH_SIZE))
    return FALSE;
  *hash = parsed;
  return TRUE;
}

void
carnet_hash_to_hex (const CarnetHash *hash, char hex[CARNET_HASH_HEX + 1])
{
  to_hex (hash->bytes, CARNET_HASH_SIZE, hex);
}

char *
carnet_hash_to_string (const CarnetHash *hash)
{
  char *hex = g_malloc (CARNET_HASH_HEX + 1);

  carnet_hash_to_hex (hash, hex);
  return hex;
}

char *
carnet_hash_to_base32 (const CarnetHash *hash)
{
  GString *text = g_string_sized_new (CARNET_HASH_BASE32);
  guint    pending = 0, n_bits = 0;

  for (gsize i = 0; i < CARNET_HASH_SIZE; i++)
    {
      pending = pending << 8 | hash->bytes[i];
      for (n_bits += 8; n_bits >= 5; n_bits -= 5)
        g_string_append_c (text, base32_digits[pending >> (n_bits - 5) & 31]);
    }
  g_string_append_c (text, base32_digits[pending << (5 - n_bits) & 31]);
  return g_string_free (text, FALSE);
}

gboolean
carnet_hash_parse_base32 (const char *text, CarnetHash *hash)
{
  CarnetHash parsed;
  guint      pending = 0, n_bits = 0, n_bytes = 0;

  if (text == NULL || strlen (text) != CARNET_HASH_BASE32)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      const char *digit = strchr (base32_digits, *text);

      if (digit == NULL)
        return FALSE;
      pending = pending << 5 | (guint)(digit - base32_digits);
      n_bits += 5;
      if (n_bits >= 8)
        {
          n_bits -= 8;
          parsed.bytes[n_bytes++] = (guint8)(pending >> n_bits);
        }
    }
  /* 260 bits for 256: the last four must be zero, or two texts would name one hash. */
  if ((pending & ((1u << n_bits) - 1)) != 0)
    return FALSE;
  *hash = parsed;
  return TRUE;
}

int
carnet_hash_compare (const CarnetHash *a, const CarnetHash *b)
{
  return memcmp (a->bytes, b->bytes, CARNET_HASH_SIZE);
}

gboolean
carnet_hash_equal (const CarnetHash *a, const CarnetHash *b)
{
  return carnet_hash_compare (a, b) == 0;
}

guint
carnet_hash_hash_func (gconstpointer hash)
{
  return hash_words (((const CarnetHash *)hash)->bytes, WORDS);
}

gboolean
carnet_hash_equal_func (gconstpointer a, gconstpointer b)
{
  return carnet_hash_equal (a, b);
}
