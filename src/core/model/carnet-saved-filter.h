/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-query.h"

G_BEGIN_DECLS

/**
 * CarnetSavedFilter: conditions that somebody gave a name to.
 * @text: "" for none; @query borrows it
 * @query: its month, days, order and deletion are never set
 */
typedef struct
{
  char       *name;
  char       *text;
  CarnetQuery query;
} CarnetSavedFilter;

/** carnet_saved_filter_new: takes of @query what is kept: all but its month, days, order and deletion. */
CarnetSavedFilter *carnet_saved_filter_new (const char *name, const CarnetQuery *query);
void               carnet_saved_filter_free (CarnetSavedFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetSavedFilter, carnet_saved_filter_free)

/** carnet_saved_filters_to_string: (transfer full): all of them, as kept in the file. */
char *carnet_saved_filters_to_string (const GPtrArray *filters);
/**
 * carnet_saved_filters_parse:
 * @string: of carnet_saved_filters_to_string(); a condition that this version does not know
 *   is left out, and so is a word that it cannot read
 * Returns: (transfer full) (element-type CarnetSavedFilter): %NULL with %CARNET_ERROR_CORRUPT
 *   when it is not of that form.
 */
GPtrArray *carnet_saved_filters_parse (const char *string, GError **error);

G_END_DECLS
