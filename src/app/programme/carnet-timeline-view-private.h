/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-timeline.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-timeline-view.h"
#include "programme/carnet-title-widths.h"
#include "widgets/carnet-scale.h"

G_BEGIN_DECLS

#define CARNET_TIMELINE_MARGIN 24
#define CARNET_TIMELINE_ROW carnet_scale_px (40)
#define CARNET_TIMELINE_INSET 2
#define CARNET_TIMELINE_HEADER carnet_scale_px (52)
#define CARNET_TIMELINE_LANE_TITLE carnet_scale_px (34)
#define CARNET_TIMELINE_LANE_END 8
#define CARNET_TIMELINE_CELL_HEIGHT carnet_scale_px (46)
#define CARNET_TIMELINE_END 18

/* What comes into sight at once, before the next frame: their texts are shaped within it. */
#define CARNET_CHIPS_A_FRAME 24

/* A milestone and where it goes: @item.x from the first month. */
typedef struct
{
  const CarnetMilestone *milestone; /* borrowed: of the programme */
  CarnetMilestoneChip   *chip;      /* borrowed: a child, while it is in sight */
  CarnetTimelineItem     item;
  CarnetLane             lane;
} CarnetPlace;

typedef struct
{
  GtkWidget  *title; /* borrowed: a child */
  GByteArray *taken; /* Owned: by row: a title stands where today's line would pass */
  int         top;
  int         n_rows;
  int         bottom;
} CarnetPlacedLane;

/* A label of the header: of a month, or of its year. */
typedef struct
{
  GtkWidget  *label; /* borrowed: a child */
  CarnetMonth month; /* or none: it is out of sight */
} CarnetHeaderLabel;

/* A milestone that is drawn along. */
typedef struct
{
  int        index;    /* of the place; -1 when there is none */
  gboolean   moving;   /* it went far enough not to be a click */
  gboolean   released; /* it stays where it was let go until the programme says so too */
  CarnetWhen to;
} CarnetTimelineDrag;

struct _CarnetTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetProgramme   *programme;
  CarnetTitleWidths *widths;
  GArray            *places; /* CarnetPlace, lane by lane, by date */
  GPtrArray         *spare;  /* chips out of sight: children */
  GArray            *months; /* CarnetHeaderLabel */
  GArray            *years;  /* CarnetHeaderLabel */
  GPtrArray         *cells;  /* children */
  GArray            *counts; /* guint: observations of each month of the logbook */
  GtkAdjustment     *across; /* of what scrolls it; NULL when nothing does */
  GtkAdjustment     *down;

  /* Children */
  GtkWidget *header;
  GtkWidget *pill;
  GtkWidget *drag_label;

  GtkGesture        *drag_gesture; /* borrowed */
  CarnetTimelineDrag drag;
  CarnetPlacedLane   lanes[CARNET_N_LANES];
  CarnetTimescale    scale;
  CarnetDate         today;
  CarnetId           selected; /* or nil */
  gboolean           movable;
  int                zoom;
  double             pointer; /* where it is, from the left of what is in sight; < 0 when it is not */
  int                natural; /* width without spare room; < 0 when to be computed */
  int                width;   /* for which all is arranged; < 0 when nothing is */
  int                height;
  int                current; /* the place that Tab enters by */

  /* Children come and go outside of layouts alone: within one they would ask for another. */
  GdkRectangle shown; /* what the children there are for */
  gboolean     in_layout;
  gboolean     settled; /* it was scrolled to where it begins */
  guint        update_id;
  guint        next_frame; /* tick callback: gives the rest */
  guint        n_given;    /* chips, since the last frame */
  gboolean     more;       /* are in sight and have no chip yet */
};

/* carnet-timeline-layout.c */
/** carnet_timeline_view_get_natural: the least width, at this zoom. */
int carnet_timeline_view_get_natural (CarnetTimelineView *self);
/** carnet_timeline_view_arrange: computes every place for a width. */
void carnet_timeline_view_arrange (CarnetTimelineView *self, int width);
/** carnet_timeline_view_forget: what was arranged. */
void carnet_timeline_view_forget (CarnetTimelineView *self);
/** carnet_timeline_view_get_sight: what of it is on screen. */
void carnet_timeline_view_get_sight (CarnetTimelineView *self, GdkRectangle *sight);
/** carnet_timeline_view_get_area: of a place, with its chip's padding. */
void carnet_timeline_view_get_area (CarnetTimelineView *self, const CarnetPlace *place, GdkRectangle *area);
/** carnet_timeline_view_allocate: places the children there are. */
void carnet_timeline_view_allocate (CarnetTimelineView *self);

/* carnet-timeline-header.c */
/** carnet_timeline_view_show_header: gives the months in sight their labels. */
void carnet_timeline_view_show_header (CarnetTimelineView *self);
/** carnet_timeline_view_get_label_span: from where to where the name of a month stands; %FALSE out of sight.
 */
gboolean
carnet_timeline_view_get_label_span (CarnetTimelineView *self, CarnetMonth month, double *from, double *to);
/** carnet_timeline_view_update: gives what is in sight its widgets; not within a layout. */
void carnet_timeline_view_update (CarnetTimelineView *self);

/* carnet-timeline-cells.c */
/** carnet_timeline_view_update_cells: @counts (nullable) (element-type CarnetCount): the observations of a
 * month.
 * @always: the months or the day are others */
void carnet_timeline_view_update_cells (CarnetTimelineView *self, GPtrArray *counts, gboolean always);

/* carnet-timeline-chips.c */
CarnetPlace *carnet_timeline_view_get_place (CarnetTimelineView *self, int index);
/** carnet_timeline_view_find_place: -1 when there is none. */
int carnet_timeline_view_find_place (CarnetTimelineView *self, const CarnetId *id);
/** carnet_timeline_view_set_places: of the milestones of the programme; chips keep to their milestones.
 * @same_day: what was past still is, and no more */
void carnet_timeline_view_set_places (CarnetTimelineView *self, gboolean same_day);
/** carnet_timeline_view_show_chips: those in sight, and no others; many come within several frames. */
void carnet_timeline_view_show_chips (CarnetTimelineView *self);
/** carnet_timeline_view_reveal: scrolls to a place; Returns: (transfer none): its chip. */
GtkWidget *carnet_timeline_view_reveal (CarnetTimelineView *self, int index);

/** carnet_timeline_view_draw_behind: lines behind the children; in carnet-timeline-lines.c. */
void carnet_timeline_view_draw_behind (CarnetTimelineView *self, GtkSnapshot *snapshot);
/** carnet_timeline_view_draw_before: the days of the header, before the children. */
void carnet_timeline_view_draw_before (CarnetTimelineView *self, GtkSnapshot *snapshot);
/** carnet_timeline_view_focus: the keys; in carnet-timeline-keys.c. */
gboolean carnet_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction);

/* carnet-timeline-drag.c */
void carnet_timeline_view_start_drags (CarnetTimelineView *self);
/** carnet_timeline_view_install_drags: the key that gives one up. */
void carnet_timeline_view_install_drags (GtkWidgetClass *widget_class);
/** carnet_timeline_view_end_drag: what was drawn along is where the programme says. */
void carnet_timeline_view_end_drag (CarnetTimelineView *self);

/* carnet-timeline-zoom.c */
/** carnet_timeline_view_get_month_width: of a month, before spare room is shared. */
double carnet_timeline_view_get_month_width (CarnetTimelineView *self);
void   carnet_timeline_view_start_zooms (CarnetTimelineView *self);

G_END_DECLS
