/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-options.h"

/* An option of one value, and every value it was given. */
typedef struct
{
  const GOptionEntry *entry;  /* borrowed */
  char              **values; /* (nullable) owned */
} Single;

static Single *
single_new (const GOptionEntry *entry)
{
  Single *self = g_new0 (Single, 1);

  self->entry = entry;
  return self;
}

static void
single_free (gpointer data)
{
  Single *self = data;

  g_strfreev (self->values);
  g_free (self);
}

static gboolean
single_keep (Single *self, GError **error)
{
  guint  n = self->values != NULL ? g_strv_length (self->values) : 0;
  gint64 number;

  if (n == 0)
    return TRUE;
  if (n > 1)
    return cli_usage_error (error, _ ("The option --%s is given %u times; it takes one value."),
                            self->entry->long_name, n);
  if (self->entry->arg == CLI_ARG_TEXT)
    *(char **)self->entry->arg_data = g_strdup (self->values[0]);
  else if (g_ascii_string_to_signed (self->values[0], 10, G_MININT, G_MAXINT, &number, NULL))
    *(int *)self->entry->arg_data = (int)number;
  else
    return cli_usage_error (error, _ ("The option --%s takes a number, not “%s”."), self->entry->long_name,
                            self->values[0]);
  return TRUE;
}

/* The table with its options of one value made options of many. */
static void
add_table (GOptionContext *context, const GOptionEntry *table, GPtrArray *singles)
{
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = table; entry->long_name != NULL; entry++)
    {
      GOptionEntry copy = *entry;

      if (copy.arg == CLI_ARG_TEXT || copy.arg == G_OPTION_ARG_INT)
        {
          Single *single = single_new (entry);

          g_ptr_array_add (singles, single);
          copy.arg = CLI_ARG_TEXTS;
          copy.arg_data = &single->values;
        }
      g_array_append_val (entries, copy);
    }
  g_option_context_add_main_entries (context, (const GOptionEntry *)(void *)entries->data, NULL);
}

gboolean
cli_options_parse (const GOptionEntry *const *tables, char ***args, GError **error)
{
  g_autoptr (GPtrArray) singles = g_ptr_array_new_with_free_func (single_free);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  for (; *tables != NULL; tables++)
    add_table (context, *tables, singles);
  if (!g_option_context_parse_strv (context, args, error))
    return FALSE;
  for (guint i = 0; i < singles->len; i++)
    if (!single_keep (singles->pdata[i], error))
      return FALSE;
  return TRUE;
}
