/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "window/carnet-window.h"

G_BEGIN_DECLS

/* A window on the milestones of a logbook. */

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
  GtkWidget       *view;
  GtkWidget       *timeline;
} MilestonesWorld;

/** milestones_world_open: on the logbook of the fixture. */
void milestones_world_open (MilestonesWorld *world);
void milestones_world_set_up (MilestonesWorld *world, gconstpointer unused);
void milestones_world_tear_down (MilestonesWorld *world, gconstpointer unused);
/** milestones_world_dup_when: (transfer full): the date of that milestone, ISO. */
char    *milestones_world_dup_when (MilestonesWorld *world, const char *title);
void     milestones_world_assert_when (MilestonesWorld *world, const char *title, const char *expected);
gboolean milestones_world_has_when (MilestonesWorld *world, const char *title, const char *expected);
guint    milestones_world_count_revisions (MilestonesWorld *world, const char *title);
/** milestones_world_says: a label in @root is that sentence. */
gboolean milestones_world_says (gpointer root, const char *sentence);
/** milestones_world_act: activates an action of the window. */
void milestones_world_act (MilestonesWorld *world, const char *action);
/** milestones_world_choose: shows that milestone in the details. */
void milestones_world_choose (MilestonesWorld *world, const char *title);

G_END_DECLS
