/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-programme-view.h"
#include "welcome/carnet-welcome.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-panes.h"
#include "window/carnet-window-private.h"

static CarnetCarnetView *
show_carnet (CarnetWindow *self)
{
  carnet_window_show_view (self, "carnet");
  return CARNET_CARNET_VIEW (carnet_window_get_view (self, "carnet"));
}

static void
new_observation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  carnet_carnet_view_start_observation (show_carnet (CARNET_WINDOW (widget)), NULL);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  carnet_carnet_view_focus_search (show_carnet (CARNET_WINDOW (widget)));
}

/* win.view-carnet shows the view named carnet, and so on. */
static void
view_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  carnet_window_show_view (CARNET_WINDOW (widget), name + strlen ("win.view-"));
}

static void
pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow *self = CARNET_WINDOW (widget);
  GtkWidget    *view = adw_view_stack_get_visible_child (self->stack);
  const int     step = g_str_equal (name, "win.next-pane") ? 1 : -1;

  if (view)
    carnet_panes_move_focus (view, step);
}

static void
distraction_free_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetCarnetView *view = show_carnet (CARNET_WINDOW (widget));

  carnet_carnet_view_set_writing (view, !carnet_carnet_view_is_writing (view));
}

/* win.text-larger is carnet.text-larger of that view, and so on. */
static void
text_size_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("carnet.", name + strlen ("win."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (show_carnet (CARNET_WINDOW (widget))), action, NULL);
}

static void
today_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow *self = CARNET_WINDOW (widget);

  carnet_window_show_view (self, "programme");
  carnet_programme_view_show_today (CARNET_PROGRAMME_VIEW (carnet_window_get_view (self, "programme")));
}

static void
new_milestone_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow *self = CARNET_WINDOW (widget);

  carnet_window_show_view (self, "programme");
  gtk_widget_activate_action (carnet_window_get_view (self, "programme"), "programme.new", NULL);
}

/* win.new-programme is programme.new-programme of that view, and so on. */
static void
make_programme_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow    *self = CARNET_WINDOW (widget);
  g_autofree char *action = g_strconcat ("programme.", name + strlen ("win."), NULL);
  g_autofree char *target = parameter ? g_variant_dup_string (parameter, NULL) : NULL;

  carnet_window_show_view (self, "programme");
  gtk_widget_activate_action (carnet_window_get_view (self, "programme"), action, target ? "s" : NULL,
                              target);
}

/* win.programme-undo is programme.undo of that view, and so on: for toasts, and for those who act from
 * without.
 */
static void
programme_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("programme.", name + strlen ("win.programme-"), NULL);

  gtk_widget_activate_action (carnet_window_get_view (CARNET_WINDOW (widget), "programme"), action, NULL);
}

static void
start_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *welcome = adw_bin_get_child (CARNET_WINDOW (widget)->welcome_bin);

  if (welcome)
    carnet_welcome_start (CARNET_WELCOME (welcome));
}

static void
reopen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow *self = CARNET_WINDOW (widget);

  if (self->path)
    carnet_window_open (self, self->path);
}

static void
new_logbook_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetWindow *self = CARNET_WINDOW (widget);
  CarnetWindow *window = carnet_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings);

  gtk_window_present (GTK_WINDOW (window));
}

static void
conflicts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  carnet_window_settle_conflicts (CARNET_WINDOW (widget), NULL);
}

static void
merge_files_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  carnet_window_merge_files (CARNET_WINDOW (widget), paths);
}

/* What a revision, named by its id, settled. */
static void
take_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetHash revision;

  if (carnet_hash_parse (g_variant_get_string (parameter, NULL), &revision))
    carnet_window_take_back (CARNET_WINDOW (widget), &revision);
}

/* Of one of them, named by its id. */
static void
settle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetId id;

  if (carnet_id_parse (g_variant_get_string (parameter, NULL), &id))
    carnet_window_settle_conflicts (CARNET_WINDOW (widget), &id);
}

/* Built when it is asked for: as GTK's own gtk/help-overlay.ui it would be made with each window, and take
 * more memory than all the views. */
static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/carnetdebord/Carnet/ui/carnet-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
about_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  carnet_dialog_about (GTK_WINDOW (widget));
}

