/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-rows.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Reaching a far page takes a walk through those before it: pages grow, so that a long list is walked through
 * a few times only. */
#define PAGE_FIRST 100
#define PAGE_MAX 10000

/* Characters; the whole of a longer one is for “show” and JSON. */
#define TITLE_MAX 200

typedef enum
{
  ROW_ID,
  ROW_DATE,
  ROW_TERRITORY,
  ROW_AUTHOR,
  ROW_TITLE,
  ROW_EXCERPT,
  ROW_PASSAGE,
  ROW_VISIBILITY,
  ROW_REVIEW,
  ROW_IMPACTS,
  ROW_PERFORMANCE,
  ROW_INNOVATION,
  ROW_CONFIANCE,
  ROW_CONFLICT,
  ROW_DELETED,
  ROW_CONTESTED,
  ROW_DRAFT,
} RowField;

static void
set_review (CliValue *value, const CarnetObservationRow *row)
{
  g_autoptr (GString) text = g_string_new (carnet_review_get_label (row->review));

  if (row->deleted)
    g_string_append_printf (text, ", %s", _ ("deleted"));
  if (row->contested)
    g_string_append_printf (text, ", %s", _ ("deletion contested"));
  if (row->conflict)
    g_string_append_printf (text, ", %s", _ ("in conflict"));
  if (row->has_draft)
    g_string_append_printf (text, ", %s", _ ("being written"));
  cli_value_set_word (value, carnet_review_to_string (row->review), text->str);
}

static void
set_impacts (CliValue *value, const CarnetObservationRow *row)
{
  value->text
      = g_strdup_printf ("%d %d %d", row->impacts[CARNET_IMPACT_PERFORMANCE],
                         row->impacts[CARNET_IMPACT_INNOVATION], row->impacts[CARNET_IMPACT_CONFIANCE]);
}

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  return g_strjoinv (with, parts);
}

/* The words found stand between « [ » and « ] » in text, and are not marked in JSON. */
static void
set_passage (CliValue *value, const CarnetObservationRow *row)
{
  g_autofree char *opened = replace (row->snippet, CARNET_MARK_BEGIN, "[");
  g_autofree char *unopened = replace (row->snippet, CARNET_MARK_BEGIN, "");
  g_autofree char *text = replace (opened, CARNET_MARK_END, "]");

  cli_value_set_text (value, text);
  value->word = replace (unopened, CARNET_MARK_END, "");
}

static void
set_title (CliValue *value, const CarnetObservationRow *row)
{
  cli_value_set_text (value, row->title);
  if (g_utf8_strlen (row->title, -1) > TITLE_MAX)
    {
      g_autofree char *beginning = g_utf8_substring (row->title, 0, TITLE_MAX - 1);

      value->word = g_steal_pointer (&value->text);
      value->text = g_strconcat (beginning, "…", NULL);
    }
  if (*row->title != '\0')
    return;
  g_free (value->text);
  value->text = g_strdup (*row->excerpt != '\0' ? row->excerpt : _ ("(untitled)"));
}

static void
get_row (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetObservationRow *row = data;

  switch ((RowField)field->data)
    {
    case ROW_ID:
      cli_value_set_id (value, &row->id);
      break;
    case ROW_DATE:
      cli_value_set_date (value, row->date);
      break;
    case ROW_TERRITORY:
      cli_value_set_text (value, row->territory_name);
      break;
    case ROW_AUTHOR:
      cli_value_set_text (value, row->author_name);
      break;
    case ROW_TITLE:
      set_title (value, row);
      break;
    case ROW_EXCERPT:
      cli_value_set_text (value, row->excerpt);
      break;
    case ROW_PASSAGE:
      set_passage (value, row);
      break;
    case ROW_VISIBILITY:
      cli_value_set_word (value, carnet_visibility_to_string (row->visibility),
                          carnet_visibility_get_label (row->visibility));
      break;
    case ROW_REVIEW:
      set_review (value, row);
      break;
    case ROW_IMPACTS:
      set_impacts (value, row);
      break;
    case ROW_PERFORMANCE:
      cli_value_set_integer (value, row->impacts[CARNET_IMPACT_PERFORMANCE]);
      break;
    case ROW_INNOVATION:
      cli_value_set_integer (value, row->impacts[CARNET_IMPACT_INNOVATION]);
      break;
    case ROW_CONFIANCE:
      cli_value_set_integer (value, row->impacts[CARNET_IMPACT_CONFIANCE]);
      break;
    case ROW_CONFLICT:
      cli_value_set_boolean (value, row->conflict || row->contested);
      break;
    case ROW_DELETED:
      cli_value_set_boolean (value, row->deleted);
      break;
    case ROW_CONTESTED:
      cli_value_set_boolean (value, row->contested);
      break;
    case ROW_DRAFT:
      cli_value_set_boolean (value, row->has_draft);
      break;
    }
}

