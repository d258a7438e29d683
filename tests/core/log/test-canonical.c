/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "log/carnet-revision.h"
#include "support/carnet-random-text.h"

/* Invariant 8: canonical (parse (bytes)) = bytes; bytes that are not canonical are refused. */

#define N_REVISIONS 60

static guint
chance (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static void
random_bytes (guint8 *bytes, gsize size, gpointer unused)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)chance (256);
}

static void
set_random (CarnetWrites *writes, const char *key)
{
  gsize            size;
  g_autofree char *text = carnet_random_text (8, &size);
  g_autofree char *clean = carnet_text_clean (text, (gssize)size);
  CarnetId         id = carnet_id_random (random_bytes, NULL);
  CarnetValue      newer = { (guint8)(4 + chance (252)), chance (4), id.bytes };

  switch (chance (5))
    {
    case 0:
      carnet_writes_set_none (writes, key);
      break;
    case 1:
      carnet_writes_set_integer (writes, key,
                                 (gint64)((guint64)g_test_rand_int () << 32 | (guint32)g_test_rand_int ()));
      break;
    case 2:
      carnet_writes_set_id (writes, key, &id);
      break;
    case 3:
      carnet_writes_set (writes, key, &newer);
      break;
    default:
      carnet_writes_set_text (writes, key, clean);
      break;
    }
}

static CarnetRevision *
random_revision (void)
{
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789_./-";
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetHash parents[4];
  CarnetId   entity = carnet_id_random (random_bytes, NULL), actor = carnet_id_random (random_bytes, NULL);
  guint8     nonce[16];
  CarnetRevision *revision;

  for (guint i = chance (4); i > 0; i--)
    {
      char key[CARNET_KEY_MAX + 1] = { 0 };

      for (guint j = 1 + chance (chance (8) == 0 ? CARNET_KEY_MAX : 3); j > 0; j--)
        key[j - 1] = digits[chance (sizeof digits - 1)];
      set_random (writes, key);
    }
  random_bytes ((guint8 *)parents, sizeof parents, NULL);
  random_bytes (nonce, sizeof nonce, NULL);
  revision = carnet_revision_seal (&entity, chance (2) ? "observation" : "x", parents, chance (5), &actor,
                                   (gint64)g_test_rand_int () * 1000, writes, nonce, NULL);
  g_assert_nonnull (revision);
  return revision;
}

/* Refuses, or gives the very same bytes back. Returns: whether it refused. */
static gboolean
check_payload (GBytes *bytes)
{
  guint8 nonce[16];
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (bytes, nonce, &error);
  g_autoptr (GBytes) again = NULL;

  if (writes == NULL)
    {
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
      return TRUE;
    }
  again = carnet_writes_to_payload (writes, nonce);
  g_assert_true (g_bytes_equal (again, bytes));
  return FALSE;
}

static gboolean
check_header (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetRevision) parsed = carnet_revision_parse (bytes, NULL, NULL, &error);
  g_autoptr (CarnetRevision) again = NULL;

  if (parsed == NULL)
    {
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
      return TRUE;
    }
  again = carnet_revision_seal_erased (
      &parsed->entity, parsed->kind, (const CarnetHash *)(gpointer)parsed->parents->data,
      parsed->parents->len, &parsed->actor, parsed->recorded_ms, &parsed->commit, NULL);
  g_assert_true (g_bytes_equal (again->header, bytes));
  g_assert_true (carnet_hash_equal (&again->id, &parsed->id));
  return FALSE;
}

typedef gboolean (*Check) (GBytes *bytes);

/* The bytes of @bytes from @from to @to. */
static void
append (GByteArray *out, GBytes *bytes, gsize from, gsize to)
{
  g_byte_array_append (out, (const guint8 *)g_bytes_get_data (bytes, NULL) + from, (guint)(to - from));
}

static gboolean
check_array (Check check, GByteArray *array)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (array);

  return check (bytes);
}

static void
change_each_byte (Check check, GBytes *bytes)
{
  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        GByteArray *changed = g_byte_array_new ();

        append (changed, bytes, 0, g_bytes_get_size (bytes));
        changed->data[i] ^= (guint8)(1u << bit);
        check_array (check, changed);
      }
}

static void
cut_and_lengthen (Check check, GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);

  for (gsize i = 0; i <= size; i++)
    {
      GByteArray *cut = g_byte_array_new (), *longer = g_byte_array_new (), *shorter = g_byte_array_new ();
      guint8      byte = (guint8)chance (256);

      append (cut, bytes, 0, i);
      check_array (check, cut);
      append (longer, bytes, 0, i);
      g_byte_array_append (longer, &byte, 1);
      append (longer, bytes, i, size);
      check_array (check, longer);
      append (shorter, bytes, 0, i);
      append (shorter, bytes, MIN (i + 1, size), size);
      check_array (check, shorter);
    }
}

