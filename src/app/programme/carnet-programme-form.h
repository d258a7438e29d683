/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PROGRAMME_FORM (carnet_programme_form_get_type ())
/**
 * CarnetProgrammeForm:
 *
 * The fields of a programme, and, for a new one, what it is made from: a programme shipped with the
 * application or of a file, shifted to a year, or nothing. Its months and milestones are said as they will
 * be; what is wrong is said below its field once it is asked for.
 */
G_DECLARE_FINAL_TYPE (CarnetProgrammeForm, carnet_programme_form, CARNET, PROGRAMME_FORM, AdwBin)

/** carnet_programme_form_new: @seen (nullable): what is changed; %NULL for a new one. @today: completes
 * dates, and proposes a year. */
GtkWidget *carnet_programme_form_new (const CarnetProgramme *seen, CarnetDate today);
/**
 * carnet_programme_form_read:
 *
 * Returns: (transfer full) (nullable): what it says; %NULL when something is wrong: the form then says what,
 *   and has the focus there.
 */
CarnetProgramme *carnet_programme_form_read (CarnetProgrammeForm *self);
/** carnet_programme_form_is_changed: something was typed or chosen. */
gboolean carnet_programme_form_is_changed (CarnetProgrammeForm *self);
/** carnet_programme_form_add_file: begins from the programme of a file. */
gboolean carnet_programme_form_add_file (CarnetProgrammeForm *self, const char *path, GError **error);

G_END_DECLS
