/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

gboolean
carnet_store_find_seq (CarnetStore *self, const CarnetId *id, gint64 *seq, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT seq FROM observation WHERE id = :id AND deleted <> 1", error);
  CarnetStep step;

  *seq = 0;
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":id", id);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    *seq = carnet_statement_get_integer (select, 0);
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_find_id (CarnetStore *self, gint64 seq, CarnetId *id, GError **error)
{
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db, "SELECT id FROM observation WHERE seq = :seq AND deleted <> 1", error);
  CarnetStep step;

  *id = (CarnetId){ { 0 } };
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":seq", seq);
  step = carnet_statement_step (select, error);
  if (step == CARNET_STEP_ROW)
    *id = carnet_statement_get_id (select, 0);
  return step != CARNET_STEP_ERROR;
}

/* -- One by the beginning of its id --------------------------------------------------------- */

#define PREFIX_MIN 4

static gboolean
refuse_prefix (const char *text, CarnetError code, const char *sentence, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, CARNET_ERROR, code, sentence, text);
#pragma GCC diagnostic pop
  return FALSE;
}

/* The whole id that begins with @text, filled with @digit. */
static gboolean
fill_id (const char *text, char digit, CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  memset (hex, digit, CARNET_ID_HEX);
  hex[CARNET_ID_HEX] = '\0';
  memcpy (hex, text, strlen (text));
  return carnet_id_parse (hex, id);
}

/* @sql: lists ids between :low and :high; @n: (out): how many there are, 2 for any more */
static gboolean
find_by_prefix (CarnetStore *self, const char *sql, const char *text, CarnetId *id, guint *n, GError **error)
{
  g_autoptr (CarnetStatement) select = NULL;
  CarnetId   low, high;
  CarnetStep step = CARNET_STEP_ROW;

  *n = 0;
  if (strlen (text) < PREFIX_MIN || strlen (text) > CARNET_ID_HEX || !fill_id (text, '0', &low)
      || !fill_id (text, 'f', &high))
    return refuse_prefix (text, CARNET_ERROR_INVALID,
                          _ ("“%s” is not an identifier: give at least its first four digits."), error);
  select = carnet_db_prepare (self->db, sql, error);
  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":low", &low);
  carnet_statement_bind_id (select, ":high", &high);
  while (*n < 2 && (step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if ((*n)++ == 0)
      *id = carnet_statement_get_id (select, 0);
  return step != CARNET_STEP_ERROR;
}

gboolean
carnet_store_find_by_prefix (CarnetStore *self, const char *text, CarnetId *id, GError **error)
{
  guint n;

  if (!find_by_prefix (self, "SELECT id FROM observation WHERE id BETWEEN :low AND :high LIMIT 2", text, id,
                       &n, error))
    return FALSE;
  if (n == 0)
    return refuse_prefix (text, CARNET_ERROR_NOT_FOUND,
                          _ ("No observation has an identifier that begins with “%s”."), error);
  return n == 1
         || refuse_prefix (
             text, CARNET_ERROR_AMBIGUOUS,
             _ ("Several observations have an identifier that begins with “%s”: give more digits."), error);
}

gboolean
carnet_store_find_any_by_prefix (CarnetStore *self, const char *text, CarnetId *id, GError **error)
{
  guint n;

  if (!find_by_prefix (self,
                       "SELECT DISTINCT entity FROM revision WHERE entity BETWEEN :low AND :high LIMIT 2",
                       text, id, &n, error))
    return FALSE;
  if (n == 0)
    return refuse_prefix (text, CARNET_ERROR_NOT_FOUND,
                          _ ("Nothing has an identifier that begins with “%s”."), error);
  return n == 1
         || refuse_prefix (text, CARNET_ERROR_AMBIGUOUS,
                           _ ("Several things have an identifier that begins with “%s”: give more digits."),
                           error);
}
