/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-gazetteer.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "base/carnet-data.h"
#include "base/carnet-error.h"
#include "store/carnet-gazetteer-list.h"

#define DATABASE_NAME "territories.db"
#define COLUMNS "kind, code, name, departement, region, departement_name, population, rank"
#define CANDIDATES_MAX 50

struct _CarnetGazetteer
{
  sqlite3      *db;
  sqlite3_stmt *by_rank;
  sqlite3_stmt *by_code;
  char         *vintage;
  GBytes       *names;
};

typedef GArray *Ranks[CARNET_N_MATCHES];

static gboolean
fail (CarnetGazetteer *self, GError **error)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_CORRUPT,
               _ ("The list of official territories cannot be read: %s."), sqlite3_errmsg (self->db));
  return FALSE;
}

static char *
database_uri (const char *path, GError **error)
{
  g_autofree char *file = path != NULL ? g_strdup (path) : carnet_data_path (DATABASE_NAME);
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  g_autofree char *uri = NULL;

  if (!g_file_test (absolute, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("The list of official territories is missing: there is no file “%s”."), file);
      return NULL;
    }
  uri = g_filename_to_uri (absolute, NULL, error);
  /* The file never changes while the program runs: no lock, no journal to look for. */
  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

static gboolean
prepare (CarnetGazetteer *self, const char *sql, sqlite3_stmt **statement, GError **error)
{
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK)
    return TRUE;
  return fail (self, error);
}

static gboolean
load_list (CarnetGazetteer *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean      found = FALSE;

  if (!prepare (self, "SELECT vintage, names FROM list", &statement, error))
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      self->vintage = g_strdup ((const char *)sqlite3_column_text (statement, 0));
      self->names = g_bytes_new (sqlite3_column_blob (statement, 1), sqlite3_column_bytes (statement, 1));
      found = TRUE;
    }
  sqlite3_finalize (statement);
  return found ? TRUE : fail (self, error);
}

CarnetGazetteer *
carnet_gazetteer_open (const char *path, GError **error)
{
  g_autofree char *uri = database_uri (path, error);
  g_autoptr (CarnetGazetteer) self = NULL;

  if (uri == NULL)
    return NULL;
  self = g_new0 (CarnetGazetteer, 1);
  if (sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK)
    {
      fail (self, error);
      return NULL;
    }
  if (!load_list (self, error)
      || !prepare (self, "SELECT " COLUMNS " FROM territory WHERE rank = ?1", &self->by_rank, error)
      || !prepare (self, "SELECT " COLUMNS " FROM territory WHERE code = ?1 ORDER BY rank", &self->by_code,
                   error))
    return NULL;
  return g_steal_pointer (&self);
}

void
carnet_gazetteer_close (CarnetGazetteer *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->by_rank);
  sqlite3_finalize (self->by_code);
  sqlite3_close (self->db);
  g_clear_pointer (&self->names, g_bytes_unref);
  g_free (self->vintage);
  g_free (self);
}

static void
set_column (char **field, sqlite3_stmt *row, int column)
{
  g_free (*field);
  *field = g_strdup ((const char *)sqlite3_column_text (row, column));
}

static CarnetTerritory *
read_row (CarnetGazetteer *self, sqlite3_stmt *row)
{
  CarnetTerritory *territory = carnet_territory_new ();

  set_column (&territory->kind, row, 0);
  set_column (&territory->code, row, 1);
  set_column (&territory->name, row, 2);
  set_column (&territory->departement, row, 3);
  set_column (&territory->region, row, 4);
  set_column (&territory->departement_name, row, 5);
  territory->population = sqlite3_column_int64 (row, 6);
  g_free (territory->vintage);
  territory->vintage = g_strdup (self->vintage);
  territory->id = carnet_territory_id_for (self->vintage, territory->kind, territory->code);
  return territory;
}

static gboolean
append_by_rank (CarnetGazetteer *self, gint64 rank, GPtrArray *territories, GError **error)
{
  gboolean found;

  sqlite3_bind_int64 (self->by_rank, 1, rank);
  found = sqlite3_step (self->by_rank) == SQLITE_ROW;
  if (found)
    g_ptr_array_add (territories, read_row (self, self->by_rank));
  sqlite3_reset (self->by_rank);
  return found ? TRUE : fail (self, error);
}

/* @ranks (nullable) receives the rank of each. */
static gboolean
append_by_code (CarnetGazetteer *self,
                const char      *code,
                GPtrArray       *territories,
                GHashTable      *ranks,
                GError         **error)
{
  g_autofree char *upper = g_ascii_strup (code, -1);
  g_autofree char *bare = g_strstrip (g_steal_pointer (&upper));
  int              result;

  sqlite3_bind_text (self->by_code, 1, bare, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (self->by_code)) == SQLITE_ROW)
    {
      g_ptr_array_add (territories, read_row (self, self->by_code));
      if (ranks != NULL)
        g_hash_table_add (ranks, GINT_TO_POINTER (sqlite3_column_int (self->by_code, 7)));
    }
  sqlite3_reset (self->by_code);
  sqlite3_clear_bindings (self->by_code);
  return result == SQLITE_DONE ? TRUE : fail (self, error);
}

