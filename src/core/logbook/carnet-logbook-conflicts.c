/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-field-words-private.h"

#include <glib/gi18n-lib.h>

#include "log/carnet-conflict.h"
#include "model/carnet-observation.h"

/* -- Freeing ------------------------------------------------------------------------- */

static void
version_free (CarnetFieldVersion *version)
{
  g_free (version->text);
  g_ptr_array_unref (version->writers);
  g_free (version);
}

static void
field_conflict_free (gpointer data)
{
  CarnetFieldConflict *field = data;

  carnet_field_clear (&field->field);
  g_ptr_array_unref (field->versions);
  g_clear_pointer (&field->ancestor, version_free);
  g_free (field);
}

CarnetEntityConflict *
carnet_entity_conflict_ref (CarnetEntityConflict *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
carnet_entity_conflict_unref (CarnetEntityConflict *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->title);
  g_free (self->shown_title);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->agreed);
  g_ptr_array_unref (self->deleters);
  g_ptr_array_unref (self->keepers);
  g_array_unref (self->heads);
  g_clear_pointer ((CarnetHistory **)&self->history, carnet_history_free);
  g_free (self);
}

/* -- Versions --------------------------------------------------------------------------- */

static GPtrArray *
new_writers (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_writer_free);
}

static CarnetFieldVersion *
make_version (CarnetFieldWords *words, const char *key, const CarnetValue *value)
{
  CarnetFieldVersion *version = g_new0 (CarnetFieldVersion, 1);

  version->text = carnet_field_words_dup_text (words, key, value);
  version->value = *value;
  version->writers = new_writers ();
  return version;
}

static void
add_writer (CarnetFieldWords *words, CarnetFieldVersion *version, const CarnetRevision *revision)
{
  CarnetWriter *writer = carnet_field_words_dup_writer (words, revision);

  version->mine = version->mine || writer->mine;
  g_ptr_array_add (version->writers, writer);
}

static const char *
say_unwritten (const char *key)
{
  if (g_str_equal (key, CARNET_KEY_VISIBILITY))
    return carnet_visibility_get_label (CARNET_VISIBILITY_COORDINATION);
  if (g_str_equal (key, CARNET_KEY_REVIEW))
    return carnet_review_get_label (CARNET_REVIEW_DRAFT);
  return "";
}

static CarnetFieldConflict *
make_field (CarnetFieldWords *words, const CarnetConflict *conflict)
{
  CarnetFieldConflict *field = g_new0 (CarnetFieldConflict, 1);

  carnet_field_words_set (words, conflict->key, &field->field);
  field->versions = g_ptr_array_new_with_free_func ((GDestroyNotify)version_free);
  for (guint i = 0; i < conflict->versions->len; i++)
    {
      const CarnetVersion *version = conflict->versions->pdata[i];
      CarnetFieldVersion  *made = make_version (words, conflict->key, &version->value);

      for (guint j = 0; j < version->writers->len; j++)
        add_writer (words, made, version->writers->pdata[j]);
      g_ptr_array_add (field->versions, made);
    }
  field->unwritten = conflict->was_empty ? say_unwritten (conflict->key) : NULL;
  if (conflict->ancestor != NULL)
    {
      field->ancestor = make_version (words, conflict->key, &conflict->ancestor_value);
      add_writer (words, field->ancestor, conflict->ancestor);
    }
  return field;
}

static void
add_fields (CarnetEntityConflict *self, CarnetFieldWords *words, CarnetHistory *history)
{
  GPtrArray *cells = carnet_history_get_cells (history);

  for (guint i = 0; i < cells->len; i++)
    {
      const CarnetCell *cell = cells->pdata[i];
      g_autoptr (CarnetConflict) conflict = NULL;

      if (g_str_equal (cell->key, CARNET_KEY_DELETED) || !carnet_kind_asks (self->kind, cell->key))
        continue;
      conflict = carnet_conflict_new (history, cell->key);
      if (conflict != NULL)
        g_ptr_array_add (self->fields, make_field (words, conflict));
      else
        g_ptr_array_add (self->agreed, carnet_field_words_read (words, cell));
    }
}

