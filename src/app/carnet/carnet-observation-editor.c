/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-observation-editor-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-backups.h"
#include "session/carnet-job.h"

G_DEFINE_FINAL_TYPE (CarnetObservationEditor, carnet_observation_editor, GTK_TYPE_WIDGET)

static void
document_changed_cb (CarnetObservationEditor *self, const char *key)
{
  /* What came may stand under a section that was not there. */
  if (!key)
    carnet_observation_editor_build_sections (self);
  carnet_observation_editor_show_fields (self, key);
  carnet_observation_editor_show_header (self);
  carnet_observation_editor_queue_words (self);
  if (key)
    carnet_observation_editor_record_value (self, key);
  else
    carnet_observation_editor_keep_values (self);
}

static void
known_changed_cb (CarnetObservationEditor *self)
{
  carnet_observation_editor_show_links (self);
  carnet_observation_editor_show_themes (self);
  carnet_observation_editor_show_actors (self);
}

/* Another programme has other sections and milestones. */
static void
session_changed_cb (CarnetObservationEditor *self, const char *kind, const CarnetId *entity)
{
  if (kind && !g_str_equal (kind, CARNET_KIND_PROGRAMME) && !g_str_equal (kind, CARNET_KIND_MILESTONE))
    return;
  carnet_date_field_set_today (self->date_field, carnet_session_get_today (self->session),
                               carnet_session_get_programme (self->session));
  carnet_observation_editor_build_sections (self);
  carnet_observation_editor_show_fields (self, NULL);
  if (self->document)
    carnet_observation_editor_set_editable (self, !carnet_session_is_read_only (self->session));
  carnet_observation_editor_show_header (self);
}

static void
dispose (GObject *object)
{
  CarnetObservationEditor *self = CARNET_OBSERVATION_EDITOR (object);
  GtkWidget               *child;

  carnet_observation_editor_set_document (self, NULL);
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_handle_id (&self->words_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->known);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (carnet_observation_editor_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  CarnetObservationEditor *self = CARNET_OBSERVATION_EDITOR (object);

  g_object_unref (self->undo);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->keys);
  g_free (self->asked);
  carnet_observation_editor_forget_values (self);
  G_OBJECT_CLASS (carnet_observation_editor_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CarnetObservationEditor, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/carnetdebord/Carnet/ui/carnet-observation-editor.ui");
  BIND (header);
  BIND (header_box);
  BIND (controls_start);
  BIND (back_button);
  BIND (place);
  BIND (visibility_button);
  BIND (visibility_content);
  BIND (review_button);
  BIND (review_content);
  BIND (more_button);
  BIND (main_menu_button);
  BIND (controls_end);
  BIND (lock);
  BIND (lock_reason);
  BIND (holders);
  BIND (conflict_bar);
  BIND (conflict_label);
  BIND (settle);
  BIND (scrolled);
  BIND (clamp);
  BIND (page);
  BIND (title_bin);
  BIND (metadata);
  BIND (date_field);
  BIND (territory_picker);
  BIND (milestone_picker);
  BIND (date_error);
  BIND (sections);
  BIND (impacts_separator);
  BIND (impacts);
  BIND (themes);
  BIND (actors);
  BIND (bar);
  BIND (status_icon);
  BIND (status);
  BIND (retry);
  BIND (words);
  BIND (verbatims);
  BIND (lost);
  BIND (passage);
  BIND (quiet_line);
  BIND (quiet_hint);
}

static void
carnet_observation_editor_class_init (CarnetObservationEditorClass *klass)
{
  g_type_ensure (CARNET_TYPE_DATE_FIELD);
  g_type_ensure (CARNET_TYPE_TERRITORY_PICKER);
  g_type_ensure (CARNET_TYPE_MILESTONE_PICKER);
  g_type_ensure (CARNET_TYPE_WRAP_BOX);
  g_type_ensure (CARNET_TYPE_WRAP_LAYOUT);
  g_type_ensure (CARNET_TYPE_ACTOR_CHIPS);
  g_type_ensure (CARNET_TYPE_THEME_CHIPS);
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "observationeditor");
}

