/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-show-file.h"

/* One request; the window may be gone when it is answered. */
typedef struct
{
  GWeakRef window;
  char    *file; /* URIs */
  char    *folder;
} Request;

static void
request_free (Request *request)
{
  g_weak_ref_clear (&request->window);
  g_free (request->file);
  g_free (request->folder);
  g_free (request);
}

static void
open_folder (Request *request)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (&request->window);

  if (window)
    gtk_show_uri (window, request->folder, GDK_CURRENT_TIME);
  request_free (request);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer)
    request_free (user_data);
  else
    open_folder (user_data);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  const char *const uris[] = { request->file, NULL };

  if (bus)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""),
                            NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, request);
  else
    open_folder (request);
}

void
carnet_show_in_folder (GtkWindow *window, const char *path)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_weak_ref_init (&request->window, window);
  request->file = g_file_get_uri (file);
  request->folder = g_file_get_uri (folder);
  g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, request);
}
