/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-trash.h"

#include "logbook/carnet-field-words.h"

#define PAGE 500

typedef struct
{
  CarnetLogbook    *logbook;
  CarnetFieldWords *words;
  GPtrArray        *trash;
} Listing;

void
carnet_trashed_free (CarnetTrashed *self)
{
  g_free (self->title);
  g_free (self->place);
  g_clear_pointer (&self->writer, carnet_writer_free);
  g_free (self);
}

/* The last who did. */
static const CarnetRevision *
find_deletion (CarnetHistory *history)
{
  const CarnetCell     *cell = carnet_history_find_cell (history, CARNET_KEY_DELETED);
  const CarnetRevision *last = NULL;

  for (guint i = 0; cell != NULL && i < cell->writers->len; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];

      if (last == NULL || writer->recorded_ms > last->recorded_ms)
        last = writer;
    }
  return last;
}

static void
add (Listing        *self,
     CarnetHistory  *history,
     const char     *kind,
     const CarnetId *id,
     const char     *title,
     CarnetWhen      when,
     const char     *place)
{
  const CarnetRevision *deletion = find_deletion (history);
  CarnetTrashed        *trashed;

  if (deletion == NULL)
    return;
  trashed = g_new0 (CarnetTrashed, 1);
  trashed->id = *id;
  trashed->kind = kind;
  trashed->title = g_strdup (title);
  trashed->when = when;
  trashed->place = g_strdup (place);
  trashed->writer = carnet_field_words_dup_writer (self->words, deletion);
  g_ptr_array_add (self->trash, trashed);
}

static gboolean
add_observation (Listing *self, const CarnetObservationRow *row, GError **error)
{
  g_autoptr (CarnetHistory) history = NULL;
  CarnetWhen when
      = { row->date != CARNET_DATE_NONE ? CARNET_WHEN_DAY : CARNET_WHEN_NONE, row->date, row->date };

  if (row->contested)
    return TRUE;
  history = carnet_logbook_load_history (self->logbook, &row->id, error);
  if (history != NULL)
    add (self, history, CARNET_KIND_OBSERVATION, &row->id, row->title, when, row->territory_name);
  return history != NULL;
}

static gboolean
add_observations (Listing *self, GError **error)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  guint       n = PAGE;

  query.deleted = TRUE;
  for (guint from = 0; n == PAGE; from += PAGE)
    {
      g_autoptr (GPtrArray) rows
          = carnet_logbook_list_observations (self->logbook, &query, from, PAGE, error);

      if (rows == NULL)
        return FALSE;
      n = rows->len;
      for (guint i = 0; i < n; i++)
        if (!add_observation (self, rows->pdata[i], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_milestone (Listing *self, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (self->logbook, id, error);
  g_autoptr (CarnetMilestone) milestone = NULL;

  if (history == NULL)
    return FALSE;
  if (carnet_history_get_deletion (history) != CARNET_DELETION_DELETED)
    return TRUE;
  milestone = carnet_logbook_load_milestone (self->logbook, id, NULL, error);
  if (milestone != NULL)
    add (self, history, CARNET_KIND_MILESTONE, id, milestone->title, milestone->when, milestone->place);
  return milestone != NULL;
}

static gboolean
add_milestones (Listing *self, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_logbook_list_entities (self->logbook, CARNET_KIND_MILESTONE, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!add_milestone (self, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
add_named (Listing *self, const CarnetName *name, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (self->logbook, &name->id, error);

  if (history != NULL)
    add (self, history, name->kind, &name->id, name->name, (CarnetWhen){ CARNET_WHEN_NONE }, "");
  return history != NULL;
}

/* What observations name, but milestones, which have a day too. */
static gboolean
add_all_named (Listing *self, GError **error)
{
  static const char *const kinds[]
      = { CARNET_KIND_THEME, CARNET_KIND_ACTOR, CARNET_KIND_PERSON, CARNET_KIND_TERRITORY };
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (self->logbook, error);

  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) deleted = carnet_names_list (names, kinds[i], TRUE);

      for (guint j = 0; j < deleted->len; j++)
        if (!add_named (self, deleted->pdata[j], error))
          return FALSE;
    }
  return names != NULL;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CarnetTrashed *first = *(CarnetTrashed *const *)a, *second = *(CarnetTrashed *const *)b;

  if (first->writer->recorded_ms != second->writer->recorded_ms)
    return first->writer->recorded_ms > second->writer->recorded_ms ? -1 : 1;
  return carnet_id_compare (&first->id, &second->id);
}

GPtrArray *
carnet_logbook_list_trash (CarnetLogbook *self, GError **error)
{
  g_autoptr (CarnetFieldWords) words = carnet_field_words_new (self, error);
  g_autoptr (GPtrArray) trash = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_trashed_free);
  Listing  listing = { self, words, trash };
  gboolean done;

  /* One view for all: another program may put something back meanwhile. */
  if (words == NULL || !carnet_store_begin_read (self->store, error))
    return NULL;
  done = add_observations (&listing, error) && add_milestones (&listing, error)
         && add_all_named (&listing, error);
  carnet_store_end_read (self->store);
  if (!done)
    return NULL;
  g_ptr_array_sort (trash, compare);
  return g_steal_pointer (&trash);
}

gboolean
carnet_logbook_set_deleted (CarnetLogbook  *self,
                            const char     *kind,
                            const CarnetId *id,
                            gboolean        deleted,
                            const GArray   *heads,
                            CarnetHash     *revision,
                            GError        **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *id;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted ? 1 : 0);
  return carnet_logbook_write (self, &entity, kind, heads, writes, revision, error);
}
