/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-db.h"
#include "store/carnet-store-aliases.h"

G_BEGIN_DECLS

/**
 * CarnetConditions:
 * @query: borrowed
 * @besides: (element-type gint64): the rows in conflict that answer by a version that is not shown, when it
 *   asks for any of them
 *
 * What a query asks of the rows of observations but for their words, as SQL about "observation AS o".
 */
typedef struct
{
  const CarnetQuery *query;
  CarnetAliases     *aliases;
  GArray            *besides;
} CarnetConditions;

CarnetConditions *carnet_store_load_conditions (CarnetStore *self, const CarnetQuery *query, GError **error);
void              carnet_conditions_free (CarnetConditions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetConditions, carnet_conditions_free)

/** carnet_conditions_append: each with “ AND ” before it. */
void carnet_conditions_append (const CarnetConditions *self, GString *sql);
void carnet_conditions_bind (const CarnetConditions *self, CarnetStatement *statement);

/** carnet_query_asks_for_fields: whether it asks for what people may disagree on: all but who may read. */
gboolean carnet_query_asks_for_fields (const CarnetQuery *query);

G_END_DECLS
