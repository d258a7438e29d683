/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/** carnet_programme_dup_preview: (transfer full): « 9 mois, de mai 2027 à janvier 2028 · 15 jalons, de
 * février à décembre 2027 »; empty without months. */
char *carnet_programme_dup_preview (const CarnetProgramme *programme);

G_END_DECLS
