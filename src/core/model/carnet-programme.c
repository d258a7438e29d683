/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-programme.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

CarnetProgramme *
carnet_programme_new (void)
{
  CarnetProgramme *self = g_atomic_rc_box_new0 (CarnetProgramme);

  self->title = g_strdup ("");
  self->description = g_strdup ("");
  self->start = CARNET_MONTH_NONE;
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_section_free);
  self->past_sections = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_section_free);
  self->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_milestone_free);
  return self;
}

static void
programme_clear (gpointer data)
{
  CarnetProgramme *self = data;

  g_free (self->title);
  g_free (self->description);
  /* A reading that failed halfway leaves none. */
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->past_sections, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
}

CarnetProgramme *
carnet_programme_ref (CarnetProgramme *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
carnet_programme_unref (CarnetProgramme *self)
{
  g_atomic_rc_box_release_full (self, programme_clear);
}

CarnetSection *
carnet_section_new (const CarnetId *id, const char *label, const char *question, int rank)
{
  CarnetSection *self = g_new0 (CarnetSection, 1);

  self->id = *id;
  self->label = g_strdup (label != NULL ? label : "");
  self->question = g_strdup (question != NULL ? question : "");
  self->rank = rank;
  return self;
}

void
carnet_section_free (CarnetSection *self)
{
  g_free (self->label);
  g_free (self->question);
  g_free (self);
}

int
carnet_programme_month_index (const CarnetProgramme *self, CarnetMonth month)
{
  if (self->start == CARNET_MONTH_NONE || month < self->start || month - self->start >= self->n_months)
    return -1;
  return month - self->start;
}

void
carnet_programme_get_year (const CarnetProgramme *self, CarnetDate *first, CarnetDate *last)
{
  const gboolean    any = self->start != CARNET_MONTH_NONE && self->n_months > 0;
  const int         year = any ? carnet_month_year (self->start) : 0;
  const CarnetMonth end = any ? MAX (carnet_month_new (year, 12), self->start + self->n_months - 1) : 0;

  *first = any ? carnet_date_new (year, 1, 1) : CARNET_DATE_NONE;
  *last = any ? carnet_month_last_day (end) : CARNET_DATE_NONE;
}

static void
set_outside (const CarnetProgramme *self, CarnetDate date, GError **error)
{
  g_autofree char *day = carnet_date_format (date, CARNET_DATE_LONG);
  g_autofree char *first = NULL, *last = NULL;

  if (self->start == CARNET_MONTH_NONE || self->n_months < 1)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE,
                   _ ("%s cannot be placed: the programme gives the logbook no months."), day);
      return;
    }
  first = carnet_month_format (self->start, CARNET_MONTH_LONG);
  last = carnet_month_format (self->start + self->n_months - 1, CARNET_MONTH_LONG);
  /* Translators: a day, a month, a month */
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE,
               _ ("%1$s is outside the logbook, which runs from %2$s to %3$s."), day, first, last);
}

gboolean
carnet_programme_check_date (const CarnetProgramme *self, CarnetDate date, GError **error)
{
  /* An observation may wait for its date. */
  if (date == CARNET_DATE_NONE || carnet_programme_month_index (self, carnet_date_month (date)) >= 0)
    return TRUE;
  set_outside (self, date, error);
  return FALSE;
}

gboolean
carnet_programme_check_when (const CarnetProgramme *self, const CarnetWhen *when, GError **error)
{
  const CarnetMonth reach = 12 * CARNET_MILESTONE_YEARS_MAX;
  g_autofree char  *said = NULL;

  if (when->precision == CARNET_WHEN_NONE || self->start == CARNET_MONTH_NONE
      || (carnet_date_month (when->first) >= self->start - reach
          && carnet_date_month (when->last) <= self->start + self->n_months + reach))
    return TRUE;
  said = carnet_when_to_typed (when);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE,
               _ ("%s is more than %d years from the logbook: look at the year again."), said,
               CARNET_MILESTONE_YEARS_MAX);
  return FALSE;
}

gboolean
carnet_programme_parse_date (const CarnetProgramme *self,
                             const char            *text,
                             CarnetDate             today,
                             CarnetDate            *date,
                             GError               **error)
{
  if (self == NULL || self->start == CARNET_MONTH_NONE)
    return carnet_date_parse (text, today, date, error);
  return carnet_date_parse_within (text, today, carnet_month_first_day (self->start),
                                   carnet_month_last_day (self->start + self->n_months - 1), date, error);
}

static const CarnetSection *
find_section (const GPtrArray *sections, const char *label_or_id)
{
  g_autofree char *wanted = carnet_text_fold (label_or_id);
  CarnetId         id;
  gboolean         by_id = carnet_id_parse (label_or_id, &id);

  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      g_autofree char     *label = NULL;

      if (by_id && carnet_id_equal (&section->id, &id))
        return section;
      label = carnet_text_fold (section->label);
      if (g_str_equal (label, wanted))
        return section;
    }
  return NULL;
}

const CarnetSection *
carnet_programme_find_section (const CarnetProgramme *self, const char *label_or_id)
{
  const CarnetSection *section = find_section (self->sections, label_or_id);

  return section != NULL ? section : find_section (self->past_sections, label_or_id);
}

const CarnetMilestone *
carnet_programme_find_milestone (const CarnetProgramme *self, const CarnetId *id)
{
  for (guint i = 0; i < self->milestones->len; i++)
    {
      const CarnetMilestone *milestone = self->milestones->pdata[i];

      if (carnet_id_equal (&milestone->id, id))
        return milestone;
    }
  return NULL;
}
