/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list asks of the session's reader, and what becomes of the answers. */
#include "carnet/carnet-observation-list-private.h"
#include "session/carnet-job.h"

/* What is asked, what was found; handed to the reader and back. */
typedef struct
{
  CarnetQuery query; /* its text is @text */
  char       *text;
  guint       generation;
  CarnetId    selected;
  CarnetId    pending;

  GArray    *numbers;     /* (element-type gint64): all that answer; %NULL when rows alone are read */
  GArray    *row_numbers; /* (element-type gint64) */
  GPtrArray *rows;        /* (element-type CarnetObservationRow): of @row_numbers, or %NULL elements */
  gint64     selected_number;
  gboolean   pending_listed;
} Reading;

static void ask (CarnetObservationList *self);
static void queue_rows (CarnetObservationList *self);

static Reading *
reading_new (CarnetObservationList *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->query = self->query;
  reading->text = g_strdup (self->text);
  reading->query.text = reading->text;
  reading->generation = self->generation;
  reading->selected = self->selected;
  if (self->pending)
    reading->pending = *carnet_observation_item_get_id (self->pending);
  reading->row_numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->text);
  g_clear_pointer (&reading->numbers, g_array_unref);
  g_clear_pointer (&reading->row_numbers, g_array_unref);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_free (reading);
}

/* -- On the reader's thread ---------------------------------------------------------------- */

static gboolean
read_rows (Reading *reading, CarnetLogbook *logbook, GError **error)
{
  reading->rows = carnet_logbook_load_rows (logbook, &reading->query, (gint64 *)reading->row_numbers->data,
                                            reading->row_numbers->len, error);
  return reading->rows != NULL;
}

static gboolean
rows_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_rows (data, logbook, error);
}

/* The rows on screen, and those that stand beside one of them now: where one came, there is its neighbour. */
static void
add_neighbours (Reading *reading)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n = reading->numbers->len;

  for (guint i = 0; i < reading->row_numbers->len; i++)
    g_hash_table_add (shown, &g_array_index (reading->row_numbers, gint64, i));
  for (guint i = 0; i < n; i++)
    {
      gint64 *number = &g_array_index (reading->numbers, gint64, i);

      if (g_hash_table_contains (shown, number) || (i > 0 && g_hash_table_contains (shown, number - 1))
          || (i + 1 < n && g_hash_table_contains (shown, number + 1)))
        g_array_append_val (rows, *number);
    }
  g_array_append_vals (rows, reading->numbers->data, rows->len == 0 ? MIN (n, CARNET_OBSERVATION_PAGE) : 0);
  g_array_unref (reading->row_numbers);
  reading->row_numbers = g_steal_pointer (&rows);
}

static gboolean
list_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  gint64   pending = 0;

  reading->numbers = carnet_logbook_list_numbers (logbook, &reading->query, error);
  if (!reading->numbers
      || !carnet_logbook_find_number (logbook, &reading->selected, &reading->selected_number, error)
      || !carnet_logbook_find_number (logbook, &reading->pending, &pending, error))
    return FALSE;
  for (guint i = 0; pending != 0 && i < reading->numbers->len && !reading->pending_listed; i++)
    reading->pending_listed = g_array_index (reading->numbers, gint64, i) == pending;
  add_neighbours (reading);
  return read_rows (reading, logbook, error);
}

/* -- Rows ---------------------------------------------------------------------------------- */

/* Rows read are made into items before anybody is told of them, so that none is shown blank. */
static void
take_rows (CarnetObservationList *self, Reading *reading)
{
  g_ptr_array_set_free_func (reading->rows, NULL);
  for (guint i = 0; i < reading->rows->len; i++)
    if (reading->rows->pdata[i])
      g_object_unref (carnet_observation_list_make_item (
          self, g_array_index (reading->row_numbers, gint64, i), reading->rows->pdata[i]));
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationList) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading       *reading = carnet_job_get_data (result);
  const gboolean read = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  /* Rows of a query that was left meanwhile quote its words. */
  if (!self->session || !carnet_job_is_last (result, &self->reading_rows))
    return;
  if (read)
    take_rows (self, reading);
  else
    g_warning ("Rows of the list of observations: %s", error->message);
  queue_rows (self);
}

