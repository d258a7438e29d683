/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "base/carnet-i18n.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-timeline-view.h"
#include "widgets/carnet-palette.h"
#include "widgets/carnet-tooltip.h"

#define WATCHDOG_SECONDS 60

/* From 1.5 on, the AdwMessageDialog that is deprecated there tries widths too small for its heading, whatever
 * it says: no fault of ours. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields && adw_get_minor_version () >= 5; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel "))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
carnet_app_test_init (int *argc, char ***argv)
{
  carnet_i18n_init ();
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  adw_init ();
  carnet_style_init (gdk_display_get_default ());
}

static gboolean
watchdog_cb (gpointer user_data)
{
  g_error ("Waited in vain for %s", (char *)user_data);
  return G_SOURCE_REMOVE;
}

/* A tooltip that comes due once its popover or window has gone: GTK 4.8 asks where the pointer is over what
 * is no more. */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  return strstr (message, "gdk_surface_get_device_position: assertion 'GDK_IS_SURFACE (surface)'") == NULL;
}

guint
carnet_app_test_watch (const char *condition, const char *where)
{
  g_test_log_set_fatal_handler (is_fatal, NULL); /* GLib takes it away with each test */
  return g_timeout_add_seconds_full (G_PRIORITY_HIGH, WATCHDOG_SECONDS, watchdog_cb,
                                     g_strdup_printf ("%s at %s", condition, where), g_free);
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

static CarnetLogbook *
create (CarnetAppFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = carnet_data_path ("programme-2018.xml");
  g_autoptr (CarnetProgramme) programme = carnet_programme_read_xml (data, &error);
  CarnetOwner    owner = { .name = "Personne d’exemple", .role = CARNET_ROLE_CATALYST };
  CarnetLogbook *logbook;

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("carnet-app-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "exemple.carnet", NULL);
  logbook = carnet_logbook_create (fixture->path, programme, &owner, NULL, &error);
  g_assert_no_error (error);
  return logbook;
}

void
carnet_app_fixture_set_up (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = create (fixture);

  carnet_sample_write (logbook);
}

void
carnet_app_fixture_set_up_empty (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (CarnetLogbook) logbook = create (fixture);

  g_assert_nonnull (logbook);
}

void
carnet_app_fixture_tear_down (CarnetAppFixture *fixture, gconstpointer unused)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  g_autofree char *tooltip = NULL;

  if (!text)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return TRUE;
  g_object_get (widget, "tooltip-text", &tooltip, NULL);
  return g_strcmp0 (tooltip, text) == 0 || g_strcmp0 (carnet_tooltip_get (widget), text) == 0
         || carnet_app_test_find (widget, GTK_TYPE_LABEL, text) != NULL;
}

GtkWidget *
carnet_app_test_find (GtkWidget *root, GType type, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && has_text (child, text))
        return child;
      found = carnet_app_test_find (child, type, text);
      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
carnet_app_test_find_mapped (GtkWidget *root, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_mapped (child))
        continue;
      found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : carnet_app_test_find_mapped (child, type);
      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
carnet_app_test_find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }
  return NULL;
}

const CarnetMilestone *
carnet_app_test_find_milestone (const CarnetProgramme *programme, const char *title)
{
  const GPtrArray *milestones = programme->milestones;

  for (guint i = 0; i < milestones->len; i++)
    if (strstr (((CarnetMilestone *)milestones->pdata[i])->title, title))
      return milestones->pdata[i];
  return NULL;
}

gboolean
carnet_app_test_says (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (carnet_app_test_says (child, text))
      return TRUE;
  return FALSE;
}

void
carnet_app_test_make_outdated (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "DELETE FROM meta WHERE key = 'derived'; UPDATE observation SET month = -1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

void
carnet_app_test_wait_for_milestones (GtkWidget *view)
{
  GtkWidget *timeline;

  gtk_test_widget_wait_for_draw (view);
  timeline = carnet_app_test_find_mapped (view, CARNET_TYPE_TIMELINE_VIEW);
  if (!timeline)
    return;
  WAIT_FOR (carnet_app_test_find_mapped (timeline, CARNET_TYPE_MILESTONE_CHIP) != NULL);
  gtk_test_widget_wait_for_draw (timeline);
}

void
carnet_app_test_destroy (GtkWindow *window, GObject **objects, guint n_objects)
{
  gpointer  gone = window;
  gpointer *pointers = g_new0 (gpointer, n_objects + 1);

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  for (guint i = 0; i < n_objects; i++)
    {
      pointers[i] = objects[i];
      g_object_add_weak_pointer (objects[i], &pointers[i]);
    }
  gtk_window_destroy (window);
  WAIT_FOR (gone == NULL);
  for (guint i = 0; i < n_objects; i++)
    WAIT_FOR (pointers[i] == NULL);
  g_free (pointers);
}

GtkWindow *
carnet_app_test_show (GtkWidget *child, int width)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, 400);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return GTK_WINDOW (window);
}

void
carnet_app_test_destroy_child (GtkWindow *window, GtkWidget *child)
{
  GObject *objects[] = { G_OBJECT (child) };

  carnet_app_test_destroy (window, objects, 1);
}
