/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-private.h"

/* All kinds that people settle but observations, and what each is sorted by. */
static const struct
{
  const char *kind;
  const char *place;
} settled[] = {
  { CARNET_KIND_PROGRAMME, "start" }, { CARNET_KIND_MILESTONE, "date" }, { CARNET_KIND_PERSON, "name" },
  { CARNET_KIND_TERRITORY, "name" },  { CARNET_KIND_ACTOR, "name" },     { CARNET_KIND_THEME, "label" },
  { CARNET_KIND_HIGHLIGHT, "quote" }, { CARNET_KIND_COMMENT, "text" },   { CARNET_KIND_DECLARATION, "month" },
  { CARNET_KIND_STATEMENT, "rank" },
};

static CarnetStatement *
select_open (CarnetStore *self, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settled); i++)
    g_string_append_printf (sql,
                            "%sSELECT %u AS rank, %s AS place, id FROM %s"
                            " WHERE deleted <> 1 AND (conflicts > 0 OR deleted = 2)",
                            i > 0 ? " UNION ALL " : "", carnet_kind_get_place (settled[i].kind),
                            settled[i].place, settled[i].kind);
  g_string_append (sql, " ORDER BY rank, place, id");
  return carnet_db_prepare (self->db, sql->str, error);
}

/* Few are, in tables that are small beside that of observations. */
GArray *
carnet_store_list_others_in_conflict (CarnetStore *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  g_autoptr (CarnetStatement) select = select_open (self, error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 2);

      g_array_append_val (ids, id);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
