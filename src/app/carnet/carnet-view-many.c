/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several observations at once. */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-view-private.h"
#include "session/carnet-session-many.h"
#include "widgets/carnet-toasts.h"

/* What waits for what is being written to be sealed: the worker must not write beside it. */
typedef struct
{
  CarnetCarnetView *view;
  char             *key;
  CarnetWrites     *value;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->view);
  g_free (asked->key);
  carnet_writes_unref (asked->value);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
enable (CarnetCarnetView *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->many_actions), action)), enabled);
}

static void
set_working (CarnetCarnetView *self, gboolean working)
{
  if (working)
    self->changing = g_cancellable_new ();
  else
    g_clear_object (&self->changing);
  carnet_selection_bar_set_working (self->selection_bar, working);
  enable (self, "undo", !working && self->many_change != NULL);
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  if (self->session)
    carnet_selection_bar_set_progress (self->selection_bar, (guint)done, (guint)total);
}

/* -- Changing --------------------------------------------------------------------------------- */

static char *
dup_sentence (const CarnetManyChange *change)
{
  GString *sentence = g_string_new (NULL);

  if (change->n_changed > 0)
    g_string_append_printf (
        sentence, ngettext ("%u observation changed.", "%u observations changed.", change->n_changed),
        change->n_changed);
  else
    g_string_append (sentence, _ ("Nothing to change."));
  if (change->n_conflicts > 0)
    g_string_append_printf (sentence,
                            ngettext (" %u in conflict is left as it is.",
                                      " %u in conflict are left as they are.", change->n_conflicts),
                            change->n_conflicts);
  if (change->n_held > 0)
    g_string_append_printf (sentence,
                            ngettext (" %u was already sent: whoever received it keeps it.",
                                      " %u were already sent: whoever received them keeps them.",
                                      change->n_held),
                            change->n_held);
  return g_string_free (sentence, FALSE);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  g_autoptr (GError) error = NULL;
  CarnetManyChange *change = carnet_session_change_many_finish (CARNET_SESSION (source), result, &error);
  g_autofree char  *sentence = change ? dup_sentence (change) : NULL;

  if (!self->session)
    {
      g_clear_pointer (&change, carnet_many_change_free);
      return;
    }
  if (change && change->n_changed > 0)
    {
      g_clear_pointer (&self->many_change, carnet_many_change_free);
      self->many_change = g_steal_pointer (&change);
      carnet_toast_with_action (GTK_WIDGET (self), sentence, _ ("_Undo"), "many.undo");
    }
  else if (change)
    carnet_toast (GTK_WIDGET (self), sentence);
  else
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  g_clear_pointer (&change, carnet_many_change_free);
  set_working (self, FALSE);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  CarnetCarnetView *self = asked->view;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GError) error = NULL;
  CarnetValue value;

  if (!self->session)
    return;
  if (!carnet_carnet_view_flush_finish (self, result, &error))
    {
      carnet_toast_error (GTK_WIDGET (self), error, "carnet.retry");
      set_working (self, FALSE);
      return;
    }
  numbers = carnet_observation_list_dup_chosen (self->list);
  carnet_writes_find (asked->value, asked->key, &value);
  carnet_session_change_many_async (self->session, numbers, asked->key, &value, self->changing, progress_cb,
                                    changed_cb, g_object_ref (self));
}

/* @value: (transfer full): of @key alone */
static void
change (CarnetCarnetView *self, const char *key, CarnetWrites *value)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->view = g_object_ref (self);
  asked->key = g_strdup (key);
  asked->value = value;
  if (self->changing || carnet_observation_list_get_n_chosen (self->list) == 0)
    {
      asked_free (asked);
      return;
    }
  set_working (self, TRUE);
  carnet_carnet_view_flush_async (self, NULL, flushed_cb, asked);
}

static void
change_text (CarnetCarnetView *self, const char *key, GVariant *parameter)
{
  CarnetWrites *value = carnet_writes_new ();

  carnet_writes_set_text (value, key, g_variant_get_string (parameter, NULL));
  change (self, key, value);
}

