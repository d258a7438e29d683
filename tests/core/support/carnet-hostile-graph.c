/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-hostile.h"
#include "support/carnet-raw.h"

/* -- What is wrong with them ---------------------------------------------------------------- */

static void
well_formed (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  carnet_raw_add_text (&raw, "title", "Un chantier");
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
self_parent (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  CarnetHash claimed = carnet_hash_of (NULL, "self", 4);

  g_byte_array_append (raw.parents, claimed.bytes, CARNET_HASH_SIZE);
  carnet_raw_put_alone (path, &raw, &claimed);
}

static void
many_parents (const char *path, guint n)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  for (guint i = 0; i < n; i++)
    {
      CarnetHash parent = { { 0 } };

      parent.bytes[0] = (guint8)(i >> 8);
      parent.bytes[1] = (guint8)i;
      g_byte_array_append (raw.parents, parent.bytes, CARNET_HASH_SIZE);
    }
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
parents_10000 (const char *path)
{
  many_parents (path, 10000);
}

static void
parents_1025 (const char *path)
{
  many_parents (path, CARNET_PARENTS_MAX + 1);
}

static void
parents_1024 (const char *path)
{
  many_parents (path, CARNET_PARENTS_MAX);
}

static void
foreign_parent (const char *path)
{
  g_auto (CarnetRaw) first = carnet_raw_new ("hostile:1");
  g_auto (CarnetRaw) second = carnet_raw_new ("hostile:2");
  CarnetHash parent = carnet_raw_put_alone (path, &first, NULL);

  g_byte_array_append (second.parents, parent.bytes, CARNET_HASH_SIZE);
  carnet_raw_put_alone (path, &second, NULL);
}

static void
wrong_id (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  CarnetHash claimed = carnet_hash_of (NULL, "other", 5);

  carnet_raw_put_alone (path, &raw, &claimed);
}

static void
parents_out_of_order (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  guint8 parents[2 * CARNET_HASH_SIZE] = { 1 };

  g_byte_array_append (raw.parents, parents, sizeof parents);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
parent_twice (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  guint8 parents[2 * CARNET_HASH_SIZE] = { 0 };

  g_byte_array_append (raw.parents, parents, sizeof parents);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
parent_cut (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  guint8 parents[CARNET_HASH_SIZE + 1] = { 0 };

  g_byte_array_append (raw.parents, parents, sizeof parents);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
keys_out_of_order (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  carnet_raw_add_text (&raw, "title", "b");
  carnet_raw_add_text (&raw, "date", "2018-07-05");
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
key_twice (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  carnet_raw_add_text (&raw, "title", "a");
  carnet_raw_add_text (&raw, "title", "b");
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
bad_key (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  carnet_raw_add_text (&raw, "Titre d’emprunt", "a");
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
put_value (const char *path, guint8 type, const void *bytes, gsize size)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  carnet_raw_add (&raw, "title", type, bytes, size);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
invalid_utf_8 (const char *path)
{
  put_value (path, CARNET_VALUE_TEXT, "\xff\xfe", 2);
}

static void
nul_in_text (const char *path)
{
  put_value (path, CARNET_VALUE_TEXT, "a\0b", 3);
}

static void
decomposed_text (const char *path)
{
  put_value (path, CARNET_VALUE_TEXT, "e\xcc\x81", 3);
}

static void
short_integer (const char *path)
{
  put_value (path, CARNET_VALUE_INTEGER, "\0\0\0\1", 4);
}

static void
short_id (const char *path)
{
  put_value (path, CARNET_VALUE_ID, "0123456789abcde", 15);
}

static void
unknown_type (const char *path)
{
  put_value (path, 200, "\xff\xfe", 2);
}

static void
right_to_left (const char *path)
{
  put_value (path, CARNET_VALUE_TEXT, "pdf\xe2\x80\xae.exe", 10);
}

static void
length_overflow (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");
  static const guint8 record[] = { 2, 0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0, 1, 'a' };

  g_byte_array_append (raw.payload, record, sizeof record);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
put_recorded (const char *path, gint64 recorded_ms)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  raw.recorded_ms = recorded_ms;
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
before_time (const char *path)
{
  put_recorded (path, G_MININT64);
}

static void
year_292277026 (const char *path)
{
  put_recorded (path, G_MAXINT64);
}

static void
other_version (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  raw.version = 2;
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
bad_kind (const char *path)
{
  g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:1");

  raw.kind = "observation; DROP TABLE revision";
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
changed_kind (const char *path)
{
  g_auto (CarnetRaw) first = carnet_raw_new ("hostile:1");
  g_auto (CarnetRaw) second = carnet_raw_new ("hostile:1");

  second.kind = "comment";
  carnet_raw_put_alone (path, &first, NULL);
  carnet_raw_put_alone (path, &second, NULL);
}

static void
put_alias (const char *path, const char *entity, const char *verdict)
{
  g_auto (CarnetRaw) raw = carnet_raw_new (entity);
  CarnetId a = carnet_id_from_name ("a"), b = carnet_id_from_name ("b");

  raw.kind = "alias";
  carnet_raw_add (&raw, "a", CARNET_VALUE_ID, a.bytes, CARNET_ID_SIZE);
  carnet_raw_add (&raw, "b", CARNET_VALUE_ID, b.bytes, CARNET_ID_SIZE);
  carnet_raw_add_text (&raw, "verdict", verdict);
  carnet_raw_put_alone (path, &raw, NULL);
}

static void
contradictory_aliases (const char *path)
{
  put_alias (path, "hostile:1", "same");
  put_alias (path, "hostile:2", "distinct");
}

void
carnet_hostile_add_chain (const char *path, guint n)
{
  sqlite3   *db = carnet_raw_open (path);
  CarnetHash last = { { 0 } };

  for (guint i = 0; i < n; i++)
    {
      g_auto (CarnetRaw) raw = carnet_raw_new ("hostile:chain");

      raw.recorded_ms += i;
      if (i > 0)
        g_byte_array_append (raw.parents, last.bytes, CARNET_HASH_SIZE);
      last = carnet_raw_put (db, &raw, NULL);
    }
  carnet_raw_close (db);
}

#define PARSED CARNET_HOSTILE_PARSED, CARNET_ERROR_CORRUPT
#define STAGED CARNET_HOSTILE_STAGED, CARNET_ERROR_CORRUPT
#define TAKEN CARNET_HOSTILE_TAKEN, CARNET_ERROR_FAILED, NULL
#define CONTENT "its content does not match its identifier"
#define HEADER "its header is not well formed"
#define COMMIT "its text does not match its commitment"

const CarnetHostile carnet_hostile_graphs[] = {
  { "well-formed", NULL, well_formed, TAKEN },
  { "self-parent", NULL, self_parent, PARSED, CONTENT },
  { "10000-parents", NULL, parents_10000, CARNET_HOSTILE_READ, CARNET_ERROR_CORRUPT, "it is damaged" },
  { "1025-parents", NULL, parents_1025, PARSED, HEADER },
  /* None of them is there: the history is incomplete, which is said, and mended by the next file. */
  { "1024-missing-parents", NULL, parents_1024, TAKEN },
  { "parent-of-another-entity", NULL, foreign_parent, STAGED, "builds on one of something else" },
  { "wrong-id", NULL, wrong_id, PARSED, CONTENT },
  { "other-content", "UPDATE revision SET header = (SELECT header FROM revision WHERE seq = 2) WHERE seq = 3",
    NULL, PARSED, CONTENT },
  { "wrong-commitment", "UPDATE payload SET bytes = (SELECT bytes FROM payload WHERE revision = 2)", NULL,
    PARSED, COMMIT },
  { "parents-out-of-order", NULL, parents_out_of_order, PARSED, HEADER },
  { "parent-twice", NULL, parent_twice, PARSED, HEADER },
  { "parent-cut", NULL, parent_cut, PARSED, HEADER },
  { "keys-out-of-order", NULL, keys_out_of_order, PARSED, "" },
  { "key-twice", NULL, key_twice, PARSED, "" },
  { "bad-key", NULL, bad_key, PARSED, "" },
  { "invalid-utf-8", NULL, invalid_utf_8, PARSED, "" },
  { "nul-in-text", NULL, nul_in_text, PARSED, "" },
  { "decomposed-text", NULL, decomposed_text, PARSED, "" },
  { "short-integer", NULL, short_integer, PARSED, "" },
  { "short-id", NULL, short_id, PARSED, "" },
  { "length-overflow", NULL, length_overflow, PARSED, "" },
  { "other-version", NULL, other_version, PARSED, HEADER },
  { "bad-kind", NULL, bad_kind, PARSED, HEADER },
  { "changed-kind", NULL, changed_kind, STAGED, "one thing in it is of two kinds" },
  /* A type of a newer version is kept as it is, and sent on. */
  { "unknown-type", NULL, unknown_type, TAKEN },
  /* Clean text may say what it likes: how it is shown is up to who shows it. */
  { "right-to-left-override", NULL, right_to_left, TAKEN },
  /* A clock decides nothing: what is written by a wrong one is kept. */
  { "before-time", NULL, before_time, TAKEN },
  { "year-292277026", NULL, year_292277026, TAKEN },
  /* Both stay, for a person to settle. */
  { "contradictory-aliases", NULL, contradictory_aliases, TAKEN },
  { NULL },
};
