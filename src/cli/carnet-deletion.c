/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-deletion.h"

#include "carnet-table.h"

gboolean
cli_set_deleted (Cli            *cli,
                 const char     *kind,
                 const CarnetId *id,
                 const GArray   *heads,
                 gboolean        deleted,
                 CarnetHash     *revision,
                 GError        **error)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (cli->logbook, id, error);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *id;

  *revision = (CarnetHash){ { 0 } };
  if (history == NULL)
    return FALSE;
  if (carnet_history_get_deletion (history) == (deleted ? CARNET_DELETION_DELETED : CARNET_DELETION_NONE))
    return TRUE;
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted ? 1 : 0);
  return carnet_logbook_write (cli->logbook, &entity, kind, heads, writes, revision, error);
}

gboolean
cli_say_named (Cli *cli, const char *kind, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (cli->logbook, error);
  const CarnetName *name = names != NULL ? carnet_names_find (names, kind, id) : NULL;

  if (name != NULL && name->n_observations > 0)
    cli_say (
        cli,
        ngettext ("%u observation still names it.", "%u observations still name it.", name->n_observations),
        name->n_observations);
  return names != NULL;
}

char *
cli_dup_name (Cli *cli, const char *kind, const CarnetId *id, const char *typed, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (cli->logbook, error);
  const CarnetName *name = names != NULL ? carnet_names_find (names, kind, id) : NULL;

  if (names == NULL)
    return NULL;
  return g_strdup (name == NULL || cli_equal_folded (name->name, typed) ? typed : name->name);
}
