/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comment that is being written: kept as a draft until it is said. */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-comments-private.h"
#include "session/carnet-session-comments.h"
#include "widgets/carnet-toasts.h"

#define SAVE_AFTER_MS 1000

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

void
carnet_comments_set_text (CarnetComments *self, const char *text)
{
  self->setting = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  self->setting = FALSE;
  self->dirty = FALSE;
}

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
    carnet_comments_set_text (self, "");
  else if (shown && !done)
    self->dirty = TRUE;
  /* Come back to before it was kept, what was kept was not there to be shown. */
  else if (self->list && carnet_id_equal (&self->observation, &asked->observation))
    carnet_comments_load (self);
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

void
carnet_comments_build_form (CarnetComments *self)
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
