/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/carnet-observation.h"

G_BEGIN_DECLS

/** carnet_visibility_menu_new, carnet_review_menu_new: (transfer full): the choices, each with @action and
 * its word as target. */
GMenuModel *carnet_visibility_menu_new (const char *action);
GMenuModel *carnet_review_menu_new (const char *action);
/** carnet_visibility_get_icon, carnet_review_get_icon: the name of its symbolic icon. */
const char *carnet_visibility_get_icon (CarnetVisibility visibility);
const char *carnet_review_get_icon (CarnetReview review);

G_END_DECLS
