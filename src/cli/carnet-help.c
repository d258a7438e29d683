/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "carnet-help.h"

#define INDENT 2
#define GAP 2
#define LINE 80

/* Prints @text from column @start on, broken between words before the line's end. */
static void
print_wrapped (FILE *stream, const char *text, guint start)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint used = start;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = cli_display_width (words[i]);

      if (i > 0 && used + 1 + width > LINE)
        {
          fprintf (stream, "\n%*s", (int)start, "");
          used = start;
        }
      else if (i > 0)
        {
          fputc (' ', stream);
          used++;
        }
      fputs (words[i], stream);
      used += width;
    }
  fputc ('\n', stream);
}

static void
print_entry (FILE *stream, const char *name, const char *meaning, guint width)
{
  guint used = cli_display_width (name);

  fprintf (stream, "%*s%s", INDENT, "", name);
  if (used > width)
    fprintf (stream, "\n%*s", (int)(INDENT + width + GAP), "");
  else
    fprintf (stream, "%*s", (int)(width - used + GAP), "");
  print_wrapped (stream, meaning, INDENT + width + GAP);
}

void
cli_help_print (FILE *stream)
{
  fprintf (stream, "%s\n\n", _ ("Usage: carnet COMMAND [LOGBOOK] [ARGUMENTS] [OPTIONS]"));
  print_wrapped (stream, _ ("Keep a field logbook from the command line."), 0);
  fprintf (stream, "\n%s\n", _ ("Commands:"));
  for (guint i = 0; cli_commands[i] != NULL; i++)
    print_entry (stream, cli_commands[i]->name, _ (cli_commands[i]->summary), 16);
  fputc ('\n', stream);
  print_wrapped (stream, _ ("“carnet COMMAND --help” tells the options of a command."), 0);
  fprintf (stream, "\n%s\n", _ ("Options:"));
  print_entry (stream, "--help", _ ("Print this help"), 12);
  print_entry (stream, "--version", _ ("Print the version"), 12);
  fprintf (stream, "\n%s\n", _ ("Environment:"));
  print_entry (
      stream, "CARNET_LOGBOOK",
      _ ("The logbook of commands that are not given one. With it set, a first argument that ends in "
         ".carnet still names a logbook."),
      16);
  fprintf (stream, "\n%s\n", _ ("Exit statuses:"));
  for (const CliExitInfo *info = cli_exit_table; info->meaning != NULL; info++)
    {
      g_autofree char *number = g_strdup_printf ("%3d", info->status);

      print_entry (stream, number, _ (info->meaning), 3);
    }
}

static char *
option_name (const GOptionEntry *option)
{
  const char *argument
      = option->arg_description != NULL ? g_dgettext (GETTEXT_PACKAGE, option->arg_description) : "";

  if (option->short_name != 0)
    return g_strdup_printf ("-%c, --%s%s%s", option->short_name, option->long_name, *argument ? " " : "",
                            argument);
  return g_strdup_printf ("    --%s%s%s", option->long_name, *argument ? " " : "", argument);
}

static guint
widest_option (const GOptionEntry *options, guint width)
{
  for (const GOptionEntry *option = options; option != NULL && option->long_name != NULL; option++)
    {
      g_autofree char *name = option_name (option);

      width = MAX (width, cli_display_width (name));
    }
  return width;
}

static void
print_options (const GOptionEntry *options, guint width)
{
  for (const GOptionEntry *option = options; option != NULL && option->long_name != NULL; option++)
    {
      g_autofree char *name = option_name (option);

      print_entry (stdout, name, g_dgettext (GETTEXT_PACKAGE, option->description), width);
    }
}

void
cli_help_print_command (const CliCommand *command, const GOptionEntry *common)
{
  guint width = widest_option (command->options, widest_option (command->more_options, 0));

  width = MIN (widest_option (common, width), 34);
  cli_out ("%s carnet %s%s%s%s", _ ("Usage:"), command->name, command->need != CLI_NEED_NONE ? " " : "",
           command->need != CLI_NEED_NONE ? _ ("LOGBOOK") : "", command->arguments != NULL ? " " : "");
  cli_out ("%s %s\n\n", command->arguments != NULL ? _ (command->arguments) : "", _ ("[OPTIONS]"));
  print_wrapped (stdout, _ (command->summary), 0);
  cli_out ("\n%s\n", _ ("Options:"));
  print_options (command->options, width);
  print_options (command->more_options, width);
  print_options (common, width);
  if (command->details != NULL)
    {
      g_auto (GStrv) paragraphs = g_strsplit (_ (command->details), "\n", -1);

      for (guint i = 0; paragraphs[i] != NULL; i++)
        {
          cli_out ("\n");
          print_wrapped (stdout, paragraphs[i], 0);
        }
    }
}
