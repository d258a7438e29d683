/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-received.h"

#include <string.h>

#include "log/carnet-revision.h"
#include "store/carnet-received-private.h"
#include "store/carnet-store-file.h"

/* More than CARNET_PARENTS_MAX parents and the rest of a header take. */
#define HEADER_MAX 65536

/* Only these are read, and in the order of their pages: indexes may say what they like. */
static const char *const checks[] = {
  "PRAGMA quick_check (revision)",  "PRAGMA quick_check (payload)", "PRAGMA quick_check (blob)",
  "PRAGMA quick_check (redaction)", "PRAGMA quick_check (hidden)",
};
/* What its owner withdrew is not sent; the order is that in which it was written. */
#define REVISIONS                                                                                            \
  "SELECT r.id, r.header, p.bytes FROM revision AS r NOT INDEXED"                                            \
  " LEFT JOIN payload AS p ON p.revision = r.seq"                                                            \
  " WHERE NOT EXISTS (SELECT 1 FROM hidden AS h WHERE h.revision = r.seq) ORDER BY r.seq"
#define BLOBS "SELECT hash, bytes FROM blob NOT INDEXED"
/* A copy says who sent it; a logbook that was not made for anybody, who keeps it. */
#define SENDER                                                                                               \
  "SELECT value FROM meta WHERE key IN ('" CARNET_META_SENDER "', '" CARNET_META_OWNER "')"                  \
  " ORDER BY key = '" CARNET_META_SENDER "' DESC LIMIT 1"
#define REDACTIONS "SELECT revision FROM redaction NOT INDEXED"

/* Stops at the first finding: what does not fit together may have no end. */
static gboolean
check_table (CarnetReceived *self, const char *sql, GError **error)
{
  g_autoptr (CarnetStatement) check = carnet_db_prepare (self->db, sql, NULL);

  if (check == NULL || sqlite3_step (check->stmt) != SQLITE_ROW)
    return carnet_received_fail (self, error);
  if (g_str_equal (carnet_statement_get_text (check, 0), "ok"))
    return TRUE;
  return carnet_received_refuse_damaged (self, error);
}

static gboolean
check_tables (CarnetReceived *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!check_table (self, checks[i], error))
      return FALSE;
  return TRUE;
}

/* -- Rows ------------------------------------------------------------------------------ */

typedef struct
{
  const guint8 *bytes; /* borrowed; %NULL when there are none */
  gsize         size;
} Bytes;

static gboolean
get_bytes (CarnetStatement *row, int column, gsize min, gsize max, Bytes *bytes)
{
  if (sqlite3_column_type (row->stmt, column) != SQLITE_BLOB)
    return FALSE;
  bytes->bytes = carnet_statement_get_blob (row, column, &bytes->size);
  if (bytes->bytes == NULL) /* an empty one */
    bytes->bytes = (const guint8 *)"";
  return bytes->size >= min && bytes->size <= max;
}

static gboolean
get_hash (CarnetStatement *row, int column, CarnetHash *hash)
{
  Bytes bytes;

  if (!get_bytes (row, column, CARNET_HASH_SIZE, CARNET_HASH_SIZE, &bytes))
    return FALSE;
  memcpy (hash->bytes, bytes.bytes, CARNET_HASH_SIZE);
  return TRUE;
}

static gboolean
give_revision (CarnetReceived *self, CarnetStatement *row, const CarnetReceiver *receiver, GError **error)
{
  CarnetHash id;
  Bytes      header, payload = { NULL, 0 };

  if (!get_hash (row, 0, &id) || !get_bytes (row, 1, 1, HEADER_MAX, &header)
      || (!carnet_statement_is_null (row, 2) && !get_bytes (row, 2, 1, CARNET_PAYLOAD_MAX, &payload)))
    return carnet_received_refuse_damaged (self, error);
  return receiver->revision (&id, header.bytes, header.size, payload.bytes, payload.size, receiver->data,
                             error);
}

static gboolean
give_blob (CarnetReceived *self, CarnetStatement *row, const CarnetReceiver *receiver, GError **error)
{
  CarnetHash hash;
  Bytes      bytes;

  if (!get_hash (row, 0, &hash) || !get_bytes (row, 1, 0, CARNET_ATTACHMENT_MAX, &bytes))
    return carnet_received_refuse_damaged (self, error);
  return receiver->blob (&hash, bytes.bytes, bytes.size, receiver->data, error);
}

static gboolean
give_redaction (CarnetReceived *self, CarnetStatement *row, const CarnetReceiver *receiver, GError **error)
{
  CarnetHash revision;

  return get_hash (row, 0, &revision) ? receiver->redaction (&revision, receiver->data, error)
                                      : carnet_received_refuse_damaged (self, error);
}

typedef gboolean (*GiveFunc) (CarnetReceived *, CarnetStatement *, const CarnetReceiver *, GError **);

static gboolean
give_rows (CarnetReceived       *self,
           const char           *sql,
           GiveFunc              give,
           const CarnetReceiver *receiver,
           GError              **error)
{
  g_autoptr (CarnetStatement) row = carnet_db_prepare (self->db, sql, NULL);
  int code;

  if (row == NULL)
    return carnet_received_fail (self, error);
  while ((code = sqlite3_step (row->stmt)) == SQLITE_ROW)
    if (!give (self, row, receiver, error))
      return FALSE;
  return code == SQLITE_DONE ? TRUE : carnet_received_fail (self, error);
}

/* Whoever made the file says so, or not: what is no id is none. */
static void
give_sender (CarnetReceived *self, const CarnetReceiver *receiver)
{
  g_autoptr (CarnetStatement) row = carnet_db_prepare (self->db, SENDER, NULL);
  Bytes    bytes;
  CarnetId person;

  if (receiver->sender == NULL || row == NULL || sqlite3_step (row->stmt) != SQLITE_ROW
      || !get_bytes (row, 0, CARNET_ID_SIZE, CARNET_ID_SIZE, &bytes))
    return;
  memcpy (person.bytes, bytes.bytes, CARNET_ID_SIZE);
  receiver->sender (&person, receiver->data);
}

gboolean
carnet_received_read_logbook (const guint8         *bytes,
                              gsize                 size,
                              const char           *name,
                              const CarnetReceiver *receiver,
                              GCancellable         *cancellable,
                              GError              **error)
{
  g_auto (CarnetReceived) self = { 0 };

  if (!carnet_received_open (&self, bytes, size, name, cancellable, error))
    return FALSE;
  sqlite3_limit (self.db->handle, SQLITE_LIMIT_LENGTH, CARNET_ATTACHMENT_MAX + HEADER_MAX);
  if (!check_tables (&self, error))
    return FALSE;
  give_sender (&self, receiver);
  return give_rows (&self, REVISIONS, give_revision, receiver, error)
         && give_rows (&self, BLOBS, give_blob, receiver, error)
         && give_rows (&self, REDACTIONS, give_redaction, receiver, error);
}
