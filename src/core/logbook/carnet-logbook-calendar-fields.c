/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "logbook/carnet-logbook-calendar-private.h"

#define SAID_HEX 16

static const struct
{
  const char *key;
  const char *said_key;
  const char *label;
  glong       offset; /* of a text */
} fields[] = {
  { CARNET_KEY_TITLE, CARNET_PREFIX_CALENDAR "title", N_ ("Title"),
    G_STRUCT_OFFSET (CarnetMilestone, title) },
  { CARNET_KEY_WHEN, CARNET_PREFIX_CALENDAR "when", N_ ("When"), -1 },
  { CARNET_KEY_KIND, CARNET_PREFIX_CALENDAR "kind", N_ ("Kind"), -1 },
  { CARNET_KEY_PLACE, CARNET_PREFIX_CALENDAR "place", N_ ("Where"),
    G_STRUCT_OFFSET (CarnetMilestone, place) },
  { CARNET_KEY_PARTNERS, CARNET_PREFIX_CALENDAR "partners", N_ ("With whom"),
    G_STRUCT_OFFSET (CarnetMilestone, partners) },
  { CARNET_KEY_URL, CARNET_PREFIX_CALENDAR "url", N_ ("Web page"), G_STRUCT_OFFSET (CarnetMilestone, url) },
  { CARNET_KEY_DESCRIPTION, CARNET_PREFIX_CALENDAR "description", N_ ("Description"),
    G_STRUCT_OFFSET (CarnetMilestone, description) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CARNET_CALENDAR_N_FIELDS);

const char *
carnet_calendar_field_get_key (CarnetCalendarField field)
{
  return fields[field].key;
}

const char *
carnet_calendar_field_get_said_key (CarnetCalendarField field)
{
  return fields[field].said_key;
}

static const char *
text_of (CarnetCalendarField field, const CarnetMilestone *milestone)
{
  return G_STRUCT_MEMBER (char *, milestone, fields[field].offset);
}

char *
carnet_calendar_field_dup (CarnetCalendarField field, const CarnetMilestone *milestone)
{
  if (field == CARNET_CALENDAR_FIELD_WHEN)
    return carnet_when_to_iso (&milestone->when);
  if (field == CARNET_CALENDAR_FIELD_KIND)
    return g_strdup (carnet_milestone_kind_to_string (milestone->kind));
  return g_strdup (text_of (field, milestone));
}

void
carnet_calendar_field_copy (CarnetCalendarField field, CarnetMilestone *to, const CarnetMilestone *from)
{
  char **text;

  if (field == CARNET_CALENDAR_FIELD_WHEN)
    to->when = from->when;
  else if (field == CARNET_CALENDAR_FIELD_KIND)
    to->kind = from->kind;
  else
    {
      text = G_STRUCT_MEMBER_P (to, fields[field].offset);
      g_free (*text);
      *text = g_strdup (text_of (field, from));
    }
}

char *
carnet_calendar_field_dup_said (const char *text)
{
  const CarnetHash hash = carnet_hash_of ("carnet.calendar.1\n", text, strlen (text));
  char             hex[CARNET_HASH_HEX + 1];

  if (*text == '\0')
    return g_strdup ("");
  carnet_hash_to_hex (&hash, hex);
  return g_strndup (hex, SAID_HEX);
}

char *
carnet_calendar_dup_revised (guint sequence, gint64 revised_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (revised_ms / 1000);
  g_autofree char *stamp = revised_ms > 0 ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;

  if (sequence == 0 && stamp == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%u%s%s", sequence, stamp != NULL ? " " : "", stamp != NULL ? stamp : "");
}

/* RFC 5546, 2.1.5. The stamp of a calendar that says none is not compared. */
int
carnet_calendar_compare_revised (const char *a, const char *b)
{
  char         *stamp_a, *stamp_b;
  const guint64 first = g_ascii_strtoull (a, &stamp_a, 10), second = g_ascii_strtoull (b, &stamp_b, 10);

  if (first != second)
    return first < second ? -1 : 1;
  return *stamp_a != '\0' && *stamp_b != '\0' ? strcmp (stamp_a, stamp_b) : 0;
}

char *
carnet_calendar_dup_uid (CarnetHistory *history, const CarnetId *id)
{
  g_autofree char *uid = carnet_logbook_dup_text (history, CARNET_KEY_CALENDAR_UID);
  char             hex[CARNET_ID_HEX + 1];

  if (*uid != '\0')
    return g_steal_pointer (&uid);
  carnet_id_to_hex (id, hex);
  return g_strconcat (hex, "@carnet-de-bord", NULL);
}

/* -- Differences ---------------------------------------------------------------------------------- */

static void
difference_free (gpointer data)
{
  CarnetMilestoneDifference *self = data;

  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static char *
dup_for_reading (CarnetCalendarField field, const CarnetMilestone *milestone)
{
  if (field == CARNET_CALENDAR_FIELD_WHEN && milestone->when.precision != CARNET_WHEN_NONE)
    return carnet_when_to_typed (&milestone->when);
  if (field == CARNET_CALENDAR_FIELD_KIND)
    return g_strdup (carnet_milestone_kind_get_label (milestone->kind));
  return carnet_calendar_field_dup (field, milestone);
}

GPtrArray *
carnet_milestone_list_differences (const CarnetMilestone *before, const CarnetMilestone *after)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (difference_free);

  for (guint i = 0; i < CARNET_CALENDAR_N_FIELDS; i++)
    {
      g_autofree char *old = carnet_calendar_field_dup (i, before);
      g_autofree char *new = carnet_calendar_field_dup (i, after);
      CarnetMilestoneDifference *difference;

      if (g_str_equal (old, new))
        continue;
      difference = g_new0 (CarnetMilestoneDifference, 1);
      difference->key = fields[i].key;
      difference->label = _ (fields[i].label);
      difference->before = dup_for_reading (i, before);
      difference->after = dup_for_reading (i, after);
      g_ptr_array_add (list, difference);
    }
  return list;
}
