/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-timeline.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-timeline-view.h"

G_BEGIN_DECLS

#define CARNET_TIMELINE_MARGIN 24
#define CARNET_TIMELINE_MONTH 74
#define CARNET_TIMELINE_ROW 40
#define CARNET_TIMELINE_INSET 2
#define CARNET_TIMELINE_HEADER 52
#define CARNET_TIMELINE_LANE_TITLE 34
#define CARNET_TIMELINE_LANE_END 8
#define CARNET_TIMELINE_CELL_HEIGHT 46
#define CARNET_TIMELINE_END 18

/* A milestone's button and where it goes: @item.x from the first month. */
typedef struct
{
  CarnetMilestoneChip *chip; /* borrowed: a child */
  CarnetTimelineItem   item;
  CarnetLane           lane;
} CarnetPlacedChip;

typedef struct
{
  GtkWidget *title; /* borrowed: a child */
  int        top;
  int        n_rows;
  int        bottom;
} CarnetPlacedLane;

struct _CarnetTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetProgramme *programme;
  GArray          *chips;  /* CarnetPlacedChip, lane by lane, by date */
  GPtrArray       *months; /* labels of the header, then years: children */
  GPtrArray       *cells;  /* children */
  GtkWidget       *pill;

  CarnetPlacedLane lanes[CARNET_N_LANES];
  CarnetTimescale  scale;
  CarnetDate       today;
  int              height;
  int              width;
  int              current; /* the chip that Tab enters by */
};

/** carnet_timeline_view_arrange: computes every place for a width; in carnet-timeline-layout.c. */
void carnet_timeline_view_arrange (CarnetTimelineView *self, int width);
/** carnet_timeline_view_allocate: places the children where carnet_timeline_view_arrange() said. */
void carnet_timeline_view_allocate (CarnetTimelineView *self);
/** carnet_timeline_view_snapshot: lines behind the children. */
void carnet_timeline_view_snapshot (CarnetTimelineView *self, GtkSnapshot *snapshot);
/** carnet_timeline_view_focus: the keys; in carnet-timeline-keys.c. */
gboolean carnet_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
