/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"
#include "carnet-table.h"

/* What is settled is in no list of conflicts any more: its id names it, or the digits of it that were
 * printed.
 */
static gboolean
find (Cli *cli, CarnetId *id, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (carnet_id_parse (cli->args[0], id) || cli_resolve_settled (cli->logbook, cli->args[0], id, &problem))
    return TRUE;
  if (!g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (carnet_logbook_find_any (cli->logbook, cli->args[0], id, NULL))
    return TRUE;
  g_set_error (
      error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
      _ ("Nothing that may be settled is called “%s”: give the first digits of its identifier, which "
         "“carnet resolve” printed."),
      cli->args[0]);
  return FALSE;
}

/* -- What is put aside ------------------------------------------------------------------ */

static const CarnetFieldText *
find_agreed (const CarnetEntityConflict *conflict, const char *key)
{
  for (guint i = 0; i < conflict->agreed->len; i++)
    {
      const CarnetFieldText *agreed = conflict->agreed->pdata[i];

      if (g_str_equal (agreed->field.key, key))
        return agreed;
    }
  return NULL;
}

static gboolean
is_version (const CarnetFieldConflict *field, const char *text)
{
  for (guint i = 0; i < field->versions->len; i++)
    if (g_str_equal (((CarnetFieldVersion *)field->versions->pdata[i])->text, text))
      return TRUE;
  return FALSE;
}

/* (transfer container) (element-type CarnetFieldText): what @settled says and no version of @open does. */
static GPtrArray *
list_aside (const CarnetEntityConflict *settled, const CarnetEntityConflict *open)
{
  GPtrArray *aside = g_ptr_array_new ();

  for (guint i = 0; i < open->fields->len; i++)
    {
      const CarnetFieldConflict *field = open->fields->pdata[i];
      const CarnetFieldText     *agreed = find_agreed (settled, field->field.key);

      if (agreed != NULL && *agreed->text != '\0' && !is_version (field, agreed->text))
        g_ptr_array_add (aside, (gpointer)agreed);
    }
  return aside;
}

/* No list shows them any more: in full, to be written again. */
static void
say_aside (Cli *cli, GPtrArray *aside)
{
  if (aside->len > 0)
    cli_say (cli, "%s",
             _ ("No version says what follows; “carnet resolve --text”, or the command that changes the "
                "field, writes it again:"));
  for (guint i = 0; i < aside->len; i++)
    {
      const CarnetFieldText *field = aside->pdata[i];
      g_autofree char       *text = cli_display_text (field->text);

      cli_say (cli, _ ("%s: %s"), field->field.label, text);
    }
}

static void
print_json (Cli *cli, const CarnetEntityConflict *open, const char *hash, guint n_open, GPtrArray *aside)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&open->id, hex);
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "id", hex);
  cli_json_string (cli->json, "taken_back", hash);
  cli_json_integer (cli->json, "left", n_open);
  cli_json_begin_array (cli->json, "aside");
  for (guint i = 0; i < aside->len; i++)
    {
      const CarnetFieldText *field = aside->pdata[i];

      cli_json_begin_object (cli->json, NULL);
      cli_json_string (cli->json, "field", field->field.key);
      cli_json_string (cli->json, "label", field->field.label);
      cli_json_string (cli->json, "text", field->text);
      cli_json_end_object (cli->json);
    }
  cli_json_end_array (cli->json);
  cli_json_end_object (cli->json);
}

/* -- The whole ----------------------------------------------------------------------------- */

static void
print_back (Cli                        *cli,
            const CarnetEntityConflict *settled,
            const CarnetEntityConflict *open,
            const CarnetHash           *revision)
{
  g_autoptr (GPtrArray) aside = list_aside (settled, open);
  g_autofree char *hex = carnet_id_to_string (&open->id), *hash = carnet_hash_to_string (revision);
  const guint      n_open = open->fields->len + (open->contested ? 1 : 0);

  if (cli->json != NULL)
    {
      print_json (cli, open, hash, n_open, aside);
      return;
    }
  cli_say (cli,
           ngettext ("What settled %.*s is taken back: %u conflict waits again.",
                     "What settled %.*s is taken back: %u conflicts wait again.", n_open),
           CLI_ID_DIGITS, hex, n_open);
  say_aside (cli, aside);
}

gboolean
cli_take_back (Cli *cli, GError **error)
{
  g_autoptr (CarnetEntityConflict) settled = NULL, open = NULL;
  g_autofree char *kind = NULL;
  CarnetId         id, entity;
  CarnetHash       revision;

  if (!find (cli, &id, error) || !carnet_logbook_find_settling (cli->logbook, &id, &revision, error))
    return FALSE;
  settled = carnet_logbook_load_conflict (cli->logbook, &id, error);
  if (settled == NULL || !carnet_logbook_take_back (cli->logbook, &revision, &entity, &kind, error))
    return FALSE;
  open = carnet_logbook_load_conflict (cli->logbook, &entity, error);
  if (open == NULL)
    return FALSE;
  print_back (cli, settled, open, &revision);
  return TRUE;
}
