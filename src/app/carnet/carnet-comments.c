/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-comments.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-comment-row.h"
#include "carnet/carnet-counted-list.h"
#include "session/carnet-job.h"
#include "session/carnet-session-comments.h"
#include "widgets/carnet-toasts.h"

#define SAVE_AFTER_MS 1000

struct _CarnetComments
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *entry;
  GtkWidget *say;

  /* Owned */
  CarnetSession *session;
  GCancellable  *loading;

  CarnetId observation;
  CarnetId comment; /* the one being written; nil until it was kept */
  gint64   stamp;   /* of its draft */
  CarnetId deleted; /* what can be brought back */
  guint    visit;   /* counts the times that an observation was come to */
  guint    save_timeout;
  gboolean setting; /* the entry is being filled: nothing is typed */
  gboolean dirty;   /* what is in the entry is not kept yet */
};

G_DEFINE_FINAL_TYPE (CarnetComments, carnet_comments, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (CarnetComments *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->entry));
}

static char *
dup_text (CarnetComments *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

static void
set_text (CarnetComments *self, const char *text)
{
  self->setting = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  self->setting = FALSE;
  self->dirty = FALSE;
}

static void load (CarnetComments *self);

/* -- What is being written ------------------------------------------------------------------ */

typedef struct
{
  CarnetComments *self;
  CarnetId        observation;
  guint           visit;
  gboolean        said;
} Asked;

static void
commented_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asked *asked = user_data;
  g_autoptr (CarnetComments) self = asked->self;
  g_autoptr (GError) error = NULL;
  CarnetId       comment;
  gint64         stamp;
  const gboolean done
      = carnet_session_comment_finish (CARNET_SESSION (source), result, &comment, &stamp, &error);
  const gboolean shown = self->list && asked->visit == self->visit;

  if (shown)
    {
      self->comment = comment;
      self->stamp = stamp;
      gtk_widget_set_sensitive (self->form, TRUE);
      /* The form lost the keys while it could not be written in. */
      if (asked->said && gtk_widget_get_mapped (self->entry))
        gtk_widget_grab_focus (self->entry);
    }
  if (shown && done && asked->said)
    set_text (self, "");
  else if (shown && !done)
    self->dirty = TRUE;
  /* Come back to before it was kept, what was kept was not there to be shown. */
  else if (self->list && carnet_id_equal (&self->observation, &asked->observation))
    load (self);
  if (self->list && !done)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
comment (CarnetComments *self, gboolean say)
{
  g_autofree char *text = dup_text (self);
  Asked           *asked = g_new0 (Asked, 1);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  *asked = (Asked){ g_object_ref (self), self->observation, self->visit, say };
  self->dirty = FALSE;
  /* What follows would be written on what is being said. */
  gtk_widget_set_sensitive (self->form, !say);
  carnet_session_comment_async (self->session, &self->observation, &self->comment, self->stamp, text, say,
                                commented_cb, asked);
}

void
carnet_comments_commit (CarnetComments *self)
{
  g_return_if_fail (CARNET_IS_COMMENTS (self));

  if (self->dirty)
    comment (self, FALSE);
}

static gboolean
save_cb (gpointer user_data)
{
  CarnetComments *self = user_data;

  self->save_timeout = 0;
  carnet_comments_commit (self);
  return G_SOURCE_REMOVE;
}

static gboolean
has_words (CarnetComments *self)
{
  g_autofree char *text = dup_text (self);

  return *g_strstrip (text) != '\0';
}

static void
typed_cb (CarnetComments *self)
{
  gtk_widget_set_sensitive (self->say, has_words (self));
  if (self->setting)
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
say_cb (CarnetComments *self)
{
  if (has_words (self))
    comment (self, TRUE);
}

static gboolean
say_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  say_cb (user_data);
  return TRUE;
}

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
  set_text (self, text ? text : "");
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

static void
load (CarnetComments *self)
{
  if (!carnet_id_is_nil (&self->observation))
    carnet_session_load_thread_async (self->session, &self->observation,
                                      carnet_job_supersede (&self->loading), loaded_cb, g_object_ref (self));
}

static void
session_changed_cb (CarnetComments *self, const char *kind)
{
  if (!kind || g_str_equal (kind, CARNET_KIND_COMMENT) || g_str_equal (kind, CARNET_KIND_PERSON))
    load (self);
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
  set_text (self, "");
  gtk_widget_set_sensitive (self->form, TRUE);
  show_thread (self, &(CarnetThread){ none, NULL });
  load (self);
}

/* -- Object --------------------------------------------------------------------------------- */

static void
build_entry (CarnetComments *self)
{
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->entry = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->entry), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New comment"), -1);
  gtk_widget_add_css_class (self->entry, "comment-entry");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->entry);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_add_css_class (scrolled, "comment-frame");
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return"),
                        gtk_callback_action_new (say_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (self->entry, controller);
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (typed_cb), self);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->say = gtk_button_new_with_mnemonic (_ ("_Comment"));
  gtk_widget_set_tooltip_text (self->say, _ ("Comment (Ctrl+Enter)"));
  gtk_widget_set_halign (self->say, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->say, FALSE);
  g_signal_connect_swapped (self->say, "clicked", G_CALLBACK (say_cb), self);
  gtk_box_append (GTK_BOX (self->form), scrolled);
  gtk_box_append (GTK_BOX (self->form), self->say);
}

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
  build_entry (self);
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
