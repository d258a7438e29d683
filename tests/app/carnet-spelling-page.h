/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "writing/carnet-spell-check.h"

G_BEGIN_DECLS

/* A section in a window of its own, whose spelling is checked. */

typedef struct
{
  GtkWindow        *window;
  GtkWidget        *section;
  GtkTextView      *view;
  GtkTextBuffer    *buffer;
  CarnetSpellCheck *check;
} SpellingPage;

void spelling_page_write_file (const char *folder, const char *name, const char *text);
/** spelling_page_write_dictionaries: of few words, where Enchant looks first. */
void spelling_page_write_dictionaries (void);
/** spelling_page_build: not on screen yet. @child: of the window; %NULL for the section itself */
void spelling_page_build (SpellingPage *page, GtkWidget *child);
void spelling_page_show (SpellingPage *page);
void spelling_page_set_up (SpellingPage *page, gconstpointer language);
void spelling_page_tear_down (SpellingPage *page, gconstpointer language);
/** spelling_page_dup_underlined: (transfer full): the words, separated by bars, once all is checked. */
char *spelling_page_dup_underlined (SpellingPage *page);
void  spelling_page_assert_underlined (SpellingPage *page, const char *expected);
void  spelling_page_set_text (SpellingPage *page, const char *text);
void  spelling_page_type (SpellingPage *page, const char *text);
/** spelling_page_place_cursor: @offset: in characters */
void spelling_page_place_cursor (SpellingPage *page, int offset);

G_END_DECLS
