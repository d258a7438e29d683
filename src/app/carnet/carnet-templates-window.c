/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-templates-window.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "session/carnet-job.h"
#include "widgets/carnet-dialogs.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-list-page.h"
#include "widgets/carnet-toasts.h"

struct _CarnetTemplatesWindow
{
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *page;
  GtkWidget *list; /* (nullable): of the rows shown */
  GtkWidget *form; /* (nullable) */

  /* Owned */
  CarnetSession  *session;
  CarnetTemplate *written;   /* (nullable) */
  CarnetTemplate *lost;      /* (nullable): what was deleted or replaced last, to bring it back */
  GPtrArray      *templates; /* (element-type CarnetTemplate) (nullable) */
  GCancellable   *reading;

  guint n_writing;
};

G_DEFINE_FINAL_TYPE (CarnetTemplatesWindow, carnet_templates_window, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Rows ---------------------------------------------------------------------------------- */

static GtkWidget *
new_delete_button (CarnetTemplatesWindow *self, const char *name)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *heard = g_strdup_printf (_ ("Delete the template “%s”"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, heard);
  carnet_heard_set (button, heard);
  gtk_widget_set_visible (button, !carnet_session_is_read_only (self->session));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "templates.delete");
  return button;
}

static GtkWidget *
add_row_cb (GtkWidget *rows, guint i, gpointer user_data)
{
  CarnetTemplatesWindow *self = user_data;
  const CarnetTemplate *template = self->templates->pdata[i];
  const char *title = g_hash_table_lookup (template->texts, CARNET_KEY_TITLE);
  GtkWidget  *row = adw_action_row_new (), *heading;

  if (i == 0)
    {
      heading = gtk_label_new (_ ("Begin a new observation with"));
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "carnet-batch-heading");
      self->list = carnet_list_page_begin_list (rows, heading);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), template->name);
  if (title)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_delete_button (self, template->name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", template->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "templates.choose");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

/* -- Reading ------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTemplatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = carnet_job_list_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (!templates)
    {
      carnet_list_page_show_problem (CARNET_LIST_PAGE (self->page), error);
      return;
    }
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = g_steal_pointer (&templates);
  carnet_list_page_show (CARNET_LIST_PAGE (self->page), self->templates->len,
                         self->templates->len > 0 && !self->form ? 0 : G_MAXUINT);
}

static void
read_templates (CarnetTemplatesWindow *self)
{
  carnet_job_list_async (self->session, carnet_logbook_list_templates, carnet_job_supersede (&self->reading),
                         read_cb, g_object_ref (self));
}

/* -- Writing ------------------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTemplatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  if (!carnet_job_run_finish (CARNET_SESSION (source), result, &error) && self->session)
    carnet_toast_error (self->page, error, NULL);
  if (self->session)
    read_templates (self);
}

static void
write_template (CarnetTemplatesWindow *self, CarnetJobFunc func, CarnetTemplate *template)
{
  self->n_writing++;
  carnet_job_run_async (self->session, func, template, (GDestroyNotify)carnet_template_free, NULL, NULL,
                        written_cb, g_object_ref (self));
}

static gboolean
save_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_save_template (logbook, data, error);
}

static gboolean
delete_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  return carnet_logbook_delete_template (logbook, ((CarnetTemplate *)data)->name, error);
}

/* @template: (nullable): what is about to go */
static void
keep_lost (CarnetTemplatesWindow *self, const CarnetTemplate *template)
{
  g_clear_pointer (&self->lost, carnet_template_free);
  self->lost = template ? carnet_template_copy (template) : NULL;
}

/* The one of that name, whatever its case and accents. */
static const CarnetTemplate *
find_template (CarnetTemplatesWindow *self, const char *name)
{
  g_autofree char *folded = carnet_text_fold (name);

  for (guint i = 0; self->templates && i < self->templates->len; i++)
    {
      const CarnetTemplate *template = self->templates->pdata[i];
      g_autofree char *other = carnet_text_fold (template->name);

      if (g_str_equal (folded, other))
        return template;
    }
  return NULL;
}

static void
save_cb (CarnetTemplatesWindow *self, GtkEditable *row)
{
  CarnetTemplate *template = carnet_template_copy (self->written);
  const CarnetTemplate *replaced;

  g_free (template->name);
  template->name = carnet_text_clean_line (gtk_editable_get_text (row), -1);
  gtk_editable_set_text (row, "");
  replaced = find_template (self, template->name);
  keep_lost (self, replaced);
  write_template (self, save_job, template);
  if (replaced)
    carnet_toast_with_action (self->page, _ ("Template replaced"), _ ("_Undo"), "templates.undo");
}

/* -- Actions -------------------------------------------------------------------------------- */

static const CarnetTemplate *
get_template (CarnetTemplatesWindow *self, GVariant *parameter)
{
  return find_template (self, g_variant_get_string (parameter, NULL));
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetTemplatesWindow *self = CARNET_TEMPLATES_WINDOW (widget);
  const CarnetTemplate  *found = get_template (self, parameter);
  g_autoptr (CarnetTemplate) template = NULL;

  if (!found || carnet_session_is_read_only (self->session))
    return;
  template = carnet_template_copy (found);
  g_signal_emit (self, signals[CHOSEN], 0, template);
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetTemplatesWindow *self = CARNET_TEMPLATES_WINDOW (widget);
  const CarnetTemplate *template = get_template (self, parameter);

  if (!template)
    return;
  keep_lost (self, template);
  write_template (self, delete_job, carnet_template_copy (template));
  carnet_toast_with_action (self->page, _ ("Template deleted"), _ ("_Undo"), "templates.undo");
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetTemplatesWindow *self = CARNET_TEMPLATES_WINDOW (widget);

  if (self->lost)
    write_template (self, save_job, g_steal_pointer (&self->lost));
}

/* -- Object -------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetTemplatesWindow *self = CARNET_TEMPLATES_WINDOW (object);

  carnet_job_give_up (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->written, carnet_template_free);
  g_clear_pointer (&self->lost, carnet_template_free);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_templates_window_parent_class)->dispose (object);
}

static void
carnet_templates_window_class_init (CarnetTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "templates.choose", "s", choose_cb);
  gtk_widget_class_install_action (widget_class, "templates.delete", "s", delete_cb);
  gtk_widget_class_install_action (widget_class, "templates.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carnet_templates_window_init (CarnetTemplatesWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->page = carnet_list_page_new (
      "document-new-symbolic", _ ("No template yet"),
      _ ("Write in an observation what comes again and again, then keep it here under a name."),
      _ ("The templates cannot be read"), _ ("Show _More"), add_row_cb, self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Templates"));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->page);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), content);
  adw_window_set_content (ADW_WINDOW (self), toasts);
}

/* What is written now, under a name. */
static void
build_form (CarnetTemplatesWindow *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Keep this observation as a template, named"));
  carnet_heard_follow_entry (ADW_ENTRY_ROW (row));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (save_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "templates-form");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  self->form = list;
  gtk_box_append (
      GTK_BOX (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (adw_window_get_content (ADW_WINDOW (self))))),
      list);
}

GtkWidget *
carnet_templates_window_new (GtkWindow *parent, CarnetSession *session, CarnetTemplate *written)
{
  CarnetTemplatesWindow *self = g_object_new (CARNET_TYPE_TEMPLATES_WINDOW, NULL);

  carnet_dialog_stand_before (GTK_WINDOW (self), parent, 480, 560);
  self->session = g_object_ref (session);
  self->written = written;
  if (written && !carnet_session_is_read_only (session))
    build_form (self);
  read_templates (self);
  return GTK_WIDGET (self);
}

gboolean
carnet_templates_window_is_read (CarnetTemplatesWindow *self)
{
  g_return_val_if_fail (CARNET_IS_TEMPLATES_WINDOW (self), FALSE);

  return !self->reading && self->n_writing == 0 && carnet_list_page_is_filled (CARNET_LIST_PAGE (self->page));
}
