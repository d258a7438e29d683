/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/*
 * What the reader of received files, a process apart, tells the one that started
 * it: frames of a tag, a length (u32, big-endian) and that many bytes. Numbers are
 * big-endian. One END or REFUSED frame comes last; without it nothing counts.
 */
typedef enum
{
  CARNET_FRAME_REVISION = 'R',  /* id[32], header length u32, header, payload (absent: nothing) */
  CARNET_FRAME_BLOB = 'B',      /* hash[32], bytes */
  CARNET_FRAME_REDACTION = 'D', /* id[32] */
  CARNET_FRAME_PROGRESS = 'P',  /* done u64, total u64 */
  CARNET_FRAME_END = 'F',       /* SHA-256 of the whole file */
  CARNET_FRAME_REFUSED = 'E',   /* a #CarnetError u32, a sentence */
} CarnetFrame;

#define CARNET_FRAME_HEAD 5
/** No frame is larger: the largest attachment, its hash, some room. */
#define CARNET_FRAME_MAX ((32u << 20) + (1u << 20))

/** CarnetFramePart: a piece of a frame, borrowed. */
typedef struct
{
  gconstpointer bytes;
  gsize         size;
} CarnetFramePart;

/** carnet_frame_write: to @fd, through @buffer, which keeps what is not worth a write yet. */
gboolean
carnet_frame_write (int fd, GByteArray *buffer, CarnetFrame tag, const CarnetFramePart *parts, guint n_parts);
/** carnet_frame_flush: Returns: %FALSE when nobody reads any more. */
gboolean carnet_frame_flush (int fd, GByteArray *buffer);

G_END_DECLS
