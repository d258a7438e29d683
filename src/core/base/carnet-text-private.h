/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-text.h"

G_BEGIN_DECLS

/** carnet_text_is_assigned: whether Unicode 14 assigns @c, private use included. */
gboolean carnet_text_is_assigned (gunichar c);

G_END_DECLS
