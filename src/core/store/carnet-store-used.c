/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-hidden.h"

/* Names that were withdrawn, and that something names again. */

typedef struct
{
  gint64 first, last;
} Rows;

#define OF_OBSERVATIONS " FROM observation NOT INDEXED WHERE seq BETWEEN :first AND :last"

#define NAMES                                                                                                \
  "('" CARNET_KIND_PERSON "', '" CARNET_KIND_TERRITORY "', '" CARNET_KIND_ACTOR "', '" CARNET_KIND_MILESTONE \
  "', '" CARNET_KIND_THEME "', '" CARNET_KIND_PROGRAMME "')"

/* What the derived rows name, of that what is held and has nothing to be seen: not what files say to be of
 * two kinds, of which one at a time is shown; nor, whatever names it, what is no name. */
static const char *const unseen
    = "SELECT r.entity, min (r.seq) FROM ("
      "SELECT author AS id" OF_OBSERVATIONS " UNION SELECT territory" OF_OBSERVATIONS
      " UNION SELECT milestone" OF_OBSERVATIONS
      " UNION SELECT t.theme FROM observation AS o CROSS JOIN observation_theme AS t ON t.observation = o.seq"
      "  WHERE o.seq BETWEEN :first AND :last"
      " UNION SELECT a.actor FROM observation AS o CROSS JOIN observation_actor AS a ON a.observation = o.seq"
      "  WHERE o.seq BETWEEN :first AND :last"
      " UNION SELECT territory FROM declaration WHERE seq BETWEEN :first AND :last"
      " UNION SELECT programme FROM milestone WHERE seq BETWEEN :first AND :last"
      " UNION SELECT parent FROM theme WHERE seq BETWEEN :first AND :last) AS named"
      " CROSS JOIN revision AS r ON r.entity = named.id"
      " LEFT JOIN hidden AS h ON h.revision = r.seq"
      " GROUP BY r.entity HAVING count(*) = count(h.revision) AND min (r.kind) = max (r.kind)"
      " AND min (r.kind) IN " NAMES;

typedef struct
{
  CarnetId entity;
  gint64   first;
} Unseen;

static GArray *
list_unseen (CarnetStore *self, Rows rows, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Unseen));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, unseen, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_integer (select, ":first", rows.first);
  carnet_statement_bind_integer (select, ":last", rows.last);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      Unseen one = { carnet_statement_get_id (select, 0), carnet_statement_get_integer (select, 1) };

      g_array_append_val (list, one);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* What is shown may name something in its turn: it is added to @waiting. */
static gboolean
show_named (CarnetStore *self, Rows rows, GArray *waiting, GError **error)
{
  g_autoptr (GArray) list = list_unseen (self, rows, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Unseen *one = &g_array_index (list, Unseen, i);
      Rows          its = { one->first, one->first };

      if (!carnet_store_show (self, &one->entity, error)
          || !carnet_store_derive (self, &one->entity, one->first, CARNET_DERIVE_AGAIN, error))
        return FALSE;
      g_array_append_val (waiting, its);
    }
  return list != NULL;
}

gboolean
carnet_store_show_used (CarnetStore *self, gint64 from, const GArray *again, GError **error)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Rows));
  Rows fresh = { from, G_MAXINT64 };

  g_array_append_val (waiting, fresh);
  for (guint i = 0; i < again->len; i++)
    {
      gint64 seq = g_array_index (again, gint64, i);
      Rows   its = { seq, seq };

      g_array_append_val (waiting, its);
    }
  while (waiting->len > 0)
    {
      Rows rows = g_array_index (waiting, Rows, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      if (!show_named (self, rows, waiting, error))
        return FALSE;
    }
  return TRUE;
}
