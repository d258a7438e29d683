/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "carnet/carnet-observation-list.h"

G_BEGIN_DECLS

/* A list of observations, what it told, and another program that writes in the same logbook. */

typedef struct
{
  CarnetAppFixture       fixture;
  CarnetLogbook         *logbook; /* another program writes */
  CarnetSession         *session;
  CarnetObservationList *list;
  GArray                *shadow; /* (element-type CarnetId): what items-changed told */
  guint                  n_signals;
  guint                  n_told;    /* rows that the last items-changed spoke of */
  guint                  n_settled; /* signals */
} ListWorld;

/** list_world_id_at: of the observation at @position, which must be there. */
CarnetId list_world_id_at (ListWorld *world, guint position);
/** list_world_item_at: (transfer full): the row at @position, once it was read. */
CarnetObservationItem *list_world_item_at (ListWorld *world, guint position);
/** list_world_settle: waits until the list says all that the logbook does. */
void list_world_settle (ListWorld *world);
/** list_world_set_listening: whether what items-changed tells is heard. */
void list_world_set_listening (ListWorld *world, gboolean listening);
void list_world_set_query (ListWorld *world, CarnetQuery query);
void list_world_set_up (ListWorld *world, gconstpointer unused);
void list_world_tear_down (ListWorld *world, gconstpointer unused);
/** list_world_store: writes as the other program: nil makes an observation; @title, @date: (nullable): stay
 */
CarnetId list_world_store (ListWorld *world, CarnetId id, const char *title, const char *date);
/** list_world_refresh: the list is told that something was written. */
void list_world_refresh (ListWorld *world);
/** list_world_check: the list is what the logbook says, and what items-changed told. */
void list_world_check (ListWorld *world);
/** list_world_add_many: @n observations. */
void list_world_add_many (ListWorld *world, guint n);

G_END_DECLS
