/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-merge.h"
#include "logbook/carnet-logbook-private.h"
#include "support/carnet-test-pair.h"
#include "support/carnet-test-withheld.h"

/* Withdrawing what a file said of something that is in use: what is named stays, and is what it was; what is
 * not goes, and is seen again when something names it. */

static const struct
{
  const char *kind, *key, *used_by;
} kinds[] = {
  { CARNET_KIND_THEME, CARNET_KEY_LABEL, CARNET_PREFIX_THEME },
  { CARNET_KIND_ACTOR, CARNET_KEY_NAME, CARNET_PREFIX_ACTOR },
  { CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, CARNET_KEY_MILESTONE },
  { CARNET_KIND_TERRITORY, CARNET_KEY_NAME, CARNET_KEY_TERRITORY },
  { CARNET_KIND_PERSON, CARNET_KEY_NAME, CARNET_KEY_AUTHOR },
};

typedef struct
{
  CarnetPair pair;
  guint      kind;
  CarnetId   named;
} Fixture;

static void
write_all (Fixture *self, CarnetLogbook *logbook, CarnetWrites *writes)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_write (logbook, &self->named, kinds[self->kind].kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
name (Fixture *self, CarnetLogbook *logbook, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_line (writes, kinds[self->kind].key, text);
  write_all (self, logbook, writes);
}

static void delete (Fixture *self, CarnetLogbook *logbook)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  write_all (self, logbook, writes);
}

static CarnetWrites *
new_use (Fixture *self)
{
  CarnetWrites *writes = carnet_writes_new ();
  const char   *key = kinds[self->kind].used_by;

  if (g_str_has_suffix (key, "/"))
    {
      char             hex[CARNET_ID_HEX + 1];
      g_autofree char *element = NULL;

      carnet_id_to_hex (&self->named, hex);
      element = g_strconcat (key, hex, NULL);
      carnet_writes_set_integer (writes, element, 1);
    }
  else
    carnet_writes_set_id (writes, key, &self->named);
  return writes;
}

