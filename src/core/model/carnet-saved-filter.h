/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-named-words.h"
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

/** carnet_saved_filter_to_words: (transfer full): @query as kept in the file. */
CarnetNamedWords *carnet_saved_filter_to_words (const char *name, const CarnetQuery *query);
/** carnet_saved_filter_from_words: (transfer full): a condition that this version does not know is left out,
 * and so is a word that it cannot read. */
CarnetSavedFilter *carnet_saved_filter_from_words (const CarnetNamedWords *named);

G_END_DECLS
