/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-list.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-words.h"

struct _CarnetMilestoneList
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget       *list;
  CarnetProgramme *programme;

  CarnetDate today;
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneList, carnet_milestone_list, GTK_TYPE_WIDGET)

enum
{
  MILESTONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CarnetMilestone *
get_milestone (CarnetMilestoneList *self, GtkListBoxRow *row)
{
  return self->programme->milestones->pdata[gtk_list_box_row_get_index (row)];
}

static void
activated_cb (CarnetMilestoneList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[MILESTONE], 0, &get_milestone (self, row)->id);
}

static CarnetMonth
get_month (CarnetMilestoneList *self, GtkListBoxRow *row)
{
  const CarnetMilestone *milestone = get_milestone (self, row);

  return milestone->when.precision == CARNET_WHEN_NONE ? CARNET_MONTH_NONE
                                                       : carnet_date_month (milestone->when.first);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  CarnetMilestoneList *self = user_data;
  const CarnetMonth    month = get_month (self, row);
  g_autofree char     *name = NULL, *capitalised = NULL;
  GtkWidget           *label;

  if (before && get_month (self, before) == month)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  name = month == CARNET_MONTH_NONE ? g_strdup (_ ("undated"))
                                    : carnet_month_format (month, CARNET_MONTH_LONG);
  capitalised = carnet_dup_capitalised (name);
  label = gtk_label_new (capitalised);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "carnet-list-month");
  gtk_list_box_row_set_header (row, label);
}

/* « Séminaire · 3 observations liées »: its kind in words, which the mark says by its colour alone. */
static char *
dup_byline (const CarnetMilestone *milestone)
{
  const char      *kind = carnet_milestone_kind_get_label (milestone->kind);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u linked observation", "%u linked observations", milestone->n_observations),
      milestone->n_observations);

  if (milestone->n_observations == 0 && *milestone->place == '\0')
    return g_strdup (kind);
  return g_strdup_printf ("%s · %s", kind, milestone->n_observations > 0 ? count : milestone->place);
}

static GtkWidget *
new_text (const CarnetMilestone *milestone)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *title = gtk_label_new (milestone->title);
  g_autofree char *byline_text = dup_byline (milestone);
  GtkWidget       *byline = gtk_label_new (byline_text);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (byline), 0);
  gtk_label_set_ellipsize (GTK_LABEL (byline), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (byline, "caption");
  gtk_widget_add_css_class (byline, "secondary");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), byline);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
new_row (const CarnetMilestone *milestone, CarnetDate today)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *mark_text = carnet_milestone_dup_mark (milestone);
  g_autofree char *spoken = carnet_milestone_dup_spoken (milestone, today);
  GtkWidget       *mark = gtk_label_new (mark_text);

  gtk_widget_add_css_class (row,
                            carnet_lane_get_css_class (carnet_milestone_kind_get_lane (milestone->kind)));
  gtk_widget_add_css_class (mark, "carnet-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (mark, 48, 26);
  if (milestone->when.precision == CARNET_WHEN_MONTH)
    gtk_widget_add_css_class (mark, "month");
  if (!carnet_when_is_past (&milestone->when, today))
    gtk_widget_add_css_class (mark, "future");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), new_text (milestone));
  gtk_widget_add_css_class (box, "carnet-milestone-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  carnet_milestone_kind_get_label (milestone->kind), -1);
  return row;
}

static void
dispose (GObject *object)
{
  CarnetMilestoneList *self = CARNET_MILESTONE_LIST (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_milestone_list_parent_class)->dispose (object);
}

static void
carnet_milestone_list_class_init (CarnetMilestoneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[MILESTONE] = g_signal_new ("milestone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
carnet_milestone_list_init (CarnetMilestoneList *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "carnet-milestones");
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
carnet_milestone_list_new (void)
{
  return g_object_new (CARNET_TYPE_MILESTONE_LIST, NULL);
}

void
carnet_milestone_list_set_programme (CarnetMilestoneList *self, CarnetProgramme *programme, CarnetDate today)
{
  GtkWidget *child;

  g_return_if_fail (CARNET_IS_MILESTONE_LIST (self));

  if (self->programme == programme && self->today == today)
    return;
  self->today = today;
  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = carnet_programme_ref (programme);
  for (guint i = 0; i < programme->milestones->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (programme->milestones->pdata[i], today));
}
