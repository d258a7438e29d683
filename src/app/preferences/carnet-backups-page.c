/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "preferences/carnet-backups-page.h"

#include <glib/gi18n-lib.h>

#include "preferences/carnet-preference-rows.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-row-remark.h"
#include "widgets/carnet-show-file.h"
#include "widgets/carnet-toasts.h"

struct _CarnetBackupsPage
{
  AdwPreferencesPage parent_instance;

  /* Children */
  GtkWidget *place_row;
  GtkWidget *place_remark;
  GtkWidget *kept_spin;
  GtkWidget *list_group;
  GtkWidget *empty_row;
  GtkWidget *making_row;
  GtkWidget *progress;
  GPtrArray *rows; /* of the backups */

  /* Owned */
  GCancellable  *making; /* (nullable): the backup that is being made */
  CarnetSession *session;
  char          *newest; /* (nullable) */

  gboolean elsewhere; /* a folder was chosen */

  guint    n_working;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (CarnetBackupsPage, carnet_backups_page, ADW_TYPE_PREFERENCES_PAGE)

/* -- Doing ---------------------------------------------------------------------------------------- */

static void
update_actions (CarnetBackupsPage *self)
{
  const gboolean writable = self->session && !carnet_session_is_read_only (self->session);
  const gboolean idle = self->n_working == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.choose", writable && idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.beside", writable && idle && self->elsewhere);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.make", writable && idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.cancel", self->making != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.open", self->newest != NULL);
}

static void
begin (CarnetBackupsPage *self)
{
  self->n_working++;
  update_actions (self);
}

static void
end (CarnetBackupsPage *self)
{
  self->n_working--;
  update_actions (self);
  g_signal_emit_by_name (self, "changed");
}

static void
place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetBackupsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  carnet_session_set_preference_finish (CARNET_SESSION (source), result, &error);
  carnet_row_remark_show (self->place_remark, error ? error->message : NULL);
  end (self);
}

void
carnet_backups_page_set_place (CarnetBackupsPage *self, const char *place)
{
  g_return_if_fail (CARNET_IS_BACKUPS_PAGE (self));

  begin (self);
  carnet_session_set_backup_place_async (self->session, place, place_cb, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  carnet_backups_page_set_place (user_data, path);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_dialog_choose_folder (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Folder of the Backups"),
                               chosen_cb, widget);
}

static void
beside_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_backups_page_set_place (CARNET_BACKUPS_PAGE (widget), NULL);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  carnet_show_in_folder (GTK_WINDOW (gtk_widget_get_root (widget)), CARNET_BACKUPS_PAGE (widget)->newest);
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  CarnetBackupsPage *self = user_data;

  gtk_widget_set_visible (self->making_row, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 total > 0 ? (double)done / (double)total : 0);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetBackupsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (carnet_session_set_preference_finish (CARNET_SESSION (source), result, &error))
    carnet_toast (GTK_WIDGET (self), _ ("The backup is made"));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&error);
  carnet_row_remark_show (self->place_remark, error ? error->message : NULL);
  gtk_widget_set_visible (self->making_row, FALSE);
  g_clear_object (&self->making);
  end (self);
}

static void
make_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CarnetBackupsPage *self = CARNET_BACKUPS_PAGE (widget);

  self->making = g_cancellable_new ();
  begin (self);
  carnet_session_make_backup_async (self->session, self->making, progress_cb, made_cb, g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (CARNET_BACKUPS_PAGE (widget)->making);
}

static void
kept_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetBackupsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_session_set_preference_finish (CARNET_SESSION (source), result, &error))
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  end (self);
}

static void
kept_cb (CarnetBackupsPage *self)
{
  const int kept = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->kept_spin));

  if (self->setting)
    return;
  begin (self);
  carnet_session_set_backups_kept_async (self->session, (guint)kept, kept_set_cb, g_object_ref (self));
}

/* -- Showing -------------------------------------------------------------------------------------- */

/* « 25 septembre 2018 à 10 h 42 » */
static char *
dup_made (const CarnetBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->made_ms / 1000);
  g_autofree char *day = carnet_date_format (carnet_date_from_ms (backup->made_ms), CARNET_DATE_LONG);
  /* Translators: a time of day for strftime; in French « %-H h %M ». */
  g_autofree char *hour = g_date_time_format (time, _ ("%H:%M"));

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("%s at %s"), day, hour);
}

