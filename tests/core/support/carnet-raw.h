/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "log/carnet-revision.h"

G_BEGIN_DECLS

/** CarnetRaw: the parts of a revision, to be written as they are, right or wrong. */
typedef struct
{
  gint64      version;
  CarnetId    entity;
  const char *kind;
  GByteArray *parents;
  CarnetId    actor;
  gint64      recorded_ms;
  GByteArray *payload;
} CarnetRaw;

/** carnet_raw_new: well formed, of an observation that has that name, without parents and fields. */
CarnetRaw carnet_raw_new (const char *entity);
void      carnet_raw_clear (CarnetRaw *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarnetRaw, carnet_raw_clear)
/** carnet_raw_add: a field, after those that are there. */
void carnet_raw_add (CarnetRaw *self, const char *key, guint8 type, const void *bytes, gsize size);
void carnet_raw_add_text (CarnetRaw *self, const char *key, const char *text);

/** carnet_raw_open: a logbook to put revisions into, in one transaction that carnet_raw_close() ends. */
sqlite3 *carnet_raw_open (const char *path);
void     carnet_raw_close (sqlite3 *db);
/** carnet_raw_put: Returns: its true id. @claimed: (nullable): the one it is filed under. */
CarnetHash carnet_raw_put (sqlite3 *db, CarnetRaw *raw, const CarnetHash *claimed);
/** carnet_raw_put_alone: the same, into a file. */
CarnetHash carnet_raw_put_alone (const char *path, CarnetRaw *raw, const CarnetHash *claimed);

G_END_DECLS
