/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/carnet-session.h"

G_BEGIN_DECLS

#define CARNET_TYPE_QUESTION_BAR (carnet_question_bar_get_type ())
/**
 * CarnetQuestionBar:
 *
 * One invitation, some days after a milestone of which its owner wrote nothing yet: what has changed since?
 * It hides itself while there is none, and asks about one milestone a day at most: once it is answered or put
 * aside, no other takes its place. It never takes the focus. Nothing is asked while the setting
 * `milestone-questions` says so, nor in a logbook that is only read.
 *
 * Signals: `write (const CarnetId *milestone)`: an answer is to be written, dated today. `leave ()`: it had
 * the focus, and hides.
 */
G_DECLARE_FINAL_TYPE (CarnetQuestionBar, carnet_question_bar, CARNET, QUESTION_BAR, GtkWidget)

GtkWidget *carnet_question_bar_new (CarnetSession *session);
/** carnet_question_bar_get_milestone: (nullable): the one it asks about. */
const CarnetMilestone *carnet_question_bar_get_milestone (CarnetQuestionBar *self);

G_END_DECLS
