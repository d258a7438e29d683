/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-reader.h"
#include "exchange/carnet-xml-writer.h"
#include "log/carnet-revision.h"

G_BEGIN_DECLS

/*
 * The bytes of one attachment, in base64 (RFC 4648, §4) written the one canonical way:
 * nothing for no bytes; else a line break, and lines of 76 characters, the last one
 * shorter or not, each with a line break.
 */

/** Characters of the text of the largest attachment. */
#define CARNET_XML_ATTACHMENT_TEXT_MAX (((gsize)CARNET_ATTACHMENT_MAX / 57 + 1) * 77 + 1)

void carnet_xml_write_attachment (CarnetXmlWriter  *writer,
                                  const CarnetHash *hash,
                                  const guint8     *bytes,
                                  gsize             size);

/**
 * carnet_xml_read_attachment:
 * @hash: (out): of the bytes, computed anew and equal to the one written
 *
 * At the beginning of an <attachment>: goes on to its end.
 * Returns: (transfer full) (nullable): %NULL with @error.
 */
GBytes *carnet_xml_read_attachment (CarnetXmlReader *reader, CarnetHash *hash, GError **error);

G_END_DECLS
