/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-filter.h"

#include "carnet-resolve.h"
#include "carnet-words.h"

static char *month, *since, *until, *territory_name, *theme_label, *actor_name, *milestone_name, *author_name,
    *visibility_word, *review_word, *text;
static char   **impacts;
static gboolean conflicts, with_verbatim;

#define TERRITORY_OPTION                                                                                     \
  {                                                                                                          \
    "territory", 't', 0, CLI_ARG_TEXT, &territory_name, N_ ("Only those of this territory"),                 \
        N_ ("TERRITORY")                                                                                     \
  }
#define THEME_OPTION                                                                                         \
  {                                                                                                          \
    "theme", 0, 0, CLI_ARG_TEXT, &theme_label, N_ ("Only those of this theme"), N_ ("LABEL")                 \
  }
#define VERBATIM_OPTION                                                                                      \
  {                                                                                                          \
    "with-verbatim", 0, 0, G_OPTION_ARG_NONE, &with_verbatim,                                                \
        N_ ("Only those with a passage marked as verbatim"), NULL                                            \
  }
#define ACTOR_OPTION                                                                                         \
  {                                                                                                          \
    "actor", 0, 0, CLI_ARG_TEXT, &actor_name, N_ ("Only those of this actor: its name or its SIREN"),        \
        N_ ("NAME")                                                                                          \
  }

const GOptionEntry cli_filter_list_options[] = {
  { "month", 0, 0, CLI_ARG_TEXT, &month, N_ ("Only those of this month: 2018-07, M3 or its name"),
    N_ ("MONTH") },
  { "since", 0, 0, CLI_ARG_TEXT, &since, N_ ("Only those of this day or month and later"), N_ ("DATE") },
  { "until", 0, 0, CLI_ARG_TEXT, &until, N_ ("Only those of this day or month and earlier"), N_ ("DATE") },
  TERRITORY_OPTION,
  THEME_OPTION,
  ACTOR_OPTION,
  { "milestone", 'm', 0, CLI_ARG_TEXT, &milestone_name,
    N_ ("Only those linked to this milestone: its number, its id, or words of its title"), N_ ("MILESTONE") },
  { "author", 0, 0, CLI_ARG_TEXT, &author_name, N_ ("Only those of this person"), N_ ("NAME") },
  { "visibility", 0, 0, CLI_ARG_TEXT, &visibility_word,
    N_ ("Only those: private, coordination or publishable"), N_ ("WORD") },
  { "review", 0, 0, CLI_ARG_TEXT, &review_word, N_ ("Only those: draft, to-review, to-complete or validated"),
    N_ ("WORD") },
  { "impact", 0, 0, CLI_ARG_TEXTS, &impacts, N_ ("Only those that show at least so much of this impact"),
    N_ ("NAME=LEVEL") },
  { "text", 0, 0, CLI_ARG_TEXT, &text, N_ ("Only those where these words are found"), N_ ("WORDS") },
  VERBATIM_OPTION,
  { "conflicts", 0, 0, G_OPTION_ARG_NONE, &conflicts, N_ ("Only those that people wrote differently"), NULL },
  { NULL },
};

const GOptionEntry cli_filter_export_options[] = {
  { "until", 0, 0, CLI_ARG_TEXT, &until, N_ ("Cut-off: only those of this day or month and earlier"),
    N_ ("DATE") },
  TERRITORY_OPTION,
  THEME_OPTION,
  ACTOR_OPTION,
  { "visibility", 0, 0, CLI_ARG_TEXT, &visibility_word,
    N_ ("Only those at least so public: private, coordination or publishable"), N_ ("WORD") },
  VERBATIM_OPTION,
  { NULL },
};

gboolean
cli_filter_is_set (void)
{
  return month != NULL || since != NULL || until != NULL || territory_name != NULL || theme_label != NULL
         || actor_name != NULL || milestone_name != NULL || author_name != NULL || visibility_word != NULL
         || review_word != NULL || impacts != NULL || text != NULL || conflicts || with_verbatim;
}

static gboolean
read_milestone (Cli *cli, const CarnetProgramme *programme, CarnetQuery *query, GError **error)
{
  g_autoptr (GError) local = NULL;
  const CarnetMilestone *milestone = cli_resolve_milestone (programme, milestone_name, &local);

  if (milestone != NULL)
    return query->milestone = milestone->id, TRUE;
  /* Observations stay linked to what is deleted. */
  if (g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND)
      && cli_resolve_deleted_milestone (cli->logbook, milestone_name, &query->milestone, NULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_actor (Cli *cli, CarnetQuery *query, GError **error)
{
  return cli_resolve_either (cli_resolve_actor, cli_resolve_deleted_actor, cli->logbook, actor_name,
                             &query->actor, error);
}

static gboolean
read_days (const CarnetProgramme *programme, CarnetQuery *query, GError **error)
{
  if (since != NULL && !cli_parse_since (programme, since, &query->first, error))
    return FALSE;
  return until == NULL || cli_parse_until (programme, until, &query->last, error);
}

static gboolean
read_levels (CarnetQuery *query, GError **error)
{
  int levels[CARNET_N_IMPACTS];

  if (!cli_parse_impacts (impacts, levels, error))
    return FALSE;
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    query->levels[i] = MAX (levels[i], 0);
  return TRUE;
}

gboolean
cli_filter_read (Cli *cli, const CarnetProgramme *programme, CarnetQuery *query, GError **error)
{
  query->text = text;
  query->conflict_only = conflicts;
  query->with_verbatim = with_verbatim;
  return (month == NULL || cli_parse_month (programme, month, &query->month, error))
         && read_days (programme, query, error)
         && (territory_name == NULL
             || cli_resolve_any_territory (cli->logbook, territory_name, &query->territory, error))
         && (theme_label == NULL || cli_resolve_any_theme (cli->logbook, theme_label, &query->theme, error))
         && (actor_name == NULL || read_actor (cli, query, error))
         && (milestone_name == NULL || read_milestone (cli, programme, query, error))
         && (author_name == NULL || cli_resolve_person (cli->logbook, author_name, &query->author, error))
         && (visibility_word == NULL
             || cli_words_parse (&cli_words_visibility, visibility_word, &query->visibility, error))
         && (review_word == NULL || cli_words_parse (&cli_words_review, review_word, &query->review, error))
         && read_levels (query, error);
}
