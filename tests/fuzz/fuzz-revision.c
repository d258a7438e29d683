/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "log/carnet-canonical.h"
#include "log/carnet-revision.h"

/* Without the right commitment no payload would ever be looked at: this header has it. */
static GBytes *
make_header (const guint8 *payload, gsize size)
{
  static const guint8 id[CARNET_ID_SIZE] = { 1 };
  GByteArray         *header = g_byte_array_new ();
  CarnetHash          commit = carnet_hash_of ("carnet.payload.1\n", payload, size);

  carnet_tlv_append_i64 (header, 1, 1);
  carnet_tlv_append (header, 2, id, sizeof id);
  carnet_tlv_append (header, 3, "person", strlen ("person"));
  carnet_tlv_append (header, 5, id, sizeof id);
  carnet_tlv_append_i64 (header, 6, 0);
  carnet_tlv_append (header, 7, commit.bytes, CARNET_HASH_SIZE);
  return g_byte_array_free_to_bytes (header);
}

/* H and a header, or P and a payload. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GBytes) rest = size > 0 ? g_bytes_new (bytes + 1, size - 1) : NULL;
  g_autoptr (GBytes) header = NULL;
  GError  *error = NULL;
  gboolean taken;

  if (rest == NULL || (bytes[0] != 'H' && bytes[0] != 'P'))
    return 0;
  if (bytes[0] == 'H')
    taken = fuzz_check_revision (rest, NULL, NULL, &error);
  else
    {
      header = make_header (bytes + 1, size - 1);
      taken = fuzz_check_revision (header, rest, NULL, &error);
    }
  fuzz_check (taken, error);
  return 0;
}
