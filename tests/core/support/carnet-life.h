/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

G_BEGIN_DECLS

/*
 * Random lives of three logbooks whose keepers write, delete and exchange: what
 * must hold however they do. A failing life is cut to its shortest failing
 * beginning; its seed and length replay it, and CARNET_LIVES makes a long run:
 *   CARNET_SEED=… CARNET_STEPS=… test-NAME
 */

#define CARNET_LIFE_PEOPLE 3
#define CARNET_LIFE_ENTITIES 4
#define CARNET_LIFE_STEPS 30

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbooks[CARNET_LIFE_PEOPLE];
  CarnetId       entities[CARNET_LIFE_ENTITIES];
} CarnetLife;

CarnetLife *carnet_life_new (guint32 seed, guint n_steps);
void        carnet_life_free (CarnetLife *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetLife, carnet_life_free)

/** carnet_life_pick: a number below @n. */
guint carnet_life_pick (CarnetLife *self, guint n);
/** carnet_life_write: one of them writes something. */
void carnet_life_write (CarnetLife *self, guint person);
/** carnet_life_step: somebody writes, or receives what another holds. */
void carnet_life_step (CarnetLife *self);
void carnet_life_exchange (CarnetLife *self, guint into, guint from);
/** carnet_life_dump: (transfer full): carnet_logbook_dump(), asserting success. */
char *carnet_life_dump (CarnetLogbook *logbook, gboolean derived_only);

/** CarnetLifeProperty: Returns: (nullable): what does not hold. */
typedef const char *(*CarnetLifeProperty) (CarnetLife *life);
/** carnet_life_test: a GTestDataFunc: tries the property that is its data on CARNET_LIVES random lives. */
void carnet_life_test (gconstpointer property);

G_END_DECLS
