/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-linked-row.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-impact-rings.h"

struct _CarnetLinkedRow
{
  GtkListBoxRow parent_instance;

  CarnetId id;
};

G_DEFINE_FINAL_TYPE (CarnetLinkedRow, carnet_linked_row, GTK_TYPE_LIST_BOX_ROW)

static void
carnet_linked_row_class_init (CarnetLinkedRowClass *klass)
{
}

static void
carnet_linked_row_init (CarnetLinkedRow *self)
{
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static char *
dup_byline (const CarnetObservationRow *row)
{
  g_autofree char *review = carnet_dup_uncapitalised (carnet_review_get_label (row->review));

  return *row->author_name ? g_strdup_printf ("%s · %s", row->author_name, review)
                           : g_steal_pointer (&review);
}

static void
set_spoken (CarnetLinkedRow *self, const char *title, const char *byline, const int *impacts)
{
  g_autofree char *levels = carnet_impact_rings_describe (impacts);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, byline, levels);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
carnet_linked_row_new (const CarnetObservationRow *row)
{
  CarnetLinkedRow *self = g_object_new (CARNET_TYPE_LINKED_ROW, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *rings = carnet_impact_rings_new ();
  g_autofree char *byline = dup_byline (row);
  const char      *title = *row->title ? row->title : _ ("Untitled");
  GtkWidget       *title_label = new_label (title);
  GtkWidget       *byline_label = new_label (byline);

  self->id = row->id;
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_label_set_lines (GTK_LABEL (title_label), 2);
  gtk_widget_add_css_class (byline_label, "caption");
  gtk_widget_add_css_class (byline_label, "secondary");
  gtk_widget_set_hexpand (byline_label, TRUE);
  carnet_impact_rings_set_levels (CARNET_IMPACT_RINGS (rings), row->impacts);
  gtk_box_append (GTK_BOX (line), byline_label);
  gtk_box_append (GTK_BOX (line), rings);
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "carnet-linked");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  set_spoken (self, title, byline, row->impacts);
  return GTK_WIDGET (self);
}

const CarnetId *
carnet_linked_row_get_id (CarnetLinkedRow *self)
{
  return &self->id;
}
