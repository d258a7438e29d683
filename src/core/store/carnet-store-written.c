/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a revision wrote in a field of an observation, as its row would have it. */
#include "store/carnet-db-private.h"
#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

static void
set_result (sqlite3_context *context, const char *key, const CarnetValue *value)
{
  if (g_str_equal (key, CARNET_KEY_DATE))
    sqlite3_result_int64 (context, carnet_row_date (carnet_value_get_date (value)));
  else if (g_str_equal (key, CARNET_KEY_REVIEW))
    sqlite3_result_int (context, (int)carnet_value_get_review (value));
  else if (g_str_has_prefix (key, CARNET_PREFIX_IMPACT))
    sqlite3_result_int (context, carnet_value_get_level (value));
  else if (value->type == CARNET_VALUE_INTEGER)
    sqlite3_result_int64 (context, carnet_value_get_integer (value, 0));
  else if (value->type == CARNET_VALUE_ID)
    sqlite3_result_blob64 (context, value->bytes, value->size, SQLITE_TRANSIENT);
}

/* carnet_written (payload, key): NULL when it does not write that field. */
static void
written_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const void *bytes = sqlite3_value_blob (values[0]);
  const char *key = (const char *)sqlite3_value_text (values[1]);
  g_autoptr (GBytes) payload = g_bytes_new (bytes, (gsize)sqlite3_value_bytes (values[0]));
  g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (payload, NULL, NULL);
  CarnetValue value;

  if (key != NULL && writes != NULL && carnet_writes_find (writes, key, &value))
    set_result (context, key, &value);
}

int
carnet_written_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "carnet_written", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, written_cb,
                                     NULL, NULL, NULL);
}
