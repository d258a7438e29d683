/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-table.h"

/* -- Listing ------------------------------------------------------------------------------ */

typedef enum
{
  ALIAS_STATE,
  ALIAS_KIND,
  ALIAS_ID,
  ALIAS_NAME,
  ALIAS_OTHER_ID,
  ALIAS_OTHER_NAME,
} AliasField;

static const char *const state_words[] = { "suspected", "same", "distinct", "disputed" };
static const char *const state_labels[] = { N_ ("to judge"), N_ ("same"), N_ ("distinct"), N_ ("disputed") };

static void
set_name (CliValue *value, const CarnetAliasSide *side)
{
  g_autofree char *told
      = *side->about != '\0' ? g_strdup_printf ("%s (%s)", side->name, side->about) : g_strdup (side->name);

  cli_value_set_word (value, side->name, told);
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetAliasPair *pair = data;
  gboolean               person = g_str_equal (pair->kind, CARNET_KIND_PERSON);

  switch ((AliasField)field->data)
    {
    case ALIAS_STATE:
      cli_value_set_word (value, state_words[pair->state], _ (state_labels[pair->state]));
      break;
    case ALIAS_KIND:
      cli_value_set_word (value, pair->kind, person ? _ ("person") : _ ("territory"));
      break;
    case ALIAS_ID:
    case ALIAS_OTHER_ID:
      cli_value_set_id (value, &pair->sides[field->data == ALIAS_OTHER_ID].id);
      break;
    case ALIAS_NAME:
    case ALIAS_OTHER_NAME:
      set_name (value, &pair->sides[field->data == ALIAS_OTHER_NAME]);
      break;
    }
}

static const CliField fields[] = {
  { "state", N_ ("State"), CLI_FIELD_PLAIN, ALIAS_STATE, get_field },
  { "kind", N_ ("Kind"), CLI_FIELD_PLAIN, ALIAS_KIND, get_field },
  { "id", N_ ("Id"), CLI_FIELD_NAME, ALIAS_ID, get_field },
  { "name", N_ ("Name"), CLI_FIELD_SHRINKS, ALIAS_NAME, get_field },
  { "other_id", N_ ("Other id"), CLI_FIELD_NAME, ALIAS_OTHER_ID, get_field },
  { "other_name", N_ ("Other name"), CLI_FIELD_SHRINKS, ALIAS_OTHER_NAME, get_field },
  { NULL },
};

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) pairs = carnet_logbook_list_aliases (cli->logbook, error);

  if (pairs == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, pairs, NULL);
  if (pairs->len == 0)
    cli_remark (cli, "%s", _ ("No two people, and no two territories, have the same name."));
  return TRUE;
}

const CliCommand cli_command_aliases = {
  .name = "aliases",
  .summary = N_ ("List people and territories that may be the same"),
  .details = N_ ("Two of the same name are suspected to be one. Nothing is joined by itself: "
                 "“carnet alias” judges, and takes a judgement back."),
  .need = CLI_NEED_READ,
  .run = run_list,
};

/* -- Judging ------------------------------------------------------------------------------ */

static gboolean same, distinct, forget;

static const GOptionEntry options[] = {
  { "same", 0, 0, G_OPTION_ARG_NONE, &same, N_ ("They are the same: counted and filtered as one"), NULL },
  { "distinct", 0, 0, G_OPTION_ARG_NONE, &distinct, N_ ("They are not"), NULL },
  { "forget", 0, 0, G_OPTION_ARG_NONE, &forget, N_ ("Take the judgement back"), NULL },
  { NULL },
};

static void
match (const CarnetId *candidate, const char *text, CarnetId *id, guint *n)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (candidate, hex);
  if (*text == '\0' || !g_str_has_prefix (hex, text))
    return;
  *id = *candidate;
  (*n)++;
}

static gboolean
find_side (Cli *cli, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_logbook_list_people (cli->logbook, error);
  g_autoptr (GPtrArray) territories
      = people != NULL ? carnet_logbook_list_territories (cli->logbook, error) : NULL;
  guint n = 0;

  if (territories == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    match (&((CarnetPerson *)people->pdata[i])->id, text, id, &n);
  for (guint i = 0; i < territories->len; i++)
    match (&((CarnetTerritory *)territories->pdata[i])->id, text, id, &n);
  if (n == 1)
    return TRUE;
  if (n == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No person and no territory has an id that begins with “%s”."), text);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 ngettext ("%u id begins with “%s”: give more digits.",
                           "%u ids begin with “%s”: give more digits.", n),
                 n, text);
  return FALSE;
}

static gboolean
run_judge (Cli *cli, GError **error)
{
  CarnetAliasState verdict = same       ? CARNET_ALIAS_SAME
                             : distinct ? CARNET_ALIAS_DISTINCT
                                        : CARNET_ALIAS_SUSPECTED;
  CarnetId         ids[2];

  if (same + distinct + forget != 1)
    return cli_usage_error (error, _ ("Give one of --same, --distinct and --forget."));
  if (!find_side (cli, cli->args[0], &ids[0], error) || !find_side (cli, cli->args[1], &ids[1], error)
      || !carnet_logbook_judge_alias (cli->logbook, &ids[0], &ids[1], verdict, error))
    return FALSE;
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "state", state_words[verdict]);
      cli_json_end_object (cli->json);
    }
  else if (verdict == CARNET_ALIAS_SAME)
    cli_say (cli, "%s", _ ("They are counted and filtered as one; “--forget” takes it back."));
  else
    cli_say (cli, "%s", distinct ? _ ("They stay two.") : _ ("The judgement is taken back."));
  return TRUE;
}

const CliCommand cli_command_alias = {
  .name = "alias",
  .summary = N_ ("Judge whether two people, or territories, are the same"),
  .arguments = N_ ("ID OTHER"),
  .details = N_ ("The ids, or their first digits, are those of “carnet aliases”. "
                 "The judgement travels with the logbook and rewrites nothing."),
  .need = CLI_NEED_WRITE,
  .min_args = 2,
  .max_args = 2,
  .options = options,
  .run = run_judge,
};
