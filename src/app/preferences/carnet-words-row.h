/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CARNET_TYPE_WORDS_ROW (carnet_words_row_get_type ())
/** CarnetWordsRow: the words that the person added to the dictionary: to add one, to take one back. */
G_DECLARE_FINAL_TYPE (CarnetWordsRow, carnet_words_row, CARNET, WORDS_ROW, AdwExpanderRow)

GtkWidget *carnet_words_row_new (void);

G_END_DECLS
