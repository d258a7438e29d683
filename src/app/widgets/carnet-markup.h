/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_markup_prefixes:
 * @text: a name
 * @words: (nullable): what was typed to find it
 *
 * Returns: (transfer full): Pango markup of @text, the beginnings of words that
 *   answer to one of @words in bold: « CA Les <b>Sabl</b>es d’Olonne ».
 */
char *carnet_markup_prefixes (const char *text, const char *words);

/** carnet_markup_snippet: (transfer full): Pango markup of a search snippet: what stands between
 * %CARNET_MARK_BEGIN and %CARNET_MARK_END in bold. */
char *carnet_markup_snippet (const char *snippet);

G_END_DECLS
