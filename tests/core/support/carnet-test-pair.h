/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

/** CarnetPair: two people who keep logbooks of one programme apart. @id: what both know; @facts: the key of
 * the text of the first section */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *ours;
  CarnetLogbook *theirs;
  CarnetId       id;
  char          *facts;
} CarnetPair;

/** carnet_pair_open: nothing is written yet, and @id is nil. */
void carnet_pair_open (CarnetPair *pair, guint32 seed);
/** carnet_pair_set_up: one observation, « Commun » of 5 July 2018, that both know. */
void carnet_pair_set_up (CarnetPair *pair, gconstpointer unused);
void carnet_pair_tear_down (CarnetPair *pair, gconstpointer unused);
/** carnet_pair_exchange: each is given what the other wrote, first @ours. */
void carnet_pair_exchange (CarnetPair *pair);
/** carnet_pair_exchange_from: the same, first @theirs when @theirs_first. */
void carnet_pair_exchange_from (CarnetPair *pair, gboolean theirs_first);
