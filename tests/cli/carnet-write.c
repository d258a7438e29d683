/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one revision of what no command writes yet and prints the id of what it is of:
 *
 *     carnet-write LOGBOOK KIND ID|new KEY=VALUE…
 *
 * A value is a text, a number after “#”, or an id after “@”. */
#include <stdio.h>
#include <string.h>

#include "logbook/carnet-logbook.h"

static gboolean
set_value (CarnetWrites *writes, const char *assignment)
{
  const char      *equal = strchr (assignment, '=');
  g_autofree char *key = equal != NULL ? g_strndup (assignment, (gsize)(equal - assignment)) : NULL;
  gint64           number;
  CarnetId         id;

  if (key == NULL)
    return FALSE;
  if (equal[1] == '#' && g_ascii_string_to_signed (equal + 2, 10, G_MININT64, G_MAXINT64, &number, NULL))
    carnet_writes_set_integer (writes, key, number);
  else if (equal[1] == '@' && carnet_id_parse (equal + 2, &id))
    carnet_writes_set_id (writes, key, &id);
  else
    carnet_writes_set_text (writes, key, equal + 1);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = argc > 4 ? carnet_logbook_open (argv[1], CARNET_OPEN_READ_WRITE, NULL, &error) : NULL;
  CarnetId id = { { 0 } };
  gboolean said = argc > 4 && (g_str_equal (argv[3], "new") || carnet_id_parse (argv[3], &id));
  char     hex[CARNET_ID_HEX + 1];

  for (int i = 4; i < argc; i++)
    said = said && set_value (writes, argv[i]);
  if (logbook == NULL || !said || !carnet_logbook_write (logbook, &id, argv[2], NULL, writes, NULL, &error))
    {
      g_printerr ("carnet-write: %s\n", error != NULL ? error->message : "LOGBOOK KIND ID|new KEY=VALUE…");
      return 1;
    }
  carnet_id_to_hex (&id, hex);
  puts (hex);
  return 0;
}
