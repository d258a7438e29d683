/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/** carnet_conflict_whose: (transfer full): « Ma version », « L’autre version » when there are two and the
 * other is mine, else « Version : … ». */
char *carnet_conflict_whose (const CarnetFieldConflict *field, guint version);
/** carnet_conflict_caption: (transfer full): the same where it stands alone, with who and when: « Ma version
 * · 18 sept. 2018, 16 h 05 ». */
char *carnet_conflict_caption (const CarnetFieldConflict *field, guint version);
/** carnet_writer_describe: (transfer full): « Personne d’exemple, catalyseur · 18 sept. 2018, 16 h 05 ». */
char *carnet_writer_describe (const CarnetWriter *writer);
/** carnet_role_describe: (transfer none): « catalyseur »; a role that is none of CARNET_ROLE_… as it is. */
const char *carnet_role_describe (const char *role);
/** carnet_day_describe: (transfer full): « 18 septembre 2018 », of which no line ends after the day. */
char *carnet_day_describe (CarnetDate date);
/** carnet_time_describe: (transfer full): « 18 septembre 2018, 16:05 », local, in one line. */
char *carnet_time_describe (gint64 ms);

G_END_DECLS
