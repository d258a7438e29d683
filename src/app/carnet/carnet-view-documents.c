/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-reminder.h"
#include "carnet/carnet-view-private.h"
#include "session/carnet-session-writes.h"
#include "widgets/carnet-toasts.h"

/* -- The row of what is being written ----------------------------------------------------- */

static void
show_live (CarnetCarnetView *self)
{
  const CarnetId territory = carnet_observation_document_get_link (self->current, CARNET_KEY_TERRITORY);
  g_autoptr (CarnetObservationRow) row = carnet_observation_document_dup_row (
      self->current, carnet_known_get_territory_name (self->known, &territory));

  carnet_observation_list_set_live (self->list, row, carnet_observation_document_is_new (self->current));
}

static void
document_changed_cb (CarnetCarnetView *self, const char *key)
{
  if (key)
    carnet_reminder_put_away (CARNET_REMINDER (self->reminder));
  show_live (self);
}

/* -- Leaving -------------------------------------------------------------------------------- */

/* Kept while something of it is not sealed: the text of a failure can be seen again. */
static void
forget_closed (CarnetCarnetView *self, CarnetObservationDocument *document)
{
  if (document != self->current)
    g_hash_table_remove (self->documents, carnet_observation_document_get_id (document));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  CarnetObservationDocument *document = CARNET_OBSERVATION_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (!self->documents)
    return;
  if (carnet_observation_document_close_finish (document, result, &error))
    forget_closed (self, document);
  else if (self->session)
    carnet_toast_error (GTK_WIDGET (self), error, "carnet.retry");
}

static CarnetObservationDocument *
leave_current (CarnetCarnetView *self)
{
  if (!self->current)
    return NULL;
  carnet_observation_editor_commit (self->editor);
  g_signal_handlers_disconnect_by_func (self->current, document_changed_cb, self);
  return g_steal_pointer (&self->current);
}

/* After everything that is to be shown next was read: reading would wait for this writing. */
static void
close_left (CarnetCarnetView *self, CarnetObservationDocument *document)
{
  if (document)
    carnet_observation_document_close_async (document, closed_cb, g_object_ref (self));
}

void
carnet_view_close_current (CarnetCarnetView *self)
{
  g_autoptr (CarnetObservationDocument) left = leave_current (self);

  carnet_carnet_view_set_writing (self, FALSE);
  carnet_observation_list_set_live (self->list, NULL, FALSE);
  self->setting = TRUE;
  carnet_observation_list_select (self->list, NULL);
  self->setting = FALSE;
  carnet_observation_editor_set_document (self->editor, NULL);
  gtk_stack_set_visible_child_name (self->editor_stack, "nothing");
  close_left (self, left);
}

/* -- Opening --------------------------------------------------------------------------------- */

static void
select_current (CarnetCarnetView *self)
{
  self->setting = TRUE;
  carnet_observation_list_select (self->list, carnet_observation_document_get_id (self->current));
  self->setting = FALSE;
}

void
carnet_view_open (CarnetCarnetView *self, CarnetObservationDocument *document)
{
  const CarnetId *id = carnet_observation_document_get_id (document);
  g_autoptr (CarnetObservationDocument) left = NULL;

  if (document == self->current)
    return;
  left = leave_current (self);
  self->current = g_object_ref (document);
  g_hash_table_replace (self->documents, carnet_id_copy (id), g_object_ref (document));
  carnet_observation_editor_set_document (self->editor, document);
  gtk_stack_set_visible_child_name (self->editor_stack, "editor");
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  show_live (self);
  select_current (self);
  close_left (self, left);
}

void
carnet_view_open_id (CarnetCarnetView *self, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetObservationDocument) document = g_hash_table_lookup (self->documents, id);

  if (document)
    g_object_ref (document);
  else
    document = carnet_observation_document_open (self->session, id, &error);
  if (document)
    carnet_view_open (self, document);
  else
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static gboolean
is_shown (CarnetObservationDocument *shown, const CarnetId *entity)
{
  return carnet_id_equal (entity, carnet_observation_document_get_id (shown))
         || carnet_observation_document_holds (shown, entity);
}

/* A comment is not said before its author says it. */
static gboolean
is_written_here (const CarnetDraft *draft)
{
  return g_str_equal (draft->kind, CARNET_KIND_OBSERVATION)
         || g_str_equal (draft->kind, CARNET_KIND_HIGHLIGHT);
}

/* All but the newest of each entity that @shown (nullable) has: they were left long ago. */
static void
seal_others (CarnetCarnetView *self, GPtrArray *drafts, CarnetObservationDocument *shown)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);

  for (guint i = drafts->len; i > 0; i--)
    {
      CarnetDraft *draft = drafts->pdata[i - 1];

      if (is_written_here (draft)
          && (!shown || !is_shown (shown, &draft->entity) || !g_hash_table_add (kept, &draft->entity)))
        carnet_session_seal_draft_async (self->session, draft, NULL, NULL, NULL);
    }
}

static const CarnetDraft *
newest_observation (GPtrArray *drafts)
{
  for (guint i = drafts->len; i > 0; i--)
    if (g_str_equal (((CarnetDraft *)drafts->pdata[i - 1])->kind, CARNET_KIND_OBSERVATION))
      return drafts->pdata[i - 1];
  return NULL;
}

/* What was being written when the last run ended without warning: the newest is shown again, as it was, with
 * what was marked in it. */
