/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-coverage-block.h"

#include <glib/gi18n-lib.h>

#include "territories/carnet-coverage-cell.h"
#include "widgets/carnet-scale.h"

#define CELL_WIDTH 54
#define CELL_HEIGHT carnet_scale_px (36)
#define GAP 7
#define NAME_WIDTH carnet_scale_px (267)
/* Nine months in a window of 420 px. */
#define NARROW_CELL_WIDTH 34
#define NARROW_GAP 4
#define NARROW_NAME_MARGIN 8

struct _CarnetCoverageBlock
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *grid;

  /* Borrowed */
  const CarnetCoverage *coverage;

  CarnetMonth today;
  gboolean    narrow;
  int         n_lines;
};

G_DEFINE_FINAL_TYPE (CarnetCoverageBlock, carnet_coverage_block, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  return label;
}

static const char *
row_name (const CarnetCoverageRow *row)
{
  return *row->name ? row->name : _ ("Without a territory");
}

/* The column of a month, by its number from 0; those after the last are of the totals. */
static void
attach (CarnetCoverageBlock *self, GtkWidget *child, int column, int height)
{
  gtk_widget_set_size_request (child, self->narrow ? NARROW_CELL_WIDTH : CELL_WIDTH, height);
  gtk_widget_set_hexpand (child, self->narrow);
  gtk_grid_attach (GTK_GRID (self->grid), child, self->narrow ? column : column + 1, self->n_lines, 1, 1);
}

/* -- Names and totals -------------------------------------------------------------------- */

/* All as wide, whatever they say: columns go on from block to block. */
static void
add_name (CarnetCoverageBlock *self, const char *text, const char *css_class)
{
  GtkWidget *label = new_label (text, css_class, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, NAME_WIDTH, -1);
  gtk_widget_set_tooltip_text (label, *text ? text : NULL);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, self->n_lines, 1, 1);
}

static void
add_number (CarnetCoverageBlock *self, guint number, const char *css_class, int column)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget       *label = new_label (text, "numeric", 1);

  gtk_widget_add_css_class (label, css_class);
  attach (self, label, column, -1);
}

static void
add_totals (CarnetCoverageBlock *self, guint elsewhere, guint total, const char *css_class)
{
  const int n_months = self->coverage->n_months;

  if (self->coverage->elsewhere > 0)
    add_number (self, elsewhere, css_class, n_months);
  add_number (self, total, css_class, n_months + 1);
}

static char *
dup_elsewhere (guint elsewhere)
{
  /* Translators: of the observations of a territory, those without a date or dated before or after. */
  return g_strdup_printf (ngettext ("%u outside the months", "%u outside the months", elsewhere), elsewhere);
}

/* The name in full, what is in no month, and the total: a line above the months. */
static void
add_name_line (CarnetCoverageBlock *self,
               const char          *name,
               guint                elsewhere,
               guint                total,
               const char          *css_class)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = new_label (name, css_class, 0);
  g_autofree char *other = dup_elsewhere (elsewhere);
  g_autofree char *number = g_strdup_printf ("%u", total);
  GtkWidget       *sum = new_label (number, "numeric", 1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (elsewhere > 0)
    gtk_box_append (GTK_BOX (line), new_label (other, "secondary", 1));
  gtk_widget_add_css_class (sum, css_class);
  gtk_box_append (GTK_BOX (line), sum);
  gtk_widget_set_margin_top (line, NARROW_NAME_MARGIN);
  gtk_grid_attach (GTK_GRID (self->grid), line, 0, self->n_lines++, self->coverage->n_months, 1);
}

/* -- Lines ----------------------------------------------------------------------------------- */

static void
add_total_headings (CarnetCoverageBlock *self)
{
  const int n_months = self->coverage->n_months;

  if (self->coverage->elsewhere > 0)
    {
      GtkWidget *other = new_label (_ ("Other"), "heading", 1);

      gtk_widget_set_tooltip_text (other, _ ("Undated, or dated outside the months of the logbook"));
      attach (self, other, n_months, -1);
    }
  attach (self, new_label (_ ("Total"), "heading", 1), n_months + 1, -1);
}

