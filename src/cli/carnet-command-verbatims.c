/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-names.h"
#include "carnet-quoted.h"
#include "carnet-resolve.h"
#include "carnet-table.h"
#include "carnet-words.h"

/* -- Listing ------------------------------------------------------------------------------ */

/* A marked passage, and where it is by now. */
typedef struct
{
  const CarnetHighlight *highlight;
  CarnetQuoteFound       found;
  guint                  start;
  guint                  end;
} Row;

typedef enum
{
  VERBATIM_ID,
  VERBATIM_SECTION,
  VERBATIM_PLACE,
  VERBATIM_START,
  VERBATIM_END,
  VERBATIM_SPEAKER,
  VERBATIM_CONSENT,
  VERBATIM_QUOTE,
} VerbatimField;

static const char *const place_words[] = { "same", "moved", "changed", "lost" };
static const char *const place_labels[]
    = { N_ ("in its place"), N_ ("moved"), N_ ("words changed"), N_ ("not in the text any more") };

static void
set_consent (CliValue *value, int consent)
{
  if (consent == CARNET_CONSENT_UNASKED)
    value->text = g_strdup (_ ("not asked yet"));
  else
    cli_value_set_word (value, carnet_consent_to_string ((CarnetConsent)consent),
                        carnet_consent_get_label ((CarnetConsent)consent));
}

static void
get_field (gconstpointer data, const CliField *field, gpointer names, CliValue *value)
{
  const Row             *row = data;
  const CarnetHighlight *highlight = row->highlight;

  switch ((VerbatimField)field->data)
    {
    case VERBATIM_ID:
      cli_value_set_id (value, &highlight->id);
      break;
    case VERBATIM_SECTION:
      cli_value_set_text (value, cli_names_find_section (names, &highlight->section));
      break;
    case VERBATIM_PLACE:
      cli_value_set_word (value, place_words[row->found], _ (place_labels[row->found]));
      break;
    case VERBATIM_START:
    case VERBATIM_END:
      if (row->found != CARNET_QUOTE_LOST)
        cli_value_set_integer (value, field->data == VERBATIM_START ? row->start : row->end);
      break;
    case VERBATIM_SPEAKER:
      cli_value_set_text (value, highlight->speaker);
      break;
    case VERBATIM_CONSENT:
      set_consent (value, highlight->consent);
      break;
    case VERBATIM_QUOTE:
      cli_value_set_text (value, highlight->quote);
      break;
    }
}

static const CliField fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, VERBATIM_ID, get_field },
  { "section", N_ ("Section"), CLI_FIELD_PLAIN, VERBATIM_SECTION, get_field },
  { "found", N_ ("Place"), CLI_FIELD_PLAIN, VERBATIM_PLACE, get_field },
  { "start", NULL, CLI_FIELD_PLAIN, VERBATIM_START, get_field },
  { "end", NULL, CLI_FIELD_PLAIN, VERBATIM_END, get_field },
  { "speaker", N_ ("Speaker"), CLI_FIELD_SHRINKS, VERBATIM_SPEAKER, get_field },
  { "consent", N_ ("Consent"), CLI_FIELD_PLAIN, VERBATIM_CONSENT, get_field },
  { "quote", N_ ("Words"), CLI_FIELD_SHRINKS, VERBATIM_QUOTE, get_field },
  { NULL },
};

static GPtrArray *
find_rows (const CarnetObservation *observation, const GPtrArray *highlights)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < highlights->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->highlight = highlights->pdata[i];
      row->found = carnet_quote_find (row->highlight->quote, row->highlight->start,
                                      carnet_observation_get_text (observation, &row->highlight->section),
                                      &row->start, &row->end);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static gboolean
load (Cli *cli, CarnetObservation **observation, GPtrArray **highlights, GError **error)
{
  CarnetId id;

  if (!carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  *observation = carnet_logbook_load_observation (cli->logbook, &id, error);
  if (*observation != NULL)
    *highlights = carnet_logbook_list_highlights (cli->logbook, &id, error);
  return *observation != NULL && *highlights != NULL;
}

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (CliNames) names = cli_names_load (cli, error);
  g_autoptr (CarnetObservation) observation = NULL;
  g_autoptr (GPtrArray) highlights = NULL, rows = NULL;

  if (names == NULL || !load (cli, &observation, &highlights, error))
    return FALSE;
  rows = find_rows (observation, highlights);
  cli_print_list (cli, NULL, fields, rows, names);
  if (rows->len == 0)
    cli_remark (cli, "%s", _ ("No passage of this observation is marked as verbatim."));
  return TRUE;
}

const CliCommand cli_command_verbatims = {
  .name = "verbatims",
  .summary = N_ ("List the passages of an observation marked as verbatim"),
  .arguments = N_ ("ID"),
  .details = N_ ("Each is found again in the text as it is now; “carnet verbatim” marks them."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .run = run_list,
};

/* -- Marking ------------------------------------------------------------------------------ */

static char    *quote, *section_name, *speaker, *consent_word;
static gboolean wants_delete;

static const GOptionEntry options[] = {
  { "quote", 0, 0, CLI_ARG_TEXT, &quote,
    N_ ("Mark these words, found as a search finds them; what is kept is what the text says"), N_ ("WORDS") },
  { "section", 0, 0, CLI_ARG_TEXT, &section_name, N_ ("The section they are in, when in several"),
    N_ ("SECTION") },
  { "speaker", 0, 0, CLI_ARG_TEXT, &speaker, N_ ("Who said it"), N_ ("NAME") },
  { "consent", 0, 0, CLI_ARG_TEXT, &consent_word,
    N_ ("What they agree to: verbatim, anonymous or none (not to be quoted)"), N_ ("WORD") },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &wants_delete, N_ ("Take the mark off"), NULL },
  { NULL },
};

