/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-address.h"

#include <string.h>

static const char *const SCHEMES[]
    = { "http", "https", "ftp", "sftp", "file", "mailto", "tel", "geo", "doi" };

/* An address may stand in brackets or quotes. */
static void
trim_opening (const char **token, gsize *size)
{
  while (*size > 0 && !g_ascii_isalnum (**token) && (guchar) * *token < 0x80)
    {
      (*token)++;
      (*size)--;
    }
}

static gboolean
begins_with (const char *token, gsize size, const char *beginning)
{
  const gsize length = strlen (beginning);

  return size >= length && g_ascii_strncasecmp (token, beginning, length) == 0;
}

gboolean
carnet_address_is_one (const char *token, gsize size)
{
  trim_opening (&token, &size);
  if (g_strstr_len (token, (gssize)size, "://") || memchr (token, '@', size)
      || begins_with (token, size, "www."))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (begins_with (token, size, SCHEMES[i]) && size > strlen (SCHEMES[i])
        && token[strlen (SCHEMES[i])] == ':')
      return TRUE;
  return FALSE;
}

gboolean
carnet_address_may_begin (const char *token, gsize size)
{
  trim_opening (&token, &size);
  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (size == strlen (SCHEMES[i]) && begins_with (token, size, SCHEMES[i]))
      return TRUE;
  return FALSE;
}
