/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-programme-preview.h"

#include <glib/gi18n-lib.h>

static char *
dup_months (const CarnetProgramme *programme)
{
  g_autofree char *first = carnet_month_format (programme->start, CARNET_MONTH_LONG);
  g_autofree char *last = carnet_month_format (programme->start + programme->n_months - 1, CARNET_MONTH_LONG);

  if (programme->n_months == 1)
    /* Translators: a month */
    return g_strdup_printf (_ ("One month, %s"), first);
  return g_strdup_printf (_ ("%d months, from %s to %s"), programme->n_months, first, last);
}

static char *
dup_milestones (const CarnetProgramme *programme)
{
  const guint            n = programme->milestones->len;
  const CarnetMilestone *first = n > 0 ? programme->milestones->pdata[0] : NULL;
  const CarnetMilestone *last = n > 0 ? programme->milestones->pdata[n - 1] : NULL;
  g_autofree char       *from = NULL, *to = NULL, *count = NULL;

  if (n == 0)
    return g_strdup (_ ("no milestone yet"));
  count = g_strdup_printf (ngettext ("%u milestone", "%u milestones", n), n);
  from = carnet_month_format (carnet_date_month (first->when.first), CARNET_MONTH_LONG);
  to = carnet_month_format (carnet_date_month (last->when.first), CARNET_MONTH_LONG);
  if (g_str_equal (from, to))
    return g_strdup_printf ("%s, %s", count, from);
  /* Translators: "15 milestones, from February 2027 to December 2027" */
  return g_strdup_printf (_ ("%s, from %s to %s"), count, from, to);
}

char *
carnet_programme_dup_preview (const CarnetProgramme *programme)
{
  g_autofree char *months = NULL, *milestones = NULL;

  if (programme->start == CARNET_MONTH_NONE || programme->n_months < 1)
    return g_strdup ("");
  months = dup_months (programme);
  milestones = dup_milestones (programme);
  return g_strdup_printf ("%s · %s", months, milestones);
}
