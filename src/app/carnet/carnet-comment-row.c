/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-comment-row.h"

#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"

struct _CarnetCommentRow
{
  GtkListBoxRow parent_instance;

  CarnetId id;
  gboolean settled;
};

G_DEFINE_FINAL_TYPE (CarnetCommentRow, carnet_comment_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SETTLE,
  DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
settle_clicked_cb (CarnetCommentRow *self)
{
  g_signal_emit (self, signals[SETTLE], 0, &self->id, !self->settled);
}

static void
delete_clicked_cb (CarnetCommentRow *self)
{
  g_signal_emit (self, signals[DELETE], 0, &self->id);
}

static char *
dup_day (const CarnetComment *comment)
{
  return carnet_date_format (carnet_date_from_ms (comment->written_ms), CARNET_DATE_LONG);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_button (CarnetCommentRow *self, GtkWidget *box, const char *icon, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-icon");
  gtk_widget_set_tooltip_text (button, text);
  carnet_heard_set (button, text);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_head (CarnetCommentRow *self, const CarnetComment *comment, gboolean can_settle, gboolean can_delete)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *author = new_label (*comment->author_name ? comment->author_name : _ ("Somebody"), "heading");
  g_autofree char *day = dup_day (comment);
  GtkWidget       *when = new_label (day, "secondary");

  gtk_label_set_ellipsize (GTK_LABEL (author), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_set_hexpand (when, TRUE);
  gtk_box_append (GTK_BOX (head), author);
  gtk_box_append (GTK_BOX (head), when);
  if (comment->settled)
    gtk_box_append (GTK_BOX (head), new_label (_ ("Settled"), "comment-settled"));
  if (can_settle)
    append_button (self, head, comment->settled ? "edit-undo-symbolic" : "object-select-symbolic",
                   comment->settled ? _ ("Open again") : _ ("Mark as settled"),
                   G_CALLBACK (settle_clicked_cb));
  if (can_delete)
    append_button (self, head, "user-trash-symbolic", _ ("Delete this comment"),
                   G_CALLBACK (delete_clicked_cb));
  return head;
}

static void
carnet_comment_row_class_init (CarnetCommentRowClass *klass)
{
  signals[SETTLE] = g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[DELETE] = g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
carnet_comment_row_init (CarnetCommentRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
carnet_comment_row_new (const CarnetComment *comment, gboolean can_settle, gboolean can_delete)
{
  CarnetCommentRow *self = g_object_new (CARNET_TYPE_COMMENT_ROW, NULL);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget        *text = new_label (comment->text, comment->settled ? "secondary" : "comment-text");
  g_autofree char  *day = dup_day (comment);
  g_autofree char  *heard = NULL;

  self->id = comment->id;
  self->settled = comment->settled;
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), new_head (self, comment, can_settle, can_delete));
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* Translators: who, when, what. */
  heard = g_strdup_printf (comment->settled ? _ ("%s, %s, settled: %s") : _ ("%s, %s: %s"),
                           *comment->author_name ? comment->author_name : _ ("Somebody"), day, comment->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  return GTK_WIDGET (self);
}
