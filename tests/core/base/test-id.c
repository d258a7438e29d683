/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-id.h"

static void
test_named_ids (void)
{
  /* Computed with another implementation of version 5 UUIDs. */
  static const struct
  {
    const char *name;
    const char *id;
  } cases[] = {
    { "cog:2026:commune:85194", "a4f0f99a47ab5aa7b3d036a719b0df93" },
    { "cog:2026:departement:79", "975efe19e0d553d1ac5274716750cff8" },
    { "", "82a15112d8bc5522b5ff26ceaa64c61b" },
    { "é", "4c99d3c730ed585c9c0837419cd5b292" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetId         id = carnet_id_from_name (cases[i].name);
      g_autofree char *hex = carnet_id_to_string (&id);

      g_assert_cmpstr (hex, ==, cases[i].id);
    }
}

static void
test_parse_id (void)
{
  static const char *const refused[] = {
    "",
    "a4f0f99a47ab5aa7b3d036a719b0df9",
    "a4f0f99a47ab5aa7b3d036a719b0df933",
    "A4F0F99A47AB5AA7B3D036A719B0DF93",
    "a4f0f99a-47ab-5aa7-b3d0-36a719b0df93",
    " 4f0f99a47ab5aa7b3d036a719b0df93",
    "g4f0f99a47ab5aa7b3d036a719b0df93",
  };
  CarnetId id, before = carnet_id_from_name ("before");

  g_assert_true (carnet_id_parse ("a4f0f99a47ab5aa7b3d036a719b0df93", &id));
  g_assert_cmpuint (id.bytes[0], ==, 0xa4);
  g_assert_cmpuint (id.bytes[15], ==, 0x93);
  g_assert_false (carnet_id_parse (NULL, &id));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      id = before;
      g_assert_false (carnet_id_parse (refused[i], &id));
      g_assert_true (carnet_id_equal (&id, &before));
    }
}

static void
test_order (void)
{
  CarnetId nil = { { 0 } }, low = nil, high = nil;

  low.bytes[15] = 1;
  high.bytes[0] = 0x80;
  g_assert_true (carnet_id_is_nil (&nil));
  g_assert_false (carnet_id_is_nil (&low));
  g_assert_cmpint (carnet_id_compare (&low, &high), <, 0);
  g_assert_cmpint (carnet_id_compare (&high, &low), >, 0);
  g_assert_cmpint (carnet_id_compare (&high, &high), ==, 0);
}

static void
count_bytes (guint8 *bytes, gsize size, gpointer user_data)
{
  guint8 *next = user_data;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (*next)++;
}

static void
test_random_source (void)
{
  guint8           next = 0;
  CarnetId         counted = carnet_id_random (count_bytes, &next);
  CarnetId         first = carnet_id_random (carnet_random_bytes, NULL);
  CarnetId         second = carnet_id_random (carnet_random_bytes, NULL);
  g_autofree char *hex = carnet_id_to_string (&counted);

  g_assert_cmpstr (hex, ==, "000102030405060708090a0b0c0d0e0f");
  g_assert_false (carnet_id_equal (&first, &second));
}

/* FIPS 180-4's examples, and the same in base32 (RFC 4648) of another implementation. */
static void
test_hashes (void)
{
  g_autofree char *million = g_strnfill (1000000, 'a');
  const struct
  {
    const char *text;
    const char *hex;
    const char *base32;
  } cases[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq" },
    { million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
      "zxdw4xezct5zfanby7rijvz6m7yybgsiuslsadqenu44zryrftia" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CarnetHash       hash = carnet_hash_of (NULL, cases[i].text, strlen (cases[i].text)), back;
      g_autofree char *hex = carnet_hash_to_string (&hash);
      g_autofree char *base32 = carnet_hash_to_base32 (&hash);

      g_assert_cmpstr (hex, ==, cases[i].hex);
      g_assert_cmpstr (base32, ==, cases[i].base32);
      g_assert_true (carnet_hash_parse (hex, &back) && carnet_hash_equal (&hash, &back));
      memset (&back, 0, sizeof back);
      g_assert_true (carnet_hash_parse_base32 (base32, &back) && carnet_hash_equal (&hash, &back));
    }
}

static void
test_prefix (void)
{
  CarnetHash       hash = carnet_hash_of ("carnet.rev.1\n", "abc", 3);
  CarnetHash       whole = carnet_hash_of (NULL, "carnet.rev.1\nabc", 16);
  g_autofree char *hex = carnet_hash_to_string (&hash);

  g_assert_cmpstr (hex, ==, "80b4b2f54b8e843d01d32945550cdd77f382eb9eb95134080d8adf2fa582aa2c");
  g_assert_true (carnet_hash_equal (&hash, &whole));
}

/* One hash has one text: the four bits that 52 digits have to spare are zero. */
static void
test_base32_refused (void)
{
  static const char good[] = "4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq";
  static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
  static const char strangers[] = "018=AZ -\xc3";
  char              text[sizeof good];
  CarnetHash        hash;

  for (guint i = 0; i < 32; i++)
    {
      memcpy (text, good, sizeof good);
      text[51] = digits[i];
      g_assert_true (carnet_hash_parse_base32 (text, &hash) == (digits[i] == 'a' || digits[i] == 'q'));
    }
  for (guint i = 0; i < sizeof strangers - 1; i++)
    {
      memcpy (text, good, sizeof good);
      text[7] = strangers[i];
      g_assert_false (carnet_hash_parse_base32 (text, &hash));
    }
  g_assert_false (carnet_hash_parse_base32 (good + 1, &hash));
  g_assert_false (carnet_hash_parse_base32 ("", &hash));
  g_assert_false (carnet_hash_parse_base32 (NULL, &hash));
}

/* Ids are chosen by whoever sends a file: here, with the same first bytes, or the same last ones. */
static void
test_chosen_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint n = 4096;

  for (guint i = 0; i < n; i++)
    {
      CarnetId first = { { 0 } }, last = { { 0 } };

      memcpy (first.bytes, &i, sizeof i);
      memcpy (last.bytes + CARNET_ID_SIZE - sizeof i, &i, sizeof i);
      g_hash_table_add (seen, GUINT_TO_POINTER (carnet_id_hash_func (&first)));
      g_hash_table_add (seen, GUINT_TO_POINTER (carnet_id_hash_func (&last)));
    }
  /* Two of 2^32 values meet by chance about once in five hundred runs, never dozens. */
  g_assert_cmpuint (g_hash_table_size (seen), >, 2 * n - 16);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/named", test_named_ids);
  g_test_add_func ("/id/parse", test_parse_id);
  g_test_add_func ("/id/chosen", test_chosen_ids);
  g_test_add_func ("/id/order", test_order);
  g_test_add_func ("/id/random-source", test_random_source);
  g_test_add_func ("/hash/vectors", test_hashes);
  g_test_add_func ("/hash/prefix", test_prefix);
  g_test_add_func ("/hash/base32-refused", test_base32_refused);
  return g_test_run ();
}
