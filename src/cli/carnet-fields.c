/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-fields.h"

#include <string.h>

#include "carnet-field-sets.h"
#include "carnet-resolve.h"
#include "carnet-stdin.h"
#include "carnet-words.h"

static char  *date, *territory_name, *title, *milestone_name, *visibility_word, *review_word, *stdin_section;
static char **texts, **impacts, **themes, **themes_removed, **actors, **actors_removed, **cleared;

const GOptionEntry cli_fields_options[] = {
  { "date", 'd', 0, CLI_ARG_TEXT, &date, N_ ("Day of the observation, such as 2018-07-05 or 5/7"),
    N_ ("DATE") },
  { "territory", 't', 0, CLI_ARG_TEXT, &territory_name,
    N_ ("Territory: a name, a code, KIND:NAME, KIND:CODE, or free:NAME for one of no list"),
    N_ ("TERRITORY") },
  { "title", 0, 0, CLI_ARG_TEXT, &title, N_ ("Title"), N_ ("TITLE") },
  { "text", 0, 0, CLI_ARG_TEXTS, &texts,
    N_ ("Text of a section; “-” reads it from standard input (repeatable)"), N_ ("SECTION=TEXT") },
  { "stdin", 0, 0, CLI_ARG_TEXT, &stdin_section, N_ ("Read the text of this section from standard input"),
    N_ ("SECTION") },
  { "impact", 0, 0, CLI_ARG_TEXTS, &impacts,
    N_ ("performance, innovation or confiance, and a level from 0 to 3 (repeatable)"), N_ ("NAME=LEVEL") },
  { "theme", 0, 0, CLI_ARG_TEXTS, &themes, N_ ("Theme, added to the logbook when it is new (repeatable)"),
    N_ ("LABEL") },
  { "actor", 0, 0, CLI_ARG_TEXTS, &actors,
    N_ ("Actor: a name, added to the logbook when it is new, or a SIREN (repeatable)"), N_ ("NAME") },
  { "milestone", 'm', 0, CLI_ARG_TEXT, &milestone_name,
    N_ ("Milestone: its number, its id, or words of its title"), N_ ("MILESTONE") },
  { "visibility", 0, 0, CLI_ARG_TEXT, &visibility_word, N_ ("private, coordination or publishable"),
    N_ ("WORD") },
  { "review", 0, 0, CLI_ARG_TEXT, &review_word, N_ ("draft, to-review, to-complete or validated"),
    N_ ("WORD") },
  { NULL },
};

const GOptionEntry cli_fields_edit_options[] = {
  { "no-theme", 0, 0, CLI_ARG_TEXTS, &themes_removed, N_ ("Theme to take away (repeatable)"), N_ ("LABEL") },
  { "no-actor", 0, 0, CLI_ARG_TEXTS, &actors_removed, N_ ("Actor to take away (repeatable)"), N_ ("NAME") },
  { "clear", 0, 0, CLI_ARG_TEXTS, &cleared,
    N_ ("Empty a field: title, date, territory, milestone, visibility, review, an impact or a section "
        "(repeatable)"),
    N_ ("FIELD") },
  { NULL },
};

void
cli_fields_clear (CliFields *fields)
{
  g_clear_pointer (&fields->writes, carnet_writes_unref);
  g_clear_pointer (&fields->territory, carnet_territory_free);
  g_clear_pointer (&fields->themes, g_ptr_array_unref);
  g_clear_pointer (&fields->actors, g_ptr_array_unref);
}

static char *
section_key (const CarnetSection *section)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (&section->id, hex);
  return g_strconcat (CARNET_PREFIX_TEXT, hex, NULL);
}

static gboolean
set_section (const CarnetProgramme *programme,
             CarnetWrites          *writes,
             const char            *name,
             const char            *text,
             GError               **error)
{
  const CarnetSection *section = cli_resolve_section (programme, name, error);
  g_autofree char     *key = NULL;
  g_autofree char     *read = NULL;

  if (section == NULL)
    return FALSE;
  if (strcmp (text, "-") == 0)
    {
      read = cli_read_stdin (_ ("Standard input is empty: nothing was changed (--clear empties a section)."),
                             error);
      if (read == NULL)
        return FALSE;
      text = read;
    }
  key = section_key (section);
  if (carnet_writes_find (writes, key, NULL))
    return cli_usage_error (error, _ ("The text of “%s” is given twice."), section->label);
  carnet_writes_set_text (writes, key, *text != '\0' ? text : NULL);
  return TRUE;
}

