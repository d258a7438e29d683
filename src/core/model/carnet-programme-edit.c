/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme is made from another, and changed. */
#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "model/carnet-programme.h"

/* -- From another ---------------------------------------------------------------------- */

static gpointer
copy_section (gconstpointer data, gpointer unused)
{
  const CarnetSection *section = data;

  return carnet_section_new (&section->id, section->label, section->question, section->rank);
}

static gpointer
copy_milestone (gconstpointer data, gpointer unused)
{
  return carnet_milestone_copy (data);
}

static void
replace_with_copies (GPtrArray **to, GPtrArray *from, GCopyFunc copy)
{
  g_ptr_array_unref (*to);
  *to = g_ptr_array_copy (from, copy, NULL);
}

CarnetProgramme *
carnet_programme_copy (const CarnetProgramme *self)
{
  CarnetProgramme *copy = carnet_programme_new ();

  g_free (copy->title);
  g_free (copy->description);
  copy->id = self->id;
  copy->title = g_strdup (self->title);
  copy->description = g_strdup (self->description);
  copy->start = self->start;
  copy->n_months = self->n_months;
  copy->report_due = self->report_due;
  replace_with_copies (&copy->sections, self->sections, copy_section);
  replace_with_copies (&copy->past_sections, self->past_sections, copy_section);
  replace_with_copies (&copy->milestones, self->milestones, copy_milestone);
  g_ptr_array_set_free_func (copy->sections, (GDestroyNotify)carnet_section_free);
  g_ptr_array_set_free_func (copy->past_sections, (GDestroyNotify)carnet_section_free);
  g_ptr_array_set_free_func (copy->milestones, (GDestroyNotify)carnet_milestone_free);
  return copy;
}

static CarnetId
shifted_id (const CarnetId *id, int years)
{
  g_autofree char *hex = carnet_id_to_string (id);
  g_autofree char *name = g_strdup_printf ("shifted:%s:%d", hex, years);

  return carnet_id_from_name (name);
}

CarnetProgramme *
carnet_programme_shift_years (const CarnetProgramme *self, int years)
{
  CarnetProgramme *shifted = carnet_programme_copy (self);

  if (years == 0)
    return shifted;
  shifted->id = shifted_id (&self->id, years);
  if (self->start != CARNET_MONTH_NONE)
    shifted->start += 12 * years;
  shifted->report_due = carnet_when_shift_years (&self->report_due, years);
  for (guint i = 0; i < shifted->milestones->len; i++)
    {
      CarnetMilestone *milestone = shifted->milestones->pdata[i];

      milestone->id = shifted_id (&milestone->id, years);
      milestone->programme = shifted->id;
      milestone->when = carnet_when_shift_years (&milestone->when, years);
      milestone->n_observations = 0;
    }
  g_ptr_array_sort (shifted->milestones, carnet_milestone_compare);
  return shifted;
}

void
carnet_programme_renew (CarnetProgramme *self, CarnetRandomFunc random, gpointer random_data)
{
  self->id = carnet_id_random (random, random_data);
  for (guint i = 0; i < self->milestones->len; i++)
    {
      CarnetMilestone *milestone = self->milestones->pdata[i];

      milestone->id = carnet_id_random (random, random_data);
      milestone->programme = self->id;
    }
}

/* -- Its sections ------------------------------------------------------------------------ */

void
carnet_programme_remove_section (CarnetProgramme *self, guint index)
{
  CarnetSection *section = g_ptr_array_steal_index (self->sections, index);

  section->rank = -MAX (1, section->rank);
  g_ptr_array_insert (self->past_sections, 0, section);
}

void
carnet_programme_add_section (CarnetProgramme *self, CarnetSection *section)
{
  const guint n = self->sections->len;

  section->rank = n > 0 ? ((CarnetSection *)self->sections->pdata[n - 1])->rank + 1 : 1;
  g_ptr_array_add (self->sections, section);
}