/* Those that are one call. */
static const struct
{
  const char *name;
  void (*func) (CarnetWindow *self);
} CALLS[] = {
  { "win.save-programme", carnet_window_save_programme },
  { "win.add-programme", carnet_window_add_programme },
  { "win.save-calendar", carnet_window_save_calendar },
  { "win.open-calendar", carnet_window_open_calendar },
  { "win.open", carnet_window_choose_logbook },
  { "win.export-xml", carnet_window_export_xml },
  { "win.import-xml", carnet_window_import_xml },
  { "win.send-copy", carnet_window_send_copy },
  { "win.show-sent", carnet_window_show_sent },
  { "win.only-read", carnet_window_only_read },
  { "win.merge-into-mine", carnet_window_merge_into_mine },
  { "win.merge", carnet_window_choose_received },
  { "win.batches", carnet_window_show_batches },
  { "win.trash", carnet_window_show_trash },
  { "win.aliases", carnet_window_show_aliases },
  { "win.undo-merge", carnet_window_undo_merge },
  { "win.history", carnet_window_show_history },
  { "win.cancel-transfer", carnet_window_cancel_transfer },
  { "win.preferences", carnet_window_show_preferences },
};

static void
call_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (CALLS); i++)
    if (g_str_equal (CALLS[i].name, name))
      {
        CALLS[i].func (CARNET_WINDOW (widget));
        return;
      }
}

static const struct
{
  const char                 *name;
  GtkWidgetActionActivateFunc func;
} ACTIONS[] = {
  { "win.new-observation", new_observation_cb },
  { "win.search", search_cb },
  { "win.view-programme", view_cb },
  { "win.view-carnet", view_cb },
  { "win.view-territories", view_cb },
  { "win.view-report", view_cb },
  { "win.next-pane", pane_cb },
  { "win.previous-pane", pane_cb },
  { "win.distraction-free", distraction_free_cb },
  { "win.text-larger", text_size_cb },
  { "win.text-smaller", text_size_cb },
  { "win.text-usual", text_size_cb },
  { "win.today", today_cb },
  { "win.new-milestone", new_milestone_cb },
  { "win.new-programme", make_programme_cb },
  { "win.edit-programme", make_programme_cb },
  { "win.programme-edit", programme_cb },
  { "win.programme-delete", programme_cb },
  { "win.programme-earlier", programme_cb },
  { "win.programme-later", programme_cb },
  { "win.programme-undo", programme_cb },
  { "win.programme-redo", programme_cb },
  { "win.programme-zoom-in", programme_cb },
  { "win.programme-zoom-out", programme_cb },
  { "win.programme-zoom-usual", programme_cb },
  { "win.start", start_cb },
  { "win.reopen", reopen_cb },
  { "win.new-logbook", new_logbook_cb },
  { "win.conflicts", conflicts_cb },
  { "win.show-help-overlay", shortcuts_cb },
  { "win.about", about_cb },
};

void
carnet_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, NULL, ACTIONS[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (CALLS); i++)
    gtk_widget_class_install_action (widget_class, CALLS[i].name, NULL, call_cb);
  gtk_widget_class_install_action (widget_class, "win.merge-files", "as", merge_files_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-programme", "s", make_programme_cb);
  gtk_widget_class_install_action (widget_class, "win.settle", "s", settle_cb);
  gtk_widget_class_install_action (widget_class, "win.take-back", "s", take_back_cb);
}

void
carnet_window_update_actions (CarnetWindow *self)
{
  static const char *const reading[] = { "win.search",
                                         "win.view-programme",
                                         "win.view-carnet",
                                         "win.view-territories",
                                         "win.view-report",
                                         "win.next-pane",
                                         "win.previous-pane",
                                         "win.distraction-free",
                                         "win.text-larger",
                                         "win.text-smaller",
                                         "win.text-usual",
                                         "win.today",
                                         "win.new-observation",
                                         "win.export-xml",
                                         "win.import-xml",
                                         "win.send-copy",
                                         "win.programme-zoom-in",
                                         "win.programme-zoom-out",
                                         "win.programme-zoom-usual",
                                         "win.save-programme",
                                         "win.save-calendar",
                                         "win.conflicts",
                                         "win.history",
                                         "win.settle",
                                         "win.merge",
                                         "win.batches",
                                         "win.trash",
                                         "win.aliases" };
  static const char *const milestones[]
      = { "win.new-milestone",   "win.programme-edit", "win.programme-delete", "win.programme-earlier",
          "win.programme-later", "win.programme-undo", "win.programme-redo",   "win.add-programme",
          "win.open-calendar",   "win.new-programme",  "win.edit-programme",   "win.choose-programme" };
  static const char *const writing[]
      = { "win.new-observation", "win.export-xml", "win.import-xml", "win.send-copy", "win.merge" };
  const gboolean   open = self->session != NULL;
  const gboolean   writable = open && !carnet_session_is_read_only (self->session);
  const gboolean   idle = self->transfer == NULL;
  g_autofree char *mine = open ? NULL : carnet_window_dup_mine (self);

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), reading[i], open);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable && (i == 0 || idle));
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), milestones[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo-merge", writable && self->sitting != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-back", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-transfer", !idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.only-read", !open && self->path != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-into-mine",
                                 mine != NULL && self->path != NULL);
}
