/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-table.h"

static int limit = 20;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many; 20 without this option"), N_ ("N") },
  { NULL },
};

typedef enum
{
  TERRITORY_ID,
  TERRITORY_CODE,
  TERRITORY_NAMED, /* as --territory takes it */
  TERRITORY_KIND,
  TERRITORY_NAME,
  TERRITORY_DEPARTEMENT,
  TERRITORY_REGION,
  TERRITORY_POPULATION,
} TerritoryField;

static void
set_departement (CliValue *value, const CarnetTerritory *territory)
{
  const char *name = territory->departement_name;

  if (*territory->departement == '\0' || strcmp (territory->kind, "departement") == 0)
    return;
  cli_value_set_word (value, territory->departement, *name != '\0' ? name : territory->departement);
}

static void
get_territory (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetTerritory *territory = data;

  switch ((TerritoryField)field->data)
    {
    case TERRITORY_ID:
      cli_value_set_id (value, &territory->id);
      break;
    case TERRITORY_CODE:
      cli_value_set_text (value, territory->code);
      break;
    case TERRITORY_NAMED:
      value->text = g_strconcat (territory->kind, ":", territory->code, NULL);
      break;
    case TERRITORY_KIND:
      cli_value_set_word (value, territory->kind, carnet_territory_kind_get_label (territory->kind));
      break;
    case TERRITORY_NAME:
      cli_value_set_text (value, territory->name);
      break;
    case TERRITORY_DEPARTEMENT:
      set_departement (value, territory);
      break;
    case TERRITORY_REGION:
      cli_value_set_text (value, territory->region);
      break;
    case TERRITORY_POPULATION:
      if (territory->population >= 0)
        cli_value_set_integer (value, territory->population);
      break;
    }
}

static const CliField fields[] = {
  { "id", NULL, CLI_FIELD_PLAIN, TERRITORY_ID, get_territory },
  { "code", NULL, CLI_FIELD_PLAIN, TERRITORY_CODE, get_territory },
  { NULL, N_ ("Code"), CLI_FIELD_NAME, TERRITORY_NAMED, get_territory },
  { "kind", N_ ("Kind"), CLI_FIELD_PLAIN, TERRITORY_KIND, get_territory },
  { "name", N_ ("Name"), CLI_FIELD_PLAIN, TERRITORY_NAME, get_territory },
  { "departement", N_ ("Département"), CLI_FIELD_PLAIN, TERRITORY_DEPARTEMENT, get_territory },
  { "region", NULL, CLI_FIELD_PLAIN, TERRITORY_REGION, get_territory },
  { "population", N_ ("Population"), CLI_FIELD_RIGHT, TERRITORY_POPULATION, get_territory },
  { NULL },
};

static gboolean
run (Cli *cli, GError **error)
{
  g_autofree char *words = g_strjoinv (" ", cli->args);
  g_autoptr (CarnetGazetteer) gazetteer = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n_matches = 0;

  if (limit <= 0)
    return cli_usage_error (error, _ ("--limit takes a number over zero."));
  gazetteer = carnet_gazetteer_open (NULL, error);
  if (gazetteer == NULL)
    return FALSE;
  found = carnet_gazetteer_search (gazetteer, words, (guint)limit, &n_matches, error);
  if (found == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, found, NULL);
  if (found->len == 0)
    cli_remark (cli, _ ("No official territory answers to “%s”."), words);
  else if (n_matches > found->len)
    cli_remark (cli, ngettext ("… and %u more", "… and %u more", n_matches - found->len),
                n_matches - found->len);
  return TRUE;
}

const CliCommand cli_command_territories = {
  .name = "territories",
  .summary = N_ ("Search the official list of territories"),
  .arguments = N_ ("WORDS"),
  .details
  = N_ ("WORDS are the beginnings of words of a name, or a code. What the column Code shows can be given to "
        "--territory."),
  .need = CLI_NEED_NONE,
  .min_args = 1,
  .max_args = CLI_ANY_NUMBER,
  .options = options,
  .run = run,
};
