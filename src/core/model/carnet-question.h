/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/* Days after a milestone between which somebody may be asked what has changed since. */
#define CARNET_QUESTION_FIRST_DAY 3
#define CARNET_QUESTION_LAST_DAY 21

/**
 * carnet_programme_list_questions:
 *
 * The milestones after which it is time to ask what has changed: over for
 * %CARNET_QUESTION_FIRST_DAY to %CARNET_QUESTION_LAST_DAY days, and @today a day of the logbook, since what
 * is answered is dated today.
 *
 * Returns: (transfer container) (element-type CarnetMilestone): of @self, the last one that was over first.
 */
GPtrArray *carnet_programme_list_questions (const CarnetProgramme *self, CarnetDate today);
/** carnet_question_dup_sentence: (transfer full): « Rencontre d’exemple a eu lieu il y a 5 jours. Qu’est-ce
 * qui a changé depuis ? » */
char *carnet_question_dup_sentence (const CarnetMilestone *milestone, CarnetDate today);

G_END_DECLS