static void
carnet_observation_editor_init (CarnetObservationEditor *self)
{
  self->undo = carnet_undo_stack_new ();
  self->fields = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  carnet_observation_editor_show_menu (self);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    {
      self->scales[i] = carnet_impact_scale_new (i);
      carnet_wrap_box_append (self->impacts, self->scales[i]);
    }
}

/* Unless its file cannot be written to, which the label says as it is. */
static void
say_lock (CarnetObservationEditor *self)
{
  CarnetLogbook *logbook = carnet_session_get_logbook (self->session);

  if (!carnet_logbook_has_owner (logbook))
    gtk_label_set_label (self->lock_reason, _ ("Only reading: this is a copy that was sent."));
  else if (carnet_logbook_is_backup (logbook))
    gtk_label_set_label (self->lock_reason, _ ("Only reading: this is a backup, which stays as it was. To go "
                                               "on from it, copy its file elsewhere and open the copy."));
}

GtkWidget *
carnet_observation_editor_new (CarnetSession *session, CarnetKnown *known)
{
  CarnetObservationEditor *self = g_object_new (CARNET_TYPE_OBSERVATION_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->known = g_object_ref (known);
  carnet_observation_editor_add_actions (self);
  carnet_observation_editor_add_shortcuts (self);
  carnet_observation_editor_connect_fields (self);
  carnet_observation_editor_add_beside (self);
  carnet_observation_editor_follow_text_size (self);
  say_lock (self);
  session_changed_cb (self, NULL, NULL);
  known_changed_cb (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (known, "changed", G_CALLBACK (known_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
drop_document (CarnetObservationEditor *self)
{
  if (!self->document)
    return;
  carnet_observation_editor_close_popover (self);
  carnet_job_give_up (&self->holding);
  self->held = (CarnetId){ { 0 } };
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

void
carnet_observation_editor_set_document (CarnetObservationEditor *self, CarnetObservationDocument *document)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (self->document == document)
    return;
  drop_document (self);
  if (!document)
    {
      carnet_observation_editor_show_beside (self);
      return;
    }
  self->document = g_object_ref (document);
  carnet_observation_editor_build_sections (self);
  carnet_observation_editor_show_beside (self);
  carnet_date_field_reset (self->date_field);
  gtk_widget_set_visible (GTK_WIDGET (self->date_error), FALSE);
  carnet_observation_editor_show_fields (self, NULL);
  carnet_observation_editor_keep_values (self);
  carnet_undo_stack_clear (self->undo);
  carnet_observation_editor_set_editable (self, !carnet_session_is_read_only (self->session));
  carnet_observation_editor_show_header (self);
  carnet_observation_editor_show_status (self);
  carnet_observation_editor_show_passage (self);
  carnet_observation_editor_queue_words (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (carnet_observation_editor_show_status),
                           self, G_CONNECT_SWAPPED);
}

CarnetObservationDocument *
carnet_observation_editor_get_document (CarnetObservationEditor *self)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_EDITOR (self), NULL);

  return self->document;
}

void
carnet_observation_editor_commit (CarnetObservationEditor *self)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (!self->document)
    return;
  carnet_date_field_commit (self->date_field);
  carnet_comments_commit (CARNET_COMMENTS (self->comments));
}

void
carnet_observation_editor_focus_title (CarnetObservationEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    end;

  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  buffer = carnet_section_view_get_buffer (self->fields->pdata[0]);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (carnet_section_view_get_text_view (self->fields->pdata[0]));
}

GtkWidget *
carnet_observation_editor_get_text_view (CarnetObservationEditor *self, guint field)
{
  g_return_val_if_fail (CARNET_IS_OBSERVATION_EDITOR (self), NULL);

  return field < self->fields->len ? carnet_section_view_get_text_view (self->fields->pdata[field]) : NULL;
}
