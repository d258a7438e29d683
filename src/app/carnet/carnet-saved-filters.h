/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-filters.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SAVED_FILTERS (carnet_saved_filters_get_type ())
/** CarnetSavedFilters: a button with the filters that were given a name, and what gives one to those of now.
 */
G_DECLARE_FINAL_TYPE (CarnetSavedFilters, carnet_saved_filters, CARNET, SAVED_FILTERS, GtkWidget)

/** carnet_saved_filters_new: @filters: what it belongs to, and outlives it */
GtkWidget *carnet_saved_filters_new (CarnetFilters *filters);

G_END_DECLS
