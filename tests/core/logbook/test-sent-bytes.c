/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store.h"
#include "support/carnet-test-sent.h"

/* No byte of what is kept back is in a copy. */

/* Two people, apart: one says private, the other does not; the last word shown is the other's. */
static CarnetId
add_disputed (CarnetWorld *world, CarnetLogbook *ours)
{
  g_autoptr (CarnetLogbook) theirs = carnet_world_logbook (world, "b");
  CarnetId id = carnet_test_add (ours, "wdisputed", "coordination");

  carnet_test_unite (carnet_logbook_get_path (theirs), carnet_logbook_get_path (ours));
  carnet_test_write (theirs, &id, CARNET_KEY_VISIBILITY, "private", NULL);
  carnet_test_write (ours, &id, CARNET_KEY_VISIBILITY, "publishable", NULL);
  carnet_test_unite (carnet_logbook_get_path (ours), carnet_logbook_get_path (theirs));
  return id;
}

static void
withdraw_last (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) batches = carnet_logbook_list_batches (logbook, NULL);
  g_autoptr (GError) error = NULL;

  carnet_logbook_withdraw_batch (logbook, ((CarnetBatch *)batches->pdata[0])->number, NULL, &error);
  g_assert_no_error (error);
}

static const char *const withheld[]
    = { "zqprivate", "xkhighlighted", "jvcommented",        "qzreplied", "kwattached",
        "wdisputed", "vxwithdrawn",   "Personne d’exemple", "bqtheme",   "fqactor",
        "gqresting", "hqunknown",     "dqparent",           "zvlieu",    "wqunnamed" };
static const char *const given[]
    = { "ypublic", "upubcomment", "oshared", "ktheme", "standing", "unused", "nparent", "openplace" };

/* Words, findings and what a later version may add. */
static void
fill_around (CarnetLogbook *logbook, const CarnetId *secret, const CarnetId *open)
{
  CarnetId theirs = carnet_test_theme (logbook, "bqtheme"), ours = carnet_test_theme (logbook, "ktheme"),
           their_parent = carnet_test_theme (logbook, "dqparent"),
           our_parent = carnet_test_theme (logbook, "nparent"),
           actor = carnet_test_actor (logbook, "fqactor");

  carnet_test_theme (logbook, "unused");
  carnet_test_set_parent (logbook, &theirs, &their_parent);
  carnet_test_set_parent (logbook, &ours, &our_parent);
  carnet_test_use (logbook, secret, CARNET_PREFIX_THEME, &their_parent);
  carnet_test_use (logbook, secret, CARNET_PREFIX_THEME, &our_parent);
  carnet_test_use (logbook, secret, CARNET_PREFIX_THEME, &theirs);
  carnet_test_use (logbook, secret, CARNET_PREFIX_THEME, &ours);
  carnet_test_use (logbook, open, CARNET_PREFIX_THEME, &ours);
  carnet_test_use (logbook, secret, CARNET_PREFIX_ACTOR, &actor);
  carnet_test_rest (logbook, secret, "gqresting");
  carnet_test_rest (logbook, open, "standing");
  carnet_test_write_about (logbook, "later-kind", "about", secret, "words", "hqunknown");
}

