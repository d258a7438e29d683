/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-data.h"

#include "carnet-config.h"

char *
carnet_data_path (const char *name)
{
  const char *folder = g_getenv ("CARNET_DATA_DIR");

  return g_build_filename (folder != NULL ? folder : CARNET_PKGDATADIR, name, NULL);
}
