/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar/carnet-calendar.h"

G_BEGIN_DECLS

/* How the process that reads a calendar tells the program what it holds: `(asa(uuuuuuuuuub)a(uuuuu)au)`, a
 * GVariant, little-endian: the texts, each once; of each event the places of its UID, title, place, partners,
 * description and URL there, its kind, precision, first and last day, and whether it says its kind; of what
 * is left out the reason, the place of its title, precision, first and last day; how many of each detail. */

/** carnet_calendar_to_bytes: Returns: (transfer full) */
GBytes *carnet_calendar_to_bytes (const CarnetCalendar *self);
/** carnet_calendar_from_bytes: trusts nothing. Returns: (transfer full) (nullable): %NULL for what
 * carnet_calendar_to_bytes() does not give. */
CarnetCalendar *carnet_calendar_from_bytes (GBytes *bytes);

G_END_DECLS