static void
change_theme (CarnetCarnetView *self, GVariant *parameter, gboolean has_it)
{
  g_autofree char *key = g_strconcat (CARNET_PREFIX_THEME, g_variant_get_string (parameter, NULL), NULL);
  CarnetWrites    *value = carnet_writes_new ();

  carnet_writes_set_integer (value, key, has_it);
  change (self, key, value);
}

/* -- Taking back ------------------------------------------------------------------------------ */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char  *sentence = NULL;
  CarnetManyChange *again;
  guint             n_left;
  const gboolean    undone
      = carnet_session_undo_many_finish (CARNET_SESSION (source), result, &n_left, &again, &error);

  if (!self->session)
    {
      g_clear_pointer (&again, carnet_many_change_free);
      return;
    }
  self->many_change = again;
  set_working (self, FALSE);
  if (!undone)
    {
      carnet_toast_error (GTK_WIDGET (self), error, "many.undo");
      return;
    }
  if (n_left > 0)
    sentence = g_strdup_printf (ngettext ("Taken back, but for %u observation that was written in since.",
                                          "Taken back, but for %u observations that were written in since.",
                                          n_left),
                                n_left);
  carnet_toast (GTK_WIDGET (self), sentence ? sentence : _ ("Taken back."));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  if (self->changing || !self->many_change)
    return;
  set_working (self, TRUE);
  carnet_session_undo_many_async (self->session, g_steal_pointer (&self->many_change), self->changing,
                                  progress_cb, undone_cb, g_object_ref (self));
}

/* -- Actions ---------------------------------------------------------------------------------- */

static void
review_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_text (user_data, CARNET_KEY_REVIEW, parameter);
}

static void
visibility_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_text (user_data, CARNET_KEY_VISIBILITY, parameter);
}

static void
add_theme_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_theme (user_data, parameter, TRUE);
}

static void
remove_theme_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  change_theme (user_data, parameter, FALSE);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  carnet_observation_list_clear_chosen (self->list);
  gtk_widget_grab_focus (self->list_view);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  if (self->changing)
    g_cancellable_cancel (self->changing);
}

void
carnet_view_show_chosen (CarnetCarnetView *self)
{
  const guint n = carnet_observation_list_get_n_chosen (self->list);

  carnet_selection_bar_set_n (self->selection_bar, n);
  enable (self, "clear", n > 0);
}

static void
add_list_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

void
carnet_view_add_many (CarnetCarnetView *self)
{
  static const GActionEntry ENTRIES[] = {
    { "review", review_cb, "s", NULL, NULL, { 0 } },
    { "visibility", visibility_cb, "s", NULL, NULL, { 0 } },
    { "add-theme", add_theme_cb, "s", NULL, NULL, { 0 } },
    { "remove-theme", remove_theme_cb, "s", NULL, NULL, { 0 } },
    { "undo", undo_cb, NULL, NULL, NULL, { 0 } },
    { "clear", clear_cb, NULL, NULL, NULL, { 0 } },
    { "cancel", cancel_cb, NULL, NULL, NULL, { 0 } },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->many_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->many_actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  if (carnet_session_is_read_only (self->session))
    for (guint i = 0; i < 4; i++)
      enable (self, ENTRIES[i].name, FALSE);
  enable (self, "undo", FALSE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "many", G_ACTION_GROUP (self->many_actions));
  add_list_shortcut (controller, "Escape", "many.clear");
  add_list_shortcut (controller, "<Control>z", "many.undo");
  gtk_widget_add_controller (self->list_view, controller);
  self->selection_bar = CARNET_SELECTION_BAR (carnet_selection_bar_new (self->known));
  gtk_box_append (GTK_BOX (self->list_pane), GTK_WIDGET (self->selection_bar));
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (carnet_view_show_chosen), self,
                           G_CONNECT_SWAPPED);
  carnet_view_show_chosen (self);
}
