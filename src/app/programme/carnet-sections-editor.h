/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SECTIONS_EDITOR (carnet_sections_editor_get_type ())
/**
 * CarnetSectionsEditor:
 *
 * The sections of a programme and their guiding questions: added, removed, taken back, moved, by buttons and
 * by keys (Alt+↑, Alt+↓, Alt+Insert, Alt+Delete). It changes the programme it shows.
 *
 * Signal `changed ()`.
 */
G_DECLARE_FINAL_TYPE (CarnetSectionsEditor, carnet_sections_editor, CARNET, SECTIONS_EDITOR, AdwBin)

GtkWidget *carnet_sections_editor_new (void);
/** carnet_sections_editor_set_programme: @programme: referenced, and changed from now on. */
void carnet_sections_editor_set_programme (CarnetSectionsEditor *self, CarnetProgramme *programme);
/** carnet_sections_editor_refuse: says what is wrong with the section at @index, from 0, and goes there. */
void carnet_sections_editor_refuse (CarnetSectionsEditor *self, guint index, const char *sentence);

G_END_DECLS
