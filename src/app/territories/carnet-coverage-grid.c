/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-coverage-grid.h"

#include <glib/gi18n-lib.h>

#include "territories/carnet-coverage-block.h"
#include "territories/carnet-coverage-cell.h"

/* Rows are built by blocks, one in each frame: hundreds of territories are thousands of cells. */
#define BLOCK_ROWS 3

struct _CarnetCoverageGrid
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetCoverage *coverage;
  GtkWidget      *box;
  GtkWidget      *sums;
  GPtrArray      *cells;  /* row by row; children, or NULL when not built yet */
  GPtrArray      *blocks; /* children of the box */

  CarnetMonth month; /* of today */
  guint       tick;
  int         n_columns;
  int         current; /* the cell that Tab enters by */
  gboolean    narrow;
};

G_DEFINE_FINAL_TYPE (CarnetCoverageGrid, carnet_coverage_grid, GTK_TYPE_WIDGET)

enum
{
  CELL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (CarnetCoverageCell *cell, CarnetCoverageGrid *self)
{
  const CarnetCount *count = carnet_coverage_cell_get_count (cell);

  g_signal_emit (self, signals[CELL], 0, (int)count->month, &count->territory);
}

/* -- Block by block ---------------------------------------------------------------------- */

static GtkWidget *
append_block (CarnetCoverageGrid *self)
{
  GtkWidget *block = carnet_coverage_block_new (self->coverage, self->month, self->narrow);

  gtk_box_append (GTK_BOX (self->box), block);
  return block;
}

static GtkWidget *
build_block (CarnetCoverageGrid *self, guint index)
{
  const guint          first = index * BLOCK_ROWS;
  GtkWidget           *widget = append_block (self);
  CarnetCoverageBlock *block = CARNET_COVERAGE_BLOCK (widget);

  for (guint i = first; i < MIN (first + BLOCK_ROWS, self->coverage->rows->len); i++)
    {
      GtkWidget **cells = (GtkWidget **)&self->cells->pdata[i * (guint)self->n_columns];

      carnet_coverage_block_add_row (block, i, cells);
      for (int j = 0; j < self->n_columns; j++)
        g_signal_connect_object (cells[j], "clicked", G_CALLBACK (clicked_cb), self, 0);
    }
  return widget;
}

static void
build_sums (CarnetCoverageGrid *self)
{
  if (self->sums)
    gtk_box_remove (GTK_BOX (self->box), self->sums);
  self->sums = append_block (self);
  carnet_coverage_block_add_sums (CARNET_COVERAGE_BLOCK (self->sums));
}

/* Returns whether there is more. */
static gboolean
build_next (CarnetCoverageGrid *self)
{
  const guint n_blocks = (self->coverage->rows->len + BLOCK_ROWS - 1) / BLOCK_ROWS;

  if (self->blocks->len < n_blocks)
    g_ptr_array_add (self->blocks, build_block (self, self->blocks->len));
  if (self->blocks->len < n_blocks)
    return TRUE;
  if (!self->sums)
    build_sums (self);
  return FALSE;
}

static gboolean
block_differs (const CarnetCoverage *a, const CarnetCoverage *b, guint block)
{
  for (guint i = block * BLOCK_ROWS; i < MIN ((block + 1) * BLOCK_ROWS, a->rows->len); i++)
    if (!carnet_coverage_row_equal (a->rows->pdata[i], b->rows->pdata[i], a->n_months))
      return TRUE;
  return FALSE;
}

/* Where the same rows stand, only those that say something else are built again. */
static void
update (CarnetCoverageGrid *self, const CarnetCoverage *before)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GtkWidget *old = self->blocks->pdata[i];

      if (!block_differs (before, self->coverage, i))
        continue;
      self->blocks->pdata[i] = build_block (self, i);
      gtk_box_reorder_child_after (GTK_BOX (self->box), self->blocks->pdata[i], old);
      gtk_box_remove (GTK_BOX (self->box), old);
    }
  if (self->sums)
    build_sums (self);
}

