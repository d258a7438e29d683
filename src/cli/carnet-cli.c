/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"

#include <stdio.h>

gboolean
cli_usage_error (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_FAILED, format, args);
  va_end (args);
  return FALSE;
}

void
cli_say (Cli *cli, const char *format, ...)
{
  va_list args;

  if (cli->quiet || cli->json != NULL)
    return;
  va_start (args, format);
  vfprintf (stdout, format, args);
  va_end (args);
  fputc ('\n', stdout);
}

void
cli_remark (Cli *cli, const char *format, ...)
{
  va_list args;

  if (cli->quiet || cli->json != NULL)
    return;
  fflush (stdout);
  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}
