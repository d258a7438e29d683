/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-chip-row.h"

G_BEGIN_DECLS

typedef struct
{
  /* Children */
  GtkWidget *button;
  GtkWidget *button_label; /* where there is none yet, the icon alone would not say what it is for */

  /* In its popover: there once it was opened */
  GtkWidget *stack;
  GtkWidget *choices;
  GtkWidget *form;

  /* Owned */
  GArray *ids;
  char   *add; /* what its button is heard as */
  char   *naming;
  char   *name;

  gboolean editable;
} CarnetChipRowPrivate;

/* carnet-chip-row.c */
CarnetChipRowPrivate *carnet_chip_row_get_private (CarnetChipRow *self);

/* carnet-chip-row-naming.c */
/** carnet_chip_row_make_popover: for carnet_late_popover(): @self: a CarnetChipRow */
GtkWidget *carnet_chip_row_make_popover (gpointer self);

G_END_DECLS