/* -- Order -------------------------------------------------------------------------------- */

/* When each person first wrote something that is in conflict: by that, people keep their place in all fields.
 */
static GHashTable *
list_beginnings (GPtrArray *fields)
{
  GHashTable *beginnings = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, NULL, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      GPtrArray *versions = ((CarnetFieldConflict *)fields->pdata[i])->versions;

      for (guint j = 0; j < versions->len; j++)
        {
          CarnetWriter *writer = ((CarnetFieldVersion *)versions->pdata[j])->writers->pdata[0];
          CarnetWriter *known = g_hash_table_lookup (beginnings, &writer->actor);

          if (known == NULL || writer->recorded_ms < known->recorded_ms)
            g_hash_table_replace (beginnings, &writer->actor, writer);
        }
    }
  return beginnings;
}

static int
compare_versions_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const CarnetFieldVersion *first = *(CarnetFieldVersion *const *)a;
  const CarnetFieldVersion *second = *(CarnetFieldVersion *const *)b;
  const CarnetWriter       *one = first->writers->pdata[0], *other = second->writers->pdata[0];

  if (first->mine != second->mine)
    return first->mine ? -1 : 1;
  if (!carnet_id_equal (&one->actor, &other->actor))
    {
      const CarnetWriter *begun = g_hash_table_lookup (user_data, &one->actor);
      const CarnetWriter *later = g_hash_table_lookup (user_data, &other->actor);

      if (begun->recorded_ms != later->recorded_ms)
        return begun->recorded_ms < later->recorded_ms ? -1 : 1;
      return carnet_id_compare (&one->actor, &other->actor);
    }
  if (one->recorded_ms != other->recorded_ms)
    return one->recorded_ms < other->recorded_ms ? -1 : 1;
  return carnet_hash_compare (&one->revision, &other->revision);
}

static void
sort_all (CarnetEntityConflict *self, CarnetFieldWords *words)
{
  g_autoptr (GHashTable) beginnings = list_beginnings (self->fields);

  carnet_field_words_sort (words, self->fields);
  carnet_field_words_sort (words, self->agreed);
  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_sort_with_data (((CarnetFieldConflict *)self->fields->pdata[i])->versions,
                                compare_versions_cb, beginnings);
}

/* -- Deletion -------------------------------------------------------------------------------- */

static int
compare_writers (gconstpointer a, gconstpointer b)
{
  const CarnetWriter *first = *(CarnetWriter *const *)a;
  const CarnetWriter *second = *(CarnetWriter *const *)b;

  if (first->recorded_ms != second->recorded_ms)
    return first->recorded_ms < second->recorded_ms ? -1 : 1;
  return carnet_hash_compare (&first->revision, &second->revision);
}

/* Those who deleted it, and those who wrote without knowing or brought it back. */
static void
add_deletion (CarnetEntityConflict *self, CarnetFieldWords *words, CarnetHistory *history)
{
  const CarnetCell *cell = carnet_history_find_cell (history, CARNET_KEY_DELETED);
  g_autoptr (GPtrArray) unaware = carnet_history_list_unaware (history);

  self->contested = carnet_history_get_deletion (history) == CARNET_DELETION_CONTESTED;
  if (!self->contested)
    return;
  for (guint i = 0; i < cell->writers->len; i++)
    {
      const CarnetRevision *writer = cell->writers->pdata[i];
      CarnetValue           value = { 0 };

      carnet_writes_find (writer->writes, CARNET_KEY_DELETED, &value);
      g_ptr_array_add (carnet_value_get_integer (&value, 0) == 1 ? self->deleters : self->keepers,
                       carnet_field_words_dup_writer (words, writer));
    }
  for (guint i = 0; i < unaware->len; i++)
    g_ptr_array_add (self->keepers, carnet_field_words_dup_writer (words, unaware->pdata[i]));
  g_ptr_array_sort (self->deleters, compare_writers);
  g_ptr_array_sort (self->keepers, compare_writers);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* No kind has several of them. */
static CarnetWhen
find_when (const CarnetEntityConflict *self, CarnetFieldWords *words)
{
  const CarnetWrites      *state = carnet_field_words_find_state (words, &self->id);
  static const char *const keys[]
      = { CARNET_KEY_DATE, CARNET_KEY_WHEN, CARNET_KEY_LOGBOOK_START, CARNET_KEY_MONTH };
  CarnetWhen when;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = carnet_writes_find_text (state, keys[i]);

      if (text != NULL && *text != '\0' && carnet_when_parse (text, &when, NULL))
        return when;
    }
  return (CarnetWhen){ CARNET_WHEN_NONE };
}

