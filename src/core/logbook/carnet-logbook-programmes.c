/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-rows.h"

/* -- What differs ------------------------------------------------------------------------ */

static void
list_line (CarnetWrites *writes, const char *key, const char *seen, const char *wanted)
{
  if (g_strcmp0 (seen, wanted) != 0)
    carnet_writes_set_line (writes, key, wanted);
}

/* What is not said is not written, unless it was said before. */
static void
list_text (CarnetWrites *writes, const char *key, const char *seen, const char *wanted)
{
  if (!g_str_equal (seen != NULL ? seen : "", wanted))
    carnet_writes_set_text (writes, key, *wanted != '\0' ? wanted : NULL);
}

static void
list_when (CarnetWrites *writes, const CarnetWhen *seen, const CarnetWhen *wanted)
{
  const CarnetWhen none = { CARNET_WHEN_NONE };
  g_autofree char *iso = NULL;

  if (carnet_when_equal (seen != NULL ? seen : &none, wanted))
    return;
  iso = carnet_when_to_iso (wanted);
  carnet_writes_set_text (writes, CARNET_KEY_REPORT_DUE, *iso != '\0' ? iso : NULL);
}

static void
list_months (CarnetWrites *writes, const CarnetProgramme *seen, const CarnetProgramme *wanted)
{
  g_autofree char *start = carnet_month_to_iso (wanted->start);

  if (seen == NULL || seen->start != wanted->start)
    carnet_writes_set_text (writes, CARNET_KEY_LOGBOOK_START, start);
  if (seen == NULL || seen->n_months != wanted->n_months)
    carnet_writes_set_integer (writes, CARNET_KEY_LOGBOOK_MONTHS, wanted->n_months);
}

/* What the programme itself says of it: a section of another programme is new to this one. */
static const CarnetSection *
find_own (const CarnetProgramme *seen, const CarnetId *id)
{
  const GPtrArray *lists[]
      = { seen != NULL ? seen->sections : NULL, seen != NULL ? seen->past_sections : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      {
        const CarnetSection *section = lists[i]->pdata[j];

        if (carnet_id_equal (&section->id, id) && (i == 0 || section->rank < 0))
          return section;
      }
  return NULL;
}

static void
list_section (CarnetWrites *writes, const CarnetSection *seen, const CarnetSection *wanted)
{
  g_autofree char *hex = carnet_id_to_string (&wanted->id);
  g_autofree char *label = g_strconcat (CARNET_PREFIX_SECTION, hex, NULL);
  g_autofree char *question = g_strconcat (label, CARNET_SUFFIX_QUESTION, NULL);
  g_autofree char *rank_key = g_strconcat (label, CARNET_SUFFIX_RANK, NULL);

  list_line (writes, label, seen != NULL ? seen->label : NULL, wanted->label);
  list_text (writes, question, seen != NULL ? seen->question : NULL, wanted->question);
  if (seen == NULL || seen->rank != wanted->rank)
    carnet_writes_set_integer (writes, rank_key, wanted->rank);
}

/* Those that @wanted does not know at all: what was added is taken out again. */
static void
list_taken_out (CarnetWrites *writes, const CarnetProgramme *seen, const CarnetProgramme *wanted)
{
  for (guint i = 0; i < seen->sections->len; i++)
    {
      const CarnetSection *section = seen->sections->pdata[i];
      g_autofree char     *hex = carnet_id_to_string (&section->id);
      g_autofree char     *key = g_strconcat (CARNET_PREFIX_SECTION, hex, CARNET_SUFFIX_RANK, NULL);

      if (carnet_programme_find_section (wanted, hex) == NULL)
        carnet_writes_set_integer (writes, key, -MAX (1, section->rank));
    }
}

static void
list_sections (CarnetWrites *writes, const CarnetProgramme *seen, const CarnetProgramme *wanted)
{
  for (guint i = 0; i < wanted->sections->len; i++)
    {
      const CarnetSection *section = wanted->sections->pdata[i];

      list_section (writes, find_own (seen, &section->id), section);
    }
  for (guint i = 0; i < wanted->past_sections->len; i++)
    {
      const CarnetSection *section = wanted->past_sections->pdata[i];

      if (section->rank < 0)
        list_section (writes, find_own (seen, &section->id), section);
    }
  if (seen != NULL)
    list_taken_out (writes, seen, wanted);
}

CarnetWrites *
carnet_programme_list_changes (const CarnetProgramme *seen, const CarnetProgramme *wanted)
{
  CarnetWrites *writes = carnet_writes_new ();

  list_line (writes, CARNET_KEY_TITLE, seen != NULL ? seen->title : NULL, wanted->title);
  list_text (writes, CARNET_KEY_DESCRIPTION, seen != NULL ? seen->description : NULL, wanted->description);
  list_months (writes, seen, wanted);
  list_when (writes, seen != NULL ? &seen->report_due : NULL, &wanted->report_due);
  list_sections (writes, seen, wanted);
  return writes;
}

void
carnet_programme_settle_ids (CarnetProgramme *programme, const CarnetProgramme *from)
{
  g_autoptr (CarnetWrites) changes = carnet_programme_list_changes (from, programme);

  if (carnet_writes_size (changes) > 0)
    carnet_programme_renew (programme, carnet_random_bytes, NULL);
}

/* -- Changing the one the logbook is kept for ----------------------------------------------- */

CarnetProgramme *
carnet_logbook_see_programme (CarnetLogbook *self, GArray **heads, GError **error)
{
  const CarnetProgramme *known = carnet_logbook_ensure_programme (self, error);
  g_autoptr (CarnetHistory) history = NULL;
  g_autoptr (CarnetProgramme) programme = NULL;

  if (known == NULL)
    return NULL;
  /* Before the programme: who knows less than they saw may be in conflict, never overwrite unseen. */
  history = carnet_store_load_history (self->store, &known->id, error);
  programme = history != NULL ? carnet_logbook_load_programme (self, error) : NULL;
  if (programme != NULL)
    *heads = carnet_logbook_heads_of (history);
  return g_steal_pointer (&programme);
}

static gboolean
check_months_written (CarnetLogbook         *self,
                      const CarnetProgramme *seen,
                      const CarnetProgramme *wanted,
                      GError               **error)
{
  g_autoptr (GPtrArray) counts = carnet_store_count_by_month (self->store, error);

  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      const CarnetCount *count = counts->pdata[i];
      g_autofree char   *month = NULL;

      if (count->total == 0 || carnet_programme_month_index (seen, count->month) < 0
          || carnet_programme_month_index (wanted, count->month) >= 0)
        continue;
      month = carnet_month_format (count->month, CARNET_MONTH_LONG);
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE,
                   ngettext ("%u observation is dated in %s, which would be outside the logbook.",
                             "%u observations are dated in %s, which would be outside the logbook.",
                             count->total),
                   count->total, month);
      return FALSE;
    }
  return TRUE;
}

