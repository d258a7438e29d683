/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"

#include <string.h>

#define PREFIX_MIN 4

/* How a thing is matched by words: its whole name wins over a part of it. */
typedef struct
{
  char      *folded;  /* Owned */
  GPtrArray *whole;   /* Owned; elements borrowed */
  GPtrArray *partial; /* Owned; elements borrowed */
} Matches;

static void
matches_init (Matches *self, const char *text)
{
  self->folded = carnet_text_fold (text);
  self->whole = g_ptr_array_new ();
  self->partial = g_ptr_array_new ();
}

static void
matches_clear (Matches *self)
{
  g_free (self->folded);
  g_ptr_array_unref (self->whole);
  g_ptr_array_unref (self->partial);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matches, matches_clear)

static gboolean
has_every_word (const char *folded, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (strstr (folded, list[i]) == NULL)
        return FALSE;
    }
  return list[0] != NULL;
}

static void
matches_try (Matches *self, const char *name, gpointer thing)
{
  g_autofree char *folded = carnet_text_fold (name);

  if (strcmp (folded, self->folded) == 0)
    g_ptr_array_add (self->whole, thing);
  else if (has_every_word (folded, self->folded))
    g_ptr_array_add (self->partial, thing);
}

/* Those to choose from: the whole names if there are any. */
static GPtrArray *
matches_best (const Matches *self)
{
  return self->whole->len > 0 ? self->whole : self->partial;
}

/* Adds the list to choose from under the sentence. */
static void
set_ambiguous (GError **error, const char *text, const GString *lines)
{
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
               _ ("“%s” could be several things; say which one:%s"), text, lines->str);
}

/* -- Territories ---------------------------------------------------------------- */

#define FREE_PREFIX "free:"
#define CLOSE_MAX 5

