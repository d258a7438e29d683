/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-stdin.h"

#include <stdio.h>
#include <unistd.h>

#define STDIN_MAX (16u << 20)

/* Asked for more after its end, a terminal would wait for a second one. */
static gboolean
read_bytes (GByteArray *bytes, GError **error)
{
  guint8 buffer[4096];
  gsize  size;

  while (!feof (stdin) && (size = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint)size);
      if (bytes->len > STDIN_MAX)
        {
          g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
                       _ ("The text from standard input is too long: it may have 16 MiB at most."));
          return FALSE;
        }
    }
  if (ferror (stdin))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("Standard input could not be read."));
  return !ferror (stdin);
}

char *
cli_read_stdin (const char *if_empty, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text = NULL;

  if (isatty (STDIN_FILENO))
    fprintf (stderr, "%s\n", _ ("Write the text, then Ctrl+D on an empty line."));
  if (!read_bytes (bytes, error))
    return NULL;
  /* It may hold NUL bytes. */
  text = g_strchomp (carnet_text_clean ((const char *)bytes->data, bytes->len));
  if (*text != '\0')
    return g_steal_pointer (&text);
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, if_empty);
  return NULL;
}
