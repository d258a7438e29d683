/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/* How a milestone is said, the same wherever it is shown. */

/** carnet_milestone_dup_spoken: « Jalon, jeudi 5 juillet 2018, 4e séminaire des dirigeants, passé, 3
 * observations liées », and « , en conflit » while it is open. */
char *carnet_milestone_dup_spoken (const CarnetMilestone *milestone, CarnetDate today);
/** carnet_milestone_is_open: somebody has to settle what others wrote, or whether it is deleted. */
gboolean carnet_milestone_is_open (const CarnetMilestone *milestone);
/** carnet_milestone_dup_caption: its title: « En conflit · 4e séminaire des dirigeants » while it is open. */
char *carnet_milestone_dup_caption (const CarnetMilestone *milestone);
/** carnet_milestone_dup_mark: what its mark prints: « 5 », « mai », « 3–5 ». */
char *carnet_milestone_dup_mark (const CarnetMilestone *milestone);
/** carnet_lane_get_icon: the symbolic icon of a lane. */
const char *carnet_lane_get_icon (CarnetLane lane);
/** carnet_lane_get_css_class: gives a widget the colour of a lane. */
const char *carnet_lane_get_css_class (CarnetLane lane);
/** carnet_dup_capitalised: @text with its first letter as a capital. */
char *carnet_dup_capitalised (const char *text);
/** carnet_dup_uncapitalised: @text with its first letter as a small one, for the middle of a sentence. */
char *carnet_dup_uncapitalised (const char *text);

/* -- What was done, in a sentence: all (transfer full) -- */

/** carnet_milestone_dup_added: or taken away again. */
char *carnet_milestone_dup_added (gboolean undone);
/** carnet_milestone_dup_changed: or put back as it was. */
char *carnet_milestone_dup_changed (gboolean undone);
/** carnet_milestone_dup_moved: « Jalon déplacé au 6 juillet 2018 ». */
char *carnet_milestone_dup_moved (const CarnetWhen *to);
/** carnet_milestone_dup_deleted: and how many observations stay linked to it. */
char *carnet_milestone_dup_deleted (guint n_observations);
char *carnet_milestone_dup_restored (void);
/** carnet_milestone_dup_taken: of a calendar: « 3 jalons ajoutés, 1 modifié ». */
char *carnet_milestone_dup_taken (guint n_new, guint n_changed, guint n_deleted);
char *carnet_milestone_dup_taken_back (void);

G_END_DECLS
