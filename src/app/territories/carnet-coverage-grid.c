/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-coverage-grid.h"

#include <glib/gi18n-lib.h>

#include "territories/carnet-coverage-cell.h"

#define CELL_WIDTH 54
#define CELL_HEIGHT 36
#define GAP 7
#define NAME_WIDTH 267
#define NARROW_NAME_WIDTH 130

struct _CarnetCoverageGrid
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *grid;
  GPtrArray *cells; /* row by row; children */
  GPtrArray *names; /* children */

  int      n_columns;
  int      current; /* the cell that Tab enters by */
  gboolean narrow;
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

static void
add_name (CarnetCoverageGrid *self, const char *name, int row)
{
  GtkWidget *label = new_label (*name ? name : _ ("Without a territory"), NULL, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, self->narrow ? NARROW_NAME_WIDTH : NAME_WIDTH, CELL_HEIGHT);
  gtk_widget_set_tooltip_text (label, gtk_label_get_label (GTK_LABEL (label)));
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  g_ptr_array_add (self->names, label);
}

static void
add_header (CarnetCoverageGrid *self, const CarnetCoverage *coverage, CarnetMonth current)
{
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
      gtk_grid_attach (GTK_GRID (self->grid), other, coverage->n_months + 1, 0, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (self->grid), new_label (_ ("Total"), "heading", 1), coverage->n_months + 2, 0, 1,
                   1);
}

static void
add_number (CarnetCoverageGrid *self, guint number, const char *css_class, int column, int row)
{
  g_autofree char *text = number > 0 || column > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  GtkWidget       *label = new_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_size_request (label, CELL_WIDTH, -1);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
add_row (CarnetCoverageGrid      *self,
         const CarnetCoverage    *coverage,
         const CarnetCoverageRow *row,
         int                      at,
         CarnetMonth              current)
{
  add_name (self, row->name, at);
  for (int i = 0; i < coverage->n_months; i++)
    {
      GtkWidget *cell = carnet_coverage_cell_new (
          &row->cells[i], gtk_label_get_label (GTK_LABEL (self->names->pdata[self->names->len - 1])),
          current);

      gtk_widget_set_size_request (cell, CELL_WIDTH, CELL_HEIGHT);
      g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, 0);
      gtk_grid_attach (GTK_GRID (self->grid), cell, i + 1, at, 1, 1);
      g_ptr_array_add (self->cells, cell);
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
  gtk_grid_attach (GTK_GRID (self->grid), new_label (_ ("All"), "heading", 0), 0, at + 1, 1, 1);
  for (int i = 0; i < coverage->n_months; i++)
    {
      const gboolean   silent = coverage->sums[i] == 0 && coverage->start + i > current;
      g_autofree char *text = silent ? g_strdup ("–") : g_strdup_printf ("%u", coverage->sums[i]);
      GtkWidget       *label = new_label (text, silent ? "secondary" : "heading", 0.5f);

      gtk_grid_attach (GTK_GRID (self->grid), label, i + 1, at + 1, 1, 1);
    }
  if (coverage->elsewhere > 0)
    add_number (self, coverage->elsewhere, "heading", coverage->n_months + 1, at + 1);
  add_number (self, coverage->total, "heading", coverage->n_months + 2, at + 1);
}

/* -- Keys ---------------------------------------------------------------------------- */

static int
find_focused (CarnetCoverageGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (gtk_widget_has_focus (self->cells->pdata[i]))
      return (int)i;
  return -1;
}

static gboolean
focus_cell (CarnetCoverageGrid *self, int index)
{
  if (index < 0 || index >= (int)self->cells->len)
    return FALSE;
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

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
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
  self->names = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Observations by territory and month"), -1);
}

GtkWidget *
carnet_coverage_grid_new (void)
{
  return g_object_new (CARNET_TYPE_COVERAGE_GRID, NULL);
}

void
carnet_coverage_grid_set_coverage (CarnetCoverageGrid *self, const CarnetCoverage *coverage, CarnetDate today)
{
  const CarnetMonth current = carnet_date_month (today);
  int               at = 1;

  g_return_if_fail (CARNET_IS_COVERAGE_GRID (self));

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->names, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), GAP);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), GAP);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  self->n_columns = coverage->n_months;
  add_header (self, coverage, current);
  for (guint i = 0; i < coverage->rows->len; i++)
    add_row (self, coverage, coverage->rows->pdata[i], at++, current);
  add_sums (self, coverage, at, current);
}

void
carnet_coverage_grid_set_narrow (CarnetCoverageGrid *self, gboolean narrow)
{
  g_return_if_fail (CARNET_IS_COVERAGE_GRID (self));

  self->narrow = narrow;
  for (guint i = 0; i < self->names->len; i++)
    {
      GtkLabel *label = GTK_LABEL (self->names->pdata[i]);

      /* An ellipsized label asks for its whole text unless told how much is enough. */
      gtk_widget_set_size_request (GTK_WIDGET (label), narrow ? NARROW_NAME_WIDTH : NAME_WIDTH, CELL_HEIGHT);
      gtk_label_set_max_width_chars (label, narrow ? 14 : 34);
    }
}
