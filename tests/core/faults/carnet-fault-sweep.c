/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faults/carnet-fault-sweep.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* What a logbook is before and after, and what was seen of others. */
typedef struct
{
  const CarnetOperation *operation;
  CarnetScene           *scene;
  GBytes                *bytes; /* of the logbook, before */
  gint64                 now_ms;
  char                  *before;
  char                  *after;
  char                  *files_before;
  char                  *files_after;
  GHashTable            *verified; /* digest of a whole file → its description */
} Sweep;

static const char *const fault_names[] = { "none", "once", "lie", "from", "full", "power" };

static gboolean
is_long (void)
{
  return g_getenv ("CARNET_TEST_LONG") != NULL;
}

/* -- The stage ------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/* One backup more is kept where it was not known whether the first attempt had done its work. */
static gboolean
is_another_backup (GPtrArray *names, guint i)
{
  return i > 0 && g_str_has_prefix (names->pdata[i - 1], "0000")
         && g_str_has_prefix (names->pdata[i], "0000");
}

static void
list_files (GString *into, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "a.carnet-journal"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *shown = g_strconcat (prefix, names->pdata[i], NULL);
      g_autofree char *deeper = g_strconcat (shown, "/", NULL);

      if (is_another_backup (names, i))
        continue;
      g_string_append_printf (
          into, "%s\n", shown[0] == 'a' && g_str_has_prefix (names->pdata[i], "0000") ? "backup" : shown);
      list_files (into, path, deeper);
    }
}

static char *
describe_files (Sweep *self)
{
  GString *text = g_string_new (NULL);

  list_files (text, self->scene->world->folder, "");
  return g_string_free (text, FALSE);
}

static void
remove_others (Sweep *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_equal (path, self->scene->received))
        continue;
      remove_others (self, path);
      g_remove (path);
    }
}

static void
open_scene (Sweep *self)
{
  g_autoptr (GError) error = NULL;
  CarnetScene *scene = self->scene;

  scene->logbook = carnet_logbook_open (scene->path, CARNET_OPEN_READ_WRITE, &scene->world->sources, &error);
  g_assert_no_error (error);
}

static void
restore (Sweep *self)
{
  CarnetScene *scene = self->scene;
  gsize        size;
  const void  *bytes = g_bytes_get_data (self->bytes, &size);

  carnet_scene_close (scene);
  remove_others (self, scene->world->folder);
  carnet_test_write_file (scene->path, bytes, size);
  carnet_vfs_forget ();
  scene->world->now_ms = self->now_ms;
  g_rand_set_seed (scene->world->chance, 2);
  scene->fresh = (CarnetId){ { 0 } };
  open_scene (self);
  if (self->operation->arrange != NULL)
    self->operation->arrange (scene);
}

/* -- The judge ------------------------------------------------------------------------------ */

