/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-pair.h"

void
carnet_pair_open (CarnetPair *pair, guint32 seed)
{
  pair->world = carnet_world_new (seed);
  pair->ours = carnet_world_logbook (pair->world, "Une personne d’exemple");
  pair->theirs = carnet_world_logbook (pair->world, "Autre personne d’exemple");
  pair->facts = carnet_test_text_key (0);
}

void
carnet_pair_set_up (CarnetPair *pair, gconstpointer unused)
{
  carnet_pair_open (pair, 7);
  carnet_test_write (pair->ours, &pair->id, CARNET_KEY_TITLE, "Commun", pair->facts, "Un don.",
                     CARNET_KEY_DATE, "2018-07-05", NULL);
  carnet_pair_exchange (pair);
}

void
carnet_pair_tear_down (CarnetPair *pair, gconstpointer unused)
{
  carnet_logbook_close (pair->ours);
  carnet_logbook_close (pair->theirs);
  carnet_world_free (pair->world);
  g_free (pair->facts);
}

void
carnet_pair_exchange (CarnetPair *pair)
{
  carnet_pair_exchange_from (pair, FALSE);
}

void
carnet_pair_exchange_from (CarnetPair *pair, gboolean theirs_first)
{
  const char *ours = carnet_logbook_get_path (pair->ours), *theirs = carnet_logbook_get_path (pair->theirs);

  carnet_test_unite (theirs_first ? theirs : ours, theirs_first ? ours : theirs);
  carnet_test_unite (theirs_first ? ours : theirs, theirs_first ? theirs : ours);
}
