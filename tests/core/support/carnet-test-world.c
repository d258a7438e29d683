/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-world.h"

#include <glib/gstdio.h>

#include "store/carnet-store.h"

static void
random_cb (guint8 *bytes, gsize size, gpointer user_data)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)g_rand_int_range (user_data, 0, 256);
}

static gint64
clock_cb (gpointer user_data)
{
  gint64 *now_ms = user_data;

  return *now_ms += 1000;
}

CarnetWorld *
carnet_world_new (guint32 seed)
{
  CarnetWorld *self = g_new0 (CarnetWorld, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("carnet-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->chance = g_rand_new_with_seed (seed);
  self->now_ms = G_GINT64_CONSTANT (1537833600000); /* 25 September 2018 */
  self->sources = (CarnetSources){ clock_cb, &self->now_ms, random_cb, self->chance };
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
carnet_world_free (CarnetWorld *self)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_rand_free (self->chance);
  g_free (self);
}

char *
carnet_world_path (CarnetWorld *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

CarnetId
carnet_test_section (guint index)
{
  return carnet_id_from_name (index == 0 ? "programme:test:section:faits" : "programme:test:section:suites");
}

char *
carnet_test_text_key (guint index)
{
  CarnetId         section = carnet_test_section (index);
  g_autofree char *hex = carnet_id_to_string (&section);

  return g_strconcat (CARNET_PREFIX_TEXT, hex, NULL);
}

static void
add_milestone (CarnetProgramme *programme, const char *name, const char *title, const char *when)
{
  CarnetMilestone *milestone = carnet_milestone_new ();

  milestone->id = carnet_id_from_name (name);
  milestone->programme = programme->id;
  milestone->kind = CARNET_MILESTONE_SEMINAR;
  g_free (milestone->title);
  milestone->title = g_strdup (title);
  g_assert_true (carnet_when_parse (when, &milestone->when, NULL));
  g_ptr_array_add (programme->milestones, milestone);
}

CarnetProgramme *
carnet_world_programme (void)
{
  CarnetProgramme *programme = carnet_programme_new ();
  CarnetId         first = carnet_test_section (0), second = carnet_test_section (1);

  programme->id = carnet_id_from_name ("programme:test");
  g_free (programme->title);
  programme->title = g_strdup ("Programme d’essai");
  programme->start = carnet_month_new (2018, 5);
  programme->n_months = 9;
  g_assert_true (carnet_when_parse ("2018-12", &programme->report_due, NULL));
  g_ptr_array_add (programme->sections, carnet_section_new (&first, "Faits", "Que s’est-il passé ?", 1));
  g_ptr_array_add (programme->sections, carnet_section_new (&second, "Suites", "Et maintenant ?", 2));
  add_milestone (programme, "programme:test:milestone:seminaire", "Séminaire", "2018-07-05");
  add_milestone (programme, "programme:test:milestone:rapport", "Rapport", "2018-12");
  return programme;
}

CarnetLogbook *
carnet_world_logbook (CarnetWorld *self, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".carnet", NULL);
  g_autofree char *path = carnet_world_path (self, file);
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  CarnetOwner owner = { name, CARNET_ROLE_CATALYST, NULL, NULL };
  g_autoptr (GError) error = NULL;
  CarnetLogbook *logbook = carnet_logbook_create (path, programme, &owner, &self->sources, &error);

  g_assert_no_error (error);
  g_assert_nonnull (logbook);
  return logbook;
}

void
carnet_test_write (CarnetLogbook *logbook, CarnetId *entity, ...)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  const char *key;
  va_list     fields;

  va_start (fields, entity);
  while ((key = va_arg (fields, const char *)) != NULL)
    carnet_writes_set_text (writes, key, va_arg (fields, const char *));
  va_end (fields);
  carnet_logbook_write (logbook, entity, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
take_cb (CarnetRevision *revision, gpointer user_data, GError **error)
{
  return carnet_intake_add (user_data, revision, error);
}

static gboolean
take_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, size);

  return carnet_intake_add_blob (user_data, copy, error);
}

void
carnet_test_unite (const char *into, const char *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetStore) source = carnet_store_open (from, TRUE, &error);
  g_autoptr (CarnetStore) target = carnet_store_open (into, FALSE, &error);
  g_autofree char *hex = carnet_test_hash_file (from);
  CarnetHash       hash;
  CarnetIntake    *intake;

  g_assert_no_error (error);
  g_assert_true (carnet_hash_parse (hex, &hash));
  intake = carnet_intake_begin (target, from, &hash, 0, &error);
  g_assert_no_error (error);
  g_assert_true (carnet_store_foreach_revision (source, take_cb, intake, &error));
  g_assert_true (carnet_store_foreach_blob (source, take_blob_cb, intake, &error));
  g_assert_true (carnet_intake_finish (intake, NULL, &error));
  g_assert_no_error (error);
}

void
carnet_test_write_file (const char *path, const void *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)size, &error);
  g_assert_no_error (error);
}

char *
carnet_test_hash_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize            size;
  CarnetHash       hash;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  hash = carnet_hash_of (NULL, bytes, size);
  return carnet_hash_to_string (&hash);
}
