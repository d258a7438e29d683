/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-application.h"
#include "base/carnet-i18n.h"

int
main (int argc, char **argv)
{
  g_autoptr (CarnetApplication) application = NULL;

  carnet_i18n_init ();
  application = carnet_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
