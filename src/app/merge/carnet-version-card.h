/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-marked-label.h"

G_BEGIN_DECLS

#define CARNET_TYPE_VERSION_CARD (carnet_version_card_get_type ())
/** CarnetVersionCard: one version of a field, to be chosen: a check button around a text. Heard as « Faits,
 * ma version, non retenue, ajouté : en septembre ». */
G_DECLARE_FINAL_TYPE (CarnetVersionCard, carnet_version_card, CARNET, VERSION_CARD, GtkCheckButton)

/**
 * carnet_version_card_new:
 * @field: what the field is called
 * @whose: « Ma version », « Version : … »
 * @caption: who and when; shown when carnet_version_card_show_caption() asks
 * @text: "" when the field was cleared
 * @other: (nullable): the text to mark the differences from; when @text is no prose, all of it is marked
 * @prose: it is compared word by word
 */
GtkWidget *carnet_version_card_new (const char *field,
                                    const char *whose,
                                    const char *caption,
                                    const char *text,
                                    const char *other,
                                    gboolean    prose,
                                    CarnetMark  mark);
void       carnet_version_card_show_caption (CarnetVersionCard *self, gboolean shown);

G_END_DECLS
