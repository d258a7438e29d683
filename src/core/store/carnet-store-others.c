/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/carnet-observation-record.h"
#include "store/carnet-store-private.h"

/* While an observation is in conflict only one version of a text is in its row; the words of the others are
 * found all the same. They are told by the cells, so that what the index has of it can be said again. */

static gboolean
holds_words (const char *key)
{
  CarnetId section;

  return g_str_equal (key, CARNET_KEY_TITLE)
         || (g_str_has_prefix (key, CARNET_PREFIX_TEXT)
             && carnet_id_parse (key + strlen (CARNET_PREFIX_TEXT), &section));
}

static void
get_value (const CarnetCell *cell, guint writer, CarnetValue *value)
{
  if (!carnet_writes_find (((CarnetRevision *)cell->writers->pdata[writer])->writes, cell->key, value))
    g_assert_not_reached ();
}

static gboolean
is_told (const CarnetCell *cell, guint writer, const CarnetValue *value, const CarnetValue *shown)
{
  CarnetValue other;

  if (carnet_value_equal (value, shown))
    return TRUE;
  for (guint i = 0; i < writer; i++)
    {
      get_value (cell, i, &other);
      if (carnet_value_equal (value, &other))
        return TRUE;
    }
  return FALSE;
}

/* So that what is quoted does not read as one text; the index sees no word in it. */
#define BEFORE_VERSION CARNET_BETWEEN_TEXTS "/ "

/* Each version once, in the order of their writers' ids. */
static void
add_others (GString *others, const CarnetCell *cell)
{
  CarnetValue shown, value;

  if (!holds_words (cell->key))
    return;
  carnet_cell_get_shown (cell, &shown);
  for (guint i = 0; i < cell->writers->len; i++)
    {
      get_value (cell, i, &value);
      if (value.type != CARNET_VALUE_TEXT || value.size == 0 || is_told (cell, i, &value, &shown))
        continue;
      g_string_append (others, BEFORE_VERSION);
      g_string_append_len (others, (const char *)value.bytes, (gssize)value.size);
    }
}

char *
carnet_history_dup_others (CarnetHistory *history)
{
  GPtrArray *cells = carnet_history_get_cells (history);
  GString   *others = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    if (((const CarnetCell *)cells->pdata[i])->conflict)
      add_others (others, cells->pdata[i]);
  return g_string_free (others, FALSE);
}

/* -- As the tables tell it ------------------------------------------------------------ */

typedef struct
{
  const CarnetId *entity;
  GString        *others;
  char           *key; /* (nullable): of the cell that is being read */
  GPtrArray      *writers;
} Reading;

static void
end_cell (Reading *self)
{
  const CarnetCell cell = { self->key, self->writers, TRUE };

  if (self->writers->len > 0)
    add_others (self->others, &cell);
  g_ptr_array_set_size (self->writers, 0);
}

static gboolean
check_writer (CarnetStore          *self,
              const CarnetRevision *writer,
              const CarnetId       *entity,
              const char           *key,
              GError              **error)
{
  return (carnet_id_equal (&writer->entity, entity) && carnet_writes_find (writer->writes, key, NULL))
         || carnet_store_set_corrupt (
             self, _ ("its lists are not what its revisions say; “carnet rebuild” mends them"), error);
}

static gboolean
read_writer (CarnetStore *store, Reading *self, CarnetStatement *select, GError **error)
{
  const char *key = carnet_statement_get_text (select, 0);
  CarnetHash  id = carnet_statement_get_hash (select, 1);
  g_autoptr (GBytes) header = carnet_statement_dup_bytes (select, 2);
  g_autoptr (GBytes) payload = carnet_statement_dup_bytes (select, 3);
  CarnetRevision *writer;

  if (g_strcmp0 (self->key, key) != 0)
    {
      end_cell (self);
      g_free (self->key);
      self->key = g_strdup (key);
    }
  writer = carnet_revision_parse (header, payload, &id, error);
  if (writer == NULL)
    return FALSE;
  g_ptr_array_add (self->writers, writer);
  return check_writer (store, writer, self->entity, key, error);
}

/* By key and by id, as a history has them. */
#define WRITERS                                                                                              \
  "SELECT c.key, r.id, r.header, p.bytes FROM cell AS c JOIN revision AS r ON r.seq = c.revision"            \
  " JOIN payload AS p ON p.revision = r.seq WHERE c.entity = :entity AND c.conflict = 1 ORDER BY c.key, "    \
  "r.id"

static gboolean
read_writers (CarnetStore *self, Reading *reading, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, WRITERS, error);
  CarnetStep step;

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_id (select, ":entity", reading->entity);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    if (!read_writer (self, reading, select, error))
      return FALSE;
  end_cell (reading);
  return step == CARNET_STEP_DONE;
}

char *
carnet_store_load_others (CarnetStore *self, const CarnetId *entity, GError **error)
{
  Reading  reading = { entity, g_string_new (NULL), NULL,
                       g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref) };
  gboolean done = read_writers (self, &reading, error);

  g_ptr_array_unref (reading.writers);
  g_free (reading.key);
  return g_string_free (reading.others, !done);
}
