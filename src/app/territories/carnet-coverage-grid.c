/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-coverage-grid.h"

#include <glib/gi18n-lib.h>

#include "territories/carnet-coverage-cell.h"

#define CELL_WIDTH 54
#define CELL_HEIGHT 36
#define GAP 7
#define NAME_WIDTH 267
#define NARROW_NAME_WIDTH 130
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

  /* Borrowed */
  GtkWidget *grid; /* the one being built */

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

/* -- Building ------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

/* All as wide, whatever they say: columns go on from block to block. */
static GtkWidget *
add_first (CarnetCoverageGrid *self, const char *text, const char *css_class, int height, int at)
{
  GtkWidget *label = new_label (text, css_class, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, self->narrow ? NARROW_NAME_WIDTH : NAME_WIDTH, height);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, at, 1, 1);
  return label;
}

static const char *
row_name (const CarnetCoverageRow *row)
{
  return *row->name ? row->name : _ ("Without a territory");
}

static void
add_other (CarnetCoverageGrid *self, GtkWidget *label, int column, int at)
{
  gtk_widget_set_size_request (label, CELL_WIDTH, -1);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, at, 1, 1);
}

static void
add_header (CarnetCoverageGrid *self, const CarnetCoverage *coverage, CarnetMonth current)
{
  add_first (self, "", NULL, -1, 0);
  for (int i = 0; i < coverage->n_months; i++)
    {
      const CarnetMonth month = coverage->start + i;
      g_autofree char  *index = g_strdup_printf ("M%d", i + 1);
      g_autofree char  *name = carnet_month_format (month, CARNET_MONTH_SHORT);
      GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      const char *shade = month == current ? "accent-text" : (month > current ? "secondary" : "carnet-plain");

      gtk_box_append (GTK_BOX (box), new_label (index, "heading", 0.5f));
      gtk_box_append (GTK_BOX (box), new_label (name, "caption", 0.5f));
      gtk_widget_add_css_class (box, shade);
      gtk_widget_set_size_request (box, CELL_WIDTH, -1);
      gtk_grid_attach (GTK_GRID (self->grid), box, i + 1, 0, 1, 1);
    }
  if (coverage->elsewhere > 0)
    {
      GtkWidget *other = new_label (_ ("Other"), "heading", 1);

      gtk_widget_set_tooltip_text (other, _ ("Undated, or dated outside the months of the logbook"));
      add_other (self, other, coverage->n_months + 1, 0);
    }
  add_other (self, new_label (_ ("Total"), "heading", 1), coverage->n_months + 2, 0);
}

static void
add_number (CarnetCoverageGrid *self, guint number, const char *css_class, int column, int row)
{
  g_autofree char *text = number > 0 || column > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  GtkWidget       *label = new_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, css_class);
  add_other (self, label, column, row);
}

static void
add_row (CarnetCoverageGrid *self, guint index, int at)
{
  const CarnetCoverage    *coverage = self->coverage;
  const CarnetCoverageRow *row = coverage->rows->pdata[index];
  GtkWidget               *name = add_first (self, row_name (row), NULL, CELL_HEIGHT, at);

  gtk_widget_set_tooltip_text (name, row_name (row));
  for (int i = 0; i < coverage->n_months; i++)
    {
      GtkWidget *cell = carnet_coverage_cell_new (&row->cells[i], row_name (row), self->month);

      gtk_widget_set_size_request (cell, CELL_WIDTH, CELL_HEIGHT);
      g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, 0);
      gtk_grid_attach (GTK_GRID (self->grid), cell, i + 1, at, 1, 1);
      self->cells->pdata[index * (guint)self->n_columns + (guint)i] = cell;
    }
  if (coverage->elsewhere > 0)
    add_number (self, row->elsewhere, "carnet-plain", coverage->n_months + 1, at);
  add_number (self, row->total, "carnet-plain", coverage->n_months + 2, at);
}

static void
add_sums (CarnetCoverageGrid *self, const CarnetCoverage *coverage, int at, CarnetMonth current)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_grid_attach (GTK_GRID (self->grid), line, 0, at, coverage->n_months + 3, 1);
  add_first (self, _ ("All"), "heading", -1, at + 1);
  for (int i = 0; i < coverage->n_months; i++)
    {
      const gboolean   silent = coverage->sums[i] == 0 && coverage->start + i > current;
      g_autofree char *text = silent ? g_strdup ("–") : g_strdup_printf ("%u", coverage->sums[i]);
      GtkWidget       *label = new_label (text, silent ? "secondary" : "heading", 0.5f);

      add_other (self, label, i + 1, at + 1);
    }
  if (coverage->elsewhere > 0)
    add_number (self, coverage->elsewhere, "heading", coverage->n_months + 1, at + 1);
  add_number (self, coverage->total, "heading", coverage->n_months + 2, at + 1);
}

/* -- Block by block ---------------------------------------------------------------------- */

static GtkWidget *
begin_block (CarnetCoverageGrid *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  return self->grid;
}

static void
build_block (CarnetCoverageGrid *self, guint block)
{
  const guint first = block * BLOCK_ROWS;

  begin_block (self);
  for (guint i = first; i < MIN (first + BLOCK_ROWS, self->coverage->rows->len); i++)
    add_row (self, i, (int)(i - first));
}

static void
build_sums (CarnetCoverageGrid *self)
{
  if (self->sums)
    gtk_box_remove (GTK_BOX (self->box), self->sums);
  self->sums = begin_block (self);
  add_sums (self, self->coverage, 0, self->month);
}

/* Returns whether there is more. */
static gboolean
build_next (CarnetCoverageGrid *self)
{
  const guint n_blocks = (self->coverage->rows->len + BLOCK_ROWS - 1) / BLOCK_ROWS;

  if (self->blocks->len < n_blocks)
    {
      build_block (self, self->blocks->len);
      g_ptr_array_add (self->blocks, self->grid);
    }
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
      build_block (self, i);
      self->blocks->pdata[i] = self->grid;
      gtk_box_reorder_child_after (GTK_BOX (self->box), self->grid, old);
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
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->n_columns = self->coverage->n_months;
  self->sums = NULL;
  g_ptr_array_set_size (self->cells, (int)self->coverage->rows->len * self->n_columns);
  begin_block (self);
  add_header (self, self->coverage, self->month);
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

static void
set_width (GtkWidget *label, int width)
{
  int height;

  gtk_widget_get_size_request (label, NULL, &height);
  gtk_widget_set_size_request (label, width, height);
}

void
carnet_coverage_grid_set_narrow (CarnetCoverageGrid *self, gboolean narrow)
{
  g_return_if_fail (CARNET_IS_COVERAGE_GRID (self));

  self->narrow = narrow;
  for (GtkWidget *block = self->box ? gtk_widget_get_first_child (self->box) : NULL; block;
       block = gtk_widget_get_next_sibling (block))
    for (int row = 0; row < BLOCK_ROWS; row++)
      {
        GtkWidget *first = gtk_grid_get_child_at (GTK_GRID (block), 0, row);

        if (GTK_IS_LABEL (first))
          set_width (first, narrow ? NARROW_NAME_WIDTH : NAME_WIDTH);
      }
}
