/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-db-private.h"
#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

gboolean
carnet_store_set_corrupt (CarnetStore *self, const char *what, GError **error)
{
  g_autofree char *name = g_path_get_basename (carnet_store_get_path (self));

  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT, _ ("“%s” is damaged: %s."), name, what);
  return FALSE;
}

/* What SQLite says of damage is for programmers; and a page that could not be read is none. */
static gboolean
check_pages (CarnetStore *self, GError **error)
{
  static const char unread[] = "error code=";
  const char       *found, *code;
  g_autoptr (CarnetStatement) check = carnet_db_prepare (self->db, "PRAGMA integrity_check (1)", error);

  if (check == NULL || carnet_statement_step (check, error) != CARNET_STEP_ROW)
    return FALSE;
  found = carnet_statement_get_text (check, 0);
  if (g_str_equal (found, "ok"))
    return TRUE;
  code = strstr (found, unread);
  return carnet_db_set_error_code (
      self->db, code != NULL ? (int)g_ascii_strtoll (code + strlen (unread), NULL, 10) : SQLITE_CORRUPT,
      error);
}

/* -- Revisions -------------------------------------------------------------------------- */

typedef struct
{
  CarnetStore      *store;
  CarnetStoreFacts *facts;
  CarnetHash        xor_ids;
} Sums;

static gboolean
check_columns (CarnetStatement *select, const CarnetRevision *revision)
{
  CarnetId entity = carnet_statement_get_id (select, 3), actor = carnet_statement_get_id (select, 5);

  return carnet_id_equal (&entity, &revision->entity)
         && g_str_equal (carnet_statement_get_text (select, 4), revision->kind)
         && carnet_id_equal (&actor, &revision->actor)
         && carnet_statement_get_integer (select, 6) == revision->recorded_ms
         && carnet_statement_get_integer (select, 7) == revision->parents->len;
}

static gboolean
check_revision (CarnetStatement *select, Sums *sums, GError **error)
{
  CarnetHash id = carnet_statement_get_hash (select, 0);
  g_autoptr (GBytes) header = carnet_statement_dup_bytes (select, 1);
  g_autoptr (GBytes) payload
      = carnet_statement_is_null (select, 2) ? NULL : carnet_statement_dup_bytes (select, 2);
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (header, payload, &id, error);

  if (revision == NULL)
    return FALSE;
  if (!check_columns (select, revision))
    return carnet_store_set_corrupt (sums->store, _ ("a row does not say what its revision says"), error);
  sums->facts->n_revisions++;
  sums->facts->n_payloads += payload != NULL;
  sums->facts->bytes += g_bytes_get_size (header) + (payload != NULL ? g_bytes_get_size (payload) : 0);
  for (guint i = 0; i < CARNET_HASH_SIZE; i++)
    sums->xor_ids.bytes[i] ^= id.bytes[i];
  return TRUE;
}

static gboolean
check_sums (Sums *sums, GError **error)
{
  CarnetStoreCounts counts;

  if (!carnet_store_load_counts (sums->store, &counts, error))
    return FALSE;
  if ((guint64)counts.n_payloads > sums->facts->n_payloads)
    return carnet_store_set_corrupt (sums->store, _ ("the text of a revision is missing"), error);
  if ((guint64)counts.n_revisions != sums->facts->n_revisions
      || !carnet_hash_equal (&counts.xor_of_ids, &sums->xor_ids))
    return carnet_store_set_corrupt (sums->store, _ ("revisions are missing or were added by something else"),
                                     error);
  return TRUE;
}

static gboolean
check_revisions (CarnetStore *self, CarnetStoreFacts *facts, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT r.id, r.header, p.bytes, r.entity, r.kind, r.actor, r.recorded_ms,"
                           " (SELECT count(*) FROM rev_parent AS q WHERE q.revision = r.seq)"
                           " FROM revision AS r LEFT JOIN payload AS p ON p.revision = r.seq ORDER BY r.seq",
                           error);
  Sums       sums = { self, facts };
  gint64     total;
  CarnetStep step;

  if (select == NULL || !carnet_db_get_integer (self->db, "SELECT count(*) FROM revision", &total, error))
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if (!check_revision (select, &sums, error)
        || !carnet_work_step (work, facts->n_revisions, (guint64)total * 2, error))
      return FALSE;
  return step == CARNET_STEP_DONE && check_sums (&sums, error);
}

static gboolean
check_parents (CarnetStore *self, GError **error)
{
  gint64 n;

  /* With the counts of check_columns() equal, no parent of a header may be missing in the table. */
  if (!carnet_db_get_integer (self->db,
                              "SELECT count(*) FROM rev_parent AS q JOIN revision AS r ON r.seq = q.revision"
                              " WHERE instr (r.header, q.parent) = 0",
                              &n, error))
    return FALSE;
  return n == 0 ? TRUE
                : carnet_store_set_corrupt (self, _ ("a row does not say what its revision says"), error);
}

