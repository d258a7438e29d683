/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "carnet-observation-fields.h"

typedef enum
{
  SHOW_ID,
  SHOW_TITLE,
  SHOW_DATE,
  SHOW_MONTH,
  SHOW_TERRITORY,
  SHOW_TERRITORY_ID,
  SHOW_AUTHOR,
  SHOW_AUTHOR_ID,
  SHOW_MILESTONE,
  SHOW_MILESTONE_ID,
  SHOW_THEMES,
  SHOW_ACTORS,
  SHOW_PERFORMANCE,
  SHOW_INNOVATION,
  SHOW_CONFIANCE,
  SHOW_VISIBILITY,
  SHOW_REVIEW,
  SHOW_DELETED,
  SHOW_CONTESTED,
  SHOW_FIRST,
  SHOW_LAST,
} ShowField;

static void
set_date (CliValue *value, CarnetDate date)
{
  g_autofree char *iso = NULL;
  g_autofree char *label = NULL;

  if (date == CARNET_DATE_NONE)
    return;
  iso = carnet_date_to_iso (date);
  label = carnet_date_format (date, CARNET_DATE_FULL);
  cli_value_set_word (value, iso, label);
}

static void
set_month (CliValue *value, const CarnetProgramme *programme, CarnetDate date)
{
  int index
      = date != CARNET_DATE_NONE ? carnet_programme_month_index (programme, carnet_date_month (date)) : -1;

  if (index >= 0)
    cli_value_set_month_number (value, index);
}

/* In JSON the name alone, and nothing of what is unknown: its id stands beside. */
static void
set_name (CliValue *value, CliNames *names, const char *kind, const CarnetId *id)
{
  const CarnetName *name = carnet_names_find (cli_names_get_all (names), kind, id);

  if (carnet_id_is_nil (id))
    return;
  value->text = carnet_names_dup (cli_names_get_all (names), kind, id, NULL);
  value->word = name != NULL && *name->name != '\0' ? g_strdup (name->name) : NULL;
  value->type = value->word != NULL ? CLI_JSON_STRING : CLI_JSON_NULL;
}

static void
set_territory (CliValue *value, CliNames *names, const CarnetId *id)
{
  const CarnetTerritory *territory = cli_names_find_territory (names, id);

  set_name (value, names, CARNET_KIND_TERRITORY, id);
  if (territory == NULL || *territory->code == '\0')
    return;
  g_free (value->text);
  value->text = g_strdup_printf ("%s (%s:%s)", territory->name, territory->kind, territory->code);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  g_autofree char *folded_a = carnet_text_fold (*(const char *const *)a);
  g_autofree char *folded_b = carnet_text_fold (*(const char *const *)b);

  return strcmp (folded_a, folded_b);
}

/* Without what marks those that are deleted, and in no language: the id of what is unknown. */
static char *
dup_word (const CarnetNames *names, const char *kind, const CarnetId *id)
{
  const CarnetName *name = carnet_names_find (names, kind, id);

  return name != NULL && *name->name != '\0' ? g_strdup (name->name) : carnet_id_to_string (id);
}

/* @plain: for JSON */
static char **
dup_labels (const CarnetNames *names, const char *kind, const GArray *ids, gboolean plain)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const CarnetId *id = &g_array_index (ids, CarnetId, i);

      g_ptr_array_add (labels, plain ? dup_word (names, kind, id) : carnet_names_dup (names, kind, id, ids));
    }
  g_ptr_array_sort (labels, compare_labels);
  g_ptr_array_add (labels, NULL);
  return (char **)g_ptr_array_free (labels, FALSE);
}

static void
set_names (CliValue *value, CliNames *names, const char *kind, const GArray *ids)
{
  g_auto (GStrv) shown = dup_labels (cli_names_get_all (names), kind, ids, FALSE);

  cli_value_take_strings (value, dup_labels (cli_names_get_all (names), kind, ids, TRUE));
  g_free (value->text);
  value->text = g_strjoinv (", ", shown);
}

static void
set_level (CliValue *value, int level)
{
  cli_value_set_integer (value, level);
  g_free (value->text);
  value->text = level > 0 ? g_strdup_printf ("%d (%s)", level, carnet_level_get_label (level)) : NULL;
}