static void
add_backup (CarnetBackupsPage *self, const CarnetBackup *backup)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *made = dup_made (backup);
  g_autofree char *size = g_format_size ((guint64)backup->size);
  g_autofree char *name = g_path_get_basename (backup->path);
  GtkWidget       *label = gtk_label_new (size);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), made);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_list (CarnetBackupsPage *self, GPtrArray *backups)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->list_group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < backups->len; i++)
    add_backup (self, backups->pdata[i]);
  gtk_widget_set_visible (self->empty_row, backups->len == 0);
  g_free (self->newest);
  self->newest = backups->len > 0 ? g_strdup (((CarnetBackup *)backups->pdata[0])->path) : NULL;
}

void
carnet_backups_page_show (CarnetBackupsPage *self, const CarnetPreferences *preferences)
{
  g_autofree char *name = g_filename_display_name (preferences->backup_folder);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  g_return_if_fail (CARNET_IS_BACKUPS_PAGE (self));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place_row), escaped);
  self->elsewhere = preferences->backup_place != NULL;
  self->setting = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->kept_spin), preferences->backups_kept);
  self->setting = FALSE;
  show_list (self, preferences->backups);
  update_actions (self);
}

gboolean
carnet_backups_page_is_busy (CarnetBackupsPage *self)
{
  g_return_val_if_fail (CARNET_IS_BACKUPS_PAGE (self), FALSE);

  return self->n_working > 0;
}

/* -- Building ------------------------------------------------------------------------------------- */

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* The buttons below the path, which is long. */
static GtkWidget *
new_buttons_row (void)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 3);
  gtk_widget_add_css_class (box, "carnet-buttons");
  gtk_flow_box_insert (GTK_FLOW_BOX (box), new_button (_ ("_Choose a Folder…"), "backups.choose"), -1);
  gtk_flow_box_insert (GTK_FLOW_BOX (box), new_button (_ ("_Beside the Logbook"), "backups.beside"), -1);
  gtk_flow_box_insert (GTK_FLOW_BOX (box), new_button (_ ("_Open the Folder"), "backups.open"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_settings_group (CarnetBackupsPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *kept_row
      = carnet_preference_number_new (_ ("Backups Kept"), _ ("The oldest go after the next backup"), 1,
                                      CARNET_BACKUPS_KEPT_MAX, 1, &self->kept_spin);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("A backup of the whole logbook is made before each merge and "
                                            "each import, by the command line too."));
  self->place_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), _ ("Folder of the Backups"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->place_row), 0);
  self->place_remark = carnet_row_remark_new (self->place_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->place_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->place_remark);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_buttons_row ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), kept_row);
  g_signal_connect_object (self->kept_spin, "value-changed", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
new_making_row (CarnetBackupsPage *self)
{
  self->making_row = adw_action_row_new ();
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->making_row), _ ("Copying…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->making_row), self->progress);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->making_row), new_button (_ ("_Cancel"), "backups.cancel"));
  gtk_widget_set_visible (self->making_row, FALSE);
  return self->making_row;
}

static GtkWidget *
new_list_group (CarnetBackupsPage *self)
{
  self->list_group = adw_preferences_group_new ();
  self->empty_row = adw_action_row_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->list_group), _ ("Backups"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->list_group),
                                           new_button (_ ("Back Up _Now"), "backups.make"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->empty_row), _ ("No backup yet in this folder"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), new_making_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), self->empty_row);
  return self->list_group;
}

static void
dispose (GObject *object)
{
  g_clear_object (&CARNET_BACKUPS_PAGE (object)->session);
  G_OBJECT_CLASS (carnet_backups_page_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetBackupsPage *self = CARNET_BACKUPS_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->newest);
  G_OBJECT_CLASS (carnet_backups_page_parent_class)->finalize (object);
}

static void
carnet_backups_page_class_init (CarnetBackupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_install_action (widget_class, "backups.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "backups.beside", NULL, beside_cb);
  gtk_widget_class_install_action (widget_class, "backups.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, make_cb);
  gtk_widget_class_install_action (widget_class, "backups.cancel", NULL, cancel_cb);
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
carnet_backups_page_init (CarnetBackupsPage *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
carnet_backups_page_new (CarnetSession *session)
{
  CarnetBackupsPage *self = g_object_new (CARNET_TYPE_BACKUPS_PAGE, "name", "backups", "title", _ ("Backups"),
                                          "icon-name", "drive-harddisk-symbolic", NULL);
  GtkWidget         *group = new_settings_group (self);

  self->session = g_object_ref (session);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (new_list_group (self)));
  gtk_widget_set_sensitive (self->kept_spin, !carnet_session_is_read_only (session));
  update_actions (self);
  return GTK_WIDGET (self);
}
