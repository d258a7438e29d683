/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-exit.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"

const CliExitInfo cli_exit_table[] = {
  { CLI_EXIT_OK, N_ ("done") },
  { CLI_EXIT_FAILED, N_ ("failed; the message tells why") },
  { CLI_EXIT_USAGE, N_ ("the command line is not understood") },
  { CLI_EXIT_NOT_FOUND, N_ ("nothing answers to that name, id or path") },
  { CLI_EXIT_AMBIGUOUS, N_ ("several things answer to that name or id") },
  { CLI_EXIT_INVALID, N_ ("a value breaks a rule, such as a date outside the logbook") },
  { CLI_EXIT_NOT_A_LOGBOOK, N_ ("the file is not a logbook, or not an exchange file") },
  { CLI_EXIT_TOO_NEW, N_ ("the file was written by a newer version") },
  { CLI_EXIT_CORRUPT, N_ ("the file is damaged") },
  { CLI_EXIT_READ_ONLY, N_ ("the file or its folder cannot be written to") },
  { CLI_EXIT_DISK_FULL, N_ ("the disk is full") },
  { CLI_EXIT_EXISTS, N_ ("the file to make is already there") },
  { CLI_EXIT_BUSY, N_ ("another program holds the file") },
  { CLI_EXIT_TOO_LARGE, N_ ("over a limit of size") },
  { CLI_EXIT_IO, N_ ("reading or writing failed") },
  { CLI_EXIT_CANCELLED, N_ ("interrupted; nothing was changed") },
  { CLI_EXIT_OK, NULL },
};

static CliExit
exit_for_code (CarnetError code)
{
  switch (code)
    {
    case CARNET_ERROR_INVALID:
    case CARNET_ERROR_OUTSIDE:
      return CLI_EXIT_INVALID;
    case CARNET_ERROR_NOT_FOUND:
      return CLI_EXIT_NOT_FOUND;
    case CARNET_ERROR_AMBIGUOUS:
      return CLI_EXIT_AMBIGUOUS;
    case CARNET_ERROR_EXISTS:
      return CLI_EXIT_EXISTS;
    case CARNET_ERROR_NOT_A_LOGBOOK:
      return CLI_EXIT_NOT_A_LOGBOOK;
    case CARNET_ERROR_TOO_NEW:
      return CLI_EXIT_TOO_NEW;
    case CARNET_ERROR_CORRUPT:
      return CLI_EXIT_CORRUPT;
    case CARNET_ERROR_TOO_LARGE:
      return CLI_EXIT_TOO_LARGE;
    case CARNET_ERROR_READ_ONLY:
      return CLI_EXIT_READ_ONLY;
    case CARNET_ERROR_DISK_FULL:
      return CLI_EXIT_DISK_FULL;
    case CARNET_ERROR_BUSY:
      return CLI_EXIT_BUSY;
    case CARNET_ERROR_MOVED:
    case CARNET_ERROR_IO:
      return CLI_EXIT_IO;
    case CARNET_ERROR_FAILED:
    case CARNET_ERROR_NO_MEMORY:
    case CARNET_ERROR_CHANGED:
      return CLI_EXIT_FAILED;
    }
  return CLI_EXIT_FAILED;
}

CliExit
cli_exit_for_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, CLI_EXIT_FAILED);

  if (error->domain == CARNET_ERROR)
    return exit_for_code ((CarnetError)error->code);
  if (error->domain == G_OPTION_ERROR)
    return CLI_EXIT_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CLI_EXIT_CANCELLED;
  return CLI_EXIT_FAILED;
}
