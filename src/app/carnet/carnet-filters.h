/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-known.h"
#include "model/carnet-query.h"

G_BEGIN_DECLS

#define CARNET_TYPE_FILTERS (carnet_filters_get_type ())
/**
 * CarnetFilters:
 *
 * What narrows the list beside its month: territory, theme, review, visibility; and, once asked for,
 * milestone, author, actor, impact, conflict. Each that is chosen has a way back; all of them can be given a
 * name.
 *
 * Signal `changed ()`: somebody chose another value.
 */
G_DECLARE_FINAL_TYPE (CarnetFilters, carnet_filters, CARNET, FILTERS, GtkWidget)

GtkWidget *carnet_filters_new (CarnetKnown *known);
/** carnet_filters_get_known: (transfer none) */
CarnetKnown *carnet_filters_get_known (CarnetFilters *self);
/** carnet_filters_get_search, carnet_filters_set_search: (nullable): where words are searched for: they are
 * kept with the filters that are given a name. */
GtkEditable *carnet_filters_get_search (CarnetFilters *self);
void         carnet_filters_set_search (CarnetFilters *self, GtkEditable *search);
/** carnet_filters_choose: as @query says, of all that carnet_filters_apply() writes; emits `changed`. */
void carnet_filters_choose (CarnetFilters *self, const CarnetQuery *query);
/** carnet_filters_apply: writes what is chosen into @query. */
void     carnet_filters_apply (CarnetFilters *self, CarnetQuery *query);
gboolean carnet_filters_is_active (CarnetFilters *self);
/** carnet_filters_clear: back to everything, with `changed` when something was chosen. */
void carnet_filters_clear (CarnetFilters *self);
/** carnet_filters_set_territory: @id (nullable): all. */
void carnet_filters_set_territory (CarnetFilters *self, const CarnetId *id);
/** carnet_filters_set_visibility: @visibility is a #CarnetVisibility, or -1 for all. */
void carnet_filters_set_visibility (CarnetFilters *self, int visibility);
/** carnet_filters_describe: (transfer full): what is chosen: « thème « Fragilités » »; empty when nothing is.
 */
char *carnet_filters_describe (CarnetFilters *self);

G_END_DECLS
