/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-conflict-page-private.h"

#include <glib/gi18n-lib.h>

#include "session/carnet-job.h"
#include "session/carnet-session-conflicts.h"
#include "widgets/carnet-status-page.h"
#include "widgets/carnet-toasts.h"

G_DEFINE_FINAL_TYPE (CarnetConflictPage, carnet_conflict_page, GTK_TYPE_WIDGET)

/* -- Which conflict ------------------------------------------------------------------------ */

static void
show_none (CarnetConflictPage *self, const GError *error)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->none);

  adw_status_page_set_icon_name (page, error ? "dialog-warning-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (page, error ? _ ("The conflicts cannot be read") : _ ("Nothing is in conflict"));
  carnet_status_page_describe (page, error ? error->message
                                           : _ ("When two people change the same field apart, both versions "
                                                "wait here until you choose."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
  gtk_widget_set_visible (self->choices, FALSE);
}

/* The widget that has the focus goes with its conflict; « Appliquer » lost it when it went to sleep. */
static gboolean
has_focus (CarnetConflictPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (!focus || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

/* Who comes here comes to choose; when there is nothing to choose, to go back. */
static gboolean
grab_focus (GtkWidget *widget)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);

  if (self->fields->len == 0)
    return gtk_widget_grab_focus (gtk_widget_get_mapped (self->leave) ? self->leave : self->back);
  carnet_conflict_field_focus (self->fields->pdata[0]);
  return TRUE;
}

/* @error: (nullable): why there is none */
static void
take_conflict (CarnetConflictPage *self, CarnetEntityConflict *conflict, const GError *error)
{
  CarnetEntityConflict *before = self->conflict;
  const gboolean        focused = has_focus (self);

  self->conflict = conflict;
  carnet_conflict_page_build (self);
  g_clear_pointer (&before, carnet_entity_conflict_unref);
  if (conflict)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "conflict");
      gtk_widget_set_visible (self->choices, TRUE);
    }
  else
    show_none (self, error);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  carnet_conflict_page_update_title (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
is_unchanged (CarnetConflictPage *self, const CarnetEntityConflict *now)
{
  const GArray *seen, *present;

  if (!self->conflict || !now || !carnet_id_equal (&now->id, &self->conflict->id))
    return FALSE;
  seen = self->conflict->heads;
  present = now->heads;
  return seen->len == present->len
         && memcmp (seen->data, present->data, seen->len * sizeof (CarnetHash)) == 0;
}

/* What was chosen stays as long as nothing arrived of what is on screen. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetConflictPage) self = user_data;
  g_autoptr (CarnetEntityConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;

  if (!carnet_job_is_last (result, &self->reading))
    return;
  self->moving = FALSE;
  carnet_session_find_conflict_finish (CARNET_SESSION (source), result, &conflict, &self->position,
                                       &self->n_conflicts, &error);
  if (is_unchanged (self, conflict))
    carnet_conflict_page_update_title (self);
  else
    take_conflict (self, g_steal_pointer (&conflict), error);
}

/* @entity: (nullable): else the one at the position. */
static void
read_conflict (CarnetConflictPage *self, const CarnetId *entity)
{
  carnet_session_find_conflict_async (self->session, entity, self->position,
                                      carnet_job_supersede (&self->reading), read_cb, g_object_ref (self));
}

static void
move_to (CarnetConflictPage *self, guint position)
{
  self->position = position;
  self->moving = TRUE;
  carnet_conflict_page_update_title (self);
  read_conflict (self, NULL);
}

static void
session_changed_cb (CarnetConflictPage *self, const char *kind, const CarnetId *entity)
{
  if (kind && !carnet_kind_find_settled (kind))
    return;
  read_conflict (self, self->conflict && !self->moving ? &self->conflict->id : NULL);
}

/* -- Applying ------------------------------------------------------------------------------- */

/* Of the window, which is there when the person went back to the logbook. Settling several in a row does not
 * leave the first ones waiting to be taken back. */
static void
offer_to_take_back (CarnetConflictPage *self, const CarnetHash *revision)
{
  char             hex[CARNET_HASH_HEX + 1];
  g_autofree char *action = NULL;

  carnet_hash_to_hex (revision, hex);
  action = g_strdup_printf ("win.take-back::%s", hex);
  carnet_toast_instead (GTK_WIDGET (self), "conflict-settled", _ ("Conflict settled"), _ ("_Undo"), action);
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetConflictPage) self = user_data;
  g_autoptr (GError) error = NULL;
  CarnetHash revision;

  self->applying = FALSE;
  if (!self->session)
    return;
  if (!carnet_session_resolve_finish (CARNET_SESSION (source), result, &revision, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  else
    {
      offer_to_take_back (self, &revision);
      /* The next one is being read: this one is not to be settled again. */
      self->moving = self->reading != NULL;
    }
  if (self->conflict && g_error_matches (error, CARNET_ERROR, CARNET_ERROR_CHANGED))
    read_conflict (self, &self->conflict->id);
  carnet_conflict_page_update_title (self);
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();

  for (guint i = 0; i < self->fields->len; i++)
    carnet_conflict_field_get_choice (self->fields->pdata[i], choices);
  self->applying = TRUE;
  carnet_conflict_page_update_title (self);
  carnet_session_resolve_async (self->session, self->conflict, choices, NULL, resolved_cb,
                                g_object_ref (self));
}

/* -- Other actions ------------------------------------------------------------------------------ */

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);

  move_to (self, self->position + (g_str_equal (name, "conflict.next") ? 1 : -1));
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);
  CarnetConflictSide  side = CARNET_SIDE_ALL;

  if (g_str_equal (name, "conflict.keep-mine"))
    side = CARNET_SIDE_MINE;
  if (g_str_equal (name, "conflict.keep-other"))
    side = CARNET_SIDE_OTHER;
  for (guint i = 0; i < self->fields->len; i++)
    carnet_conflict_field_choose (self->fields->pdata[i], side);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "closed");
}