static gboolean
read_details (CarnetHighlight *highlight, GError **error)
{
  if (speaker != NULL)
    {
      g_free (highlight->speaker);
      highlight->speaker = carnet_text_clean_line (speaker, -1);
    }
  return consent_word == NULL
         || cli_words_parse (&cli_words_consent, consent_word, &highlight->consent, error);
}

static gboolean
check_apart (const CarnetObservation *observation,
             const GPtrArray         *highlights,
             const CarnetHighlight   *highlight,
             GError                 **error)
{
  g_autoptr (GPtrArray) rows = find_rows (observation, highlights);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      if (carnet_id_equal (&row->highlight->section, &highlight->section) && highlight->start < row->end
          && row->start < highlight->end)
        {
          g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
                               _ ("Some of these words are marked already."));
          return FALSE;
        }
    }
  return TRUE;
}

/* What the words are quoted from. */
static void
set_revision (CarnetWrites *writes, const CarnetObservation *observation)
{
  g_autofree char *hash = NULL;

  if (observation->heads->len == 0)
    return;
  hash = carnet_hash_to_string (&g_array_index (observation->heads, CarnetHash, 0));
  carnet_writes_set_text (writes, CARNET_KEY_REVISION, hash);
}

static CarnetWrites *
read_new (Cli *cli, const CarnetObservation *observation, const GPtrArray *highlights, GError **error)
{
  g_autoptr (CarnetHighlight) highlight = carnet_highlight_new ();
  CarnetWrites *writes;

  g_free (highlight->quote);
  highlight->quote = carnet_text_clean (quote, -1);
  highlight->observation = observation->id;
  if (*highlight->quote == '\0')
    g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("There are no words to quote."));
  if (*highlight->quote == '\0' || !read_details (highlight, error)
      || !cli_find_quoted (cli, observation, section_name, highlight, error)
      || !check_apart (observation, highlights, highlight, error))
    return NULL;
  writes = carnet_highlight_dup_writes (highlight, NULL);
  set_revision (writes, observation);
  return writes;
}

/* -- Changing ------------------------------------------------------------------------------- */

static const CarnetHighlight *
find_marked (const GPtrArray *highlights, const char *text, GError **error)
{
  const CarnetHighlight *found = NULL;
  guint                  n = 0;

  for (guint i = 0; i < highlights->len; i++)
    {
      g_autofree char *hex = carnet_id_to_string (&((CarnetHighlight *)highlights->pdata[i])->id);

      if (*text == '\0' || !g_str_has_prefix (hex, text))
        continue;
      found = highlights->pdata[i];
      n++;
    }
  if (n == 1)
    return found;
  if (n == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No passage of this observation has an id that begins with “%s”."), text);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 ngettext ("%u id begins with “%s”: give more digits.",
                           "%u ids begin with “%s”: give more digits.", n),
                 n, text);
  return NULL;
}

static CarnetWrites *
read_change (const GPtrArray *highlights, const char *text, CarnetId *id, GError **error)
{
  const CarnetHighlight *base = find_marked (highlights, text, error);
  g_autoptr (CarnetHighlight) now = base != NULL ? carnet_highlight_copy (base) : NULL;
  CarnetWrites *writes;

  if (base == NULL || !read_details (now, error))
    return NULL;
  *id = base->id;
  writes = carnet_highlight_dup_writes (now, base);
  if (wants_delete)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  return writes;
}

static void
tell (Cli *cli, const CarnetId *id, const CarnetHash *revision)
{
  static const CarnetHash none;
  g_autofree char        *hex = carnet_id_to_string (id);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "id", hex);
      cli_json_end_object (cli->json);
    }
  else if (cli->quiet && quote != NULL)
    cli_out ("%s\n", hex);
  else if (quote != NULL)
    cli_say (cli, _ ("The passage is marked, with the id %.*s."), CLI_ID_DIGITS, hex);
  else if (carnet_hash_equal (revision, &none))
    cli_say (cli, "%s", _ ("It already says this; nothing was written."));
  else
    cli_say (cli, "%s", wants_delete ? _ ("The mark is taken off.") : _ ("The passage is changed."));
}

static gboolean
run (Cli *cli, GError **error)
{
  const gboolean changes = cli->n_args == 2;
  g_autoptr (CarnetObservation) observation = NULL;
  g_autoptr (GPtrArray) highlights = NULL;
  g_autoptr (CarnetWrites) writes = NULL;
  CarnetId   id = { { 0 } };
  CarnetHash revision;

  if (changes == (quote != NULL) || (changes && section_name != NULL) || (!changes && wants_delete))
    return cli_usage_error (error, _ ("Give either --quote, or the id of a passage to change or --delete."));
  if (!load (cli, &observation, &highlights, error))
    return FALSE;
  writes = changes ? read_change (highlights, cli->args[1], &id, error)
                   : read_new (cli, observation, highlights, error);
  if (writes == NULL
      || !carnet_logbook_write (cli->logbook, &id, CARNET_KIND_HIGHLIGHT, NULL, writes, &revision, error))
    return FALSE;
  tell (cli, &id, &revision);
  return TRUE;
}

const CliCommand cli_command_verbatim = {
  .name = "verbatim",
  .summary = N_ ("Mark words of an observation as verbatim, or change a mark"),
  .arguments = N_ ("ID [PASSAGE]"),
  .details = N_ ("PASSAGE is an id, or its first digits, of “carnet verbatims”. Without consent, "
                 "nothing of it is in a report; with “anonymous”, the speaker is not."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 2,
  .options = options,
  .run = run,
};
