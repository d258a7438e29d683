/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "exchange/carnet-xml-received.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  CarnetReceiver receiver = fuzz_receiver ();
  GError        *error = NULL;
  g_autoptr (CarnetXmlReader) reader
      = carnet_xml_reader_open_bytes ((const char *)bytes, size, "x.xml", &error);
  gboolean taken;

  g_assert_nonnull (reader);
  taken = carnet_xml_read_received (reader, &receiver, NULL, NULL, &error);
  fuzz_check (taken, error);
  return 0;
}
