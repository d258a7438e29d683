/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-reception.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/**
 * carnet_reception_import:
 * @path: an exchange file
 * @now_ms: the time to remember the file by
 * @report: (out) (optional)
 * @work: (nullable): progress is in bytes
 *
 * Takes in every revision of an exchange file without a plan to look at first: read as
 * carnet_reception_read() does, each checked against its id, in one transaction: all or nothing. The batch
 * remembers who sent it as carnet_merge_get_file() tells it.
 */
gboolean carnet_reception_import (CarnetStore        *store,
                                  const char         *path,
                                  gint64              now_ms,
                                  CarnetIntakeReport *report,
                                  const CarnetWork   *work,
                                  GError            **error);

G_END_DECLS
