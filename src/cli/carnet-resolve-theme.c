/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"

#include <string.h>

#include "carnet-table.h"
#include "model/carnet-theme-tree.h"

/* So many are named to who names one that is not there. */
#define THEMES_TOLD 20

static gboolean
has_id (const CarnetTheme *theme, const char *text)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&theme->id, hex);
  return strlen (text) >= CLI_ID_DIGITS && g_ascii_strncasecmp (text, hex, strlen (text)) == 0;
}

/* Those of that label; when there is none, those of that id. */
static GPtrArray *
matches (const GPtrArray *themes, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < themes->len; i++)
    if (cli_equal_folded (((CarnetTheme *)themes->pdata[i])->label, text))
      g_ptr_array_add (found, themes->pdata[i]);
  for (guint i = 0; found->len == 0 && i < themes->len; i++)
    if (has_id (themes->pdata[i], text))
      g_ptr_array_add (found, themes->pdata[i]);
  return found;
}

static const CarnetTheme *
find_parent (const GPtrArray *themes, const CarnetTheme *theme)
{
  for (guint i = 0; i < themes->len; i++)
    if (carnet_id_equal (&((CarnetTheme *)themes->pdata[i])->id, &theme->parent))
      return themes->pdata[i];
  return NULL;
}

/* One a line, with what tells them apart. */
static char *
dup_lines (const GPtrArray *themes, const GPtrArray *found)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const CarnetTheme *theme = found->pdata[i], *parent = find_parent (themes, theme);
      char               hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&theme->id, hex);
      g_string_append_printf (lines, "\n  %.*s  %s", CLI_ID_DIGITS, hex, theme->label);
      if (parent != NULL)
        /* Translators: after a theme, the theme it is part of */
        g_string_append_printf (lines, _ (" (below “%s”)"), parent->label);
    }
  return g_string_free (lines, FALSE);
}

static void
set_unknown (const GPtrArray *themes, const char *text, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  guint n_known = 0;

  for (guint i = 0; i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];

      if (carnet_theme_find_first (themes, &theme->id) == theme)
        g_string_append_printf (known, "%s%s", n_known++ > 0 ? ", " : "", theme->label);
    }
  if (n_known > 0 && n_known <= THEMES_TOLD)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("This logbook has no theme “%s”; it has: %s."), text, known->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no theme “%s”."), text);
}

/* One of @found, which are all that @text names. */
static gboolean
choose (const GPtrArray *themes, const GPtrArray *found, const char *text, CarnetId *id, GError **error)
{
  g_autofree char *lines = NULL;

  if (found->len == 1)
    return *id = ((CarnetTheme *)found->pdata[0])->id, TRUE;
  lines = dup_lines (themes, found);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
               _ ("Several themes are called “%s”; name one by the first digits of its id:%s"), text, lines);
  return FALSE;
}

gboolean
cli_resolve_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (logbook, error);
  g_autoptr (GPtrArray) found = themes != NULL ? matches (themes, text) : NULL;

  if (found != NULL && found->len == 0)
    set_unknown (themes, text, error);
  return found != NULL && found->len > 0 && choose (themes, found, text, id, error);
}

gboolean
cli_resolve_deleted_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_deleted_themes (logbook, error);
  g_autoptr (GPtrArray) found = themes != NULL ? matches (themes, text) : NULL;

  if (found != NULL && found->len == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No deleted theme is called “%s”: “carnet themes --deleted” lists them."), text);
  return found != NULL && found->len > 0 && choose (themes, found, text, id, error);
}

gboolean
cli_resolve_any_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (logbook, error);
  g_autoptr (GPtrArray) deleted = themes != NULL ? carnet_logbook_list_deleted_themes (logbook, error) : NULL;
  g_autoptr (GPtrArray) found = deleted != NULL ? matches (themes, text) : NULL;

  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = matches (deleted, text);
    }
  if (found->len > 0)
    return *id = ((CarnetTheme *)found->pdata[0])->id, TRUE;
  set_unknown (themes, text, error);
  return FALSE;
}
