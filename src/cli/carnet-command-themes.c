/* SPDX-License-Identifier: GPL-3.0-or-later */
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

static gboolean
run_list (Cli *cli, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (cli->logbook, error), rows = NULL;
  g_autoptr (GArray) tree = NULL;

  if (themes == NULL)
    return FALSE;
  tree = carnet_theme_tree_new (themes);
  rows = g_ptr_array_new ();
  for (guint i = 0; i < tree->len; i++)
    g_ptr_array_add (rows, &g_array_index (tree, CarnetThemeNode, i));
  cli_print_list (cli, NULL, fields, rows, NULL);
  if (rows->len == 0)
    cli_remark (cli, "%s", _ ("This logbook has no theme yet."));
  return TRUE;
}

const CliCommand cli_command_themes = {
  .name = "themes",
  .summary = N_ ("List the themes, each below the one it is part of"),
  .details
  = N_ ("Each is counted by itself; “carnet list --theme LABEL” also lists what those below it have."),
  .need = CLI_NEED_READ,
  .run = run_list,
};

/* -- Adding, changing --------------------------------------------------------------------- */

static char *new_label, *parent_label, *definition;
static gboolean delete;

static const GOptionEntry options[] = {
  { "under", 0, 0, CLI_ARG_TEXT, &parent_label, N_ ("Put it below this theme; empty puts it at the top"),
    N_ ("LABEL") },
  { "definition", 0, 0, CLI_ARG_TEXT, &definition, N_ ("What it means; empty takes it away"), N_ ("TEXT") },
  { "rename", 0, 0, CLI_ARG_TEXT, &new_label, N_ ("Give it another label"), N_ ("LABEL") },
  { "delete", 0, 0, G_OPTION_ARG_NONE, &delete, N_ ("Delete it: it leaves the lists"), NULL },
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

  if (delete &&(new_label != NULL || parent_label != NULL || definition != NULL))
    return cli_usage_error (error, _ ("--delete goes with no other change."));
  if (label != NULL && *label == '\0')
    return cli_usage_error (error, _ ("A theme needs a label."));
  if (label != NULL)
    carnet_writes_set_line (writes, CARNET_KEY_LABEL, label);
  if (definition != NULL)
    carnet_writes_set_text (writes, CARNET_KEY_DEFINITION, *definition != '\0' ? definition : NULL);
  if (delete)
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  return read_parent (cli, writes, error);
}

/* It may have been named by its id. */
static gboolean
read_label (Cli *cli, const CarnetId *id, char **label, GError **error)
{
  g_autoptr (GPtrArray) themes = carnet_logbook_list_themes (cli->logbook, error);

  for (guint i = 0; themes != NULL && i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];

      if (!carnet_id_equal (&theme->id, id) || cli_equal_folded (theme->label, *label))
        continue;
      g_free (*label);
      *label = g_strdup (theme->label);
    }
  return themes != NULL;
}

/* Of one that is not there yet, unless it would have to be. */
static gboolean
find_or_begin (Cli *cli, char **label, CarnetWrites *writes, CarnetId *id, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (cli_resolve_theme (cli->logbook, *label, id, &local))
    return read_label (cli, id, label, error);
  if (delete || new_label != NULL || !g_error_matches (local, CARNET_ERROR, CARNET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *id = (CarnetId){ { 0 } };
  carnet_writes_set_line (writes, CARNET_KEY_LABEL, *label);
  return TRUE;
}

static char *
dup_sentence (const char *label, gboolean added)
{
  if (added)
    return g_strdup_printf (_ ("The theme “%s” is added."), label);
  return delete ? g_strdup_printf (_ ("The theme “%s” is deleted."), label)
                : g_strdup_printf (_ ("The theme “%s” is changed."), label);
}

static gboolean
run_change (Cli *cli, GError **error)
{
  g_autofree char *label = carnet_text_clean_line (cli->args[0], -1), *done = NULL, *same = NULL;
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId   id;
  CarnetHash revision;
  gboolean   added;

  if (*label == '\0')
    return cli_usage_error (error, _ ("A theme needs a label."));
  if (!read_options (cli, writes, error) || !find_or_begin (cli, &label, writes, &id, error))
    return FALSE;
  added = carnet_id_is_nil (&id);
  if (!carnet_logbook_write (cli->logbook, &id, CARNET_KIND_THEME, NULL, writes, &revision, error))
    return FALSE;
  done = dup_sentence (label, added);
  same = g_strdup_printf (_ ("The theme “%s” already says this; nothing was written."), label);
  cli_print_outcome (cli, &id, &revision, added, done, same);
  return TRUE;
}

const CliCommand cli_command_theme = {
  .name = "theme",
  .summary = N_ ("Add a theme, or change one"),
  .arguments = N_ ("LABEL"),
  .details
  = N_ ("LABEL is added when the logbook does not have it; eight digits or more of its id stand for it "
        "too, as where several have one label. Observations keep to the theme whatever its label becomes."),
  .need = CLI_NEED_WRITE,
  .min_args = 1,
  .max_args = 1,
  .options = options,
  .run = run_change,
};
