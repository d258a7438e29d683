/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-reception-import.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-file.h"
#include "merge/carnet-merge-private.h"

typedef struct
{
  CarnetIntake *intake;
  GHashTable   *by_actor; /* CarnetId → how many revisions of observations they wrote */
} Taking;

static void
count_actor (Taking *self, const CarnetId *actor)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_actor, actor));

  g_hash_table_replace (self->by_actor, carnet_id_copy (actor), GUINT_TO_POINTER (n + 1));
}

static gboolean
take_revision_cb (const CarnetHash *id,
                  const guint8     *header,
                  gsize             header_size,
                  const guint8     *payload,
                  gsize             payload_size,
                  gpointer          data,
                  GError          **error)
{
  g_autoptr (GBytes) head = g_bytes_new (header, header_size);
  g_autoptr (GBytes) body = payload != NULL ? g_bytes_new (payload, payload_size) : NULL;
  g_autoptr (CarnetRevision) revision = carnet_revision_parse (head, body, id, error);

  if (revision == NULL)
    return FALSE;
  if (g_str_equal (revision->kind, CARNET_KIND_OBSERVATION))
    count_actor (data, &revision->actor);
  return carnet_intake_add (((Taking *)data)->intake, revision, error);
}

/* Under the hash of its bytes, whatever it is filed under. */
static gboolean
take_blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);

  return carnet_intake_add_blob (((Taking *)data)->intake, content, error);
}

/* An exchange file asks for no erasure. */
static gboolean
take_redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
take_all (Taking *taking, const char *path, const CarnetHash *hash, const CarnetWork *work, GError **error)
{
  const CarnetReceiver receiver = { take_revision_cb, take_blob_cb, take_redaction_cb, NULL, taking };
  CarnetReceptionFacts facts;

  if (!carnet_reception_read (path, &receiver, &facts, work, error))
    return FALSE;
  if (facts.kind != CARNET_FILE_XML)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("“%s” is not an exchange file."), path);
  else if (!carnet_hash_equal (&facts.hash, hash))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("“%s” was changed while it was read."), path);
  else
    return TRUE;
  return FALSE;
}

/* -- Who sent it --------------------------------------------------------------------- */

/* (transfer full) (element-type CarnetStagedAuthor): ranked. */
static GArray *
list_authors (GHashTable *by_actor)
{
  GArray        *authors = g_array_new (FALSE, FALSE, sizeof (CarnetStagedAuthor));
  GHashTableIter iter;
  gpointer       id, n;

  g_hash_table_iter_init (&iter, by_actor);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      const CarnetStagedAuthor author = { .actor = *(CarnetId *)id, .n_revisions = GPOINTER_TO_UINT (n) };

      g_array_append_val (authors, author);
    }
  carnet_staged_authors_rank (authors);
  return authors;
}

/* By the name that they have once it is in. */
static gboolean
note_sender (CarnetStore *store, const CarnetHash *hash, GHashTable *by_actor, GError **error)
{
  g_autoptr (GArray) authors = list_authors (by_actor);
  const CarnetId *sender = carnet_merge_find_author (store, authors);
  g_autoptr (CarnetHistory) person
      = sender != NULL ? carnet_merge_load_named_held (store, sender, NULL) : NULL;
  g_autofree char *name = carnet_merge_shown_text (person, CARNET_KEY_NAME);

  return name == NULL || carnet_store_set_batch_sender (store, hash, name, error);
}

/* -- The whole ------------------------------------------------------------------------- */

static gboolean
import (CarnetStore        *store,
        const char         *path,
        const CarnetHash   *hash,
        gint64              now_ms,
        CarnetIntakeReport *report,
        const CarnetWork   *work,
        GError            **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GHashTable) by_actor
      = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  g_autoptr (CarnetIntake) intake = carnet_intake_begin (store, name, hash, now_ms, error);
  Taking taking = { intake, by_actor };

  return intake != NULL && take_all (&taking, path, hash, work, error)
         && carnet_intake_finish (g_steal_pointer (&intake), report, error)
         && note_sender (store, hash, by_actor, error);
}

gboolean
carnet_reception_import (CarnetStore        *store,
                         const char         *path,
                         gint64              now_ms,
                         CarnetIntakeReport *report,
                         const CarnetWork   *work,
                         GError            **error)
{
  CarnetIntakeReport taken;
  CarnetHash         hash;

  if (!carnet_file_hash (path, &hash, error) || !carnet_store_begin (store, error))
    return FALSE;
  if (import (store, path, &hash, now_ms, report != NULL ? report : &taken, work, error))
    return carnet_store_commit (store, error);
  carnet_store_rollback (store);
  return FALSE;
}
