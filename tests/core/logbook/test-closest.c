/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-pair.h"

#include <glib/gstdio.h>
#include <string.h>

/* While people disagree on who may read or quote something, the closest of what they said holds. */

typedef struct
{
  CarnetPair pair;
  CarnetId   passage;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_pair_set_up (&self->pair, NULL);
  carnet_writes_set_id (writes, CARNET_KEY_OBSERVATION, &self->pair.id);
  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, "Un don.");
  carnet_writes_set_line (writes, CARNET_KEY_SPEAKER, "Madame Exemple");
  carnet_logbook_write (self->pair.ours, &self->passage, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  carnet_pair_exchange (&self->pair);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  carnet_pair_tear_down (&self->pair, NULL);
}

static char *
dup_report (Fixture *self, CarnetLogbook *logbook, CarnetVisibility visibility)
{
  g_autofree char    *path = carnet_world_path (self->pair.world, "rapport.xml");
  CarnetExportOptions options = { .profile = CARNET_PROFILE_REPORT, .query = CARNET_QUERY_INIT };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  options.query.visibility = visibility;
  g_unlink (path);
  carnet_logbook_export_xml (logbook, path, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static const struct
{
  const char      *ours, *theirs;
  CarnetVisibility kept;
} VISIBILITIES[] = {
  { "private", "publishable", CARNET_VISIBILITY_PRIVATE },
  { "publishable", "private", CARNET_VISIBILITY_PRIVATE },
  { "coordination", "publishable", CARNET_VISIBILITY_COORDINATION },
  { "publishable", "coordination", CARNET_VISIBILITY_COORDINATION },
};

static void
assert_kept (Fixture *self, CarnetLogbook *logbook, CarnetVisibility kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetObservation) observation
      = carnet_logbook_load_observation (logbook, &self->pair.id, &error);
  g_autoptr (GPtrArray) rows = NULL;
  CarnetQuery query = CARNET_QUERY_INIT;

  g_assert_no_error (error);
  g_assert_cmpint (observation->visibility, ==, kept);
  rows = carnet_logbook_list_observations (logbook, &query, 0, 10, &error);
  g_assert_cmpint (((CarnetObservationRow *)rows->pdata[0])->visibility, ==, kept);
  for (CarnetVisibility asked = CARNET_VISIBILITY_PRIVATE; asked < CARNET_N_VISIBILITIES; asked++)
    {
      g_autofree char *report = dup_report (self, logbook, asked);

      g_assert_cmpint (strstr (report, "Commun") != NULL, ==, asked <= kept);
    }
  carnet_logbook_verify (logbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_visibility (Fixture *self, gconstpointer row)
{
  const guint i = GPOINTER_TO_UINT (row);

  carnet_test_write (self->pair.ours, &self->pair.id, CARNET_KEY_VISIBILITY, VISIBILITIES[i].ours, NULL);
  carnet_test_write (self->pair.theirs, &self->pair.id, CARNET_KEY_VISIBILITY, VISIBILITIES[i].theirs, NULL);
  carnet_pair_exchange (&self->pair);
  assert_kept (self, self->pair.ours, VISIBILITIES[i].kept);
  assert_kept (self, self->pair.theirs, VISIBILITIES[i].kept);
  /* Settled, what was chosen holds. */
  carnet_test_write (self->pair.ours, &self->pair.id, CARNET_KEY_VISIBILITY, "publishable", NULL);
  carnet_pair_exchange (&self->pair);
  assert_kept (self, self->pair.theirs, CARNET_VISIBILITY_PUBLISHABLE);
}

static const struct
{
  const char   *ours, *theirs;
  CarnetConsent kept;
} CONSENTS[] = {
  { "none", "verbatim", CARNET_CONSENT_NONE },
  { "verbatim", "none", CARNET_CONSENT_NONE },
  { "anonymous", "verbatim", CARNET_CONSENT_ANONYMOUS },
  { "verbatim", "anonymous", CARNET_CONSENT_ANONYMOUS },
};

static void
assert_consent (Fixture *self, CarnetLogbook *logbook, CarnetConsent kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) highlights = carnet_logbook_list_highlights (logbook, &self->pair.id, &error);
  g_autofree char *report = dup_report (self, logbook, CARNET_VISIBILITY_PRIVATE);

  g_assert_no_error (error);
  g_assert_cmpint (((CarnetHighlight *)highlights->pdata[0])->consent, ==, kept);
  g_assert_cmpint (strstr (report, "<quote") != NULL, ==, kept != CARNET_CONSENT_NONE);
  g_assert_cmpint (strstr (report, "Madame Exemple") != NULL, ==, kept == CARNET_CONSENT_VERBATIM);
}

static void
set_consent (Fixture *self, CarnetLogbook *logbook, const char *word)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_CONSENT, word);
  carnet_logbook_write (logbook, &self->passage, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
test_consent (Fixture *self, gconstpointer row)
{
  const guint i = GPOINTER_TO_UINT (row);

  set_consent (self, self->pair.ours, CONSENTS[i].ours);
  set_consent (self, self->pair.theirs, CONSENTS[i].theirs);
  carnet_pair_exchange (&self->pair);
  assert_consent (self, self->pair.ours, CONSENTS[i].kept);
  assert_consent (self, self->pair.theirs, CONSENTS[i].kept);
  set_consent (self, self->pair.ours, "verbatim");
  carnet_pair_exchange (&self->pair);
  assert_consent (self, self->pair.theirs, CARNET_CONSENT_VERBATIM);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (VISIBILITIES); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/closest/visibility/%s-%s", VISIBILITIES[i].ours, VISIBILITIES[i].theirs);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_visibility, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (CONSENTS); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/closest/consent/%s-%s", CONSENTS[i].ours, CONSENTS[i].theirs);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_consent, tear_down);
    }
  return g_test_run ();
}
