/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-resolve.h"

#include <string.h>

#include "carnet-table.h"

/* So many are named to who names one that is not there. */
#define ACTORS_TOLD 20

/* Their names are the same: by what tells them apart. */
static int
compare_sirens (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CarnetActor *const *)a)->siren, (*(const CarnetActor *const *)b)->siren);
}

static gboolean
has_id (const CarnetActor *actor, const char *text)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&actor->id, hex);
  return strlen (text) >= CLI_ID_DIGITS && g_ascii_strncasecmp (text, hex, strlen (text)) == 0;
}

/* Those of that SIREN, or, when @siren is NULL, of that folded name; when there is none, those of that id. */
static GPtrArray *
matches (GPtrArray *actors, const char *siren, const char *name)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < actors->len; i++)
    {
      const CarnetActor *actor = actors->pdata[i];

      if (siren != NULL ? g_str_equal (actor->siren, siren) : cli_equal_folded (actor->name, name))
        g_ptr_array_add (found, actors->pdata[i]);
    }
  for (guint i = 0; siren == NULL && found->len == 0 && i < actors->len; i++)
    if (has_id (actors->pdata[i], name))
      g_ptr_array_add (found, actors->pdata[i]);
  g_ptr_array_sort (found, compare_sirens);
  return found;
}

/* One a line, with what tells them apart. */
static char *
dup_lines (const GPtrArray *actors)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < actors->len; i++)
    {
      const CarnetActor *actor = actors->pdata[i];
      g_autofree char   *siren = carnet_siren_format (actor->siren);
      char               hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&actor->id, hex);
      g_string_append_printf (lines, "\n  %.*s  %s%s%s", CLI_ID_DIGITS, hex, actor->name,
                              *siren != '\0' ? "  " : "", siren);
    }
  return g_string_free (lines, FALSE);
}

static void
set_unknown (const GPtrArray *actors, const char *text, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < actors->len && actors->len <= ACTORS_TOLD; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", ((CarnetActor *)actors->pdata[i])->name);
  if (known->len > 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("This logbook has no actor “%s”; it has: %s."), text, known->str);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no actor “%s”."), text);
}

/* One of @actors. */
static gboolean
choose (GPtrArray *actors, const char *text, CarnetId *id, GError **error)
{
  g_autofree char *siren = carnet_siren_read (text, NULL), *lines = NULL;
  g_autoptr (GPtrArray) found = matches (actors, siren, text);

  if (found->len == 1)
    return *id = ((CarnetActor *)found->pdata[0])->id, TRUE;
  lines = dup_lines (found);
  if (found->len > 1)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 _ ("Several actors are called “%s”; name one by the first digits of its id:%s"), text,
                 lines);
  else if (siren != NULL)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                 _ ("No actor of this logbook has the SIREN “%s”: “carnet actor NAME --siren” gives it one."),
                 text);
  else
    set_unknown (actors, text, error);
  return FALSE;
}

gboolean
cli_resolve_actor (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) actors = carnet_logbook_list_actors (logbook, error);

  return actors != NULL && choose (actors, text, id, error);
}

gboolean
cli_resolve_deleted_actor (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error)
{
  g_autoptr (GPtrArray) actors = carnet_logbook_list_deleted_actors (logbook, error);
  g_autoptr (GError) local = NULL;

  if (actors == NULL || choose (actors, text, id, &local))
    return actors != NULL;
  if (g_error_matches (local, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No deleted actor is called “%s”: “carnet actors --deleted” lists them."), text);
  return FALSE;
}