/* TRANSLATORS: the initials of the three impacts: performance, innovation, trust. */
#define IMPACTS_HEADING N_ ("P I T")

const CliField cli_observation_fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, ROW_ID, get_row },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, ROW_DATE, get_row },
  { "territory", N_ ("Territory"), CLI_FIELD_SHRINKS, ROW_TERRITORY, get_row },
  { "author", NULL, CLI_FIELD_PLAIN, ROW_AUTHOR, get_row },
  { "review", N_ ("Review"), CLI_FIELD_PLAIN, ROW_REVIEW, get_row },
  { NULL, IMPACTS_HEADING, CLI_FIELD_PLAIN, ROW_IMPACTS, get_row },
  { "title", N_ ("Title"), CLI_FIELD_PLAIN, ROW_TITLE, get_row },
  { "excerpt", NULL, CLI_FIELD_PLAIN, ROW_EXCERPT, get_row },
  { "visibility", NULL, CLI_FIELD_PLAIN, ROW_VISIBILITY, get_row },
  { "performance", NULL, CLI_FIELD_PLAIN, ROW_PERFORMANCE, get_row },
  { "innovation", NULL, CLI_FIELD_PLAIN, ROW_INNOVATION, get_row },
  { "confiance", NULL, CLI_FIELD_PLAIN, ROW_CONFIANCE, get_row },
  { "conflict", NULL, CLI_FIELD_PLAIN, ROW_CONFLICT, get_row },
  { "deleted", NULL, CLI_FIELD_PLAIN, ROW_DELETED, get_row },
  { "contested", NULL, CLI_FIELD_PLAIN, ROW_CONTESTED, get_row },
  { "being_written", NULL, CLI_FIELD_PLAIN, ROW_DRAFT, get_row },
  { NULL },
};

const CliField cli_found_fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_NAME, ROW_ID, get_row },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, ROW_DATE, get_row },
  { "territory", N_ ("Territory"), CLI_FIELD_SHRINKS, ROW_TERRITORY, get_row },
  { "author", NULL, CLI_FIELD_PLAIN, ROW_AUTHOR, get_row },
  { "title", N_ ("Title"), CLI_FIELD_SHRINKS, ROW_TITLE, get_row },
  { "passage", N_ ("Passage"), CLI_FIELD_WHOLE, ROW_PASSAGE, get_row },
  { NULL },
};

gboolean
cli_print_observations (Cli               *cli,
                        const CarnetQuery *query,
                        const CliField    *fields,
                        guint              offset,
                        guint              limit,
                        guint             *n_printed,
                        GError           **error)
{
  CliTable *table = cli_table_begin (cli, NULL, fields, NULL);
  guint     size = PAGE_FIRST, done = 0, wanted, got;

  do
    {
      g_autoptr (GPtrArray) page = NULL;

      wanted = limit > 0 ? MIN (size, limit - done) : size;
      page = carnet_logbook_list_observations (cli->logbook, query, offset + done, wanted, error);
      if (page == NULL)
        {
          cli_table_end (table);
          return FALSE;
        }
      got = page->len;
      for (guint i = 0; i < got; i++)
        cli_table_add (table, page->pdata[i]);
      done += got;
      size = MIN (2 * size, PAGE_MAX);
    }
  while (got == wanted && (limit == 0 || done < limit));
  *n_printed = cli_table_end (table);
  return TRUE;
}
