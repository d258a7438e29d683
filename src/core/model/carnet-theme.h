/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/** CarnetTheme: strings are never %NULL; @parent is nil at the top. */
typedef struct
{
  CarnetId id;
  CarnetId parent;
  char    *label;
  char    *definition;
  char    *colour;
  guint    n_observations; /* filled by the logbook */
} CarnetTheme;

CarnetTheme *carnet_theme_new (const CarnetId *id, const char *label);
void         carnet_theme_free (CarnetTheme *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetTheme, carnet_theme_free)

G_END_DECLS
