/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/**
 * CliValue: one field of one row, in both its forms.
 * @text: (transfer full) (nullable): for reading; %NULL or empty when there is nothing
 * @type: what JSON writes
 * @word: (transfer full) (nullable): the string of JSON when it is not @text
 * @integer: the number or the boolean of JSON
 * @strings: (transfer full) (nullable): the array of JSON
 */
typedef struct
{
  char *text;
  enum
  {
    CLI_JSON_NULL,
    CLI_JSON_STRING,
    CLI_JSON_INTEGER,
    CLI_JSON_BOOLEAN,
    CLI_JSON_STRINGS,
  } type;
  char  *word;
  gint64 integer;
  char **strings;
} CliValue;

/** cli_value_set_text: the same text in both forms; null in JSON when %NULL or empty. */
void cli_value_set_text (CliValue *value, const char *text);
/** cli_value_take_text: as cli_value_set_text(), taking @text. */
void cli_value_take_text (CliValue *value, char *text);
/** cli_value_set_word: @word in JSON, @label for reading. */
void cli_value_set_word (CliValue *value, const char *word, const char *label);
void cli_value_set_integer (CliValue *value, gint64 integer);
void cli_value_set_boolean (CliValue *value, gboolean boolean);
/** cli_value_set_id: whole in JSON, its first digits for reading; null when nil. */
void cli_value_set_id (CliValue *value, const CarnetId *id);
/** cli_value_set_date: ISO 8601 in both forms; null when none. */
void cli_value_set_date (CliValue *value, CarnetDate date);
/** cli_value_set_month_number: @index: from 0: 3 in JSON, M3 for reading, when it is 2. */
void cli_value_set_month_number (CliValue *value, int index);
/** cli_value_set_time: local for reading, UTC (ISO 8601) in JSON; null when 0. */
void cli_value_set_time (CliValue *value, gint64 ms);
/** cli_value_take_strings: an array in JSON, separated by commas for reading. */
void cli_value_take_strings (CliValue *value, char **strings);

/** CLI_ID_DIGITS: of an id, the digits that text shows. */
#define CLI_ID_DIGITS 8

/**
 * CliFieldFlags:
 * @CLI_FIELD_RIGHT: aligned to the right
 * @CLI_FIELD_NAME: what --quiet prints, alone, in its JSON form; of several, on one line
 * @CLI_FIELD_SHRINKS: made narrower when the terminal is
 * @CLI_FIELD_WHOLE: never cut, even the last one of a line
 */
typedef enum
{
  CLI_FIELD_PLAIN = 0,
  CLI_FIELD_RIGHT = 1 << 0,
  CLI_FIELD_NAME = 1 << 1,
  CLI_FIELD_SHRINKS = 1 << 2,
  CLI_FIELD_WHOLE = 1 << 3,
} CliFieldFlags;

/**
 * CliField: one field of a list or of a record: a column of text, a member of JSON.
 * @key: (nullable): the member of JSON; %NULL when only text has it
 * @heading: (nullable): over the column, translated with _() when printed; %NULL when
 *   only JSON has it
 * @data: for @get
 * @get: fills @value, which is zero
 */
typedef struct _CliField CliField;
struct _CliField
{
  const char   *key;
  const char   *heading;
  CliFieldFlags flags;
  gint64        data;
  void (*get) (gconstpointer row, const CliField *field, gpointer user_data, CliValue *value);
};

/**
 * CliTable: prints a list: aligned text, or a JSON array. Rows are printed in
 * pages, so that a long list costs no memory; the first page sets the widths, and
 * later ones may widen them.
 */
typedef struct _CliTable CliTable;

/** cli_table_begin: @fields ended by a %NULL @get; @key: (nullable): member that holds the array in JSON. */
CliTable *cli_table_begin (Cli *cli, const char *key, const CliField *fields, gpointer user_data);
void      cli_table_add (CliTable *self, gconstpointer row);
/** cli_table_end: prints what is left and frees. Returns: how many rows there were. */
guint cli_table_end (CliTable *self);

/** cli_print_list: begins, adds every row of @rows, and ends. */
void cli_print_list (Cli *cli, const char *key, const CliField *fields, GPtrArray *rows, gpointer user_data);
/** cli_print_record: one row as `heading: value` lines, without the empty ones; in JSON its members, inside
 * the object that the caller opened. */
void cli_print_record (Cli *cli, const CliField *fields, gconstpointer row, gpointer user_data);

G_END_DECLS
