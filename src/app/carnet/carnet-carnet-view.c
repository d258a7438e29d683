/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-view-private.h"

#include <glib/gi18n-lib.h>

#include "carnet/carnet-observation-card.h"
#include "carnet/carnet-question-bar.h"
#include "carnet/carnet-reminder.h"
#include "session/carnet-job.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-scale.h"

#define SIDEBAR_WIDTH carnet_scale_px (216)
#define LIST_WIDTH carnet_scale_px (330)

G_DEFINE_FINAL_TYPE (CarnetCarnetView, carnet_carnet_view, GTK_TYPE_WIDGET)

static void
session_changed_cb (CarnetCarnetView *self, const char *kind, const CarnetId *entity)
{
  if (!kind || g_str_equal (kind, CARNET_KIND_OBSERVATION))
    carnet_view_observation_changed (self, kind ? entity : NULL);
  else if (g_str_equal (kind, CARNET_KIND_PROGRAMME))
    carnet_view_queue_counts (self);
  else if (g_str_equal (kind, CARNET_KIND_TERRITORY))
    carnet_view_observation_changed (self, NULL);
  else if (g_str_equal (kind, CARNET_KIND_HIGHLIGHT) && self->current)
    carnet_observation_document_reload (self->current);
}

/* The first look at the logbook: what a crash left, or the first observation. */
static void
map (GtkWidget *widget)
{
  CarnetCarnetView *self = CARNET_CARNET_VIEW (widget);

  GTK_WIDGET_CLASS (carnet_carnet_view_parent_class)->map (widget);
  if (self->opened)
    return;
  self->opened = TRUE;
  carnet_view_recover_drafts (self);
  carnet_view_open_first (self);
}

static void
root (GtkWidget *widget)
{
  CarnetCarnetView *self = CARNET_CARNET_VIEW (widget);

  GTK_WIDGET_CLASS (carnet_carnet_view_parent_class)->root (widget);
  carnet_view_follow_fold (self);
}

/* -- Panes side by side: the first two have a width of their own, the editor takes the rest. --------- */

static int
pane_width (CarnetCarnetView *self, GtkWidget *child)
{
  int minimum = 0;

  if (child == self->sidebar)
    return SIDEBAR_WIDTH;
  if (child == self->list_pane)
    return self->fold == CARNET_FOLD_NARROW ? -1 : LIST_WIDTH;
  if (child == GTK_WIDGET (self->editor_stack))
    return -1;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  CarnetCarnetView *self = CARNET_CARNET_VIEW (widget);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int width, child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      width = pane_width (self, child);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }
      *minimum += width < 0 ? child_minimum : width;
      *natural += width < 0 ? child_natural : width;
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetCarnetView *self = CARNET_CARNET_VIEW (widget);
  const gboolean    rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int               x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation box = { .height = height };

      if (!gtk_widget_should_layout (child))
        continue;
      box.width = pane_width (self, child);
      if (box.width < 0)
        box.width = MAX (0, width - x);
      box.x = rtl ? width - x - box.width : x;
      x += box.width;
      gtk_widget_size_allocate (child, &box, -1);
    }
}

static void
dispose (GObject *object)
{
  CarnetCarnetView *self = CARNET_CARNET_VIEW (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->counts_idle, g_source_remove);
  carnet_job_give_up (&self->counting);
  g_clear_object (&self->changing);
  g_clear_weak_pointer (&self->left_focus);
  g_clear_pointer (&self->many_change, carnet_many_change_free);
  g_clear_object (&self->many_actions);
  if (self->list)
    carnet_observation_list_close (self->list);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->current);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->known);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_carnet_view_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CarnetCarnetView, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/carnetdebord/Carnet/ui/carnet-view.ui");
  BIND (sidebar);
  BIND (sidebar_separator);
  BIND (months_side);
  BIND (filters_side);
  BIND (list_pane);
  BIND (list_separator);
  BIND (search);
  BIND (month_button);
  BIND (month_label);
  BIND (months_popover);
  BIND (filter_button);
  BIND (filter_dot);
  BIND (filters_popover);
  BIND (summary);
  BIND (order);
  BIND (clear);
  BIND (spinner);
  BIND (question_bin);
  BIND (list_stack);
  BIND (list_scrolled);
  BIND (empty_title);
  BIND (empty_text);
  BIND (empty_write);
  BIND (empty_clear);
  BIND (editor_stack);
  BIND (nothing);
}

