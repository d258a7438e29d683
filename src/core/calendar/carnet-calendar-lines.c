/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar-lines.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

void
carnet_calendar_lines_init (CarnetCalendarLines *self, const char *bytes, gsize size)
{
  self->text = g_strndup (bytes, size);
  self->at = self->text + (g_str_has_prefix (self->text, BOM) ? strlen (BOM) : 0);
  self->converted = NULL;
  self->number = 0;
  self->next_number = 1;
}

void
carnet_calendar_lines_clear (CarnetCalendarLines *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->converted, g_free);
}

/* In place: what is unfolded is never longer. */
static char *
unfold (CarnetCalendarLines *self)
{
  char *line = self->at, *to = line, *from = line;

  for (;;)
    {
      const gsize n = strcspn (from, "\r\n");

      memmove (to, from, n);
      to += n;
      from += n;
      if (*from == '\0')
        break;
      from += from[0] == '\r' && from[1] == '\n' ? 2 : 1;
      self->next_number++;
      if (*from != ' ' && *from != '\t')
        break;
      from++;
    }
  self->at = from;
  *to = '\0';
  return line;
}

char *
carnet_calendar_lines_next (CarnetCalendarLines *self)
{
  char *line;

  if (*self->at == '\0')
    return NULL;
  self->number = self->next_number;
  line = unfold (self);
  if (g_utf8_validate (line, -1, NULL))
    return line;
  g_free (self->converted);
  self->converted = g_convert_with_fallback (line, -1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL, NULL);
  if (self->converted == NULL)
    self->converted = g_utf8_make_valid (line, -1);
  return self->converted;
}
