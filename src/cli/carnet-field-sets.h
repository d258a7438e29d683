/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** CliSet: a field of an observation that holds several things of the logbook, named one by one. */
typedef struct _CliSet CliSet;
extern const CliSet    cli_set_themes, cli_set_actors;

/**
 * cli_set_read:
 * @added, @removed: (nullable) (array zero-terminated=1): as given
 * @fresh: (element-type utf8): receives the names that the logbook does not have yet
 *
 * Writes the others into @writes.
 */
gboolean cli_set_read (const CliSet  *self,
                       CarnetLogbook *logbook,
                       char         **added,
                       char         **removed,
                       CarnetWrites  *writes,
                       GPtrArray     *fresh,
                       GError       **error);
/** cli_set_ensure: adds those of @fresh to the logbook, and to @writes. */
gboolean cli_set_ensure (const CliSet    *self,
                         CarnetLogbook   *logbook,
                         const GPtrArray *fresh,
                         CarnetWrites    *writes,
                         GError         **error);
/** cli_set_remark: once they were added, of which of @fresh there is a deleted one too. */
void cli_set_remark (const CliSet *self, Cli *cli, const GPtrArray *fresh);

G_END_DECLS
