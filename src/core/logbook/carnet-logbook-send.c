/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-send.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/carnet-file.h"
#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-sent.h"

static const char *const starter_kinds[] = { CARNET_KIND_PROGRAMME,
                                             CARNET_KIND_MILESTONE,
                                             CARNET_KIND_PERSON,
                                             CARNET_KIND_TERRITORY,
                                             CARNET_KIND_THEME,
                                             CARNET_KIND_ACTOR,
                                             NULL };

void
carnet_send_report_clear (CarnetSendReport *self)
{
  g_clear_pointer (&self->path, g_free);
}

/* -- Where it goes ------------------------------------------------------------------------ */

static char *
dup_name (CarnetLogbook *self, CarnetSendContent content, guint number)
{
  CarnetDate       today = carnet_date_from_ms (carnet_logbook_now (self));
  g_autofree char *day = today != CARNET_DATE_NONE ? carnet_date_to_iso (today) : g_strdup ("0000-00-00");
  /* Translators: becomes part of a file name: carnet-starter-2018-09-25.carnet */
  g_autofree char *slug
      = carnet_text_slug (content == CARNET_SEND_STARTER ? _ ("starter") : self->owner->name);

  return number == 1 ? g_strdup_printf ("carnet-%s-%s.carnet", slug, day)
                     : g_strdup_printf ("carnet-%s-%s-%u.carnet", slug, day, number);
}

char *
carnet_logbook_dup_copy_name (CarnetLogbook *self, CarnetSendContent content)
{
  return dup_name (self, content, 1);
}

static char *
path_in_folder (CarnetLogbook *self, const char *folder, CarnetSendContent content)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = dup_name (self, content, i);
      g_autofree char *path
          = g_str_equal (folder, ".") ? g_strdup (name) : g_build_filename (folder, name, NULL);

      if (carnet_file_check_free (path, NULL))
        return g_steal_pointer (&path);
    }
}

static char *
choose_path (CarnetLogbook *self, const char *path, CarnetSendContent content, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return path_in_folder (self, path, content);
  /* Before the work, not after it. */
  return carnet_file_check_free (path, error) ? g_strdup (path) : NULL;
}

/* -- Filling it --------------------------------------------------------------------------- */

/* What is made, of which logbook. */
typedef struct
{
  CarnetLogbook    *logbook;
  const char       *path; /* in the end */
  CarnetSendContent content;
  CarnetWork        work;
  CarnetSendReport  report;
} Sending;

static gboolean
copy_starter (Sending *self, CarnetStore *copy, GError **error)
{
  CarnetStore *from = self->logbook->store;
  g_autoptr (GHashTable) withheld = carnet_store_list_withheld (from, error);
  CarnetId programme;

  return withheld != NULL && carnet_store_copy_kinds (from, copy, withheld, starter_kinds, &self->work, error)
         && carnet_store_get_meta_id (from, CARNET_META_PROGRAMME, &programme, error)
         && carnet_store_set_meta_id (copy, CARNET_META_PROGRAMME, &programme, error);
}

static CarnetStore *
make_starter (Sending *self, const char *path, GError **error)
{
  CarnetStore *from = self->logbook->store;
  g_autoptr (CarnetStore) copy = NULL;
  gboolean done;

  g_unlink (path);
  copy = carnet_store_create (path, error);
  /* What is withheld and what is copied are those of one moment. */
  if (copy == NULL || !carnet_store_begin_read (from, error))
    return NULL;
  done = copy_starter (self, copy, error);
  carnet_store_end_read (from);
  return done ? g_steal_pointer (&copy) : NULL;
}

/* Those of @once that are not left out. */
static gboolean
count_once (CarnetStore *store, GHashTable *left_out, guint *n_once, GError **error)
{
  g_autoptr (GHashTable) once = carnet_store_list_once_private (store, error);
  GHashTableIter iter;
  gpointer       id;

  if (once == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, left_out);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_remove (once, id);
  return carnet_store_count_kind (store, once, CARNET_KIND_OBSERVATION, n_once, error);
}