/* By an observation. */
static void
use_in (Fixture *self, CarnetLogbook *logbook)
{
  g_autoptr (CarnetWrites) writes = new_use (self);
  CarnetId id = carnet_id_from_name ("uses");

  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
use (Fixture *self)
{
  use_in (self, self->pair.ours);
}

static void
set_up (Fixture *self, gconstpointer kind)
{
  self->kind = GPOINTER_TO_UINT (kind);
  self->named = carnet_id_from_name ("named");
  carnet_pair_open (&self->pair, 3);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_verify (self->pair.ours, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  carnet_pair_tear_down (&self->pair, NULL);
}

/* Returns: the batch. */
static gint64
receive (Fixture *self)
{
  const char *paths[] = { carnet_logbook_get_path (self->pair.theirs), NULL };
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (self->pair.ours, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) batches = NULL;
  CarnetMergeCounts told;

  g_assert_nonnull (merge);
  told = *carnet_merge_get_totals (merge);
  g_assert_true (carnet_logbook_apply_merge (self->pair.ours, merge, NULL, NULL, NULL, NULL, NULL));
  g_assert_cmpstr (carnet_test_check_withheld (self->pair.ours, paths[0], &told), ==, NULL);
  batches = carnet_logbook_list_batches (self->pair.ours, NULL);
  return ((CarnetBatch *)batches->pdata[0])->number;
}

static CarnetWithdrawal
withdraw (Fixture *self, gint64 batch)
{
  CarnetWithdrawal report = { 0 };

  g_assert_true (carnet_logbook_withdraw_batch (self->pair.ours, batch, &report, NULL));
  return report;
}

static void
assert_named (Fixture *self, const char *expected, CarnetDeletion deletion)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (self->pair.ours, &self->named, NULL);
  g_autofree char *found = carnet_logbook_dup_text (history, kinds[self->kind].key);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (carnet_history_get_deletion (history), ==, deletion);
}

static void
assert_unknown (Fixture *self)
{
  g_assert_null (carnet_logbook_load_history (self->pair.ours, &self->named, NULL));
}

/* Ours, in use, and renamed by a file. */
static void
test_renamed (Fixture *self, gconstpointer unused)
{
  CarnetWithdrawal report;
  gint64           batch;

  name (self, self->pair.ours, "Le nôtre");
  use (self);
  carnet_pair_exchange (&self->pair);
  name (self, self->pair.theirs, "Le leur");
  batch = receive (self);
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
  report = withdraw (self, batch);
  g_assert_cmpuint (report.n_revisions, ==, 1);
  assert_named (self, "Le nôtre", CARNET_DELETION_NONE);
  g_assert_true (carnet_logbook_reapply_batch (self->pair.ours, batch, &report, NULL));
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
}

static void
test_deleted (Fixture *self, gconstpointer unused)
{
  name (self, self->pair.ours, "Le nôtre");
  use (self);
  carnet_pair_exchange (&self->pair);
  delete (self, self->pair.theirs);
  {
    const gint64 batch = receive (self);

    assert_named (self, "Le nôtre", CARNET_DELETION_DELETED);
    withdraw (self, batch);
    assert_named (self, "Le nôtre", CARNET_DELETION_NONE);
  }
}

/* Theirs, and in use since: it has no other name. */
static void
test_theirs (Fixture *self, gconstpointer unused)
{
  gint64 batch;

  name (self, self->pair.theirs, "Le leur");
  batch = receive (self);
  use (self);
  withdraw (self, batch);
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
}

/* Withdrawn, then named by what a newer file of theirs brings, and withdrawn with that. */
static void
test_used_again (Fixture *self, gconstpointer unused)
{
  gint64 newer;

  name (self, self->pair.theirs, "Le leur");
  withdraw (self, receive (self));
  assert_unknown (self);
  use_in (self, self->pair.theirs);
  newer = receive (self);
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
  withdraw (self, newer);
  assert_unknown (self);
}

/* A newer file that does not name it does not bring it back. */
static void
test_not_used (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = carnet_id_from_name ("does not use");

  name (self, self->pair.theirs, "Le leur");
  withdraw (self, receive (self));
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Sans rien nommer");
  g_assert_true (
      carnet_logbook_write (self->pair.theirs, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  receive (self);
  assert_unknown (self);
}

/* Theirs, and named by what we were writing when it went: with what we write it is seen again. */
static void
test_drafted (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = NULL;
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  CarnetId   id = carnet_id_from_name ("uses");
  CarnetHash revision;
  gint64     batch;

  name (self, self->pair.theirs, "Le leur");
  batch = receive (self);
  writes = new_use (self);
  g_assert_true (carnet_logbook_save_draft (self->pair.ours, &id, CARNET_KIND_OBSERVATION, heads, writes,
                                            NULL, NULL, NULL));
  withdraw (self, batch);
  assert_unknown (self);
  g_assert_true (carnet_logbook_seal_draft (self->pair.ours, &id, CARNET_DRAFT_ANY, &revision, NULL));
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
}

/* An observation of theirs that we were correcting when it went, with what it names: both are seen again. */
static void
test_corrected (Fixture *self, gconstpointer unused)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  g_autoptr (CarnetHistory) history = NULL;
  CarnetId id = carnet_id_from_name ("uses");
  gint64   batch;

  name (self, self->pair.theirs, "Le leur");
  use_in (self, self->pair.theirs);
  batch = receive (self);
  history = carnet_logbook_load_history (self->pair.ours, &id, NULL);
  g_array_append_val (heads, ((CarnetRevision *)carnet_history_get_heads (history)->pdata[0])->id);
  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Corrigé");
  g_assert_true (carnet_logbook_save_draft (self->pair.ours, &id, CARNET_KIND_OBSERVATION, heads, writes,
                                            NULL, NULL, NULL));
  withdraw (self, batch);
  assert_unknown (self);
  g_assert_true (carnet_logbook_seal_draft (self->pair.ours, &id, CARNET_DRAFT_ANY, NULL, NULL));
  assert_named (self, "Le leur", CARNET_DELETION_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
#define ADD(name, func)                                                                                      \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *path = g_strdup_printf ("/withdrawn-names/" name "/%s", kinds[i].kind);                 \
    g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, func, tear_down);                               \
  }                                                                                                          \
  G_STMT_END
      ADD ("renamed", test_renamed);
      ADD ("deleted", test_deleted);
      ADD ("theirs", test_theirs);
      ADD ("used-again", test_used_again);
      ADD ("not-used", test_not_used);
      ADD ("drafted", test_drafted);
      ADD ("corrected", test_corrected);
    }
  return g_test_run ();
}
