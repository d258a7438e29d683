/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_i18n_init:
 *
 * Takes the user's locale and binds the translations, those of the folder that
 * CARNET_LOCALE_DIR names (the build tree's is `build/po`) or else the installed
 * ones. To be called once, first thing in a program.
 */
void carnet_i18n_init (void);

G_END_DECLS
