/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-named.h"
#include "carnet-resolve.h"
#include "carnet-table.h"
#include "carnet-words.h"
#include "carnet-written.h"

/* -- Listing ------------------------------------------------------------------------------ */

typedef enum
{
  ACTOR_ID,
  ACTOR_NAME,
  ACTOR_KIND,
  ACTOR_SIREN,
  ACTOR_OBSERVATIONS,
} ActorField;

static void
set_siren (CliValue *value, const char *siren)
{
  g_autofree char *spaced = carnet_siren_format (siren);

  if (*siren != '\0')
    cli_value_set_word (value, siren, spaced);
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetActor *actor = data;

  switch ((ActorField)field->data)
    {
    case ACTOR_ID:
      cli_value_set_id (value, &actor->id);
      break;
    case ACTOR_NAME:
      cli_value_set_text (value, actor->name);
      break;
    case ACTOR_KIND:
      if (actor->kind >= 0)
        cli_value_set_word (value, carnet_actor_kind_to_string (actor->kind),
                            carnet_actor_kind_get_label (actor->kind));
      break;
    case ACTOR_SIREN:
      set_siren (value, actor->siren);
      break;
    case ACTOR_OBSERVATIONS:
      cli_value_set_integer (value, actor->n_observations);
      break;
    }
}

static const CliField fields[] = {
  { "id", NULL, CLI_FIELD_PLAIN, ACTOR_ID, get_field },
  { "observations", N_ ("Observations"), CLI_FIELD_RIGHT, ACTOR_OBSERVATIONS, get_field },
  { "kind", N_ ("Kind"), CLI_FIELD_PLAIN, ACTOR_KIND, get_field },
  { "siren", N_ ("SIREN"), CLI_FIELD_PLAIN, ACTOR_SIREN, get_field },
  { "name", N_ ("Name"), CLI_FIELD_NAME, ACTOR_NAME, get_field },
  { NULL },
};

static gboolean deleted;

static const GOptionEntry list_options[] = {
  { "deleted", 0, 0, G_OPTION_ARG_NONE, &deleted, N_ ("Those that are deleted"), NULL },
  { NULL },
};

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) actors = deleted ? carnet_logbook_list_deleted_actors (cli->logbook, error)
                                         : carnet_logbook_list_actors (cli->logbook, error);

  if (actors == NULL)
    return FALSE;
  cli_print_list (cli, NULL, fields, actors, NULL);
  if (actors->len == 0)
    cli_remark (cli, "%s", deleted ? _ ("No actor is deleted.") : _ ("This logbook names no actor yet."));
  return TRUE;
}

const CliCommand cli_command_actors = {
  .name = "actors",
  .summary = N_ ("List the actors: companies, associations, public bodies …"),
  .details = N_ ("“carnet list --actor NAME” lists the observations of one. “carnet actor NAME --restore” "
                 "brings back one that “--deleted” lists."),
  .need = CLI_NEED_READ,
  .options = list_options,
  .run = run_list,
};

/* -- Adding, changing --------------------------------------------------------------------- */

static char *new_name, *kind_word, *siren_text;
static gboolean delete, restore;

static const GOptionEntry options[] = {
  { "kind", 0, 0, CLI_ARG_TEXT, &kind_word,
    N_ ("company, association, public-body, foundation, academic, media or citizens; empty takes it away"),
    N_ ("WORD") },
  { "siren", 0, 0, CLI_ARG_TEXT, &siren_text,
    N_ ("Its SIREN, or a SIRET, of which the SIREN is kept; empty takes it away"), N_ ("NUMBER") },
  { "rename", 0, 0, CLI_ARG_TEXT, &new_name, N_ ("Give it another name"), N_ ("NAME") },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &delete, N_ ("Delete it: it leaves the lists"), NULL },
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, N_ ("Bring it back, when it is deleted"), NULL },
  { NULL },
};

