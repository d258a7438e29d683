/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-cli.h"

#include <stdio.h>
#include <string.h>

#include "carnet-task.h"
#include "base/carnet-file.h"
#include "logbook/carnet-logbook-backups.h"

gboolean
cli_equal_folded (const char *a, const char *b)
{
  g_autofree char *fa = carnet_text_fold (a);
  g_autofree char *fb = carnet_text_fold (b);

  return strcmp (fa, fb) == 0;
}

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

gboolean
cli_check_xml (const char *path, const char *advice, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (!carnet_file_is_logbook (path))
    return TRUE; /* the reader says what it is not */
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK, _ ("“%s” is a logbook, not an XML file: %s"),
               name, advice);
  return FALSE;
}

char *
cli_dup_logbook_argument (const Cli *cli)
{
  static const char *const safe = G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "./_-+,:@%";
  g_autofree char                                          *quoted = NULL;
  const char                                               *p = cli->path;

  if (!cli->path_given)
    return g_strdup ("");
  while (*p != '\0' && (strchr (safe, *p) != NULL || !g_ascii_isprint (*p)) && !g_ascii_iscntrl (*p))
    p++;
  quoted = *p != '\0' ? g_shell_quote (cli->path) : g_strdup (cli->path);
  return g_strconcat (quoted, " ", NULL);
}

/* -- Opening ---------------------------------------------------------------------------- */

/* Of a logbook of one's own: what somebody sent is left as it came. */
static gboolean
rebuild_outdated (Cli *cli, GError **error)
{
  g_autoptr (CarnetLogbook) writer = NULL;
  g_autoptr (CliTask) task = NULL;
  g_autoptr (GError) problem = NULL;

  if (!carnet_logbook_is_outdated (cli->logbook) || !carnet_logbook_has_owner (cli->logbook))
    return TRUE;
  if (carnet_logbook_is_read_only (cli->logbook)
      && (writer = carnet_logbook_open (cli->path, CARNET_OPEN_READ_WRITE, NULL, NULL)) == NULL)
    return TRUE;
  task = cli_task_begin (_ ("Making the lists and the search anew"), cli->quiet);
  if (carnet_logbook_rebuild (writer != NULL ? writer : cli->logbook, cli_task_progress, task,
                              cli_task_get_cancellable (task), &problem))
    return TRUE;
  /* What only reads can do without. */
  if (writer != NULL && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
cli_open (Cli *cli, CliNeed need, GError **error)
{
  cli->logbook = carnet_logbook_open (
      cli->path, need == CLI_NEED_WRITE ? CARNET_OPEN_READ_WRITE : CARNET_OPEN_READ_ONLY, NULL, error);
  return cli->logbook != NULL && (need != CLI_NEED_WRITE || carnet_logbook_check_owner (cli->logbook, error))
         && (need == CLI_NEED_AS_IS || rebuild_outdated (cli, error));
}

gboolean
cli_reopen_for_writing (Cli *cli, GError **error)
{
  g_clear_pointer (&cli->logbook, carnet_logbook_close);
  cli->logbook = carnet_logbook_open (cli->path, CARNET_OPEN_READ_WRITE, NULL, error);
  return cli->logbook != NULL;
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

void
cli_remark_damage (Cli *cli)
{
  if (carnet_logbook_has_backups_too_many (cli->logbook))
    cli_remark (cli, _ ("Something in this logbook is damaged: no older backup was removed. “carnet verify” "
                        "says what it is."));
}
