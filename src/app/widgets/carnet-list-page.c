/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-list-page.h"

#include <adwaita.h>

#include "widgets/carnet-status-page.h"
#include "widgets/carnet-waiting.h"

/* Rows shown at once, and those that are made before the window is drawn again. */
#define PAGE 20
#define SLICE 5
#define WIDTH 720

struct _CarnetListPage
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* reading, none, rows, problem */
  GtkWidget *rows;
  GtkWidget *more;
  GtkWidget *problem;

  CarnetListPageFunc func;
  gpointer           user_data;

  guint n;
  guint n_shown;
  guint n_wanted;
  guint focus;   /* the row that gets it */
  guint filling; /* the idle that adds the others */
};

G_DEFINE_FINAL_TYPE (CarnetListPage, carnet_list_page, GTK_TYPE_WIDGET)

static void
add_row (CarnetListPage *self)
{
  GtkWidget *row = self->func (self->rows, self->n_shown, self->user_data);

  /* A card takes no focus itself; what can be done with it does. */
  if (self->n_shown == self->focus && !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  self->n_shown++;
}

/* Hundreds at once would hold up the window. */
static gboolean
fill_cb (gpointer user_data)
{
  CarnetListPage *self = user_data;

  for (guint i = 0; i < SLICE && self->n_shown < self->n_wanted; i++)
    add_row (self);
  if (self->n_shown < self->n_wanted)
    return G_SOURCE_CONTINUE;
  gtk_widget_set_visible (self->more, self->n_shown < self->n);
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
show_until (CarnetListPage *self, guint n, guint focus)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  self->n_wanted = MIN (n, self->n);
  self->focus = focus;
  if (fill_cb (self))
    self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
}

static void
more_cb (CarnetListPage *self)
{
  show_until (self, self->n_shown + PAGE, self->n_shown);
}

static void
dispose (GObject *object)
{
  CarnetListPage *self = CARNET_LIST_PAGE (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_list_page_parent_class)->dispose (object);
}

static void
carnet_list_page_class_init (CarnetListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_list_page_init (CarnetListPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->more = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->more), TRUE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (page), self->rows);
  gtk_box_append (GTK_BOX (page), self->more);
  gtk_widget_add_css_class (page, "carnet-history");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), carnet_waiting_new (), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "rows");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
add_status (CarnetListPage *self, const char *name, const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);
  return page;
}

GtkWidget *
carnet_list_page_new (const char        *icon,
                      const char        *empty,
                      const char        *explanation,
                      const char        *problem,
                      const char        *more,
                      CarnetListPageFunc func,
                      gpointer           user_data)
{
  CarnetListPage *self = g_object_new (CARNET_TYPE_LIST_PAGE, NULL);

  add_status (self, "none", icon, empty, explanation);
  self->problem = add_status (self, "problem", "dialog-warning-symbolic", problem, NULL);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  self->func = func;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

void
carnet_list_page_show (CarnetListPage *self, guint n, guint focus)
{
  GtkWidget *child;

  g_return_if_fail (CARNET_IS_LIST_PAGE (self));

  while ((child = gtk_widget_get_first_child (self->rows)))
    gtk_box_remove (GTK_BOX (self->rows), child);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "rows" : "none");
  self->n = n;
  self->n_shown = 0;
  show_until (self, MAX (MAX (self->n_wanted, PAGE), focus < n ? focus + 1 : 0), focus);
}

void
carnet_list_page_stop (CarnetListPage *self)
{
  g_return_if_fail (CARNET_IS_LIST_PAGE (self));

  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_set_visible (self->more, FALSE);
}

void
carnet_list_page_show_problem (CarnetListPage *self, const GError *error)
{
  g_return_if_fail (CARNET_IS_LIST_PAGE (self));

  carnet_status_page_describe (ADW_STATUS_PAGE (self->problem), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

gboolean
carnet_list_page_is_filled (CarnetListPage *self)
{
  g_return_val_if_fail (CARNET_IS_LIST_PAGE (self), FALSE);

  return self->filling == 0;
}

GtkWidget *
carnet_list_page_begin_list (GtkWidget *rows, GtkWidget *heading)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (rows), heading);
  gtk_box_append (GTK_BOX (rows), list);
  return list;
}
