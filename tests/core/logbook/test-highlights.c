/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages marked as verbatim: made, changed, deleted by ordinary revisions, found again after a merge. */
#include <string.h>

#include "support/carnet-test-world.h"

#define TEXT "Il dit « je repars avec une question » et sort."

typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  CarnetId       observation;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *key = carnet_test_text_key (0);

  self->world = carnet_world_new (7);
  self->logbook = carnet_world_logbook (self->world, "a");
  carnet_test_write (self->logbook, &self->observation, CARNET_KEY_TITLE, "Un silence", key, TEXT, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  carnet_logbook_close (self->logbook);
  carnet_world_free (self->world);
}

static CarnetHighlight *
new_highlight (Fixture *self, const char *quote)
{
  CarnetHighlight *highlight = carnet_highlight_new ();

  highlight->observation = self->observation;
  highlight->section = carnet_test_section (0);
  g_free (highlight->quote);
  highlight->quote = g_strdup (quote);
  highlight->start = (guint)g_utf8_strlen (TEXT, strstr (TEXT, quote) - TEXT);
  highlight->end = highlight->start + (guint)g_utf8_strlen (quote, -1);
  return highlight;
}

static void
write_highlight (CarnetLogbook *logbook, CarnetHighlight *highlight, const CarnetHighlight *base)
{
  g_autoptr (CarnetWrites) writes = carnet_highlight_dup_writes (highlight, base);
  g_autoptr (GError) error = NULL;

  carnet_logbook_write (logbook, &highlight->id, CARNET_KIND_HIGHLIGHT, base ? base->heads : NULL, writes,
                        NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (CarnetLogbook *logbook, const CarnetId *observation)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *highlights = carnet_logbook_list_highlights (logbook, observation, &error);

  g_assert_no_error (error);
  return highlights;
}

static CarnetHighlight *
only (Fixture *self)
{
  g_autoptr (GPtrArray) highlights = list (self->logbook, &self->observation);

  g_assert_cmpuint (highlights->len, ==, 1);
  return carnet_highlight_copy (highlights->pdata[0]);
}

static void
write_deleted (CarnetLogbook *logbook, CarnetId id, const GArray *heads)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  carnet_logbook_write (logbook, &id, CARNET_KIND_HIGHLIGHT, heads, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* -- By themselves ---------------------------------------------------------------------- */

static void
test_life (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetHighlight) made = new_highlight (self, "je repars"), first = NULL, changed = NULL,
                              second = NULL;
  g_autoptr (GPtrArray) none = NULL;
  CarnetHash head;

  write_highlight (self->logbook, made, NULL);
  first = only (self);
  g_assert_true (carnet_id_equal (&first->id, &made->id));
  g_assert_true (carnet_id_equal (&first->section, &made->section));
  g_assert_cmpuint (first->start, ==, 9);
  g_assert_cmpuint (first->end, ==, 18);
  g_assert_cmpstr (first->quote, ==, "je repars");
  g_assert_cmpstr (first->speaker, ==, "");
  g_assert_cmpint (first->consent, ==, CARNET_CONSENT_UNASKED);
  g_assert_cmpuint (first->heads->len, ==, 1);
  head = g_array_index (first->heads, CarnetHash, 0);

  changed = carnet_highlight_copy (first);
  set_text (&changed->speaker, "Personne d’exemple");
  changed->consent = CARNET_CONSENT_ANONYMOUS;
  write_highlight (self->logbook, changed, first);
  second = only (self);
  g_assert_cmpstr (second->speaker, ==, "Personne d’exemple");
  g_assert_cmpint (second->consent, ==, CARNET_CONSENT_ANONYMOUS);
  g_assert_cmpstr (second->quote, ==, "je repars");
  g_assert_false (carnet_hash_equal (&g_array_index (second->heads, CarnetHash, 0), &head));

  write_deleted (self->logbook, second->id, second->heads);
  none = list (self->logbook, &self->observation);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Only what changed is written; what is applied again says the same. */
static void
test_writes (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetHighlight) base = new_highlight (self, "je repars"), now = carnet_highlight_copy (base),
                              again = carnet_highlight_new ();
  g_autoptr (CarnetWrites) nothing = carnet_highlight_dup_writes (base, base), all = NULL, some = NULL;

  g_assert_cmpuint (carnet_writes_size (nothing), ==, 0);
  now->consent = CARNET_CONSENT_NONE;
  some = carnet_highlight_dup_writes (now, base);
  g_assert_cmpuint (carnet_writes_size (some), ==, 1);
  g_assert_cmpstr (carnet_writes_find_text (some, CARNET_KEY_CONSENT), ==, "none");
  set_text (&now->speaker, "Personne d’exemple");
  all = carnet_highlight_dup_writes (now, NULL);
  g_assert_true (carnet_highlight_apply (again, all));
  g_clear_pointer (&nothing, carnet_writes_unref);
  nothing = carnet_highlight_dup_writes (again, now);
  g_assert_cmpuint (carnet_writes_size (nothing), ==, 0);
  carnet_writes_set_integer (all, CARNET_KEY_DELETED, 1);
  g_assert_false (carnet_highlight_apply (again, all));
}

static void
test_order (Fixture *self, gconstpointer data)
{
  static const char *const quotes[] = { "sort", "Il dit", "une question" };
  g_autoptr (GPtrArray) found = NULL, elsewhere = NULL;
  CarnetId other = { { 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autoptr (CarnetHighlight) highlight = new_highlight (self, quotes[i]);

      write_highlight (self->logbook, highlight, NULL);
    }
  found = list (self->logbook, &self->observation);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpstr (((CarnetHighlight *)found->pdata[0])->quote, ==, "Il dit");
  g_assert_cmpstr (((CarnetHighlight *)found->pdata[1])->quote, ==, "une question");
  g_assert_cmpstr (((CarnetHighlight *)found->pdata[2])->quote, ==, "sort");
  elsewhere = list (self->logbook, &other);
  g_assert_cmpuint (elsewhere->len, ==, 0);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *key, *text;
    gint64      integer;
    const char *sentence;
  } rows[] = {
    { CARNET_KEY_CONSENT, "yes", 0, "“yes” is not a consent: verbatim, anonymous or none." },
    { CARNET_KEY_QUOTE, "", 0, "There are no words to quote." },
    { CARNET_KEY_START, NULL, -1, "The field “start” holds a number that is not negative." },
    { CARNET_KEY_SECTION, "faits", 0, "The field “section” holds an identifier." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      g_autoptr (GError) error = NULL;
      CarnetId id = { { 0 } };

      if (rows[i].text)
        carnet_writes_set_text (writes, rows[i].key, rows[i].text);
      else
        carnet_writes_set_integer (writes, rows[i].key, rows[i].integer);
      g_assert_false (
          carnet_logbook_write (self->logbook, &id, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
    }
}

static void
test_drafts (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetHighlight) known = new_highlight (self, "je repars"), fresh = new_highlight (self, "sort");
  g_autoptr (CarnetWrites) consent = carnet_writes_new (), all = carnet_highlight_dup_writes (fresh, NULL);
  g_autoptr (GPtrArray) highlights = NULL, drafts = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId other = { { 3 } };

  write_highlight (self->logbook, known, NULL);
  fresh->id = (CarnetId){ { 2 } };
  carnet_writes_set_text (consent, CARNET_KEY_CONSENT, "none");
  carnet_logbook_save_draft (self->logbook, &known->id, CARNET_KIND_HIGHLIGHT, NULL, consent, NULL, NULL,
                             &error);
  g_assert_no_error (error);
  carnet_logbook_save_draft (self->logbook, &fresh->id, CARNET_KIND_HIGHLIGHT, NULL, all, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Of something else, and of the observation itself. */
  carnet_logbook_save_draft (self->logbook, &other, CARNET_KIND_HIGHLIGHT, NULL, consent, NULL, NULL, &error);
  carnet_writes_set_text (all, CARNET_KEY_TITLE, "Autre");
  carnet_logbook_save_draft (self->logbook, &self->observation, CARNET_KIND_OBSERVATION, NULL, all, NULL,
                             NULL, &error);
  g_assert_no_error (error);
  highlights = list (self->logbook, &self->observation);
  drafts = carnet_logbook_list_highlight_drafts (self->logbook, &self->observation, highlights, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  g_assert_true (carnet_id_equal (&((CarnetDraft *)drafts->pdata[0])->entity, &known->id));
  g_assert_true (carnet_id_equal (&((CarnetDraft *)drafts->pdata[1])->entity, &fresh->id));
}

/* -- As a condition ----------------------------------------------------------------------- */

static guint
count_with_verbatim (CarnetLogbook *logbook, const char *text)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint count;

  query.with_verbatim = TRUE;
  query.text = text;
  query.order = CARNET_ORDER_RANK;
  g_assert_true (carnet_logbook_count_observations (logbook, &query, &count, &error));
  rows = carnet_logbook_list_observations (logbook, &query, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, count);
  return count;
}

static void
test_query (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetHighlight) one = new_highlight (self, "je repars"), two = new_highlight (self, "sort");
  CarnetId other = { { 0 } };

  carnet_test_write (self->logbook, &other, CARNET_KEY_TITLE, "Un silence sans parole", NULL);
  g_assert_cmpuint (count_with_verbatim (self->logbook, NULL), ==, 0);
  write_highlight (self->logbook, one, NULL);
  write_highlight (self->logbook, two, NULL);
  g_assert_cmpuint (count_with_verbatim (self->logbook, NULL), ==, 1);
  g_assert_cmpuint (count_with_verbatim (self->logbook, "silence"), ==, 1);
  g_assert_cmpuint (count_with_verbatim (self->logbook, "parole"), ==, 0);
  write_deleted (self->logbook, one->id, NULL);
  g_assert_cmpuint (count_with_verbatim (self->logbook, NULL), ==, 1);
  write_deleted (self->logbook, two->id, NULL);
  g_assert_cmpuint (count_with_verbatim (self->logbook, NULL), ==, 0);
}

/* -- After a merge --------------------------------------------------------------------------- */

static void
unite (CarnetLogbook *a, CarnetLogbook *b)
{
  carnet_test_unite (carnet_logbook_get_path (a), carnet_logbook_get_path (b));
  carnet_test_unite (carnet_logbook_get_path (b), carnet_logbook_get_path (a));
}

static void
assert_found (CarnetLogbook *logbook, const CarnetId *id, CarnetQuoteFound expected, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetObservation) observation = carnet_logbook_load_observation (logbook, id, &error);
  g_autoptr (GPtrArray) highlights = list (logbook, id);
  const CarnetHighlight *highlight = highlights->pdata[0];
  const char            *text = carnet_observation_get_text (observation, &highlight->section);
  g_autofree char       *found = NULL;
  guint                  start, end;

  g_assert_no_error (error);
  g_assert_cmpint (carnet_quote_find (highlight->quote, highlight->start, text, &start, &end), ==, expected);
  found = g_utf8_substring (text, start, end);
  g_assert_cmpstr (found, ==, words);
}

/* One marks while another edits: both keep both, and find the same words. Nothing is written for it. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (self->world, "b");
  g_autoptr (CarnetHighlight) highlight = new_highlight (self, "je repars avec une question");
  g_autofree char *key = carnet_test_text_key (0), *first = NULL, *second = NULL;

  unite (self->logbook, other);
  write_highlight (self->logbook, highlight, NULL);
  carnet_test_write (other, &self->observation, key,
                     "Le maire se lève. Il dit « je repars avec une vraie question » et sort.", NULL);
  unite (self->logbook, other);
  assert_found (self->logbook, &self->observation, CARNET_QUOTE_CHANGED, "je repars avec une vraie question");
  assert_found (other, &self->observation, CARNET_QUOTE_CHANGED, "je repars avec une vraie question");
  first = carnet_logbook_dump (self->logbook, FALSE, NULL);
  second = carnet_logbook_dump (other, FALSE, NULL);
  g_assert_cmpstr (first, ==, second);
}

/* Deleted by one who did not know that the other changed it: it stays. */
static void
test_contested (Fixture *self, gconstpointer data)
{
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (self->world, "b");
  g_autoptr (CarnetHighlight) highlight = new_highlight (self, "je repars"), seen = NULL, changed = NULL,
                              kept = NULL;

  write_highlight (self->logbook, highlight, NULL);
  unite (self->logbook, other);
  seen = only (self);
  changed = carnet_highlight_copy (seen);
  changed->consent = CARNET_CONSENT_VERBATIM;
  write_highlight (other, changed, seen);
  unite (self->logbook, other);
  write_deleted (self->logbook, seen->id, seen->heads);
  kept = only (self);
  g_assert_cmpint (kept->consent, ==, CARNET_CONSENT_VERBATIM);
  g_assert_cmpuint (kept->heads->len, ==, 2);
  write_deleted (self->logbook, kept->id, kept->heads);
  g_assert_cmpuint (count_with_verbatim (self->logbook, NULL), ==, 0);
}

#define ADD(path, test) g_test_add ("/highlights/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("life", test_life);
  ADD ("writes", test_writes);
  ADD ("order", test_order);
  ADD ("refusals", test_refusals);
  ADD ("drafts", test_drafts);
  ADD ("query", test_query);
  ADD ("merge", test_merge);
  ADD ("contested", test_contested);
  return g_test_run ();
}
