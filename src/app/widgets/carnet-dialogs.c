/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet-config.h"

typedef struct
{
  CarnetPathFunc   path_func;
  CarnetPathsFunc  paths_func;
  CarnetAnswerFunc answer_func;
  gpointer         user_data;
} Request;

static void
free_request (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file ? g_file_get_path (file) : NULL;

      if (path)
        request->path_func (path, request->user_data);
    }
  g_object_unref (dialog);
}

static void
files_chosen_cb (GtkNativeDialog *dialog, int response, Request *request)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (*paths)
    request->paths_func ((const char *const *)paths, request->user_data);
  g_object_unref (dialog);
}

static GtkFileFilter *
new_filter (CarnetFileKind kind)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  switch (kind)
    {
    case CARNET_FILE_LOGBOOK:
      gtk_file_filter_set_name (filter, _ ("Logbooks"));
      gtk_file_filter_add_suffix (filter, "carnet");
      break;
    case CARNET_FILE_XML:
      gtk_file_filter_set_name (filter, _ ("XML files"));
      gtk_file_filter_add_suffix (filter, "xml");
      break;
    case CARNET_FILE_RECEIVED:
      gtk_file_filter_set_name (filter, _ ("Logbooks and exchange files"));
      gtk_file_filter_add_suffix (filter, "carnet");
      gtk_file_filter_add_suffix (filter, "xml");
      break;
    case CARNET_FILE_ICS:
      gtk_file_filter_set_name (filter, _ ("Calendars"));
      gtk_file_filter_add_suffix (filter, "ics");
      gtk_file_filter_add_suffix (filter, "ical");
      break;
    case CARNET_FILE_ANY:
      gtk_file_filter_set_name (filter, _ ("All files"));
      gtk_file_filter_add_pattern (filter, "*");
      break;
    }
  return filter;
}

