/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/*
 * What carnet-reader says of a received file on its standard output, to the program
 * that started it: frames, one after the other. Numbers are big-endian.
 *
 *     frame = tag u8, length u32, that many bytes
 *     R     revision: id[32], length of the header u32, header, payload (nothing: none)
 *     B     attachment: hash[32], bytes
 *     D     erasure asked for: id of the revision[32]
 *     C     the end, it is a calendar: what it holds (calendar/carnet-calendar-bytes.h)
 *     P     progress: done u64, total u64, in bytes of the file
 *     F     the end, all is read: SHA-256 of the whole file[32], kind u8 (CarnetFileKind), the
 *           person who sent it, as it says[16] (zeros: it does not)
 *     E     the end, it is refused: CarnetError u32, sentence in UTF-8
 *
 * A stream without C, F or E is that of a reader that died, and worth nothing. The
 * receiving side trusts none of it: what read a hostile file may be another's by then.
 */

typedef enum
{
  CARNET_FRAME_REVISION = 'R',
  CARNET_FRAME_BLOB = 'B',
  CARNET_FRAME_REDACTION = 'D',
  CARNET_FRAME_CALENDAR = 'C',
  CARNET_FRAME_PROGRESS = 'P',
  CARNET_FRAME_END = 'F',
  CARNET_FRAME_REFUSAL = 'E',
} CarnetFrameTag;

typedef enum
{
  CARNET_FILE_LOGBOOK = 1,
  CARNET_FILE_XML = 2,
} CarnetFileKind;

/** The longest header, and the longest sentence, in bytes. */
#define CARNET_FRAME_HEADER_MAX 65536
#define CARNET_FRAME_SENTENCE_MAX 4096
/** What a calendar may hold, in bytes. */
#define CARNET_FRAME_CALENDAR_MAX (64u << 20)

/* -- Writing ---------------------------------------------------------------------------- */

/** CarnetFrameWriter: each function returns %FALSE with %CARNET_ERROR_IO once nobody listens. */
typedef struct _CarnetFrameWriter CarnetFrameWriter;

/** carnet_frame_writer_new: @fd: stays the caller's. */
CarnetFrameWriter *carnet_frame_writer_new (int fd);
void               carnet_frame_writer_free (CarnetFrameWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetFrameWriter, carnet_frame_writer_free)

/** carnet_frame_writer_revision: @payload: (nullable): not empty. */
gboolean carnet_frame_writer_revision (CarnetFrameWriter *self,
                                       const CarnetHash  *id,
                                       const guint8      *header,
                                       gsize              header_size,
                                       const guint8      *payload,
                                       gsize              payload_size,
                                       GError           **error);
gboolean carnet_frame_writer_blob (CarnetFrameWriter *self,
                                   const CarnetHash  *hash,
                                   const guint8      *bytes,
                                   gsize              size,
                                   GError           **error);
gboolean carnet_frame_writer_redaction (CarnetFrameWriter *self, const CarnetHash *revision, GError **error);
gboolean carnet_frame_writer_progress (CarnetFrameWriter *self, guint64 done, guint64 total, GError **error);
/** carnet_frame_writer_calendar: the last frame; @bytes: at most %CARNET_FRAME_CALENDAR_MAX. */
gboolean carnet_frame_writer_calendar (CarnetFrameWriter *self, GBytes *bytes, GError **error);
/** carnet_frame_writer_end, …_refusal: the last frame, which brings all before it on its way. */
gboolean carnet_frame_writer_end (CarnetFrameWriter *self,
                                  const CarnetHash  *hash,
                                  CarnetFileKind     kind,
                                  const CarnetId    *sender,
                                  GError           **error);
gboolean carnet_frame_writer_refusal (CarnetFrameWriter *self, const GError *refusal, GError **error);

/* -- Reading ---------------------------------------------------------------------------- */

/**
 * CarnetFrame:
 * @id: of a revision, attachment or erased revision; the hash of the file at the end
 * @header: of a revision
 * @bytes: (nullable): the payload of a revision, the bytes of an attachment, what a calendar holds
 * @kind, @sender: at the end
 * @code: of a refusal, with its @sentence
 *
 * One frame, taken apart; which fields count is a matter of @tag. All bytes are
 * borrowed until the next frame is asked for.
 */
typedef struct
{
  CarnetFrameTag tag;
  CarnetHash     id;
  const guint8  *header;
  gsize          header_size;
  const guint8  *bytes;
  gsize          size;
  guint64        done;
  guint64        total;
  CarnetFileKind kind;
  CarnetId       sender;
  CarnetError    code;
  const char    *sentence;
} CarnetFrame;

typedef struct _CarnetFrameReader CarnetFrameReader;

/**
 * carnet_frame_reader_new:
 * @stream: borrowed
 * @max: bytes of frames after which the stream is refused
 */
CarnetFrameReader *carnet_frame_reader_new (GInputStream *stream, guint64 max);
void               carnet_frame_reader_free (CarnetFrameReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetFrameReader, carnet_frame_reader_free)

/** carnet_frame_reader_next: Returns: %FALSE with %G_IO_ERROR_CANCELLED, or with %CARNET_ERROR_IO when there
 * is no whole frame of the form above; nothing of the stream may be used then. */
gboolean carnet_frame_reader_next (CarnetFrameReader *self,
                                   CarnetFrame       *frame,
                                   GCancellable      *cancellable,
                                   GError           **error);

G_END_DECLS
