/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "merge/carnet-frames.h"

/* Touches every byte that a frame says is there. */
static void
check_frame (const CarnetFrame *frame)
{
  carnet_hash_of (NULL, frame->header, frame->header_size);
  carnet_hash_of (NULL, frame->bytes, frame->size);
  g_assert_true (frame->sentence == NULL || g_utf8_validate (frame->sentence, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (CarnetFrameReader) reader = carnet_frame_reader_new (stream, size);
  CarnetFrame frame;
  GError     *error = NULL;

  while (carnet_frame_reader_next (reader, &frame, NULL, &error))
    check_frame (&frame);
  fuzz_check (FALSE, error);
  return 0;
}
