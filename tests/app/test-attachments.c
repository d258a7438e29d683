/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of an observation, as they are used. */
#include <glib/gstdio.h>

#include "carnet-app-test.h"
#include "carnet/carnet-attachment-row.h"
#include "carnet/carnet-attachments.h"

typedef struct
{
  CarnetAppFixture   fixture;
  CarnetSession     *session;
  GtkWindow         *window;
  CarnetAttachments *attachments;
  CarnetId           id;
  char              *folder;
} World;

static void
set_up (World *world, gconstpointer unused)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;

  carnet_app_fixture_set_up (&world->fixture, NULL);
  world->folder = g_dir_make_tmp ("carnet-files-XXXXXX", NULL);
  world->session = carnet_session_open (world->fixture.path, NULL, NULL);
  rows = carnet_logbook_list_observations (carnet_session_get_logbook (world->session), &query, 0, 1, NULL);
  world->id = ((CarnetObservationRow *)rows->pdata[0])->id;
  world->attachments = CARNET_ATTACHMENTS (carnet_attachments_new (world->session));
  world->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (world->window, GTK_WIDGET (world->attachments));
  gtk_window_present (world->window);
  carnet_attachments_set_observation (world->attachments, &world->id);
}

static void
tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->attachments), G_OBJECT (world->session) };
  g_autoptr (GDir) dir = g_dir_open (world->folder, 0, NULL);
  const char *name;

  g_object_unref (world->session);
  carnet_app_test_destroy (world->window, objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
}

static char *
make_file (World *world, const char *name, const char *text)
{
  char *path = g_build_filename (world->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static GdkTexture *
make_picture (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x1c71d8ff);
  return gdk_texture_new_for_pixbuf (pixbuf);
}

static GtkListBoxRow *
row_at (World *world, int i)
{
  return gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (carnet_app_test_find (GTK_WIDGET (world->attachments), GTK_TYPE_LIST_BOX, NULL)), i);
}

static void
attach (World *world, const char *path)
{
  const char *const paths[] = { path, NULL };

  carnet_attachments_attach (world->attachments, &world->id, paths);
}

static void
test_attached (World *world, gconstpointer unused)
{
  g_autofree char  *note = make_file (world, "note.txt", "La note.");
  g_autofree char  *other = make_file (world, "autre.txt", "Autre");
  const char *const both[] = { note, other, NULL };

  carnet_attachments_attach (world->attachments, &world->id, both);
  WAIT_FOR (row_at (world, 1));
  g_assert_nonnull (carnet_app_test_find (GTK_WIDGET (world->attachments), GTK_TYPE_LABEL, "2"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row_at (world, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "autre.txt");
}

/* None of them when one cannot be. */
static void
test_none (World *world, gconstpointer unused)
{
  g_autofree char  *note = make_file (world, "note.txt", "La note.");
  g_autofree char  *absent = g_build_filename (world->folder, "absent.txt", NULL);
  g_autofree char  *after = make_file (world, "apres.txt", "Après");
  const char *const both[] = { note, absent, NULL };

  carnet_attachments_attach (world->attachments, &world->id, both);
  attach (world, after);
  WAIT_FOR (row_at (world, 0));
  g_assert_null (row_at (world, 1));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row_at (world, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "apres.txt");
}

static void
test_detached (World *world, gconstpointer unused)
{
  g_autofree char *note = make_file (world, "note.txt", "La note.");
  GtkWidget       *row;

  attach (world, note);
  WAIT_FOR (row_at (world, 0));
  row = GTK_WIDGET (row_at (world, 0));
  g_signal_emit_by_name (row, "detach");
  WAIT_FOR (!row_at (world, 0));
  WAIT_FOR (gtk_widget_activate_action (GTK_WIDGET (world->attachments), "attachments.undo-detach", NULL));
  WAIT_FOR (row_at (world, 0));
}

static GtkWidget *
get_focus (World *world)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (world->attachments)));
}

/* To the one in its place, then to what attaches another. */
static void
test_focus (World *world, gconstpointer unused)
{
  g_autofree char *note = make_file (world, "note.txt", "La note.");
  g_autofree char *other = make_file (world, "autre.txt", "Une autre.");
  GtkWidget *button = carnet_app_test_find (GTK_WIDGET (world->attachments), GTK_TYPE_MENU_BUTTON, NULL);

  attach (world, note);
  attach (world, other);
  WAIT_FOR (row_at (world, 1));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR (gtk_widget_grab_focus (GTK_WIDGET (row_at (world, 0))));
  g_signal_emit_by_name (row_at (world, 0), "detach");
  WAIT_FOR (!row_at (world, 1));
  g_assert_true (get_focus (world) == GTK_WIDGET (row_at (world, 0)));
  g_signal_emit_by_name (row_at (world, 0), "detach");
  WAIT_FOR (!row_at (world, 0));
  WAIT_FOR (GTK_IS_BUTTON (get_focus (world)));
  g_assert_true (gtk_widget_is_ancestor (
      get_focus (world), GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
}

static gboolean
is_choosing (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window))
        return TRUE;
    }
  return FALSE;
}

/* The window, and all that it opened, goes while it is asked where: tear_down() looks. */
static void
test_saving (World *world, gconstpointer unused)
{
  g_autofree char *note = make_file (world, "note.txt", "La note.");

  attach (world, note);
  WAIT_FOR (row_at (world, 0));
  g_signal_emit_by_name (row_at (world, 0), "save");
  WAIT_FOR (is_choosing ());
}

/* From the clipboard, and seen in small. */
static void
test_picture (World *world, gconstpointer unused)
{
  g_autoptr (GdkTexture) picture = make_picture (640, 480);
  g_autoptr (GPtrArray) list = NULL;

  carnet_attachments_attach_picture (world->attachments, &world->id, picture);
  WAIT_FOR (row_at (world, 0));
  WAIT_FOR (carnet_attachment_row_has_picture (CARNET_ATTACHMENT_ROW (row_at (world, 0))));
  list = carnet_logbook_list_attachments (carnet_session_get_logbook (world->session), &world->id, NULL);
  g_assert_true (g_str_has_suffix (((CarnetAttachment *)list->pdata[0])->name, ".png"));
}

#define ADD(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/attachments/attached", test_attached);
  ADD ("/attachments/none", test_none);
  ADD ("/attachments/detached", test_detached);
  ADD ("/attachments/focus", test_focus);
  ADD ("/attachments/saving", test_saving);
  ADD ("/attachments/picture", test_picture);
  return g_test_run ();
}
