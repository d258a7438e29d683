/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-attachments-private.h"

#include <glib/gi18n-lib.h>

#include "carnet/carnet-counted-list.h"
#include "session/carnet-job.h"
#include "session/carnet-session-attachments.h"
#include "widgets/carnet-toasts.h"

G_DEFINE_FINAL_TYPE (CarnetAttachments, carnet_attachments, GTK_TYPE_WIDGET)

enum
{
  CHOOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Writing -------------------------------------------------------------------------------- */

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachments) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_attach_finish (CARNET_SESSION (source), result, &error) && self->list)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

void
carnet_attachments_attach (CarnetAttachments *self, const CarnetId *observation, const char *const *paths)
{
  g_return_if_fail (CARNET_IS_ATTACHMENTS (self));

  carnet_session_attach_async (self->session, observation, paths, attached_cb, g_object_ref (self));
}

void
carnet_attachments_attach_picture (CarnetAttachments *self, const CarnetId *observation, GdkTexture *picture)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *name = NULL;

  g_return_if_fail (CARNET_IS_ATTACHMENTS (self));

  bytes = gdk_texture_save_to_png_bytes (picture);
  /* Translators: the name of a picture from the clipboard, with the day and the time. */
  name = g_strdup_printf (_ ("Picture of %s.png"), time);
  carnet_session_attach_bytes_async (self->session, observation, bytes, name, attached_cb,
                                     g_object_ref (self));
}

static void
detached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CarnetAttachments *self = user_data;

  if (self->list && self->detached)
    carnet_toast_with_action (GTK_WIDGET (self), _ ("File detached"), _ ("_Undo"), "attachments.undo-detach");
  attached_cb (source, result, user_data);
}

static void
detach_cb (CarnetAttachmentRow *row, gpointer user_data)
{
  CarnetAttachments *self = user_data;

  g_clear_pointer (&self->detached, carnet_attachment_free);
  self->detached = carnet_attachment_copy (carnet_attachment_row_get_attachment (row));
  carnet_session_name_attachment_async (self->session, &self->observation, self->detached, FALSE, detached_cb,
                                        g_object_ref (self));
}

static void
undo_detach_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetAttachments *self = user_data;

  if (self->detached)
    carnet_session_name_attachment_async (self->session, &self->observation, self->detached, TRUE,
                                          attached_cb, g_object_ref (self));
  g_clear_pointer (&self->detached, carnet_attachment_free);
}

/* -- What it shows -------------------------------------------------------------------------- */

static void
show_list (CarnetAttachments *self, const GPtrArray *attachments)
{
  const gboolean   editable = !carnet_session_is_read_only (self->session);
  const guint      n = attachments->len;
  g_autofree char *heard = n > 0 ? g_strdup_printf (ngettext ("%u attached file", "%u attached files", n), n)
                                 : g_strdup (_ ("Attached files"));

  carnet_counted_list_clear (CARNET_COUNTED_LIST (self->list));
  for (guint i = 0; i < attachments->len; i++)
    {
      GtkWidget *row = carnet_attachment_row_new (self->session, attachments->pdata[i], editable);
      g_signal_connect_swapped (row, "save", G_CALLBACK (carnet_attachments_save), self);
      g_signal_connect (row, "detach", G_CALLBACK (detach_cb), self);
      carnet_counted_list_append (CARNET_COUNTED_LIST (self->list), row);
    }
  carnet_counted_list_show_count (CARNET_COUNTED_LIST (self->list), n, heard);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachments) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attachments
      = carnet_session_list_attachments_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->loading) || !self->list)
    return;
  if (attachments)
    show_list (self, attachments);
  else
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
load (CarnetAttachments *self)
{
  if (!carnet_id_is_nil (&self->observation))
    carnet_session_list_attachments_async (self->session, &self->observation,
                                           carnet_job_supersede (&self->loading), loaded_cb,
                                           g_object_ref (self));
}

static void
session_changed_cb (CarnetAttachments *self, const char *kind, const CarnetId *entity)
{
  if (!kind
      || (g_str_equal (kind, CARNET_KIND_OBSERVATION)
          && (!entity || carnet_id_equal (entity, &self->observation))))
    load (self);
}

void
carnet_attachments_set_observation (CarnetAttachments *self, const CarnetId *id)
{
  const CarnetId shown = id ? *id : (CarnetId){ 0 };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (CARNET_IS_ATTACHMENTS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  if (carnet_id_equal (&shown, &self->observation))
    return;
  self->observation = shown;
  g_clear_pointer (&self->detached, carnet_attachment_free);
  show_list (self, none);
  load (self);
}

/* -- Object --------------------------------------------------------------------------------- */

static void
add_cb (CarnetAttachments *self)
{
  carnet_counted_list_popdown (CARNET_COUNTED_LIST (self->list));
  g_signal_emit (self, signals[CHOOSE], 0);
}

/* The toast's button stands in the window. */
static void
root (GtkWidget *widget)
{
  static const GActionEntry entries[] = { { "undo-detach", undo_detach_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  GTK_WIDGET_CLASS (carnet_attachments_parent_class)->root (widget);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "attachments",
                                  G_ACTION_GROUP (actions));
}

static void
unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "attachments", NULL);
  GTK_WIDGET_CLASS (carnet_attachments_parent_class)->unroot (widget);
}

static void
dispose (GObject *object)
{
  CarnetAttachments *self = CARNET_ATTACHMENTS (object);

  carnet_job_give_up (&self->loading);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->detached, carnet_attachment_free);
  carnet_attachments_forget_opened (self);
  G_OBJECT_CLASS (carnet_attachments_parent_class)->dispose (object);
}

static void
carnet_attachments_class_init (CarnetAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->root = root;
  GTK_WIDGET_CLASS (klass)->unroot = unroot;
  signals[CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_attachments_init (CarnetAttachments *self)
{
  self->list = carnet_counted_list_new (
      "mail-attachment-symbolic",
      _ ("Nothing is attached. Drop a file on the page, paste a picture, or choose one."), "attachments");
  self->add = gtk_button_new_with_mnemonic (_ ("_Attach a File…"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_END);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  carnet_counted_list_set_below (CARNET_COUNTED_LIST (self->list), self->add);
  g_signal_connect_swapped (carnet_counted_list_get_list (CARNET_COUNTED_LIST (self->list)), "row-activated",
                            G_CALLBACK (carnet_attachments_open), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
carnet_attachments_new (CarnetSession *session)
{
  CarnetAttachments *self = g_object_new (CARNET_TYPE_ATTACHMENTS, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->add, !carnet_session_is_read_only (session));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
