/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-observation-list.h"

G_BEGIN_DECLS

/* The number of an observation is that of carnet_logbook_list_numbers(); 0 when it is not known. */

struct _CarnetObservationList
{
  GObject parent_instance;

  /* Owned */
  CarnetSession         *session; /* %NULL once closed */
  GArray                *numbers; /* (element-type gint64): what is listed */
  GHashTable            *alive;   /* number → item, not owned; the key is in the item */
  GQueue                 kept;    /* items, the last read first */
  GArray                *wanted;  /* (element-type gint64): rows to be read */
  char                  *text;
  CarnetObservationRow  *live;
  CarnetObservationItem *pending;      /* the new one above the others, if any */
  GCancellable          *listing;      /* what is being listed, if anything */
  GCancellable          *reading_rows; /* the same for rows */

  CarnetQuery query;      /* its text is @text */
  guint       generation; /* counts the queries */
  guint       shown;      /* the generation of what is listed */
  gboolean    again;      /* something changed since the listing under way was asked for */
  guint       rows_idle;
  CarnetId    selected; /* nil for none */
  gint64      selected_number;
  GHashTable *chosen; /* numbers, as pointers; the selected one need not be among them */
};

/* carnet-observation-list.c */
CarnetObservationItem *
carnet_observation_list_make_item (CarnetObservationList *self, gint64 number, CarnetObservationRow *row);
CarnetObservationItem *carnet_observation_list_find_item (CarnetObservationList *self, const CarnetId *id);
gboolean               carnet_observation_list_is_pending (CarnetObservationList *self, const CarnetId *id);
void carnet_observation_list_set_pending (CarnetObservationList *self, CarnetObservationRow *row);
void carnet_observation_list_drop_kept (CarnetObservationList *self);
/* carnet-observation-list-reading.c */
void carnet_observation_list_want (CarnetObservationList *self, gint64 number);
/* Reads the rows of @numbers, without what is on screen being touched before. */
void carnet_observation_list_stop (CarnetObservationList *self);
/* carnet-observation-list-numbers.c: the rows of the query; positions here do not count the pending row. */
void  carnet_observation_list_replace (CarnetObservationList *self, const GArray *numbers);
void  carnet_observation_list_merge (CarnetObservationList *self, const GArray *numbers);
guint carnet_observation_list_find_number (CarnetObservationList *self, gint64 number);
/* carnet-observation-list-selection.c */
/* Those that are not listed any more are not chosen either. */
void carnet_observation_list_trim_chosen (CarnetObservationList *self);
void carnet_observation_list_selection_init (GtkSelectionModelInterface *iface);

G_END_DECLS