/* Many faults leave the very same bytes: they are looked at once. */
static char *
describe_verified (Sweep *self)
{
  g_autoptr (CarnetLogbook) other = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  const char *known;
  char       *found;

  other = carnet_logbook_open (self->scene->path, CARNET_OPEN_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  digest = carnet_test_hash_file (self->scene->path);
  known = g_hash_table_lookup (self->verified, digest);
  if (known != NULL)
    return g_strdup (known);
  carnet_logbook_verify (other, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  found = carnet_scene_describe (self->scene->path);
  g_hash_table_insert (self->verified, g_steal_pointer (&digest), g_strdup (found));
  return found;
}

/* Returns: whether it is as after. */
static gboolean
judge_rows (Sweep *self, gboolean done)
{
  g_autofree char *now = describe_verified (self);
  gboolean         is_after = g_str_equal (now, self->after);

  if (!is_after && (done || !g_str_equal (now, self->before)))
    g_assert_cmpstr (now, ==, self->after);
  return is_after;
}

static void
judge_files (Sweep *self, gboolean done)
{
  g_autofree char *now = describe_files (self);

  if (done || !g_str_equal (now, self->files_before))
    g_assert_cmpstr (now, ==, self->files_after);
  if (self->operation->check != NULL && g_str_equal (now, self->files_after))
    self->operation->check (self->scene);
}

static char *
without_digests (const char *description)
{
  g_autoptr (GRegex) regex = g_regex_new (" [0-9a-f]{32}$", G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (regex, description, -1, 0, "", 0, NULL);
}

/* As many rows as after one application, though other ids and times. */
static void
judge_retry (Sweep *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL, *rows = NULL, *expected = without_digests (self->after);

  self->operation->run (self->scene, &error);
  g_assert_no_error (error);
  /* Every attempt makes other bytes: to verify all of them takes most of the time. */
  now = is_long () || g_test_rand_int_range (0, 4) == 0 ? describe_verified (self)
                                                        : carnet_scene_describe (self->scene->path);
  rows = without_digests (now);
  g_assert_cmpstr (rows, ==, expected);
  judge_files (self, TRUE);
}

/* -- Faults that a program outlives --------------------------------------------------------- */

/* Returns: whether there was such a call. */
static gboolean
try_fault (Sweep *self, CarnetFault fault, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean done, changed;
  guint    n_calls;

  restore (self);
  carnet_vfs_arm (fault, CARNET_CALLS_ALL, n);
  done = self->operation->run (self->scene, &error);
  n_calls = carnet_vfs_disarm ();
  if (!done)
    carnet_assert_sentence (error);
  changed = judge_rows (self, done);
  judge_files (self, done || (changed && !g_str_equal (self->before, self->after)));
  if (!done)
    judge_retry (self);
  return n_calls >= n;
}

/* -- Power ---------------------------------------------------------------------------------------- */

static const CarnetDiskFate fates[] = {
  CARNET_DISK_DROPPED, CARNET_DISK_KEPT, CARNET_DISK_NAMES_KEPT, CARNET_DISK_CONTENTS_KEPT,
  CARNET_DISK_TORN,    CARNET_DISK_TORN, CARNET_DISK_TORN,
};

/* The power goes again while what the first time left is being mended. */
static void
crash_again (Sweep *self, guint32 seed)
{
  g_autoptr (CarnetDisk) disk = NULL;
  CarnetLogbook *logbook;

  carnet_vfs_arm (CARNET_FAULT_POWER, CARNET_CALLS_CHANGING, 1 + seed % 5);
  logbook = carnet_logbook_open (self->scene->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_clear_pointer (&logbook, carnet_logbook_close);
  disk = carnet_vfs_cut_power ();
  carnet_disk_settle (disk, fates[seed / 5 % G_N_ELEMENTS (fates)], seed);
}

static gboolean
try_power (Sweep *self, guint n)
{
  g_autoptr (CarnetDisk) disk = NULL;
  gboolean done;
  guint    n_calls;

  restore (self);
  carnet_vfs_arm (CARNET_FAULT_POWER, CARNET_CALLS_CHANGING, n);
  done = self->operation->run (self->scene, NULL);
  n_calls = carnet_vfs_disarm ();
  carnet_scene_close (self->scene);
  disk = carnet_vfs_cut_power ();
  for (guint i = 0; i < G_N_ELEMENTS (fates) * 2; i++)
    {
      guint32 seed = g_test_rand_int ();

      if (i % 2 == 1 && !is_long () && fates[i / 2] != CARNET_DISK_TORN)
        continue;
      carnet_disk_settle (disk, fates[i / 2], seed);
      if (i % 2 == 1)
        crash_again (self, seed & 0xffff);
      judge_rows (self, done);
      carnet_vfs_forget ();
    }
  return n_calls >= n;
}

/* -- All of them ------------------------------------------------------------------------------------ */

static gboolean
try_one (Sweep *self, CarnetFault fault, guint n)
{
  g_test_message ("%s: %s at call %u", self->operation->name, fault_names[fault], n);
  return fault == CARNET_FAULT_POWER ? try_power (self, n) : try_fault (self, fault, n);
}

static guint
count_calls (Sweep *self, CarnetCalls calls)
{
  restore (self);
  carnet_vfs_arm (CARNET_FAULT_NONE, calls, 0);
  g_assert_true (self->operation->run (self->scene, NULL));
  return carnet_vfs_disarm ();
}

#define SAMPLE 3
#define COMMIT 6

/* The last calls are those of the commit: all of them. */
static void
sweep_fault (Sweep *self, CarnetFault fault)
{
  guint n_calls = count_calls (self, fault == CARNET_FAULT_POWER ? CARNET_CALLS_CHANGING : CARNET_CALLS_ALL);
  guint all = is_long () ? n_calls : SAMPLE;
  guint step = MAX (1, n_calls / all);
  guint end = n_calls > COMMIT ? n_calls - COMMIT : 1;

  for (guint n = 1 + (guint)g_test_rand_int_range (0, (gint)step); n < end; n += step)
    try_one (self, fault, n);
  for (guint n = end; try_one (self, fault, n); n++)
    ;
}

static void
learn (Sweep *self)
{
  CarnetScene     *scene = self->scene;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  carnet_scene_close (scene);
  g_assert_true (g_file_get_contents (scene->path, &bytes, &size, NULL));
  self->bytes = g_bytes_new_take (g_steal_pointer (&bytes), size);
  self->now_ms = scene->world->now_ms;
  restore (self);
  self->before = describe_verified (self);
  self->files_before = describe_files (self);
  self->operation->run (scene, &error);
  g_assert_no_error (error);
  self->after = describe_verified (self);
  self->files_after = describe_files (self);
}

void
carnet_sweep (const CarnetOperation *operation)
{
  Sweep self = { operation, carnet_scene_new (operation->prepare) };

  self.verified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  learn (&self);
  for (CarnetFault fault = CARNET_FAULT_ONCE; fault <= CARNET_FAULT_POWER; fault++)
    sweep_fault (&self, fault);
  carnet_scene_free (self.scene);
  g_bytes_unref (self.bytes);
  g_free (self.before);
  g_free (self.after);
  g_free (self.files_before);
  g_free (self.files_after);
  g_hash_table_unref (self.verified);
}
