/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-json.h"

#define DEPTH_MAX 16

struct _CliJson
{
  FILE    *stream; /* Borrowed */
  guint    depth;
  gboolean filled[DEPTH_MAX]; /* something was written at this level */
};

static void
write_quoted (CliJson *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  fputc ('"', self->stream);
  for (const char *p = valid; *p != '\0'; p++)
    {
      guchar c = (guchar)*p;

      if (c == '"' || c == '\\')
        fprintf (self->stream, "\\%c", c);
      else if (c == '\n')
        fputs ("\\n", self->stream);
      else if (c == '\t')
        fputs ("\\t", self->stream);
      else if (c < 0x20 || c == 0x7f)
        fprintf (self->stream, "\\u%04x", c);
      else
        fputc (c, self->stream);
    }
  fputc ('"', self->stream);
}

static void
indent (CliJson *self)
{
  fputc ('\n', self->stream);
  for (guint i = 0; i < self->depth; i++)
    fputs ("  ", self->stream);
}

static void
begin_value (CliJson *self, const char *key)
{
  if (self->filled[self->depth])
    fputc (',', self->stream);
  self->filled[self->depth] = TRUE;
  if (self->depth > 0)
    indent (self);
  if (key != NULL)
    {
      write_quoted (self, key);
      fputs (": ", self->stream);
    }
}

static void
begin_level (CliJson *self, const char *key, char bracket)
{
  begin_value (self, key);
  fputc (bracket, self->stream);
  g_assert (self->depth + 1 < DEPTH_MAX);
  self->filled[++self->depth] = FALSE;
}

static void
end_level (CliJson *self, char bracket)
{
  gboolean filled = self->filled[self->depth];

  g_assert (self->depth > 0);
  self->depth--;
  if (filled)
    indent (self);
  fputc (bracket, self->stream);
}

CliJson *
cli_json_new (FILE *stream)
{
  CliJson *self = g_new0 (CliJson, 1);

  self->stream = stream;
  return self;
}

void
cli_json_free (CliJson *self)
{
  if (self->filled[0])
    fputc ('\n', self->stream);
  g_free (self);
}

void
cli_json_begin_object (CliJson *self, const char *key)
{
  begin_level (self, key, '{');
}

void
cli_json_end_object (CliJson *self)
{
  end_level (self, '}');
}

void
cli_json_begin_array (CliJson *self, const char *key)
{
  begin_level (self, key, '[');
}

void
cli_json_end_array (CliJson *self)
{
  end_level (self, ']');
}

void
cli_json_string (CliJson *self, const char *key, const char *text)
{
  begin_value (self, key);
  if (text != NULL)
    write_quoted (self, text);
  else
    fputs ("null", self->stream);
}

void
cli_json_integer (CliJson *self, const char *key, gint64 integer)
{
  begin_value (self, key);
  fprintf (self->stream, "%" G_GINT64_FORMAT, integer);
}

void
cli_json_boolean (CliJson *self, const char *key, gboolean boolean)
{
  begin_value (self, key);
  fputs (boolean ? "true" : "false", self->stream);
}

void
cli_json_null (CliJson *self, const char *key)
{
  begin_value (self, key);
  fputs ("null", self->stream);
}
