/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-conflict-field.h"

G_BEGIN_DECLS

struct _CarnetConflictField
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *heading;
  GtkWidget *note;
  GtkWidget *open; /* « à choisir » */
  GtkWidget *origin;
  GtkWidget *missing; /* why there is no common version */
  GtkWidget *cards_box;
  GtkWidget *revealer;

  /* Borrowed */
  const CarnetFieldConflict  *field;    /* one of these two */
  const CarnetEntityConflict *deletion; /* keeping stands first */
  GPtrArray                  *cards;    /* (element-type CarnetVersionCard), owned as an array */

  gboolean setting;
};

/* carnet-conflict-field-heading.c: the line above the versions, and what they had in common below. */
void carnet_conflict_field_build_heading (CarnetConflictField *self);
void carnet_conflict_field_set_origin (CarnetConflictField *self, const CarnetFieldVersion *ancestor);
/** carnet_conflict_field_set_no_origin: says instead why there is none; @unwritten as in CarnetFieldConflict.
 */
void carnet_conflict_field_set_no_origin (CarnetConflictField *self, const char *unwritten);

G_END_DECLS