void
carnet_view_recover_drafts (CarnetCarnetView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts
      = carnet_logbook_list_drafts (carnet_session_get_logbook (self->session), &error);
  const CarnetDraft *newest = drafts ? newest_observation (drafts) : NULL;

  if (error)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  if (newest)
    {
      carnet_view_open_id (self, &newest->entity);
      carnet_view_set_editing (self, TRUE);
    }
  if (drafts)
    seal_others (self, drafts, self->current);
}

void
carnet_view_observation_changed (CarnetCarnetView *self, const CarnetId *entity)
{
  const CarnetId *current = self->current ? carnet_observation_document_get_id (self->current) : NULL;

  carnet_observation_list_refresh (self->list);
  if (current && (!entity || carnet_id_equal (entity, current)))
    carnet_observation_document_reload (self->current);
  carnet_view_queue_counts (self);
}

/* -- Deleting --------------------------------------------------------------------------------- */

static void
write_deleted (CarnetCarnetView   *self,
               const CarnetId     *id,
               gboolean            deleted,
               const GArray       *seen,
               GAsyncReadyCallback callback)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted ? 1 : 0);
  carnet_session_write_async (self->session, id, CARNET_KIND_OBSERVATION, seen, writes, NULL, callback,
                              g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_write_finish (CARNET_SESSION (source), result, NULL, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  else
    carnet_toast_with_action (GTK_WIDGET (self), _ ("Observation deleted"), _ ("_Undo"),
                              "carnet.undo-delete");
}

/* What was written in it is sealed first, so that undoing brings all of it back. */
static void
closed_to_delete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  CarnetObservationDocument *document = CARNET_OBSERVATION_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  if (!self->session)
    return;
  if (!carnet_observation_document_close_finish (document, result, &error))
    {
      carnet_toast_error (GTK_WIDGET (self), error, "carnet.retry");
      return;
    }
  forget_closed (self, document);
  self->deleted = *carnet_observation_document_get_id (document);
  /* Upon what was seen: what somebody else wrote meanwhile must not go unread. */
  write_deleted (self, &self->deleted, TRUE, carnet_observation_document_get_base (document)->heads,
                 deleted_cb);
}

void
carnet_view_delete_current (CarnetCarnetView *self)
{
  g_autoptr (CarnetObservationDocument) document = NULL;

  if (!self->current || carnet_session_is_read_only (self->session))
    return;
  document = g_object_ref (self->current);
  carnet_view_close_current (self);
  carnet_view_set_editing (self, FALSE);
  carnet_view_focus_list (self);
  if (!carnet_observation_document_is_blank (document))
    carnet_observation_document_close_async (document, closed_to_delete_cb, g_object_ref (self));
}

static void
undeleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  g_autoptr (GError) error = NULL;
  CarnetId id;

  if (!self->session)
    return;
  if (carnet_session_write_finish (CARNET_SESSION (source), result, &id, &error))
    carnet_carnet_view_show_observation (self, &id);
  else
    carnet_toast_error (GTK_WIDGET (self), error, "carnet.undo-delete");
}

void
carnet_view_undo_delete (CarnetCarnetView *self)
{
  if (!carnet_id_is_nil (&self->deleted))
    write_deleted (self, &self->deleted, FALSE, NULL, undeleted_cb);
}

gboolean
carnet_carnet_view_get_observation (CarnetCarnetView *self, CarnetId *id)
{
  g_return_val_if_fail (CARNET_IS_CARNET_VIEW (self), FALSE);

  if (!self->current || carnet_observation_document_is_blank (self->current))
    return FALSE;
  *id = *carnet_observation_document_get_id (self->current);
  return TRUE;
}

/* -- After a failure ---------------------------------------------------------------------------- */

void
carnet_view_retry (CarnetCarnetView *self)
{
  g_autoptr (GList) documents = g_hash_table_get_values (self->documents);

  for (GList *l = documents; l; l = l->next)
    {
      if (carnet_observation_document_get_state (l->data) != CARNET_DOCUMENT_FAILED)
        continue;
      if (l->data == self->current)
        carnet_observation_document_save (l->data);
      else
        carnet_observation_document_close_async (l->data, closed_cb, g_object_ref (self));
    }
}

/* -- Before the window closes --------------------------------------------------------------------- */

typedef struct
{
  guint   n_left;
  GError *error;
} Flush;

static void
flush_free (gpointer data)
{
  Flush *flush = data;

  g_clear_error (&flush->error);
  g_free (flush);
}

static void
flush_step (GTask *task)
{
  Flush *flush = g_task_get_task_data (task);

  if (--flush->n_left > 0)
    return;
  if (flush->error)
    g_task_return_error (task, g_steal_pointer (&flush->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CarnetCarnetView          *self = g_task_get_source_object (task);
  Flush                     *flush = g_task_get_task_data (task);
  CarnetObservationDocument *document = CARNET_OBSERVATION_DOCUMENT (source);

  if (!carnet_observation_document_close_finish (document, result, flush->error ? NULL : &flush->error))
    carnet_view_open (self, document);
  else if (self->documents)
    forget_closed (self, document);
  flush_step (task);
}

void
carnet_carnet_view_flush_async (CarnetCarnetView   *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GList) documents = NULL;
  Flush *flush;

  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  task = g_task_new (self, cancellable, callback, user_data);
  flush = g_new0 (Flush, 1);
  g_task_set_task_data (task, flush, flush_free);
  carnet_observation_editor_commit (self->editor);
  documents = g_hash_table_get_values (self->documents);
  flush->n_left = g_list_length (documents) + 1;
  for (GList *l = documents; l; l = l->next)
    carnet_observation_document_close_async (l->data, flushed_cb, g_object_ref (task));
  flush_step (task);
}

gboolean
carnet_carnet_view_flush_finish (CarnetCarnetView *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
