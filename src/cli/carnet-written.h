/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** CliDeed: what a command did to an observation. */
typedef enum
{
  CLI_DEED_ADDED,
  CLI_DEED_CHANGED,
  CLI_DEED_DELETED,
  CLI_DEED_RESTORED,
} CliDeed;

/** cli_print_outcome: tells that @id was written, with the sentence @done, or @unchanged when @revision is
 * all zero. With --quiet, the id alone of what was @added. */
void cli_print_outcome (Cli              *cli,
                        const CarnetId   *id,
                        const CarnetHash *revision,
                        gboolean          added,
                        const char       *done,
                        const char       *unchanged);
/** cli_print_written: tells that @deed was done to @id, or that there was nothing to change when @revision is
 * all zero. With --quiet, a new observation's id alone. */
void cli_print_written (Cli *cli, const CarnetId *id, const CarnetHash *revision, CliDeed deed);

G_END_DECLS
