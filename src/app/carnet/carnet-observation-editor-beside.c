/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the text: files, comments, history; and the ways by which files come in. */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-observation-editor-private.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

/* -- Attaching ------------------------------------------------------------------------------ */

/* What waits until the observation is in the logbook. */
typedef struct
{
  CarnetObservationEditor *editor;
  CarnetId                 observation;
  char                   **paths;
  GdkTexture              *picture; /* instead of paths */
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->editor);
  g_strfreev (waiting->paths);
  g_clear_object (&waiting->picture);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static void
attach_now (const Waiting *waiting)
{
  CarnetAttachments *attachments = CARNET_ATTACHMENTS (waiting->editor->attachments);

  if (waiting->picture)
    carnet_attachments_attach_picture (attachments, &waiting->observation, waiting->picture);
  else
    carnet_attachments_attach (attachments, &waiting->observation, (const char *const *)waiting->paths);
}

static void
sealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_observation_document_close_finish (CARNET_OBSERVATION_DOCUMENT (source), result, &error))
    carnet_toast_error (GTK_WIDGET (waiting->editor), error, "observation.save");
  else if (waiting->editor->session)
    attach_now (waiting);
}

/* @waiting: (transfer full) */
static void
attach (CarnetObservationEditor *self, Waiting *waiting)
{
  waiting->editor = g_object_ref (self);
  waiting->observation = *carnet_observation_document_get_id (self->document);
  if (carnet_observation_document_is_new (self->document))
    {
      carnet_observation_document_keep (self->document);
      carnet_observation_document_close_async (self->document, sealed_cb, waiting);
      return;
    }
  attach_now (waiting);
  waiting_free (waiting);
}

static gboolean
can_attach (CarnetObservationEditor *self)
{
  return self->document && !carnet_session_is_read_only (self->session);
}

void
carnet_observation_editor_attach (CarnetObservationEditor *self, const char *const *paths)
{
  Waiting *waiting;

  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (!can_attach (self))
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->paths = g_strdupv ((char **)paths);
  attach (self, waiting);
}

static void
chosen_cb (const char *const *paths, gpointer user_data)
{
  carnet_observation_editor_attach (user_data, paths);
}

static void
choose_cb (CarnetObservationEditor *self)
{
  if (can_attach (self))
    carnet_dialog_open_files (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Attach Files"),
                              CARNET_FILE_ANY, chosen_cb, self);
}

/* -- Dropped, pasted ------------------------------------------------------------------------ */

static char **
dup_paths (const GValue *value, gboolean *logbooks)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *logbooks = TRUE;
  for (GSList *i = g_value_get_boxed (value); i; i = i->next)
    {
      g_autofree char *path = g_file_get_path (i->data);

      if (!path)
        continue;
      g_strv_builder_add (builder, path);
      *logbooks = *logbooks && g_str_has_suffix (path, ".carnet");
    }
  return g_strv_builder_end (builder);
}

/* Logbooks are received, wherever in the window they fall. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, CarnetObservationEditor *self)
{
  gboolean logbooks;
  g_auto (GStrv) paths = dup_paths (value, &logbooks);

  if (!can_attach (self) || !*paths)
    return FALSE;
  if (logbooks)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-files", "^as", paths);
  carnet_observation_editor_attach (self, (const char *const *)paths);
  return TRUE;
}

static void
picture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetObservationEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  Waiting *waiting;

  if (!picture || !self->session || !can_attach (self))
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->picture = g_object_ref (picture);
  attach (self, waiting);
}

/* A picture without words; words are pasted where the cursor is. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  GdkClipboard            *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats       *formats = gdk_clipboard_get_formats (clipboard);

  if (!can_attach (self) || gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
      || !gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE))
    return FALSE;
  gdk_clipboard_read_texture_async (clipboard, NULL, picture_cb, g_object_ref (self));
  return TRUE;
}

/* -- The end of the bar --------------------------------------------------------------------- */

static GtkWidget *
new_history_button (CarnetObservationEditor *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "document-open-recent-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("History"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("History of the observation"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.history");
  self->history_content = content;
  return button;
}

void
carnet_observation_editor_add_beside (CarnetObservationEditor *self)
{
  GtkDropTarget      *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->attachments = carnet_attachments_new (self->session);
  self->comments = carnet_comments_new (self->session);
  gtk_box_append (GTK_BOX (self->bar), self->attachments);
  gtk_box_append (GTK_BOX (self->bar), self->comments);
  gtk_box_append (GTK_BOX (self->bar), new_history_button (self));
  g_signal_connect_object (self->attachments, "choose", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  /* Before the text views, which would write down where the file is. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), GTK_EVENT_CONTROLLER (target));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v"),
                                                          gtk_callback_action_new (paste_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), keys);
}

void
carnet_observation_editor_show_beside (CarnetObservationEditor *self)
{
  const CarnetId *id = self->document ? carnet_observation_document_get_id (self->document) : NULL;

  if (!self->attachments)
    return;
  carnet_attachments_set_observation (CARNET_ATTACHMENTS (self->attachments), id);
  carnet_comments_set_observation (CARNET_COMMENTS (self->comments), id);
  /* Where there is little room the icon stands alone. */
  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->history_content),
                                self->compact ? "" : _ ("History"));
}
