/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliExit: the exit statuses of carnet(1). They are part of its interface: a number
 * never changes its meaning.
 */
typedef enum
{
  CLI_EXIT_OK = 0,
  CLI_EXIT_FAILED = 1,
  CLI_EXIT_USAGE = 2,
  CLI_EXIT_NOT_FOUND = 3,
  CLI_EXIT_AMBIGUOUS = 4,
  CLI_EXIT_INVALID = 5,
  CLI_EXIT_NOT_A_LOGBOOK = 6,
  CLI_EXIT_TOO_NEW = 7,
  CLI_EXIT_CORRUPT = 8,
  CLI_EXIT_READ_ONLY = 9,
  CLI_EXIT_DISK_FULL = 10,
  CLI_EXIT_EXISTS = 11,
  CLI_EXIT_BUSY = 12,
  CLI_EXIT_TOO_LARGE = 13,
  CLI_EXIT_IO = 14,
  CLI_EXIT_CANCELLED = 130,
} CliExit;

/** CliExitInfo: one line of the table of statuses that `carnet --help` prints. */
typedef struct
{
  CliExit     status;
  const char *meaning; /* to be translated with _() */
} CliExitInfo;

/** cli_exit_table: all of them, ascending, ended by a %NULL meaning. */
extern const CliExitInfo cli_exit_table[];

/** cli_exit_for_error: the status that tells what @error says. */
CliExit cli_exit_for_error (const GError *error);

G_END_DECLS
