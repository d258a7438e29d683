/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-counted-list.h"

#include "widgets/carnet-heard.h"
#include "widgets/carnet-list-focus.h"

#define WIDTH 360
#define LIST_MAX_HEIGHT 360

struct _CarnetCountedList
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *count;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *scrolled;
  GtkWidget *nothing;
  GtkWidget *below;

  int focused; /* the row that had the focus when the list was cleared, or -1 */
};

G_DEFINE_FINAL_TYPE (CarnetCountedList, carnet_counted_list, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
closed_cb (CarnetCountedList *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static GtkWidget *
build_popover (CarnetCountedList *self, const char *nothing, const char *css_class)
{
  GtkWidget *popover = gtk_popover_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, css_class);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), LIST_MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  self->nothing = gtk_label_new (nothing);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_widget_add_css_class (self->nothing, "secondary");
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_widget_set_size_request (self->box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), self->box);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (closed_cb), self);
  return popover;
}

static void
dispose (GObject *object)
{
  CarnetCountedList *self = CARNET_COUNTED_LIST (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_counted_list_parent_class)->dispose (object);
}

static void
carnet_counted_list_class_init (CarnetCountedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_counted_list_init (CarnetCountedList *self)
{
  self->focused = -1;
}

GtkWidget *
carnet_counted_list_new (const char *icon_name, const char *nothing, const char *css_class)
{
  CarnetCountedList *self = g_object_new (CARNET_TYPE_COUNTED_LIST, NULL);
  GtkWidget         *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->button = gtk_menu_button_new ();
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (content), self->count);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), build_popover (self, nothing, css_class));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
carnet_counted_list_set_below (CarnetCountedList *self, GtkWidget *child)
{
  g_return_if_fail (CARNET_IS_COUNTED_LIST (self));

  self->below = child;
  gtk_box_append (GTK_BOX (self->box), child);
}

GtkListBox *
carnet_counted_list_get_list (CarnetCountedList *self)
{
  g_return_val_if_fail (CARNET_IS_COUNTED_LIST (self), NULL);

  return GTK_LIST_BOX (self->list);
}

void
carnet_counted_list_clear (CarnetCountedList *self)
{
  GtkWidget *row;

  g_return_if_fail (CARNET_IS_COUNTED_LIST (self));

  self->focused = carnet_list_find_focused (GTK_LIST_BOX (self->list));
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

void
carnet_counted_list_append (CarnetCountedList *self, GtkWidget *row)
{
  g_return_if_fail (CARNET_IS_COUNTED_LIST (self));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* To the row in the place of the one that is gone, to what adds another, or out of here. */
static void
give_focus (CarnetCountedList *self)
{
  if (self->focused >= 0 && !carnet_list_give_focus (GTK_LIST_BOX (self->list), self->focused)
      && !gtk_widget_child_focus (self->below, GTK_DIR_TAB_FORWARD))
    carnet_counted_list_popdown (self);
  self->focused = -1;
}

void
carnet_counted_list_show_count (CarnetCountedList *self, guint n, const char *heard)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CARNET_IS_COUNTED_LIST (self));

  text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->count, n > 0);
  gtk_widget_set_visible (self->scrolled, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
  gtk_widget_set_tooltip_text (self->button, heard);
  carnet_heard_set (self->button, heard);
  give_focus (self);
}

void
carnet_counted_list_popdown (CarnetCountedList *self)
{
  g_return_if_fail (CARNET_IS_COUNTED_LIST (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}
