/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-deletion.h"
#include "carnet-resolve.h"
#include "carnet-table.h"
#include "carnet-written.h"

/* -- Listing ------------------------------------------------------------------------------ */

#define INDENT 2

typedef enum
{
  THEME_ID,
  THEME_LABEL,
  THEME_PARENT,
  THEME_DEFINITION,
  THEME_OBSERVATIONS,
} ThemeField;

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetThemeNode *node = data;
  g_autofree char       *indent = g_strnfill ((gsize)node->depth * INDENT, ' ');
  g_autofree char       *placed = g_strconcat (indent, node->theme->label, NULL);

  switch ((ThemeField)field->data)
    {
    case THEME_ID:
      cli_value_set_id (value, &node->theme->id);
      break;
    case THEME_LABEL:
      cli_value_set_word (value, node->theme->label, placed);
      break;
    case THEME_PARENT:
      cli_value_set_id (value, &node->theme->parent);
      break;
    case THEME_DEFINITION:
      cli_value_set_text (value, node->theme->definition);
      break;
    case THEME_OBSERVATIONS:
      cli_value_set_integer (value, node->theme->n_observations);
      break;
    }
}

static const CliField fields[] = {
  { "id", NULL, CLI_FIELD_PLAIN, THEME_ID, get_field },
  { "observations", N_ ("Observations"), CLI_FIELD_RIGHT, THEME_OBSERVATIONS, get_field },
  { "label", N_ ("Label"), CLI_FIELD_NAME, THEME_LABEL, get_field },
  { "definition", N_ ("Definition"), CLI_FIELD_SHRINKS, THEME_DEFINITION, get_field },
  { "parent_id", NULL, CLI_FIELD_PLAIN, THEME_PARENT, get_field },
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
  g_autoptr (GPtrArray) themes = deleted ? carnet_logbook_list_deleted_themes (cli->logbook, error)
                                         : carnet_logbook_list_themes (cli->logbook, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) tree = NULL;

  if (themes == NULL)
    return FALSE;
  tree = carnet_theme_tree_new (themes);
  rows = g_ptr_array_new ();
  for (guint i = 0; i < tree->len; i++)
    g_ptr_array_add (rows, &g_array_index (tree, CarnetThemeNode, i));
  cli_print_list (cli, NULL, fields, rows, NULL);
  if (rows->len == 0)
    cli_remark (cli, "%s", deleted ? _ ("No theme is deleted.") : _ ("This logbook has no theme yet."));
  return TRUE;
}

const CliCommand cli_command_themes = {
  .name = "themes",
  .summary = N_ ("List the themes, each below the one it is part of"),
  .details
  = N_ ("Each is counted by itself; “carnet list --theme LABEL” also lists what those below it have. “carnet "
        "theme LABEL --restore” brings back one that “--deleted” lists."),
  .need = CLI_NEED_READ,
  .options = list_options,
  .run = run_list,
};

/* -- Adding, changing --------------------------------------------------------------------- */

static char *new_label, *parent_label, *definition;
static gboolean delete, restore;

static const GOptionEntry options[] = {
  { "under", 0, 0, CLI_ARG_TEXT, &parent_label, N_ ("Put it below this theme; empty puts it at the top"),
    N_ ("LABEL") },
  { "definition", 0, 0, CLI_ARG_TEXT, &definition, N_ ("What it means; empty takes it away"), N_ ("TEXT") },
  { "rename", 0, 0, CLI_ARG_TEXT, &new_label, N_ ("Give it another label"), N_ ("LABEL") },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &delete, N_ ("Delete it: it leaves the lists"), NULL },
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, N_ ("Bring it back, when it is deleted"), NULL },
  { NULL },
};

static gboolean
read_parent (Cli *cli, CarnetWrites *writes, GError **error)
{
  CarnetId parent = { { 0 } };

  if (parent_label == NULL)
    return TRUE;
  if (*parent_label != '\0' && !cli_resolve_theme (cli->logbook, parent_label, &parent, error))
    return FALSE;
  carnet_writes_set_id (writes, CARNET_KEY_PARENT, &parent);
  return TRUE;
}

