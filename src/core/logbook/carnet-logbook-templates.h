/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-template.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* What new observations can begin with. Templates are of this file on this machine: no copy that is sent
 * holds them. */

/** carnet_logbook_list_templates: (transfer full) (element-type CarnetTemplate): by name. */
GPtrArray *carnet_logbook_list_templates (CarnetLogbook *self, GError **error);
/** carnet_logbook_save_template: its name is not blank, else %CARNET_ERROR_INVALID; replaces the one of that
 * name, whatever its case and accents. */
gboolean carnet_logbook_save_template (CarnetLogbook *self, const CarnetTemplate *template, GError **error);
/** carnet_logbook_delete_template: %CARNET_ERROR_NOT_FOUND when there is none of that name. */
gboolean carnet_logbook_delete_template (CarnetLogbook *self, const char *name, GError **error);

G_END_DECLS
