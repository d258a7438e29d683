/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-filters.h"

G_BEGIN_DECLS

/* In the order on screen. */
typedef enum
{
  FILTER_TERRITORY,
  FILTER_THEME,
  FILTER_REVIEW,
  FILTER_VISIBILITY,
  FILTER_VERBATIM,
  FILTER_MILESTONE,
  FILTER_AUTHOR,
  FILTER_ACTOR,
  FILTER_IMPACT,
  FILTER_CONFLICT,
  N_FILTERS,
} Filter;

/* Those before are always on screen, these once they are asked for or chosen. */
#define FIRST_FURTHER FILTER_MILESTONE

/* A row is a name, a value and a way back from it. The value is a position in a list of which 0 is
 * everything; of a switch, whether it is on. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *icon; /* instead of the name, beside a long value */
  GtkWidget *name;
  GtkWidget *value; /* a GtkDropDown or a GtkSwitch */
  GtkWidget *remove;
  GArray    *ids; /* CarnetId of each choice but the first; empty when they are words */
} FilterRow;

struct _CarnetFilters
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *head;
  GtkWidget *clear;
  GtkWidget *saved;
  GtkWidget *more;
  FilterRow  rows[N_FILTERS];

  /* Owned */
  CarnetKnown *known;
  GtkEditable *search;

  gboolean setting;
};

/* carnet-filters.c */
guint carnet_filters_get_value (CarnetFilters *self, Filter filter);
void  carnet_filters_set_value (CarnetFilters *self, Filter filter, guint value);

/* carnet-filters-choices.c: what can be chosen, and what was. */
void     carnet_filters_fill_words (CarnetFilters *self);
void     carnet_filters_fill_known (CarnetFilters *self);
CarnetId carnet_filters_get_id (CarnetFilters *self, Filter filter);
void     carnet_filters_set_id (CarnetFilters *self, Filter filter, const CarnetId *id);
void     carnet_filters_get_level (CarnetFilters *self, CarnetQuery *query);
void     carnet_filters_set_level (CarnetFilters *self, const CarnetQuery *query);

/* carnet-filters-row.c */
void carnet_filters_add_row (CarnetFilters *self,
                             Filter         filter,
                             const char    *name,
                             const char    *icon,
                             gboolean       is_switch);
/* How it looks by what is chosen. */
void carnet_filters_show_row (CarnetFilters *self, Filter filter);

G_END_DECLS
