/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetAttachment:
 * @name: of the file, without any folder
 * @size: bytes, or -1 when they are not in the logbook: they did not travel with the observation
 *
 * A file kept inside the logbook, under the hash of its bytes.
 */
typedef struct
{
  CarnetHash hash;
  char      *name;
  gint64     size;
} CarnetAttachment;

/** carnet_attachment_copy: (transfer full) */
CarnetAttachment *carnet_attachment_copy (const CarnetAttachment *self);
void              carnet_attachment_free (CarnetAttachment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetAttachment, carnet_attachment_free)
/** carnet_attachment_dup_file_name: (transfer full): a name that a file of it may have in any folder: what
 * came with somebody else's logbook may be a path that leads elsewhere, or hide. */
char *carnet_attachment_dup_file_name (const CarnetAttachment *self);

G_END_DECLS
