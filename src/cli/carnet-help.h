/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/** cli_help_print: the help of the program: its commands, its environment, its statuses. */
void cli_help_print (FILE *stream);
/** cli_help_print_command: the help of one command, from its option tables. @common: the options of every
 * command. */
void cli_help_print_command (const CliCommand *command, const GOptionEntry *common);

G_END_DECLS