/* Where the records of the outermost level begin, and the end. */
static GArray *
find_records (GBytes *bytes)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GArray       *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize         at = 0;

  while (at < size)
    {
      guint32 length;

      g_array_append_val (starts, at);
      memcpy (&length, data + at + 1, sizeof length);
      at += 5 + GUINT32_FROM_BE (length);
    }
  g_array_append_val (starts, at);
  return starts;
}

/* A record twice, a record before the one it follows: always refused. */
static void
repeat_and_exchange (Check check, GBytes *bytes)
{
  g_autoptr (GArray) starts = find_records (bytes);
  const gsize *at = (const gsize *)(gpointer)starts->data;
  gsize        size = g_bytes_get_size (bytes);

  for (guint i = 0; i + 1 < starts->len; i++)
    {
      GByteArray *twice = g_byte_array_new (), *exchanged = g_byte_array_new ();

      append (twice, bytes, 0, at[i + 1]);
      append (twice, bytes, at[i], size);
      g_assert_true (check_array (check, twice));
      append (exchanged, bytes, 0, at[i]);
      if (i + 2 < starts->len)
        {
          append (exchanged, bytes, at[i + 1], at[i + 2]);
          append (exchanged, bytes, at[i], at[i + 1]);
          append (exchanged, bytes, at[i + 2], size);
          g_assert_true (check_array (check, exchanged));
        }
      else
        g_byte_array_unref (exchanged);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 20 * N_REVISIONS; i++)
    {
      g_autoptr (CarnetRevision) revision = random_revision ();
      g_autoptr (CarnetRevision) parsed = NULL;
      g_autoptr (GError) error = NULL;

      parsed = carnet_revision_parse (revision->header, revision->payload, &revision->id, &error);
      g_assert_no_error (error);
      g_assert_true (carnet_writes_equal (parsed->writes, revision->writes));
      g_assert_false (check_payload (revision->payload));
      g_assert_false (check_header (revision->header));
    }
}

static void
test_mutations (void)
{
  for (guint i = 0; i < N_REVISIONS; i++)
    {
      g_autoptr (CarnetRevision) revision = random_revision ();

      change_each_byte (check_payload, revision->payload);
      change_each_byte (check_header, revision->header);
      cut_and_lengthen (check_payload, revision->payload);
      cut_and_lengthen (check_header, revision->header);
      repeat_and_exchange (check_payload, revision->payload);
      repeat_and_exchange (check_header, revision->header);
    }
}

