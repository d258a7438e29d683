/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the few files of src/core/store that call SQLite themselves. */

#include <sqlite3.h>

#include "store/carnet-db.h"

/* A power of two; more than there are places that prepare. */
#define CARNET_DB_N_RECENT 512

struct _CarnetDb
{
  sqlite3    *handle;
  char       *path;
  GHashTable *statements; /* SQL → CarnetStatement */
  /* Those of the SQL met last at each address, which saves hashing what is a literal nearly always. */
  CarnetStatement *recent[CARNET_DB_N_RECENT];
  int              lost;    /* why a value was not bound or not read; SQLITE_OK: none was lost */
  gboolean         starved; /* there was not enough memory for something */
};

struct _CarnetStatement
{
  CarnetDb     *db; /* borrowed */
  sqlite3_stmt *stmt;
  char         *unknown; /* the first name bound that the statement does not have */
  int           last;    /* the parameter bound last: the next one is tried first */
  gboolean      in_use;
  gboolean      cached;
};

/** carnet_written_register: the function that says what a revision wrote in a field. Returns: a SQLite result
 * code. */
int carnet_written_register (sqlite3 *handle);
/** carnet_statement_free: for the table of them. */
void carnet_statement_free (gpointer data);
/** carnet_db_check_nothing_lost: a value that is missing for want of memory looks like none: nothing may be
 * built on it. */
gboolean carnet_db_check_nothing_lost (CarnetDb *self, GError **error);
/** carnet_db_set_error: sets @error from the connection's last failure. Returns: %FALSE. */
gboolean carnet_db_set_error (CarnetDb *self, GError **error);
gboolean carnet_db_set_error_code (CarnetDb *self, int code, GError **error);
