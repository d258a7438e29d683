/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faults/carnet-fault-sweep.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static void
write_some (CarnetScene *self)
{
  g_autofree char *key = carnet_test_text_key (0);
  g_autoptr (GBytes) photo = g_bytes_new_static ("not a picture", 13);

  carnet_test_write (self->logbook, &self->entity, CARNET_KEY_TITLE, "Une réunion", CARNET_KEY_DATE,
                     "2018-07-05", key, "Le projet avance.", NULL);
  carnet_test_write (self->logbook, &self->second, CARNET_KEY_TITLE, "Un chantier", CARNET_KEY_DATE,
                     "2018-06-01", key, "Les travaux commencent.", NULL);
  carnet_test_write (self->logbook, &self->entity, CARNET_KEY_TITLE, "Une réunion publique", NULL);
  g_assert_true (carnet_logbook_attach (self->logbook, &self->second, photo, "photo.jpg", NULL));
}

/* By somebody else, who had a copy. */
static void
receive_some (CarnetScene *self)
{
  g_autofree char    *path = carnet_world_path (self->world, "other.carnet");
  CarnetExportOptions options = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT };
  g_autoptr (CarnetLogbook) other = NULL;
  g_autoptr (GError) error = NULL;
  CarnetId fresh = { { 0 } };

  g_assert_true (carnet_logbook_copy (self->logbook, path, TRUE, NULL, NULL, NULL, &error));
  other = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, &self->world->sources, &error);
  g_assert_no_error (error);
  carnet_test_write (other, &self->entity, CARNET_KEY_TITLE, "Une autre réunion", NULL);
  carnet_test_write (other, &fresh, CARNET_KEY_TITLE, "Un départ", CARNET_KEY_DATE, "2018-08-01", NULL);
  g_assert_true (carnet_logbook_export_xml (other, self->received, &options, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

CarnetScene *
carnet_scene_new (void (*prepare) (CarnetScene *scene))
{
  CarnetScene *self = g_new0 (CarnetScene, 1);

  self->world = carnet_world_new (1);
  self->path = carnet_world_path (self->world, "a.carnet");
  self->target = carnet_world_path (self->world, "target");
  self->received = carnet_world_path (self->world, "received.xml");
  self->logbook = carnet_world_logbook (self->world, "a");
  write_some (self);
  receive_some (self);
  if (prepare != NULL)
    prepare (self);
  return self;
}

void
carnet_scene_close (CarnetScene *self)
{
  g_clear_pointer (&self->merge, carnet_merge_free);
  g_clear_pointer (&self->logbook, carnet_logbook_close);
}

void
carnet_scene_free (CarnetScene *self)
{
  carnet_scene_close (self);
  carnet_world_free (self->world);
  g_free (self->path);
  g_free (self->target);
  g_free (self->received);
  g_free (self);
}

/* -- What is in it -------------------------------------------------------------------- */

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  return stmt;
}

static void
add_value (GChecksum *sum, sqlite3_stmt *stmt, int column)
{
  int type = sqlite3_column_type (stmt, column);
  int size = sqlite3_column_bytes (stmt, column);

  g_checksum_update (sum, (const guchar *)&type, sizeof type);
  g_checksum_update (sum, (const guchar *)&size, sizeof size);
  if (size > 0)
    g_checksum_update (sum, sqlite3_column_blob (stmt, column), size);
}

static void
describe_table (GString *into, sqlite3 *db, const char *table)
{
  /* What names the last transaction differs from one attempt to the next. */
  g_autofree char *sql
      = g_strdup_printf ("SELECT * FROM %s%s", table,
                         g_str_equal (table, "meta") ? " WHERE key NOT IN ('transaction', 'derived')" : "");
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  sqlite3_stmt *stmt = prepare (db, sql);
  guint         n = 0;

  for (; sqlite3_step (stmt) == SQLITE_ROW; n++)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      add_value (sum, stmt, i);
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  g_string_append_printf (into, "%s %u %s\n", table, n, g_checksum_get_string (sum));
}

char *
carnet_scene_describe (const char *path)
{
  GString      *text = g_string_new (NULL);
  sqlite3      *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* The words of the index are verified; how they are stored may differ. */
  stmt = prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'");
  while (sqlite3_step (stmt) == SQLITE_ROW)
    describe_table (text, db, (const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

void
carnet_assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == CARNET_ERROR || error->domain == G_IO_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strstr (error->message, ". "));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "SQL"));
  g_assert_null (strstr (error->message, "not an error"));
}
