/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "application/carnet-paths.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

char *
carnet_paths_new_logbook (const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "carnet-de-bord", NULL);
  g_autofree char *slug = carnet_text_slug (name);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_IO, _ ("The folder “%s” cannot be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  for (guint i = 1;; i++)
    {
      g_autofree char *file
          = i == 1 ? g_strconcat (slug, ".carnet", NULL) : g_strdup_printf ("%s-%u.carnet", slug, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}
