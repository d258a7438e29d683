/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PROGRAMME_ROW (carnet_programme_row_get_type ())
/**
 * CarnetProgrammeRow:
 *
 * A row that chooses one of the programmes shipped with the application, or one
 * read from a file.
 */
G_DECLARE_FINAL_TYPE (CarnetProgrammeRow, carnet_programme_row, CARNET, PROGRAMME_ROW, AdwComboRow)

/** carnet_programme_row_new: @extra (nullable): one more choice, the last, which is no programme. */
GtkWidget *carnet_programme_row_new (const char *extra);
/** carnet_programme_row_is_extra: that one is chosen. */
gboolean carnet_programme_row_is_extra (CarnetProgrammeRow *self);
/** carnet_programme_row_go_back: chooses what was chosen before it. */
void carnet_programme_row_go_back (CarnetProgrammeRow *self);
/** carnet_programme_row_add: adds @programme (transfer full), and chooses it. */
void carnet_programme_row_add (CarnetProgrammeRow *self, CarnetProgramme *programme);
/** carnet_programme_row_get_programme: (transfer none) (nullable) */
CarnetProgramme *carnet_programme_row_get_programme (CarnetProgrammeRow *self);
/** carnet_programme_row_dup_name: (transfer full): with its year. */
char *carnet_programme_row_dup_name (const CarnetProgramme *programme);
/** carnet_programme_row_add_file: reads a programme file and chooses it. */
gboolean carnet_programme_row_add_file (CarnetProgrammeRow *self, const char *path, GError **error);

G_END_DECLS
