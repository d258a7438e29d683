/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-language-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code;
  const char *name;
} NAMES[] = {
  { "ar", N_ ("Arabic") },  { "br", N_ ("Breton") },     { "ca", N_ ("Catalan") },  { "co", N_ ("Corsican") },
  { "de", N_ ("German") },  { "en", N_ ("English") },    { "es", N_ ("Spanish") },  { "eu", N_ ("Basque") },
  { "fr", N_ ("French") },  { "it", N_ ("Italian") },    { "nl", N_ ("Dutch") },    { "oc", N_ ("Occitan") },
  { "pl", N_ ("Polish") },  { "pt", N_ ("Portuguese") }, { "ro", N_ ("Romanian") }, { "ru", N_ ("Russian") },
  { "tr", N_ ("Turkish") }, { "uk", N_ ("Ukrainian") },
};

char *
carnet_language_name (const char *tag)
{
  const gsize size = strcspn (tag, "_-");

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (strlen (NAMES[i].code) == size && strncmp (tag, NAMES[i].code, size) == 0)
      return tag[size] ? g_strdup_printf ("%s (%s)", _ (NAMES[i].name), tag + size + 1)
                       : g_strdup (_ (NAMES[i].name));
  return g_strdup (tag);
}
