/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "logbook/carnet-logbook-merge.h"
#include "store/carnet-store-file.h"
#include "support/carnet-test-sent.h"

/* Copies for somebody else: what is in them, what is not, what is noted. */

/* -- Where it goes, and what is noted --------------------------------------------------------- */

static void
test_names (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "Zoé d’Exemple");
  g_autofree char *first = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  g_autofree char *second = carnet_test_send (logbook, world->folder, CARNET_SEND_ALL, NULL);
  g_autofree char *starter = carnet_test_send (logbook, world->folder, CARNET_SEND_STARTER, NULL);
  g_autofree char *named = carnet_world_path (world, "ailleurs.carnet");
  g_autofree char *made = carnet_test_send (logbook, named, CARNET_SEND_SHARED, NULL);
  g_autofree char *first_name = g_path_get_basename (first), *second_name = g_path_get_basename (second),
                  *starter_name = g_path_get_basename (starter);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpstr (first_name, ==, "carnet-zoe-d-exemple-2018-09-25.carnet");
  g_assert_cmpstr (second_name, ==, "carnet-zoe-d-exemple-2018-09-25-2.carnet");
  g_assert_cmpstr (starter_name, ==, "carnet-starter-2018-09-25.carnet");
  g_assert_cmpstr (made, ==, named);
  g_assert_cmpint (g_stat (first, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (
      carnet_logbook_send (logbook, named, "X", CARNET_SEND_SHARED, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS);
}

static guint
count_sent (CarnetLogbook *logbook)
{
  g_autoptr (GPtrArray) list = carnet_logbook_list_sent (logbook, NULL);

  g_assert_nonnull (list);
  return list->len;
}

static void
test_noted (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  g_autofree char *name = g_path_get_basename (path), *hash = carnet_test_hash_file (path);
  g_autoptr (GPtrArray) list = carnet_logbook_list_sent (logbook, NULL);
  const CarnetSent *sent = list->pdata[0];
  g_autofree char  *noted = carnet_hash_to_string (&sent->hash);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (sent->name, ==, name);
  g_assert_cmpstr (sent->recipient, ==, "Personne d’exemple");
  g_assert_cmpstr (noted, ==, hash);
  g_assert_cmpint (sent->sent_ms / 86400000, ==, world->now_ms / 86400000);
  g_assert_false (carnet_logbook_send (logbook, world->folder, " \n", CARNET_SEND_SHARED, NULL, NULL, NULL,
                                       NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpuint (count_sent (logbook), ==, 1);
  g_assert_cmpuint (carnet_test_count_files (world->folder), ==, 2);
}

/* Cancelled at once, or when it has begun: no file, no note. */
static void
cancel_cb (guint64 done, guint64 total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");

  carnet_test_add (logbook, "Un", "private");
  for (guint i = 0; i < 3; i++)
    for (CarnetSendContent content = CARNET_SEND_SHARED; content <= CARNET_SEND_STARTER; content++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;

        if (i == 0)
          g_cancellable_cancel (cancellable);
        g_assert_false (carnet_logbook_send (logbook, world->folder, "X", content, NULL, cancel_cb,
                                             cancellable, cancellable, &error));
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_cmpuint (carnet_test_count_files (world->folder), ==, 1);
      }
  g_assert_cmpuint (count_sent (logbook), ==, 0);
  carnet_test_add (logbook, "Deux", "private");
}

static void
test_drafts_sealed (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autoptr (CarnetLogbook) copy = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetObservation) found = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *path = NULL;
  CarnetId         id = carnet_id_random (world->sources.random, world->sources.random_data);
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Pas encore fini");
  g_assert_true (
      carnet_logbook_save_draft (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL, &error));
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  drafts = carnet_logbook_list_drafts (logbook, &error);
  g_assert_cmpuint (drafts->len, ==, 0);
  copy = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error);
  found = carnet_logbook_load_observation (copy, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->title, ==, "Pas encore fini");
}

/* -- Nobody's --------------------------------------------------------------------------------- */

static void
test_nobody_writes (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  CarnetId         id = carnet_test_add (logbook, "Un", "publishable");
  g_autofree char *path = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) copy = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (CarnetInfo) info = carnet_logbook_load_info (copy, &error);
  g_autoptr (CarnetTerritory) territory = carnet_logbook_dup_owner_territory (copy);

  g_assert_no_error (error);
  g_assert_true (carnet_logbook_has_owner (logbook));
  g_assert_false (carnet_logbook_has_owner (copy));
  g_assert_null (territory);
  g_assert_cmpstr (info->owner_name, ==, "");
  g_assert_cmpuint (info->n_observations, ==, 1);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Deux");
  g_assert_false (carnet_logbook_write (copy, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (
      carnet_logbook_send (copy, world->folder, "X", CARNET_SEND_SHARED, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (carnet_logbook_import_xml (copy, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_READ_ONLY);
}

/* -- To begin with -------------------------------------------------------------------------------- */

static void
delete_theme (CarnetLogbook *logbook, CarnetId id)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  carnet_logbook_write (logbook, &id, CARNET_KIND_THEME, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static CarnetLogbook *
begin_from (CarnetWorld *world, const char *starter)
{
  g_autofree char *path = carnet_world_path (world, "nouveau.carnet");
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();
  CarnetOwner owner = { "Personne nouvelle", CARNET_ROLE_CATALYST, NULL, territory };
  g_autoptr (GError) error = NULL;
  CarnetLogbook *made;

  g_free (territory->name);
  territory->name = g_strdup ("Une vallée");
  made = carnet_logbook_create_from (path, starter, &owner, &world->sources, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static void
test_starter (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a"), made = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;
  g_autoptr (GPtrArray) themes = NULL, people = NULL, batches = NULL;
  g_autoptr (CarnetInfo) info = NULL;
  g_autofree char *path = NULL;
  CarnetId         gone = carnet_test_theme (logbook, "zqforgotten"),
           secret = carnet_test_add (logbook, "zqobserved", "publishable");
  g_autoptr (GError) error = NULL;

  carnet_test_theme (logbook, "Mobilité");
  delete_theme (logbook, gone);
  carnet_test_comment (logbook, &secret, "zqcommented");
  path = carnet_test_send (logbook, world->folder, CARNET_SEND_STARTER, NULL);
  g_assert_false (carnet_test_file_has (path, "qforgotten") || carnet_test_file_has (path, "qobserved")
                  || carnet_test_file_has (path, "qcommented"));
  made = begin_from (world, path);
  programme = carnet_logbook_load_programme (made, &error);
  themes = carnet_logbook_list_themes (made, &error);
  people = carnet_logbook_list_people (made, &error);
  batches = carnet_logbook_list_batches (made, &error);
  info = carnet_logbook_load_info (made, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (programme->title, ==, "Programme d’essai");
  g_assert_cmpuint (programme->milestones->len, ==, 2);
  g_assert_cmpuint (themes->len, ==, 1);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpuint (batches->len, ==, 0);
  g_assert_cmpuint (info->n_observations, ==, 0);
  g_assert_cmpstr (info->owner_name, ==, "Personne nouvelle");
  g_assert_true (carnet_logbook_verify (made, NULL, NULL, NULL, NULL, &error));
  carnet_test_add (made, "Une première", "publishable");
}

static void
test_begin_refused (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "nouveau.carnet"),
                  *other = carnet_world_path (world, "x.carnet");
  CarnetOwner owner = { "Personne nouvelle", CARNET_ROLE_CATALYST, NULL, NULL };
  g_autoptr (GError) error = NULL;

  carnet_test_write_file (other, "pas un carnet", 13);
  g_assert_null (carnet_logbook_create_from (path, other, &owner, &world->sources, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_assert_cmpuint (carnet_test_count_files (world->folder), ==, 1);
}

/* What others observed is theirs, deleted or not. */
static void
test_begin_with_observations (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "a");
  g_autofree char *path = carnet_world_path (world, "nouveau.carnet");
  CarnetOwner      owner = { "Personne nouvelle", CARNET_ROLE_CATALYST, NULL, NULL };
  CarnetId         id = carnet_test_add (logbook, "Un silence", "publishable");
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  for (guint deleted = 0; deleted < 2; deleted++)
    {
      g_autofree char *copy = carnet_test_send (logbook, world->folder, CARNET_SEND_SHARED, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (carnet_logbook_create_from (path, copy, &owner, &world->sources, NULL, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "starter"));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
    }
}

/* -- Who sent it --------------------------------------------------------------------------- */

static char *
dup_author (CarnetLogbook *into, const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetMerge) merge
      = carnet_logbook_prepare_merge (into, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (carnet_merge_get_file (merge, 0)->problem, ==, NULL);
  return g_strdup (carnet_merge_get_file (merge, 0)->author);
}

/* What @sender, a text or an id, makes of the author of a copy that says it. */
static char *
dup_author_with (CarnetLogbook *into, const char *path, const char *text, const CarnetId *id)
{
  g_autoptr (CarnetStore) store = carnet_store_open (path, FALSE, NULL);

  g_assert_true (text != NULL ? carnet_store_set_meta_text (store, CARNET_META_SENDER, text, NULL)
                              : carnet_store_set_meta_id (store, CARNET_META_SENDER, id, NULL));
  g_clear_pointer (&store, carnet_store_close);
  return dup_author (into, path);
}

static void
assert_author (char *author, const char *expected)
{
  g_assert_cmpstr (author, ==, expected);
  g_free (author);
}

/* Whoever sends on what another wrote has sent it; what is no person of the file is not believed. */
static void
test_sender (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autoptr (CarnetLogbook) first = carnet_world_logbook (world, "un");
  g_autoptr (CarnetLogbook) second = carnet_world_logbook (world, "deux");
  g_autoptr (CarnetLogbook) third = carnet_world_logbook (world, "trois");
  g_autofree char *path = carnet_world_path (world, "envoi.carnet"), *sent = NULL;
  const CarnetId   nobody = { { 1, 2, 3 } };
  CarnetId         id = { { 0 } };

  carnet_test_write (first, &id, CARNET_KEY_TITLE, "Écrit par un", NULL);
  carnet_test_unite (carnet_logbook_get_path (second), carnet_logbook_get_path (first));
  sent = carnet_test_send (second, path, CARNET_SEND_SHARED, NULL);
  assert_author (dup_author (third, path), "deux");
  assert_author (dup_author_with (third, path, NULL, &carnet_logbook_get_owner (first)->id), "un");
  assert_author (dup_author_with (third, path, NULL, &carnet_logbook_get_owner (second)->id), "deux");
  assert_author (dup_author_with (third, path, NULL, &nobody), "un");
  assert_author (dup_author_with (third, path, NULL, &id), "un");
  assert_author (dup_author_with (third, path, "une personne bien connue", NULL), "un");
  assert_author (dup_author_with (third, path, "seize caractères", NULL), "un");
  /* A logbook that is not a copy is of who keeps it. */
  assert_author (dup_author (third, carnet_logbook_get_path (second)), "deux");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/send/names", test_names);
  g_test_add_func ("/send/noted", test_noted);
  g_test_add_func ("/send/cancelled", test_cancelled);
  g_test_add_func ("/send/drafts-sealed", test_drafts_sealed);
  g_test_add_func ("/send/nobody-writes", test_nobody_writes);
  g_test_add_func ("/send/sender", test_sender);
  g_test_add_func ("/send/starter", test_starter);
  g_test_add_func ("/send/begin-refused", test_begin_refused);
  g_test_add_func ("/send/begin-with-observations", test_begin_with_observations);
  return g_test_run ();
}
