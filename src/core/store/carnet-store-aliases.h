/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-store.h"

G_BEGIN_DECLS

/**
 * CarnetAliases:
 * Which people, and which territories, were judged to be the same. A function of
 * the visible judgements alone, whatever their order: two are the same when a
 * chain of “same” leads from one to the other and no “distinct” stands between any
 * two of that chain's; what is contradicted, disputed or withdrawn joins nothing.
 */
typedef struct _CarnetAliases CarnetAliases;

CarnetAliases *carnet_store_load_aliases (CarnetStore *self, GError **error);
void           carnet_aliases_free (CarnetAliases *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetAliases, carnet_aliases_free)

/** carnet_aliases_get_canonical: the smallest id of those that @id is the same as, of the visible ones if
 * there are any; @id when it stands alone. */
CarnetId carnet_aliases_get_canonical (CarnetAliases *self, const CarnetId *id);
/** carnet_aliases_get_members: (transfer none) (nullable) (element-type CarnetId): those, with @id, deleted
 * or not, by id; %NULL when it stands alone. */
const GArray *carnet_aliases_get_members (CarnetAliases *self, const CarnetId *id);
/** carnet_aliases_are_contradicted: a chain of “same” leads from one to the other, and a “distinct” stands in
 * it. */
gboolean carnet_aliases_are_contradicted (CarnetAliases *self, const CarnetId *a, const CarnetId *b);

/** CarnetAliasFunc: one visible judgement. @disputed: the verdict, or its withdrawal, is in conflict */
typedef void (
    *CarnetAliasFunc) (const CarnetId *a, const CarnetId *b, gboolean same, gboolean disputed, gpointer data);
/** carnet_store_foreach_alias: the visible judgements on two people or two territories, by id. */
gboolean carnet_store_foreach_alias (CarnetStore *self, CarnetAliasFunc func, gpointer data, GError **error);

G_END_DECLS
