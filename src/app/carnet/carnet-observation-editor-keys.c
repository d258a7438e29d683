/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-editor-private.h"
#include "carnet/carnet-text-history.h"

/* What stays in sight around the cursor, in pixels. */
#define CURSOR_MARGIN 36

/* -- Undo ------------------------------------------------------------------------------- */

static void
replay (guint field, guint offset, const char *removed, const char *inserted, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  if (field >= CARNET_UNDO_VALUES)
    {
      carnet_observation_editor_replay_value (self, field, inserted);
      return;
    }
  if (field >= CARNET_UNDO_PASSAGES)
    {
      carnet_observation_editor_replay_passages (self, field, inserted);
      return;
    }
  carnet_text_history_replay (carnet_section_view_get_buffer (self->fields->pdata[field]), offset, removed,
                              inserted);
  gtk_widget_grab_focus (carnet_section_view_get_text_view (self->fields->pdata[field]));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  carnet_observation_editor_close_popover (self);
  carnet_undo_stack_undo (self->undo, replay, self);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  carnet_observation_editor_close_popover (self);
  carnet_undo_stack_redo (self->undo, replay, self);
}

static void
add_undo_action (CarnetObservationEditor *self, const char *name, const char *property, GCallback callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect (action, "activate", callback, self);
  g_object_bind_property (self->undo, property, action, "enabled", G_BINDING_SYNC_CREATE);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* -- From text to text --------------------------------------------------------------------- */

static int
focused_field (CarnetObservationEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; i < self->fields->len; i++)
    if (focus == carnet_section_view_get_text_view (self->fields->pdata[i]))
      return (int)i;
  return -1;
}

/* Date, territory and milestone stand between the title and the first section. */
static gboolean
is_below_title (CarnetObservationEditor *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, self->metadata);
}

static int
find_target (CarnetObservationEditor *self, int step)
{
  const int field = focused_field (self), last = (int)self->fields->len - 1;

  if (field >= 0)
    return CLAMP (field + step, 0, last);
  if (is_below_title (self))
    return step > 0 ? MIN (1, last) : 0;
  return step > 0 ? 0 : last;
}

static void
move_field (CarnetObservationEditor *self, int step)
{
  const int target = find_target (self, step);

  carnet_undo_stack_break (self->undo);
  gtk_widget_grab_focus (carnet_section_view_get_text_view (self->fields->pdata[target]));
}

static void
next_section_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_field (user_data, 1);
}

static void
previous_section_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  move_field (user_data, -1);
}

/* -- Keeping the cursor in sight ------------------------------------------------------------- */

static gboolean
find_cursor (CarnetObservationEditor *self, GtkWidget *view, graphene_rect_t *bounds)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GdkRectangle     cursor;
  GtkTextIter      iter;
  graphene_point_t point;
  int              x, y;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &cursor);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &x,
                                         &y);
  if (!gtk_widget_compute_point (view, self->page, &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return FALSE;
  graphene_rect_init (bounds, point.x, point.y, 1, (float)cursor.height);
  return TRUE;
}

/* The page is the content of the viewport, but for the margins of the clamp, which are at its sides. */
static void
show_focus (CarnetObservationEditor *self)
{
  GtkRoot        *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget      *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (!focus || !gtk_widget_is_ancestor (focus, self->page))
    return;
  if (GTK_IS_TEXT_VIEW (focus) ? find_cursor (self, focus, &bounds)
                               : gtk_widget_compute_bounds (focus, self->page, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - CURSOR_MARGIN,
                               bounds.origin.y + bounds.size.height + CURSOR_MARGIN);
}

static gboolean
scroll_cb (gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  self->scroll_idle = 0;
  show_focus (self);
  return G_SOURCE_REMOVE;
}

void
carnet_observation_editor_queue_scroll (CarnetObservationEditor *self)
{
  /* After the layout, which runs at a higher priority. */
  if (self->scroll_idle == 0 && !self->setting)
    self->scroll_idle = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

static void
focus_moved_cb (CarnetObservationEditor *self)
{
  const int field = focused_field (self);

  if (field >= 0)
    self->last_field = (guint)field;
  carnet_undo_stack_break (self->undo);
  carnet_observation_editor_queue_scroll (self);
  carnet_observation_editor_show_passage (self);
}

static void
root_cb (CarnetObservationEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
add_shortcut (GtkShortcutController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      controller,
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

void
carnet_observation_editor_add_shortcuts (CarnetObservationEditor *self)
{
  static const GActionEntry ENTRIES[] = {
    { "next-section", next_section_cb, NULL, NULL, NULL, { 0 } },
    { "previous-section", previous_section_cb, NULL, NULL, NULL, { 0 } },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  carnet_observation_editor_add_verbatim_action (self);
  add_undo_action (self, "undo", "can-undo", G_CALLBACK (undo_cb));
  add_undo_action (self, "redo", "can-redo", G_CALLBACK (redo_cb));
  /* Before the texts, which have bindings of their own for these. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>z", "observation.undo");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control><Shift>z", "observation.redo");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>y", "observation.redo");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>Down", "observation.next-section");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>Up", "observation.previous-section");
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>m", "observation.verbatim");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}
