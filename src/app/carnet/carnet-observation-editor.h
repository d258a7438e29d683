/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "carnet/carnet-known.h"
#include "carnet/carnet-observation-document.h"
#include "widgets/carnet-fold-bin.h"

G_BEGIN_DECLS

#define CARNET_TYPE_OBSERVATION_EDITOR (carnet_observation_editor_get_type ())
/**
 * CarnetObservationEditor:
 *
 * The page on which an observation is read and written. What is typed goes to its
 * #CarnetObservationDocument at once; saving is that one's affair.
 *
 * Signals: `back ()`, `delete ()`: the button was pressed.
 */
G_DECLARE_FINAL_TYPE (CarnetObservationEditor,
                      carnet_observation_editor,
                      CARNET,
                      OBSERVATION_EDITOR,
                      GtkWidget)

GtkWidget *carnet_observation_editor_new (CarnetSession *session, CarnetKnown *known);
/** carnet_observation_editor_set_document: @document (nullable) is referenced. */
void
carnet_observation_editor_set_document (CarnetObservationEditor *self, CarnetObservationDocument *document);
CarnetObservationDocument *carnet_observation_editor_get_document (CarnetObservationEditor *self);
/** carnet_observation_editor_commit: takes what is typed and not yet read, such as a date. */
void carnet_observation_editor_commit (CarnetObservationEditor *self);
/** carnet_observation_editor_focus_title: puts the cursor at the end of the title. */
void carnet_observation_editor_focus_title (CarnetObservationEditor *self);
/** carnet_observation_editor_set_unlisted: whether the list beside it, as it is narrowed, is without what is
 * shown: it says so. */
void carnet_observation_editor_set_unlisted (CarnetObservationEditor *self, gboolean unlisted);
/** carnet_observation_editor_set_fold: when it is narrow there is a list to go back to, and its bar is the
 * header bar of the window; when it is not wide there is less room for words. */
void carnet_observation_editor_set_fold (CarnetObservationEditor *self, CarnetFold fold);
/** carnet_observation_editor_set_window_menu: @menu: the main menu, which stands in its bar when it is
 * narrow. */
void carnet_observation_editor_set_window_menu (CarnetObservationEditor *self, GMenuModel *menu);
/** carnet_observation_editor_set_writing: the texts alone, with one quiet line below. */
void carnet_observation_editor_set_writing (CarnetObservationEditor *self, gboolean writing);
/** carnet_observation_editor_focus_text: goes on in the text that had the focus last. */
void carnet_observation_editor_focus_text (CarnetObservationEditor *self);
/** carnet_observation_editor_has_text_focus: whether one of its texts has it. */
gboolean carnet_observation_editor_has_text_focus (CarnetObservationEditor *self);
/** carnet_observation_editor_get_text_view: (transfer none) (nullable): 0 is the title, 1 the first section.
 */
GtkWidget *carnet_observation_editor_get_text_view (CarnetObservationEditor *self, guint field);

/** carnet_observation_editor_attach: keeps the files @paths with the observation, which is first sealed when
 * it is new. */
void carnet_observation_editor_attach (CarnetObservationEditor *self, const char *const *paths);

G_END_DECLS