/* A new one, where @observation was, until it was somewhere else. */
static CarnetId
add_place (CarnetLogbook *logbook, const CarnetId *observation, const char *name)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id, entity = *observation;

  g_free (territory->name);
  territory->name = g_strdup (name);
  g_free (territory->kind);
  territory->kind = g_strdup ("free");
  g_assert_true (carnet_logbook_ensure_territory (logbook, territory, &id, NULL));
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &id);
  g_assert_true (carnet_logbook_write (logbook, &entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
  return id;
}

/* What was judged of a place does not keep it in. */
static void
fill_places (CarnetLogbook *logbook, const CarnetId *secret, const CarnetId *open)
{
  CarnetId theirs = add_place (logbook, secret, "zvlieu"), ours = add_place (logbook, secret, "openplace");
  g_autoptr (GError) error = NULL;

  add_place (logbook, open, "openplace");
  carnet_logbook_judge_alias (logbook, &theirs, &ours, CARNET_ALIAS_DISTINCT, &error);
  g_assert_no_error (error);
}

/* As a received file may leave one. */
static void
add_unnamed_attachment (CarnetLogbook *logbook)
{
  g_autoptr (CarnetStore) store = carnet_store_open (carnet_logbook_get_path (logbook), FALSE, NULL);
  CarnetIntake *intake = carnet_intake_begin (store, NULL, NULL, 0, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("wqunnamed", 9);

  g_assert_true (carnet_intake_add_blob (intake, bytes, NULL));
  g_assert_true (carnet_intake_finish (intake, NULL, NULL));
}

static void
fill (CarnetWorld *world, CarnetLogbook *logbook)
{
  CarnetId secret = carnet_test_add (logbook, "zqprivate", "private"),
           open = carnet_test_add (logbook, "ypublic", "publishable");
  CarnetId mark = carnet_test_highlight (logbook, &secret, "xkhighlighted"), comment, once,
           disputed = add_disputed (world, logbook);
  g_autoptr (CarnetLogbook) other = carnet_world_logbook (world, "c");

  comment = carnet_test_comment (logbook, &mark, "jvcommented");
  carnet_test_comment (logbook, &comment, "qzreplied");
  carnet_test_comment (logbook, &open, "upubcomment");
  carnet_test_comment (logbook, &disputed, "qzreplied");
  carnet_test_attach (logbook, &secret, "kwattached");
  carnet_test_attach (logbook, &secret, "oshared");
  carnet_test_attach (logbook, &open, "oshared");
  fill_around (logbook, &secret, &open);
  fill_places (logbook, &secret, &open);
  add_unnamed_attachment (logbook);
  once = carnet_test_add (logbook, "private once", "private");
  carnet_test_write (logbook, &once, CARNET_KEY_VISIBILITY, "publishable", NULL);
  carnet_test_add (other, "vxwithdrawn", "publishable");
  carnet_test_unite (carnet_logbook_get_path (logbook), carnet_logbook_get_path (other));
  withdraw_last (logbook);
}

static void
test_raw_bytes (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *before = NULL, *path = NULL;
  g_autofree char *starter = NULL;
  CarnetSendReport report;
  guint            n_private, n_once;

  fill (world, logbook);
  before = carnet_test_send (logbook, world->folder, CARNET_SEND_ALL, NULL);
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, &report);
  starter = carnet_test_send (logbook, world->folder, CARNET_SEND_STARTER, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (withheld); i++)
    {
      if (!carnet_test_file_has (carnet_logbook_get_path (logbook), withheld[i]))
        g_error ("“%s” is not in the logbook", withheld[i]);
      /* The index keeps a word without what it has in common with the one before. */
      if (carnet_test_file_has (path, withheld[i] + 1) || carnet_test_file_has (starter, withheld[i] + 1))
        g_error ("“%s” is in the copy", withheld[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (!carnet_test_file_has (path, given[i]))
      g_error ("“%s” is not in the copy", given[i]);
  g_assert_true (carnet_test_file_has (before, "zqprivate") && carnet_test_file_has (before, "kwattached"));
  g_assert_false (carnet_test_file_has (before, "vxwithdrawn"));
  g_assert_true (carnet_logbook_count_private (logbook, &n_private, &n_once, NULL));
  g_assert_cmpuint (n_private, ==, 2);
  g_assert_cmpuint (report.n_private, ==, 2);
  g_assert_cmpuint (n_once, ==, 1);
  g_assert_cmpuint (report.n_once_private, ==, 1);
  g_assert_cmpuint (report.n_observations, ==, 2);
  g_assert_cmpuint (report.n_statements, ==, 1);
}

/* Without anything private, too. */
static void
test_nothing_private (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = NULL;

  carnet_test_add (logbook, "ypublic", "publishable");
  add_unnamed_attachment (logbook);
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  g_assert_true (carnet_test_file_has (path, "ypublic"));
  g_assert_false (carnet_test_file_has (path, "wqunnamed"));
}

/* Where the logbook is kept is no secret, whatever was written there. */
static void
test_own_territory (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  g_autoptr (CarnetTerritory) home = carnet_territory_new ();
  g_autofree char *at = carnet_world_path (world, "home.carnet"), *path = NULL;
  CarnetOwner      owner = { .name = "Personne d’essai", .role = CARNET_ROLE_CATALYST, .territory = home };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook = NULL;
  CarnetId secret;

  g_free (home->name);
  home->name = g_strdup ("homeplace");
  g_free (home->kind);
  home->kind = g_strdup ("free");
  logbook = carnet_logbook_create (at, programme, &owner, &world->sources, &error);
  g_assert_no_error (error);
  secret = carnet_test_add (logbook, "zqprivate", "private");
  add_place (logbook, &secret, "homeplace");
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  g_assert_true (carnet_test_file_has (path, "homeplace"));
  g_assert_false (carnet_test_file_has (path, "zqprivate"));
}

/* A draft that is private, and the word that only it uses. */
static void
test_starter_after_draft (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  CarnetId theme = carnet_test_theme (logbook, "bqtheme"),
           id = carnet_id_random (world->sources.random, world->sources.random_data);
  g_autofree char *hex = carnet_id_to_string (&theme), *key = g_strconcat (CARNET_PREFIX_THEME, hex, NULL);
  g_autofree char *path = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY, "private");
  carnet_writes_set_integer (writes, key, 1);
  carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, &error);
  g_assert_no_error (error);
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_STARTER, NULL);
  g_assert_false (carnet_test_file_has (path, "bqtheme"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sent-bytes/kept-back", test_raw_bytes);
  g_test_add_func ("/sent-bytes/nothing-private", test_nothing_private);
  g_test_add_func ("/sent-bytes/own-territory", test_own_territory);
  g_test_add_func ("/sent-bytes/starter-after-draft", test_starter_after_draft);
  return g_test_run ();
}
