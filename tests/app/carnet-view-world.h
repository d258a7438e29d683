/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "carnet/carnet-carnet-view.h"
#include "carnet/carnet-observation-editor.h"
#include "carnet/carnet-observation-list.h"

G_BEGIN_DECLS

/* A logbook view in a window of its own, and what a person does with it. */

typedef struct
{
  CarnetAppFixture         fixture;
  CarnetSession           *session;
  GtkWindow               *window;
  GtkWidget               *view;
  CarnetObservationEditor *editor;
  CarnetObservationList   *list;
} World;

GtkWidget         *world_find_class (GtkWidget *root, const char *css_class);
void               world_settle (World *world);
void               world_show (World *world, int width);
void               world_show_on (World *world, int width, CarnetDate today);
void               world_set_up (World *world, gconstpointer width);
void               world_set_up_empty (World *world, gconstpointer width);
void               world_set_up_conflicts (World *world, gconstpointer width);
void               world_hide (World *world);
void               world_flush (World *world);
void               world_tear_down (World *world, gconstpointer unused);
CarnetLogbook     *world_logbook (World *world);
GtkTextBuffer     *world_buffer (World *world, guint field);
void               world_type (World *world, guint field, const char *text);
char              *world_dup_text (World *world, guint field);
void               world_assert_text (World *world, guint field, const char *expected);
void               world_activate (World *world, const char *action);
void               world_open_row (World *world, guint position);
CarnetObservation *world_load (World *world, const CarnetId *id);
CarnetId           world_current_id (World *world);
guint              world_n_rows (World *world);
guint              world_count (World *world);

G_END_DECLS
