/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-shared-menu.h"

#include <gtk/gtk.h>

static GMenuModel *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/carnetdebord/Carnet/ui/%s.ui", name);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);

  return g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
}

GMenuModel *
carnet_shared_menu_get (const char *name)
{
  static GHashTable *menus = NULL;
  GMenuModel        *menu;

  g_return_val_if_fail (name != NULL, NULL);

  if (!menus)
    menus = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  menu = g_hash_table_lookup (menus, name);
  if (!menu)
    {
      menu = load (name);
      g_hash_table_insert (menus, g_strdup (name), menu);
    }
  return menu;
}