void
carnet_coverage_block_add_header (CarnetCoverageBlock *self)
{
  g_return_if_fail (CARNET_IS_COVERAGE_BLOCK (self));

  if (!self->narrow)
    add_name (self, "", NULL);
  for (int i = 0; i < self->coverage->n_months; i++)
    {
      const CarnetMonth month = self->coverage->start + i;
      g_autofree char  *index = g_strdup_printf ("M%d", i + 1);
      g_autofree char  *name = carnet_month_format (month, CARNET_MONTH_SHORT);
      GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), new_label (index, "heading", 0.5f));
      gtk_box_append (GTK_BOX (box), new_label (name, "caption", 0.5f));
      gtk_widget_add_css_class (box, month == self->today  ? "accent-text"
                                     : month > self->today ? "secondary"
                                                           : "carnet-plain");
      attach (self, box, i, -1);
    }
  if (!self->narrow)
    add_total_headings (self);
  self->n_lines++;
}

void
carnet_coverage_block_add_row (CarnetCoverageBlock *self, guint index, GtkWidget **cells)
{
  const CarnetCoverageRow *row;

  g_return_if_fail (CARNET_IS_COVERAGE_BLOCK (self));

  row = self->coverage->rows->pdata[index];
  if (self->narrow)
    add_name_line (self, row_name (row), row->elsewhere, row->total, "carnet-plain");
  else
    add_name (self, row_name (row), NULL);
  for (int i = 0; i < self->coverage->n_months; i++)
    {
      cells[i] = carnet_coverage_cell_new (&row->cells[i], row_name (row), self->today);
      attach (self, cells[i], i, CELL_HEIGHT);
    }
  if (!self->narrow)
    add_totals (self, row->elsewhere, row->total, "carnet-plain");
  self->n_lines++;
}

void
carnet_coverage_block_add_sums (CarnetCoverageBlock *self)
{
  const CarnetCoverage *coverage = self->coverage;
  GtkWidget            *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  g_return_if_fail (CARNET_IS_COVERAGE_BLOCK (self));

  gtk_grid_attach (GTK_GRID (self->grid), line, 0, self->n_lines++,
                   self->narrow ? coverage->n_months : coverage->n_months + 3, 1);
  if (self->narrow)
    add_name_line (self, _ ("All"), coverage->elsewhere, coverage->total, "heading");
  else
    add_name (self, _ ("All"), "heading");
  for (int i = 0; i < coverage->n_months; i++)
    {
      const gboolean   silent = coverage->sums[i] == 0 && coverage->start + i > self->today;
      g_autofree char *text = silent ? g_strdup ("–") : g_strdup_printf ("%u", coverage->sums[i]);

      attach (self, new_label (text, silent ? "secondary" : "heading", 0.5f), i, -1);
    }
  if (!self->narrow)
    add_totals (self, coverage->elsewhere, coverage->total, "heading");
  self->n_lines++;
}

/* -- Object ---------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetCoverageBlock *self = CARNET_COVERAGE_BLOCK (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_coverage_block_parent_class)->dispose (object);
}

static void
carnet_coverage_block_class_init (CarnetCoverageBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_coverage_block_init (CarnetCoverageBlock *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

int
carnet_coverage_block_get_gap (gboolean narrow)
{
  return narrow ? NARROW_GAP : GAP;
}

GtkWidget *
carnet_coverage_block_new (const CarnetCoverage *coverage, CarnetMonth today, gboolean narrow)
{
  CarnetCoverageBlock *self = g_object_new (CARNET_TYPE_COVERAGE_BLOCK, NULL);

  self->coverage = coverage;
  self->today = today;
  self->narrow = narrow;
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), carnet_coverage_block_get_gap (narrow));
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), carnet_coverage_block_get_gap (narrow));
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), narrow);
  return GTK_WIDGET (self);
}
