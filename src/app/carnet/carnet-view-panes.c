/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-view-private.h"

/* -- Which panes are there --------------------------------------------------------------- */

static void
move_child (AdwBin *from, AdwBin *to)
{
  g_autoptr (GtkWidget) child = adw_bin_get_child (from);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (from));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!child)
    return;
  /* GTK 4.8 would keep the bin's reference to a child that had the focus. */
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (from)))
    gtk_root_set_focus (root, NULL);
  g_object_ref (child);
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, child);
}

/* The window shows its bars again, or no more. */
static void
show_bars (CarnetCarnetView *self)
{
  const gboolean own = self->writing || (self->fold == CARNET_FOLD_NARROW && self->editing);

  if (self->own_bars == own)
    return;
  self->own_bars = own;
  g_signal_emit_by_name (self, "bars");
}

void
carnet_view_show_panes (CarnetCarnetView *self)
{
  const gboolean wide = self->fold == CARNET_FOLD_WIDE, narrow = self->fold == CARNET_FOLD_NARROW;
  const gboolean side = wide && !self->writing;
  const gboolean list = !self->writing && (!narrow || !self->editing);
  const gboolean editor = self->writing || !narrow || self->editing;

  gtk_widget_set_visible (self->sidebar, side);
  gtk_widget_set_visible (self->sidebar_separator, side);
  gtk_widget_set_visible (self->list_pane, list);
  gtk_widget_set_visible (self->list_separator, list && editor);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_stack), editor);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->month_button), !wide);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), !wide);
  g_object_set (self->search, "placeholder-text", wide ? _ ("Search the logbook") : _ ("Search"), NULL);
  carnet_observation_editor_set_fold (self->editor, self->fold);
  show_bars (self);
}

static void
fold_cb (CarnetCarnetView *self)
{
  const CarnetFold fold = carnet_fold_bin_get_fold (self->fold_bin);
  const gboolean   was_wide = self->fold == CARNET_FOLD_WIDE, wide = fold == CARNET_FOLD_WIDE;

  if (fold == self->fold)
    return;
  self->fold = fold;
  /* Months and filters live beside the list, or in its popovers. */
  if (was_wide != wide)
    {
      move_child (wide ? self->months_popover : self->months_side,
                  wide ? self->months_side : self->months_popover);
      move_child (wide ? self->filters_popover : self->filters_side,
                  wide ? self->filters_side : self->filters_popover);
    }
  /* Where the list stands alone, a click on any row must open it. */
  if (fold == CARNET_FOLD_NARROW && !self->editing && self->current)
    carnet_view_close_current (self);
  carnet_view_show_panes (self);
  carnet_view_show_state (self);
}

void
carnet_view_follow_fold (CarnetCarnetView *self)
{
  GtkWidget *bin = gtk_widget_get_ancestor (GTK_WIDGET (self), CARNET_TYPE_FOLD_BIN);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* A toast stands above the view: its button finds the action in the window. */
  gtk_widget_insert_action_group (GTK_WIDGET (root), "carnet", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (root), "many", G_ACTION_GROUP (self->many_actions));
  if (!bin || CARNET_FOLD_BIN (bin) == self->fold_bin)
    return;
  self->fold_bin = CARNET_FOLD_BIN (bin);
  g_signal_connect_object (bin, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  fold_cb (self);
}

void
carnet_view_set_editing (CarnetCarnetView *self, gboolean editing)
{
  self->editing = editing;
  if (self->fold == CARNET_FOLD_NARROW)
    carnet_view_show_panes (self);
}

/* -- Actions --------------------------------------------------------------------------------- */

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  if (self->fold != CARNET_FOLD_NARROW || !self->editing)
    return;
  carnet_carnet_view_set_writing (self, FALSE);
  /* Going back is leaving: the next click on the same row opens it again. */
  carnet_view_close_current (self);
  carnet_view_set_editing (self, FALSE);
  gtk_widget_grab_focus (self->list_view);
}

static void
step (CarnetCarnetView *self, int by)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const guint position = carnet_observation_list_get_position (self->list);
  guint       target = 0;

  if (n == 0)
    return;
  if (position != GTK_INVALID_LIST_POSITION)
    target = by < 0 ? (position > 0 ? position - 1 : 0) : MIN (position + 1, n - 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), target, TRUE);
  carnet_view_reveal_selected (self);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
write_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  carnet_carnet_view_start_observation (user_data, NULL);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  carnet_filters_clear (self->filters);
  carnet_view_update_query (self);
}

static void
undo_delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  carnet_view_undo_delete (user_data);
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  carnet_view_retry (user_data);
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
templates_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  carnet_view_show_templates (self);
}

void
carnet_view_add_actions (CarnetCarnetView *self)
{
  static const GActionEntry ENTRIES[] = {
    { "back", back_cb, NULL, NULL, NULL, { 0 } },
    { "previous", previous_cb, NULL, NULL, NULL, { 0 } },
    { "next", next_cb, NULL, NULL, NULL, { 0 } },
    { "write", write_cb, NULL, NULL, NULL, { 0 } },
    { "clear-filters", clear_filters_cb, NULL, NULL, NULL, { 0 } },
    { "undo-delete", undo_delete_cb, NULL, NULL, NULL, { 0 } },
    { "retry", retry_cb, NULL, NULL, NULL, { 0 } },
    { "templates", templates_cb, NULL, NULL, NULL, { 0 } },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "carnet", G_ACTION_GROUP (self->actions));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, "<Alt>Up", "carnet.previous");
  add_shortcut (controller, "<Alt>Down", "carnet.next");
  add_shortcut (controller, "<Alt>Left", "carnet.back");
  add_shortcut (controller, "<Control><Shift>t", "carnet.templates");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  carnet_view_add_writing (self);
  g_signal_connect_swapped (self->editor, "delete", G_CALLBACK (carnet_view_delete_current), self);
}
