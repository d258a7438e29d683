/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page alone, and how large its text is. */
#include "carnet/carnet-view-private.h"
#include "widgets/carnet-toasts.h"
#include "writing/carnet-text-size.h"

/* -- Distraction-free writing ----------------------------------------------------------- */

static void
enter (CarnetCarnetView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!carnet_observation_editor_has_text_focus (self->editor))
    g_set_weak_pointer (&self->left_focus, root ? gtk_root_get_focus (root) : NULL);
  carnet_view_show_panes (self);
  carnet_observation_editor_set_writing (self->editor, TRUE);
  carnet_observation_editor_focus_text (self->editor);
}

/* The list may have had the focus; a text keeps it, with the cursor where it is now. */
static void
leave (CarnetCarnetView *self)
{
  carnet_observation_editor_set_writing (self->editor, FALSE);
  carnet_view_show_panes (self);
  if (self->left_focus)
    gtk_widget_grab_focus (self->left_focus);
  g_clear_weak_pointer (&self->left_focus);
}

gboolean
carnet_carnet_view_is_writing (CarnetCarnetView *self)
{
  g_return_val_if_fail (CARNET_IS_CARNET_VIEW (self), FALSE);

  return self->writing;
}

void
carnet_carnet_view_set_writing (CarnetCarnetView *self, gboolean writing)
{
  g_return_if_fail (CARNET_IS_CARNET_VIEW (self));

  if (self->writing == writing || (writing && !self->current))
    return;
  self->writing = writing;
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "leave-writing")), writing);
  if (writing)
    enter (self);
  else
    leave (self);
  g_signal_emit_by_name (self, "writing", writing);
}

static void
writing_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  carnet_carnet_view_set_writing (user_data, !CARNET_CARNET_VIEW (user_data)->writing);
}

static void
leave_writing_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  carnet_carnet_view_set_writing (user_data, FALSE);
}

/* -- Size of the text ------------------------------------------------------------------- */

static void
step (CarnetCarnetView *self, int direction)
{
  CarnetTextSize  *size = carnet_text_size_get_default ();
  g_autofree char *label = NULL;

  carnet_text_size_step (size, direction);
  label = carnet_text_size_dup_label (size);
  carnet_toast_instead (GTK_WIDGET (self), "text-size", label, NULL, NULL);
}

static void
larger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 1);
}

static void
smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, -1);
}

static void
usual_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (user_data, 0);
}

/* -- Keys --------------------------------------------------------------------------------- */

static void
add_shortcuts (CarnetCarnetView *self)
{
  /* The same keys without Shift, those of a French keyboard, and those of the number pad, as in the
   * programme. */
  static const char *const SHORTCUTS[][2] = {
    { "<Control>plus|<Control>equal|<Control>KP_Add", "carnet.text-larger" },
    { "<Control>minus|<Control>KP_Subtract", "carnet.text-smaller" },
    { "<Control>0|<Control>KP_0|<Control>agrave", "carnet.text-usual" },
    { "Escape", "carnet.leave-writing" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (SHORTCUTS[i][0]),
                          gtk_named_action_new (SHORTCUTS[i][1])));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
carnet_view_add_writing (CarnetCarnetView *self)
{
  static const GActionEntry ENTRIES[] = {
    { "writing", writing_cb, NULL, NULL, NULL, { 0 } },
    { "leave-writing", leave_writing_cb, NULL, NULL, NULL, { 0 } },
    { "text-larger", larger_cb, NULL, NULL, NULL, { 0 } },
    { "text-smaller", smaller_cb, NULL, NULL, NULL, { 0 } },
    { "text-usual", usual_cb, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "leave-writing")), FALSE);
  add_shortcuts (self);
}
