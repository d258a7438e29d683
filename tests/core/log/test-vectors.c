/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/carnet-error.h"
#include "log/carnet-revision.h"

/* vectors.txt, made by another implementation of FORMAT.md. A block is a list of lines, each `name rest`. */
typedef GStrv Block;

static GPtrArray *
read_blocks (void)
{
  g_autofree char *path = g_build_filename (CARNET_TEST_SOURCES, "log", "vectors.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) blocks = NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  blocks = g_strsplit (text, "\n\n", -1);
  for (guint i = 1; blocks[i] != NULL; i++)
    g_ptr_array_add (all, g_strsplit (g_strstrip (blocks[i]), "\n", -1));
  return all;
}

/* Returns: (nullable): what follows the name on its @n-th line. */
static const char *
find_nth (Block block, const char *name, guint n)
{
  gsize size = strlen (name);

  for (guint i = 0; block[i] != NULL; i++)
    if (strncmp (block[i], name, size) == 0 && block[i][size] == ' ' && n-- == 0)
      return block[i] + size + 1;
  return NULL;
}

static const char *
find (Block block, const char *name)
{
  const char *found = find_nth (block, name, 0);

  g_assert_nonnull (found);
  return found;
}

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; *hex != '\0' && *hex != '-'; hex += 2)
    {
      guint8 byte = (guint8)(g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));

      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static CarnetId
find_id (Block block, const char *name)
{
  CarnetId id;

  g_assert_true (carnet_id_parse (find (block, name), &id));
  return id;
}

static CarnetHash
parse_hash (const char *hex)
{
  CarnetHash hash;

  g_assert_true (carnet_hash_parse (hex, &hash));
  return hash;
}

static CarnetWrites *
read_writes (Block block)
{
  CarnetWrites *writes = carnet_writes_new ();
  const char   *line;

  for (guint i = 0; (line = find_nth (block, "write", i)) != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (line, " ", -1);
      g_autoptr (GBytes) bytes = from_hex (words[2]);
      CarnetValue value = { 0 };

      value.type = (guint8)g_ascii_strtoull (words[1], NULL, 10);
      value.bytes = g_bytes_get_data (bytes, &value.size);
      carnet_writes_set (writes, words[0], &value);
    }
  return writes;
}

static GArray *
read_parents (Block block)
{
  GArray     *parents = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  const char *hex;

  for (guint i = 0; (hex = find_nth (block, "parent", i)) != NULL; i++)
    {
      CarnetHash parent = parse_hash (hex);

      g_array_append_val (parents, parent);
    }
  return parents;
}

static void
assert_bytes (Block block, const char *name, GBytes *bytes)
{
  g_autoptr (GBytes) expected = from_hex (find (block, name));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
assert_hash (Block block, const char *name, const CarnetHash *hash)
{
  g_autofree char *hex = carnet_hash_to_string (hash);

  g_assert_cmpstr (hex, ==, find (block, name));
}

/* From what a block says to its bytes. */
static void
check_sealing (Block block)
{
  g_autoptr (CarnetWrites) writes = read_writes (block);
  g_autoptr (GArray) parents = read_parents (block);
  g_autoptr (GBytes) nonce = from_hex (find (block, "nonce"));
  g_autoptr (CarnetRevision) sealed = NULL, skeleton = NULL;
  CarnetId          entity = find_id (block, "entity"), actor = find_id (block, "actor");
  gint64            recorded = g_ascii_strtoll (find (block, "recorded"), NULL, 10);
  const CarnetHash *ids = (const CarnetHash *)(gpointer)parents->data;

  sealed = carnet_revision_seal (&entity, find (block, "kind"), ids, parents->len, &actor, recorded, writes,
                                 g_bytes_get_data (nonce, NULL), NULL);
  g_assert_nonnull (sealed);
  assert_bytes (block, "payload", sealed->payload);
  assert_bytes (block, "header", sealed->header);
  assert_hash (block, "commit", &sealed->commit);
  assert_hash (block, "id", &sealed->id);

  skeleton = carnet_revision_seal_erased (&entity, find (block, "kind"), ids, parents->len, &actor, recorded,
                                          &sealed->commit, NULL);
  g_assert_null (skeleton->payload);
  g_assert_true (carnet_hash_equal (&skeleton->id, &sealed->id));
}

/* And from the bytes to what the block says. */
static void
check_parsing (Block block)
{
  g_autoptr (GBytes) header = from_hex (find (block, "header")), payload = from_hex (find (block, "payload"));
  g_autoptr (GBytes) nonce = from_hex (find (block, "nonce"));
  g_autoptr (CarnetWrites) writes = read_writes (block);
  g_autoptr (GError) error = NULL;
  CarnetHash id = parse_hash (find (block, "id"));
  CarnetId   entity = find_id (block, "entity"), actor = find_id (block, "actor");
  g_autoptr (CarnetRevision) parsed = carnet_revision_parse (header, payload, &id, &error);

  g_assert_no_error (error);
  g_assert_true (carnet_id_equal (&parsed->entity, &entity));
  g_assert_true (carnet_id_equal (&parsed->actor, &actor));
  g_assert_cmpstr (parsed->kind, ==, find (block, "kind"));
  g_assert_cmpint (parsed->recorded_ms, ==, g_ascii_strtoll (find (block, "recorded"), NULL, 10));
  g_assert_true (carnet_writes_equal (parsed->writes, writes));
  g_assert_cmpmem (carnet_revision_get_nonce (parsed), 16, g_bytes_get_data (nonce, NULL), 16);
  for (guint i = 0; find_nth (block, "parent", i) != NULL; i++)
    {
      CarnetHash parent = parse_hash (find_nth (block, "parent", i));
      gboolean   held = FALSE;

      for (guint j = 0; j < parsed->parents->len; j++)
        held = held || carnet_hash_equal (&parent, &g_array_index (parsed->parents, CarnetHash, j));
      g_assert_true (held);
    }
}

static void
test_revisions (void)
{
  g_autoptr (GPtrArray) blocks = read_blocks ();
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    if (find_nth (blocks->pdata[i], "revision", 0) != NULL)
      {
        g_test_message ("%s", find (blocks->pdata[i], "revision"));
        check_sealing (blocks->pdata[i]);
        check_parsing (blocks->pdata[i]);
        n++;
      }
  g_assert_cmpuint (n, >=, 14);
}

static void
test_refused (void)
{
  g_autoptr (GPtrArray) blocks = read_blocks ();
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      Block       block = blocks->pdata[i];
      const char *header = find_nth (block, "header", 0);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (find_nth (block, "refused", 0) == NULL)
        continue;
      g_test_message ("%s", find (block, "refused"));
      bytes = from_hex (header != NULL ? header : find (block, "payload"));
      if (header != NULL)
        g_assert_null (carnet_revision_parse (bytes, NULL, NULL, &error));
      else
        g_assert_null (carnet_writes_from_payload (bytes, NULL, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT);
      n++;
    }
  g_assert_cmpuint (n, >=, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vectors/revisions", test_revisions);
  g_test_add_func ("/vectors/refused", test_refused);
  return g_test_run ();
}