static CarnetEntityConflict *
new_conflict (const CarnetId *id, const char *kind, CarnetFieldWords *words, CarnetHistory *history)
{
  CarnetEntityConflict *self = g_new0 (CarnetEntityConflict, 1);
  GPtrArray            *heads = carnet_history_get_heads (history);

  g_atomic_ref_count_init (&self->references);
  self->id = *id;
  self->kind = kind;
  self->shown_title = carnet_field_words_dup_title (words);
  self->shown_when = find_when (self, words);
  carnet_field_words_name_as_known (words, history);
  self->title = carnet_field_words_dup_title (words);
  self->when = find_when (self, words);
  self->history = history;
  self->fields = g_ptr_array_new_with_free_func (field_conflict_free);
  self->agreed = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_field_text_free);
  self->deleters = new_writers ();
  self->keepers = new_writers ();
  self->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  for (guint i = 0; i < heads->len; i++)
    g_array_append_val (self->heads, ((CarnetRevision *)heads->pdata[i])->id);
  return self;
}

static CarnetEntityConflict *
load (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetFieldWords) words = carnet_field_words_new (self, error);
  g_autoptr (CarnetHistory) history
      = words != NULL ? carnet_store_load_history (self->store, id, error) : NULL;
  const CarnetRevision *first = history != NULL ? carnet_history_get_sorted (history)->pdata[0] : NULL;
  const char           *kind = first != NULL ? carnet_kind_find_settled (first->kind) : NULL;
  CarnetEntityConflict *conflict;

  if (history == NULL)
    return NULL;
  if (kind == NULL)
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                           _ ("Conflicts of this are not settled one by one."));
      return NULL;
    }
  carnet_field_words_set_entity (words, kind, id);
  conflict = new_conflict (id, kind, words, history);
  add_fields (conflict, words, history);
  add_deletion (conflict, words, history);
  sort_all (conflict, words);
  g_steal_pointer (&history);
  return conflict;
}

CarnetEntityConflict *
carnet_logbook_load_conflict (CarnetLogbook *self, const CarnetId *entity, GError **error)
{
  CarnetEntityConflict *conflict;

  if (!carnet_store_begin_read (self->store, error))
    return NULL;
  conflict = load (self, entity, error);
  carnet_store_end_read (self->store);
  return conflict;
}

const CarnetFieldConflict *
carnet_entity_conflict_find (const CarnetEntityConflict *self, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const CarnetFieldConflict *field = self->fields->pdata[i];

      if (g_str_equal (field->field.key, key))
        return field;
    }
  return NULL;
}

char *
carnet_field_conflict_join (const CarnetFieldConflict *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (self->field.form == CARNET_FIELD_CHOICE)
    return NULL;
  for (guint i = 0; i < self->versions->len; i++)
    {
      const CarnetFieldVersion *version = self->versions->pdata[i];

      if (*version->text != '\0')
        g_ptr_array_add (texts, version->text);
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (self->field.form == CARNET_FIELD_TEXT ? "\n\n" : " / ", (char **)texts->pdata);
}
