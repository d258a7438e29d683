/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is attached leaves the logbook: opened, or saved to a file. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "carnet/carnet-attachments-private.h"
#include "session/carnet-session-attachments.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-toasts.h"

static GtkWindow *
get_window (CarnetAttachments *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachments) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  if (!self->list)
    return;
  if (!carnet_session_save_attachment_finish (CARNET_SESSION (source), result, &path, &error)
      && !g_error_matches (error, CARNET_ERROR, CARNET_ERROR_EXISTS))
    {
      carnet_toast_error (GTK_WIDGET (self), error, NULL);
      return;
    }
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

/* What may run is for a person to look at first. */
static gboolean
may_run (const CarnetAttachment *attachment)
{
  g_autofree char *type = g_content_type_guess (attachment->name, NULL, 0, NULL);

  return g_content_type_can_be_executable (type) || g_content_type_is_a (type, "application/x-desktop")
         || g_content_type_is_a (type, "application/x-ms-dos-executable");
}

/* In a folder of one's own, made anew in each run; a file in it is opened again, not written again. */
static char *
dup_path (CarnetAttachments *self, const CarnetAttachment *attachment)
{
  g_autofree char *name = carnet_attachment_dup_file_name (attachment);
  g_autofree char *hash = carnet_hash_to_string (&attachment->hash);
  g_autofree char *folder = NULL;

  if (!self->folder)
    self->folder = g_dir_make_tmp ("carnet-XXXXXX", NULL);
  if (!self->folder)
    return NULL;
  hash[8] = '\0';
  folder = g_build_filename (self->folder, hash, NULL);
  g_mkdir (folder, 0700);
  return g_build_filename (folder, name, NULL);
}

void
carnet_attachments_open (CarnetAttachments *self, GtkListBoxRow *row)
{
  const CarnetAttachment *attachment = carnet_attachment_row_get_attachment (CARNET_ATTACHMENT_ROW (row));
  g_autofree char        *path = NULL;

  if (may_run (attachment))
    {
      carnet_toast (
          GTK_WIDGET (self),
          _ ("This file may be a program: save it, and open it only if you know where it comes from."));
      return;
    }
  path = dup_path (self, attachment);
  if (path)
    carnet_session_save_attachment_async (self->session, attachment, path, FALSE, opened_cb,
                                          g_object_ref (self));
}

typedef struct
{
  CarnetAttachments *self;
  CarnetAttachment  *attachment;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  carnet_attachment_free (saving->attachment);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetAttachments) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_save_attachment_finish (CARNET_SESSION (source), result, NULL, &error) && self->list)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
save_path_cb (const char *path, gpointer user_data)
{
  Saving *saving = user_data;

  /* The chooser asked whether a file of that name may be replaced. */
  carnet_session_save_attachment_async (saving->self->session, saving->attachment, path, TRUE, saved_cb,
                                        g_object_ref (saving->self));
}

void
carnet_attachments_save (CarnetAttachments *self, CarnetAttachmentRow *row)
{
  GtkWindow       *window = get_window (self);
  Saving          *saving = g_new0 (Saving, 1);
  g_autofree char *name = carnet_attachment_dup_file_name (carnet_attachment_row_get_attachment (row));

  saving->self = g_object_ref (self);
  saving->attachment = carnet_attachment_copy (carnet_attachment_row_get_attachment (row));
  /* As long as the dialog, which goes with the window: kept by @self, it would keep it. */
  g_object_set_data_full (G_OBJECT (window), "carnet-saving", saving, (GDestroyNotify)saving_free);
  carnet_dialog_save_file (window, _ ("Save the Attached File"), CARNET_FILE_ANY, name, save_path_cb, saving);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* What was opened stays as long as the window. */
void
carnet_attachments_forget_opened (CarnetAttachments *self)
{
  if (self->folder)
    remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}
