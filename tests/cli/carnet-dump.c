/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints all exchanged and derived rows of a logbook, as carnet_logbook_dump() does: for tests that compare
 * logbooks of several machines. */
#include <stdio.h>

#include "logbook/carnet-logbook.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = argc == 2 ? carnet_logbook_open (argv[1], CARNET_OPEN_READ_ONLY, NULL, &error) : NULL;
  g_autofree char *dump = logbook != NULL ? carnet_logbook_dump (logbook, FALSE, &error) : NULL;

  if (dump == NULL)
    {
      g_printerr ("carnet-dump: %s\n", error != NULL ? error->message : "one logbook, please");
      return 1;
    }
  fputs (dump, stdout);
  return 0;
}
