/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked some days after a milestone. */
#include <string.h>

#include "logbook/carnet-logbook-private.h"
#include "model/carnet-question.h"

/* Those put aside, the last ones: older ones are not asked any more. */
#define KEPT 64

static char **
load_aside (CarnetLogbook *self, GError **error)
{
  g_autofree char *text = NULL;

  if (!carnet_store_dup_meta_text (self->store, CARNET_META_QUESTIONS, &text, error))
    return NULL;
  return g_strsplit (text != NULL ? text : "", " ", -1);
}

static gboolean
is_in_draft (GPtrArray *drafts, const CarnetId *milestone)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const CarnetDraft *draft = drafts->pdata[i];
      CarnetValue        value;
      CarnetId           linked;

      if (!carnet_writes_find (draft->writes, CARNET_KEY_MILESTONE, &value))
        continue;
      linked = carnet_value_get_id (&value);
      if (carnet_id_equal (&linked, milestone))
        return TRUE;
    }
  return FALSE;
}

static gboolean
count_mine (CarnetLogbook *self, const CarnetId *milestone, guint *n, GError **error)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  query.milestone = *milestone;
  query.author = self->owner->id;
  return carnet_logbook_count_observations (self, &query, n, error);
}

static gboolean
find (CarnetLogbook *self, GPtrArray *due, CarnetMilestone **found, GError **error)
{
  g_auto (GStrv) aside = load_aside (self, error);
  g_autoptr (GPtrArray) drafts = aside != NULL ? carnet_logbook_list_drafts (self, error) : NULL;

  for (guint i = 0; drafts != NULL && i < due->len && *found == NULL; i++)
    {
      const CarnetMilestone *milestone = due->pdata[i];
      g_autofree char       *hex = carnet_id_to_string (&milestone->id);
      guint                  n = 0;

      if (g_strv_contains ((const char *const *)aside, hex) || is_in_draft (drafts, &milestone->id))
        continue;
      if (!count_mine (self, &milestone->id, &n, error))
        return FALSE;
      if (n == 0)
        *found = carnet_milestone_copy (milestone);
    }
  return drafts != NULL;
}

gboolean
carnet_logbook_find_question (CarnetLogbook *self, CarnetDate today, CarnetMilestone **found, GError **error)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (self, error);
  g_autoptr (GPtrArray) due = NULL;

  *found = NULL;
  if (programme == NULL)
    return FALSE;
  due = carnet_programme_list_questions (programme, today);
  return due->len == 0 || !carnet_logbook_has_owner (self) || find (self, due, found, error);
}

static gboolean
put_aside (CarnetLogbook *self, const CarnetId *milestone, GError **error)
{
  g_auto (GStrv) aside = load_aside (self, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hex = carnet_id_to_string (milestone);
  const guint      n = aside != NULL ? g_strv_length (aside) : 0;

  if (aside == NULL)
    return FALSE;
  for (guint i = n >= KEPT ? n - KEPT + 1 : 0; i < n; i++)
    if (*aside[i] != '\0' && !g_str_equal (aside[i], hex))
      g_string_append_printf (text, "%s ", aside[i]);
  g_string_append (text, hex);
  return carnet_store_set_meta_text (self->store, CARNET_META_QUESTIONS, text->str, error);
}

gboolean
carnet_logbook_put_question_aside (CarnetLogbook *self, const CarnetId *milestone, GError **error)
{
  if (!carnet_logbook_begin (self, error))
    return FALSE;
  if (put_aside (self, milestone, error))
    return carnet_logbook_commit (self, error);
  carnet_logbook_rollback (self);
  return FALSE;
}
