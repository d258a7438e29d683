/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-frames.h"

G_BEGIN_DECLS

/**
 * CarnetFileReader: a whole file in memory, of a kind that its first bytes tell.
 * @name: for sentences
 */
typedef struct
{
  const char *name;
  char       *bytes;
  gsize       size;
  CarnetHash  hash;
} CarnetFileReader;

/** carnet_file_reader_load: takes limits on the process, then reads @fd from where it stands. */
gboolean carnet_file_reader_load (CarnetFileReader *self, int fd, GError **error);
/** carnet_file_reader_run: confines the process further, and gives all that the file holds. */
gboolean carnet_file_reader_run (CarnetFileReader *self, CarnetFrameWriter *writer, GError **error);
void     carnet_file_reader_clear (CarnetFileReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetFileReader, carnet_file_reader_clear)

G_END_DECLS
