/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "store/carnet-received.h"

/** LLVMFuzzerTestOneInput: what each fuzz-*.c is: takes any bytes, and aborts when something that must always
 * hold does not. Called by libFuzzer, or by main.c for each file of a folder. */
int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size);

/** fuzz_receiver: verifies what it is given, as staging does. */
CarnetReceiver fuzz_receiver (void);
/** fuzz_check: what was refused has its sentence, and what was taken none. Frees @error. */
void fuzz_check (gboolean taken, GError *error);
/** fuzz_check_revision: parses as a receiver must; what is well formed is written in no other way. */
gboolean fuzz_check_revision (GBytes *header, GBytes *payload, const CarnetHash *id, GError **error);
