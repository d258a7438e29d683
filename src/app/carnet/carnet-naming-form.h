/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/carnet-id.h"

G_BEGIN_DECLS

#define CARNET_TYPE_NAMING_FORM (carnet_naming_form_get_type ())
/**
 * CarnetNamingForm:
 *
 * Names something new, warning when something there is much like it.
 *
 * Signals: `changed ()`: its name; `make ()`; `take (const CarnetId *)`: that which it is like; `back ()`.
 */
G_DECLARE_FINAL_TYPE (CarnetNamingForm, carnet_naming_form, CARNET, NAMING_FORM, GtkWidget)

GtkWidget *carnet_naming_form_new (void);
/** carnet_naming_form_set_words: @heard: what the name is of. */
void carnet_naming_form_set_words (CarnetNamingForm *self, const char *heading, const char *heard);
/** carnet_naming_form_append: puts what else is to be said below the name. */
void carnet_naming_form_append (CarnetNamingForm *self, GtkWidget *widget);
/** carnet_naming_form_begin: with that name, and the focus in it. */
void carnet_naming_form_begin (CarnetNamingForm *self, const char *name);
/** carnet_naming_form_dup_name: (transfer full): clean; empty when blank. */
char *carnet_naming_form_dup_name (CarnetNamingForm *self);
/** carnet_naming_form_set_near: @id: (nullable): what it is like, of which @sentence tells. */
void carnet_naming_form_set_near (CarnetNamingForm *self, const CarnetId *id, const char *sentence);
/** carnet_naming_form_set_ready: whether all but its name is right. */
void carnet_naming_form_set_ready (CarnetNamingForm *self, gboolean ready);
/** carnet_naming_form_make: as its button, when it can. */
void carnet_naming_form_make (CarnetNamingForm *self);
/** carnet_naming_form_get_entry: (transfer none): for tests. */
GtkWidget *carnet_naming_form_get_entry (CarnetNamingForm *self);

G_END_DECLS
