/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the form, and what stands below them. */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-programmes.h"
#include "programme/carnet-programme-form-private.h"
#include "programme/carnet-sections-editor.h"
#include "welcome/carnet-programme-row.h"
#include "widgets/carnet-heard.h"

static GtkWidget *
add_group (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
new_caption (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "form-remark");
  return label;
}

static void
add_row (CarnetProgrammeForm *self, Row row, const char *title, GtkWidget *group)
{
  GtkAccessible *delegate;

  self->rows[row] = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[row]), title);
  g_object_set (self->rows[row], "activates-default", TRUE, NULL);
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self->rows[row]));
  delegate = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[row])));
  gtk_accessible_update_property (delegate, GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[row]);
  self->remarks[row] = new_caption ("error-text");
  gtk_accessible_update_relation (delegate, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->remarks[row], NULL,
                                  -1);
  g_signal_connect_object (self->rows[row], "changed", G_CALLBACK (carnet_programme_form_changed), self,
                           G_CONNECT_SWAPPED);
}

/* A group shows what is no row below its rows. */
static void
add_remarks (CarnetProgrammeForm *self, GtkWidget *group, Row first, Row last)
{
  for (int row = first; row <= (int)last; row++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->remarks[row]);
}

static void
add_months (CarnetProgrammeForm *self, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();

  self->months = gtk_spin_button_new_with_range (1, CARNET_LOGBOOK_MONTHS_MAX, 1);
  gtk_widget_set_valign (self->months, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->months), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Number of months"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Number of months"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->months);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->months);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (self->months, "value-changed", G_CALLBACK (carnet_programme_form_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
add_template (CarnetProgrammeForm *self, GtkWidget *group, gboolean asked)
{
  if (asked)
    {
      self->template_row = carnet_programme_row_new (_ ("From nothing"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->template_row), _ ("Begin from"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->template_row);
    }
  add_row (self, ROW_YEAR, _ ("Shifted to the year"), group);
  add_remarks (self, group, ROW_YEAR, ROW_YEAR);
  gtk_widget_set_visible (group, asked);
}

void
carnet_programme_form_build (CarnetProgrammeForm *self, gboolean asked)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group;

  add_template (self, add_group (box), asked);
  group = add_group (box);
  add_row (self, ROW_TITLE, _ ("Title"), group);
  add_row (self, ROW_START, _ ("First month of the logbook"), group);
  add_months (self, group);
  add_row (self, ROW_REPORT, _ ("Report due (a day or a month)"), group);
  add_remarks (self, group, ROW_TITLE, ROW_REPORT);
  self->preview = new_caption ("secondary");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->preview);
  self->sections = carnet_sections_editor_new ();
  g_signal_connect_object (self->sections, "changed", G_CALLBACK (carnet_programme_form_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->sections);
  gtk_widget_add_css_class (box, "carnet-form");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
