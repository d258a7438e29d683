/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-observation-fields.h"

/* -- Texts --------------------------------------------------------------------- */

static void
print_text (Cli *cli, const CarnetId *section, const char *label, const char *text)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (section, hex);
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "section_id", hex);
      cli_json_string (cli->json, "section", label);
      cli_json_string (cli->json, "text", text);
      cli_json_end_object (cli->json);
    }
  else
    {
      g_autofree char *heading = cli_display_line (label != NULL ? label : hex);
      g_autofree char *body = cli_display_text (text);

      cli_out ("\n# %s\n%s\n", heading, body);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

/* Sections of the programme in their order, then those it does not have. */
static void
print_texts (Cli *cli, CliNames *names, const CarnetObservation *observation)
{
  GPtrArray *sections = cli_names_get_programme (names)->sections;
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (observation->texts), compare_ids);

  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      const char          *text = carnet_observation_get_text (observation, &section->id);

      if (*text != '\0')
        print_text (cli, &section->id, section->label, text);
    }
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const char *text = carnet_observation_get_text (observation, l->data);

      if (cli_names_find_section (names, l->data) == NULL && *text != '\0')
        print_text (cli, l->data, NULL, text);
    }
}

/* -- Conflicts ------------------------------------------------------------------- */

/* A field's key and an id value as people call them. */
static char *
dup_key_label (CliNames *names, const char *key)
{
  CarnetId    id;
  const char *label = NULL;

  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT) && carnet_id_parse (key + strlen (CARNET_PREFIX_TEXT), &id))
    label = cli_names_find_section (names, &id);
  if (g_str_has_prefix (key, CARNET_PREFIX_THEME)
      && carnet_id_parse (key + strlen (CARNET_PREFIX_THEME), &id))
    label = cli_names_find_theme (names, &id);
  return g_strdup (label != NULL ? label : key);
}

static char *
dup_id_label (CliNames *names, const CarnetId *id)
{
  const CarnetTerritory *territory = cli_names_find_territory (names, id);
  const CarnetMilestone *milestone = carnet_programme_find_milestone (cli_names_get_programme (names), id);
  const char            *person = cli_names_find_person (names, id);

  if (territory != NULL)
    return g_strdup (territory->name);
  if (milestone != NULL)
    return g_strdup (milestone->title);
  return person != NULL ? g_strdup (person) : carnet_id_to_string (id);
}

static char *
dup_value_label (CliNames *names, const CarnetRevision *writer, const char *key)
{
  CarnetValue value = { 0 };
  CarnetId    id;

  if (writer->writes == NULL || !carnet_writes_find (writer->writes, key, &value))
    return g_strdup ("");
  switch (value.type)
    {
    case CARNET_VALUE_TEXT:
      return carnet_value_dup_text (&value);
    case CARNET_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, carnet_value_get_integer (&value, 0));
    case CARNET_VALUE_ID:
      id = carnet_value_get_id (&value);
      return dup_id_label (names, &id);
    default:
      return g_strdup ("");
    }
}

static void
print_version (Cli *cli, CliNames *names, const CarnetRevision *writer, const char *key)
{
  g_autofree char *value = dup_value_label (names, writer, key);
  const char      *author = cli_names_find_person (names, &writer->actor);
  CliValue         time = { 0 };

  cli_value_set_time (&time, writer->recorded_ms);
  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "value", value);
      cli_json_string (cli->json, "author", author);
      cli_json_string (cli->json, "written", time.word);
      cli_json_end_object (cli->json);
    }
  else
    {
      g_autofree char *body = cli_display_text (*value != '\0' ? value : _ ("(empty)"));
      g_autofree char *name = cli_display_line (author != NULL ? author : _ ("unknown"));

      cli_out ("- %s, %s\n%s\n", name, time.text != NULL ? time.text : "", body);
    }
  g_free (time.text);
  g_free (time.word);
}

static void
print_cell (Cli *cli, CliNames *names, const CarnetCell *cell)
{
  g_autofree char *label = dup_key_label (names, cell->key);

  if (cli->json != NULL)
    {
      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "field", cell->key);
      cli_json_begin_array (cli->json, "versions");
    }
  else
    {
      cli_out ("\n! ");
      cli_out (_ ("In conflict: %s"), label);
      cli_out ("\n");
    }
  for (guint i = 0; i < cell->writers->len; i++)
    print_version (cli, names, cell->writers->pdata[i], cell->key);
  if (cli->json != NULL)
    {
      cli_json_end_array (cli->json);
      cli_json_end_object (cli->json);
    }
}

static gboolean
print_conflicts (Cli *cli, CliNames *names, const CarnetObservation *observation, GError **error)
{
  g_autoptr (CarnetHistory) history = NULL;

  if (observation->conflicts->len == 0)
    return TRUE;
  history = carnet_logbook_load_history (cli->logbook, &observation->id, error);
  if (history == NULL)
    return FALSE;
  for (guint i = 0; i < observation->conflicts->len; i++)
    {
      const CarnetCell *cell = carnet_history_find_cell (history, observation->conflicts->pdata[i]);

      if (cell != NULL)
        print_cell (cli, names, cell);
    }
  return TRUE;
}

/* -- Command ----------------------------------------------------------------------- */

static gboolean
print_json (Cli *cli, CliNames *names, const CarnetObservation *observation, GError **error)
{
  gboolean done;

  cli_json_begin_object (cli->json, NULL);
  cli_print_record (cli, cli_show_fields, observation, names);
  cli_json_begin_array (cli->json, "texts");
  print_texts (cli, names, observation);
  cli_json_end_array (cli->json);
  cli_json_begin_array (cli->json, "conflicts");
  done = print_conflicts (cli, names, observation, error);
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
  return done;
}

static gboolean
run (Cli *cli, GError **error)
{
  g_autoptr (CliNames) names = cli_names_load (cli, error);
  g_autoptr (CarnetObservation) observation = NULL;
  CarnetId id;

  if (names == NULL || !carnet_logbook_find_observation (cli->logbook, cli->args[0], &id, error))
    return FALSE;
  observation = carnet_logbook_load_observation (cli->logbook, &id, error);
  if (observation == NULL)
    return FALSE;
  if (cli->json != NULL)
    return print_json (cli, names, observation, error);
  cli_print_record (cli, cli_show_fields, observation, names);
  print_texts (cli, names, observation);
  return print_conflicts (cli, names, observation, error);
}

const CliCommand cli_command_show = {
  .name = "show",
  .summary = N_ ("Show an observation"),
  .arguments = N_ ("ID"),
  .details = N_ ("ID is at least the first four digits."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
