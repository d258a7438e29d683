/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetChoice: one thing to choose.
 * @id: nil for what is not there yet and would be made
 * @icon: (nullable): empty for the room of one
 * @about: (nullable): what the icon means: its tooltip, and heard after the label
 * @depth: how far it is below another
 * @taken: only to be seen: it was chosen before
 */
typedef struct
{
  CarnetId    id;
  const char *icon;
  const char *label;
  const char *about;
  guint       depth;
  gboolean    taken;
} CarnetChoice;

#define CARNET_TYPE_CHOICES (carnet_choices_get_type ())
/**
 * CarnetChoices:
 *
 * Where one types, and below it what answers, to choose from by mouse or keyboard. Enter in the text takes
 * what has the very name that is typed, else makes it.
 *
 * Signals: `typed (const char *text)`: to be answered by carnet_choices_clear() and …add(); `chosen (const
 * CarnetId *)`; `make (const char *text)`. Texts are clean.
 */
G_DECLARE_FINAL_TYPE (CarnetChoices, carnet_choices, CARNET, CHOICES, GtkWidget)

GtkWidget *carnet_choices_new (void);
/** carnet_choices_set_words: @placeholder: of the text; @heard: what it is for. */
void carnet_choices_set_words (CarnetChoices *self, const char *placeholder, const char *heard);
/** carnet_choices_begin: without a text, and with the focus in it. */
void carnet_choices_begin (CarnetChoices *self);
void carnet_choices_clear (CarnetChoices *self);
/** carnet_choices_add: Returns: %FALSE when the list is long enough, and a line says that there is more. */
gboolean carnet_choices_add (CarnetChoices *self, const CarnetChoice *choice);
/** carnet_choices_dup_text: (transfer full): what is typed. */
char *carnet_choices_dup_text (CarnetChoices *self);
/** carnet_choices_get_entry, …list: (transfer none): for tests. */
GtkWidget *carnet_choices_get_entry (CarnetChoices *self);
GtkWidget *carnet_choices_get_list (CarnetChoices *self);

G_END_DECLS
