/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calendar/carnet-calendar-bytes.h"

#include <string.h>

#include "base/carnet-text.h"

/* What is no event takes a few dozen bytes of the file. */
#define CARNET_CALENDAR_LEFT_OUT_MAX (CARNET_CALENDAR_FILE_MAX / 16)
#define EVENT "(uuuuuuuuuubux)"
#define LEFT_OUT "(uuuuuuux)"
#define FORM "(asa" EVENT "a" LEFT_OUT "au)"

/* -- Out ---------------------------------------------------------------------------------------------- */

typedef struct
{
  GVariantBuilder list; /* as */
  GHashTable     *places;
} Texts;

/* An event that repeats says the same every time. */
static guint
place_of (Texts *texts, const char *text)
{
  gpointer place;

  if (g_hash_table_lookup_extended (texts->places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);
  place = GUINT_TO_POINTER (g_hash_table_size (texts->places));
  g_hash_table_insert (texts->places, (char *)text, place);
  g_variant_builder_add (&texts->list, "s", text);
  return GPOINTER_TO_UINT (place);
}

static GVariant *
tell_event (Texts *texts, const CarnetCalendarEvent *event)
{
  const CarnetMilestone *of = event->milestone;

  return g_variant_new (EVENT, place_of (texts, event->uid), place_of (texts, of->title),
                        place_of (texts, of->place), place_of (texts, of->partners),
                        place_of (texts, of->description), place_of (texts, of->url), (guint)of->kind,
                        (guint)of->when.precision, (guint)of->when.first, (guint)of->when.last,
                        event->has_kind, event->sequence, event->revised_ms);
}

static GVariant *
tell_left_out (Texts *texts, const CarnetCalendarLeftOut *out)
{
  return g_variant_new (LEFT_OUT, (guint)out->reason, place_of (texts, out->title),
                        (guint)out->when.precision, (guint)out->when.first, (guint)out->when.last,
                        place_of (texts, out->uid), out->sequence, out->revised_ms);
}

GBytes *
carnet_calendar_to_bytes (const CarnetCalendar *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GVariant) all = NULL;
  Texts           texts = { .places = places };
  GVariantBuilder events, left_out, details;

  g_variant_builder_init (&texts.list, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&events, G_VARIANT_TYPE ("a" EVENT));
  g_variant_builder_init (&left_out, G_VARIANT_TYPE ("a" LEFT_OUT));
  g_variant_builder_init (&details, G_VARIANT_TYPE ("au"));
  for (guint i = 0; i < self->events->len; i++)
    g_variant_builder_add_value (&events, tell_event (&texts, self->events->pdata[i]));
  for (guint i = 0; i < self->left_out->len; i++)
    g_variant_builder_add_value (&left_out, tell_left_out (&texts, self->left_out->pdata[i]));
  for (guint i = 0; i < CARNET_CALENDAR_N_DETAILS; i++)
    g_variant_builder_add (&details, "u", self->details[i]);
  all = g_variant_ref_sink (g_variant_new (FORM, &texts.list, &events, &left_out, &details));
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (all);

      g_variant_unref (all);
      all = swapped;
    }
  return g_variant_get_data_as_bytes (all);
}

/* -- In ----------------------------------------------------------------------------------------------- */

/* Returns: (nullable): borrowed from @texts */
static const char *
text_at (GPtrArray *texts, guint place, glong max)
{
  const char *text = place < texts->len ? texts->pdata[place] : NULL;

  return text != NULL && g_utf8_strlen (text, -1) <= max ? text : NULL;
}

static gboolean
is_told (guint day)
{
  return day >= carnet_date_new (1000, 1, 1) && day <= carnet_date_new (9999, 12, 31);
}

/* A month is told by its own first and last day, a range by two that follow one another. */
static gboolean
read_when (guint precision, guint first, guint last, CarnetWhen *when)
{
  const CarnetWhen told = { (CarnetWhenPrecision)precision, first, last };
  g_autofree char *iso = NULL;

  *when = told;
  if (precision == CARNET_WHEN_NONE)
    return first == CARNET_DATE_NONE && last == CARNET_DATE_NONE;
  if (precision > CARNET_WHEN_RANGE || !is_told (first) || !is_told (last))
    return FALSE;
  iso = carnet_when_to_iso (&told);
  return carnet_when_parse (iso, when, NULL) && carnet_when_equal (when, &told);
}

/* @to: replaced */
static gboolean
take_text (GPtrArray *texts, guint place, glong max, char **to)
{
  const char *text = text_at (texts, place, max);

  if (text == NULL || !carnet_text_is_clean (text, strlen (text)))
    return FALSE;
  g_free (*to);
  *to = g_strdup (text);
  return TRUE;
}

/* Returns: (nullable): borrowed from @texts */
static const char *
uid_at (GPtrArray *texts, guint place)
{
  const char *uid = text_at (texts, place, CARNET_CALENDAR_UID_MAX + (glong)strlen ("/YYYYMMDD"));

  return uid != NULL && carnet_text_is_clean (uid, strlen (uid)) ? uid : NULL;
}

