/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the entities that fields speak of are called. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "log/carnet-conflict.h"
#include "logbook/carnet-field-words-private.h"
#include "model/carnet-statement.h"

static CarnetHistory *
load_history (CarnetFieldWords *self, const CarnetId *entity)
{
  if (self->merge != NULL)
    return carnet_merge_load_after (self->merge, self->file, entity, NULL);
  return carnet_store_load_history (self->logbook->store, entity, NULL);
}

static CarnetWrites *
load_state (CarnetFieldWords *self, const CarnetId *entity)
{
  CarnetWrites *shown = carnet_writes_new ();
  g_autoptr (CarnetHistory) history = load_history (self, entity);
  GPtrArray *cells = history != NULL ? carnet_history_get_cells (history) : NULL;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      CarnetValue       value;

      carnet_cell_get_shown (cell, &value);
      carnet_writes_set (shown, cell->key, &value);
    }
  /* While people disagree it stays in sight. */
  if (history != NULL && carnet_history_get_deletion (history) != CARNET_DELETION_DELETED)
    carnet_writes_unset (shown, CARNET_KEY_DELETED);
  return shown;
}

/* What the owner wrote of it; else @value stays. */
static void
find_own (CarnetFieldWords *self, const CarnetConflict *conflict, CarnetValue *value)
{
  for (guint i = 0; i < conflict->versions->len; i++)
    {
      const CarnetVersion *version = conflict->versions->pdata[i];

      for (guint j = 0; j < version->writers->len; j++)
        if (carnet_id_equal (&((CarnetRevision *)version->writers->pdata[j])->actor,
                             &self->logbook->owner->id))
          *value = version->value;
    }
}

static gboolean
is_said (const CarnetValue *value)
{
  g_autofree char *text = carnet_value_dup_text (value);

  return value->type != CARNET_VALUE_NONE && (text == NULL || *text != '\0');
}

void
carnet_field_words_name_as_known (CarnetFieldWords *self, CarnetHistory *history)
{
  CarnetWrites *known = carnet_writes_new ();
  GPtrArray    *cells = carnet_history_get_cells (history);

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      g_autoptr (CarnetConflict) conflict = carnet_conflict_new (history, cell->key);
      CarnetValue value;

      carnet_cell_get_shown (cell, &value);
      if (conflict != NULL && conflict->ancestor != NULL && is_said (&conflict->ancestor_value))
        value = conflict->ancestor_value;
      else if (conflict != NULL)
        find_own (self, conflict, &value);
      carnet_writes_set (known, cell->key, &value);
    }
  g_hash_table_insert (self->states, carnet_id_copy (&self->entity), known);
}

/* What the logbook does not hold, or not yet, has no name. */
const CarnetWrites *
carnet_field_words_find_state (CarnetFieldWords *self, const CarnetId *entity)
{
  CarnetWrites *shown = g_hash_table_lookup (self->states, entity);

  if (shown == NULL)
    {
      shown = load_state (self, entity);
      g_hash_table_insert (self->states, carnet_id_copy (entity), shown);
    }
  return shown;
}

/* (nullable) */
static const char *
find_name (CarnetFieldWords *self, const CarnetId *entity)
{
  const CarnetWrites *shown = carnet_field_words_find_state (self, entity);

  for (guint i = 0; carnet_title_keys[i] != NULL; i++)
    {
      const char *name = carnet_writes_find_text (shown, carnet_title_keys[i]);

      if (name != NULL && *name != '\0')
        return name;
    }
  return NULL;
}

char *
carnet_field_words_dup_name (CarnetFieldWords *self, const char *kind, const CarnetId *entity)
{
  CarnetValue deleted;

  return carnet_name_dup_shown (
      kind, find_name (self, entity),
      carnet_writes_find (carnet_field_words_find_state (self, entity), CARNET_KEY_DELETED, &deleted)
          && carnet_value_get_integer (&deleted, 0) == 1,
      entity);
}

/* -- In one line ------------------------------------------------------------------------------ */

/* More of a quotation would hide what it is said of. */
#define WORDS_MAX 80

static char *
dup_line (const char *name)
{
  return g_strndup (name, strcspn (name, "\n"));
}

static char *
dup_short_line (const char *name)
{
  g_autofree char *line = dup_line (name), *begun = NULL;

  if (g_utf8_strlen (line, -1) <= WORDS_MAX)
    return g_steal_pointer (&line);
  begun = g_utf8_substring (line, 0, WORDS_MAX - 1);
  return g_strconcat (g_strchomp (begun), "…", NULL);
}

char *
carnet_field_words_dup_title (CarnetFieldWords *self)
{
  const CarnetWrites *state = carnet_field_words_find_state (self, &self->entity);
  const char         *name = find_name (self, &self->entity);
  g_autofree char    *line = dup_line (name != NULL ? name : "");
  CarnetValue         territory = { 0 };
  CarnetId            id;

  if (g_str_equal (self->kind, CARNET_KIND_STATEMENT))
    return carnet_statement_dup_title (carnet_writes_find_text (state, CARNET_KEY_KIND), line);
  if (!g_str_equal (self->kind, CARNET_KIND_DECLARATION))
    return g_steal_pointer (&line);
  carnet_writes_find (state, CARNET_KEY_TERRITORY, &territory);
  id = carnet_value_get_id (&territory);
  return carnet_declaration_dup_title (find_name (self, &id),
                                       carnet_writes_find_text (state, CARNET_KEY_MONTH));
}

char *
carnet_field_words_dup_evidence (CarnetFieldWords *self, const CarnetId *entity)
{
  const CarnetWrites *state = carnet_field_words_find_state (self, entity);
  const char         *name = find_name (self, entity);
  const char         *date = carnet_writes_find_text (state, CARNET_KEY_DATE);
  g_autofree char    *title = dup_short_line (name != NULL ? name : _ ("(untitled)")), *day = NULL;
  CarnetDate          parsed;

  if (carnet_writes_size (state) == 0)
    return NULL;
  if (date == NULL || !carnet_date_parse_iso (date, &parsed))
    return g_steal_pointer (&title);
  day = carnet_date_format (parsed, CARNET_DATE_LONG);
  return g_strdup_printf (_ ("%s, %s"), title, day);
}