/* A page around each row that somebody still looks at. */
static void
add_page (CarnetObservationList *self, GArray *rows, gint64 number)
{
  const guint position = carnet_observation_list_find_number (self, number);
  const guint first = position - position % CARNET_OBSERVATION_PAGE;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = first; i < MIN (first + CARNET_OBSERVATION_PAGE, self->numbers->len); i++)
    {
      const gint64           other = g_array_index (self->numbers, gint64, i);
      CarnetObservationItem *item = g_hash_table_lookup (self->alive, &other);

      if (!item || carnet_id_is_nil (carnet_observation_item_get_id (item)))
        g_array_append_val (rows, other);
    }
}

static gboolean
is_asked (const GArray *rows, gint64 number)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, gint64, i) == number)
      return TRUE;
  return FALSE;
}

static gboolean
rows_idle_cb (gpointer user_data)
{
  CarnetObservationList *self = user_data;
  Reading               *reading = reading_new (self);

  self->rows_idle = 0;
  for (guint i = self->wanted->len; i > 0; i--)
    {
      const gint64 number = g_array_index (self->wanted, gint64, i - 1);

      if (g_hash_table_contains (self->alive, &number) && !is_asked (reading->row_numbers, number))
        add_page (self, reading->row_numbers, number);
    }
  g_array_set_size (self->wanted, 0);
  if (reading->row_numbers->len == 0)
    {
      reading_free (reading);
      return G_SOURCE_REMOVE;
    }
  carnet_job_read_async (self->session, rows_job, reading, reading_free,
                         carnet_job_supersede (&self->reading_rows), rows_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* One reading of rows at a time: those scrolled past meanwhile are never read. */
static void
queue_rows (CarnetObservationList *self)
{
  if (self->wanted->len > 0 && self->rows_idle == 0 && !self->reading_rows && !self->listing)
    self->rows_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rows_idle_cb, self, NULL);
}

void
carnet_observation_list_want (CarnetObservationList *self, gint64 number)
{
  g_array_append_val (self->wanted, number);
  if (self->session)
    queue_rows (self);
}

/* -- Lists --------------------------------------------------------------------------------- */

static void
take_list (CarnetObservationList *self, Reading *reading)
{
  const gboolean other = reading->generation != self->shown;

  if (carnet_id_equal (&reading->selected, &self->selected))
    self->selected_number = reading->selected_number;
  if (reading->pending_listed && carnet_observation_list_is_pending (self, &reading->pending))
    carnet_observation_list_set_pending (self, NULL);
  self->shown = reading->generation;
  if (other)
    carnet_observation_list_drop_kept (self);
  take_rows (self, reading);
  if (other)
    carnet_observation_list_replace (self, reading->numbers);
  else
    carnet_observation_list_merge (self, reading->numbers);
  carnet_observation_list_trim_chosen (self);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationList) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading       *reading = carnet_job_get_data (result);
  const gboolean read = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  if (!self->session || !carnet_job_is_last (result, &self->listing))
    return;
  if (read)
    take_list (self, reading);
  if (self->again)
    ask (self);
  else
    g_signal_emit_by_name (self, "settled", error);
  queue_rows (self);
}

static void
ask (CarnetObservationList *self)
{
  Reading       *reading = reading_new (self);
  GHashTableIter iter;
  gpointer       number;

  g_hash_table_iter_init (&iter, self->alive);
  while (self->generation == self->shown && g_hash_table_iter_next (&iter, &number, NULL))
    g_array_append_vals (reading->row_numbers, number, 1);
  self->again = FALSE;
  carnet_job_read_async (self->session, list_job, reading, reading_free,
                         carnet_job_supersede (&self->listing), list_cb, g_object_ref (self));
}

void
carnet_observation_list_refresh (CarnetObservationList *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  if (!self->session || self->generation == 0)
    return;
  /* What is being listed may have been read before this change. */
  if (self->listing)
    self->again = TRUE;
  else
    ask (self);
}

void
carnet_observation_list_stop (CarnetObservationList *self)
{
  carnet_job_give_up (&self->listing);
  carnet_job_give_up (&self->reading_rows);
  g_clear_handle_id (&self->rows_idle, g_source_remove);
}

void
carnet_observation_list_set_query (CarnetObservationList *self, const CarnetQuery *query)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_LIST (self));

  if (!self->session)
    return;
  carnet_observation_list_stop (self);
  self->query = *query;
  self->query.text = NULL;
  g_free (self->text);
  self->text = query->text && *query->text ? g_strdup (query->text) : NULL;
  self->query.text = self->text;
  self->generation++;
  ask (self);
}

gboolean
carnet_observation_list_is_settled (CarnetObservationList *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_LIST (self), TRUE);

  return !self->listing;
}