static gboolean
is_alike (const CarnetCoverage *a, const CarnetCoverage *b)
{
  if (a->start != b->start || a->n_months != b->n_months || a->rows->len != b->rows->len
      || (a->elsewhere > 0) != (b->elsewhere > 0))
    return FALSE;
  for (guint i = 0; i < a->rows->len; i++)
    {
      const CarnetCoverageRow *x = a->rows->pdata[i], *y = b->rows->pdata[i];

      if (!carnet_id_equal (&x->territory, &y->territory))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CarnetCoverageGrid *self = CARNET_COVERAGE_GRID (widget);

  if (build_next (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* -- Keys ---------------------------------------------------------------------------- */

static int
find_focused (CarnetCoverageGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] && gtk_widget_is_focus (self->cells->pdata[i]))
      return (int)i;
  return -1;
}

static gboolean
focus_cell (CarnetCoverageGrid *self, int index)
{
  if (index < 0 || index >= (int)self->cells->len)
    return FALSE;
  while (!self->cells->pdata[index])
    build_next (self);
  self->current = index;
  return gtk_widget_grab_focus (self->cells->pdata[index]);
}

/* Where a key leads from a cell: -1 for out of the grid. */
static int
move (CarnetCoverageGrid *self, int from, GtkDirectionType direction)
{
  const int column = from % self->n_columns;

  switch (direction)
    {
    case GTK_DIR_UP:
      return from >= self->n_columns ? from - self->n_columns : from;
    case GTK_DIR_DOWN:
      return from + self->n_columns < (int)self->cells->len ? from + self->n_columns : from;
    case GTK_DIR_LEFT:
      return column > 0 ? from - 1 : from;
    case GTK_DIR_RIGHT:
      return column < self->n_columns - 1 ? from + 1 : from;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
      return -1;
    }
  return -1;
}

static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  CarnetCoverageGrid *self = CARNET_COVERAGE_GRID (widget);
  const int           from = find_focused (self);

  if (from < 0)
    return focus_cell (self, MIN (self->current, (int)self->cells->len - 1));
  return focus_cell (self, move (self, from, direction));
}

static gboolean
edge_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CarnetCoverageGrid *self = CARNET_COVERAGE_GRID (widget);
  const int           from = find_focused (self);
  int                 first;

  if (from < 0)
    return FALSE;
  first = from - from % self->n_columns;
  return focus_cell (self, g_variant_get_boolean (arguments) ? first : first + self->n_columns - 1);
}

/* -- Class --------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetCoverageGrid *self = CARNET_COVERAGE_GRID (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, carnet_coverage_free);
  G_OBJECT_CLASS (carnet_coverage_grid_parent_class)->dispose (object);
}

static void
carnet_coverage_grid_class_init (CarnetCoverageGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->focus = focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, edge_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, edge_cb, "b", FALSE);
  signals[CELL] = g_signal_new ("cell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
}

static void
carnet_coverage_grid_init (CarnetCoverageGrid *self)
{
  self->cells = g_ptr_array_new ();
  self->blocks = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Observations by territory and month"), -1);
}

GtkWidget *
carnet_coverage_grid_new (void)
{
  return g_object_new (CARNET_TYPE_COVERAGE_GRID, NULL);
}

static void
rebuild (CarnetCoverageGrid *self)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->blocks, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, carnet_coverage_block_get_gap (self->narrow));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->n_columns = self->coverage->n_months;
  self->sums = NULL;
  g_ptr_array_set_size (self->cells, (int)self->coverage->rows->len * self->n_columns);
  carnet_coverage_block_add_header (CARNET_COVERAGE_BLOCK (append_block (self)));
  if (build_next (self) && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
carnet_coverage_grid_take_coverage (CarnetCoverageGrid *self, CarnetCoverage *coverage, CarnetDate today)
{
  const CarnetMonth month = carnet_date_month (today);
  g_autoptr (CarnetCoverage) before = NULL;

  g_return_if_fail (CARNET_IS_COVERAGE_GRID (self));

  before = g_steal_pointer (&self->coverage);
  self->coverage = coverage;
  if (before && self->month == month && is_alike (before, coverage))
    {
      update (self, before);
      return;
    }
  self->month = month;
  rebuild (self);
}

void
carnet_coverage_grid_set_narrow (CarnetCoverageGrid *self, gboolean narrow)
{
  g_return_if_fail (CARNET_IS_COVERAGE_GRID (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_halign (GTK_WIDGET (self), narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (self->coverage)
    rebuild (self);
}
