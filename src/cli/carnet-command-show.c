/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-conflict-print.h"
#include "carnet-history-print.h"
#include "carnet-observation-fields.h"

static gboolean history;

static const GOptionEntry options[] = {
  { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_ ("Also who changed what, and when"), NULL },
  { NULL },
};

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
      g_autofree char *shown = carnet_name_dup_shown (CARNET_NAME_SECTION, label, FALSE, section);
      g_autofree char *heading = cli_display_line (shown);
      g_autofree char *body = cli_display_text (text);

      cli_out ("\n# %s\n%s\n", heading, body);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return carnet_id_compare (a, b);
}

static void
print_sections (Cli *cli, const GPtrArray *sections, const CarnetObservation *observation)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      const char          *text = carnet_observation_get_text (observation, &section->id);

      if (*text != '\0')
        print_text (cli, &section->id, section->label, text);
    }
}

/* Sections of the programme in their order, those it no longer has, then those that nothing tells of. */
static void
print_texts (Cli *cli, CliNames *names, const CarnetObservation *observation)
{
  const CarnetProgramme *programme = cli_names_get_programme (names);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (observation->texts), compare_ids);

  print_sections (cli, programme->sections, observation);
  print_sections (cli, programme->past_sections, observation);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const char *text = carnet_observation_get_text (observation, l->data);

      if (cli_names_find_section (names, l->data) == NULL && *text != '\0')
        print_text (cli, l->data, NULL, text);
    }
}

/* -- Conflicts ------------------------------------------------------------------- */

static gboolean
print_conflicts (Cli *cli, const CarnetObservation *observation, GError **error)
{
  g_autoptr (CarnetEntityConflict) conflict = NULL;

  if (observation->conflicts->len == 0)
    return TRUE;
  conflict = carnet_logbook_load_conflict (cli->logbook, &observation->id, error);
  if (conflict == NULL)
    return FALSE;
  cli_print_conflict_fields (cli, conflict);
  return TRUE;
}

/* -- What is with it ----------------------------------------------------------------- */

static void
say_attached (Cli *cli, const CarnetId *id, guint n_verbatims, guint n_comments, guint n_attachments)
{
  g_autofree char *hex = carnet_id_to_string (id);

  if (n_verbatims + n_comments + n_attachments > 0)
    cli_out ("\n");
  if (n_verbatims > 0)
    cli_out (ngettext ("%u verbatim: carnet verbatims %.*s\n", "%u verbatims: carnet verbatims %.*s\n",
                       n_verbatims),
             n_verbatims, CLI_ID_DIGITS, hex);
  if (n_comments > 0)
    cli_out (
        ngettext ("%u comment: carnet comments %.*s\n", "%u comments: carnet comments %.*s\n", n_comments),
        n_comments, CLI_ID_DIGITS, hex);
  if (n_attachments > 0)
    cli_out (ngettext ("%u attachment: carnet attachments %.*s\n",
                       "%u attachments: carnet attachments %.*s\n", n_attachments),
             n_attachments, CLI_ID_DIGITS, hex);
}

static gboolean
print_attached (Cli *cli, const CarnetObservation *observation, GError **error)
{
  g_autoptr (GPtrArray) verbatims = carnet_logbook_list_highlights (cli->logbook, &observation->id, error);
  g_autoptr (GPtrArray) comments
      = verbatims != NULL ? carnet_logbook_list_comments (cli->logbook, &observation->id, error) : NULL;
  const guint n_attachments = g_hash_table_size (observation->attachments);

  if (comments == NULL)
    return FALSE;
  if (cli->json == NULL)
    {
      say_attached (cli, &observation->id, verbatims->len, comments->len, n_attachments);
      return TRUE;
    }
  cli_json_integer (cli->json, "verbatims", verbatims->len);
  cli_json_integer (cli->json, "comments", comments->len);
  cli_json_integer (cli->json, "attachments", n_attachments);
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
  done = print_attached (cli, observation, error);
  cli_json_begin_array (cli->json, "conflicts");
  done = done && print_conflicts (cli, observation, error);
  cli_json_end_array (cli->json);
  done = done && (!history || cli_print_history (cli, &observation->id, error));
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
  return print_attached (cli, observation, error) && print_conflicts (cli, observation, error)
         && (!history || cli_print_history (cli, &observation->id, error));
}

const CliCommand cli_command_show = {
  .name = "show",
  .summary = N_ ("Show an observation"),
  .arguments = N_ ("ID"),
  .details = N_ ("ID is at least the first four digits."),
  .need = CLI_NEED_READ,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run,
};
