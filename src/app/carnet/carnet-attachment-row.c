/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-attachment-row.h"

#include <glib/gi18n-lib.h>

#include "session/carnet-session-attachments.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-thumbnail.h"

#define PICTURE_SIZE 48
#define ICON_SIZE 24

struct _CarnetAttachmentRow
{
  GtkListBoxRow parent_instance;

  /* Children */
  GtkWidget *image;

  /* Owned */
  CarnetAttachment *attachment;
  GCancellable     *reading;

  gboolean has_picture;
};

G_DEFINE_FINAL_TYPE (CarnetAttachmentRow, carnet_attachment_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SAVE,
  DETACH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Picture -------------------------------------------------------------------------------- */

static void
pictured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachmentRow) self = user_data;
  g_autoptr (GdkTexture) texture = carnet_thumbnail_load_finish (result, NULL);

  if (!texture || g_cancellable_is_cancelled (self->reading))
    return;
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), PICTURE_SIZE);
  gtk_image_set_from_paintable (GTK_IMAGE (self->image), GDK_PAINTABLE (texture));
  self->has_picture = TRUE;
}

/* What cannot be read shows its kind. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachmentRow) self = user_data;
  g_autoptr (GBytes) bytes = carnet_session_read_attachment_finish (CARNET_SESSION (source), result, NULL);

  if (bytes && !g_cancellable_is_cancelled (self->reading))
    carnet_thumbnail_load_async (bytes, PICTURE_SIZE * gtk_widget_get_scale_factor (self->image),
                                 self->reading, pictured_cb, g_object_ref (self));
}

static void
show_picture (CarnetAttachmentRow *self, CarnetSession *session)
{
  g_autofree char *type = g_content_type_guess (self->attachment->name, NULL, 0, NULL);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type);

  gtk_image_set_from_gicon (GTK_IMAGE (self->image), icon);
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), ICON_SIZE);
  gtk_widget_set_size_request (self->image, PICTURE_SIZE, PICTURE_SIZE);
  if (self->attachment->size >= 0 && g_content_type_is_a (type, "image/*"))
    carnet_session_read_attachment_async (session, self->attachment, self->reading, read_cb,
                                          g_object_ref (self));
}

/* -- Object --------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  CarnetAttachmentRow *self
      = CARNET_ATTACHMENT_ROW (gtk_widget_get_ancestor (GTK_WIDGET (button), CARNET_TYPE_ATTACHMENT_ROW));

  g_signal_emit (self, signals[GPOINTER_TO_UINT (user_data)], 0);
}

static void
append_button (GtkWidget *box, const char *icon, const char *format, const char *name, guint signal)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strjoinv (name, parts);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-icon");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  carnet_heard_set (button, text);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), GUINT_TO_POINTER (signal));
  gtk_box_append (GTK_BOX (box), button);
}

static void
finalize (GObject *object)
{
  CarnetAttachmentRow *self = CARNET_ATTACHMENT_ROW (object);

  carnet_attachment_free (self->attachment);
  g_object_unref (self->reading);
  G_OBJECT_CLASS (carnet_attachment_row_parent_class)->finalize (object);
}

static void
unroot (GtkWidget *widget)
{
  g_cancellable_cancel (CARNET_ATTACHMENT_ROW (widget)->reading);
  GTK_WIDGET_CLASS (carnet_attachment_row_parent_class)->unroot (widget);
}

static void
carnet_attachment_row_class_init (CarnetAttachmentRowClass *klass)
{
  const char *const names[N_SIGNALS] = { "save", "detach" };

  G_OBJECT_CLASS (klass)->finalize = finalize;
  GTK_WIDGET_CLASS (klass)->unroot = unroot;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
carnet_attachment_row_init (CarnetAttachmentRow *self)
{
  self->reading = g_cancellable_new ();
  self->image = gtk_image_new ();
}

static GtkWidget *
new_words (const CarnetAttachment *attachment)
{
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *size = attachment->size >= 0 ? g_format_size ((guint64)attachment->size)
                                                : g_strdup (_ ("Did not come with the observation"));

  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (attachment->name, "attachment-name"));
  gtk_box_append (GTK_BOX (words), new_label (size, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (words), "secondary");
  gtk_widget_set_tooltip_text (words, attachment->name);
  return words;
}

GtkWidget *
carnet_attachment_row_new (CarnetSession *session, const CarnetAttachment *attachment, gboolean can_detach)
{
  CarnetAttachmentRow *self = g_object_new (CARNET_TYPE_ATTACHMENT_ROW, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const gboolean       held = attachment->size >= 0;

  self->attachment = carnet_attachment_copy (attachment);
  gtk_box_append (GTK_BOX (box), self->image);
  gtk_box_append (GTK_BOX (box), new_words (attachment));
  if (held)
    append_button (box, "document-save-symbolic", _ ("Save “%s” as a file…"), attachment->name, SAVE);
  if (can_detach)
    append_button (box, "user-trash-symbolic", _ ("Detach “%s”"), attachment->name, DETACH);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), held);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, attachment->name, -1);
  show_picture (self, session);
  return GTK_WIDGET (self);
}

const CarnetAttachment *
carnet_attachment_row_get_attachment (CarnetAttachmentRow *self)
{
  g_return_val_if_fail (CARNET_IS_ATTACHMENT_ROW (self), NULL);

  return self->attachment;
}

gboolean
carnet_attachment_row_has_picture (CarnetAttachmentRow *self)
{
  g_return_val_if_fail (CARNET_IS_ATTACHMENT_ROW (self), FALSE);

  return self->has_picture;
}
