/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetBatch: one received file that was applied.
 * @number: names it in this logbook
 * @sitting: batches applied together share it
 * @name: of the file, as CarnetMergeFile has it
 * @sender: who wrote most of it; "" when unknown
 * @n_new, @n_known: revisions
 * @n_added, @n_changed: observations, when it was applied
 * @n_conflicts: what was left to settle then, of all kinds
 */
typedef struct
{
  gint64     number;
  gint64     sitting;
  char      *name;
  char      *sender;
  CarnetHash hash;
  gint64     received_ms;
  guint64    n_new;
  guint64    n_known;
  guint64    n_added;
  guint64    n_changed;
  guint64    n_conflicts;
  gboolean   withdrawn;
} CarnetBatch;

void carnet_batch_free (CarnetBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetBatch, carnet_batch_free)

/**
 * CarnetWithdrawal: what withdrawing or taking back a batch did.
 * @n_revisions: hidden, or shown again
 * @n_kept: revisions of the batch that stay because something visible builds on
 *   them, uses them, or was brought by another batch too
 * @n_observations: those that appeared, disappeared or changed
 */
typedef struct
{
  guint64 n_revisions;
  guint64 n_kept;
  guint64 n_observations;
} CarnetWithdrawal;

G_END_DECLS
