/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-observation-list.h"

G_BEGIN_DECLS

typedef struct
{
  guint      index;
  GPtrArray *items;
  guint64    used;
} CarnetObservationPage;

struct _CarnetObservationList
{
  GObject parent_instance;

  /* Borrowed */
  CarnetLogbook *logbook;
  GHashTable    *alive; /* CarnetId in the item → item, not owned */

  /* Owned */
  char                  *text;
  GPtrArray             *pages; /* (element-type CarnetObservationPage) */
  CarnetObservationRow  *live;
  CarnetObservationItem *pending; /* the new one above the others, if any */

  CarnetQuery query; /* its text is @text */
  guint       count;
  guint       hidden; /* the row of the query that is left out for now; or invalid */
  guint64     clock;
  CarnetId    selected; /* nil for none */
};

/* The rows of the query; positions here do not count the pending row. */
CarnetObservationPage *carnet_observation_list_find_page (CarnetObservationList *self, guint index);
CarnetObservationPage *carnet_observation_list_load_page (CarnetObservationList *self, guint index);
void                   carnet_observation_list_drop_pages (CarnetObservationList *self, guint first);
CarnetObservationItem          *
carnet_observation_list_make_item (CarnetObservationList *self, CarnetObservationRow *row);
gboolean carnet_observation_list_find_kept (CarnetObservationList *self, const CarnetId *id, guint *position);
void     carnet_observation_list_selection_init (GtkSelectionModelInterface *iface);
/** carnet_observation_list_emit: items-changed, counting the pending row. */
void carnet_observation_list_emit (CarnetObservationList *self, guint position, guint removed, guint added);
/**
 * carnet_observation_list_emit_tail: from @first on, the @removed rows of before are now @added others.
 *
 * Told in two steps: told at once, the list view looks for the row on top and the selected one among all
 * the new ones, and so has the whole logbook read.
 */
void carnet_observation_list_emit_tail (CarnetObservationList *self, guint first, guint removed, guint added);

G_END_DECLS
