/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "welcome/carnet-programme-row.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-data.h"
#include "exchange/carnet-xml.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-toasts.h"

struct _CarnetProgrammeRow
{
  AdwComboRow parent_instance;

  /* Owned */
  GPtrArray     *programmes;
  GtkStringList *names; /* theirs, then the way to another file, then what else can be chosen */

  guint chosen;
};

G_DEFINE_FINAL_TYPE (CarnetProgrammeRow, carnet_programme_row, ADW_TYPE_COMBO_ROW)

char *
carnet_programme_row_dup_name (const CarnetProgramme *programme)
{
  return g_strdup_printf ("%s · %d", programme->title, carnet_month_year (programme->start));
}

static void
add_programme (CarnetProgrammeRow *self, CarnetProgramme *programme)
{
  g_autofree char  *name = carnet_programme_row_dup_name (programme);
  const char *const names[] = { name, NULL };

  gtk_string_list_splice (self->names, self->programmes->len, 0, names);
  g_ptr_array_add (self->programmes, programme);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_shipped (void)
{
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *any = carnet_data_path ("programme-.xml");
  g_autofree char *folder = g_path_get_dirname (any);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "programme-") && g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static void
add_shipped (CarnetProgrammeRow *self)
{
  g_autoptr (GPtrArray) paths = list_shipped ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      CarnetProgramme *programme = carnet_programme_read_xml (paths->pdata[i], &error);

      if (programme)
        add_programme (self, programme);
      else
        g_warning ("%s: %s", (char *)paths->pdata[i], error->message);
    }
}

static void
file_cb (const char *path, gpointer user_data)
{
  CarnetProgrammeRow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_programme_row_add_file (self, path, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

static void
selected_cb (CarnetProgrammeRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  GtkRoot    *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (selected < self->programmes->len)
    {
      self->chosen = selected;
      return;
    }
  if (selected != self->programmes->len || !root)
    return;
  carnet_programme_row_go_back (self);
  carnet_dialog_open_file (GTK_WINDOW (root), _ ("Open a Programme"), CARNET_FILE_XML, file_cb, self);
}

static void
dispose (GObject *object)
{
  CarnetProgrammeRow *self = CARNET_PROGRAMME_ROW (object);

  G_OBJECT_CLASS (carnet_programme_row_parent_class)->dispose (object);
  g_clear_object (&self->names);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
}

static void
carnet_programme_row_class_init (CarnetProgrammeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
carnet_programme_row_init (CarnetProgrammeRow *self)
{
  const char *const others[] = { _ ("Another programme…"), NULL };

  self->programmes = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_programme_unref);
  self->names = gtk_string_list_new (others);
  add_shipped (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Programme"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->names));
  carnet_heard_follow_combo (ADW_COMBO_ROW (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-property");
  if (self->programmes->len == 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), GTK_INVALID_LIST_POSITION);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
carnet_programme_row_new (const char *extra)
{
  CarnetProgrammeRow *self = g_object_new (CARNET_TYPE_PROGRAMME_ROW, NULL);

  if (extra)
    gtk_string_list_append (self->names, extra);
  return GTK_WIDGET (self);
}

gboolean
carnet_programme_row_is_extra (CarnetProgrammeRow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self)) == self->programmes->len + 1;
}

void
carnet_programme_row_go_back (CarnetProgrammeRow *self)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              self->programmes->len > 0 ? self->chosen : GTK_INVALID_LIST_POSITION);
}

void
carnet_programme_row_add (CarnetProgrammeRow *self, CarnetProgramme *programme)
{
  add_programme (self, programme);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), self->programmes->len - 1);
}

CarnetProgramme *
carnet_programme_row_get_programme (CarnetProgrammeRow *self)
{
  const guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return selected < self->programmes->len ? self->programmes->pdata[selected] : NULL;
}

gboolean
carnet_programme_row_add_file (CarnetProgrammeRow *self, const char *path, GError **error)
{
  CarnetProgramme *programme = carnet_programme_read_xml (path, error);

  if (!programme)
    return FALSE;
  carnet_programme_row_add (self, programme);
  return TRUE;
}
