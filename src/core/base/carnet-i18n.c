/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-i18n.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "carnet-config.h"

void
carnet_i18n_init (void)
{
  const char *folder = g_getenv ("CARNET_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : CARNET_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
