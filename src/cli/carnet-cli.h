/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "carnet-display.h"
#include "carnet-exit.h"
#include "carnet-json.h"
#include "base/carnet-data.h"
#include "base/carnet-text.h"
#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/**
 * CliNeed: what a command does with its LOGBOOK argument.
 * @CLI_NEED_NONE: it takes none
 * @CLI_NEED_PATH: it makes it
 * @CLI_NEED_READ: it opens it for reading
 * @CLI_NEED_AS_IS: the same, and lists that another version made are left as they are
 * @CLI_NEED_WRITE: it opens it for writing
 */
typedef enum
{
  CLI_NEED_NONE,
  CLI_NEED_PATH,
  CLI_NEED_READ,
  CLI_NEED_AS_IS,
  CLI_NEED_WRITE,
} CliNeed;

/**
 * Cli: one run of the program.
 * @logbook: (nullable): open when the command asked for it
 * @path: (nullable): the LOGBOOK argument
 * @path_given: it was given as an argument, not by the environment
 * @args: arguments after LOGBOOK
 * @json: (nullable): where results go when --json was given; text otherwise
 * @quiet: print only what was asked for: the ids in lists, no sentences
 */
typedef struct
{
  CarnetLogbook *logbook;
  const char    *path;
  gboolean       path_given;
  char         **args;
  guint          n_args;
  CliJson       *json;
  gboolean       quiet;
} Cli;

/**
 * CliCommand: one line of the table of main.c.
 * @arguments: (nullable): what follows LOGBOOK on the command line, for the help
 * @min_args, @max_args: how many of them; %CLI_ANY_NUMBER when open
 * @details: (nullable): what the help says under the options
 * @options, @more_options: (nullable): ended by a %NULL long name
 */
typedef struct
{
  const char         *name;
  const char         *summary;
  const char         *arguments;
  const char         *details;
  CliNeed             need;
  guint               min_args;
  guint               max_args;
  const GOptionEntry *options;
  const GOptionEntry *more_options;
  gboolean (*run) (Cli *cli, GError **error);
} CliCommand;

#define CLI_ANY_NUMBER G_MAXUINT

/* The types of text options. Arguments are made UTF-8 once, in main.c; G_OPTION_ARG_STRING
 * would do it again, and refuse accents in the C locale. */
#define CLI_ARG_TEXT G_OPTION_ARG_FILENAME
#define CLI_ARG_TEXTS G_OPTION_ARG_FILENAME_ARRAY

extern const CliCommand cli_command_new, cli_command_info, cli_command_programme, cli_command_add,
    cli_command_list, cli_command_show, cli_command_edit, cli_command_delete, cli_command_search,
    cli_command_territories, cli_command_months, cli_command_coverage, cli_command_export, cli_command_import,
    cli_command_validate, cli_command_verify, cli_command_rebuild, cli_command_copy, cli_command_conflicts,
    cli_command_conflict, cli_command_resolve, cli_command_revert, cli_command_merge, cli_command_batches,
    cli_command_withdraw, cli_command_comments, cli_command_comment, cli_command_attachments,
    cli_command_attach, cli_command_detach, cli_command_reapply, cli_command_aliases, cli_command_alias,
    cli_command_send, cli_command_sent, cli_command_verbatims, cli_command_verbatim, cli_command_actors,
    cli_command_actor, cli_command_themes, cli_command_theme, cli_command_add_milestone,
    cli_command_edit_milestone, cli_command_delete_milestone, cli_command_add_programme,
    cli_command_export_calendar, cli_command_import_calendar, cli_command_backup, cli_command_backups,
    cli_command_programmes, cli_command_new_programme, cli_command_edit_programme, cli_command_use_programme;

/** cli_commands: the table, ended by %NULL. */
extern const CliCommand *const cli_commands[];

/** cli_equal_folded: whether they are the same but for case, accents and apostrophes. */
gboolean cli_equal_folded (const char *a, const char *b);
/** cli_usage_error: sets a %G_OPTION_ERROR: exit status 2. Returns: %FALSE. */
gboolean cli_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** cli_check_xml: for commands that read XML: %FALSE with a sentence that helps when @path is a logbook.
 * @advice: translated: what to do with it instead */
gboolean cli_check_xml (const char *path, const char *advice, GError **error);
/** cli_dup_logbook_argument: LOGBOOK as the same shell would take it, then a space; empty when the
 * environment names it. */
char *cli_dup_logbook_argument (const Cli *cli);
/** cli_open: opens cli->path, and makes lists anew that another version made. */
gboolean cli_open (Cli *cli, CliNeed need, GError **error);
/** cli_reopen_for_writing: for commands that write with an option only. */
gboolean cli_reopen_for_writing (Cli *cli, GError **error);
/** cli_say: prints one sentence and a line end on standard output, unless --quiet or --json. */
void cli_say (Cli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** cli_remark: as cli_say(), on standard error: what is not part of the result. */
void cli_remark (Cli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** cli_remark_damage: after a backup: that the older ones stay, since what the newest holds is damaged. */
void cli_remark_damage (Cli *cli);

G_END_DECLS
