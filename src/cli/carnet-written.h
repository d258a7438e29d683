/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** CliDeed: what a command did. */
typedef enum
{
  CLI_DEED_ADDED,
  CLI_DEED_CHANGED,
  CLI_DEED_REVERTED, /* an observation, to an older version */
  CLI_DEED_DELETED,
  CLI_DEED_RESTORED,
  CLI_DEED_NONE, /* there was nothing to change */
  CLI_N_DEEDS,
} CliDeed;

/** cli_print_outcome: tells that @id was written, with the sentence @done, or @unchanged when @revision is
 * all zero. With --quiet, the id alone of what was @added. */
void cli_print_outcome (Cli              *cli,
                        const CarnetId   *id,
                        const CarnetHash *revision,
                        gboolean          added,
                        const char       *done,
                        const char       *unchanged);
/** CliSubject: to what. */
typedef enum
{
  CLI_SUBJECT_OBSERVATION,
  CLI_SUBJECT_MILESTONE,
  CLI_SUBJECT_PROGRAMME,
  CLI_N_SUBJECTS,
} CliSubject;

/** cli_print_written: tells that @deed was done to @id, or that there was nothing to change when @revision is
 * all zero; and of an observation that was changed, that it is deleted. With --quiet, the id alone of what is
 * new. */
void cli_print_written (Cli              *cli,
                        CliSubject        subject,
                        const CarnetId   *id,
                        const CarnetHash *revision,
                        CliDeed           deed);
/** cli_print_settled: as cli_print_written(), and what was in conflict by @before, fields or deletion, and is
 * not any more. */
gboolean cli_print_settled (Cli                        *cli,
                            CliSubject                  subject,
                            CliDeed                     deed,
                            const CarnetEntityConflict *before,
                            const CarnetId             *id,
                            const CarnetHash           *revision,
                            GError                    **error);
/** cli_say_if_deleted: how to bring back the deleted observation @id that something was written to. */
void cli_say_if_deleted (Cli *cli, const CarnetId *id);

G_END_DECLS
