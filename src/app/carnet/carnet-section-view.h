/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "writing/carnet-spell-check.h"

#include "carnet/carnet-passage-layer.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SECTION_VIEW (carnet_section_view_get_type ())
/**
 * CarnetSectionView:
 *
 * One text of an observation: its heading, and a page that grows with what is
 * written, showing a guiding question while it is empty.
 */
G_DECLARE_FINAL_TYPE (CarnetSectionView, carnet_section_view, CARNET, SECTION_VIEW, GtkWidget)

/** carnet_section_view_new: @heading (nullable): none, for a title; @question: shown while it is empty. */
GtkWidget     *carnet_section_view_new (const char *heading, const char *question);
GtkTextBuffer *carnet_section_view_get_buffer (CarnetSectionView *self);
/** carnet_section_view_dup_text: (transfer full): as it is typed. */
char *carnet_section_view_dup_text (CarnetSectionView *self);
/** carnet_section_view_get_passages: (transfer none) (nullable): a title has none. */
CarnetPassageLayer *carnet_section_view_get_passages (CarnetSectionView *self);
/** carnet_section_view_get_place: where the last line of the code points @start to @end is in it, in pixels.
 */
void carnet_section_view_get_place (CarnetSectionView *self, guint start, guint end, GdkRectangle *place);
/** carnet_section_view_get_text_view: (transfer none): what takes the focus. */
GtkWidget *carnet_section_view_get_text_view (CarnetSectionView *self);
/** carnet_section_view_get_spelling: (transfer none): what underlines its misspelt words. */
CarnetSpellCheck *carnet_section_view_get_spelling (CarnetSectionView *self);
/** carnet_section_view_set_single_line: line breaks become spaces, and Enter moves on. */
void carnet_section_view_set_single_line (CarnetSectionView *self);

G_END_DECLS
