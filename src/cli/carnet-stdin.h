/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * cli_read_stdin:
 * @if_empty: the sentence that refuses a text of nothing, which is more often a command that failed before
 *
 * Says on standard error how to end what is typed at a terminal.
 * Returns: (transfer full) (nullable): clean text, without its last line end; not empty.
 */
char *cli_read_stdin (const char *if_empty, GError **error);

G_END_DECLS