static GHashTable *
list_withheld (Sending *self, CarnetStore *store, GError **error)
{
  g_autoptr (GHashTable) withheld = NULL;

  if (self->content == CARNET_SEND_ALL)
    return g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  withheld = carnet_store_list_withheld (store, error);
  if (withheld == NULL
      || !carnet_store_count_kind (store, withheld, CARNET_KIND_OBSERVATION, &self->report.n_private, error)
      || !carnet_store_count_kind (store, withheld, CARNET_KIND_STATEMENT, &self->report.n_statements, error)
      || !count_once (store, withheld, &self->report.n_once_private, error))
    return NULL;
  return g_steal_pointer (&withheld);
}

static gboolean
reduce (Sending *self, CarnetStore *copy, GError **error)
{
  g_autoptr (GHashTable) withheld = list_withheld (self, copy, error);
  CarnetStoreCounts counts;
  gint64            n_gone;

  if (withheld == NULL || !carnet_store_load_counts (copy, &counts, error)
      || !carnet_store_clear_local (copy, error) || !carnet_store_prune (copy, withheld, &n_gone, error))
    return FALSE;
  self->report.n_revisions = (guint64)(counts.n_revisions - n_gone);
  return TRUE;
}

static CarnetStore *
make_reduced (Sending *self, const char *path, GError **error)
{
  g_autoptr (CarnetStore) copy = NULL;

  if (!carnet_store_copy_file (self->logbook->store, path, &self->work, error)
      || (copy = carnet_store_open (path, FALSE, error)) == NULL)
    return NULL;
  carnet_store_set_cancellable (copy, self->work.cancellable);
  return reduce (self, copy, error) ? g_steal_pointer (&copy) : NULL;
}

/* SQLite names the file it reads; what has no room is the one it writes. */
static gboolean
write_anew (CarnetStore *rough, const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (carnet_store_vacuum_into (rough, path, &problem))
    return TRUE;
  if (g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_DISK_FULL)
      || g_error_matches (problem, CARNET_ERROR, CARNET_ERROR_READ_ONLY))
    carnet_file_name_in_error (problem, carnet_store_get_path (rough), path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What is taken away leaves its traces in @rough, which stays beside the logbook. */
static gboolean
fill_by (Sending *self, const char *rough, const char *path, GError **error)
{
  g_autoptr (CarnetStore) copy = self->content == CARNET_SEND_STARTER ? make_starter (self, rough, error)
                                                                      : make_reduced (self, rough, error);

  return copy != NULL && carnet_store_clear_owner (copy, error)
         && carnet_store_set_meta_id (copy, CARNET_META_SENDER, &self->logbook->owner->id, error)
         && write_anew (copy, path, error);
}

static gboolean
did_not_become (const char *path, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_FAILED, _ ("“%s” did not become what it should."), path);
  return FALSE;
}

/* Another opening: what is verified is what is in the file. */
static gboolean
check_copy (Sending *self, const char *path, GError **error)
{
  g_autoptr (CarnetStore) copy = carnet_store_open (path, TRUE, error);
  g_autoptr (GHashTable) private = NULL;
  CarnetStoreFacts  facts;
  CarnetStoreCounts counts;

  if (copy == NULL || !carnet_store_verify (copy, &facts, &self->work, error)
      || !carnet_store_load_counts (copy, &counts, error)
      || (private = carnet_store_list_private (copy, error)) == NULL
      || !carnet_store_count_kind (copy, private, CARNET_KIND_OBSERVATION, &self->report.n_with_private,
                                   error)
      || !carnet_store_count_deleted (copy, TRUE, &self->report.deleted, error))
    return FALSE;
  if ((self->content != CARNET_SEND_STARTER && facts.n_revisions != self->report.n_revisions)
      || (self->content != CARNET_SEND_ALL && g_hash_table_size (private) > 0))
    return did_not_become (path, error);
  self->report.n_revisions = facts.n_revisions;
  self->report.n_observations = (guint64)counts.n_observations;
  return TRUE;
}

