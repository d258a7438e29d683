/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"
#include "model/carnet-programme.h"

G_BEGIN_DECLS

typedef struct _CarnetLogbook CarnetLogbook;

/**
 * carnet_logbook_load_milestone:
 * @heads: (out) (optional) (transfer full) (element-type CarnetHash): the revisions that say what is
 * returned: the parents of what somebody who saw it writes
 *
 * Returns: (transfer full) (nullable): as it stands, also when it is deleted, with its count of linked
 *   observations; %CARNET_ERROR_NOT_FOUND when there is none.
 */
CarnetMilestone *
carnet_logbook_load_milestone (CarnetLogbook *self, const CarnetId *id, GArray **heads, GError **error);
/**
 * carnet_milestone_list_changes:
 * @seen: (nullable): what the person saw; %NULL for a new one, which is written with its programme and kind
 * @wanted: what it should say
 *
 * Returns: (transfer full): the fields that differ, for carnet_logbook_write(); what was emptied is cleared.
 */
CarnetWrites *carnet_milestone_list_changes (const CarnetMilestone *seen, const CarnetMilestone *wanted);
/**
 * carnet_logbook_write_milestone:
 * @seen, @heads: (nullable): of carnet_logbook_load_milestone(); %NULL for a new one
 * @wanted: its id is that of @seen; for a new one it may be nil, and then receives one
 * @revision: (out) (optional): all zero when nothing differs: nothing was written then
 *
 * Checks @wanted by carnet_milestone_check(), then writes what differs upon what the person saw: what
 * somebody else wrote meanwhile is not overwritten unseen.
 */
gboolean carnet_logbook_write_milestone (CarnetLogbook         *self,
                                         const CarnetMilestone *seen,
                                         const GArray          *heads,
                                         CarnetMilestone       *wanted,
                                         CarnetHash            *revision,
                                         GError               **error);
/**
 * carnet_logbook_add_milestones:
 * @from: the programme of a file, such as carnet_programme_read_xml() gives
 * @n_added: (out) (optional)
 *
 * Adds its milestones to the programme of this logbook, all of them or none. A milestone that was ever here,
 * even one that was deleted since, stays as it is.
 */
gboolean carnet_logbook_add_milestones (CarnetLogbook         *self,
                                        const CarnetProgramme *from,
                                        guint                 *n_added,
                                        GError               **error);

G_END_DECLS
