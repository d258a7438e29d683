/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-comments-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-comment-row.h"
#include "carnet/carnet-counted-list.h"
#include "session/carnet-job.h"
#include "session/carnet-session-comments.h"
#include "widgets/carnet-toasts.h"

G_DEFINE_FINAL_TYPE (CarnetComments, carnet_comments, GTK_TYPE_WIDGET)

/* -- Those that were said ------------------------------------------------------------------- */

static void
changed_comment_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetComments) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_change_comment_finish (CARNET_SESSION (source), result, &error) && self->list)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
settle_cb (CarnetComments *self, const CarnetId *id, gboolean settled)
{
  carnet_session_settle_comment_async (self->session, id, settled, changed_comment_cb, g_object_ref (self));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CarnetComments *self = user_data;

  if (self->list && !carnet_id_is_nil (&self->deleted))
    carnet_toast_with_action (GTK_WIDGET (self), _ ("Comment deleted"), _ ("_Undo"), "comments.undo-delete");
  changed_comment_cb (source, result, user_data);
}

static void
delete_cb (CarnetComments *self, const CarnetId *id)
{
  self->deleted = *id;
  carnet_session_delete_comment_async (self->session, id, TRUE, deleted_cb, g_object_ref (self));
}

static void
undo_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetComments *self = user_data;

  if (!carnet_id_is_nil (&self->deleted))
    carnet_session_delete_comment_async (self->session, &self->deleted, FALSE, changed_comment_cb,
                                         g_object_ref (self));
  self->deleted = (CarnetId){ 0 };
}

static void
append_row (CarnetComments *self, const CarnetComment *said)
{
  const CarnetPerson *owner = carnet_logbook_get_owner (carnet_session_get_logbook (self->session));
  const gboolean      editable = !carnet_session_is_read_only (self->session);
  GtkWidget          *row
      = carnet_comment_row_new (said, editable, editable && carnet_id_equal (&said->author, &owner->id));

  g_signal_connect_swapped (row, "settle", G_CALLBACK (settle_cb), self);
  g_signal_connect_swapped (row, "delete", G_CALLBACK (delete_cb), self);
  carnet_counted_list_append (CARNET_COUNTED_LIST (self->list), row);
}

static void
show_draft (CarnetComments *self, const CarnetDraft *draft)
{
  const char *text = draft ? carnet_writes_find_text (draft->writes, CARNET_KEY_TEXT) : NULL;

  if (self->dirty || !draft)
    return;
  self->comment = draft->entity;
  self->stamp = draft->stamp;
  carnet_comments_set_text (self, text ? text : "");
}

static void
show_thread (CarnetComments *self, const CarnetThread *thread)
{
  const guint      n = thread->comments->len;
  g_autofree char *heard
      = n > 0 ? g_strdup_printf (ngettext ("%u comment", "%u comments", n), n) : g_strdup (_ ("Comments"));

  carnet_counted_list_clear (CARNET_COUNTED_LIST (self->list));
  for (guint i = 0; i < thread->comments->len; i++)
    append_row (self, thread->comments->pdata[i]);
  carnet_counted_list_show_count (CARNET_COUNTED_LIST (self->list), n, heard);
  /* The entry is filled once: what is typed since is newer. */
  if (carnet_id_is_nil (&self->comment))
    show_draft (self, thread->draft);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetComments) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetThread) thread
      = carnet_session_load_thread_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->loading) || !self->list)
    return;
  if (thread)
    show_thread (self, thread);
  else
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

void
carnet_comments_load (CarnetComments *self)
{
  if (!carnet_id_is_nil (&self->observation))
    carnet_session_load_thread_async (self->session, &self->observation,
                                      carnet_job_supersede (&self->loading), loaded_cb, g_object_ref (self));
}

static void
session_changed_cb (CarnetComments *self, const char *kind)
{
  if (!kind || g_str_equal (kind, CARNET_KIND_COMMENT) || g_str_equal (kind, CARNET_KIND_PERSON))
    carnet_comments_load (self);
}

void
carnet_comments_set_observation (CarnetComments *self, const CarnetId *id)
{
  const CarnetId shown = id ? *id : (CarnetId){ 0 };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (CARNET_IS_COMMENTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  if (carnet_id_equal (&shown, &self->observation))
    return;
  carnet_comments_commit (self);
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->observation = shown;
  self->visit++;
  self->comment = (CarnetId){ 0 };
  self->stamp = 0;
  self->deleted = (CarnetId){ 0 };
  carnet_comments_set_text (self, "");
  gtk_widget_set_sensitive (self->form, TRUE);
  show_thread (self, &(CarnetThread){ none, NULL });
  carnet_comments_load (self);
}

/* -- Object --------------------------------------------------------------------------------- */

/* The toast's button stands in the window. */
static void
root (GtkWidget *widget)
{
  static const GActionEntry entries[] = { { "undo-delete", undo_delete_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  GTK_WIDGET_CLASS (carnet_comments_parent_class)->root (widget);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "comments",
                                  G_ACTION_GROUP (actions));
}

static void
unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "comments", NULL);
  GTK_WIDGET_CLASS (carnet_comments_parent_class)->unroot (widget);
}

static void
dispose (GObject *object)
{
  CarnetComments *self = CARNET_COMMENTS (object);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  carnet_job_give_up (&self->loading);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_comments_parent_class)->dispose (object);
}

static void
carnet_comments_class_init (CarnetCommentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->root = root;
  GTK_WIDGET_CLASS (klass)->unroot = unroot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_comments_init (CarnetComments *self)
{
  self->list = carnet_counted_list_new ("carnet-comment-symbolic",
                                        _ ("No comment yet. What is said here travels with the observation."),
                                        "comments");
  carnet_comments_build_form (self);
  carnet_counted_list_set_below (CARNET_COUNTED_LIST (self->list), self->form);
  g_signal_connect_swapped (self->list, "closed", G_CALLBACK (carnet_comments_commit), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
carnet_comments_new (CarnetSession *session)
{
  CarnetComments *self = g_object_new (CARNET_TYPE_COMMENTS, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->form, !carnet_session_is_read_only (session));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
