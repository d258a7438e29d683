/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-fields.h"
#include "carnet-written.h"

/* Without --date, today, if the logbook runs today. */
static gboolean
fill_date (const CarnetProgramme *programme, CliFields *fields, GError **error)
{
  CarnetDate       today = carnet_date_today ();
  g_autofree char *iso = carnet_date_to_iso (today);

  if (cli_fields_has (fields, CARNET_KEY_DATE))
    return TRUE;
  if (carnet_programme_month_index (programme, carnet_date_month (today)) < 0)
    return cli_usage_error (error,
                            _ ("Say the day with --date: today is outside the months of this logbook."));
  carnet_writes_set_text (fields->writes, CARNET_KEY_DATE, iso);
  return TRUE;
}

static void
fill_rest (Cli *cli, CliFields *fields)
{
  carnet_writes_set_id (fields->writes, CARNET_KEY_AUTHOR, &carnet_logbook_get_owner (cli->logbook)->id);
  if (!cli_fields_has (fields, CARNET_KEY_TERRITORY))
    {
      g_autoptr (CarnetTerritory) territory = carnet_logbook_dup_owner_territory (cli->logbook);

      cli_fields_set_territory (fields, territory);
    }
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (cli->logbook, error);
  g_auto (CliFields) fields = { 0 };
  CarnetId   id = { 0 };
  CarnetHash revision;

  if (programme == NULL || !cli_fields_read (cli, programme, &fields, error))
    return FALSE;
  if (!cli_fields_has_text (&fields))
    return cli_usage_error (error, _ ("There is nothing to write: give at least --title or --text."));
  if (!fill_date (programme, &fields, error))
    return FALSE;
  fill_rest (cli, &fields);
  if (!cli_fields_write (cli, &fields, &id, &revision, error))
    return FALSE;
  cli_print_written (cli, CLI_SUBJECT_OBSERVATION, &id, &revision, CLI_DEED_ADDED);
  return TRUE;
}

const CliCommand cli_command_add = {
  .name = "add",
  .summary = N_ ("Write a new observation"),
  .details = N_ (
      "Without --date it is of today, without --territory of the territory of the logbook’s owner, "
      "and without --visibility it is shared with the coordinators (coordination). With --quiet, prints the "
      "id alone."),
  .need = CLI_NEED_WRITE,
  .options = cli_fields_options,
  .run = run,
};
