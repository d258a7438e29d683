/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "store/carnet-store-private.h"

/* The typed tables of every kind but the observation: which column holds which field. */

typedef struct
{
  const char     *column;
  const char     *key;
  CarnetValueType type;
} Column;

/* A set of one key per element: prefix<hex id> = 1 is a row of its own. */
typedef struct
{
  const char *table;
  const char *element; /* column of the element's id */
  const char *owner;   /* column of the entity's seq */
  const char *prefix;
} Set;

typedef struct
{
  const char *kind; /* also the name of the table */
  Column      columns[9];
  Set         set;
} Kind;

#define TEXT CARNET_VALUE_TEXT
#define INTEGER CARNET_VALUE_INTEGER
#define ID CARNET_VALUE_ID

static const Kind kinds[] = {
  { CARNET_KIND_PROGRAMME,
    { { "title", CARNET_KEY_TITLE, TEXT },
      { "description", CARNET_KEY_DESCRIPTION, TEXT },
      { "start", CARNET_KEY_LOGBOOK_START, TEXT },
      { "months", CARNET_KEY_LOGBOOK_MONTHS, INTEGER },
      { "report_due", CARNET_KEY_REPORT_DUE, TEXT } },
    { NULL } },
  { CARNET_KIND_MILESTONE,
    { { "programme", CARNET_KEY_PROGRAMME, ID },
      { "kind", CARNET_KEY_KIND, TEXT },
      { "title", CARNET_KEY_TITLE, TEXT },
      { "date", CARNET_KEY_WHEN, TEXT },
      { "partners", CARNET_KEY_PARTNERS, TEXT },
      { "place", CARNET_KEY_PLACE, TEXT },
      { "description", CARNET_KEY_DESCRIPTION, TEXT },
      { "url", CARNET_KEY_URL, TEXT } },
    { NULL } },
  { CARNET_KIND_PERSON,
    { { "name", CARNET_KEY_NAME, TEXT },
      { "role", CARNET_KEY_ROLE, TEXT },
      { "organisation", CARNET_KEY_ORGANISATION, TEXT } },
    { NULL } },
  { CARNET_KIND_TERRITORY,
    { { "name", CARNET_KEY_NAME, TEXT },
      { "kind", CARNET_KEY_KIND, TEXT },
      { "code", CARNET_KEY_CODE, TEXT },
      { "vintage", CARNET_KEY_VINTAGE, TEXT },
      { "departement", CARNET_KEY_DEPARTEMENT, TEXT },
      { "region", CARNET_KEY_REGION, TEXT } },
    { NULL } },
  { CARNET_KIND_ACTOR,
    { { "name", CARNET_KEY_NAME, TEXT },
      { "kind", CARNET_KEY_KIND, TEXT },
      { "siren", CARNET_KEY_SIREN, TEXT } },
    { NULL } },
  { CARNET_KIND_THEME,
    { { "label", CARNET_KEY_LABEL, TEXT },
      { "definition", CARNET_KEY_DEFINITION, TEXT },
      { "parent", CARNET_KEY_PARENT, ID },
      { "colour", CARNET_KEY_COLOUR, TEXT } },
    { NULL } },
  { CARNET_KIND_HIGHLIGHT,
    { { "observation", CARNET_KEY_OBSERVATION, ID },
      { "section", CARNET_KEY_SECTION, ID },
      { "revision", CARNET_KEY_REVISION, TEXT },
      { "start", CARNET_KEY_START, INTEGER },
      { "end", CARNET_KEY_END, INTEGER },
      { "quote", CARNET_KEY_QUOTE, TEXT },
      { "speaker", CARNET_KEY_SPEAKER, TEXT },
      { "consent", CARNET_KEY_CONSENT, TEXT } },
    { NULL } },
  { CARNET_KIND_COMMENT,
    { { "subject", CARNET_KEY_SUBJECT, ID },
      { "text", CARNET_KEY_TEXT, TEXT },
      { "state", CARNET_KEY_STATE, TEXT } },
    { NULL } },
  { CARNET_KIND_STATEMENT,
    { { "kind", CARNET_KEY_KIND, TEXT },
      { "rank", CARNET_KEY_RANK, INTEGER },
      { "title", CARNET_KEY_TITLE, TEXT },
      { "text", CARNET_KEY_TEXT, TEXT } },
    { "statement_evidence", "evidence", "statement", CARNET_PREFIX_EVIDENCE } },
  { CARNET_KIND_DECLARATION,
    { { "territory", CARNET_KEY_TERRITORY, ID }, { "month", CARNET_KEY_MONTH, TEXT } },
    { NULL } },
  { CARNET_KIND_ALIAS,
    { { "a", CARNET_KEY_A, ID }, { "b", CARNET_KEY_B, ID }, { "verdict", CARNET_KEY_VERDICT, TEXT } },
    { NULL } },
};

static const Kind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

static char *
insert_sql (const Kind *kind)
{
  GString *names = g_string_new (NULL), *values = g_string_new (NULL);
  char    *sql;

  for (const Column *column = kind->columns; column->column != NULL; column++)
    {
      g_string_append_printf (names, ", \"%s\"", column->column);
      g_string_append_printf (values, ", :%s", column->column);
    }
  sql = g_strdup_printf (
      "INSERT INTO %s (seq, id, deleted, conflicts%s) VALUES (:seq, :id, :deleted, :conflicts%s)", kind->kind,
      names->str, values->str);
  g_string_free (names, TRUE);
  g_string_free (values, TRUE);
  return sql;
}

