/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-words.h"

#include <glib/gi18n-lib.h>

char *
carnet_milestone_dup_spoken (const CarnetMilestone *milestone, CarnetDate today)
{
  g_autofree char *when = carnet_when_format (&milestone->when);
  g_autofree char *linked = NULL, *spoken = NULL;

  linked = g_strdup_printf (
      ngettext ("%u linked observation", "%u linked observations", milestone->n_observations),
      milestone->n_observations);
  /* Translators: heard for a milestone: its day, its title, past or to come, "3 linked observations". */
  spoken = g_strdup_printf (_ ("Milestone, %s, %s, %s, %s"), when, milestone->title,
                            carnet_when_is_past (&milestone->when, today) ? C_ ("milestone", "past")
                                                                          : C_ ("milestone", "to come"),
                            linked);
  if (!carnet_milestone_is_open (milestone))
    return g_steal_pointer (&spoken);
  return g_strdup_printf ("%s, %s", spoken, _ ("in conflict"));
}

gboolean
carnet_milestone_is_open (const CarnetMilestone *milestone)
{
  return milestone->conflict || milestone->contested;
}

char *
carnet_milestone_dup_caption (const CarnetMilestone *milestone)
{
  if (!carnet_milestone_is_open (milestone))
    return g_strdup (milestone->title);
  return g_strdup_printf ("%s · %s", _ ("In conflict"), milestone->title);
}

char *
carnet_milestone_dup_mark (const CarnetMilestone *milestone)
{
  const CarnetWhen *when = &milestone->when;
  int               year, month, first, last;

  switch (when->precision)
    {
    case CARNET_WHEN_MONTH:
      return carnet_month_format (carnet_date_month (when->first), CARNET_MONTH_SHORT);
    case CARNET_WHEN_DAY:
      carnet_date_split (when->first, &year, &month, &first);
      return g_strdup_printf ("%d", first);
    case CARNET_WHEN_RANGE:
      carnet_date_split (when->first, &year, &month, &first);
      carnet_date_split (when->last, &year, &month, &last);
      return g_strdup_printf ("%d–%d", first, last);
    case CARNET_WHEN_NONE:
      return g_strdup ("?");
    }
  return NULL;
}

char *
carnet_milestone_dup_added (gboolean undone)
{
  return g_strdup (undone ? _ ("Milestone taken away again") : _ ("Milestone added"));
}

char *
carnet_milestone_dup_changed (gboolean undone)
{
  return g_strdup (undone ? _ ("Milestone as it was before") : _ ("Milestone changed"));
}

char *
carnet_milestone_dup_moved (const CarnetWhen *to)
{
  g_autofree char *when = carnet_when_to_typed (to);

  if (to->precision == CARNET_WHEN_DAY)
    /* Translators: a day: "6 July 2018" */
    return g_strdup_printf (C_ ("to a day", "Milestone moved to %s"), when);
  if (to->precision == CARNET_WHEN_MONTH)
    /* Translators: a month: "August 2018" */
    return g_strdup_printf (C_ ("to a month", "Milestone moved to %s"), when);
  /* Translators: several days: "3 to 5 April 2018" */
  return g_strdup_printf (_ ("Milestone moved: %s"), when);
}

char *
carnet_milestone_dup_deleted (guint n_observations)
{
  if (n_observations == 0)
    return g_strdup (_ ("Milestone deleted"));
  return g_strdup_printf (ngettext ("Milestone deleted; %u observation stays linked to it",
                                    "Milestone deleted; %u observations stay linked to it", n_observations),
                          n_observations);
}

char *
carnet_milestone_dup_restored (void)
{
  return g_strdup (_ ("Milestone restored"));
}

static char *
dup_first_taken (guint n_new, guint n_changed, guint n_deleted)
{
  if (n_new > 0)
    return g_strdup_printf (ngettext ("%u milestone added", "%u milestones added", n_new), n_new);
  if (n_changed > 0 || n_deleted == 0)
    return g_strdup_printf (ngettext ("%u milestone changed", "%u milestones changed", n_changed), n_changed);
  return g_strdup_printf (ngettext ("%u milestone deleted", "%u milestones deleted", n_deleted), n_deleted);
}

char *
carnet_milestone_dup_taken (guint n_new, guint n_changed, guint n_deleted)
{
  g_autofree char *first = dup_first_taken (n_new, n_changed, n_deleted), *both = NULL;

  if (n_new > 0 && n_changed > 0)
    /* Translators: "3 milestones added", how many were changed */
    both = g_strdup_printf (ngettext ("%s, %u changed", "%s, %u changed", n_changed), first, n_changed);
  else
    both = g_steal_pointer (&first);
  if (n_deleted == 0 || n_new + n_changed == 0)
    return g_steal_pointer (&both);
  /* Translators: "3 milestones added, 1 changed", how many were deleted */
  return g_strdup_printf (ngettext ("%s, %u deleted", "%s, %u deleted", n_deleted), both, n_deleted);
}

char *
carnet_milestone_dup_taken_back (void)
{
  return g_strdup (_ ("What the calendar changed is taken back"));
}

const char *
carnet_lane_get_icon (CarnetLane lane)
{
  static const char *const icons[CARNET_N_LANES] = {
    [CARNET_LANE_WEBINARS] = "carnet-webinar-symbolic",
    [CARNET_LANE_MEETINGS] = "carnet-meeting-symbolic",
    [CARNET_LANE_PUBLICATIONS] = "carnet-publication-symbolic",
    [CARNET_LANE_JOURNEY] = "carnet-notebook-symbolic",
  };

  g_return_val_if_fail (lane < CARNET_N_LANES, NULL);

  return icons[lane];
}

const char *
carnet_lane_get_css_class (CarnetLane lane)
{
  static const char *const classes[CARNET_N_LANES] = {
    [CARNET_LANE_WEBINARS] = "lane-webinars",
    [CARNET_LANE_MEETINGS] = "lane-meetings",
    [CARNET_LANE_PUBLICATIONS] = "lane-publications",
    [CARNET_LANE_JOURNEY] = "lane-journey",
  };

  g_return_val_if_fail (lane < CARNET_N_LANES, NULL);

  return classes[lane];
}

static char *
change_first (const char *text, char *(*change) (const char *text, gssize size))
{
  g_autofree char *first = NULL;

  if (!*text)
    return g_strdup ("");
  first = change (text, (gssize)(g_utf8_next_char (text) - text));
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
carnet_dup_capitalised (const char *text)
{
  return change_first (text, g_utf8_strup);
}

char *
carnet_dup_uncapitalised (const char *text)
{
  return change_first (text, g_utf8_strdown);
}