static void
append_territory (GString *lines, const CarnetTerritory *territory)
{
  gboolean         is_free = *territory->code == '\0';
  g_autofree char *name = is_free ? g_strconcat (FREE_PREFIX, territory->name, NULL)
                                  : g_strconcat (territory->kind, ":", territory->code, NULL);
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
  return strcmp (text, hex) == 0
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

/* (element-type CarnetTerritory): borrowed from @own. */
static GPtrArray *
find_own (GPtrArray *own, const char *text)
{
  gboolean         only_free = g_str_has_prefix (text, FREE_PREFIX);
  const char      *name = only_free ? text + strlen (FREE_PREFIX) : text;
  g_autofree char *folded = carnet_text_fold (name);
  GPtrArray       *found = g_ptr_array_new ();

  for (guint i = 0; i < own->len; i++)
    {
      CarnetTerritory *territory = own->pdata[i];
      g_autofree char *own_name = carnet_text_fold (territory->name);

      if (only_free && *territory->code != '\0')
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

CarnetTerritory *
cli_resolve_territory (CarnetLogbook *logbook, const char *text, GError **error)
{
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (logbook != NULL)
    {
      own = carnet_logbook_list_territories (logbook, error);
      if (own == NULL)
        return NULL;
      found = find_own (own, text);
      if (found->len == 1)
        return carnet_territory_copy (found->pdata[0]);
      if (found->len > 1)
        {
          set_ambiguous_territory (error, text, found);
          return NULL;
        }
    }
  if (g_str_has_prefix (text, FREE_PREFIX))
    return new_free_territory (text + strlen (FREE_PREFIX), error);
  return resolve_official (text, error);
}

/* So many are named to who names one that is not there. */
#define THEMES_TOLD 20

/* -- Themes and people ------------------------------------------------------------ */

gboolean
cli_resolve_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (logbook, error);
  g_autofree char *folded = carnet_text_fold (text);
  g_autoptr (GString) known = g_string_new (NULL);

  if (themes == NULL)
    return FALSE;
  for (guint i = 0; i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];
      g_autofree char   *label = carnet_text_fold (theme->label);

      if (strcmp (label, folded) == 0)
        {
          *id = theme->id;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", theme->label);
    }
  if (themes->len > 0 && themes->len <= THEMES_TOLD)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("This logbook has no theme “%s”; it has: %s."), text, known->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no theme “%s”."), text);
  return FALSE;
}

/* Two that were judged to be one are no choice to make. */
static gboolean
are_one (CarnetLogbook *logbook, GPtrArray *people, gboolean *one, GError **error)
{
  *one = TRUE;
  for (guint i = 1; i < people->len && *one; i++)
    if (!carnet_logbook_are_same (logbook, &((CarnetPerson *)people->pdata[0])->id,
                                  &((CarnetPerson *)people->pdata[i])->id, one, error))
      return FALSE;
  return TRUE;
}

gboolean
cli_resolve_person (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_logbook_list_people (logbook, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (Matches) matches = { 0 };
  GPtrArray *best;
  gboolean   one;

  matches_init (&matches, text);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    matches_try (&matches, ((CarnetPerson *)people->pdata[i])->name, people->pdata[i]);
  best = matches_best (&matches);
  if (best->len == 0)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("Nobody in this logbook is called “%s”."),
                   text);
      return FALSE;
    }
  if (!are_one (logbook, best, &one, error))
    return FALSE;
  for (guint i = 0; i < best->len; i++)
    g_string_append_printf (lines, "\n  %s", ((CarnetPerson *)best->pdata[i])->name);
  if (!one)
    {
      set_ambiguous (error, text, lines);
      return FALSE;
    }
  *id = ((CarnetPerson *)best->pdata[0])->id;
  return TRUE;
}

/* -- The programme ------------------------------------------------------------------ */

static void
match_milestones (const CarnetProgramme *programme, const char *text, Matches *matches)
{
  gsize   size = strlen (text);
  char   *end = NULL;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  for (guint i = 0; i < programme->milestones->len; i++)
    {
      CarnetMilestone *milestone = programme->milestones->pdata[i];
      char             hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&milestone->id, hex);
      if (*end == '\0' && number == i + 1)
        g_ptr_array_add (matches->whole, milestone);
      else if (size >= PREFIX_MIN && g_ascii_strncasecmp (text, hex, size) == 0)
        g_ptr_array_add (matches->whole, milestone);
      else
        matches_try (matches, milestone->title, milestone);
    }
}

const CarnetMilestone *
cli_resolve_milestone (const CarnetProgramme *programme, const char *text, GError **error)
{
  g_auto (Matches) matches = { 0 };
  g_autoptr (GString) lines = g_string_new (NULL);
  GPtrArray *best;

  matches_init (&matches, text);
  match_milestones (programme, text, &matches);
  best = matches_best (&matches);
  if (best->len == 1)
    return best->pdata[0];
  if (best->len == 0)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                   _ ("The programme has no milestone “%s”: “carnet programme” numbers them."), text);
      return NULL;
    }
  for (guint i = 0; i < programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = programme->milestones->pdata[i];

      if (g_ptr_array_find (best, milestone, NULL))
        g_string_append_printf (lines, "\n  %2u  %s", i + 1, milestone->title);
    }
  set_ambiguous (error, text, lines);
  return NULL;
}

const CarnetSection *
cli_resolve_section (const CarnetProgramme *programme, const char *text, GError **error)
{
  const CarnetSection *section = carnet_programme_find_section (programme, text);
  g_autofree char     *folded = carnet_text_fold (text);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; section == NULL && i < programme->sections->len; i++)
    {
      const CarnetSection *candidate = programme->sections->pdata[i];
      g_autofree char     *label = carnet_text_fold (candidate->label);

      if (*folded != '\0' && g_str_has_prefix (label, folded))
        section = candidate;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", candidate->label);
    }
  if (section == NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("The programme has no section “%s”; it has: %s."), text, known->str);
  return section;
}
