/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-field-sets.h"

#include "carnet-named.h"

struct _CliSet
{
  const char     *prefix;
  const char     *nameless; /* what is said of a blank name */
  const CliNamed *named;
  CliResolve      ensure;
};

static gboolean
ensure_actor (CarnetLogbook *logbook, const char *name, CarnetId *id, GError **error)
{
  g_autoptr (CarnetActor) actor = carnet_actor_new (NULL, name, -1, NULL);

  return carnet_logbook_ensure_actor (logbook, actor, id, error);
}

const CliSet cli_set_themes = {
  CARNET_PREFIX_THEME,
  N_ ("A theme needs a label."),
  &cli_named_themes,
  carnet_logbook_ensure_theme,
};
const CliSet cli_set_actors = {
  CARNET_PREFIX_ACTOR,
  N_ ("An actor needs a name."),
  &cli_named_actors,
  ensure_actor,
};

static void
set_element (const CliSet *self, CarnetWrites *writes, const CarnetId *id, int present)
{
  char             hex[CARNET_ID_HEX + 1];
  g_autofree char *key = NULL;

  carnet_id_to_hex (id, hex);
  key = g_strconcat (self->prefix, hex, NULL);
  carnet_writes_set_integer (writes, key, present);
}

static gboolean
read_added (const CliSet  *self,
            CarnetLogbook *logbook,
            const char    *text,
            CarnetWrites  *writes,
            GPtrArray     *fresh,
            GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = carnet_text_clean_line (text, -1);
  CarnetId         id;

  if (*name == '\0')
    return cli_usage_error (error, "%s", _ (self->nameless));
  if (self->named->resolve (logbook, name, &id, &local))
    {
      set_element (self, writes, &id, 1);
      return TRUE;
    }
  if (!g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_ptr_array_add (fresh, g_steal_pointer (&name));
  return TRUE;
}

gboolean
cli_set_read (const CliSet  *self,
              CarnetLogbook *logbook,
              char         **added,
              char         **removed,
              CarnetWrites  *writes,
              GPtrArray     *fresh,
              GError       **error)
{
  CarnetId id;

  for (guint i = 0; added != NULL && added[i] != NULL; i++)
    if (!read_added (self, logbook, added[i], writes, fresh, error))
      return FALSE;
  for (guint i = 0; removed != NULL && removed[i] != NULL; i++)
    {
      if (!cli_resolve_either (self->named->resolve, self->named->resolve_deleted, logbook, removed[i], &id,
                               error))
        return FALSE;
      set_element (self, writes, &id, 0);
    }
  return TRUE;
}

gboolean
cli_set_ensure (const CliSet    *self,
                CarnetLogbook   *logbook,
                const GPtrArray *fresh,
                CarnetWrites    *writes,
                GError         **error)
{
  for (guint i = 0; i < fresh->len; i++)
    {
      CarnetId id;

      if (!self->ensure (logbook, fresh->pdata[i], &id, error))
        return FALSE;
      set_element (self, writes, &id, 1);
    }
  return TRUE;
}

void
cli_set_remark (const CliSet *self, Cli *cli, const GPtrArray *fresh)
{
  for (guint i = 0; i < fresh->len; i++)
    cli_named_remark (cli, self->named, fresh->pdata[i]);
}
