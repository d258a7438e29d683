/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/carnet-highlight.h"

G_BEGIN_DECLS

#define CARNET_TYPE_PASSAGE_POPOVER (carnet_passage_popover_get_type ())
/**
 * CarnetPassagePopover:
 *
 * Who said the words of a marked passage, and what they agree to.
 *
 * Signals: `edited ()`: by hand; `remove ()`: the mark is to be taken off.
 */
G_DECLARE_FINAL_TYPE (CarnetPassagePopover, carnet_passage_popover, CARNET, PASSAGE_POPOVER, GtkPopover)

GtkWidget *carnet_passage_popover_new (void);
/** carnet_passage_popover_show: opens it on @passage. */
void        carnet_passage_popover_show (CarnetPassagePopover  *self,
                                         const CarnetHighlight *passage,
                                         const GdkRectangle    *place,
                                         gboolean               editable);
const char *carnet_passage_popover_get_speaker (CarnetPassagePopover *self);
/** carnet_passage_popover_get_consent: a #CarnetConsent, or %CARNET_CONSENT_UNASKED. */
int carnet_passage_popover_get_consent (CarnetPassagePopover *self);

G_END_DECLS