void
carnet_programme_restore_section (CarnetProgramme *self, guint index)
{
  carnet_programme_add_section (self, g_ptr_array_steal_index (self->past_sections, index));
}

static gboolean
is_in_order (const GPtrArray *sections)
{
  for (guint i = 1; i < sections->len; i++)
    if (((CarnetSection *)sections->pdata[i])->rank <= ((CarnetSection *)sections->pdata[i - 1])->rank)
      return FALSE;
  return TRUE;
}

void
carnet_programme_move_section (CarnetProgramme *self, guint from, guint to)
{
  g_ptr_array_insert (self->sections, (int)to, g_ptr_array_steal_index (self->sections, from));
  for (guint i = 0; !is_in_order (self->sections) && i < self->sections->len; i++)
    ((CarnetSection *)self->sections->pdata[i])->rank = (int)i + 1;
}

/* -- What is wrong with it ------------------------------------------------------------------ */

typedef struct
{
  const CarnetProgramme *programme;
  CarnetProgrammeField  *field;
  guint                 *section;
  GError               **error;
} Check;

static gboolean
refuse (const Check *check, CarnetProgrammeField field, const char *sentence)
{
  if (check->field != NULL)
    *check->field = field;
  if (sentence != NULL)
    g_set_error_literal (check->error, CARNET_ERROR, CARNET_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check_months (const Check *check)
{
  g_autofree char *sentence = NULL;

  if (check->programme->start == CARNET_MONTH_NONE)
    return refuse (check, CARNET_PROGRAMME_START, _ ("A programme needs the first month of its logbook."));
  if (check->programme->n_months >= 1 && check->programme->n_months <= CARNET_LOGBOOK_MONTHS_MAX)
    return TRUE;
  sentence = g_strdup_printf (_ ("A logbook lasts from 1 to %d months."), CARNET_LOGBOOK_MONTHS_MAX);
  return refuse (check, CARNET_PROGRAMME_MONTHS, sentence);
}

static gboolean
check_report (const Check *check)
{
  const CarnetProgramme *self = check->programme;

  if (self->report_due.precision == CARNET_WHEN_NONE)
    return TRUE;
  if (self->report_due.precision == CARNET_WHEN_RANGE)
    return refuse (check, CARNET_PROGRAMME_REPORT, _ ("The report is due on a day or in a month."));
  if (self->report_due.last < carnet_month_first_day (self->start))
    return refuse (check, CARNET_PROGRAMME_REPORT, _ ("The report cannot be due before the logbook begins."));
  return carnet_programme_check_when (self, &self->report_due, check->error)
         || refuse (check, CARNET_PROGRAMME_REPORT, NULL);
}

static gboolean
refuse_section (const Check *check, guint index, const char *sentence)
{
  if (check->section != NULL)
    *check->section = index;
  return refuse (check, CARNET_PROGRAMME_SECTIONS, sentence);
}

static gboolean
check_sections (const Check *check)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *sections = check->programme->sections;

  if (sections->len == 0)
    return refuse_section (check, 0, _ ("A programme needs at least one section to write in."));
  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      g_autofree char     *line = carnet_text_clean_line (section->label, -1);
      g_autofree char     *sentence = NULL;

      if (*line == '\0')
        return refuse_section (check, i, _ ("A section needs a name."));
      if (g_hash_table_add (names, carnet_text_fold (line)))
        continue;
      sentence = g_strdup_printf (_ ("Two sections are named “%s”."), line);
      return refuse_section (check, i, sentence);
    }
  return TRUE;
}

gboolean
carnet_programme_check (const CarnetProgramme *self,
                        CarnetProgrammeField  *field,
                        guint                 *section,
                        GError               **error)
{
  const Check      check = { self, field, section, error };
  g_autofree char *title = carnet_text_clean_line (self->title, -1);

  if (*title == '\0')
    return refuse (&check, CARNET_PROGRAMME_TITLE, _ ("A programme needs a title."));
  return check_months (&check) && check_report (&check) && check_sections (&check);
}
