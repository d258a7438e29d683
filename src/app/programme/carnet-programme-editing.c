/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Milestones are added, changed, moved and deleted. */
#include <glib/gi18n-lib.h>

#include "programme/carnet-calendar-window.h"
#include "programme/carnet-milestone-window.h"
#include "programme/carnet-programme-view-private.h"
#include "programme/carnet-timeline-view.h"
#include "widgets/carnet-toasts.h"

#define TOPIC "carnet-milestone"

/* -- What was done -------------------------------------------------------------------------- */

static gboolean
is_there (CarnetProgrammeView *self, const CarnetId *id)
{
  return carnet_programme_find_milestone (carnet_session_get_programme (self->session), id) != NULL;
}

static void
written_cb (CarnetProgrammeView *self, const CarnetId *id, const char *sentence, gboolean undoable)
{
  const gboolean there = is_there (self, id);

  carnet_programme_view_forget_programme_deed (self);
  carnet_toast_instead (GTK_WIDGET (self), TOPIC, sentence, undoable ? _ ("_Undo") : NULL,
                        "win.programme-undo");
  if (!there)
    carnet_programme_view_focus_milestones (self);
  else if (!carnet_id_equal (id, &self->milestone))
    {
      carnet_programme_view_select (self, id);
      carnet_timeline_view_focus_milestone (CARNET_TIMELINE_VIEW (self->timeline), id);
    }
}

static void
failed_cb (CarnetProgrammeView *self, const GError *error)
{
  /* What was drawn along goes back. */
  carnet_programme_view_refresh (self);
  carnet_toast_error (GTK_WIDGET (self), error, NULL);
}

/* -- The form ---------------------------------------------------------------------------------- */

static void
open_form (CarnetProgrammeView *self, const CarnetId *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *form = carnet_milestone_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 self->session, self->changes, id, &error);

  if (form)
    gtk_window_present (GTK_WINDOW (form));
  else
    failed_cb (self, error);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (CARNET_PROGRAMME_VIEW (widget), NULL);
}

/* A key is meant for what has the focus, whatever is shown beside. Returns: nil when there is none. */
static CarnetId
find_target (CarnetProgrammeView *self)
{
  const CarnetId *focused = carnet_timeline_view_find_focused (CARNET_TIMELINE_VIEW (self->timeline));

  return focused ? *focused : self->milestone;
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);
  const CarnetId milestone = g_str_equal (action, "programme.edit") ? find_target (self) : self->milestone;

  if (!carnet_id_is_nil (&milestone))
    open_form (self, &milestone);
}

void
carnet_programme_view_open_calendar (CarnetProgrammeView *self, const char *path)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (carnet_calendar_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              self->session, self->changes, path)));
}

/* -- Without a form --------------------------------------------------------------------------------- */

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);
  const CarnetId milestone = g_str_equal (action, "programme.delete") ? find_target (self) : self->milestone;

  if (!carnet_id_is_nil (&milestone))
    carnet_milestone_changes_delete (self->changes, &milestone);
}

static void
moved_cb (CarnetProgrammeView *self, const CarnetId *id, int steps)
{
  const CarnetId milestone = *id;

  carnet_programme_view_select (self, &milestone);
  carnet_milestone_changes_move (self->changes, &milestone, steps);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);
  const CarnetId       milestone = find_target (self);

  if (!carnet_id_is_nil (&milestone))
    moved_cb (self, &milestone, g_str_equal (action, "programme.later") ? 1 : -1);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetProgrammeView *self = CARNET_PROGRAMME_VIEW (widget);

  if (g_str_equal (action, "programme.undo"))
    {
      if (!carnet_programme_view_undo_programme (self))
        carnet_milestone_changes_undo (self->changes);
    }
  else
    carnet_milestone_changes_redo (self->changes);
}

/* -- Zoom ------------------------------------------------------------------------------------------- */

static int
direction_of (const char *action)
{
  if (g_str_equal (action, "programme.zoom-in"))
    return 1;
  return g_str_equal (action, "programme.zoom-out") ? -1 : 0;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_timeline_view_zoom (CARNET_TIMELINE_VIEW (CARNET_PROGRAMME_VIEW (widget)->timeline),
                             direction_of (action));
}

/* -- Installing ------------------------------------------------------------------------------------- */

void
carnet_programme_view_install_editing (GtkWidgetClass *widget_class)
{
  const GdkModifierType moving = GDK_ALT_MASK | GDK_SHIFT_MASK;
  const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc func;
    guint                       key;
    GdkModifierType             modifiers;
  } actions[] = {
    { "programme.new", new_cb, 0, 0 },
    { "programme.edit", edit_cb, GDK_KEY_F2, 0 },
    { "programme.delete", delete_cb, GDK_KEY_Delete, 0 },
    /* Of the buttons beside what is shown. */
    { "programme.edit-shown", edit_cb, 0, 0 },
    { "programme.delete-shown", delete_cb, 0, 0 },
    { "programme.earlier", move_cb, GDK_KEY_Left, moving },
    { "programme.later", move_cb, GDK_KEY_Right, moving },
    { "programme.undo", undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
    { "programme.redo", undo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "programme.zoom-in", zoom_cb, GDK_KEY_plus, GDK_CONTROL_MASK },
    { "programme.zoom-out", zoom_cb, GDK_KEY_minus, GDK_CONTROL_MASK },
    { "programme.zoom-usual", zoom_cb, GDK_KEY_0, GDK_CONTROL_MASK },
  };
  /* The same key without Shift, that of a French keyboard, and those of the number pad. */
  const struct
  {
    guint       key;
    const char *action;
  } others[] = {
    { GDK_KEY_equal, "programme.zoom-in" },        { GDK_KEY_KP_Add, "programme.zoom-in" },
    { GDK_KEY_KP_Subtract, "programme.zoom-out" }, { GDK_KEY_KP_0, "programme.zoom-usual" },
    { GDK_KEY_agrave, "programme.zoom-usual" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_class_add_binding_action (widget_class, others[i].key, GDK_CONTROL_MASK, others[i].action,
                                         NULL);
}

void
carnet_programme_view_start_editing (CarnetProgrammeView *self)
{
  self->changes = carnet_milestone_changes_new (self->session);
  g_signal_connect_object (self->changes, "written", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

void
carnet_programme_view_follow_timeline (CarnetProgrammeView *self)
{
  carnet_timeline_view_set_movable (CARNET_TIMELINE_VIEW (self->timeline),
                                    !carnet_session_is_read_only (self->session));
  g_signal_connect_object (self->timeline, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
}

void
carnet_programme_view_update_editing (CarnetProgrammeView *self)
{
  static const char *const of_one[]
      = { "programme.edit", "programme.delete", "programme.earlier", "programme.later" };
  static const char *const of_shown[] = { "programme.edit-shown", "programme.delete-shown" };
  static const char *const of_any[]
      = { "programme.new",           "programme.undo",           "programme.redo",
          "programme.new-programme", "programme.edit-programme", "programme.choose-programme" };
  const gboolean writable = !carnet_session_is_read_only (self->session);
  const gboolean some = carnet_session_get_programme (self->session)->milestones->len > 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_one); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_one[i], writable && some);
  for (guint i = 0; i < G_N_ELEMENTS (of_shown); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_shown[i],
                                   writable && !carnet_id_is_nil (&self->milestone));
  for (guint i = 0; i < G_N_ELEMENTS (of_any); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_any[i], writable);
}
