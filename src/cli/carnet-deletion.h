/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* Deleting, and bringing back, what observations name. */

/** cli_set_deleted: @heads: (nullable): what the person saw. Nothing is written, and @revision is all zero,
 * when @deleted is so already and nobody disagrees. */
gboolean cli_set_deleted (Cli            *cli,
                          const char     *kind,
                          const CarnetId *id,
                          const GArray   *heads,
                          gboolean        deleted,
                          CarnetHash     *revision,
                          GError        **error);
/** cli_say_named: how many observations still name the theme or the actor @id, when any does. */
gboolean cli_say_named (Cli *cli, const char *kind, const CarnetId *id, GError **error);
/** cli_dup_name: (transfer full) (nullable): what @id is called, deleted or not; @typed when that says it
 * too: it may have been named by its id. */
char *cli_dup_name (Cli *cli, const char *kind, const CarnetId *id, const char *typed, GError **error);

G_END_DECLS