/* Invariant 7: with the id known, no other header passes; with the header known, no other payload. */
static void
test_tampering (void)
{
  g_autoptr (CarnetRevision) revision = random_revision (), other = random_revision ();
  gsize size = g_bytes_get_size (revision->payload) + g_bytes_get_size (revision->header);

  for (gsize i = 0; i < size; i++)
    {
      gboolean in_header = i < g_bytes_get_size (revision->header);
      gsize    at = in_header ? i : i - g_bytes_get_size (revision->header);
      g_autoptr (GError) error = NULL;
      GByteArray *changed = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      GBytes *original = in_header ? revision->header : revision->payload;

      append (changed, original, 0, g_bytes_get_size (original));
      changed->data[at] ^= 1;
      bytes = g_byte_array_free_to_bytes (changed);
      g_assert_null (carnet_revision_parse (in_header ? bytes : revision->header,
                                            in_header ? revision->payload : bytes, &revision->id, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
    }
  g_assert_null (carnet_revision_parse (revision->header, revision->payload, &other->id, NULL));
  g_assert_null (carnet_revision_parse (revision->header, other->payload, NULL, NULL));
}

static void
test_limits (void)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree CarnetHash *parents = g_new0 (CarnetHash, CARNET_PARENTS_MAX + 1);
  CarnetId               id = carnet_id_from_name ("limits");
  guint8                 nonce[16] = { 0 };
  /* A nonce, a write, a key "a", a type and a value: what is left of 16 MiB for text. */
  gsize            room = CARNET_PAYLOAD_MAX - (5 + 16) - 5 - (5 + 1) - (5 + 1) - 5;
  g_autofree char *text = g_strnfill (room + 1, 'x');
  g_autoptr (CarnetRevision) most_parents = NULL, longest = NULL, parsed = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= CARNET_PARENTS_MAX; i++)
    memcpy (parents[i].bytes, &i, sizeof i);
  most_parents = carnet_revision_seal (&id, "x", parents, CARNET_PARENTS_MAX, &id, 0, writes, nonce, NULL);
  g_assert_cmpuint (most_parents->parents->len, ==, CARNET_PARENTS_MAX);
  g_assert_null (
      carnet_revision_seal (&id, "x", parents, CARNET_PARENTS_MAX + 1, &id, 0, writes, nonce, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
  g_clear_error (&error);

  carnet_writes_set_text (writes, "a", text);
  g_assert_null (carnet_revision_seal (&id, "x", NULL, 0, &id, 0, writes, nonce, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
  g_clear_error (&error);
  text[room] = '\0';
  carnet_writes_set_text (writes, "a", text);
  longest = carnet_revision_seal (&id, "x", NULL, 0, &id, 0, writes, nonce, &error);
  g_assert_no_error (error);
  parsed = carnet_revision_parse (longest->header, longest->payload, &longest->id, &error);
  g_assert_no_error (error);
}

static void
add_fields (CarnetWrites *writes, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%04u", i);

      carnet_writes_set_none (writes, key);
    }
}

static void
test_limit_of_fields (void)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_id_from_name ("limits");
  guint8   nonce[16] = { 0 };
  g_autoptr (CarnetRevision) most = NULL;
  g_autoptr (CarnetWrites) read = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GError) error = NULL;

  add_fields (writes, 0, CARNET_WRITES_MAX);
  most = carnet_revision_seal (&id, "x", NULL, 0, &id, 0, writes, nonce, &error);
  g_assert_no_error (error);
  read = carnet_writes_from_payload (most->payload, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (carnet_writes_size (read), ==, 4096);
  add_fields (writes, CARNET_WRITES_MAX, 1);
  g_assert_null (carnet_revision_seal (&id, "x", NULL, 0, &id, 0, writes, nonce, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
  g_clear_error (&error);
  payload = carnet_writes_to_payload (writes, nonce);
  g_assert_null (carnet_writes_from_payload (payload, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
}

static void
test_limit_of_marks (void)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_id_from_name ("limits");
  guint8   nonce[16] = { 0 };
  g_autoptr (GString) text = g_string_new ("q");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 31; i++)
    g_string_append (text, "\xcc\x81");
  carnet_writes_set_text (writes, "a", text->str);
  g_assert_null (carnet_revision_seal (&id, "x", NULL, 0, &id, 0, writes, nonce, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
}

/* What setters are given they clean; a map of fields has one value a key, by key. */
static void
test_writes (void)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new (), copy = NULL;
  CarnetId    nil = { { 0 } };
  CarnetValue value;
  const char *key;

  carnet_writes_set_text (writes, "text", "e\xcc\x81\r\n");
  carnet_writes_set_line (writes, "title", " Un\ntitre ");
  carnet_writes_set_integer (writes, "rank", -2);
  carnet_writes_set_id (writes, "author", &nil);
  carnet_writes_set_text (writes, "place", NULL);
  carnet_writes_set_text (writes, "title", "Un autre titre");
  g_assert_cmpstr (carnet_writes_find_text (writes, "text"), ==, "é\n");
  g_assert_cmpstr (carnet_writes_find_text (writes, "title"), ==, "Un autre titre");
  g_assert_null (carnet_writes_find_text (writes, "rank"));
  g_assert_true (carnet_writes_find (writes, "author", &value));
  g_assert_cmpuint (value.type, ==, CARNET_VALUE_NONE);
  g_assert_true (carnet_writes_find (writes, "rank", &value));
  g_assert_cmpint (carnet_value_get_integer (&value, 0), ==, -2);
  g_assert_cmpuint (carnet_writes_size (writes), ==, 5);
  carnet_writes_get (writes, 0, &key, &value);
  g_assert_cmpstr (key, ==, "author");

  copy = carnet_writes_copy (writes);
  g_assert_true (carnet_writes_equal (writes, copy));
  carnet_writes_unset (copy, "rank");
  carnet_writes_unset (copy, "never-set");
  g_assert_false (carnet_writes_equal (writes, copy));
  g_assert_cmpuint (carnet_writes_size (writes), ==, 5);
  carnet_writes_merge (copy, writes);
  g_assert_true (carnet_writes_equal (writes, copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canonical/round-trip", test_round_trip);
  g_test_add_func ("/canonical/mutations", test_mutations);
  g_test_add_func ("/canonical/tampering", test_tampering);
  g_test_add_func ("/canonical/limits", test_limits);
  g_test_add_func ("/canonical/limit-of-fields", test_limit_of_fields);
  g_test_add_func ("/canonical/limit-of-marks", test_limit_of_marks);
  g_test_add_func ("/canonical/writes", test_writes);
  return g_test_run ();
}