static void
choose_file (GtkWindow           *owner,
             const char          *title,
             GtkFileChooserAction action,
             CarnetFileKind       kind,
             const char          *name,
             CarnetPathFunc       func,
             gpointer             user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, owner, action, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = new_filter (kind);
  Request *request = g_new0 (Request, 1);

  /* A folder has no suffix. */
  if (action == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    g_clear_object (&filter);
  request->path_func = func;
  request->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (filter)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (file_chosen_cb), request, free_request, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
carnet_dialog_open_file (GtkWindow     *owner,
                         const char    *title,
                         CarnetFileKind kind,
                         CarnetPathFunc func,
                         gpointer       user_data)
{
  choose_file (owner, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, NULL, func, user_data);
}

void
carnet_dialog_choose_folder (GtkWindow *owner, const char *title, CarnetPathFunc func, gpointer user_data)
{
  choose_file (owner, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, CARNET_FILE_ANY, NULL, func, user_data);
}

void
carnet_dialog_open_files (GtkWindow      *owner,
                          const char     *title,
                          CarnetFileKind  kind,
                          CarnetPathsFunc func,
                          gpointer        user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, owner, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = new_filter (kind);
  Request *request = g_new0 (Request, 1);

  request->paths_func = func;
  request->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_data (dialog, "response", G_CALLBACK (files_chosen_cb), request, free_request, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
carnet_dialog_save_file (GtkWindow     *owner,
                         const char    *title,
                         CarnetFileKind kind,
                         const char    *name,
                         CarnetPathFunc func,
                         gpointer       user_data)
{
  choose_file (owner, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, name, func, user_data);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Request *request)
{
  if (g_str_equal (response, "go"))
    request->answer_func (request->user_data);
}

/* Names of files are long and break nowhere; the other labels of a dialog break between words alone. */
static GtkWidget *
new_about (const char *about)
{
  GtkWidget *label = gtk_label_new (about);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
ask (GtkWindow            *owner,
     const char           *heading,
     const char           *about,
     const char           *body,
     const char           *keep,
     const char           *go,
     AdwResponseAppearance appearance,
     CarnetAnswerFunc      func,
     gpointer              user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (owner, heading, body));
  Request          *request = g_new0 (Request, 1);

  request->answer_func = func;
  request->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "keep", keep, "go", go, NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", appearance);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  if (about)
    adw_message_dialog_set_extra_child (dialog, new_about (about));
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), request, free_request, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
carnet_dialog_ask (GtkWindow       *owner,
                   const char      *heading,
                   const char      *about,
                   const char      *body,
                   const char      *keep,
                   const char      *go,
                   CarnetAnswerFunc func,
                   gpointer         user_data)
{
  ask (owner, heading, about, body, keep, go, ADW_RESPONSE_DESTRUCTIVE, func, user_data);
}

void
carnet_dialog_confirm (GtkWindow       *owner,
                       const char      *heading,
                       const char      *about,
                       const char      *body,
                       const char      *keep,
                       const char      *go,
                       CarnetAnswerFunc func,
                       gpointer         user_data)
{
  ask (owner, heading, about, body, keep, go, ADW_RESPONSE_SUGGESTED, func, user_data);
}

/* Who still holds the dialog must not find an owner that is no more. */
static void
owner_gone_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
}

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The dialog that asked stands before this one, and goes first. */
static void
discard_cb (gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, destroy_cb, g_object_ref (user_data), g_object_unref);
}

void
carnet_dialog_ask_discard (GtkWindow *window, const char *body)
{
  carnet_dialog_ask (window, _ ("Discard what you typed?"), NULL, body, _ ("_Go On Typing"), _ ("_Discard"),
                     discard_cb, window);
}

void
carnet_dialog_stand_before (GtkWindow *dialog, GtkWindow *owner, int width, int height)
{
  const int owner_width = owner ? gtk_widget_get_width (GTK_WIDGET (owner)) : 0;
  const int owner_height = owner ? gtk_widget_get_height (GTK_WIDGET (owner)) : 0;

  g_object_set (dialog, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  /* An owner that is not on screen has no size. */
  gtk_window_set_default_size (dialog, owner_width > 0 ? MIN (width, owner_width) : width,
                               owner_height > 0 ? MIN (height, owner_height) : height);
  gtk_window_set_transient_for (dialog, owner);
  gtk_window_set_modal (dialog, owner != NULL);
  gtk_window_set_destroy_with_parent (dialog, TRUE);
  if (owner)
    g_signal_connect_object (owner, "destroy", G_CALLBACK (owner_gone_cb), dialog, G_CONNECT_SWAPPED);
}

GtkWidget *
carnet_dialog_new_header (const char *cancel, const char *label, const char *action, GtkWidget **button)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (adw_header_bar_new ());
  GtkWidget    *leave = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  *button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (*button), action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave), cancel);
  gtk_widget_add_css_class (*button, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (header, FALSE);
  adw_header_bar_set_show_start_title_buttons (header, FALSE);
  adw_header_bar_pack_start (header, leave);
  adw_header_bar_pack_end (header, *button);
  return GTK_WIDGET (header);
}

void
carnet_dialog_about (GtkWindow *owner)
{
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (adw_about_window_new ());

  gtk_window_set_transient_for (GTK_WINDOW (about), owner);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  adw_about_window_set_application_name (about, _ ("Carnet de bord"));
  adw_about_window_set_application_icon (about, CARNET_APP_ID);
  adw_about_window_set_version (about, CARNET_VERSION);
  adw_about_window_set_comments (about, _ ("Nine months of observations, territory by territory."));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_add_legal_section (
      about, _ ("Territories"), NULL, GTK_LICENSE_CUSTOM,
      _ ("Code officiel géographique (INSEE) and list of intercommunalities (DGCL), vintage 2026, under "
         "Licence Ouverte 2.0."));
  adw_about_window_add_legal_section (about, _ ("Map of the departements"), NULL, GTK_LICENSE_CUSTOM,
                                      _ ("After MapSVG, adapted by Victor Cazanave, under CC BY 4.0."));
  gtk_window_present (GTK_WINDOW (about));
}
