/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

/** CarnetOne: somebody alone with a logbook. */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
} CarnetOne;

/** carnet_one_set_up: nothing is written in it; « Une personne d’exemple » keeps it. */
void carnet_one_set_up (CarnetOne *self, gconstpointer unused);
/** carnet_one_tear_down: what the lists show is what a rebuild gives, the counts too. */
void carnet_one_tear_down (CarnetOne *self, gconstpointer unused);
