/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-conflicts.h"
#include "model/carnet-when.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/**
 * CarnetTrashed: what was deleted and can be brought back: an observation, or a milestone, a theme, an actor,
 * a person, a territory, which observations may still name.
 * @kind: one of the CARNET_KIND_…, static
 * @title: what it is called; ""
 * @when: the day it is of
 * @place: the name of its territory, or where it was to be; ""
 * @writer: who deleted it, the last of them, and when
 */
typedef struct
{
  CarnetId      id;
  const char   *kind;
  char         *title;
  CarnetWhen    when;
  char         *place;
  CarnetWriter *writer;
} CarnetTrashed;
void carnet_trashed_free (CarnetTrashed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetTrashed, carnet_trashed_free)

/**
 * carnet_logbook_list_trash:
 * Returns: (transfer full) (element-type CarnetTrashed): the last deleted first. What is visible since
 *   somebody wrote in it meanwhile (its deletion is contested) is not among them.
 */
GPtrArray *carnet_logbook_list_trash (CarnetLogbook *self, GError **error);
/**
 * carnet_logbook_set_deleted:
 * @kind: whatever it is of
 * @deleted: or back, with all that it said
 * @heads: (nullable): what the person saw
 * @revision: (out) (optional): all zero when it is so already: nothing is written then
 *
 * What names it goes on to do so.
 */
gboolean carnet_logbook_set_deleted (CarnetLogbook  *self,
                                     const char     *kind,
                                     const CarnetId *id,
                                     gboolean        deleted,
                                     const GArray   *heads,
                                     CarnetHash     *revision,
                                     GError        **error);

G_END_DECLS
