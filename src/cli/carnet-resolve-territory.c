/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-resolve.h"

#define CLOSE_MAX 5
#define ID_DIGITS 8

/* By which one that is of no list is told from another of the same name. */
static char *
dup_first_digits (const CarnetTerritory *territory)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&territory->id, hex);
  return g_strndup (hex, ID_DIGITS);
}

static void
append_territory (GString *lines, const CarnetTerritory *territory)
{
  gboolean         is_free = *territory->code == '\0';
  g_autofree char *name
      = is_free ? dup_first_digits (territory) : g_strconcat (territory->kind, ":", territory->code, NULL);
  g_autofree char *people = cli_display_number (territory->population);

  g_string_append_printf (lines, "\n  %-22s %s (%s", name, territory->name,
                          carnet_territory_kind_get_label (territory->kind));
  if (strcmp (territory->kind, "departement") == 0)
    ; /* its name again */
  else if (*territory->departement_name != '\0')
    g_string_append_printf (lines, ", %s", territory->departement_name);
  else if (*territory->departement != '\0')
    g_string_append_printf (lines, ", %s", territory->departement);
  if (territory->population >= 0)
    {
      g_string_append (lines, ", ");
      g_string_append_printf (lines, _ ("pop. %s"), people);
    }
  g_string_append_c (lines, ')');
}

static void
set_ambiguous_territory (GError **error, const char *text, GPtrArray *candidates)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    append_territory (lines, candidates->pdata[i]);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
               ngettext ("“%s” could be %u territory; say which one by its code:%s",
                         "“%s” could be %u territories; say which one by its code:%s", candidates->len),
               text, candidates->len, lines->str);
}

static gboolean
is_named_by_code (const CarnetTerritory *territory, const char *text)
{
  g_autofree char *whole = g_strconcat (territory->kind, ":", territory->code, NULL);
  char             hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&territory->id, hex);
  return (strlen (text) >= ID_DIGITS && g_str_has_prefix (hex, text))
         || (*territory->code != '\0'
             && (g_ascii_strcasecmp (text, whole) == 0 || g_ascii_strcasecmp (text, territory->code) == 0));
}

static gboolean
is_named_by_kind (const CarnetTerritory *territory, const char *text)
{
  gsize size = strlen (territory->kind);

  return size > 0 && g_ascii_strncasecmp (text, territory->kind, size) == 0 && text[size] == ':'
         && cli_equal_folded (territory->name, text + size + 1);
}

/* (nullable): the name after the kind of what is of no list, in either language. */
static const char *
skip_free (const char *text)
{
  static const char *const prefixes[] = { "free:", "libre:" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]))
      return text + strlen (prefixes[i]);
  return NULL;
}

/* (element-type CarnetTerritory): borrowed from @own. */
static GPtrArray *
find_own (GPtrArray *own, const char *text)
{
  const char      *free_name = skip_free (text);
  const char      *name = free_name != NULL ? free_name : text;
  g_autofree char *folded = carnet_text_fold (name);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < own->len; i++)
    {
      CarnetTerritory *territory = own->pdata[i];
      g_autofree char *own_name = carnet_text_fold (territory->name);

      if (free_name != NULL && *territory->code != '\0')
        continue;
      if (strcmp (own_name, folded) == 0 || is_named_by_code (territory, name)
          || is_named_by_kind (territory, name))
        g_ptr_array_add (found, territory);
    }
  return found;
}

static CarnetTerritory *
new_free_territory (const char *name, GError **error)
{
  g_autoptr (CarnetTerritory) territory = carnet_territory_new ();

  g_free (territory->name);
  territory->name = carnet_text_clean_line (name, -1);
  g_free (territory->kind);
  territory->kind = g_strdup ("free");
  if (*territory->name != '\0')
    return g_steal_pointer (&territory);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("A territory needs a name after “free:”."));
  return NULL;
}

/* A name that is none may be the beginning of some. */
static void
set_unknown_territory (GError **error, CarnetGazetteer *gazetteer, const char *text)
{
  const char *colon = strchr (text, ':');
  g_autoptr (GPtrArray) close
      = carnet_gazetteer_search (gazetteer, colon != NULL ? colon + 1 : text, CLOSE_MAX, NULL, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; close != NULL && i < close->len; i++)
    append_territory (lines, close->pdata[i]);
  if (lines->len > 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No territory is called “%s”. The official list has these, by their codes:%s"), text,
                 lines->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No territory is called “%s”: search the official list with “carnet territories”, or "
                    "write “free:%s” for one that is not in it."),
                 text, text);
}

