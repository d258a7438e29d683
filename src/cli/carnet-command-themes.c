/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-named.h"
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

static char *
dup_sentence (CliNamedOutcome outcome, const char *name)
{
  switch (outcome)
    {
    case CLI_NAMED_ADDED:
      return g_strdup_printf (_ ("The theme “%s” is added."), name);
    case CLI_NAMED_CHANGED:
      return g_strdup_printf (_ ("The theme “%s” is changed."), name);
    case CLI_NAMED_SAME:
      return g_strdup_printf (_ ("The theme “%s” already says this; nothing was written."), name);
    case CLI_NAMED_DELETED:
      return g_strdup_printf (_ ("The theme “%s” is deleted."), name);
    case CLI_NAMED_DELETED_ALREADY:
      return g_strdup_printf (_ ("The theme “%s” is deleted already; nothing was written."), name);
    case CLI_NAMED_BACK:
      return g_strdup_printf (_ ("The theme “%s” is back."), name);
    case CLI_NAMED_NOT_DELETED:
    default:
      return g_strdup_printf (_ ("The theme “%s” is not deleted; nothing was written."), name);
    }
}

const CliNamed cli_named_themes = {
  .kind = CARNET_KIND_THEME,
  .key = CARNET_KEY_LABEL,
  .resolve = cli_resolve_theme,
  .resolve_deleted = cli_resolve_deleted_theme,
  .dup_sentence = dup_sentence,
  .namesake = N_ ("A deleted theme has that label too: “carnet theme LABEL --restore” brings it back."),
};

static gboolean
run_change (Cli *cli, GError **error)
{
  g_autofree char *label = carnet_text_clean_line (cli->args[0], -1);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  if (*label == '\0')
    return cli_usage_error (error, _ ("A theme needs a label."));
  if ((delete || restore) && (delete == restore || new_label || parent_label || definition))
    return cli_usage_error (error, restore ? _ ("--restore goes with no other change.")
                                           : _ ("--delete goes with no other change."));
  if (delete || restore)
    return cli_named_set_deleted (cli, &cli_named_themes, label, delete, error);
  return read_options (cli, writes, error)
         && cli_named_write (cli, &cli_named_themes, label, new_label == NULL, writes, error);
}

const CliCommand cli_command_theme = {
  .name = "theme",
  .summary = N_ ("Add a theme, or change one"),
  .arguments = N_ ("LABEL"),
  .details
  = N_ ("LABEL is added when the logbook does not have it; eight digits or more of its id stand for it "
        "too, as where several have one label. Observations keep to the theme whatever its label becomes, "
        "and when it is deleted."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run_change,
};
