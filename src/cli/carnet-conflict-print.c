/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-conflict-print.h"

#include "carnet-resolve.h"
#include "carnet-table.h"
#include "carnet-word-marks.h"

/* -- People ---------------------------------------------------------------------- */

static const char *
name_of (const CarnetWriter *writer)
{
  return *writer->name != '\0' ? writer->name : _ ("unknown");
}

char *
cli_dup_writer_line (const CarnetWriter *writer)
{
  CliValue         time = { 0 };
  g_autofree char *line = NULL;

  cli_value_set_time (&time, writer->recorded_ms);
  line = g_strjoin (", ", name_of (writer),
                    *writer->role != '\0' ? carnet_role_get_label (writer->role) : time.text,
                    *writer->role != '\0' ? time.text : NULL, NULL);
  g_free (time.text);
  g_free (time.word);
  return cli_display_line (line);
}

void
cli_json_writer (Cli *cli, const CarnetWriter *writer)
{
  CliValue time = { 0 };

  cli_value_set_time (&time, writer->recorded_ms);
  cli_json_string (cli->json, "author", *writer->name != '\0' ? writer->name : NULL);
  cli_json_string (cli->json, "role", *writer->role != '\0' ? writer->role : NULL);
  cli_json_string (cli->json, "written", time.word);
  cli_json_boolean (cli->json, "mine", writer->mine);
  g_free (time.text);
  g_free (time.word);
}

/* -- JSON --------------------------------------------------------------------------- */

static void
json_value (Cli *cli, const CarnetFieldVersion *version)
{
  CarnetId         id = carnet_value_get_id (&version->value);
  g_autofree char *text = NULL;

  switch (version->value.type)
    {
    case CARNET_VALUE_TEXT:
      text = carnet_value_dup_text (&version->value);
      cli_json_string (cli->json, "value", text);
      break;
    case CARNET_VALUE_INTEGER:
      cli_json_integer (cli->json, "value", carnet_value_get_integer (&version->value, 0));
      break;
    case CARNET_VALUE_ID:
      text = carnet_id_to_string (&id);
      cli_json_string (cli->json, "value", text);
      break;
    default:
      cli_json_null (cli->json, "value");
      break;
    }
  cli_json_string (cli->json, "text", version->text);
}

static void
json_version (Cli *cli, const char *key, const CarnetFieldVersion *version, guint number)
{
  cli_json_begin_object (cli->json, key);
  if (number > 0)
    cli_json_integer (cli->json, "number", number);
  json_value (cli, version);
  cli_json_writer (cli, version->writers->pdata[0]);
  cli_json_end_object (cli->json);
}

static void
json_field (Cli *cli, const CarnetFieldConflict *field)
{
  cli_json_begin_object (cli->json, NULL);
  cli_json_string (cli->json, "field", field->field.key);
  cli_json_string (cli->json, "label", field->field.label);
  cli_json_begin_array (cli->json, "versions");
  for (guint i = 0; i < field->versions->len; i++)
    json_version (cli, NULL, field->versions->pdata[i], i + 1);
  cli_json_end_array (cli->json);
  if (field->ancestor != NULL)
    json_version (cli, "ancestor", field->ancestor, 0);
  else
    cli_json_null (cli->json, "ancestor");
  cli_json_end_object (cli->json);
}

/* -- Text ----------------------------------------------------------------------------- */

static void
print_body (const char *text)
{
  g_autofree char *body = cli_display_text (*text != '\0' ? text : _ ("(empty)"));

  cli_out ("%s\n", body);
}

/* The first version as it is; the others with what differs from it. */
static void
print_version (const CarnetFieldConflict *field, guint i)
{
  const CarnetFieldVersion *version = field->versions->pdata[i];
  const CarnetFieldVersion *first = field->versions->pdata[0];
  g_autofree char          *who = cli_dup_writer_line (version->writers->pdata[0]);
  g_autofree char          *marked = NULL;

  if (version->mine)
    cli_out (_ ("%u. (mine) %s"), i + 1, who);
  else
    cli_out (_ ("%u. %s"), i + 1, who);
  cli_out ("\n");
  if (i > 0 && field->field.form != CARNET_FIELD_CHOICE && *version->text != '\0')
    marked = cli_mark_changes (first->text, version->text);
  print_body (marked != NULL ? marked : version->text);
}

static void
print_field (const CarnetFieldConflict *field)
{
  g_autofree char *label = cli_display_line (field->field.label);

  cli_out ("\n! ");
  cli_out (_ ("In conflict: %s"), label);
  cli_out ("\n");
  for (guint i = 0; i < field->versions->len; i++)
    print_version (field, i);
  if (field->ancestor != NULL)
    {
      g_autofree char *who = cli_dup_writer_line (field->ancestor->writers->pdata[0]);

      cli_out (_ ("Before: %s"), who);
      cli_out ("\n");
      print_body (field->ancestor->text);
    }
  else if (field->unwritten != NULL && *field->unwritten != '\0')
    {
      cli_out (_ ("Before: %s"), field->unwritten);
      cli_out ("\n");
    }
  else if (field->unwritten != NULL)
    cli_out ("%s\n", _ ("Was empty before"));
}

void
cli_print_conflict_fields (Cli *cli, const CarnetEntityConflict *conflict)
{
  for (guint i = 0; i < conflict->fields->len; i++)
    if (cli->json != NULL)
      json_field (cli, conflict->fields->pdata[i]);
    else
      print_field (conflict->fields->pdata[i]);
}

char *
cli_dup_no_conflict (const CarnetEntityConflict *conflict, guint n_all)
{
  g_autofree char *hex = carnet_id_to_string (&conflict->id);
  g_autofree char *digits = g_strndup (hex, CLI_ID_DIGITS);
  g_autofree char *title = cli_display_line (conflict->shown_title);

  if (n_all == 0)
    return g_strdup (_ ("Nothing is in conflict."));
  return g_strdup_printf (_ ("“%s” is not in conflict: “carnet conflicts” lists what is."),
                          *title != '\0' ? title : digits);
}
