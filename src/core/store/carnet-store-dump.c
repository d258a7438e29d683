/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-file.h"
#include "store/carnet-store-private.h"

/* Row numbers are of one file only: each table is told by the ids they stand for. */

static const char *const exchanged[] = {
  "SELECT 'revision', hex (r.id), hex (r.header), hex (p.bytes) FROM revision AS r"
  " LEFT JOIN payload AS p ON p.revision = r.seq ORDER BY r.id",
  "SELECT 'parent', hex (r.id), hex (q.parent) FROM rev_parent AS q JOIN revision AS r ON r.seq = q.revision"
  " ORDER BY r.id, q.parent",
  "SELECT 'blob', hex (hash), length (bytes) FROM blob ORDER BY hash",
  "SELECT 'redaction', hex (id), hex (revision), hex (bytes) FROM redaction ORDER BY id",
};

#define OF_KIND(table, columns)                                                                              \
  "SELECT '" table "', hex (id), deleted, conflicts, " columns " FROM " table " ORDER BY id"

#define OF_SET(table, element, owner, of, more)                                                              \
  "SELECT '" table "', hex (o.id), hex (s." element ")" more " FROM " table " AS s JOIN " of                 \
  " AS o ON o.seq = s." owner " ORDER BY o.id, s." element

static const char *const derived[] = {
  "SELECT 'head', hex (h.entity), hex (r.id) FROM head AS h JOIN revision AS r ON r.seq = h.revision"
  " ORDER BY h.entity, r.id",
  "SELECT 'cell', hex (c.entity), c.key, hex (r.id), c.conflict FROM cell AS c"
  " JOIN revision AS r ON r.seq = c.revision ORDER BY c.entity, c.key, r.id",
  OF_KIND ("programme", "title, description, start, months, report_due"),
  OF_SET ("programme_section", "section", "programme", "programme", ", s.label, s.question, s.rank"),
  OF_KIND ("milestone", "hex (programme), kind, title, date, partners, place, description, url"),
  OF_KIND ("person", "name, role, organisation"),
  OF_KIND ("territory", "name, kind, code, vintage, departement, region"),
  OF_KIND ("actor", "name, kind, siren"),
  OF_KIND ("theme", "label, definition, hex (parent), colour"),
  OF_KIND ("observation",
           "date, month, hex (author), hex (territory), hex (milestone), performance, innovation,"
           " confiance, visibility, review, title, body, hex (layout)"),
  OF_SET ("observation_theme", "theme", "observation", "observation", ""),
  OF_SET ("observation_actor", "actor", "observation", "observation", ""),
  OF_SET ("observation_attachment", "hash", "observation", "observation", ", s.name"),
  "SELECT 'coverage', hex (territory), month, review, n FROM coverage ORDER BY territory, month, review",
  "SELECT 'linked', hex (id), n FROM linked ORDER BY id",
  OF_KIND ("highlight",
           "hex (observation), hex (section), revision, start, \"end\", quote, speaker, consent"),
  OF_KIND ("comment", "hex (subject), text, state"),
  OF_KIND ("statement", "kind, rank, title, text"),
  OF_SET ("statement_evidence", "evidence", "statement", "statement", ""),
  OF_KIND ("declaration", "hex (territory), month"),
  OF_KIND ("alias", "hex (a), hex (b), verdict"),
};

/* Where each word stands. */
static const char *const places
    = "SELECT 'search', v.term, hex (o.id), v.col, v.offset FROM temp.search_places AS v"
      " LEFT JOIN observation AS o ON o.seq = v.doc ORDER BY v.term, o.id, v.col, v.offset";

static char *
make_line (CarnetStatement *select)
{
  GString *line = g_string_new (NULL);

  for (int i = 0; i < carnet_statement_n_columns (select); i++)
    {
      g_autofree char *text = g_strescape (carnet_statement_get_text (select, i), NULL);

      g_string_append_printf (line, "%s%s", i > 0 ? "\t" : "",
                              carnet_statement_is_null (select, i) ? "-" : text);
    }
  return g_string_free (line, FALSE);
}

static gboolean
dump_table (CarnetStore *self, const char *sql, CarnetLineFunc func, gpointer user_data, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      g_autofree char *line = make_line (select);

      func (line, user_data);
    }
  return step == CARNET_STEP_DONE;
}

static gboolean
dump_words (CarnetStore *self, CarnetLineFunc func, gpointer user_data, GError **error)
{
  return carnet_db_exec (self->db,
                         "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_places"
                         " USING fts5vocab ('main', 'search', 'instance')",
                         error)
         && dump_table (self, places, func, user_data, error);
}

gboolean
carnet_store_dump (CarnetStore   *self,
                   CarnetDump     what,
                   CarnetLineFunc func,
                   gpointer       user_data,
                   GError       **error)
{
  for (guint i = 0; what == CARNET_DUMP_ALL && i < G_N_ELEMENTS (exchanged); i++)
    if (!dump_table (self, exchanged[i], func, user_data, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (!dump_table (self, derived[i], func, user_data, error))
      return FALSE;
  return dump_words (self, func, user_data, error);
}