static gboolean
fill (Sending *self, const char *path, GError **error)
{
  const char      *beside = carnet_logbook_get_path (self->logbook);
  g_autofree char *rough = carnet_file_open_beside (beside, error);
  g_autoptr (GError) problem = NULL;
  gboolean done;

  if (rough == NULL)
    return FALSE;
  done = fill_by (self, rough, path, &problem);
  carnet_file_discard (rough);
  if (done)
    return check_copy (self, path, error);
  carnet_file_name_in_error (problem, rough, beside);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- Noting it ------------------------------------------------------------------------------ */

static gboolean
note (Sending *self, const char *temporary, const char *recipient, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  CarnetSent       sent = { .name = name,
                            .recipient = (char *)recipient,
                            .sent_ms = carnet_logbook_now (self->logbook),
                            .content = self->content,
                            .n_observations = (gint64)self->report.n_observations,
                            .n_private = self->report.n_private };

  return carnet_file_hash (temporary, &sent.hash, error)
         && carnet_store_add_sent (self->logbook->store, &sent, error);
}

/* A file without its note, or a note without its file, would be a lie. */
static gboolean
publish (Sending *self, const char *temporary, const char *recipient, GError **error)
{
  CarnetStore *store = self->logbook->store;

  if (!carnet_store_begin (store, error))
    return FALSE;
  if (!note (self, temporary, recipient, error) || !carnet_file_publish (temporary, self->path, FALSE, error))
    {
      carnet_store_rollback (store);
      return FALSE;
    }
  if (carnet_store_commit (store, error))
    return TRUE;
  /* Even when nobody can tell whether it was noted: whoever tries again finds the name free. */
  g_unlink (self->path);
  return FALSE;
}

static gboolean
send_to (Sending *self, const char *recipient, GError **error)
{
  g_autofree char *temporary = carnet_file_open_beside (self->path, error);
  g_autoptr (GError) problem = NULL;

  if (temporary == NULL)
    return FALSE;
  if (fill (self, temporary, &problem) && publish (self, temporary, recipient, &problem))
    return TRUE;
  carnet_file_discard (temporary);
  carnet_file_name_in_error (problem, temporary, self->path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* -- The façade -------------------------------------------------------------------------------- */

gboolean
carnet_logbook_send (CarnetLogbook     *self,
                     const char        *path,
                     const char        *recipient,
                     CarnetSendContent  content,
                     CarnetSendReport  *report,
                     CarnetProgressFunc progress,
                     gpointer           progress_data,
                     GCancellable      *cancellable,
                     GError           **error)
{
  Sending          sending = { self, NULL, content, { progress, progress_data, cancellable }, { 0 } };
  g_autofree char *name = carnet_text_clean_line (recipient, -1);
  g_autofree char *target = NULL;

  if (!carnet_logbook_check_open_for_writing (self, error))
    return FALSE;
  if (*name == '\0')
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("Say who the copy is for."));
      return FALSE;
    }
  sending.path = target = choose_path (self, path, content, error);
  if (target == NULL || !carnet_logbook_seal_drafts (self, TRUE, error) || !send_to (&sending, name, error))
    return FALSE;
  if (report != NULL)
    {
      *report = sending.report;
      report->path = g_steal_pointer (&target);
    }
  return TRUE;
}

gboolean
carnet_logbook_count_private (CarnetLogbook *self, guint *count, guint *n_once, GError **error)
{
  g_autoptr (GHashTable) private = carnet_store_list_private (self->store, error);

  return private != NULL
         && carnet_store_count_kind (self->store, private, CARNET_KIND_OBSERVATION, count, error)
         && count_once (self->store, private, n_once, error);
}

gboolean
carnet_logbook_count_deleted (CarnetLogbook *self,
                              gboolean       with_private,
                              CarnetDeleted *deleted,
                              GError       **error)
{
  return carnet_store_count_deleted (self->store, with_private, deleted, error);
}

GPtrArray *
carnet_logbook_list_sent (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_sent (self->store, error);
}
