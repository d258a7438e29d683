/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-display.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

guint
cli_display_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));
  return width;
}

static char *
without_controls (const char *text, gboolean keep_lines)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' && keep_lines)
        g_string_append_c (line, '\n');
      else
        g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

char *
cli_display_line (const char *text)
{
  return without_controls (text, FALSE);
}

char *
cli_display_text (const char *text)
{
  return without_controls (text, TRUE);
}

char *
cli_display_cut (const char *text, guint width)
{
  guint       used = 0;
  const char *end = text; /* of what fits with the ellipsis */

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      used += char_width (g_utf8_get_char (p));
      if (used + 1 <= width)
        end = g_utf8_next_char (p);
      if (used > width)
        return g_strdup_printf ("%.*s…", (int)(end - text), text);
    }
  return g_strdup (text);
}

guint
cli_display_terminal_width (void)
{
  struct winsize size = { 0 };

  if (!isatty (STDOUT_FILENO) || ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
    return 0;
  return size.ws_col;
}

char *
cli_display_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

char *
cli_display_size (guint64 bytes)
{
  if (bytes < 1000)
    return g_strdup_printf (ngettext ("%u byte", "%u bytes", (gulong)bytes), (guint)bytes);
  if (bytes < 1000 * 1000)
    return g_strdup_printf (_ ("%.1f kB"), (double)bytes / 1e3);
  if (bytes < 1000 * 1000 * 1000)
    return g_strdup_printf (_ ("%.1f MB"), (double)bytes / 1e6);
  return g_strdup_printf (_ ("%.1f GB"), (double)bytes / 1e9);
}

void
cli_out (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stdout, format, args);
  va_end (args);
}

void
cli_out_padded (const char *text, guint width, gboolean right)
{
  guint used = cli_display_width (text);
  int   spaces = used < width ? (int)(width - used) : 0;

  if (right)
    cli_out ("%*s%s", spaces, "", text);
  else
    cli_out ("%s%*s", text, spaces, "");
}
