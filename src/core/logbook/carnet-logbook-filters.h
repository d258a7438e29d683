/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-saved-filter.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* Filters that were given a name. They are of this file on this machine: no copy that is sent holds them. */

/** carnet_logbook_list_filters: (transfer full) (element-type CarnetSavedFilter): by name. */
GPtrArray *carnet_logbook_list_filters (CarnetLogbook *self, GError **error);
/** carnet_logbook_save_filter: @name: not blank, else %CARNET_ERROR_INVALID; replaces the one of that name,
 * whatever its case and accents. */
gboolean
carnet_logbook_save_filter (CarnetLogbook *self, const char *name, const CarnetQuery *query, GError **error);
/** carnet_logbook_delete_filter: %CARNET_ERROR_NOT_FOUND when there is none of that name. */
gboolean carnet_logbook_delete_filter (CarnetLogbook *self, const char *name, GError **error);

G_END_DECLS
