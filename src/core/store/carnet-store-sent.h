/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-sent.h"
#include "store/carnet-store-file.h"

G_BEGIN_DECLS

/* What a copy that goes to somebody needs of the store. The first two are for
 * the copy, never for the logbook: what they take away is gone. */

/**
 * carnet_store_prune:
 * @going: (element-type CarnetId): entities to take away
 * @n_revisions: (out): how many are gone
 *
 * Takes away what is withdrawn, all of @going, and the attachments that nothing else names.
 */
gboolean carnet_store_prune (CarnetStore *self, GHashTable *going, gint64 *n_revisions, GError **error);
/** carnet_store_clear_owner: it is nobody's logbook any more: of the machine's own facts only its programme
 * stays. */
gboolean carnet_store_clear_owner (CarnetStore *self, GError **error);

/**
 * carnet_store_list_private:
 * Returns: (transfer full) (element-type CarnetId): observations that are private in
 *   any version that counts: shown, or one of those in a conflict; deleted ones too.
 */
GHashTable *carnet_store_list_private (CarnetStore *self, GError **error);
/** carnet_history_is_private: the same of one observation, whose @history may be a part of all of it. */
gboolean carnet_history_is_private (CarnetHistory *history);
/** carnet_store_list_once_private: (transfer full) (element-type CarnetId): observations that some version
 * says are private, whether it still counts or not: their history tells what they said then. */
GHashTable *carnet_store_list_once_private (CarnetStore *self, GError **error);
/** carnet_store_list_withheld: those, and all that goes with them: see #CARNET_SEND_SHARED. */
GHashTable *carnet_store_list_withheld (CarnetStore *self, GError **error);
/** carnet_store_count_deleted: @with_private: also private observations, and what was said of them. */
gboolean
carnet_store_count_deleted (CarnetStore *self, gboolean with_private, CarnetDeleted *deleted, GError **error);
/** carnet_store_count_kind: how many of the set @entities are of @kind and not deleted. */
gboolean carnet_store_count_kind (CarnetStore *self,
                                  GHashTable  *entities,
                                  const char  *kind,
                                  guint       *count,
                                  GError     **error);
/** carnet_store_copy_kinds: puts into the empty store @to all that is visible of the entities of @kinds
 * (ended by %NULL) that are not deleted nor among @withheld. */
gboolean carnet_store_copy_kinds (CarnetStore       *self,
                                  CarnetStore       *to,
                                  GHashTable        *withheld,
                                  const char *const *kinds,
                                  const CarnetWork  *work,
                                  GError           **error);

/** carnet_store_add_sent: notes one copy. */
gboolean carnet_store_add_sent (CarnetStore *self, const CarnetSent *sent, GError **error);
/** carnet_store_list_sent: (transfer full) (element-type CarnetSent): newest first. */
GPtrArray *carnet_store_list_sent (CarnetStore *self, GError **error);

G_END_DECLS
