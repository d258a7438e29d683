/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-conflict-words.h"

#include <glib/gi18n-lib.h>

/* It ends a line, and begins none. */
#define DOT "\u00a0· "

/* No line ends at the first @n spaces of @text; 0 for all of them. */
static char *
keep_together (const char *text, int n)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", n == 0 ? -1 : n + 1);

  return g_strjoinv ("\u00a0", parts);
}

char *
carnet_day_describe (CarnetDate date)
{
  g_autofree char *text = carnet_date_format (date, CARNET_DATE_LONG);

  return keep_together (text, 1);
}

char *
carnet_time_describe (gint64 ms)
{
  g_autofree char *day = carnet_day_describe (carnet_date_from_ms (ms));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);
  g_autofree char *hour = NULL, *text = NULL;

  if (!time)
    return g_steal_pointer (&day);
  /* Translators: a time of day, for g_date_time_format(). */
  hour = g_date_time_format (time, _ ("%H:%M"));
  text = g_strdup_printf (_ ("%s, %s"), day, hour);
  return keep_together (text, 0);
}

const char *
carnet_role_describe (const char *role)
{
  if (g_str_equal (role, CARNET_ROLE_CATALYST))
    return _ ("catalyst");
  return g_str_equal (role, CARNET_ROLE_COORDINATOR) ? _ ("coordination") : role;
}

char *
carnet_writer_describe (const CarnetWriter *writer)
{
  const char      *name = *writer->name != '\0' ? writer->name : _ ("unknown");
  g_autofree char *time = carnet_time_describe (writer->recorded_ms);

  if (*writer->role == '\0')
    return g_strdup_printf ("%s" DOT "%s", name, time);
  return g_strdup_printf ("%s, %s" DOT "%s", name, carnet_role_describe (writer->role), time);
}

char *
carnet_conflict_whose (const CarnetFieldConflict *field, guint version)
{
  const CarnetFieldVersion *first = field->versions->pdata[0], *it = field->versions->pdata[version];
  const CarnetWriter       *writer = it->writers->pdata[0];

  if (it->mine)
    return g_strdup (_ ("My version"));
  if (field->versions->len == 2 && first->mine)
    return g_strdup (_ ("The other version"));
  return g_strdup_printf (_ ("Version: %s"), *writer->name != '\0' ? writer->name : _ ("unknown"));
}

char *
carnet_conflict_caption (const CarnetFieldConflict *field, guint version)
{
  const CarnetFieldVersion *first = field->versions->pdata[0], *it = field->versions->pdata[version];
  const CarnetWriter       *writer = it->writers->pdata[0];
  g_autofree char          *whose = carnet_conflict_whose (field, version);
  g_autofree char          *time = carnet_time_describe (writer->recorded_ms);

  if (it->mine)
    return g_strdup_printf ("%s" DOT "%s", whose, time);
  if (field->versions->len == 2 && first->mine && *writer->name != '\0')
    return g_strdup_printf ("%s" DOT "%s" DOT "%s", whose, writer->name, time);
  return carnet_writer_describe (writer);
}
