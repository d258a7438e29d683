/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-written.h"

#include "carnet-table.h"

static const char *const sentences[CLI_N_SUBJECTS][CLI_N_DEEDS] = {
  [CLI_SUBJECT_OBSERVATION] = {
    [CLI_DEED_ADDED] = N_ ("Observation %s is written."),
    [CLI_DEED_CHANGED] = N_ ("Observation %s is changed."),
    [CLI_DEED_REVERTED] = N_ ("Observation %s says again what it said then; its visibility stays as it is now."),
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
  [CLI_SUBJECT_PROGRAMME] = {
    [CLI_DEED_CHANGED] = N_ ("Programme %s is changed."),
    [CLI_DEED_NONE] = N_ ("Programme %s already says this; nothing was written."),
  },
};

/* In place of that of CLI_DEED_NONE, where there is one. */
static const char *const unchanged_sentences[CLI_N_SUBJECTS][CLI_N_DEEDS] = {
  [CLI_SUBJECT_OBSERVATION] = {
    [CLI_DEED_REVERTED]
    = N_ ("Observation %s already says this; nothing was written. Its visibility stays as it is now."),
    [CLI_DEED_DELETED] = N_ ("Observation %s is deleted already; nothing was written."),
    [CLI_DEED_RESTORED] = N_ ("Observation %s is not deleted; nothing was written."),
  },
  [CLI_SUBJECT_MILESTONE] = {
    [CLI_DEED_DELETED] = N_ ("Milestone %s is deleted already; nothing was written."),
    [CLI_DEED_RESTORED] = N_ ("Milestone %s is not deleted; nothing was written."),
  },
};

/* The name stands where the sentence of any language has it. */
static char *
dup_sentence (const char *sentence, const char *digits)
{
  g_auto (GStrv) parts = g_strsplit (_ (sentence), "%s", 2);

  return g_strjoinv (digits, parts);
}

void
cli_print_outcome (Cli              *cli,
                   const CarnetId   *id,
                   const CarnetHash *revision,
                   gboolean          added,
                   const char       *done,
                   const char       *unchanged)
{
  static const CarnetHash none;
  gboolean                changed = !carnet_hash_equal (revision, &none);
  g_autofree char        *hex = carnet_id_to_string (id);
  g_autofree char        *hash = changed ? carnet_hash_to_string (revision) : NULL;

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_string (cli->json, "revision", hash);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet && added)
    cli_out ("%s\n", hex);
  else
    cli_say (cli, "%s", changed ? done : unchanged);
}

void
cli_say_if_deleted (Cli *cli, const CarnetId *id)
{
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (cli->logbook, id, NULL);
  g_autofree char *hex = carnet_id_to_string (id);

  if (observation != NULL && observation->deleted)
    cli_say (cli, _ ("It is deleted, and in no list: “carnet delete %.*s --restore” brings it back."),
             CLI_ID_DIGITS, hex);
}

void
cli_print_written (Cli *cli, CliSubject subject, const CarnetId *id, const CarnetHash *revision, CliDeed deed)
{
  g_autofree char *hex = carnet_id_to_string (id);
  g_autofree char *digits = g_strndup (hex, CLI_ID_DIGITS);
  const char      *none = unchanged_sentences[subject][deed];
  g_autofree char *done = dup_sentence (sentences[subject][deed], digits);
  g_autofree char *unchanged = dup_sentence (none != NULL ? none : sentences[subject][CLI_DEED_NONE], digits);

  cli_print_outcome (cli, id, revision, deed == CLI_DEED_ADDED, done, unchanged);
  if (subject == CLI_SUBJECT_OBSERVATION && deed == CLI_DEED_CHANGED)
    cli_say_if_deleted (cli, id);
}