static void
bind_column (CarnetStatement *insert, const Column *column, CarnetHistory *history)
{
  g_autofree char  *name = g_strconcat (":", column->column, NULL);
  const CarnetCell *cell = carnet_history_find_cell (history, column->key);
  CarnetValue       value = { CARNET_VALUE_NONE, 0, NULL };

  if (cell != NULL)
    carnet_cell_get_kept (cell, &value);
  if (value.type != column->type)
    carnet_statement_bind_null (insert, name);
  else if (value.type == INTEGER)
    carnet_statement_bind_integer (insert, name, carnet_value_get_integer (&value, 0));
  else if (value.type == ID)
    carnet_statement_bind_blob (insert, name, value.bytes, value.size);
  else
    carnet_statement_bind_text (insert, name, (const char *)value.bytes);
}

static gboolean
insert_row (CarnetStore    *self,
            const Kind     *kind,
            const CarnetId *entity,
            gint64          seq,
            CarnetHistory  *history,
            GError        **error)
{
  g_autofree char *sql = insert_sql (kind);
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (self->db, sql, error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_integer (insert, ":seq", seq);
  carnet_statement_bind_id (insert, ":id", entity);
  carnet_statement_bind_integer (insert, ":deleted", carnet_history_get_deletion (history));
  carnet_statement_bind_integer (insert, ":conflicts", carnet_history_count_conflicts (history, kind->kind));
  for (const Column *column = kind->columns; column->column != NULL; column++)
    bind_column (insert, column, history);
  return carnet_statement_run (insert, error);
}

static gboolean
delete_rows (CarnetStore *self, const char *table, const char *column, gint64 seq, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = :seq", table, column);
  g_autoptr (CarnetStatement) delete = carnet_db_prepare (self->db, sql, error);

  if (delete == NULL)
    return FALSE;
  carnet_statement_bind_integer (delete, ":seq", seq);
  return carnet_statement_run (delete, error);
}

static gboolean
insert_element (CarnetStore *self, const Set *set, const CarnetId *element, gint64 seq, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (%s, %s) VALUES (:element, :seq)", set->table,
                                          set->element, set->owner);
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (self->db, sql, error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_id (insert, ":element", element);
  carnet_statement_bind_integer (insert, ":seq", seq);
  return carnet_statement_run (insert, error);
}

static gboolean
write_set (CarnetStore *self, const Set *set, gint64 seq, CarnetHistory *history, GError **error)
{
  GPtrArray *cells = carnet_history_get_cells (history);

  if (!delete_rows (self, set->table, set->owner, seq, error))
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      CarnetId          element;
      CarnetValue       value;

      if (!g_str_has_prefix (cell->key, set->prefix)
          || !carnet_id_parse (cell->key + strlen (set->prefix), &element))
        continue;
      carnet_cell_get_shown (cell, &value);
      if (carnet_value_get_integer (&value, 0) == 1 && !insert_element (self, set, &element, seq, error))
        return FALSE;
    }
  return TRUE;
}

/* -- The sections of a programme ------------------------------------------------------ */

static void
bind_part (CarnetStatement *insert,
           const char      *name,
           CarnetHistory   *history,
           const char      *key,
           const char      *suffix)
{
  g_autofree char *full = g_strconcat (key, suffix, NULL);
  Column           column = { name, full, g_str_equal (suffix, CARNET_SUFFIX_RANK) ? INTEGER : TEXT };

  bind_column (insert, &column, history);
}

static gboolean
write_sections (CarnetStore *self, gint64 seq, CarnetHistory *history, GError **error)
{
  GPtrArray *cells = carnet_history_get_cells (history);
  g_autoptr (CarnetStatement) insert
      = carnet_db_prepare (self->db,
                           "INSERT INTO programme_section (programme, section, label, question, rank)"
                           " VALUES (:programme, :section, :label, :question, :rank)",
                           error);

  if (insert == NULL || !delete_rows (self, "programme_section", "programme", seq, error))
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const char *key = ((CarnetCell *)cells->pdata[i])->key;
      CarnetId    section;

      if (!g_str_has_prefix (key, CARNET_PREFIX_SECTION)
          || !carnet_id_parse (key + strlen (CARNET_PREFIX_SECTION), &section))
        continue;
      carnet_statement_bind_integer (insert, ":programme", seq);
      carnet_statement_bind_id (insert, ":section", &section);
      bind_part (insert, "label", history, key, "");
      bind_part (insert, "question", history, key, CARNET_SUFFIX_QUESTION);
      bind_part (insert, "rank", history, key, CARNET_SUFFIX_RANK);
      if (!carnet_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

const char *
carnet_kind_get_table (const char *kind)
{
  const Kind *known = find_kind (kind);

  if (known != NULL)
    return known->kind;
  return g_str_equal (kind, CARNET_KIND_OBSERVATION) ? CARNET_KIND_OBSERVATION : NULL;
}

gboolean
carnet_store_derive_kind (CarnetStore    *self,
                          const CarnetId *entity,
                          const char     *name,
                          gint64          seq,
                          CarnetHistory  *history,
                          GError        **error)
{
  const Kind *kind = find_kind (name);
  gboolean    present = carnet_history_get_sorted (history)->len > 0;

  /* A kind of a newer version: kept, sent on, not shown. */
  if (kind == NULL)
    return TRUE;
  if (!delete_rows (self, kind->kind, "seq", seq, error)
      || (present && !insert_row (self, kind, entity, seq, history, error)))
    return FALSE;
  if (kind->set.table != NULL && !write_set (self, &kind->set, seq, history, error))
    return FALSE;
  return !g_str_equal (name, CARNET_KIND_PROGRAMME) || write_sections (self, seq, history, error);
}