static CarnetTerritory *
resolve_official (const char *text, GError **error)
{
  g_autoptr (CarnetGazetteer) gazetteer = carnet_gazetteer_open (NULL, error);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) local = NULL;
  CarnetTerritory *territory;

  if (gazetteer == NULL)
    return NULL;
  territory = carnet_gazetteer_resolve (gazetteer, text, &candidates, &local);
  if (territory != NULL)
    return territory;
  if (candidates != NULL)
    set_ambiguous_territory (error, text, candidates);
  else if (g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    set_unknown_territory (error, gazetteer, text);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* @territory: (out) (nullable): the one of the logbook, if any. */
static gboolean
resolve_own (CarnetLogbook    *logbook,
             const char       *text,
             gboolean          deleted,
             CarnetTerritory **territory,
             GError          **error)
{
  g_autoptr (GPtrArray) own = deleted ? carnet_logbook_list_deleted_territories (logbook, error)
                                      : carnet_logbook_list_territories (logbook, error);
  g_autoptr (GPtrArray) found = own != NULL ? find_own (own, text) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean one;

  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (ids, &((CarnetTerritory *)found->pdata[i])->id);
  if (found == NULL || !cli_are_one (logbook, ids, &one, error))
    return FALSE;
  if (!one)
    {
      set_ambiguous_territory (error, text, found);
      return FALSE;
    }
  *territory = found->len > 0 ? carnet_territory_copy (found->pdata[0]) : NULL;
  return TRUE;
}

CarnetTerritory *
cli_resolve_territory (CarnetLogbook *logbook, const char *text, GError **error)
{
  CarnetTerritory *own = NULL;

  if (logbook != NULL && (!resolve_own (logbook, text, FALSE, &own, error) || own != NULL))
    return own;
  if (skip_free (text) != NULL)
    return new_free_territory (skip_free (text), error);
  return resolve_official (text, error);
}

/* Only what is held is of any observation: the official list tells how to name it. */
gboolean
cli_resolve_any_territory (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (CarnetTerritory) own = NULL, listed = NULL;

  if (!resolve_own (logbook, text, FALSE, &own, error)
      || (own == NULL && !resolve_own (logbook, text, TRUE, &own, error)))
    return FALSE;
  if (own == NULL)
    listed = cli_resolve_territory (NULL, text, error);
  if (own == NULL && listed == NULL)
    return FALSE;
  *id = own != NULL ? own->id : listed->id;
  if (!carnet_id_is_nil (id))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no territory “%s”."),
               listed->name);
  return FALSE;
}

void
cli_remark_taken (Cli *cli, const char *text, const CarnetTerritory *territory)
{
  const char      *colon = strchr (text, ':');
  g_autofree char *typed = carnet_text_slug (colon != NULL ? colon + 1 : text);
  g_autofree char *taken = carnet_text_slug (territory->name);

  if (*territory->code == '\0' || g_str_equal (typed, taken) || is_named_by_code (territory, text))
    return;
  /* Translators: what was typed, the name of a territory, its kind and its code. */
  cli_remark (cli, _ ("“%s” is taken for %s (%s:%s)."), text, territory->name, territory->kind,
              territory->code);
}

void
cli_remark_official (Cli *cli, const CarnetTerritory *territory)
{
  g_autoptr (CarnetGazetteer) gazetteer = NULL;
  g_autoptr (CarnetTerritory) official = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  const CarnetTerritory *found;

  if (*territory->code != '\0' || (gazetteer = carnet_gazetteer_open (NULL, NULL)) == NULL)
    return;
  official = carnet_gazetteer_resolve (gazetteer, territory->name, &candidates, NULL);
  found = official != NULL                            ? official
          : candidates != NULL && candidates->len > 0 ? candidates->pdata[0]
                                                      : NULL;
  if (found != NULL && cli_equal_folded (found->name, territory->name))
    cli_remark (cli, _ ("“%s” is in the official list too (%s:%s), and is not counted with it."),
                territory->name, found->kind, found->code);
}