gboolean
carnet_logbook_write_programme (CarnetLogbook         *self,
                                const CarnetProgramme *seen,
                                const GArray          *heads,
                                const CarnetProgramme *wanted,
                                CarnetHash            *revision,
                                GError               **error)
{
  g_autoptr (CarnetWrites) writes = NULL;
  CarnetId id = seen->id;

  if (!carnet_programme_check (wanted, NULL, NULL, error)
      || !check_months_written (self, seen, wanted, error))
    return FALSE;
  writes = carnet_programme_list_changes (seen, wanted);
  return carnet_logbook_write (self, &id, CARNET_KIND_PROGRAMME, heads, writes, revision, error);
}

/* -- Several of them ---------------------------------------------------------------------------- */

GPtrArray *
carnet_logbook_list_programmes (CarnetLogbook *self, GError **error)
{
  return carnet_store_list_programmes (self->store, error);
}

static gboolean
end (CarnetLogbook *self, gboolean done, GError **error)
{
  /* It is another one, whatever was read meanwhile. */
  g_clear_pointer (&self->programme, carnet_programme_unref);
  if (done)
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}

static gboolean
keep_for (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  if (!carnet_store_set_meta_id (self->store, CARNET_META_PROGRAMME, id, error))
    return FALSE;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  return TRUE;
}

/* Whether a revision of it was ever here; with the title of the one that is shown. */
static gboolean
find_held (CarnetLogbook *self, const CarnetId *id, gboolean *held, char **title, GError **error)
{
  g_autoptr (GPtrArray) ids = carnet_store_list_entities (self->store, CARNET_KIND_PROGRAMME, error);
  g_autoptr (GPtrArray) shown = ids != NULL ? carnet_store_list_programmes (self->store, error) : NULL;

  *held = FALSE;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    *held |= carnet_id_equal (ids->pdata[i], id);
  for (guint i = 0; shown != NULL && i < shown->len; i++)
    if (carnet_id_equal (&((CarnetProgramme *)shown->pdata[i])->id, id))
      *title = g_strdup (((CarnetProgramme *)shown->pdata[i])->title);
  return shown != NULL;
}

static gboolean
check_rules (CarnetLogbook *self, const CarnetProgramme *programme, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_programme_list_changes (NULL, programme);

  return carnet_programme_check (programme, NULL, NULL, error)
         && carnet_logbook_check_writes (self, CARNET_KIND_PROGRAMME, writes, error);
}

/* One that somebody deleted. */
static gboolean
bring_back (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId entity = *id;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 0);
  return carnet_logbook_write (self, &entity, CARNET_KIND_PROGRAMME, NULL, writes, NULL, error)
         && keep_for (self, id, error);
}

static gboolean
is_own (CarnetLogbook *self, const CarnetId *id)
{
  g_autoptr (CarnetProgramme) own = carnet_logbook_load_programme (self, NULL);

  return own != NULL && carnet_id_equal (&own->id, id);
}

static gboolean
add (CarnetLogbook *self, const CarnetProgramme *programme, GError **error)
{
  g_autofree char *title = NULL;
  gboolean         held;

  if (!find_held (self, &programme->id, &held, &title, error))
    return FALSE;
  if (title == NULL)
    return held ? bring_back (self, &programme->id, error)
                : carnet_logbook_seal_programme (self, programme, error);
  if (!is_own (self, &programme->id))
    return keep_for (self, &programme->id, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_EXISTS,
               _ ("This logbook already has that programme, “%s”: change it, or shift it to another year."),
               title);
  return FALSE;
}

gboolean
carnet_logbook_add_programme (CarnetLogbook *self, const CarnetProgramme *programme, GError **error)
{
  if (!check_rules (self, programme, error) || !carnet_logbook_begin (self, error))
    return FALSE;
  return end (self, add (self, programme, error), error);
}

static gboolean
choose (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  g_autofree char *title = NULL;
  gboolean         held;

  if (!find_held (self, id, &held, &title, error))
    return FALSE;
  if (title != NULL)
    return keep_for (self, id, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND, _ ("This logbook has no such programme."));
  return FALSE;
}

gboolean
carnet_logbook_choose_programme (CarnetLogbook *self, const CarnetId *id, GError **error)
{
  if (!carnet_logbook_begin (self, error))
    return FALSE;
  return end (self, choose (self, id, error), error);
}