static gboolean
is_revised (gint64 ms)
{
  return ms >= 0 && ms <= CARNET_CALENDAR_REVISED_MAX;
}

static gboolean
take_event (CarnetCalendar *self, GPtrArray *texts, GVariant *told)
{
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
  guint                uid, title, place, partners, description, url, kind, precision, first, last, sequence;
  gint64               revised;
  const char          *said;
  gboolean             has_kind;
  CarnetCalendarEvent *event;

  g_variant_get (told, EVENT, &uid, &title, &place, &partners, &description, &url, &kind, &precision, &first,
                 &last, &has_kind, &sequence, &revised);
  said = uid_at (texts, uid);
  if (said == NULL || *said == '\0' || !is_revised (revised) || kind >= CARNET_N_MILESTONE_KINDS
      || !read_when (precision, first, last, &milestone->when)
      || milestone->when.precision == CARNET_WHEN_NONE
      || !take_text (texts, title, CARNET_CALENDAR_LINE_MAX, &milestone->title)
      || !take_text (texts, place, CARNET_CALENDAR_LINE_MAX, &milestone->place)
      || !take_text (texts, partners, CARNET_CALENDAR_LINE_MAX, &milestone->partners)
      || !take_text (texts, description, CARNET_CALENDAR_TEXT_MAX, &milestone->description)
      || !take_text (texts, url, CARNET_CALENDAR_LINE_MAX, &milestone->url)
      || (*milestone->url != '\0' && !carnet_milestone_check_url (milestone->url, NULL)))
    return FALSE;
  milestone->kind = (CarnetMilestoneKind)kind;
  event = carnet_calendar_event_new (said, milestone);
  event->has_kind = has_kind;
  event->sequence = sequence;
  event->revised_ms = revised;
  g_ptr_array_add (self->events, event);
  return TRUE;
}

static gboolean
take_left_out (CarnetCalendar *self, GPtrArray *texts, GVariant *told)
{
  guint                  reason, title, precision, first, last, place, sequence;
  gint64                 revised;
  const char            *said, *uid;
  CarnetWhen             when;
  CarnetCalendarLeftOut *out;

  g_variant_get (told, LEFT_OUT, &reason, &title, &precision, &first, &last, &place, &sequence, &revised);
  said = text_at (texts, title, CARNET_CALENDAR_LINE_MAX);
  uid = uid_at (texts, place);
  if (said == NULL || uid == NULL || !is_revised (revised) || reason >= CARNET_CALENDAR_N_REASONS
      || !read_when (precision, first, last, &when))
    return FALSE;
  out = carnet_calendar_left_out_new ((CarnetCalendarReason)reason, said, &when);
  g_free (out->uid);
  out->uid = g_strdup (uid);
  out->sequence = sequence;
  out->revised_ms = revised;
  g_ptr_array_add (self->left_out, out);
  return TRUE;
}

typedef gboolean (*TakeFunc) (CarnetCalendar *self, GPtrArray *texts, GVariant *told);

static gboolean
take_all (CarnetCalendar *self, GPtrArray *texts, GVariant *told, TakeFunc take)
{
  GVariantIter iter;
  GVariant    *one;
  gboolean     taken = TRUE;

  g_variant_iter_init (&iter, told);
  while (taken && (one = g_variant_iter_next_value (&iter)) != NULL)
    {
      taken = take (self, texts, one);
      g_variant_unref (one);
    }
  return taken;
}

static gboolean
take_details (CarnetCalendar *self, GVariant *told)
{
  gsize          n;
  const guint32 *details = g_variant_get_fixed_array (told, &n, sizeof *details);

  if (n != CARNET_CALENDAR_N_DETAILS)
    return FALSE;
  memcpy (self->details, details, sizeof self->details);
  return TRUE;
}

static GPtrArray *
list_texts (GVariant *told)
{
  GPtrArray   *texts = g_ptr_array_new ();
  GVariantIter iter;
  const char  *text;

  g_variant_iter_init (&iter, told);
  while (g_variant_iter_next (&iter, "&s", &text))
    g_ptr_array_add (texts, (char *)text);
  return texts;
}

CarnetCalendar *
carnet_calendar_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) all
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORM), bytes, FALSE));
  g_autoptr (CarnetCalendar) self = carnet_calendar_new ();
  g_autoptr (GPtrArray) texts = NULL;
  GVariant *parts[4] = { NULL };
  gboolean  taken;

  if (!g_variant_is_normal_form (all))
    return NULL;
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      GVariant *swapped = g_variant_byteswap (all);

      g_variant_unref (all);
      all = swapped;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = g_variant_get_child_value (all, i);
  texts = list_texts (parts[0]);
  taken = g_variant_n_children (parts[1]) <= CARNET_CALENDAR_EVENTS_MAX
          && g_variant_n_children (parts[2]) <= CARNET_CALENDAR_LEFT_OUT_MAX
          && take_all (self, texts, parts[1], take_event) && take_all (self, texts, parts[2], take_left_out)
          && take_details (self, parts[3]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_variant_unref (parts[i]);
  return taken ? g_steal_pointer (&self) : NULL;
}
