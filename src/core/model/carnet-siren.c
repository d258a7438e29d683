/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"
#include "model/carnet-actor.h"

#define SIREN_DIGITS 9
#define SIRET_DIGITS 14
#define LA_POSTE "356000000"

/* Returns: (nullable): the digits alone; %NULL when there is anything but digits and spaces. */
static char *
dup_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x80 && g_ascii_isdigit ((char)character))
        g_string_append_c (digits, *at);
      else if (!g_unichar_isspace (character))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* Every second digit from the right counts twice, and the digits of what that gives are added. */
static guint
luhn_sum (const char *digits, gsize size)
{
  guint sum = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint digit = (guint)g_ascii_digit_value (digits[size - 1 - i]) * (i % 2 == 1 ? 2 : 1);

      sum += digit > 9 ? digit - 9 : digit;
    }
  return sum;
}

static guint
plain_sum (const char *digits)
{
  guint sum = 0;

  for (; *digits != '\0'; digits++)
    sum += (guint)g_ascii_digit_value (*digits);
  return sum;
}

static gboolean
is_right (const char *digits)
{
  gsize size = strlen (digits);

  if (luhn_sum (digits, SIREN_DIGITS) % 10 != 0 || strspn (digits, "0") >= SIREN_DIGITS)
    return FALSE;
  if (size == SIREN_DIGITS || luhn_sum (digits, size) % 10 == 0)
    return TRUE;
  return g_str_has_prefix (digits, LA_POSTE) && plain_sum (digits) % 5 == 0;
}

char *
carnet_siren_read (const char *text, GError **error)
{
  g_autofree char *digits = dup_digits (text);
  gsize            size = digits != NULL ? strlen (digits) : 0;

  if (size != SIREN_DIGITS && size != SIRET_DIGITS)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                 _ ("“%s” is not a SIREN: it has nine digits, or fourteen for a SIRET."), text);
  else if (!is_right (digits))
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                 _ ("“%s” is not a SIREN: its key is wrong, a digit may be mistyped."), text);
  else
    return g_strndup (digits, SIREN_DIGITS);
  return NULL;
}

char *
carnet_siren_format (const char *siren)
{
  if (strlen (siren) != SIREN_DIGITS)
    return g_strdup (siren);
  return g_strdup_printf ("%.3s\u00a0%.3s\u00a0%.3s", siren, siren + 3, siren + 6);
}
