/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "base/carnet-error.h"
#include "base/carnet-text.h"
#include "model/carnet-programme.h"

static const struct
{
  const char *word;
  const char *label;
  CarnetLane  lane;
} kinds[] = {
  [CARNET_MILESTONE_OTHER] = { "other", NC_ ("kind of milestone", "Event"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_WEBINAR] = { "webinar", NC_ ("kind of milestone", "Webinar"), CARNET_LANE_WEBINARS },
  [CARNET_MILESTONE_TRAINING] = { "training", NC_ ("kind of milestone", "Training"), CARNET_LANE_WEBINARS },
  [CARNET_MILESTONE_DEBATE] = { "debate", NC_ ("kind of milestone", "Debate"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_MEETING] = { "meeting", NC_ ("kind of milestone", "Meeting"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_SEMINAR] = { "seminar", NC_ ("kind of milestone", "Seminar"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_WORKSHOP] = { "workshop", NC_ ("kind of milestone", "Workshop"), CARNET_LANE_MEETINGS },
  [CARNET_MILESTONE_PUBLICATION]
  = { "publication", NC_ ("kind of milestone", "Publication"), CARNET_LANE_PUBLICATIONS },
  [CARNET_MILESTONE_SESSION] = { "session", NC_ ("kind of milestone", "Session"), CARNET_LANE_JOURNEY },
  [CARNET_MILESTONE_LAUNCH] = { "launch", NC_ ("kind of milestone", "Launch"), CARNET_LANE_JOURNEY },
  [CARNET_MILESTONE_REPORT] = { "report", NC_ ("kind of milestone", "Report"), CARNET_LANE_PUBLICATIONS },
};
G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == CARNET_N_MILESTONE_KINDS);

static const char *const lane_labels[CARNET_N_LANES] = {
  [CARNET_LANE_WEBINARS] = NC_ ("lane", "Webinars and training"),
  [CARNET_LANE_MEETINGS] = NC_ ("lane", "Debates and meetings"),
  [CARNET_LANE_PUBLICATIONS] = NC_ ("lane", "Publications"),
  [CARNET_LANE_JOURNEY] = NC_ ("lane", "Journey and launches"),
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
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].word, text) == 0)
      return (CarnetMilestoneKind)i;
  return CARNET_MILESTONE_OTHER;
}

const char *
carnet_milestone_kind_get_label (CarnetMilestoneKind kind)
{
  g_return_val_if_fail (kind < CARNET_N_MILESTONE_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of milestone", kinds[kind].label);
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

  return g_dpgettext2 (GETTEXT_PACKAGE, "lane", lane_labels[lane]);
}

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

CarnetMilestone *
carnet_milestone_copy (const CarnetMilestone *self)
{
  CarnetMilestone *copy = g_memdup2 (self, sizeof *self);

  copy->title = g_strdup (self->title);
  copy->partners = g_strdup (self->partners);
  copy->place = g_strdup (self->place);
  copy->description = g_strdup (self->description);
  copy->url = g_strdup (self->url);
  return copy;
}

static gboolean
invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_INVALID, sentence);
  return FALSE;
}

int
carnet_milestone_compare (gconstpointer a, gconstpointer b)
{
  const CarnetMilestone *first = *(const CarnetMilestone *const *)a;
  const CarnetMilestone *second = *(const CarnetMilestone *const *)b;
  int                    order = carnet_when_compare (&first->when, &second->when);

  return order != 0 ? order : carnet_id_compare (&first->id, &second->id);
}

gboolean
carnet_milestone_check_url (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (*url == '\0' || ((g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) && host && *host))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” is not the address of a web page, such as https://example.org/."), url);
  return FALSE;
}

gboolean
carnet_milestone_check (const CarnetMilestone *self, GError **error)
{
  g_autofree char *title = carnet_text_clean_line (self->title, -1);

  if (*title == '\0')
    return invalid (error, _ ("A milestone needs a title."));
  if (self->when.precision == CARNET_WHEN_NONE)
    return invalid (error, _ ("A milestone needs a date: a day, a month or a range of days."));
  return carnet_milestone_check_url (self->url, error);
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
