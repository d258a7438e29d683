/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "base/carnet-i18n.h"
#include "carnet-config.h"
#include "carnet-help.h"
#include "carnet-options.h"

/* One a line. */
/* clang-format off */
const CliCommand *const cli_commands[] = {
  &cli_command_new,
  &cli_command_info,
  &cli_command_programme,
  &cli_command_programmes,
  &cli_command_new_programme,
  &cli_command_edit_programme,
  &cli_command_use_programme,
  &cli_command_add_milestone,
  &cli_command_edit_milestone,
  &cli_command_delete_milestone,
  &cli_command_add_programme,
  &cli_command_export_calendar,
  &cli_command_import_calendar,
  &cli_command_add,
  &cli_command_list,
  &cli_command_show,
  &cli_command_edit,
  &cli_command_delete,
  &cli_command_revert,
  &cli_command_comments,
  &cli_command_comment,
  &cli_command_attachments,
  &cli_command_attach,
  &cli_command_detach,
  &cli_command_conflicts,
  &cli_command_conflict,
  &cli_command_resolve,
  &cli_command_aliases,
  &cli_command_alias,
  &cli_command_verbatims,
  &cli_command_verbatim,
  &cli_command_search,
  &cli_command_months,
  &cli_command_coverage,
  &cli_command_territories,
  &cli_command_themes,
  &cli_command_theme,
  &cli_command_actors,
  &cli_command_actor,
  &cli_command_export,
  &cli_command_import,
  &cli_command_merge,
  &cli_command_batches,
  &cli_command_withdraw,
  &cli_command_reapply,
  &cli_command_validate,
  &cli_command_verify,
  &cli_command_rebuild,
  &cli_command_copy,
  &cli_command_backup,
  &cli_command_backups,
  &cli_command_send,
  &cli_command_sent,
  NULL,
};
/* clang-format on */

static gboolean wants_help, wants_json, wants_quiet;
static char   **remaining;

static const GOptionEntry common_options[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &wants_json, N_ ("Print the result as JSON"), NULL },
  { "quiet", 'q', 0, G_OPTION_ARG_NONE, &wants_quiet,
    N_ ("Print no sentences; of lists, only the ids or names"), NULL },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_ ("Print this help"), NULL },
  { NULL },
};

static const GOptionEntry remaining_option[] = {
  { G_OPTION_REMAINING, 0, 0, CLI_ARG_TEXTS, &remaining, NULL, NULL },
  { NULL },
};

static int
report (GError *error, const CliCommand *command)
{
  fflush (stdout);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fprintf (stderr, "carnet: %s\n", _ ("Interrupted; nothing was changed."));
  else if (error->domain == G_OPTION_ERROR && command != NULL)
    fprintf (stderr, "carnet: %s%s (carnet %s --help)\n", error->message,
             g_str_has_suffix (error->message, ".") ? "" : ".", command->name);
  else
    fprintf (stderr, "carnet: %s\n", error->message);
  return cli_exit_for_error (error);
}

static gboolean
parse_options (const CliCommand *command, char ***args, GError **error)
{
  const GOptionEntry *tables[5] = { common_options, remaining_option };
  guint               n = 2;

  if (command->options != NULL)
    tables[n++] = command->options;
  if (command->more_options != NULL)
    tables[n++] = command->more_options;
  return cli_options_parse (tables, args, error);
}

/* The first argument is the logbook, unless CARNET_LOGBOOK stands for it. */
static gboolean
takes_path_from_arguments (const CliCommand *command, char **args, guint n_args)
{
  if (command->need == CLI_NEED_PATH || g_getenv ("CARNET_LOGBOOK") == NULL)
    return TRUE;
  if (command->max_args != CLI_ANY_NUMBER)
    return n_args > command->max_args;
  return n_args > command->min_args && g_str_has_suffix (args[0], ".carnet");
}

