/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

/* What was sent and is made private afterwards: who keeps it. */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  CarnetId       id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->world = carnet_world_new (7);
  self->logbook = carnet_world_logbook (self->world, "a");
  carnet_test_write (self->logbook, &self->id, CARNET_KEY_TITLE, "Une visite", NULL);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  carnet_logbook_close (self->logbook);
  carnet_world_free (self->world);
}

static void
send (Fixture *self, const char *to, CarnetSendContent content)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_send (self->logbook, self->world->folder, to, content, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_visibility (Fixture *self, const char *word)
{
  carnet_test_write (self->logbook, &self->id, CARNET_KEY_VISIBILITY, word, NULL);
}

/* @expected: as it is told; NULL for nobody. */
static void
assert_told (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holders = carnet_logbook_list_holders (self->logbook, &self->id, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = carnet_holders_describe (holders);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_nobody (Fixture *self, gconstpointer unused)
{
  assert_told (self, NULL);
  set_visibility (self, "private");
  send (self, "Ada", CARNET_SEND_SHARED);
  assert_told (self, NULL);
  set_visibility (self, "coordination");
  send (self, "Cléo", CARNET_SEND_STARTER);
  assert_told (self, NULL);
}

/* What is private goes along with everything. */
static void
test_everything (Fixture *self, gconstpointer unused)
{
  set_visibility (self, "private");
  send (self, "Ada", CARNET_SEND_SHARED);
  send (self, "Bob", CARNET_SEND_ALL);
  assert_told (self, "Already sent to Bob, who keeps it.");
}

/* Whatever comes after, the same people keep it. */
static void
test_sent_before (Fixture *self, gconstpointer unused)
{
  CarnetId later = { { 0 } };

  send (self, "Ada", CARNET_SEND_SHARED);
  set_visibility (self, "private");
  assert_told (self, "Already sent to Ada, who keeps it.");
  send (self, "Bob", CARNET_SEND_SHARED);
  assert_told (self, "Already sent to Ada, who keeps it.");
  carnet_test_write (self->logbook, &later, CARNET_KEY_TITLE, "Après", NULL);
  self->id = later;
  assert_told (self, NULL);
}

/* The last first, each once; many are counted. */
static void
test_several (Fixture *self, gconstpointer unused)
{
  send (self, "Ada", CARNET_SEND_SHARED);
  set_visibility (self, "publishable");
  send (self, "Bob", CARNET_SEND_ALL);
  send (self, "Ada", CARNET_SEND_SHARED);
  set_visibility (self, "private");
  assert_told (self, "Already sent to Ada and Bob: these people keep it.");
  set_visibility (self, "coordination");
  send (self, "Cléo", CARNET_SEND_SHARED);
  set_visibility (self, "private");
  assert_told (self, "Already sent to Cléo, Ada and Bob: these people keep it.");
  set_visibility (self, "coordination");
  send (self, "Dan", CARNET_SEND_SHARED);
  assert_told (self, "Already sent to 4 people: they keep it.");
}

/* What somebody else wrote was not there before it came, whenever it was written. */
static void
test_received (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (self->world, "b");
  const char *paths[] = { carnet_logbook_get_path (theirs), NULL };
  g_autoptr (CarnetMerge) merge = NULL;
  g_autoptr (GError) error = NULL;

  self->id = (CarnetId){ { 0 } };
  carnet_test_write (theirs, &self->id, CARNET_KEY_TITLE, "Ailleurs", NULL);
  send (self, "Ada", CARNET_SEND_SHARED);
  merge = carnet_logbook_prepare_merge (self->logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_logbook_apply_merge (self->logbook, merge, NULL, NULL, NULL, NULL, &error));
  assert_told (self, NULL);
  send (self, "Bob", CARNET_SEND_SHARED);
  assert_told (self, "Already sent to Bob, who keeps it.");
}

/* Several at once: how many of those that are made private. */
static void
test_many (Fixture *self, gconstpointer unused)
{
  const CarnetValue private = { CARNET_VALUE_TEXT, 7, (const guint8 *)"private" };
  const CarnetValue shared = { CARNET_VALUE_TEXT, 12, (const guint8 *)"coordination" };
  CarnetId          other = { { 0 } };
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (CarnetManyChange) first = NULL, back = NULL;

  send (self, "Ada", CARNET_SEND_SHARED);
  carnet_test_write (self->logbook, &other, CARNET_KEY_TITLE, "Pas encore", NULL);
  numbers = carnet_logbook_list_numbers (self->logbook, NULL, NULL);
  first = carnet_logbook_change_many (self->logbook, numbers, CARNET_KEY_VISIBILITY, &private, NULL, NULL,
                                      NULL, NULL);
  g_assert_cmpuint (first->n_changed, ==, 2);
  g_assert_cmpuint (first->n_held, ==, 1);
  back = carnet_logbook_change_many (self->logbook, numbers, CARNET_KEY_VISIBILITY, &shared, NULL, NULL, NULL,
                                     NULL);
  g_assert_cmpuint (back->n_changed, ==, 2);
  g_assert_cmpuint (back->n_held, ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/holders/nobody", test_nobody);
  ADD ("/holders/everything", test_everything);
  ADD ("/holders/sent-before", test_sent_before);
  ADD ("/holders/several", test_several);
  ADD ("/holders/received", test_received);
  ADD ("/holders/many", test_many);
  return g_test_run ();
}
