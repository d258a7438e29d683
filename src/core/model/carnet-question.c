/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-question.h"

#include <glib/gi18n-lib.h>

static gboolean
is_due (const CarnetWhen *when, CarnetDate today)
{
  return when->precision != CARNET_WHEN_NONE && today >= when->last + CARNET_QUESTION_FIRST_DAY
         && today <= when->last + CARNET_QUESTION_LAST_DAY;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const CarnetMilestone *first = *(const CarnetMilestone *const *)a;
  const CarnetMilestone *second = *(const CarnetMilestone *const *)b;

  if (first->when.last != second->when.last)
    return first->when.last > second->when.last ? -1 : 1;
  return carnet_id_compare (&first->id, &second->id);
}

GPtrArray *
carnet_programme_list_questions (const CarnetProgramme *self, CarnetDate today)
{
  GPtrArray *due = g_ptr_array_new ();

  if (carnet_programme_month_index (self, carnet_date_month (today)) < 0)
    return due;
  for (guint i = 0; i < self->milestones->len; i++)
    {
      CarnetMilestone *milestone = self->milestones->pdata[i];

      if (is_due (&milestone->when, today))
        g_ptr_array_add (due, milestone);
    }
  g_ptr_array_sort (due, compare_ends);
  return due;
}

char *
carnet_question_dup_sentence (const CarnetMilestone *milestone, CarnetDate today)
{
  const guint days = today - milestone->when.last;

  if (carnet_milestone_kind_get_lane (milestone->kind) == CARNET_LANE_PUBLICATIONS)
    /* Translators: the title of a publication */
    return g_strdup_printf (ngettext ("“%s” came out %u day ago. What has changed since?",
                                      "“%s” came out %u days ago. What has changed since?", days),
                            milestone->title, days);
  /* Translators: the title of a milestone */
  return g_strdup_printf (ngettext ("“%s” took place %u day ago. What has changed since?",
                                    "“%s” took place %u days ago. What has changed since?", days),
                          milestone->title, days);
}
