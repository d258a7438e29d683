/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/carnet-session-send.h"

G_BEGIN_DECLS

#define CARNET_TYPE_SEND_FORM (carnet_send_form_get_type ())
/**
 * CarnetSendForm:
 *
 * Who a copy is for, and what goes into it: private observations do not, unless the
 * person says so here.
 *
 * Signal `changed`: of what the functions return.
 */
G_DECLARE_FINAL_TYPE (CarnetSendForm, carnet_send_form, CARNET, SEND_FORM, AdwBin)

GtkWidget *carnet_send_form_new (void);
/** carnet_send_form_set_facts: shows what there is to choose from. */
void carnet_send_form_set_facts (CarnetSendForm *self, const CarnetSendFacts *facts);
/** carnet_send_form_get_reason: (transfer none) (nullable): why the copy cannot be made yet. */
const char *carnet_send_form_get_reason (CarnetSendForm *self);
/** carnet_send_form_dup_recipient: (transfer full): cleaned; "" when none was typed. */
char             *carnet_send_form_dup_recipient (CarnetSendForm *self);
CarnetSendContent carnet_send_form_get_content (CarnetSendForm *self);

G_END_DECLS
