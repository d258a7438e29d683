/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "exchange/carnet-xml-programme.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  GError *error = NULL;
  g_autoptr (CarnetXmlReader) reader
      = carnet_xml_reader_open_bytes ((const char *)bytes, size, "x.xml", &error);
  g_autoptr (CarnetProgramme) programme = NULL;

  g_assert_nonnull (reader);
  programme = carnet_programme_read_xml_from (reader, &error);
  fuzz_check (programme != NULL, error);
  return 0;
}
