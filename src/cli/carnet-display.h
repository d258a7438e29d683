/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** cli_display_width: the columns @text takes on a terminal. */
guint cli_display_width (const char *text);
/** cli_display_line: (transfer full): @text on one line and without characters that command a terminal. */
char *cli_display_line (const char *text);
/** cli_display_text: (transfer full): as cli_display_line(), line breaks kept. */
char *cli_display_text (const char *text);
/** cli_display_cut: (transfer full): @text cut to @width columns, ended by « … » when it was longer. */
char *cli_display_cut (const char *text, guint width);
/** cli_display_terminal_width: columns of the terminal on standard output; 0 when it is not one. */
guint cli_display_terminal_width (void);
/** cli_display_number: (transfer full): @number with the digits grouped as the locale does. */
char *cli_display_number (gint64 number);
/** cli_display_size: (transfer full): a number of bytes for reading: « 1,2 Mo ». */
char *cli_display_size (guint64 bytes);

/** cli_out: prints on standard output, in UTF-8 whatever the locale. */
void cli_out (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** cli_out_padded: prints @text followed, or preceded when @right, by spaces up to @width columns. */
void cli_out_padded (const char *text, guint width, gboolean right);

G_END_DECLS
