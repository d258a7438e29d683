/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-observation.h"

G_BEGIN_DECLS

/**
 * CarnetOrder:
 * @CARNET_ORDER_DATE: oldest date first, undated last
 * @CARNET_ORDER_NEWEST: newest date first; with a text, the most recently written first
 * @CARNET_ORDER_RANK: best match first, among the %CARNET_RANK_CAP most recent
 *   matches; same as newest without a text
 */
typedef enum
{
  CARNET_ORDER_DATE,
  CARNET_ORDER_NEWEST,
  CARNET_ORDER_RANK,
} CarnetOrder;

#define CARNET_RANK_CAP 1000

/**
 * CarnetQuery:
 *
 * Which observations: every condition set must hold. Zero-initialise with
 * %CARNET_QUERY_INIT. Ids are nil and numbers -1 when the condition is not set.
 * @text: (nullable): words to find, the last one as a prefix; accents, case, œ and
 *   French plurals do not matter; borrowed
 * @first, @last: days, both included; %CARNET_DATE_NONE when open. @last is also
 *   the cut-off of an export
 * @theme: that one, and all below it
 * @levels: at least so much of each impact; 0 for any
 * @with_verbatim: only those with a passage marked as verbatim
 * @visibility_only: exactly @visibility; else at least so public
 * @conflict_only: only those in conflict or of contested deletion
 * @any_version: what is in conflict answers to each condition when any of its versions does, but to
 * @visibility by the one that holds. For lists that people look through: what is sent, and what is counted,
 * is what is shown
 * @deleted: those deleted, and those of contested deletion, instead of the visible
 *   ones; without @text, as words are found in visible ones alone
 */
typedef struct
{
  const char *text;
  CarnetMonth month;
  CarnetDate  first;
  CarnetDate  last;
  CarnetId    territory;
  CarnetId    theme;
  CarnetId    actor;
  CarnetId    milestone;
  CarnetId    author;
  int         visibility;
  gboolean    visibility_only;
  int         review;
  int         levels[CARNET_N_IMPACTS];
  gboolean    with_verbatim;
  gboolean    conflict_only;
  gboolean    any_version;
  gboolean    deleted;
  CarnetOrder order;
} CarnetQuery;

#define CARNET_QUERY_INIT                                                                                    \
  {                                                                                                          \
    .month = CARNET_MONTH_NONE, .visibility = -1, .review = -1                                               \
  }

/** carnet_query_asks_for_level: whether any of @levels is a condition. */
gboolean carnet_query_asks_for_level (const CarnetQuery *self);

/**
 * CarnetCount: observations of one month, one territory, or both.
 * @territory: nil in counts by month alone, and for observations without one
 * @month: %CARNET_MONTH_NONE in counts by territory alone, and for undated ones
 * @total: visible observations
 * @validated: those of them whose review state is validated
 * @drafts: those of them whose review state is draft
 */
typedef struct
{
  CarnetId    territory;
  CarnetMonth month;
  guint       total;
  guint       validated;
  guint       drafts;
} CarnetCount;

G_END_DECLS