static gboolean
read_texts (const CarnetProgramme *programme, CarnetWrites *writes, GError **error)
{
  guint n_streams = stdin_section != NULL;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      if (!cli_parse_assignment (_ ("--text SECTION=TEXT"), texts[i], &name, &text, error))
        return FALSE;
      n_streams += strcmp (text, "-") == 0;
      if (n_streams > 1)
        return cli_usage_error (error, _ ("Standard input can give the text of one section only."));
      if (!set_section (programme, writes, name, text, error))
        return FALSE;
    }
  return stdin_section == NULL || set_section (programme, writes, stdin_section, "-", error);
}

static gboolean
read_impacts (CarnetWrites *writes, GError **error)
{
  int levels[CARNET_N_IMPACTS];

  if (!cli_parse_impacts (impacts, levels, error))
    return FALSE;
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (levels[i] >= 0)
      carnet_writes_set_integer (writes, carnet_impact_get_key ((CarnetImpact)i), levels[i]);
  return TRUE;
}

static gboolean
read_sets (Cli *cli, CliFields *fields, GError **error)
{
  return cli_set_read (&cli_set_themes, cli->logbook, themes, themes_removed, fields->writes, fields->themes,
                       error)
         && cli_set_read (&cli_set_actors, cli->logbook, actors, actors_removed, fields->writes,
                          fields->actors, error);
}

static gboolean
read_words (CarnetWrites *writes, GError **error)
{
  int index;

  if (visibility_word != NULL)
    {
      if (!cli_words_parse (&cli_words_visibility, visibility_word, &index, error))
        return FALSE;
      carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY,
                              carnet_visibility_to_string ((CarnetVisibility)index));
    }
  if (review_word != NULL)
    {
      if (!cli_words_parse (&cli_words_review, review_word, &index, error))
        return FALSE;
      carnet_writes_set_text (writes, CARNET_KEY_REVIEW, carnet_review_to_string ((CarnetReview)index));
    }
  return TRUE;
}

static gboolean
clear_field (const CarnetProgramme *programme, CarnetWrites *writes, const char *name, GError **error)
{
  static const char *const keys[] = { CARNET_KEY_TITLE,
                                      CARNET_KEY_DATE,
                                      CARNET_KEY_TERRITORY,
                                      CARNET_KEY_MILESTONE,
                                      CARNET_KEY_VISIBILITY,
                                      CARNET_KEY_REVIEW,
                                      CARNET_KEY_IMPACT_PERFORMANCE,
                                      CARNET_KEY_IMPACT_INNOVATION,
                                      CARNET_KEY_IMPACT_CONFIANCE };
  const CarnetSection     *section;
  g_autofree char         *key = NULL;

  for (guint i = 0; key == NULL && i < G_N_ELEMENTS (keys); i++)
    key = cli_words_match (cli_words_of_field (keys[i]), name) ? g_strdup (keys[i]) : NULL;
  if (key == NULL)
    {
      section = cli_resolve_section (programme, name, NULL);
      if (section == NULL)
        return cli_usage_error (error, _ ("--clear does not know the field “%s”."), name);
      key = section_key (section);
    }
  if (carnet_writes_find (writes, key, NULL))
    return cli_usage_error (error, _ ("“%s” is both given and cleared."), name);
  carnet_writes_set_none (writes, key);
  return TRUE;
}

