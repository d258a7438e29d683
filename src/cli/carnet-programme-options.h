/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* What says how a programme is made or changed. */

extern char  *cli_programme_name, *cli_programme_year;
extern char **cli_programme_sections;

/** CLI_PROGRAMME_OPTIONS: entries of a table: what it is made from. */
#define CLI_PROGRAMME_OPTIONS                                                                                \
  { "programme",                                                                                             \
    'p',                                                                                                     \
    0,                                                                                                       \
    CLI_ARG_TEXT,                                                                                            \
    &cli_programme_name,                                                                                     \
    N_ ("A programme file, the name of a shipped one (2018, which is also what is taken without this "       \
        "option), or “none” to begin from nothing"),                                                         \
    N_ ("FILE|NAME") },                                                                                      \
      { "year",                                                                                              \
        0,                                                                                                   \
        0,                                                                                                   \
        CLI_ARG_TEXT,                                                                                        \
        &cli_programme_year,                                                                                 \
        N_ ("Shift it so that its logbook begins in that year; its milestones keep their days of the week"), \
        N_ ("YEAR") },                                                                                       \
  {                                                                                                          \
    "section", 0, 0, CLI_ARG_TEXTS, &cli_programme_sections,                                                 \
        N_ ("A section and its guiding question, in place of those it has; as often as needed"),             \
        N_ ("NAME=QUESTION")                                                                                 \
  }

/** cli_programme_heading_options: title, months, report. */
extern const GOptionEntry cli_programme_heading_options[];

/** cli_programme_heading_is_given: any of them. */
gboolean cli_programme_heading_is_given (void);
/** cli_programme_read_heading: sets in @programme what those options say. */
gboolean cli_programme_read_heading (CarnetProgramme *programme, GError **error);
/** cli_programme_add_section: `NAME=QUESTION`, or a name alone. */
void cli_programme_add_section (CarnetProgramme *programme, const char *text);
/**
 * cli_programme_make: what all the options say. As it is in its file, or shifted, it is the same for all who
 * make it so; otherwise it has ids of its own.
 * Returns: (transfer full) (nullable)
 */
CarnetProgramme *cli_programme_make (GError **error);

G_END_DECLS
