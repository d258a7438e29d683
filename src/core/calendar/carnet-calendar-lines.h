/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarnetCalendarLines: the content lines of a calendar, unfolded, in UTF-8.
 * @number: of the line of the file at which the last one begins
 */
typedef struct
{
  char *text;
  char *at;
  char *converted;
  guint number;
  guint next_number;
} CarnetCalendarLines;

/** carnet_calendar_lines_init: takes a copy of @bytes, which hold no NUL. */
void carnet_calendar_lines_init (CarnetCalendarLines *self, const char *bytes, gsize size);
void carnet_calendar_lines_clear (CarnetCalendarLines *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetCalendarLines, carnet_calendar_lines_clear)
/**
 * carnet_calendar_lines_next:
 * Line ends may be CR LF, LF or CR. A character may be cut in two by folding; a line that is no UTF-8 is
 * taken for Windows-1252, as old programs write. Returns: (transfer none) (nullable): until the next call.
 */
char *carnet_calendar_lines_next (CarnetCalendarLines *self);

G_END_DECLS