static gboolean
take_arguments (Cli *cli, const CliCommand *command, char **args, GError **error)
{
  cli->args = args;
  cli->n_args = args != NULL ? g_strv_length (args) : 0;
  if (command->need != CLI_NEED_NONE)
    {
      gboolean given = takes_path_from_arguments (command, args, cli->n_args);

      if (given && (cli->n_args == 0 || *args[0] == '\0'))
        return cli_usage_error (error, _ ("Which logbook? Name its file, or set CARNET_LOGBOOK."));
      cli->path_given = given;
      cli->path = given ? args[0] : g_getenv ("CARNET_LOGBOOK");
      cli->args += given;
      cli->n_args -= given;
    }
  if (cli->n_args < command->min_args)
    return cli_usage_error (error, _ ("Something is missing: %s is expected."), _ (command->arguments));
  if (cli->n_args > command->max_args)
    return cli_usage_error (error, _ ("The argument “%s” is one too many."), cli->args[command->max_args]);
  return TRUE;
}

static gboolean
open_and_run (Cli *cli, const CliCommand *command, GError **error)
{
  if (command->need != CLI_NEED_NONE && command->need != CLI_NEED_PATH
      && !cli_open (cli, command->need, error))
    return FALSE;
  return command->run (cli, error);
}

/* What was printed may still be in the buffer of a full disk. */
static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The result could not be written to the output."));
  return FALSE;
}

static int
run_command (const CliCommand *command, char ***args)
{
  g_autoptr (GError) error = NULL;
  Cli      cli = { 0 };
  gboolean done;

  if (!parse_options (command, args, &error))
    return report (error, command);
  if (wants_help)
    {
      cli_help_print_command (command, common_options);
      return flush_output (&error) ? CLI_EXIT_OK : report (error, NULL);
    }
  if (!take_arguments (&cli, command, remaining, &error))
    return report (error, command);

  cli.quiet = wants_quiet;
  cli.json = wants_json ? cli_json_new (stdout) : NULL;
  done = open_and_run (&cli, command, &error);
  g_clear_pointer (&cli.logbook, carnet_logbook_close);
  g_clear_pointer (&cli.json, cli_json_free);
  if (done)
    done = flush_output (&error);
  return done ? CLI_EXIT_OK : report (error, command);
}

static const CliCommand *
find_command (const char *name)
{
  for (guint i = 0; cli_commands[i] != NULL; i++)
    {
      if (strcmp (cli_commands[i]->name, name) == 0)
        return cli_commands[i];
    }
  return NULL;
}

/* Arguments in the locale's encoding become UTF-8; in the C locale UTF-8 passes as it
 * is; names of files that are neither are left alone. */
static char **
dup_arguments (int argc, char **argv)
{
  char **args = g_new0 (char *, argc);

  for (int i = 1; i < argc; i++)
    {
      args[i - 1] = g_utf8_validate (argv[i], -1, NULL) ? g_strdup (argv[i])
                                                        : g_locale_to_utf8 (argv[i], -1, NULL, NULL, NULL);
      if (args[i - 1] == NULL)
        args[i - 1] = g_strdup (argv[i]);
    }
  return args;
}

/* Options may come before the command too: brings the command to the front. */
static void
move_command_first (char **args)
{
  guint at = 0;

  while (args[at] != NULL && args[at][0] == '-')
    at++;
  if (args[at] == NULL || find_command (args[at]) == NULL)
    return;
  for (; at > 0; at--)
    {
      char *before = args[at - 1];

      args[at - 1] = args[at];
      args[at] = before;
    }
}

static int
print_help (const char *name)
{
  g_autoptr (GError) error = NULL;
  const CliCommand *command = name != NULL ? find_command (name) : NULL;

  if (command != NULL)
    cli_help_print_command (command, common_options);
  else
    cli_help_print (stdout);
  return flush_output (&error) ? CLI_EXIT_OK : report (error, NULL);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) args = NULL;
  const CliCommand *command;

  carnet_i18n_init ();
  args = dup_arguments (argc, argv);

  if (args[0] == NULL)
    {
      cli_help_print (stderr);
      return CLI_EXIT_USAGE;
    }
  if (g_str_equal (args[0], "--help") || g_str_equal (args[0], "-h") || g_str_equal (args[0], "help"))
    return print_help (args[1]);
  if (g_str_equal (args[0], "--version"))
    {
      cli_out ("carnet %s\n", CARNET_VERSION);
      return CLI_EXIT_OK;
    }
  move_command_first (args);
  command = find_command (args[0]);
  if (command == NULL)
    {
      fprintf (stderr, "carnet: ");
      fprintf (stderr, _ ("There is no command “%s”."), args[0]);
      fprintf (stderr, " (carnet --help)\n");
      return CLI_EXIT_USAGE;
    }
  return run_command (command, &args);
}