static gboolean
read_siren (CarnetWrites *writes, GError **error)
{
  g_autofree char *siren = NULL;

  if (siren_text == NULL)
    return TRUE;
  if (*siren_text != '\0')
    {
      siren = carnet_siren_read (siren_text, error);
      if (siren == NULL)
        return FALSE;
    }
  carnet_writes_set_text (writes, CARNET_KEY_SIREN, siren);
  return TRUE;
}

static gboolean
read_kind (CarnetWrites *writes, GError **error)
{
  int kind;

  if (kind_word == NULL)
    return TRUE;
  if (*kind_word != '\0' && !cli_words_parse (&cli_words_actor_kind, kind_word, &kind, error))
    return FALSE;
  carnet_writes_set_text (writes, CARNET_KEY_KIND,
                          *kind_word != '\0' ? carnet_actor_kind_to_string ((CarnetActorKind)kind) : NULL);
  return TRUE;
}

static gboolean
read_options (CarnetWrites *writes, GError **error)
{
  g_autofree char *name = new_name != NULL ? carnet_text_clean_line (new_name, -1) : NULL;

  if (name != NULL && *name == '\0')
    return cli_usage_error (error, _ ("An actor needs a name."));
  if (name != NULL)
    carnet_writes_set_line (writes, CARNET_KEY_NAME, name);
  return read_kind (writes, error) && read_siren (writes, error);
}

static char *
dup_sentence (CliNamedOutcome outcome, const char *name)
{
  switch (outcome)
    {
    case CLI_NAMED_ADDED:
      return g_strdup_printf (_ ("The actor “%s” is added."), name);
    case CLI_NAMED_CHANGED:
      return g_strdup_printf (_ ("The actor “%s” is changed."), name);
    case CLI_NAMED_SAME:
      return g_strdup_printf (_ ("The actor “%s” already says this; nothing was written."), name);
    case CLI_NAMED_DELETED:
      return g_strdup_printf (_ ("The actor “%s” is deleted."), name);
    case CLI_NAMED_DELETED_ALREADY:
      return g_strdup_printf (_ ("The actor “%s” is deleted already; nothing was written."), name);
    case CLI_NAMED_BACK:
      return g_strdup_printf (_ ("The actor “%s” is back."), name);
    case CLI_NAMED_NOT_DELETED:
    default:
      return g_strdup_printf (_ ("The actor “%s” is not deleted; nothing was written."), name);
    }
}

const CliNamed cli_named_actors = {
  .kind = CARNET_KIND_ACTOR,
  .key = CARNET_KEY_NAME,
  .resolve = cli_resolve_actor,
  .resolve_deleted = cli_resolve_deleted_actor,
  .dup_sentence = dup_sentence,
  .namesake = N_ ("A deleted actor has that name too: “carnet actor NAME --restore” brings it back."),
};

static gboolean
run_change (Cli *cli, GError **error)
{
  g_autofree char *name = carnet_text_clean_line (cli->args[0], -1);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  if (*name == '\0')
    return cli_usage_error (error, _ ("An actor needs a name."));
  if ((delete || restore) && (delete == restore || new_name || kind_word || siren_text))
    return cli_usage_error (error, restore ? _ ("--restore goes with no other change.")
                                           : _ ("--delete goes with no other change."));
  if (delete || restore)
    return cli_named_set_deleted (cli, &cli_named_actors, name, delete, error);
  return read_options (writes, error)
         && cli_named_write (cli, &cli_named_actors, name, new_name == NULL, writes, error);
}

const CliCommand cli_command_actor = {
  .name = "actor",
  .summary = N_ ("Add an actor, or change one"),
  .arguments = N_ ("NAME"),
  .details = N_ (
      "NAME is added when the logbook does not have it; of one that it has, the SIREN, or eight digits or "
      "more of its id, stand for the name too. Observations keep to the actor whatever its name becomes, and "
      "when it is deleted."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run_change,
};
