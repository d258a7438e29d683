/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-table.h"

#define PAGE 200

typedef enum
{
  CONFLICT_ID,
  CONFLICT_KIND,
  CONFLICT_DATE,
  CONFLICT_FIELDS,
  CONFLICT_CONTESTED,
  CONFLICT_TITLE,
} ConflictField;

/* Labels of the fields; the contested deletion comes last. */
static char **
dup_labels (const CarnetEntityConflict *conflict)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < conflict->fields->len; i++)
    g_ptr_array_add (labels, g_strdup (((CarnetFieldConflict *)conflict->fields->pdata[i])->field.label));
  if (conflict->contested)
    g_ptr_array_add (labels, g_strdup (_ ("Deletion")));
  g_ptr_array_add (labels, NULL);
  return (char **)g_ptr_array_steal (labels, NULL);
}

static void
set_when (CliValue *value, const CarnetWhen *when)
{
  g_autofree char *iso = carnet_when_to_iso (when);

  cli_value_set_text (value, iso);
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetEntityConflict *conflict = data;

  switch ((ConflictField)field->data)
    {
    case CONFLICT_ID:
      cli_value_set_id (value, &conflict->id);
      break;
    case CONFLICT_KIND:
      cli_value_set_word (value, conflict->kind, carnet_kind_get_label (conflict->kind));
      break;
    case CONFLICT_DATE:
      set_when (value, &conflict->shown_when);
      break;
    case CONFLICT_FIELDS:
      cli_value_take_strings (value, dup_labels (conflict));
      break;
    case CONFLICT_CONTESTED:
      cli_value_set_boolean (value, conflict->contested);
      break;
    case CONFLICT_TITLE:
      cli_value_set_text (value, conflict->shown_title);
      break;
    }
}

static const CliField fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, CONFLICT_ID, get_field },
  { "kind", N_ ("Concerns"), CLI_FIELD_PLAIN, CONFLICT_KIND, get_field },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, CONFLICT_DATE, get_field },
  { "fields", N_ ("In conflict"), CLI_FIELD_SHRINKS, CONFLICT_FIELDS, get_field },
  { "contested", NULL, CLI_FIELD_PLAIN, CONFLICT_CONTESTED, get_field },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, CONFLICT_TITLE, get_field },
  { NULL },
};

static gboolean
add_page (Cli *cli, CliTable *table, guint offset, guint *n, GError **error)
{
  g_autoptr (GArray) ids = carnet_logbook_list_conflicts (cli->logbook, offset, PAGE, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (CarnetEntityConflict) conflict
          = carnet_logbook_load_conflict (cli->logbook, &g_array_index (ids, CarnetId, i), error);

      if (conflict == NULL)
        return FALSE;
      cli_table_add (table, conflict);
    }
  *n = ids != NULL ? ids->len : 0;
  return ids != NULL;
}

static gboolean
run (Cli *cli, GError **error)
{
  CliTable *table = cli_table_begin (cli, NULL, fields, NULL);
  gboolean  done = TRUE;
  guint     n_listed = PAGE;

  for (guint offset = 0; done && n_listed == PAGE; offset += PAGE)
    done = add_page (cli, table, offset, &n_listed, error);
  if (cli_table_end (table) == 0 && done)
    cli_remark (cli, "%s", _ ("Nothing is in conflict."));
  return done;
}

const CliCommand cli_command_conflicts = {
  .name = "conflicts",
  .summary = N_ ("List what is in conflict"),
  .details = N_ ("A conflict is what several people wrote in one field without knowing of each other. "
                 "It waits until somebody settles it; everything else works meanwhile."),
  .need = CLI_NEED_READ,
  .run = run,
};
