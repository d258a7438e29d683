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
/** carnet_logbook_put_back: brings back what was deleted, with all that it said. Nothing is written when it
 * is not deleted any more. */
gboolean carnet_logbook_put_back (CarnetLogbook *self, const char *kind, const CarnetId *id, GError **error);

G_END_DECLS