static gboolean
read_cleared (const CarnetProgramme *programme, CliFields *fields, GError **error)
{
  for (guint i = 0; cleared != NULL && cleared[i] != NULL; i++)
    {
      if (!clear_field (programme, fields->writes, cleared[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_date (const CarnetProgramme *programme, CarnetWrites *writes, GError **error)
{
  g_autofree char *iso = NULL;
  CarnetDate       day;

  if (date == NULL)
    return TRUE;
  if (!cli_parse_date (programme, date, &day, error) || !carnet_programme_check_date (programme, day, error))
    return FALSE;
  iso = carnet_date_to_iso (day);
  carnet_writes_set_text (writes, CARNET_KEY_DATE, iso);
  return TRUE;
}

static gboolean
read_territory (Cli *cli, CliFields *fields, GError **error)
{
  g_autoptr (CarnetTerritory) found = NULL;

  if (territory_name == NULL)
    return TRUE;
  found = cli_resolve_territory (cli->logbook, territory_name, error);
  if (found == NULL)
    return FALSE;
  cli_fields_set_territory (fields, found);
  cli_remark_taken (cli, territory_name, found);
  cli_remark_official (cli, found);
  return TRUE;
}

static gboolean
read_milestone (const CarnetProgramme *programme, CarnetWrites *writes, GError **error)
{
  const CarnetMilestone *milestone;

  if (milestone_name == NULL)
    return TRUE;
  milestone = cli_resolve_milestone (programme, milestone_name, error);
  if (milestone == NULL)
    return FALSE;
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone->id);
  return TRUE;
}

gboolean
cli_fields_read (Cli *cli, const CarnetProgramme *programme, CliFields *fields, GError **error)
{
  fields->writes = carnet_writes_new ();
  fields->themes = g_ptr_array_new_with_free_func (g_free);
  fields->actors = g_ptr_array_new_with_free_func (g_free);
  if (title != NULL)
    carnet_writes_set_line (fields->writes, CARNET_KEY_TITLE, title);
  return read_date (programme, fields->writes, error) && read_territory (cli, fields, error)
         && read_milestone (programme, fields->writes, error) && read_impacts (fields->writes, error)
         && read_words (fields->writes, error) && read_sets (cli, fields, error)
         && read_texts (programme, fields->writes, error) && read_cleared (programme, fields, error);
}

/* An official territory's id is known before it is in the logbook. */
void
cli_fields_set_territory (CliFields *fields, const CarnetTerritory *territory)
{
  g_clear_pointer (&fields->territory, carnet_territory_free);
  if (territory == NULL)
    return;
  fields->territory = carnet_territory_copy (territory);
  if (!carnet_id_is_nil (&territory->id))
    carnet_writes_set_id (fields->writes, CARNET_KEY_TERRITORY, &territory->id);
}

gboolean
cli_fields_has (const CliFields *fields, const char *key)
{
  if (strcmp (key, CARNET_KEY_TERRITORY) == 0 && fields->territory != NULL)
    return TRUE;
  return carnet_writes_find (fields->writes, key, NULL);
}

/* An empty one is none. */
gboolean
cli_fields_has_text (const CliFields *fields)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < carnet_writes_size (fields->writes); i++)
    {
      const char *key;
      CarnetValue value;

      carnet_writes_get (fields->writes, i, &key, &value);
      found = value.size > 0
              && (g_str_equal (key, CARNET_KEY_TITLE) || g_str_has_prefix (key, CARNET_PREFIX_TEXT));
    }
  return found;
}

gboolean
cli_fields_is_empty (const CliFields *fields)
{
  return carnet_writes_size (fields->writes) == 0 && fields->territory == NULL && fields->themes->len == 0
         && fields->actors->len == 0;
}

static gboolean
ensure_references (Cli *cli, CliFields *fields, GError **error)
{
  CarnetId id;

  if (fields->territory != NULL)
    {
      if (!carnet_logbook_ensure_territory (cli->logbook, fields->territory, &id, error))
        return FALSE;
      carnet_writes_set_id (fields->writes, CARNET_KEY_TERRITORY, &id);
    }
  return cli_set_ensure (&cli_set_themes, cli->logbook, fields->themes, fields->writes, error)
         && cli_set_ensure (&cli_set_actors, cli->logbook, fields->actors, fields->writes, error);
}

static gboolean
write_all (Cli *cli, CliFields *fields, CarnetId *entity, CarnetHash *revision, GError **error)
{
  return ensure_references (cli, fields, error)
         && carnet_logbook_write (cli->logbook, entity, CARNET_KIND_OBSERVATION, NULL, fields->writes,
                                  revision, error);
}

gboolean
cli_fields_write (Cli *cli, CliFields *fields, CarnetId *entity, CarnetHash *revision, GError **error)
{
  if (!carnet_logbook_check_writes (cli->logbook, CARNET_KIND_OBSERVATION, fields->writes, error)
      || !carnet_logbook_begin (cli->logbook, error))
    return FALSE;
  if (!write_all (cli, fields, entity, revision, error))
    {
      carnet_logbook_rollback (cli->logbook);
      return FALSE;
    }
  if (!carnet_logbook_commit (cli->logbook, error))
    return FALSE;
  cli_set_remark (&cli_set_themes, cli, fields->themes);
  cli_set_remark (&cli_set_actors, cli, fields->actors);
  return TRUE;
}
