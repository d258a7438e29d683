/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  CarnetReceiver receiver = fuzz_receiver ();
  GError        *error = NULL;
  gboolean       taken = carnet_received_read_logbook (bytes, size, "x.carnet", &receiver, NULL, &error);

  fuzz_check (taken, error);
  return 0;
}
