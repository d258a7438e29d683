/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the few files of src/core/store that call SQLite themselves. */

#include <sqlite3.h>

#include "store/carnet-db.h"

struct _CarnetDb
{
  sqlite3    *handle;
  char       *path;
  GHashTable *statements; /* SQL → CarnetStatement */
};

struct _CarnetStatement
{
  CarnetDb     *db; /* borrowed */
  sqlite3_stmt *stmt;
  char         *unknown; /* the first name bound that the statement does not have */
  gboolean      in_use;
  gboolean      cached;
};

/** carnet_db_set_error: sets @error from the connection's last failure. Returns: %FALSE. */
gboolean carnet_db_set_error (CarnetDb *self, GError **error);
gboolean carnet_db_set_error_code (CarnetDb *self, int code, GError **error);
