/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

#include <string.h>

#define PAGE_ROWS 100
#define GAP 2
/* A last column is never cut under this, and one that shrinks is cut to that. */
#define LAST_MIN 20
#define SHRUNK 24

struct _CliTable
{
  /* Borrowed */
  Cli            *cli;
  const CliField *fields;
  gpointer        user_data;

  /* Owned */
  GPtrArray *cells; /* of the page, row after row */
  guint     *widths;

  guint n_fields;
  guint n_rows;
  guint terminal_width;
};

static void
clear_value (CliValue *value)
{
  g_free (value->text);
  g_free (value->word);
  g_strfreev (value->strings);
}

static void
write_json (CliJson *json, const char *key, const CliValue *value)
{
  switch (value->type)
    {
    case CLI_JSON_NULL:
      cli_json_null (json, key);
      break;
    case CLI_JSON_STRING:
      cli_json_string (json, key, value->word != NULL ? value->word : value->text);
      break;
    case CLI_JSON_INTEGER:
      cli_json_integer (json, key, value->integer);
      break;
    case CLI_JSON_BOOLEAN:
      cli_json_boolean (json, key, value->integer != 0);
      break;
    case CLI_JSON_STRINGS:
      cli_json_begin_array (json, key);
      for (char **p = value->strings; *p != NULL; p++)
        cli_json_string (json, NULL, *p);
      cli_json_end_array (json);
      break;
    }
}

static void
write_members (CliJson *json, const CliField *fields, gconstpointer row, gpointer user_data)
{
  for (const CliField *field = fields; field->get != NULL; field++)
    {
      CliValue value = { 0 };

      if (field->key == NULL)
        continue;
      field->get (row, field, user_data, &value);
      write_json (json, field->key, &value);
      clear_value (&value);
    }
}

static void
print_name (CliTable *self, gconstpointer row)
{
  const char *gap = "";

  for (const CliField *field = self->fields; field->get != NULL; field++)
    {
      CliValue value = { 0 };

      if ((field->flags & CLI_FIELD_NAME) == 0)
        continue;
      field->get (row, field, self->user_data, &value);
      cli_out ("%s%s", gap, value.word != NULL ? value.word : value.text != NULL ? value.text : "");
      gap = " ";
      clear_value (&value);
    }
  if (*gap != '\0')
    cli_out ("\n");
}

static void
add_cell (CliTable *self, guint column, const char *text)
{
  char *cell = cli_display_line (text != NULL ? text : "");

  self->widths[column] = MAX (self->widths[column], cli_display_width (cell));
  g_ptr_array_add (self->cells, cell);
}

static void
add_headings (CliTable *self)
{
  guint column = 0;

  for (const CliField *field = self->fields; field->get != NULL; field++)
    {
      if (field->heading != NULL)
        add_cell (self, column++, *field->heading != '\0' ? _ (field->heading) : "");
    }
}

static guint
total_width (CliTable *self)
{
  guint total = 0;

  for (guint i = 0; i < self->n_fields; i++)
    total += self->widths[i] + GAP;
  return total;
}

/* The columns of a page, when the terminal has not room for them all. */
static void
shrink (CliTable *self)
{
  guint column = 0;

  for (const CliField *field = self->fields; field->get != NULL; field++)
    {
      if (field->heading == NULL)
        continue;
      if ((field->flags & CLI_FIELD_SHRINKS) != 0 && total_width (self) > self->terminal_width + GAP)
        self->widths[column] = MIN (self->widths[column], SHRUNK);
      column++;
    }
}

/* @used: columns before it. */
static char *
fit_cell (CliTable *self, const CliField *field, guint column, const char *cell, guint used)
{
  if (self->terminal_width == 0 || (field->flags & CLI_FIELD_WHOLE) != 0)
    return g_strdup (cell);
  if (column < self->n_fields - 1)
    return cli_display_cut (cell, self->widths[column]);
  return cli_display_cut (cell, MAX (self->terminal_width, used + LAST_MIN) - used);
}

