/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/carnet-words.h"

struct _CarnetObservationItem
{
  GObject parent_instance;

  /* Owned */
  CarnetObservationRow *row;
};

G_DEFINE_FINAL_TYPE (CarnetObservationItem, carnet_observation_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
finalize (GObject *object)
{
  CarnetObservationItem *self = CARNET_OBSERVATION_ITEM (object);

  carnet_observation_row_free (self->row);
  G_OBJECT_CLASS (carnet_observation_item_parent_class)->finalize (object);
}

static void
carnet_observation_item_class_init (CarnetObservationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
carnet_observation_item_init (CarnetObservationItem *self)
{
}

CarnetObservationItem *
carnet_observation_item_new (CarnetObservationRow *row)
{
  CarnetObservationItem *self = g_object_new (CARNET_TYPE_OBSERVATION_ITEM, NULL);

  self->row = row;
  return self;
}

const CarnetObservationRow *
carnet_observation_item_get_row (CarnetObservationItem *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_ITEM (self), NULL);

  return self->row;
}

const CarnetId *
carnet_observation_item_get_id (CarnetObservationItem *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_ITEM (self), NULL);

  return &self->row->id;
}

static gboolean
rows_equal (const CarnetObservationRow *a, const CarnetObservationRow *b)
{
  return carnet_id_equal (&a->id, &b->id) && a->date == b->date && a->visibility == b->visibility
         && a->review == b->review && a->conflict == b->conflict && a->contested == b->contested
         && a->has_draft == b->has_draft && memcmp (a->impacts, b->impacts, sizeof a->impacts) == 0
         && g_str_equal (a->title, b->title) && g_str_equal (a->territory_name, b->territory_name)
         && g_str_equal (a->author_name, b->author_name) && g_str_equal (a->excerpt, b->excerpt)
         && g_str_equal (a->snippet, b->snippet);
}

void
carnet_observation_item_take_row (CarnetObservationItem *self, CarnetObservationRow *row)
{
  gboolean changed;

  g_return_if_fail (CARNET_IS_OBSERVATION_ITEM (self));

  changed = !rows_equal (self->row, row);
  carnet_observation_row_free (self->row);
  self->row = row;
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_part (GString *heard, const char *part)
{
  if (*part)
    g_string_append_printf (heard, heard->len > 0 ? ", %s" : "%s", part);
}

/* Without the year: the months of the list are named beside it. */
static char *
format_day (CarnetDate date)
{
  g_autofree char *text = carnet_date_format (date, CARNET_DATE_LONG);
  char            *year = strrchr (text, ' ');

  if (year)
    *year = '\0';
  return g_steal_pointer (&text);
}

char *
carnet_observation_item_dup_heard (CarnetObservationItem *self)
{
  const CarnetObservationRow *row = self->row;
  GString                    *heard = g_string_new (NULL);

  append_part (heard, *row->title ? row->title : _ ("Untitled observation"));
  if (row->date != CARNET_DATE_NONE)
    {
      g_autofree char *day = format_day (row->date);
      append_part (heard, day);
    }
  append_part (heard, row->territory_name);
  if (row->conflict || row->contested)
    append_part (heard, _ ("in conflict"));
  if (row->review != CARNET_REVIEW_VALIDATED)
    {
      g_autofree char *review = carnet_words_lower (carnet_review_get_label (row->review));
      append_part (heard, review);
    }
  return g_string_free (heard, FALSE);
}

CarnetObservationRow *
carnet_observation_row_copy (const CarnetObservationRow *row)
{
  CarnetObservationRow *copy = carnet_observation_row_new ();

  g_free (copy->title);
  g_free (copy->territory_name);
  g_free (copy->author_name);
  g_free (copy->excerpt);
  g_free (copy->snippet);
  *copy = *row;
  copy->title = g_strdup (row->title);
  copy->territory_name = g_strdup (row->territory_name);
  copy->author_name = g_strdup (row->author_name);
  copy->excerpt = g_strdup (row->excerpt);
  copy->snippet = g_strdup (row->snippet);
  return copy;
}
