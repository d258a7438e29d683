/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"

#define LINKED "(SELECT n FROM linked WHERE linked.id = t.id)"

/* Each kind that something refers to by its id, and the column it is called by. */
static const struct
{
  const char *kind; /* also the name of the table */
  const char *column;
  const char *count; /* of the observations that do; NULL when none is kept */
} named[] = {
  { CARNET_KIND_THEME, "label", LINKED },
  { CARNET_KIND_ACTOR, "name", LINKED },
  { CARNET_KIND_PERSON, "name", NULL },
  { CARNET_KIND_TERRITORY, "name", "(SELECT sum (n) FROM coverage WHERE coverage.territory = t.id)" },
  { CARNET_KIND_MILESTONE, "title", LINKED },
};

/* No index has them by author, nor is there a count that is kept: all observations are read, and only when
 * somebody is deleted. */
#define AUTHORED                                                                                             \
  "WITH authored (author, n) AS MATERIALIZED (SELECT p.id, count(*) FROM person AS p"                        \
  " CROSS JOIN observation AS o ON o.author = p.id AND o.deleted <> 1 WHERE p.deleted = 1 GROUP BY p.id) "
#define COUNT_AUTHORED "(SELECT n FROM authored WHERE authored.author = t.id)"

static CarnetStatement *
select_names (CarnetStore *self, gboolean authored, GError **error)
{
  g_autoptr (GString) sql = g_string_new (authored ? AUTHORED : NULL);
  const char *const otherwise = authored ? COUNT_AUTHORED : "0";

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_string_append_printf (sql,
                            "%sSELECT %u AS place, t.id AS id, coalesce (t.%s, '') AS called, t.deleted, %s"
                            " FROM %s AS t",
                            i > 0 ? " UNION ALL " : "", i, named[i].column,
                            named[i].count != NULL ? named[i].count : otherwise, named[i].kind);
  g_string_append (sql, " ORDER BY place, called, id");
  return carnet_db_prepare (self->db, sql->str, error);
}

static void
add (CarnetNames *names, CarnetStatement *select)
{
  CarnetName name = {
    .id = carnet_statement_get_id (select, 1),
    .kind = named[carnet_statement_get_integer (select, 0)].kind,
    .name = (char *)carnet_statement_get_text (select, 2),
    .deleted = carnet_statement_get_integer (select, 3) == CARNET_DELETION_DELETED,
    .n_observations = (guint)carnet_statement_get_integer (select, 4),
  };

  carnet_names_add (names, &name);
}

static CarnetNames *
load (CarnetStore *self, gboolean authored, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_names_new ();
  g_autoptr (CarnetStatement) select = select_names (self, authored, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    add (names, select);
  return step == CARNET_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

CarnetNames *
carnet_store_load_names (CarnetStore *self, GError **error)
{
  return load (self, FALSE, error);
}

CarnetNames *
carnet_store_load_counted_names (CarnetStore *self, GError **error)
{
  return load (self, TRUE, error);
}
