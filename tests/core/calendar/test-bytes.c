/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar holds, told in bytes by a process that nobody trusts. */
#include <string.h>

#include "calendar/carnet-calendar-bytes.h"

#define FIXTURES CARNET_TEST_SOURCES "/../fixtures/calendar/"
#define N_ALTERED 20000

static CarnetCalendar *
read_fixture (const char *name)
{
  g_autofree char *path = g_strconcat (FIXTURES, name, NULL);
  g_autoptr (GError) error = NULL;
  CarnetCalendar *self = carnet_calendar_read (path, carnet_date_new (2018, 1, 1),
                                               carnet_date_new (2019, 1, 31), NULL, &error);

  g_assert_no_error (error);
  return self;
}

static void
test_again (gconstpointer name)
{
  g_autoptr (CarnetCalendar) read = read_fixture (name), again = NULL;
  g_autoptr (GBytes) told = carnet_calendar_to_bytes (read);
  g_autoptr (GBytes) told_again = NULL;

  g_assert_cmpuint (read->events->len, >, 0);
  again = carnet_calendar_from_bytes (told);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->events->len, ==, read->events->len);
  g_assert_cmpuint (again->left_out->len, ==, read->left_out->len);
  g_assert_cmpmem (again->details, sizeof again->details, read->details, sizeof read->details);
  told_again = carnet_calendar_to_bytes (again);
  g_assert_true (g_bytes_equal (told, told_again));
}

/* Whatever is altered, it is refused or is a calendar that says the same of itself again. */
static void
test_altered (void)
{
  g_autoptr (CarnetCalendar) read = read_fixture ("google.ics");
  g_autoptr (GBytes) told = carnet_calendar_to_bytes (read);
  const gsize size = g_bytes_get_size (told);
  guint       n_refused = 0, n_taken = 0;

  for (guint i = 0; i < N_ALTERED; i++)
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (told, NULL), size);
      gsize   left = i % 4 == 0 ? (gsize)g_test_rand_int_range (1, (int)size) : size;
      g_autoptr (GBytes) altered = NULL;
      g_autoptr (CarnetCalendar) taken = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        bytes[g_test_rand_int_range (0, (int)size)] = (guint8)g_test_rand_int ();
      altered = g_bytes_new_take (bytes, left);
      taken = carnet_calendar_from_bytes (altered);
      n_refused += taken == NULL;
      n_taken += taken != NULL;
      if (taken != NULL)
        {
          g_autoptr (GBytes) again = carnet_calendar_to_bytes (taken);
          g_autoptr (CarnetCalendar) same = carnet_calendar_from_bytes (again);

          g_assert_nonnull (same);
        }
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_taken, >, 0);
}

/* -- Lies ----------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *event;    /* of one event */
  const char *left_out; /* of one thing left out */
  const char *details;
  gboolean    taken;
} Lie;

/* Texts: 0 "u", 1 "Titre", 2 "", 3 a URL that is none. 736880 is 5 July 2018. */
static const Lie lies[] = {
  { "none", "(0,1,2,2,2,2,0,2,736880,736880,true,0,0)", "(0,1,0,0,0,2,0,0)", "[0,0,0,0,0,0]", TRUE },
  { "no-such-text", "(0,9,2,2,2,2,0,2,736880,736880,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "no-uid", "(2,1,2,2,2,2,0,2,736880,736880,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "no-such-kind", "(0,1,2,2,2,2,99,2,736880,736880,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "no-such-precision", "(0,1,2,2,2,2,0,4,736880,736880,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "no-day", "(0,1,2,2,2,2,0,0,0,0,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "far-day", "(0,1,2,2,2,2,0,2,4294967295,4294967295,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "backwards", "(0,1,2,2,2,2,0,3,736880,736879,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "half-month", "(0,1,2,2,2,2,0,1,736880,736890,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "script", "(0,1,2,2,2,3,0,2,736880,736880,true,0,0)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "no-such-reason", NULL, "(99,1,0,0,0,2,0,0)", "[0,0,0,0,0,0]", FALSE },
  { "left-out-nowhere", NULL, "(0,1,2,5,5,2,0,0)", "[0,0,0,0,0,0]", FALSE },
  { "too-new", "(0,1,2,2,2,2,0,2,736880,736880,true,0,253402300800000)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "before-all", "(0,1,2,2,2,2,0,2,736880,736880,true,0,-1)", NULL, "[0,0,0,0,0,0]", FALSE },
  { "cancelled-nowhere", NULL, "(5,1,0,0,0,9,0,0)", "[0,0,0,0,0,0]", FALSE },
  { "few-details", NULL, NULL, "[0,0]", FALSE },
};

static void
test_lie (gconstpointer data)
{
  const Lie       *lie = data;
  g_autofree char *text = g_strdup_printf (
      "(['u', 'Titre', '', 'javascript:x'], @a(uuuuuuuuuubux) [%s], @a(uuuuuuux) [%s], @au %s)",
      lie->event != NULL ? lie->event : "", lie->left_out != NULL ? lie->left_out : "", lie->details);
  g_autoptr (GVariant) told = g_variant_new_parsed (text);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (g_variant_ref_sink (told));
  g_autoptr (CarnetCalendar) taken = carnet_calendar_from_bytes (bytes);

  g_assert_cmpint (taken != NULL, ==, lie->taken);
}

/* The same text a hundred thousand times is not a hundred thousand texts. */
static void
test_repeated (void)
{
  g_autoptr (CarnetCalendar) calendar = carnet_calendar_new ();
  g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
  g_autoptr (GBytes) told = NULL;

  g_free (milestone->description);
  milestone->description = g_strnfill (CARNET_CALENDAR_TEXT_MAX, 'x');
  g_assert_true (carnet_when_parse ("2018-07-05", &milestone->when, NULL));
  for (guint i = 0; i < CARNET_CALENDAR_EVENTS_MAX; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%u", i);

      g_ptr_array_add (calendar->events, carnet_calendar_event_new (uid, milestone));
    }
  told = carnet_calendar_to_bytes (calendar);
  g_assert_cmpuint (g_bytes_get_size (told), <, 2 << 20);
}

int
main (int argc, char **argv)
{
  static const char *const fixtures[] = { "google.ics", "nextcloud.ics", "outlook.ics", "thunderbird.ics" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar/bytes/", fixtures[i], NULL);

      g_test_add_data_func (path, fixtures[i], test_again);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar/bytes/lie/", lies[i].name, NULL);

      g_test_add_data_func (path, &lies[i], test_lie);
    }
  g_test_add_func ("/calendar/bytes/altered", test_altered);
  g_test_add_func ("/calendar/bytes/repeated", test_repeated);
  return g_test_run ();
}
