/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-one.h"

void
carnet_one_set_up (CarnetOne *self, gconstpointer unused)
{
  self->world = carnet_world_new (1);
  self->logbook = carnet_world_logbook (self->world, "Une personne d’exemple");
}

void
carnet_one_tear_down (CarnetOne *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (self->logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_logbook_close (self->logbook);
  carnet_world_free (self->world);
}
