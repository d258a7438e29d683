/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-saved-filters.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "session/carnet-job.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-list-focus.h"
#include "widgets/carnet-toasts.h"

#define WIDTH 280

struct _CarnetSavedFilters
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *form;
  GtkWidget *name;
  GtkWidget *save;

  /* Borrowed */
  CarnetFilters *filters;

  /* Owned */
  GPtrArray    *saved; /* CarnetSavedFilter */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (CarnetSavedFilters, carnet_saved_filters, GTK_TYPE_WIDGET)

static CarnetSession *
get_session (CarnetSavedFilters *self)
{
  return carnet_known_get_session (carnet_filters_get_known (self->filters));
}

static const char *
get_search_text (CarnetSavedFilters *self)
{
  GtkEditable *search = carnet_filters_get_search (self->filters);

  return search ? gtk_editable_get_text (search) : "";
}

static void
show_form (CarnetSavedFilters *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean    something = carnet_filters_is_active (self->filters) || *get_search_text (self);

  gtk_widget_set_visible (self->form, something && !carnet_session_is_read_only (get_session (self)));
  gtk_widget_set_sensitive (self->save, strspn (name, " \t") < strlen (name));
}

/* -- One of them ---------------------------------------------------------------------------- */

static guint
index_of (GtkWidget *button)
{
  return (guint)gtk_list_box_row_get_index (
      GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
activated_cb (CarnetSavedFilters *self, GtkListBoxRow *row)
{
  const CarnetSavedFilter *filter = self->saved->pdata[gtk_list_box_row_get_index (row)];
  GtkEditable             *search = carnet_filters_get_search (self->filters);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (search)
    gtk_editable_set_text (search, filter->text);
  carnet_filters_choose (self->filters, &filter->query);
}

static void load (CarnetSavedFilters *self);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetSavedFilters) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->button)
    return;
  if (carnet_job_run_finish (CARNET_SESSION (source), result, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  else
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  load (self);
}

static gboolean
save_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  const CarnetSavedFilter *filter = data;

  return carnet_logbook_save_filter (logbook, filter->name, &filter->query, error);
}

static gboolean
delete_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  const CarnetSavedFilter *filter = data;

  return carnet_logbook_delete_filter (logbook, filter->name, error);
}

static void
write_filter (CarnetSavedFilters *self, CarnetJobFunc func, CarnetSavedFilter *filter)
{
  carnet_job_run_async (get_session (self), func, filter, (GDestroyNotify)carnet_saved_filter_free, NULL,
                        NULL, written_cb, g_object_ref (self));
}

static void
delete_clicked_cb (GtkWidget *button, CarnetSavedFilters *self)
{
  const CarnetSavedFilter *filter = self->saved->pdata[index_of (button)];

  write_filter (self, delete_job, carnet_saved_filter_new (filter->name, &filter->query));
}

static void
save_cb (CarnetSavedFilters *self)
{
  CarnetQuery query = CARNET_QUERY_INIT;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  carnet_filters_apply (self->filters, &query);
  query.text = get_search_text (self);
  write_filter (self, save_job,
                carnet_saved_filter_new (gtk_editable_get_text (GTK_EDITABLE (self->name)), &query));
}

/* -- All of them ---------------------------------------------------------------------------- */

static void
append_row (CarnetSavedFilters *self, const CarnetSavedFilter *filter)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (filter->name);
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *text = g_strdup_printf (_ ("Delete the filter “%s”"), filter->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_add_css_class (delete, "small-icon");
  gtk_widget_set_tooltip_text (delete, text);
  carnet_heard_set (delete, text);
  gtk_widget_set_visible (delete, !carnet_session_is_read_only (get_session (self)));
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), delete);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, filter->name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Of a row that may be gone: to the one in its place, to the form, or out of here. */
static void
give_focus (CarnetSavedFilters *self, int index)
{
  if (!carnet_list_give_focus (GTK_LIST_BOX (self->list), index)
      && (!gtk_widget_get_visible (self->form) || !gtk_widget_grab_focus (self->name)))
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
show_list (CarnetSavedFilters *self)
{
  const int  focused = carnet_list_find_focused (GTK_LIST_BOX (self->list));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->saved->len; i++)
    append_row (self, self->saved->pdata[i]);
  gtk_widget_set_visible (self->list, self->saved->len > 0);
  gtk_widget_set_visible (self->empty, self->saved->len == 0);
  show_form (self);
  if (focused >= 0)
    give_focus (self, focused);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetSavedFilters) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) saved = carnet_job_list_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->loading) || !self->button)
    return;
  if (!saved)
    {
      carnet_toast_error (GTK_WIDGET (self), error, NULL);
      return;
    }
  g_ptr_array_unref (self->saved);
  self->saved = g_steal_pointer (&saved);
  show_list (self);
}

static void
load (CarnetSavedFilters *self)
{
  carnet_job_list_async (get_session (self), carnet_logbook_list_filters,
                         carnet_job_supersede (&self->loading), loaded_cb, g_object_ref (self));
}

static void
shown_cb (CarnetSavedFilters *self)
{
  show_form (self);
  load (self);
}

/* -- Object --------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
build_form (CarnetSavedFilters *self)
{
  self->form = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = gtk_entry_new ();
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name of these filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of these filters"), -1);
  gtk_box_append (GTK_BOX (self->form), self->name);
  gtk_box_append (GTK_BOX (self->form), self->save);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (show_form), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
}

static GtkWidget *
build_popover (CarnetSavedFilters *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "saved-filters");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  self->empty = new_label (
      _ ("None yet. Choose filters, then give them a name here, to find them again in one click."),
      "secondary");
  build_form (self);
  gtk_box_append (GTK_BOX (box), new_label (_ ("Saved filters"), "heading"));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static void
dispose (GObject *object)
{
  CarnetSavedFilters *self = CARNET_SAVED_FILTERS (object);

  carnet_job_give_up (&self->loading);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_saved_filters_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_ptr_array_unref (CARNET_SAVED_FILTERS (object)->saved);
  G_OBJECT_CLASS (carnet_saved_filters_parent_class)->finalize (object);
}

static void
carnet_saved_filters_class_init (CarnetSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
carnet_saved_filters_init (CarnetSavedFilters *self)
{
  self->saved = g_ptr_array_new ();
}

GtkWidget *
carnet_saved_filters_new (CarnetFilters *filters)
{
  CarnetSavedFilters *self = g_object_new (CARNET_TYPE_SAVED_FILTERS, NULL);

  self->filters = filters;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "user-bookmarks-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "small-icon");
  gtk_widget_set_tooltip_text (self->button, _ ("Saved filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved filters"), -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), build_popover (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
