/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge-window-private.h"
#include "preferences/carnet-preference-rows.h"
#include "session/carnet-session-merge.h"

/* Milliseconds after which it is said that it goes on. */
#define PATIENCE 200

/* -- Comparing again -------------------------------------------------------------------------- */

static gboolean
slow_cb (gpointer user_data)
{
  CarnetMergeWindow *self = user_data;

  self->slow = 0;
  carnet_merge_window_begin_work (self, _ ("Comparing…"));
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean chosen = carnet_session_set_merge_options_finish (CARNET_SESSION (source), result, &error);

  self->busy = FALSE;
  g_clear_handle_id (&self->slow, g_source_remove);
  gtk_widget_set_sensitive (self->page, TRUE);
  /* Closed meanwhile, if only when it had just ended. */
  if (g_cancellable_is_cancelled (self->cancellable))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (!chosen)
    carnet_merge_window_show_problem (self, error);
  else
    {
      carnet_merge_window_fill (self);
      if (self->back)
        g_set_weak_pointer (&self->from, gtk_widget_get_first_child (self->back));
      carnet_merge_window_show_files (self);
    }
}

/* The counts of every file are others then: what is shown cannot be touched until they are there. */
static void
choose_cb (CarnetMergeWindow *self, GParamSpec *spec, GtkSwitch *toggle)
{
  self->busy = TRUE;
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", FALSE);
  self->slow = g_timeout_add (PATIENCE, slow_cb, self);
  carnet_session_set_merge_options_async (
      self->session, self->merge,
      gtk_switch_get_active (toggle) ? CARNET_MERGE_TAKE_BACK : CARNET_MERGE_DEFAULT, self->cancellable,
      carnet_merge_window_tell_progress, chosen_cb, g_object_ref (self));
}

/* -- The choice ------------------------------------------------------------------------------------ */

static GtkWidget *
new_switch (CarnetMergeWindow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle),
                         (carnet_merge_get_options (self->merge) & CARNET_MERGE_TAKE_BACK) != 0);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return toggle;
}

GtkWidget *
carnet_merge_window_new_back (CarnetMergeWindow *self)
{
  GtkWidget       *list, *row;
  g_autofree char *subtitle = NULL;

  if (!(carnet_merge_get_options (self->merge) & CARNET_MERGE_TAKE_BACK))
    {
      g_free (self->withheld);
      self->withheld = carnet_merge_counts_describe_withheld (carnet_merge_get_totals (self->merge));
    }
  if (!self->withheld || carnet_merge_get_totals (self->merge)->n_withdrawn == 0)
    return NULL;
  subtitle = g_strdup_printf (_ ("In these files: %s"), self->withheld);
  list = gtk_list_box_new ();
  row = carnet_preference_row_new (_ ("Take Back What Was Withdrawn"), subtitle, new_switch (self));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "carnet-merge-back");
  return list;
}
