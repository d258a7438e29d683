/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-named.h"

#include "carnet-table.h"
#include "carnet-written.h"

/* (transfer full) (nullable): what @id is called, deleted or not; @typed when that says it too: it may have
 * been named by its id. */
static char *
dup_name (Cli *cli, const CliNamed *self, const CarnetId *id, const char *typed, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (cli->logbook, error);
  const CarnetName *name = names != NULL ? carnet_names_find (names, self->kind, id) : NULL;

  if (names == NULL)
    return NULL;
  return g_strdup (name == NULL || cli_equal_folded (name->name, typed) ? typed : name->name);
}

static void
print_outcome (Cli              *cli,
               const CliNamed   *self,
               const CarnetId   *id,
               const CarnetHash *revision,
               const char       *name,
               CliNamedOutcome   outcome,
               CliNamedOutcome   unchanged)
{
  g_autofree char *done = self->dup_sentence (outcome, name), *same = self->dup_sentence (unchanged, name);

  cli_print_outcome (cli, id, revision, outcome == CLI_NAMED_ADDED, done, same);
}

/* -- Adding, changing --------------------------------------------------------------------- */

void
cli_named_remark (Cli *cli, const CliNamed *self, const char *name)
{
  CarnetId past;

  if (self->resolve_deleted (cli->logbook, name, &past, NULL))
    cli_remark (cli, "%s", _ (self->namesake));
}

static gboolean
add (Cli *cli, const CliNamed *self, const char *name, CarnetWrites *writes, GError **error)
{
  CarnetId   id = { { 0 } };
  CarnetHash revision;

  carnet_writes_set_line (writes, self->key, name);
  if (!carnet_logbook_write (cli->logbook, &id, self->kind, NULL, writes, &revision, error))
    return FALSE;
  print_outcome (cli, self, &id, &revision, name, CLI_NAMED_ADDED, CLI_NAMED_SAME);
  cli_named_remark (cli, self, name);
  return TRUE;
}

gboolean
cli_named_write (Cli            *cli,
                 const CliNamed *self,
                 const char     *name,
                 gboolean        may_add,
                 CarnetWrites   *writes,
                 GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *named = NULL;
  CarnetId         id;
  CarnetHash       revision;

  if (!self->resolve (cli->logbook, name, &id, &local))
    {
      if (may_add && g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
        return add (cli, self, name, writes, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  named = dup_name (cli, self, &id, name, error);
  if (named == NULL || !carnet_logbook_write (cli->logbook, &id, self->kind, NULL, writes, &revision, error))
    return FALSE;
  print_outcome (cli, self, &id, &revision, named, CLI_NAMED_CHANGED, CLI_NAMED_SAME);
  return TRUE;
}

/* -- Deleting, bringing back --------------------------------------------------------------- */

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

  *revision = (CarnetHash){ { 0 } };
  if (history == NULL)
    return FALSE;
  if (carnet_history_get_deletion (history) == (deleted ? CARNET_DELETION_DELETED : CARNET_DELETION_NONE))
    return TRUE;
  return carnet_logbook_set_deleted (cli->logbook, kind, id, deleted, heads, revision, error);
}

static gboolean
say_named (Cli *cli, const CliNamed *self, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetNames) names = carnet_logbook_load_names (cli->logbook, error);
  const CarnetName *name = names != NULL ? carnet_names_find (names, self->kind, id) : NULL;

  if (name != NULL && name->n_observations > 0)
    cli_say (
        cli,
        ngettext ("%u observation still names it.", "%u observations still name it.", name->n_observations),
        name->n_observations);
  return names != NULL;
}

gboolean
cli_named_set_deleted (Cli *cli, const CliNamed *self, const char *name, gboolean deleted, GError **error)
{
  const CliResolve expected = deleted ? self->resolve : self->resolve_deleted;
  const CliResolve other = deleted ? self->resolve_deleted : self->resolve;
  g_autofree char *named = NULL;
  CarnetId         id;
  CarnetHash       revision;

  if (!cli_resolve_either (expected, other, cli->logbook, name, &id, error)
      || (named = dup_name (cli, self, &id, name, error)) == NULL
      || !cli_set_deleted (cli, self->kind, &id, NULL, deleted, &revision, error))
    return FALSE;
  print_outcome (cli, self, &id, &revision, named, deleted ? CLI_NAMED_DELETED : CLI_NAMED_BACK,
                 deleted ? CLI_NAMED_DELETED_ALREADY : CLI_NAMED_NOT_DELETED);
  return !deleted || say_named (cli, self, &id, error);
}
