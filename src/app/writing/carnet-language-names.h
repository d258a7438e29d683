/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_language_name: (transfer full): how a person calls the language of a dictionary: `fr`, `en_US`; the
 * tag itself when that is not known. */
char *carnet_language_name (const char *tag);

G_END_DECLS
