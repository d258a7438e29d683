/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first-run screen says of a copy that somebody sent. */
#include <glib/gi18n-lib.h>

#include "welcome/carnet-programme-row.h"
#include "welcome/carnet-welcome-private.h"

static void
add_programme_known (CarnetWelcome *self, const CarnetProgramme *programme)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *name = carnet_programme_row_dup_name (programme);
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Programme"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  gtk_widget_add_css_class (row, "carnet-property");
  adw_preferences_group_add (self->group, row);
}

/* What else can be done with a copy; not shown when it cannot. */
static void
add_other (CarnetWelcome *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->others, button);
}

static char *
dup_shown_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_filename_display_name (name);
}

static void
say_copy (CarnetWelcome *self, const char *heading, const char *sentence)
{
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->subheading, sentence);
  add_other (self, _ ("_Merge into Mine"), "win.merge-into-mine");
  add_other (self, _ ("Only _Read It"), "win.only-read");
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
}

GtkWidget *
carnet_welcome_new_from (const char *starter, const CarnetProgramme *programme)
{
  CarnetWelcome   *self;
  g_autofree char *name = NULL, *sentence = NULL;

  g_return_val_if_fail (starter != NULL && programme != NULL, NULL);

  self = g_object_new (CARNET_TYPE_WELCOME, NULL);
  self->starter = g_strdup (starter);
  name = dup_shown_name (starter);
  sentence = g_strdup_printf (
      _ ("“%s” is a copy that was sent: your own logbook will begin with what it holds."), name);
  say_copy (self, _ ("Whose logbook will this be?"), sentence);
  add_programme_known (self, programme);
  carnet_welcome_add_territory (self);
  carnet_welcome_update (self);
  return GTK_WIDGET (self);
}

GtkWidget *
carnet_welcome_new_copy (const char *path)
{
  CarnetWelcome   *self;
  g_autofree char *name = NULL, *sentence = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CARNET_TYPE_WELCOME, NULL);
  name = dup_shown_name (path);
  sentence = g_strdup_printf (
      _ ("“%s” is a copy that was sent, and holds observations: merge it into your logbook, or only read it. "
         "To begin a logbook of your own, ask who sent it for a starter."),
      name);
  say_copy (self, _ ("What to do with this copy?"), sentence);
  /* Nothing is chosen here. */
  gtk_label_set_label (self->promise, _ ("Everything stays on this computer."));
  gtk_widget_set_visible (self->role_label, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->roles), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  gtk_widget_set_visible (self->start_button, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.start", FALSE);
  return GTK_WIDGET (self);
}
