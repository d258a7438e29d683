/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

void
cli_value_set_text (CliValue *value, const char *text)
{
  cli_value_take_text (value, g_strdup (text));
}

void
cli_value_take_text (CliValue *value, char *text)
{
  value->text = text;
  value->type = text == NULL || *text == '\0' ? CLI_JSON_NULL : CLI_JSON_STRING;
}

void
cli_value_set_word (CliValue *value, const char *word, const char *label)
{
  cli_value_set_text (value, label);
  value->word = g_strdup (word);
  value->type = CLI_JSON_STRING;
}

void
cli_value_set_integer (CliValue *value, gint64 integer)
{
  value->text = cli_display_number (integer);
  value->type = CLI_JSON_INTEGER;
  value->integer = integer;
}

void
cli_value_set_boolean (CliValue *value, gboolean boolean)
{
  value->text = g_strdup (boolean ? _ ("yes") : "");
  value->type = CLI_JSON_BOOLEAN;
  value->integer = boolean;
}

void
cli_value_set_id (CliValue *value, const CarnetId *id)
{
  if (carnet_id_is_nil (id))
    return;
  value->word = carnet_id_to_string (id);
  value->text = g_strndup (value->word, CLI_ID_DIGITS);
  value->type = CLI_JSON_STRING;
}

void
cli_value_set_date (CliValue *value, CarnetDate date)
{
  if (date != CARNET_DATE_NONE)
    cli_value_take_text (value, carnet_date_to_iso (date));
}

void
cli_value_set_month_number (CliValue *value, int index)
{
  cli_value_set_integer (value, index + 1);
  g_free (value->text);
  value->text = g_strdup_printf ("M%d", index + 1);
}

void
cli_value_set_time (CliValue *value, gint64 ms)
{
  g_autoptr (GDateTime) utc = ms != 0 ? g_date_time_new_from_unix_utc (ms / 1000) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return;
  value->text = g_date_time_format (local, "%Y-%m-%d %H:%M");
  value->word = g_date_time_format_iso8601 (utc);
  value->type = CLI_JSON_STRING;
}

void
cli_value_take_strings (CliValue *value, char **strings)
{
  value->text = g_strjoinv (", ", strings);
  value->strings = strings;
  value->type = CLI_JSON_STRINGS;
}
