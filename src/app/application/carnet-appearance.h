/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** carnet_appearance_follow: light or dark as the setting `style` says, from now on, while @settings lives.
 */
void carnet_appearance_follow (GSettings *settings);

G_END_DECLS
