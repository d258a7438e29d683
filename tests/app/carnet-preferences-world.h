/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "preferences/carnet-preferences-window.h"

G_BEGIN_DECLS

/* The preferences, and what they are the preferences of. */

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  GtkWindow       *window;
  GSettings       *settings;
} PreferencesWorld;

/** preferences_world_is_read: all that its pages show. */
gboolean preferences_world_is_read (PreferencesWorld *world);
void     preferences_world_settle (PreferencesWorld *world);
/** preferences_world_set_up: @page: the name of the one that is shown */
void           preferences_world_set_up (PreferencesWorld *world, gconstpointer page);
void           preferences_world_tear_down (PreferencesWorld *world, gconstpointer unused);
CarnetLogbook *preferences_world_logbook (PreferencesWorld *world);
/** preferences_world_row_of: (transfer none): @title: of it */
GtkWidget *preferences_world_row_of (PreferencesWorld *world, GType type, const char *title);
/** preferences_world_sentence_of: (transfer none) (nullable): the label that says it */
GtkWidget *preferences_world_sentence_of (PreferencesWorld *world, const char *sentence);

G_END_DECLS
