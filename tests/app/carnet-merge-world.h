/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "merge/carnet-merge-window.h"
#include "window/carnet-window.h"

/* A window on one logbook, and another logbook to merge into it. */
typedef struct
{
  CarnetAppFixture mine, theirs; /* empty, full */
  CarnetSession   *session;
  CarnetWindow    *window;
} MergeWorld;

/** merge_world_set_up: mine holds no observation, theirs the sample's. */
void merge_world_set_up (MergeWorld *world, gconstpointer unused);
/** merge_world_set_up_apart: two people who wrote apart in the same observations. */
void merge_world_set_up_apart (MergeWorld *world, gconstpointer unused);
/** merge_world_open: the window, on mine, once both logbooks are there. */
void merge_world_open (MergeWorld *world);
void merge_world_tear_down (MergeWorld *world, gconstpointer unused);

/** merge_world_drop: as a person drops files on the window. @second: (nullable). Returns: (transfer none):
 * the assistant, once it has read them. */
GtkWidget *merge_world_drop (MergeWorld *world, const char *first, const char *second);
/** merge_world_find_assistant: (transfer none) (nullable) */
GtkWidget *merge_world_find_assistant (MergeWorld *world);
/** merge_world_rename_owner: who keeps both logbooks has the same name in each, until this. */
void merge_world_rename_owner (MergeWorld *world);
/** merge_world_activate_row: shows the details of file @n, until they are read. */
void merge_world_activate_row (GtkWidget *assistant, int n);
/** merge_world_count: observations that are seen. */
guint merge_world_count (MergeWorld *world);
