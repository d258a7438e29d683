/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-file-reader.h"

G_BEGIN_DECLS

/** carnet_calendar_reader_run: confines the process further, and gives what the calendar in @file holds.
 * @first, @last: as carnet_reception_read_calendar() */
gboolean carnet_calendar_reader_run (const CarnetFileReader *file,
                                     const char             *first,
                                     const char             *last,
                                     CarnetFrameWriter      *writer,
                                     GError                **error);

G_END_DECLS
