/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

#include "carnet-table.h"

static const char *const sentences[CLI_N_SUBJECTS][CLI_N_DEEDS] = {
  [CLI_SUBJECT_OBSERVATION] = {
    [CLI_DEED_ADDED] = N_ ("Observation %s is written."),
    [CLI_DEED_CHANGED] = N_ ("Observation %s is changed."),
    [CLI_DEED_DELETED] = N_ ("Observation %s is deleted."),
    [CLI_DEED_RESTORED] = N_ ("Observation %s is back."),
    [CLI_DEED_NONE] = N_ ("Observation %s already says this; nothing was written."),
  },
  [CLI_SUBJECT_MILESTONE] = {
    [CLI_DEED_ADDED] = N_ ("Milestone %s is written."),
    [CLI_DEED_CHANGED] = N_ ("Milestone %s is changed."),
    [CLI_DEED_DELETED] = N_ ("Milestone %s is deleted."),
    [CLI_DEED_RESTORED] = N_ ("Milestone %s is back."),
    [CLI_DEED_NONE] = N_ ("Milestone %s already says this; nothing was written."),
  },
};

/* The name stands where the sentence of any language has it. */
static void
say (Cli *cli, CliSubject subject, CliDeed deed, const char *digits)
{
  g_auto (GStrv) parts = g_strsplit (_ (sentences[subject][deed]), "%s", 2);

  cli_say (cli, "%s%s%s", parts[0], digits, parts[1]);
}

void
cli_print_written (Cli *cli, CliSubject subject, const CarnetId *id, const CarnetHash *revision, CliDeed deed)
{
  static const CarnetHash none;
  gboolean                changed = !carnet_hash_equal (revision, &none);
  g_autofree char        *hex = carnet_id_to_string (id);
  g_autofree char        *digits = g_strndup (hex, CLI_ID_DIGITS);
  g_autofree char        *hash = changed ? carnet_hash_to_string (revision) : NULL;

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "revision", hash);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet && deed == CLI_DEED_ADDED)
    cli_out ("%s\n", hex);
  else
    say (cli, subject, changed ? deed : CLI_DEED_NONE, digits);
}