static void
carnet_carnet_view_class_init (CarnetCarnetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->map = map;
  widget_class->root = root;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  g_signal_new ("writing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_BOOLEAN);
  g_signal_new ("bars", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "carnetview");
}

static void
carnet_carnet_view_init (CarnetCarnetView *self)
{
  self->documents = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_question (CarnetCarnetView *self)
{
  GtkWidget *bar = carnet_question_bar_new (self->session);

  g_signal_connect_object (bar, "write", G_CALLBACK (carnet_carnet_view_start_observation), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "leave", G_CALLBACK (carnet_view_focus_list), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->question_bin, bar);
}

static void
build (CarnetCarnetView *self)
{
  self->known = carnet_known_new (self->session);
  self->list = carnet_observation_list_new (self->session);
  self->months = CARNET_MONTH_LIST (carnet_month_list_new ());
  self->filters = CARNET_FILTERS (carnet_filters_new (self->known));
  carnet_filters_set_search (self->filters, GTK_EDITABLE (self->search));
  self->editor = CARNET_OBSERVATION_EDITOR (carnet_observation_editor_new (self->session, self->known));
  adw_bin_set_child (self->months_side, GTK_WIDGET (self->months));
  adw_bin_set_child (self->filters_side, GTK_WIDGET (self->filters));
  gtk_stack_add_named (self->editor_stack, GTK_WIDGET (self->editor), "editor");
  self->list_view = carnet_observation_card_view_new (GTK_SELECTION_MODEL (self->list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Observations"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->list_scrolled), self->list_view);
  self->reminder = carnet_reminder_new (self->session);
  gtk_box_append (GTK_BOX (self->list_pane), self->reminder);
  add_question (self);
  carnet_pane_mark (self->sidebar);
  carnet_pane_mark (self->list_pane);
  carnet_pane_mark (GTK_WIDGET (self->editor_stack));
}

GtkWidget *
carnet_carnet_view_new (CarnetSession *session)
{
  CarnetCarnetView *self = g_object_new (CARNET_TYPE_CARNET_VIEW, NULL);

  self->session = g_object_ref (session);
  build (self);
  carnet_view_add_actions (self);
  carnet_view_add_many (self);
  carnet_view_connect_list (self);
  carnet_view_load_counts (self);
  carnet_view_update_query (self);
  carnet_view_show_panes (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_view_start (CarnetCarnetView *self, CarnetObservationDocument *document)
{
  self->opened = TRUE;
  carnet_view_open (self, document);
  carnet_view_set_editing (self, TRUE);
  carnet_view_reveal_selected (self);
  carnet_observation_editor_focus_title (self->editor);
}

void
carnet_carnet_view_start_observation (CarnetCarnetView *self, const CarnetId *milestone)
{
  g_autoptr (CarnetObservationDocument) document = NULL;

  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  if (carnet_session_is_read_only (self->session))
    return;
  document = carnet_observation_document_new (self->session, milestone);
  carnet_view_start (self, document);
}

void
carnet_carnet_view_show_observation (CarnetCarnetView *self, const CarnetId *id)
{
  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));
  g_return_if_fail (id != NULL);

  self->opened = TRUE;
  carnet_view_open_id (self, id);
  carnet_view_set_editing (self, TRUE);
  carnet_view_reveal_selected (self);
}

void
carnet_carnet_view_show_month (CarnetCarnetView *self, CarnetMonth month, const CarnetId *territory)
{
  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  carnet_carnet_view_set_writing (self, FALSE);
  carnet_view_set_editing (self, FALSE);
  carnet_month_list_select (self->months, month);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  carnet_filters_clear (self->filters);
  carnet_filters_set_territory (self->filters, territory);
  carnet_view_update_query (self);
}

void
carnet_carnet_view_focus_search (CarnetCarnetView *self)
{
  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  carnet_carnet_view_set_writing (self, FALSE);
  carnet_view_set_editing (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

gboolean
carnet_carnet_view_has_bars (CarnetCarnetView *self)
{
  g_return_val_if_fail (CARNET_IS_CARNET_VIEW (self), FALSE);

  return self->own_bars;
}

void
carnet_carnet_view_set_window_menu (CarnetCarnetView *self, GMenuModel *menu)
{
  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  carnet_observation_editor_set_window_menu (self->editor, menu);
}
