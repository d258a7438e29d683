/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-programme.h"
#include "model/carnet-query.h"

G_BEGIN_DECLS

/**
 * CarnetCoverageRow: what one territory wrote, month by month.
 * @territory, @name: nil and empty for observations without a territory
 * @cells: (array length=n_months): totals include drafts
 * @elsewhere: undated, or dated outside the months of the logbook
 */
typedef struct
{
  CarnetId     territory;
  char        *name;
  CarnetCount *cells;
  guint        elsewhere;
  guint        total;
} CarnetCoverageRow;

/**
 * CarnetCoverage: territory × month.
 * @rows: (element-type CarnetCoverageRow): in the order of the territories; last,
 *   when there are any, the observations without one
 * @sums: (array length=n_months): of all rows
 */
typedef struct
{
  CarnetMonth start;
  int         n_months;
  GPtrArray  *rows;
  guint      *sums;
  guint       elsewhere;
  guint       drafts;
  guint       total;
} CarnetCoverage;

/**
 * carnet_coverage_new:
 * @territories: (element-type CarnetTerritory): each gets a row, silent ones too
 * @counts: (element-type CarnetCount): of territory × month
 */
CarnetCoverage      *
carnet_coverage_new (const CarnetProgramme *programme, GPtrArray *territories, GPtrArray *counts);
void carnet_coverage_free (CarnetCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCoverage, carnet_coverage_free)
/** carnet_coverage_row_equal: whether both say the same of the same territory, over @n_months. */
gboolean carnet_coverage_row_equal (const CarnetCoverageRow *a, const CarnetCoverageRow *b, int n_months);
/** carnet_coverage_n_elapsed: how many months of the logbook have begun by @today. */
int carnet_coverage_n_elapsed (const CarnetCoverage *self, CarnetDate today);

G_END_DECLS
