/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "model/carnet-programme.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/* A logbook is kept for one programme, and may know others: those of other years, and those that came with
 * what was received. Which one it is kept for is of this file on this machine. */

/** carnet_logbook_list_programmes: (transfer full) (element-type CarnetProgramme): the one that begins last
 * first; titles and months alone, without sections and milestones. */
GPtrArray *carnet_logbook_list_programmes (CarnetLogbook *self, GError **error);
/**
 * carnet_logbook_add_programme:
 * @programme: with ids; carnet_programme_check() has to agree
 *
 * Adds it with its milestones, and keeps the logbook for it from now on. As a programme file does, it makes
 * the same revisions wherever it is added, so that logbooks that begin with the same one agree. One that is
 * here, or was deleted, is chosen. %CARNET_ERROR_EXISTS when the logbook is kept for it.
 */
gboolean carnet_logbook_add_programme (CarnetLogbook *self, const CarnetProgramme *programme, GError **error);
/** carnet_logbook_choose_programme: keeps the logbook for it: nothing that travels is written, so that it is
 * what undoes carnet_logbook_add_programme() too: others may have the same one. */
gboolean carnet_logbook_choose_programme (CarnetLogbook *self, const CarnetId *id, GError **error);
/**
 * carnet_logbook_see_programme:
 * @heads: (out) (transfer full) (element-type CarnetHash): the parents of what somebody who saw it writes
 *
 * Returns: (transfer full) (nullable): as carnet_logbook_load_programme().
 */
CarnetProgramme *carnet_logbook_see_programme (CarnetLogbook *self, GArray **heads, GError **error);
/**
 * carnet_programme_list_changes:
 * @seen: (nullable): what the person saw; %NULL for a new one
 *
 * Returns: (transfer full): the fields that differ, milestones left aside, for carnet_logbook_write(). A
 *   section that became a past one keeps its words: its rank becomes negative.
 */
CarnetWrites *carnet_programme_list_changes (const CarnetProgramme *seen, const CarnetProgramme *wanted);
/** carnet_programme_settle_ids: of a new @programme that was made from @from: as it is, it is the same for
 * all who make it so; changed, it gets ids of its own, of chance. */
void carnet_programme_settle_ids (CarnetProgramme *programme, const CarnetProgramme *from);
/**
 * carnet_logbook_write_programme:
 * @heads: of carnet_logbook_see_programme()
 * @revision: (out) (optional): all zero when nothing differs
 *
 * Checks @wanted by carnet_programme_check(), then writes what differs upon what the person saw.
 * %CARNET_ERROR_OUTSIDE when months are taken away that have observations.
 */
gboolean carnet_logbook_write_programme (CarnetLogbook         *self,
                                         const CarnetProgramme *seen,
                                         const GArray          *heads,
                                         const CarnetProgramme *wanted,
                                         CarnetHash            *revision,
                                         GError               **error);

/**
 * carnet_logbook_find_question:
 * @found: (out) (transfer full) (nullable): %NULL without error when there is nothing to ask
 *
 * The first of carnet_programme_list_questions() of which the owner wrote nothing yet, not even a draft, and
 * that was not put aside.
 */
gboolean
carnet_logbook_find_question (CarnetLogbook *self, CarnetDate today, CarnetMilestone **found, GError **error);
/** carnet_logbook_put_question_aside: never asked again in this file on this machine: no copy that is sent
 * says it. */
gboolean carnet_logbook_put_question_aside (CarnetLogbook *self, const CarnetId *milestone, GError **error);

G_END_DECLS
