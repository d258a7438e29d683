/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-raw.h"

#include <string.h>

#include "log/carnet-canonical.h"

void
carnet_raw_clear (CarnetRaw *self)
{
  g_byte_array_unref (self->parents);
  g_byte_array_unref (self->payload);
}

void
carnet_raw_add (CarnetRaw *self, const char *key, guint8 type, const void *bytes, gsize size)
{
  g_autoptr (GByteArray) write = g_byte_array_new ();

  carnet_tlv_append (write, 1, key, strlen (key));
  carnet_tlv_append (write, 2, &type, 1);
  carnet_tlv_append (write, 3, bytes, size);
  carnet_tlv_append (self->payload, 2, write->data, write->len);
}

void
carnet_raw_add_text (CarnetRaw *self, const char *key, const char *text)
{
  carnet_raw_add (self, key, CARNET_VALUE_TEXT, text, strlen (text));
}

CarnetRaw
carnet_raw_new (const char *entity)
{
  CarnetRaw self = { 1,
                     carnet_id_from_name (entity),
                     "observation",
                     g_byte_array_new (),
                     carnet_id_from_name ("actor:hostile"),
                     1537833600000,
                     g_byte_array_new () };

  carnet_tlv_append (self.payload, 1, "0123456789abcdef", 16);
  return self;
}

static GByteArray *
make_header (CarnetRaw *self)
{
  GByteArray *header = g_byte_array_new ();
  CarnetHash  commit = carnet_hash_of ("carnet.payload.1\n", self->payload->data, self->payload->len);

  carnet_tlv_append_i64 (header, 1, self->version);
  carnet_tlv_append (header, 2, self->entity.bytes, CARNET_ID_SIZE);
  carnet_tlv_append (header, 3, self->kind, strlen (self->kind));
  if (self->parents->len > 0)
    carnet_tlv_append (header, 4, self->parents->data, self->parents->len);
  carnet_tlv_append (header, 5, self->actor.bytes, CARNET_ID_SIZE);
  carnet_tlv_append_i64 (header, 6, self->recorded_ms);
  carnet_tlv_append (header, 7, commit.bytes, CARNET_HASH_SIZE);
  return header;
}

static void
run_binding (sqlite3 *db, const char *sql, const CarnetHash *id, const GByteArray *bytes)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (id != NULL)
    sqlite3_bind_blob (statement, 1, id->bytes, CARNET_HASH_SIZE, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, bytes->data, (int)bytes->len, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

CarnetHash
carnet_raw_put (sqlite3 *db, CarnetRaw *raw, const CarnetHash *claimed)
{
  g_autoptr (GByteArray) header = make_header (raw);
  CarnetHash id = carnet_hash_of ("carnet.rev.1\n", header->data, header->len);

  run_binding (db,
               "INSERT INTO revision (id, entity, kind, actor, recorded_ms, header)"
               " VALUES (?1, zeroblob (16), 'observation', zeroblob (16), 0, ?2)",
               claimed != NULL ? claimed : &id, header);
  run_binding (db, "INSERT INTO payload VALUES (last_insert_rowid (), ?2)", NULL, raw->payload);
  return id;
}

sqlite3 *
carnet_raw_open (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL, NULL);
  return db;
}

void
carnet_raw_close (sqlite3 *db)
{
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

CarnetHash
carnet_raw_put_alone (const char *path, CarnetRaw *raw, const CarnetHash *claimed)
{
  sqlite3   *db = carnet_raw_open (path);
  CarnetHash id = carnet_raw_put (db, raw, claimed);

  carnet_raw_close (db);
  return id;
}
