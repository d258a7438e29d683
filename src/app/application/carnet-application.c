/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-application.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-appearance.h"
#include "application/carnet-settings.h"
#include "base/carnet-heap.h"
#include "carnet-config.h"
#include "widgets/carnet-palette.h"
#include "window/carnet-window.h"

struct _CarnetApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (CarnetApplication, carnet_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[3];
} Accelerators;

static const Accelerators ACCELERATORS[] = {
  { "win.view-programme", { "<Control>1" } },
  { "win.view-carnet", { "<Control>2" } },
  { "win.view-territories", { "<Control>3" } },
  { "win.view-report", { "<Control>4" } },
  { "win.new-observation", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.new-milestone", { "<Control><Shift>n" } },
  { "win.history", { "<Control>h" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.distraction-free", { "F11" } },
  { "win.open", { "<Control>o" } },
  { "win.export-xml", { "<Control>e" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window saves what is being written before it goes. */
  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
}

static CarnetWindow *
find_window (CarnetApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (CARNET_IS_WINDOW (l->data) && g_strcmp0 (carnet_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static void
present (CarnetApplication *self, const char *path)
{
  CarnetWindow *window = find_window (self, path);

  if (!window)
    {
      window = carnet_window_new (GTK_APPLICATION (self), self->settings);
      if (path)
        carnet_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
startup (GApplication *application)
{
  CarnetApplication *self = CARNET_APPLICATION (application);
  const GActionEntry entries[] = { { "quit", quit_cb } };

  carnet_style_register_resources ();
  G_APPLICATION_CLASS (carnet_application_parent_class)->startup (application);
  carnet_style_init (gdk_display_get_default ());
  gtk_window_set_default_icon_name (CARNET_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (ACCELERATORS); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), ACCELERATORS[i].action,
                                           (const char *const *)ACCELERATORS[i].keys);
  self->settings = carnet_settings_new ();
  if (self->settings)
    carnet_appearance_follow (self->settings);
}

static void
activate (GApplication *application)
{
  CarnetApplication *self = CARNET_APPLICATION (application);
  GtkWindow         *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char   *last = self->settings ? g_settings_get_string (self->settings, "last-logbook") : NULL;

  if (window)
    gtk_window_present (window);
  else if (last && *last && g_file_test (last, G_FILE_TEST_EXISTS))
    present (self, last);
  else
    present (self, NULL);
}

static void
open_files (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        present (CARNET_APPLICATION (application), path);
    }
}

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_APPLICATION (object)->settings);
  G_OBJECT_CLASS (carnet_application_parent_class)->dispose (object);
}

static void
carnet_application_class_init (CarnetApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  application_class->startup = startup;
  application_class->activate = activate;
  application_class->open = open_files;
}

static void
carnet_application_init (CarnetApplication *self)
{
}

CarnetApplication *
carnet_application_new (void)
{
  carnet_heap_init ();
  return g_object_new (CARNET_TYPE_APPLICATION, "application-id", CARNET_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/carnetdebord/Carnet",
                       NULL);
}
