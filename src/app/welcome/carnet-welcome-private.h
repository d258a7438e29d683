/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "welcome/carnet-welcome.h"
#include "widgets/carnet-fold-bin.h"

G_BEGIN_DECLS

struct _CarnetWelcome
{
  GtkWidget parent_instance;

  /* Template widgets */
  CarnetFoldBin       *fold_bin;
  GtkLabel            *heading;
  GtkLabel            *subheading;
  GtkBox              *others;
  GtkWidget           *role_label;
  GtkBox              *roles;
  AdwPreferencesGroup *group;
  GtkWidget           *name_row;
  GtkBox              *bar;
  GtkLabel            *promise;
  GtkLabel            *reason;
  GtkWidget           *spinner;
  GtkWidget           *start_button;

  /* Children */
  GtkWidget *catalyst;
  GtkWidget *coordinator;
  GtkWidget *programme_row; /* (nullable): to choose from, when there is no starter */
  GtkWidget *territory_row;

  /* Owned */
  char *starter; /* (nullable) */

  gboolean busy;
};

/** carnet_welcome_update: says what is still missing. */
void carnet_welcome_update (CarnetWelcome *self);
/** carnet_welcome_add_territory: adds the row that asks for it. */
void carnet_welcome_add_territory (CarnetWelcome *self);

G_END_DECLS
