/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-programme-options.h"
#include "carnet-resolve.h"
#include "carnet-task.h"

static char *starter, *name, *role_word, *organisation, *territory_name;

static const GOptionEntry options[] = {
  CLI_PROGRAMME_OPTIONS,
  { "from", 0, 0, CLI_ARG_TEXT, &starter,
    N_ ("A starter logbook that was sent, to begin with instead of a programme"), N_ ("FILE") },
  { "name", 'n', 0, CLI_ARG_TEXT, &name, N_ ("Who keeps the logbook; required"), N_ ("NAME") },
  { "role", 0, 0, CLI_ARG_TEXT, &role_word, N_ ("catalyst (the default) or coordinator"), N_ ("ROLE") },
  { "organisation", 0, 0, CLI_ARG_TEXT, &organisation, N_ ("Their organisation"), N_ ("NAME") },
  { "territory", 't', 0, CLI_ARG_TEXT, &territory_name,
    N_ ("Their territory, proposed for each new observation: a name, a code, KIND:NAME, KIND:CODE, or "
        "free:NAME"),
    N_ ("TERRITORY") },
  { NULL },
};

static void
print_result (Cli *cli, CarnetLogbook *logbook, const CarnetProgramme *programme)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "path", cli->path);
      cli_json_string (cli->json, "owner", name);
      cli_json_string (cli->json, "programme", programme->title);
      cli_json_end_object (cli->json);
      return;
    }
  cli_say (cli, _ ("The logbook of %s is in %s."), carnet_logbook_get_owner (logbook)->name, cli->path);
  if (programme->milestones->len == 0)
    cli_say (cli, _ ("It holds the programme “%s”, without milestones so far, and runs from %s to %s."),
             programme->title, first, last);
  else
    cli_say (cli,
             ngettext ("It holds the programme “%s” with its %u milestone, and runs from %s to %s.",
                       "It holds the programme “%s” with its %u milestones, and runs from %s to %s.",
                       programme->milestones->len),
             programme->title, programme->milestones->len, first, last);
}

static CarnetLogbook *
create_from (Cli *cli, const CarnetOwner *owner, CarnetProgramme **programme, GError **error)
{
  g_autoptr (CliTask) task = cli_task_begin (_ ("Reading"), cli->quiet);
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_create_from (cli->path, starter, owner, NULL, cli_task_get_cancellable (task), error);

  *programme = logbook != NULL ? carnet_logbook_load_programme (logbook, error) : NULL;
  return *programme != NULL ? g_steal_pointer (&logbook) : NULL;
}

static CarnetLogbook *
create (Cli *cli, const CarnetOwner *owner, CarnetProgramme **programme, GError **error)
{
  if (starter != NULL)
    return create_from (cli, owner, programme, error);
  *programme = cli_programme_make (error);
  return *programme != NULL ? carnet_logbook_create (cli->path, *programme, owner, NULL, error) : NULL;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (CarnetTerritory) territory = NULL;
  g_autoptr (CarnetLogbook) logbook = NULL;
  CarnetOwner owner = { .name = name, .role = CARNET_ROLE_CATALYST, .organisation = organisation };

  if (name == NULL || *g_strstrip (name) == '\0')
    return cli_usage_error (error, _ ("Say with --name who keeps the logbook."));
  if (starter != NULL
      && (cli_programme_name != NULL || cli_programme_year != NULL || cli_programme_sections != NULL
          || cli_programme_heading_is_given ()))
    return cli_usage_error (error, _ ("--from brings its programme: leave --programme out."));
  if (role_word != NULL && (owner.role = cli_parse_role (role_word, error)) == NULL)
    return FALSE;
  if (territory_name != NULL)
    {
      territory = cli_resolve_territory (NULL, territory_name, error);
      if (territory == NULL)
        return FALSE;
      cli_remark_taken (cli, territory_name, territory);
      owner.territory = territory;
    }
  logbook = create (cli, &owner, &programme, error);
  if (logbook == NULL)
    return FALSE;
  print_result (cli, logbook, programme);
  return TRUE;
}

const CliCommand cli_command_new = {
  .name = "new",
  .summary = N_ ("Make a logbook"),
  .need = CLI_NEED_PATH,
  .details = N_ ("The programme is written whole by whoever makes it: “carnet programme --save” gives it to "
                 "others, and so does a starter (“carnet send --starter”)."),
  .options = options,
  .more_options = cli_programme_heading_options,
  .run = run,
};
