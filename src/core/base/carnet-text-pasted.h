/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * carnet_text_clean_pasted:
 * @text: what another program put into the clipboard
 * @size: number of bytes, or -1 when NUL-terminated
 *
 * What a person means by it: besides what carnet_text_clean() does, every line break
 * becomes LF and tabs one space; spaces at the ends of lines, control characters, soft
 * hyphens and characters of no width are dropped (but those that join an emoji), U+202F
 * becomes U+00A0, and one empty line is enough. Idempotent.
 *
 * Returns: (transfer full): valid UTF-8.
 */
char *carnet_text_clean_pasted (const char *text, gssize size);

G_END_DECLS
