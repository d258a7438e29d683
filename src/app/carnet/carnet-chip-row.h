/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-choices.h"
#include "carnet/carnet-naming-form.h"

G_BEGIN_DECLS

/**
 * CarnetChipWords: what a chip shows.
 * @label: (transfer full)
 * @icon: (nullable)
 * @about: (nullable): what the icon means: its tooltip, and heard after the label
 */
typedef struct
{
  char       *label;
  const char *icon;
  const char *about;
} CarnetChipWords;

#define CARNET_TYPE_CHIP_ROW (carnet_chip_row_get_type ())
/**
 * CarnetChipRow:
 *
 * The things of one kind that an observation names, one chip each, and a button to name more: those of the
 * logbook are proposed as one types, others are made in a form.
 *
 * Signals: `add (const CarnetId *)`, `remove (const CarnetId *)`.
 */
G_DECLARE_DERIVABLE_TYPE (CarnetChipRow, carnet_chip_row, CARNET, CHIP_ROW, GtkWidget)

/**
 * CarnetChipRowClass:
 * @describe: what the chip of @id shows, which stands among those of @ids (element-type CarnetId)
 * @suggest: what answers to @text
 * @begin: the form is about to be shown
 * @named: the name in the form changed
 * @make: what the form says is to be added to the logbook and here
 */
struct _CarnetChipRowClass
{
  GtkWidgetClass parent_class;

  void (*describe) (CarnetChipRow *self, const CarnetId *id, const GArray *ids, CarnetChipWords *words);
  void (*suggest) (CarnetChipRow *self, CarnetChoices *choices, const char *text);
  void (*build) (CarnetChipRow *self, CarnetNamingForm *form);
  void (*begin) (CarnetChipRow *self, CarnetNamingForm *form);
  void (*named) (CarnetChipRow *self, CarnetNamingForm *form);
  void (*make) (CarnetChipRow *self, CarnetNamingForm *form);
};

/** carnet_chip_row_set_ids: @ids (element-type CarnetId): those shown. */
void carnet_chip_row_set_ids (CarnetChipRow *self, const GArray *ids);
void carnet_chip_row_set_editable (CarnetChipRow *self, gboolean editable);
/** carnet_chip_row_popup: as its button. */
void carnet_chip_row_popup (CarnetChipRow *self);
/** carnet_chip_row_get_choices, …form: (transfer none) */
CarnetChoices    *carnet_chip_row_get_choices (CarnetChipRow *self);
CarnetNamingForm *carnet_chip_row_get_form (CarnetChipRow *self);

/* For those that derive from it. */

/** carnet_chip_row_set_words: @heading: of the row; @add: of its button; @naming: of the form; @name: of what
 * is typed. */
void     carnet_chip_row_set_words (CarnetChipRow *self,
                                    const char    *heading,
                                    const char    *add,
                                    const char    *naming,
                                    const char    *name);
gboolean carnet_chip_row_has (CarnetChipRow *self, const CarnetId *id);
/** carnet_chip_row_refill: the words of chips changed. */
void carnet_chip_row_refill (CarnetChipRow *self);

G_END_DECLS
