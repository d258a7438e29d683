/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-NAME FOLDER…: where there is no libFuzzer: gives every file of the folders to the target. */
#include "fuzz.h"

static guint
run_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint       n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize            size;

      if (!g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      /* The last file named is the one that failed. */
      g_printerr ("%s\n", path);
      LLVMFuzzerTestOneInput ((const uint8_t *)bytes, size);
      n++;
    }
  return n;
}

int
main (int argc, char **argv)
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += run_folder (argv[i]);
  g_print ("%u files\n", n);
  return n > 0 ? 0 : 1;
}