static gboolean
move_version_cb (GtkWidget *widget, GVariant *parameter, gpointer step)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);

  for (guint i = 0; i < self->fields->len; i++)
    if (carnet_conflict_field_move (self->fields->pdata[i], GPOINTER_TO_INT (step)))
      return TRUE;
  return FALSE;
}

static gboolean
move_field_cb (GtkWidget *widget, GVariant *parameter, gpointer step)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (widget);
  GtkWidget          *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int                 at = GPOINTER_TO_INT (step) > 0 ? -1 : (int)self->fields->len;

  for (guint i = 0; focus && i < self->fields->len; i++)
    if (gtk_widget_is_ancestor (focus, self->fields->pdata[i]))
      at = (int)i;
  at += GPOINTER_TO_INT (step);
  if (at >= 0 && at < (int)self->fields->len)
    carnet_conflict_field_focus (self->fields->pdata[at]);
  return TRUE;
}

/* Before the check buttons, for which an arrow would also choose. */
static void
add_shortcuts (CarnetConflictPage *self)
{
  static const struct
  {
    const char     *trigger;
    const char     *action;
    GtkShortcutFunc func;
    int             step;
  } keys[] = {
    { "Left", NULL, move_version_cb, -1 },       { "Right", NULL, move_version_cb, 1 },
    { "<Control>Up", NULL, move_field_cb, -1 },  { "<Control>Down", NULL, move_field_cb, 1 },
    { "<Alt>Up", "conflict.previous", NULL, 0 }, { "<Alt>Down", "conflict.next", NULL, 0 },
    { "Escape", "conflict.close", NULL, 0 },     { "<Alt>Left", "conflict.close", NULL, 0 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (
            gtk_shortcut_trigger_parse_string (keys[i].trigger),
            keys[i].action ? gtk_named_action_new (keys[i].action)
                           : gtk_callback_action_new (keys[i].func, GINT_TO_POINTER (keys[i].step), NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* -- Object ------------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  CarnetConflictPage *self = CARNET_CONFLICT_PAGE (object);

  carnet_job_give_up (&self->reading);
  g_clear_pointer (&self->fold_bin, gtk_widget_unparent);
  g_clear_pointer (&self->conflict, carnet_entity_conflict_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_conflict_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CARNET_CONFLICT_PAGE (object)->fields);
  G_OBJECT_CLASS (carnet_conflict_page_parent_class)->finalize (object);
}

static void
carnet_conflict_page_class_init (CarnetConflictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "conflict.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "conflict.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "conflict.previous", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "conflict.keep-mine", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "conflict.keep-other", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "conflict.keep-texts", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "conflict.close", NULL, close_cb);
}

static void
carnet_conflict_page_init (CarnetConflictPage *self)
{
  self->fields = g_ptr_array_new ();
  carnet_conflict_page_build_frame (self);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (carnet_conflict_page_follow_fold),
                           self, G_CONNECT_SWAPPED);
  add_shortcuts (self);
}

/* -- Public ------------------------------------------------------------------------------------ */

GtkWidget *
carnet_conflict_page_new (CarnetSession *session, const CarnetId *entity)
{
  CarnetConflictPage *self = g_object_new (CARNET_TYPE_CONFLICT_PAGE, NULL);

  self->session = g_object_ref (session);
  carnet_conflict_page_update_title (self);
  read_conflict (self, entity);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
carnet_conflict_page_show (CarnetConflictPage *self, const CarnetId *entity)
{
  g_return_if_fail (CARNET_IS_CONFLICT_PAGE (self));

  self->moving = TRUE;
  carnet_conflict_page_update_title (self);
  read_conflict (self, entity);
}

const CarnetEntityConflict *
carnet_conflict_page_get_conflict (CarnetConflictPage *self)
{
  g_return_val_if_fail (CARNET_IS_CONFLICT_PAGE (self), NULL);

  return self->conflict;
}

gboolean
carnet_conflict_page_is_read (CarnetConflictPage *self)
{
  g_return_val_if_fail (CARNET_IS_CONFLICT_PAGE (self), FALSE);

  return self->reading == NULL;
}

GtkWidget *
carnet_conflict_page_get_field (CarnetConflictPage *self, guint index)
{
  g_return_val_if_fail (CARNET_IS_CONFLICT_PAGE (self), NULL);

  return index < self->fields->len ? self->fields->pdata[index] : NULL;
}
