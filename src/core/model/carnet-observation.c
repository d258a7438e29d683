/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-observation.h"

#include <glib/gi18n-lib.h>

#include "model/carnet-kinds.h"

typedef struct
{
  const char *word;
  const char *label;
} Choice;

static const Choice impacts[CARNET_N_IMPACTS] = {
  [CARNET_IMPACT_PERFORMANCE] = { "performance", NC_ ("impact", "Performance of the organisations") },
  [CARNET_IMPACT_INNOVATION] = { "innovation", NC_ ("impact", "Innovation") },
  [CARNET_IMPACT_CONFIANCE] = { "confiance", NC_ ("impact", "Trust and engagement") },
};

static const char *const impact_keys[CARNET_N_IMPACTS] = {
  [CARNET_IMPACT_PERFORMANCE] = CARNET_KEY_IMPACT_PERFORMANCE,
  [CARNET_IMPACT_INNOVATION] = CARNET_KEY_IMPACT_INNOVATION,
  [CARNET_IMPACT_CONFIANCE] = CARNET_KEY_IMPACT_CONFIANCE,
};

static const char *const levels[CARNET_LEVEL_MAX + 1] = {
  NC_ ("level of an impact", "none"),
  NC_ ("level of an impact", "weak signal"),
  NC_ ("level of an impact", "established"),
  NC_ ("level of an impact", "structuring"),
};

static const Choice visibilities[CARNET_N_VISIBILITIES] = {
  [CARNET_VISIBILITY_PRIVATE] = { "private", NC_ ("visibility", "Private") },
  [CARNET_VISIBILITY_COORDINATION] = { "coordination", NC_ ("visibility", "Coordination") },
  [CARNET_VISIBILITY_PUBLISHABLE] = { "publishable", NC_ ("visibility", "Publishable") },
};

static const Choice reviews[CARNET_N_REVIEWS] = {
  [CARNET_REVIEW_DRAFT] = { "draft", NC_ ("review", "Draft") },
  [CARNET_REVIEW_TO_REVIEW] = { "to-review", NC_ ("review", "To review") },
  [CARNET_REVIEW_TO_COMPLETE] = { "to-complete", NC_ ("review", "To complete") },
  [CARNET_REVIEW_VALIDATED] = { "validated", NC_ ("review", "Validated") },
};

static int
find_choice (const Choice *choices, int n, const char *word)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 (choices[i].word, word) == 0)
      return i;
  return -1;
}

const char *
carnet_impact_to_string (CarnetImpact impact)
{
  g_return_val_if_fail (impact < CARNET_N_IMPACTS, NULL);

  return impacts[impact].word;
}

int
carnet_impact_parse (const char *text)
{
  return find_choice (impacts, CARNET_N_IMPACTS, text);
}

const char *
carnet_impact_get_key (CarnetImpact impact)
{
  g_return_val_if_fail (impact < CARNET_N_IMPACTS, NULL);

  return impact_keys[impact];
}

const char *
carnet_impact_get_label (CarnetImpact impact)
{
  g_return_val_if_fail (impact < CARNET_N_IMPACTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "impact", impacts[impact].label);
}

const char *
carnet_level_get_label (int level)
{
  g_return_val_if_fail (level >= 0 && level <= CARNET_LEVEL_MAX, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "level of an impact", levels[level]);
}

const char *
carnet_visibility_to_string (CarnetVisibility visibility)
{
  g_return_val_if_fail (visibility < CARNET_N_VISIBILITIES, NULL);

  return visibilities[visibility].word;
}

int
carnet_visibility_parse (const char *text)
{
  return find_choice (visibilities, CARNET_N_VISIBILITIES, text);
}

const char *
carnet_visibility_get_label (CarnetVisibility visibility)
{
  g_return_val_if_fail (visibility < CARNET_N_VISIBILITIES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "visibility", visibilities[visibility].label);
}

const char *
carnet_review_to_string (CarnetReview review)
{
  g_return_val_if_fail (review < CARNET_N_REVIEWS, NULL);

  return reviews[review].word;
}

int
carnet_review_parse (const char *text)
{
  return find_choice (reviews, CARNET_N_REVIEWS, text);
}

const char *
carnet_review_get_label (CarnetReview review)
{
  g_return_val_if_fail (review < CARNET_N_REVIEWS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "review", reviews[review].label);
}

CarnetObservation *
carnet_observation_new (void)
{
  CarnetObservation *self = g_new0 (CarnetObservation, 1);

  self->title = g_strdup ("");
  self->texts = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, g_free);
  self->themes = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  self->actors = g_array_new (FALSE, FALSE, sizeof (CarnetId));
  self->attachments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
  self->heads = g_array_new (FALSE, FALSE, sizeof (CarnetHash));
  self->visibility = CARNET_VISIBILITY_COORDINATION;
  return self;
}

void
carnet_observation_free (CarnetObservation *self)
{
  g_free (self->title);
  g_hash_table_unref (self->texts);
  g_array_unref (self->themes);
  g_array_unref (self->actors);
  g_hash_table_unref (self->attachments);
  g_ptr_array_unref (self->conflicts);
  g_array_unref (self->heads);
  g_free (self);
}

const char *
carnet_observation_get_text (const CarnetObservation *self, const CarnetId *section)
{
  const char *text = g_hash_table_lookup (self->texts, section);

  return text != NULL ? text : "";
}

CarnetObservationRow *
carnet_observation_row_new (void)
{
  CarnetObservationRow *self = g_new0 (CarnetObservationRow, 1);

  self->title = g_strdup ("");
  self->territory_name = g_strdup ("");
  self->author_name = g_strdup ("");
  self->excerpt = g_strdup ("");
  self->snippet = g_strdup ("");
  self->visibility = CARNET_VISIBILITY_COORDINATION;
  return self;
}

void
carnet_observation_row_free (CarnetObservationRow *self)
{
  g_free (self->title);
  g_free (self->territory_name);
  g_free (self->author_name);
  g_free (self->excerpt);
  g_free (self->snippet);
  g_free (self);
}
