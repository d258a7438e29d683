/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of the button: what can be named is chosen, or made in a form. */
#include "carnet/carnet-chip-row-private.h"
#include "widgets/carnet-late.h"

#define POPOVER_WIDTH 288

static void
typed_cb (CarnetChipRow *self, const char *text)
{
  CarnetChoices *choices = carnet_chip_row_get_choices (self);

  carnet_choices_clear (choices);
  CARNET_CHIP_ROW_GET_CLASS (self)->suggest (self, choices, text);
}

static void
take_cb (CarnetChipRow *self, const CarnetId *id)
{
  CarnetId chosen = *id;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (carnet_chip_row_get_private (self)->button));
  g_signal_emit_by_name (self, "add", &chosen);
}

static void
begin_cb (CarnetChipRow *self, const char *text)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

  CARNET_CHIP_ROW_GET_CLASS (self)->begin (self, CARNET_NAMING_FORM (private->form));
  gtk_stack_set_visible_child (GTK_STACK (private->stack), private->form);
  carnet_naming_form_begin (CARNET_NAMING_FORM (private->form), text);
}

static void
named_cb (CarnetChipRow *self)
{
  CARNET_CHIP_ROW_GET_CLASS (self)->named (self, carnet_chip_row_get_form (self));
}

static void
make_cb (CarnetChipRow *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (carnet_chip_row_get_private (self)->button));
  CARNET_CHIP_ROW_GET_CLASS (self)->make (self, carnet_chip_row_get_form (self));
}

static void
shown_cb (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

  gtk_stack_set_visible_child (GTK_STACK (private->stack), private->choices);
  carnet_choices_begin (CARNET_CHOICES (private->choices));
}

static void
build_choices (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);

  private->choices = carnet_choices_new ();
  carnet_choices_set_words (CARNET_CHOICES (private->choices), private->name, private->add);
  g_signal_connect_swapped (private->choices, "typed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (private->choices, "chosen", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (private->choices, "make", G_CALLBACK (begin_cb), self);
}

static void
build_form (CarnetChipRow *self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
  CarnetNamingForm *form = CARNET_NAMING_FORM (carnet_naming_form_new ());

  private->form = GTK_WIDGET (form);
  carnet_naming_form_set_words (form, private->naming, private->name);
  CARNET_CHIP_ROW_GET_CLASS (self)->build (self, form);
  g_signal_connect_swapped (private->form, "changed", G_CALLBACK (named_cb), self);
  g_signal_connect_swapped (private->form, "take", G_CALLBACK (take_cb), self);
  g_signal_connect_swapped (private->form, "make", G_CALLBACK (make_cb), self);
  g_signal_connect_swapped (private->form, "back", G_CALLBACK (shown_cb), self);
}

GtkWidget *
carnet_chip_row_make_popover (gpointer self)
{
  CarnetChipRowPrivate *private = carnet_chip_row_get_private (self);
  GtkWidget *popover = gtk_popover_new ();

  build_choices (self);
  build_form (self);
  private->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (private->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (private->stack), private->choices);
  gtk_stack_add_child (GTK_STACK (private->stack), private->form);
  gtk_widget_set_size_request (private->stack, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), private->stack);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

CarnetChoices *
carnet_chip_row_get_choices (CarnetChipRow *self)
{
  g_return_val_if_fail (CARNET_IS_CHIP_ROW (self), NULL);

  carnet_late_popover_make (GTK_MENU_BUTTON (carnet_chip_row_get_private (self)->button));
  return CARNET_CHOICES (carnet_chip_row_get_private (self)->choices);
}

CarnetNamingForm *
carnet_chip_row_get_form (CarnetChipRow *self)
{
  g_return_val_if_fail (CARNET_IS_CHIP_ROW (self), NULL);

  carnet_late_popover_make (GTK_MENU_BUTTON (carnet_chip_row_get_private (self)->button));
  return CARNET_NAMING_FORM (carnet_chip_row_get_private (self)->form);
}