/* Spaces that nothing follows are left out: outputs are compared and pasted. */
static void
print_row (CliTable *self, char **cells)
{
  guint column = 0, used = 0, pending = 0;

  for (const CliField *field = self->fields; field->get != NULL; field++)
    {
      g_autofree char *cell = NULL;
      guint            spaces, before;

      if (field->heading == NULL)
        continue;
      cell = fit_cell (self, field, column, cells[column], used);
      spaces = self->widths[column] - MIN (self->widths[column], cli_display_width (cell));
      before = (field->flags & CLI_FIELD_RIGHT) != 0 ? spaces : 0;
      if (*cell != '\0')
        {
          cli_out ("%*s%s", (int)(pending + before), "", cell);
          pending = spaces - before + GAP;
        }
      else
        pending += spaces + GAP;
      used += self->widths[column++] + GAP;
    }
  cli_out ("\n");
}

static void
print_page (CliTable *self)
{
  if (self->terminal_width > 0)
    shrink (self);
  for (guint i = 0; i + self->n_fields <= self->cells->len; i += self->n_fields)
    print_row (self, (char **)self->cells->pdata + i);
  g_ptr_array_set_size (self->cells, 0);
}

CliTable *
cli_table_begin (Cli *cli, const char *key, const CliField *fields, gpointer user_data)
{
  CliTable *self = g_new0 (CliTable, 1);

  self->cli = cli;
  self->fields = fields;
  self->user_data = user_data;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->terminal_width = cli_display_terminal_width ();
  for (const CliField *field = fields; field->get != NULL; field++)
    self->n_fields += field->heading != NULL;
  self->widths = g_new0 (guint, self->n_fields);

  if (cli->json != NULL)
    cli_json_begin_array (cli->json, key);
  return self;
}

void
cli_table_add (CliTable *self, gconstpointer row)
{
  guint column = 0;

  self->n_rows++;
  if (self->cli->json != NULL)
    {
      cli_json_begin_object (self->cli->json, NULL);
      write_members (self->cli->json, self->fields, row, self->user_data);
      cli_json_end_object (self->cli->json);
      return;
    }
  if (self->cli->quiet)
    {
      print_name (self, row);
      return;
    }
  if (self->n_rows == 1)
    add_headings (self);
  for (const CliField *field = self->fields; field->get != NULL; field++)
    {
      CliValue value = { 0 };

      if (field->heading == NULL)
        continue;
      field->get (row, field, self->user_data, &value);
      add_cell (self, column++, value.text);
      clear_value (&value);
    }
  if (self->n_rows % PAGE_ROWS == 0)
    print_page (self);
}

guint
cli_table_end (CliTable *self)
{
  guint n_rows = self->n_rows;

  if (self->cli->json != NULL)
    cli_json_end_array (self->cli->json);
  print_page (self);
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
  return n_rows;
}

void
cli_print_list (Cli *cli, const char *key, const CliField *fields, GPtrArray *rows, gpointer user_data)
{
  CliTable *table = cli_table_begin (cli, key, fields, user_data);

  for (guint i = 0; i < rows->len; i++)
    cli_table_add (table, rows->pdata[i]);
  cli_table_end (table);
}

/* Fills @lines with the text of every field, in their order; Returns: the width of
 * the widest heading of those that have one and are not empty. */
static guint
read_record (const CliField *fields, gconstpointer row, gpointer user_data, GPtrArray *lines)
{
  guint width = 0;

  for (const CliField *field = fields; field->get != NULL; field++)
    {
      CliValue value = { 0 };
      char    *line;

      field->get (row, field, user_data, &value);
      line = cli_display_line (value.text != NULL ? value.text : "");
      if (field->heading != NULL && *line != '\0')
        width = MAX (width, cli_display_width (_ (field->heading)));
      g_ptr_array_add (lines, line);
      clear_value (&value);
    }
  return width;
}

void
cli_print_record (Cli *cli, const CliField *fields, gconstpointer row, gpointer user_data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint width;

  if (cli->json != NULL)
    {
      write_members (cli->json, fields, row, user_data);
      return;
    }
  width = read_record (fields, row, user_data, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];

      if (fields[i].heading == NULL || *line == '\0')
        continue;
      cli_out_padded (_ (fields[i].heading), width + GAP, FALSE);
      cli_out ("%s\n", line);
    }
}