/* Fills @ranks with the best @limit of each degree; returns how many match in all. */
static guint
scan (CarnetGazetteer *self, const CarnetNeedle *needle, guint limit, GHashTable *skip, Ranks ranks)
{
  gsize       size;
  const char *line = g_bytes_get_data (self->names, &size);
  const char *end = line + size;
  guint       count = 0;

  for (int rank = 1; line < end; rank++, line += strlen (line) + 1)
    {
      CarnetMatch match = carnet_needle_match (needle, line);

      if (match == CARNET_MATCH_NONE || g_hash_table_contains (skip, GINT_TO_POINTER (rank)))
        continue;
      count++;
      if (ranks[match]->len < limit)
        g_array_append_val (ranks[match], rank);
    }
  return count;
}

static gboolean
append_ranks (CarnetGazetteer *self, Ranks ranks, guint limit, GPtrArray *territories, GError **error)
{
  for (guint match = 0; match < CARNET_N_MATCHES; match++)
    for (guint i = 0; i < ranks[match]->len && territories->len < limit; i++)
      if (!append_by_rank (self, g_array_index (ranks[match], int, i), territories, error))
        return FALSE;
  return TRUE;
}

static GPtrArray *
territories_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_territory_free);
}

GPtrArray *
carnet_gazetteer_search (CarnetGazetteer *self,
                         const char      *text,
                         guint            limit,
                         guint           *n_matches,
                         GError         **error)
{
  g_autoptr (CarnetNeedle) needle = NULL;
  g_autoptr (GPtrArray) territories = territories_new ();
  g_autoptr (GHashTable) coded = g_hash_table_new (NULL, NULL);
  Ranks    ranks;
  guint    count;
  gboolean ok;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  needle = carnet_needle_new (text);
  if (!append_by_code (self, text, territories, coded, error))
    return NULL;
  for (guint i = 0; i < CARNET_N_MATCHES; i++)
    ranks[i] = g_array_new (FALSE, FALSE, sizeof (int));
  count = territories->len + scan (self, needle, limit, coded, ranks);
  g_ptr_array_set_size (territories, MIN (territories->len, limit));
  ok = append_ranks (self, ranks, limit, territories, error);
  for (guint i = 0; i < CARNET_N_MATCHES; i++)
    g_array_unref (ranks[i]);
  if (n_matches != NULL)
    *n_matches = count;
  return ok ? g_steal_pointer (&territories) : NULL;
}

static void
keep_kind (GPtrArray *territories, const char *kind)
{
  for (guint i = territories->len; i-- > 0;)
    if (!g_str_equal (((CarnetTerritory *)territories->pdata[i])->kind, kind))
      g_ptr_array_remove_index (territories, i);
}

static gboolean
append_ranked (CarnetGazetteer *self,
               const GArray    *ranks,
               const char      *kind,
               GPtrArray       *territories,
               GError         **error)
{
  for (guint i = 0; i < MIN (ranks->len, CANDIDATES_MAX); i++)
    if (!append_by_rank (self, g_array_index (ranks, int, i), territories, error))
      return FALSE;
  if (kind != NULL)
    keep_kind (territories, kind);
  return TRUE;
}

/* Of @kind (nullable), the names spelt so in full or, when there is none, without their legal form and
 * article. */
static gboolean
find_by_name (CarnetGazetteer *self,
              const char      *text,
              const char      *kind,
              GPtrArray       *territories,
              GError         **error)
{
  g_autoptr (CarnetNeedle) needle = carnet_needle_new (text);
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) proper = g_array_new (FALSE, FALSE, sizeof (int));
  gsize       size;
  const char *line = g_bytes_get_data (self->names, &size);
  const char *end = line + size;

  for (int rank = 1; line < end; rank++, line += strlen (line) + 1)
    if (carnet_needle_is_whole_name (needle, line))
      g_array_append_val (whole, rank);
    else if (carnet_needle_match (needle, line) == CARNET_MATCH_EXACT)
      g_array_append_val (proper, rank);
  return append_ranked (self, whole, kind, territories, error)
         && (territories->len > 0 || append_ranked (self, proper, kind, territories, error));
}

/* `kind:code` or `kind:name`, such as `commune:85194`. */
static gboolean
find_by_kind (CarnetGazetteer *self, const char *text, GPtrArray *territories, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_autofree char *kind = NULL;

  if (g_strv_length (parts) != 2)
    return TRUE;
  kind = g_ascii_strdown (g_strstrip (parts[0]), -1);
  g_strstrip (parts[1]);
  if (!append_by_code (self, parts[1], territories, NULL, error))
    return FALSE;
  keep_kind (territories, kind);
  return territories->len > 0 || find_by_name (self, parts[1], kind, territories, error);
}

CarnetTerritory *
carnet_gazetteer_resolve (CarnetGazetteer *self, const char *text, GPtrArray **candidates, GError **error)
{
  g_autoptr (GPtrArray) found = territories_new ();

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  if (!find_by_kind (self, text, found, error)
      || (found->len == 0 && !append_by_code (self, text, found, NULL, error))
      || (found->len == 0 && !find_by_name (self, text, NULL, found, error)))
    return NULL;
  if (found->len == 1)
    return carnet_territory_copy (found->pdata[0]);
  if (found->len == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No official territory has the name or the code “%s”."), text);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 g_dngettext (GETTEXT_PACKAGE, "“%s” is the name or the code of %u official territory.",
                              "“%s” is the name or the code of %u official territories.", found->len),
                 text, found->len);
  if (candidates != NULL && found->len > 1)
    *candidates = g_steal_pointer (&found);
  return NULL;
}