static gboolean
read_options (Cli *cli, CarnetWrites *writes, GError **error)
{
  g_autofree char *label = new_label != NULL ? carnet_text_clean_line (new_label, -1) : NULL;

  if (label != NULL && *label == '\0')
    return cli_usage_error (error, _ ("A theme needs a label."));
  if (label != NULL)
    carnet_writes_set_line (writes, CARNET_KEY_LABEL, label);
  if (definition != NULL)
    carnet_writes_set_text (writes, CARNET_KEY_DEFINITION, *definition != '\0' ? definition : NULL);
  return read_parent (cli, writes, error);
}

/* Of one that is not there yet, unless it would have to be. */
static gboolean
find_or_begin (Cli *cli, char **label, CarnetWrites *writes, CarnetId *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *named;

  if (cli_resolve_theme (cli->logbook, *label, id, &local))
    {
      named = cli_dup_name (cli, CARNET_KIND_THEME, id, *label, error);
      g_free (*label);
      *label = named;
      return named != NULL;
    }
  if (new_label != NULL || !g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *id = (CarnetId){ { 0 } };
  carnet_writes_set_line (writes, CARNET_KEY_LABEL, *label);
  return TRUE;
}

static void
print_change (Cli *cli, const CarnetId *id, const CarnetHash *revision, const char *label, gboolean added)
{
  g_autofree char *done = added ? g_strdup_printf (_ ("The theme “%s” is added."), label)
                                : g_strdup_printf (_ ("The theme “%s” is changed."), label);
  g_autofree char *same
      = g_strdup_printf (_ ("The theme “%s” already says this; nothing was written."), label);
  CarnetId past;

  cli_print_outcome (cli, id, revision, added, done, same);
  if (added && cli_resolve_deleted_theme (cli->logbook, label, &past, NULL))
    cli_remark (cli,
                _ ("A deleted theme has that label too: “carnet theme LABEL --restore” brings it back."));
}

static gboolean
run_deletion (Cli *cli, const char *label, GError **error)
{
  const CliResolve here = cli_resolve_theme, gone = cli_resolve_deleted_theme;
  g_autofree char *done = NULL, *same = NULL, *named = NULL;
  CarnetId         id;
  CarnetHash       revision;

  if (!cli_resolve_either (restore ? gone : here, restore ? here : gone, cli->logbook, label, &id, error)
      || (named = cli_dup_name (cli, CARNET_KIND_THEME, &id, label, error)) == NULL
      || !cli_set_deleted (cli, CARNET_KIND_THEME, &id, NULL, !restore, &revision, error))
    return FALSE;
  done = restore ? g_strdup_printf (_ ("The theme “%s” is back."), named)
                 : g_strdup_printf (_ ("The theme “%s” is deleted."), named);
  same = restore ? g_strdup_printf (_ ("The theme “%s” is not deleted; nothing was written."), named)
                 : g_strdup_printf (_ ("The theme “%s” is deleted already; nothing was written."), named);
  cli_print_outcome (cli, &id, &revision, FALSE, done, same);
  return restore || cli_say_named (cli, CARNET_KIND_THEME, &id, error);
}

static gboolean
run_change (Cli *cli, GError **error)
{
  g_autofree char *label = carnet_text_clean_line (cli->args[0], -1);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId   id;
  CarnetHash revision;
  gboolean   added;

  if (*label == '\0')
    return cli_usage_error (error, _ ("A theme needs a label."));
  if ((delete || restore) && (delete == restore || new_label || parent_label || definition))
    return cli_usage_error (error, restore ? _ ("--restore goes with no other change.")
                                           : _ ("--delete goes with no other change."));
  if (delete || restore)
    return run_deletion (cli, label, error);
  if (!read_options (cli, writes, error) || !find_or_begin (cli, &label, writes, &id, error))
    return FALSE;
  added = carnet_id_is_nil (&id);
  if (!carnet_logbook_write (cli->logbook, &id, CARNET_KIND_THEME, NULL, writes, &revision, error))
    return FALSE;
  print_change (cli, &id, &revision, label, added);
  return TRUE;
}

const CliCommand cli_command_theme = {
  .name = "theme",
  .summary = N_ ("Add a theme, or change one"),
  .arguments = N_ ("LABEL"),
  .details
  = N_ ("LABEL is added when the logbook does not have it; eight digits or more of its id stand for it "
        "too, as where several have one label. Observations keep to the theme whatever its label becomes, "
        "and when it is "
        "deleted."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run_change,
};
