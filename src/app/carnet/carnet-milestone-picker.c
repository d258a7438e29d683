/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-milestone-picker.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "widgets/carnet-heard.h"
#include "widgets/carnet-label.h"
#include "widgets/carnet-late.h"

#define LIST_WIDTH 400
#define LIST_HEIGHT 380

struct _CarnetMilestonePicker
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *content;
  GtkWidget *list; /* (nullable): in the popover, once it was opened */

  /* Owned */
  CarnetProgramme *programme;

  gboolean filled; /* the rows are those of the programme */
};

G_DEFINE_FINAL_TYPE (CarnetMilestonePicker, carnet_milestone_picker, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The first row is no milestone. */
static void
row_activated_cb (CarnetMilestonePicker *self, GtkListBoxRow *row)
{
  const int              index = gtk_list_box_row_get_index (row);
  const CarnetMilestone *milestone
      = index > 0 && self->programme ? self->programme->milestones->pdata[index - 1] : NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, milestone ? &milestone->id : NULL);
}

static void
append_row (CarnetMilestonePicker *self, const char *title, const char *when)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *row = gtk_list_box_row_new ();
  g_autofree char *heard = when ? g_strdup_printf ("%s, %s", title, when) : g_strdup (title);

  gtk_box_append (GTK_BOX (box), carnet_label_new (title, NULL));
  if (when)
    {
      GtkWidget *label = carnet_label_new (when, "caption");

      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Only once somebody looks: a programme may have thousands. */
static void
fill (CarnetMilestonePicker *self)
{
  GtkWidget *row;

  if (self->filled)
    return;
  self->filled = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  append_row (self, _ ("No milestone"), NULL);
  for (guint i = 0; self->programme && i < self->programme->milestones->len; i++)
    {
      const CarnetMilestone *milestone = self->programme->milestones->pdata[i];
      g_autofree char       *when = carnet_when_format (&milestone->when);

      append_row (self, milestone->title, when);
    }
}

static void
dispose (GObject *object)
{
  CarnetMilestonePicker *self = CARNET_MILESTONE_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_milestone_picker_parent_class)->dispose (object);
}

static void
carnet_milestone_picker_class_init (CarnetMilestonePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_popover (gpointer user_data)
{
  CarnetMilestonePicker *self = user_data;
  GtkWidget             *scrolled = gtk_scrolled_window_new (), *popover = gtk_popover_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "milestone-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Milestones"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (fill), self);
  return popover;
}

static void
carnet_milestone_picker_init (CarnetMilestonePicker *self)
{
  self->content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (self->content), "carnet-flag-symbolic");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->content);
  carnet_late_popover (GTK_MENU_BUTTON (self->button), make_popover, self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "metadata");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  carnet_milestone_picker_set_title (self, NULL);
}

GtkWidget *
carnet_milestone_picker_new (void)
{
  return g_object_new (CARNET_TYPE_MILESTONE_PICKER, NULL);
}

void
carnet_milestone_picker_set_programme (CarnetMilestonePicker *self, CarnetProgramme *programme)
{
  g_return_if_fail (CARNET_IS_MILESTONE_PICKER (self));

  if (self->programme == programme)
    return;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = programme ? carnet_programme_ref (programme) : NULL;
  self->filled = FALSE;
  if (self->list && gtk_widget_get_mapped (self->list))
    fill (self);
}

void
carnet_milestone_picker_set_title (CarnetMilestonePicker *self, const char *title)
{
  g_autofree char *heard = NULL;

  g_return_if_fail (CARNET_IS_MILESTONE_PICKER (self));

  adw_button_content_set_label (ADW_BUTTON_CONTENT (self->content), title ? title : _ ("Link a milestone…"));
  gtk_widget_set_tooltip_text (self->button, title ? title : _ ("Link a milestone…"));
  heard = g_strdup_printf (_ ("Milestone: %s"), title ? title : _ ("none"));
  carnet_heard_set_menu (self->button, heard);
}

GtkWidget *
carnet_milestone_picker_get_list (CarnetMilestonePicker *self)
{
  g_return_val_if_fail (CARNET_IS_MILESTONE_PICKER (self), NULL);

  carnet_late_popover_make (GTK_MENU_BUTTON (self->button));
  fill (self);
  return self->list;
}