static gboolean
check_attachments (CarnetStore *self, CarnetStoreFacts *facts, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, "SELECT hash, bytes FROM blob", error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      gsize         size;
      const guint8 *bytes = carnet_statement_get_blob (select, 1, &size);
      CarnetHash    hash = carnet_hash_of (NULL, bytes, size), stored = carnet_statement_get_hash (select, 0);

      if (!carnet_hash_equal (&hash, &stored))
        return carnet_store_set_corrupt (self, _ ("an attachment does not match its identifier"), error);
      facts->n_attachments++;
      facts->bytes += size;
    }
  return step == CARNET_STEP_DONE;
}

/* -- Derived tables --------------------------------------------------------------------------- */

/* In a thread of its own, by a second connection: one half of the work, and the longer one. */
typedef struct
{
  CarnetStore  *store; /* the second, for reading */
  GThread      *thread;
  GCancellable *cancellable;
  GError       *error;
  gboolean      same;

  GMutex   mutex;
  GCond    changed;
  gboolean ended;
  guint64  done, total;
} Derived;

static void
note_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Derived *self = user_data;

  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

static gpointer
derived_thread (gpointer data)
{
  Derived   *self = data;
  CarnetWork work = { note_progress_cb, self, self->cancellable };

  carnet_store_compare_derived (self->store, &work, &self->same, &self->error);
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static gboolean
derived_begin (Derived *self, CarnetStore *store, GError **error)
{
  *self = (Derived){ 0 };
  self->store = carnet_store_open (carnet_store_get_path (store), TRUE, error);
  if (self->store == NULL)
    return FALSE;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->cancellable = g_cancellable_new ();
  self->thread = g_thread_new ("carnet-derive", derived_thread, self);
  return TRUE;
}

/* Waits a moment. @done: (out): how much of @share is done. */
static gboolean
derived_wait (Derived *self, guint64 share, guint64 *done)
{
  gint64   until = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 20;
  gboolean ended;

  g_mutex_lock (&self->mutex);
  while (!self->ended && g_cond_wait_until (&self->changed, &self->mutex, until))
    ;
  ended = self->ended;
  *done = self->total > 0 ? self->done * share / self->total : 0;
  g_mutex_unlock (&self->mutex);
  return ended;
}

static void
derived_end (Derived *self)
{
  g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  carnet_store_close (self->store);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
}

static gboolean
differs (CarnetStore *self, GError **error)
{
  return carnet_store_set_corrupt (
      self, _ ("its lists are not what its revisions say; “carnet rebuild” mends them"), error);
}

static gboolean
check_derived (CarnetStore *self, Derived *derived, guint64 n, const CarnetWork *work, GError **error)
{
  guint64 done;

  while (!derived_wait (derived, n, &done))
    if (!carnet_work_step (work, n + MIN (done, n), n * 2, error))
      return FALSE;
  if (derived->error != NULL)
    return g_propagate_error (error, g_steal_pointer (&derived->error)), FALSE;
  return derived->same || differs (self, error);
}

static gboolean
check_words (CarnetStore *self, const CarnetWork *work, GError **error)
{
  CarnetWork quiet = { .cancellable = work != NULL ? work->cancellable : NULL };
  gboolean   same;

  return carnet_store_compare_words (self, &quiet, &same, error) && (same || differs (self, error));
}

static gboolean
check_written (CarnetStore *self, CarnetStoreFacts *facts, const CarnetWork *work, GError **error)
{
  return check_pages (self, error) && check_revisions (self, facts, work, error)
         && check_parents (self, error) && check_attachments (self, facts, error);
}

static gboolean
check_all (CarnetStore *self, CarnetStoreFacts *facts, const CarnetWork *work, GError **error)
{
  Derived  derived;
  gboolean good;

  /* What was filled by other rules is filled anew before it counts. */
  if (!carnet_store_find_outdated (self, error))
    return FALSE;
  facts->outdated = self->outdated;
  if (self->outdated)
    return check_written (self, facts, work, error);
  if (!derived_begin (&derived, self, error))
    return FALSE;
  good = check_written (self, facts, work, error) && check_words (self, work, error)
         && check_derived (self, &derived, facts->n_revisions, work, error);
  if (!good)
    g_cancellable_cancel (derived.cancellable);
  derived_end (&derived);
  return good;
}

gboolean
carnet_store_verify (CarnetStore *self, CarnetStoreFacts *facts, const CarnetWork *work, GError **error)
{
  gboolean good;

  memset (facts, 0, sizeof *facts);
  if (!carnet_store_begin_read (self, error))
    return FALSE;
  good = check_all (self, facts, work, error);
  carnet_store_rollback (self);
  return good;
}
