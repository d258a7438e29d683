/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cli_mark_changes: (transfer full): from @before to @after, word by word: « un [-don-]{+prêt+} ». */
char *cli_mark_changes (const char *before, const char *after);

G_END_DECLS
