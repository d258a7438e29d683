/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/carnet-store-private.h"

/**
 * carnet_store_judge:
 * @n_changed: (out): revisions that were hidden or shown
 *
 * Brings the hidden revisions of @entity up to date with the batches; the caller
 * derives it when something changed. Of what something visible names and nothing else
 * brings, all stays.
 */
gboolean carnet_store_judge (CarnetStore    *self,
                             const CarnetId *entity,
                             const char     *kind,
                             guint64        *n_changed,
                             GError        **error);
/** carnet_store_judge_again: the same once something more came, which hides nothing: what is seen only
 * because it is in use stays beside what is new. */
gboolean
carnet_store_judge_again (CarnetStore *self, const CarnetId *entity, const char *kind, GError **error);
/** carnet_store_show: shows all revisions of @entity, whoever brought them; the caller derives it. */
gboolean carnet_store_show (CarnetStore *self, const CarnetId *entity, GError **error);
/**
 * carnet_store_show_used:
 * @from: the first row of what is new
 * @again: (element-type gint64): the first rows of what was there and is derived anew
 *
 * Shows again, all of it, each person, territory, actor, milestone, theme or programme of which nothing is
 * seen and that one of these, derived as they are, names: what was withdrawn has come into use. Derives what
 * it shows. What it costs does not depend on what else is held or hidden.
 */
gboolean carnet_store_show_used (CarnetStore *self, gint64 from, const GArray *again, GError **error);
/** carnet_store_run_for_row: @sql names the revision of row @seq as :seq. */
gboolean carnet_store_run_for_row (CarnetStore *self, const char *sql, gint64 seq, GError **error);
/** Of the revision r: where the table of notes says that it was taken back here. */
#define CARNET_TAKEN_BACK_KEY "'taken-back/' || hex (r.id)"
/** carnet_store_forget_taken_back: the revision of row @seq was not taken back, or is no longer. */
gboolean carnet_store_forget_taken_back (CarnetStore *self, gint64 seq, GError **error);