static void
get_field (gconstpointer data, const CliField *field, gpointer user_data, CliValue *value)
{
  const CarnetObservation *observation = data;
  CliNames                *names = user_data;
  const CarnetProgramme   *programme = cli_names_get_programme (names);

  switch ((ShowField)field->data)
    {
    case SHOW_ID:
      cli_value_set_id (value, &observation->id);
      break;
    case SHOW_TITLE:
      cli_value_set_text (value, observation->title);
      break;
    case SHOW_DATE:
      set_date (value, observation->date);
      break;
    case SHOW_MONTH:
      set_month (value, programme, observation->date);
      break;
    case SHOW_TERRITORY:
      set_territory (value, names, &observation->territory);
      break;
    case SHOW_TERRITORY_ID:
      cli_value_set_id (value, &observation->territory);
      break;
    case SHOW_AUTHOR:
      set_name (value, names, CARNET_KIND_PERSON, &observation->author);
      break;
    case SHOW_AUTHOR_ID:
      cli_value_set_id (value, &observation->author);
      break;
    case SHOW_MILESTONE:
      set_name (value, names, CARNET_KIND_MILESTONE, &observation->milestone);
      break;
    case SHOW_MILESTONE_ID:
      cli_value_set_id (value, &observation->milestone);
      break;
    case SHOW_THEMES:
      set_names (value, names, CARNET_KIND_THEME, observation->themes);
      break;
    case SHOW_ACTORS:
      set_names (value, names, CARNET_KIND_ACTOR, observation->actors);
      break;
    case SHOW_PERFORMANCE:
      set_level (value, observation->impacts[CARNET_IMPACT_PERFORMANCE]);
      break;
    case SHOW_INNOVATION:
      set_level (value, observation->impacts[CARNET_IMPACT_INNOVATION]);
      break;
    case SHOW_CONFIANCE:
      set_level (value, observation->impacts[CARNET_IMPACT_CONFIANCE]);
      break;
    case SHOW_VISIBILITY:
      cli_value_set_word (value, carnet_visibility_to_string (observation->visibility),
                          carnet_visibility_get_label (observation->visibility));
      break;
    case SHOW_REVIEW:
      cli_value_set_word (value, carnet_review_to_string (observation->review),
                          carnet_review_get_label (observation->review));
      break;
    case SHOW_DELETED:
      cli_value_set_boolean (value, observation->deleted);
      break;
    case SHOW_CONTESTED:
      cli_value_set_boolean (value, observation->contested);
      break;
    case SHOW_FIRST:
      cli_value_set_time (value, observation->first_ms);
      break;
    case SHOW_LAST:
      cli_value_set_time (value, observation->last_ms);
      break;
    }
}

const CliField cli_show_fields[] = {
  { "id", N_ ("Id"), CLI_FIELD_PLAIN, SHOW_ID, get_field },
  { "title", N_ ("Title"), CLI_FIELD_PLAIN, SHOW_TITLE, get_field },
  { "date", N_ ("Date"), CLI_FIELD_PLAIN, SHOW_DATE, get_field },
  { "month_number", N_ ("Month"), CLI_FIELD_PLAIN, SHOW_MONTH, get_field },
  { "territory", N_ ("Territory"), CLI_FIELD_PLAIN, SHOW_TERRITORY, get_field },
  { "territory_id", NULL, CLI_FIELD_PLAIN, SHOW_TERRITORY_ID, get_field },
  { "author", N_ ("Author"), CLI_FIELD_PLAIN, SHOW_AUTHOR, get_field },
  { "author_id", NULL, CLI_FIELD_PLAIN, SHOW_AUTHOR_ID, get_field },
  { "milestone", N_ ("Milestone"), CLI_FIELD_PLAIN, SHOW_MILESTONE, get_field },
  { "milestone_id", NULL, CLI_FIELD_PLAIN, SHOW_MILESTONE_ID, get_field },
  { "themes", N_ ("Themes"), CLI_FIELD_PLAIN, SHOW_THEMES, get_field },
  { "actors", N_ ("Actors"), CLI_FIELD_PLAIN, SHOW_ACTORS, get_field },
  { "performance", N_ ("Performance"), CLI_FIELD_PLAIN, SHOW_PERFORMANCE, get_field },
  { "innovation", N_ ("Innovation"), CLI_FIELD_PLAIN, SHOW_INNOVATION, get_field },
  { "confiance", N_ ("Trust"), CLI_FIELD_PLAIN, SHOW_CONFIANCE, get_field },
  { "visibility", N_ ("Visibility"), CLI_FIELD_PLAIN, SHOW_VISIBILITY, get_field },
  { "review", N_ ("Review"), CLI_FIELD_PLAIN, SHOW_REVIEW, get_field },
  { "deleted", N_ ("Deleted"), CLI_FIELD_PLAIN, SHOW_DELETED, get_field },
  { "contested", N_ ("Deletion contested"), CLI_FIELD_PLAIN, SHOW_CONTESTED, get_field },
  { "first_written", NULL, CLI_FIELD_PLAIN, SHOW_FIRST, get_field },
  { "last_written", N_ ("Last written"), CLI_FIELD_PLAIN, SHOW_LAST, get_field },
  { NULL },
};
