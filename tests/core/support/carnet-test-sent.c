/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "support/carnet-test-sent.h"

#include <glib/gstdio.h>
#include <string.h>

char *
carnet_test_send (CarnetLogbook    *logbook,
                  const char       *path,
                  CarnetSendContent content,
                  CarnetSendReport *report)
{
  g_autoptr (GError) error = NULL;
  CarnetSendReport made = { 0 };

  carnet_logbook_send (logbook, path, "Personne d’exemple", content, &made, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (report != NULL)
    *report = made;
  return made.path;
}

CarnetId
carnet_test_add (CarnetLogbook *logbook, const char *title, const char *visibility)
{
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, title, CARNET_KEY_VISIBILITY, visibility, NULL);
  return id;
}

CarnetId
carnet_test_write_about (CarnetLogbook  *logbook,
                         const char     *kind,
                         const char     *key,
                         const CarnetId *id,
                         const char     *text_key,
                         const char     *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId entity = { { 0 } };

  carnet_writes_set_id (writes, key, id);
  carnet_writes_set_text (writes, text_key, text);
  carnet_logbook_write (logbook, &entity, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return entity;
}

CarnetId
carnet_test_comment (CarnetLogbook *logbook, const CarnetId *subject, const char *text)
{
  return carnet_test_write_about (logbook, CARNET_KIND_COMMENT, CARNET_KEY_SUBJECT, subject, CARNET_KEY_TEXT,
                                  text);
}

CarnetId
carnet_test_highlight (CarnetLogbook *logbook, const CarnetId *observation, const char *quote)
{
  return carnet_test_write_about (logbook, CARNET_KIND_HIGHLIGHT, CARNET_KEY_OBSERVATION, observation,
                                  CARNET_KEY_QUOTE, quote);
}

void
carnet_test_attach (CarnetLogbook *logbook, const CarnetId *observation, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  carnet_logbook_attach (logbook, observation, bytes, "note.txt", &error);
  g_assert_no_error (error);
}

gboolean
carnet_test_file_has (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return memmem (bytes, size, needle, strlen (needle)) != NULL;
}

CarnetId
carnet_test_rest (CarnetLogbook *logbook, const CarnetId *evidence, const char *title)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *hex = carnet_id_to_string (evidence);
  g_autofree char *key = g_strconcat (CARNET_PREFIX_EVIDENCE, hex, NULL);
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_writes_set_integer (writes, key, 1);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, title);
  carnet_logbook_write (logbook, &id, CARNET_KIND_STATEMENT, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return id;
}

void
carnet_test_use (CarnetLogbook  *logbook,
                 const CarnetId *observation,
                 const char     *prefix,
                 const CarnetId *word)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *hex = carnet_id_to_string (word);
  g_autofree char *key = g_strconcat (prefix, hex, NULL);
  g_autoptr (GError) error = NULL;
  CarnetId id = *observation;

  carnet_writes_set_integer (writes, key, 1);
  carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

CarnetId
carnet_test_theme (CarnetLogbook *logbook, const char *label)
{
  g_autoptr (GError) error = NULL;
  CarnetId id;

  carnet_logbook_ensure_theme (logbook, label, &id, &error);
  g_assert_no_error (error);
  return id;
}

void
carnet_test_set_parent (CarnetLogbook *logbook, const CarnetId *theme, const CarnetId *parent)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId id = *theme;

  carnet_writes_set_id (writes, CARNET_KEY_PARENT, parent);
  carnet_logbook_write (logbook, &id, CARNET_KIND_THEME, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

CarnetId
carnet_test_actor (CarnetLogbook *logbook, const char *name)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, CARNET_KEY_NAME, name);
  carnet_logbook_write (logbook, &id, CARNET_KIND_ACTOR, NULL, writes, NULL, &error);
  g_assert_no_error (error);
  return id;
}

guint
carnet_test_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
carnet_test_use_cp (CarnetWorld *world, const char *does)
{
  g_autofree char *folder = carnet_world_path (world, "bin");
  g_autofree char *cp = g_build_filename (folder, "cp", NULL);
  char            *asked = carnet_world_path (world, "asked");
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$1\" >>%s\n%s\n", asked, does);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  carnet_test_write_file (cp, script, strlen (script));
  g_assert_cmpint (g_chmod (cp, 0700), ==, 0);
  g_setenv ("PATH", folder, TRUE);
  return asked;
}
