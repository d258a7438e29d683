/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-programme.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"

typedef struct
{
  const char *word;
  const char *label;
  CarnetLane  lane;
} KindFacts;

static const KindFacts kinds[CARNET_N_MILESTONE_KINDS] = {
  [CARNET_MILESTONE_OTHER] = { "other", N_ ("Milestone"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_WEBINAR] = { "webinar", N_ ("Webinar"), CARNET_LANE_WEBINARS },
  [CARNET_MILESTONE_TRAINING] = { "training", N_ ("Training"), CARNET_LANE_WEBINARS },
  [CARNET_MILESTONE_DEBATE] = { "debate", N_ ("Debate"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_MEETING] = { "meeting", N_ ("Meeting"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_SEMINAR] = { "seminar", N_ ("Seminar"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_WORKSHOP] = { "workshop", N_ ("Workshop"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_PUBLICATION] = { "publication", N_ ("Publication"), CARNET_LANE_PUBLICATIONS },
  [CARNET_MILESTONE_SESSION] = { "session", N_ ("Session"), CARNET_LANE_JOURNEY },
  [CARNET_MILESTONE_LAUNCH] = { "launch", N_ ("Launch"), CARNET_LANE_JOURNEY },
  [CARNET_MILESTONE_REPORT] = { "report", NC_ ("milestone", "Report"), CARNET_LANE_PUBLICATIONS },
};

static const char *const lanes[CARNET_N_LANES] = {
  [CARNET_LANE_WEBINARS] = N_ ("Webinars and training"),
  [CARNET_LANE_MEETINGS] = N_ ("Meetings and debates"),
  [CARNET_LANE_PUBLICATIONS] = N_ ("Publications"),
  [CARNET_LANE_JOURNEY] = N_ ("Journey and logbook"),
};

const char *
carnet_milestone_kind_to_string (CarnetMilestoneKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_MILESTONE_KINDS, NULL);

  return kinds[kind].word;
}

CarnetMilestoneKind
carnet_milestone_kind_parse (const char *text)
{
  for (guint i = 0; text != NULL && i < CARNET_N_MILESTONE_KINDS; i++)
    if (g_str_equal (kinds[i].word, text))
      return (CarnetMilestoneKind)i;
  return CARNET_MILESTONE_OTHER;
}

const char *
carnet_milestone_kind_get_label (CarnetMilestoneKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_MILESTONE_KINDS, NULL);

  /* A report is also a view of the window, under another name. */
  return kind == CARNET_MILESTONE_REPORT ? C_ ("milestone", "Report") : _ (kinds[kind].label);
}

CarnetLane
carnet_milestone_kind_get_lane (CarnetMilestoneKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_MILESTONE_KINDS, CARNET_LANE_MEETINGS);

  return kinds[kind].lane;
}

const char *
carnet_lane_get_label (CarnetLane lane)
{
  g_return_val_if_fail (lane < CARNET_N_LANES, NULL);

  return _ (lanes[lane]);
}

/* -- Milestones and sections ------------------------------------------------------------ */

CarnetMilestone *
carnet_milestone_new (void)
{
  CarnetMilestone *self = g_new0 (CarnetMilestone, 1);

  self->title = g_strdup ("");
  self->partners = g_strdup ("");
  self->place = g_strdup ("");
  self->description = g_strdup ("");
  self->url = g_strdup ("");
  return self;
}

void
carnet_milestone_free (CarnetMilestone *self)
{
  g_free (self->title);
  g_free (self->partners);
  g_free (self->place);
  g_free (self->description);
  g_free (self->url);
  g_free (self);
}

CarnetSection *
carnet_section_new (const CarnetId *id, const char *label, const char *question, int rank)
{
  CarnetSection *self = g_new0 (CarnetSection, 1);

  self->id = *id;
  self->label = g_strdup (label);
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

/* -- Programmes ------------------------------------------------------------------------------ */

CarnetProgramme *
carnet_programme_new (void)
{
  CarnetProgramme *self = g_atomic_rc_box_new0 (CarnetProgramme);

  self->title = g_strdup ("");
  self->description = g_strdup ("");
  self->start = CARNET_MONTH_NONE;
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_section_free);
  self->milestones = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_milestone_free);
  return self;
}

CarnetProgramme *
carnet_programme_ref (CarnetProgramme *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_programme (gpointer data)
{
  CarnetProgramme *self = data;

  g_free (self->title);
  g_free (self->description);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
}

void
carnet_programme_unref (CarnetProgramme *self)
{
  g_atomic_rc_box_release_full (self, clear_programme);
}

int
carnet_programme_month_index (const CarnetProgramme *self, CarnetMonth month)
{
  if (self->start == CARNET_MONTH_NONE || month < self->start || month >= self->start + self->n_months)
    return -1;
  return month - self->start;
}

gboolean
carnet_programme_check_date (const CarnetProgramme *self, CarnetDate date, GError **error)
{
  g_autofree char *day = NULL, *first = NULL, *last = NULL;

  if (date != CARNET_DATE_NONE && carnet_programme_month_index (self, carnet_date_month (date)) >= 0)
    return TRUE;
  if (date == CARNET_DATE_NONE || self->start == CARNET_MONTH_NONE)
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE, _ ("The date is outside the logbook."));
      return FALSE;
    }
  day = carnet_date_format (date, CARNET_DATE_LONG);
  first = carnet_month_format (self->start, CARNET_MONTH_LONG);
  last = carnet_month_format (self->start + self->n_months - 1, CARNET_MONTH_LONG);
  /* TRANSLATORS: a day, then the first and the last month of the logbook */
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_OUTSIDE,
               _ ("%1$s is outside the logbook, which goes from %2$s to %3$s."), day, first, last);
  return FALSE;
}

const CarnetSection *
carnet_programme_find_section (const CarnetProgramme *self, const char *label_or_id)
{
  g_autofree char *folded = carnet_text_fold (label_or_id);
  CarnetId         id;
  gboolean         is_id = carnet_id_parse (label_or_id, &id);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const CarnetSection *section = self->sections->pdata[i];
      g_autofree char     *label = carnet_text_fold (section->label);

      if (g_str_equal (label, folded) || (is_id && carnet_id_equal (&id, &section->id)))
        return section;
    }
  return NULL;
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
