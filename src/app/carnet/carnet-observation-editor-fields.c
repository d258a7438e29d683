/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "carnet/carnet-observation-editor-private.h"
#include "carnet/carnet-text-history.h"
#include "widgets/carnet-words.h"

/* -- Texts -------------------------------------------------------------------------- */

static guint
find_field (CarnetObservationEditor *self, GtkTextBuffer *buffer)
{
  guint i = 0;

  while (i < self->fields->len && carnet_section_view_get_buffer (self->fields->pdata[i]) != buffer)
    i++;
  return i;
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  g_autofree char         *text = NULL;
  guint                    field = find_field (self, buffer);

  if (self->setting || !self->document || field >= self->fields->len)
    return;
  text = carnet_section_view_dup_text (self->fields->pdata[field]);
  carnet_observation_document_set_text (self->document, self->keys->pdata[field], text);
  carnet_observation_editor_keep_passages (self, field);
}

static void
cursor_moved_cb (GtkTextBuffer *buffer, GParamSpec *pspec, gpointer user_data)
{
  carnet_observation_editor_queue_scroll (user_data);
  carnet_observation_editor_show_passage (user_data);
}

static void
add_field (CarnetObservationEditor *self, GtkWidget *view, char *key)
{
  GtkTextBuffer *buffer = carnet_section_view_get_buffer (CARNET_SECTION_VIEW (view));

  carnet_text_history_watch (self->undo, buffer, self->fields->len);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, 0);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, 0);
  g_ptr_array_add (self->fields, view);
  g_ptr_array_add (self->keys, key);
  carnet_observation_editor_watch_passages (self, self->fields->len - 1);
}

static void
add_title (CarnetObservationEditor *self)
{
  GtkWidget *view = carnet_section_view_new (NULL, _ ("Title"));

  carnet_section_view_set_single_line (CARNET_SECTION_VIEW (view));
  gtk_widget_add_css_class (view, "title");
  adw_bin_set_child (ADW_BIN (self->title_bin), view);
  add_field (self, view, g_strdup (CARNET_KEY_TITLE));
}

/* Those of the programme, and, below them, what the document has besides. */
static GPtrArray *
list_sections (CarnetObservationEditor *self)
{
  return self->document ? carnet_observation_document_list_sections (self->document)
                        : g_ptr_array_ref (carnet_session_get_programme (self->session)->sections);
}

static char *
dup_asked (const GPtrArray *sections)
{
  GString *asked = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      const CarnetSection *section = sections->pdata[i];
      g_autofree char     *hex = carnet_id_to_string (&section->id);

      g_string_append_printf (asked, "%s%s\n%s\n", hex, section->label, section->question);
    }
  return g_string_free (asked, FALSE);
}

static void
add_section (CarnetObservationEditor *self, const CarnetSection *section)
{
  GtkWidget *view = carnet_section_view_new (section->label, section->question);

  gtk_box_append (GTK_BOX (self->sections), view);
  add_field (self, view, carnet_observation_document_dup_text_key (&section->id));
}

void
carnet_observation_editor_build_sections (CarnetObservationEditor *self)
{
  g_autoptr (GPtrArray) sections = list_sections (self);
  g_autofree char *asked = dup_asked (sections);
  GtkWidget       *child;

  carnet_milestone_picker_set_programme (self->milestone_picker,
                                         carnet_session_get_programme (self->session));
  if (g_strcmp0 (asked, self->asked) == 0)
    return;
  g_free (self->asked);
  self->asked = g_steal_pointer (&asked);
  carnet_observation_editor_close_popover (self);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->keys, 0);
  carnet_undo_stack_clear (self->undo);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))))
    gtk_box_remove (self->sections, child);
  add_title (self);
  for (guint i = 0; i < sections->len; i++)
    add_section (self, sections->pdata[i]);
}

/* What is typed may differ from what is kept by spaces at its ends and by ways to write an accent: that is
 * no reason to take it from under the cursor. */
static gboolean
shows (CarnetSectionView *view, const char *key, const char *text)
{
  g_autofree char *typed = carnet_section_view_dup_text (view);
  g_autofree char *clean = g_str_equal (key, CARNET_KEY_TITLE) ? carnet_text_clean_line (typed, -1)
                                                               : carnet_text_clean (typed, -1);

  return g_str_equal (clean, text);
}

static void
show_texts (CarnetObservationEditor *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      CarnetSectionView *view = self->fields->pdata[i];
      const char        *key = self->keys->pdata[i];
      const char        *text = carnet_observation_document_get_text (self->document, key);

      if (shows (view, key, text))
        continue;
      gtk_text_buffer_set_text (carnet_section_view_get_buffer (view), text, -1);
      carnet_undo_stack_clear (self->undo);
    }
}

/* -- Date ---------------------------------------------------------------------------- */

static void
show_date_error (CarnetObservationEditor *self, const char *sentence)
{
  carnet_date_field_set_error (self->date_field, sentence != NULL);
  carnet_words_show (self->date_error, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->date_error), sentence != NULL);
}

static void
date_entered_cb (CarnetObservationEditor *self, guint date, gboolean done)
{
  g_autoptr (GError) error = NULL;

  if (!self->document)
    return;
  if (carnet_observation_document_set_date (self->document, date, &error))
    show_date_error (self, NULL);
  else if (done)
    show_date_error (self, error->message);
  if (done && !error)
    carnet_date_field_set_date (self->date_field, date);
}

static void
date_unreadable_cb (CarnetObservationEditor *self, const char *sentence)
{
  show_date_error (self, sentence);
}

/* -- Territory, milestone, impacts, themes, actors ---------------------------------------------- */

static void
territory_chosen_cb (CarnetObservationEditor *self, const CarnetTerritory *territory)
{
  const CarnetId none = { 0 };

  if (!self->document)
    return;
  if (territory)
    carnet_observation_document_take_territory (self->document, territory);
  else
    carnet_observation_document_set_link (self->document, CARNET_KEY_TERRITORY, &none);
}

static void
milestone_chosen_cb (CarnetObservationEditor *self, const CarnetId *milestone)
{
  const CarnetId none = { 0 };

  if (self->document)
    carnet_observation_document_set_link (self->document, CARNET_KEY_MILESTONE,
                                          milestone ? milestone : &none);
}

static void
level_cb (CarnetImpactScale *scale, GParamSpec *pspec, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  for (guint i = 0; self->document && !self->setting && i < CARNET_N_IMPACTS; i++)
    if (self->scales[i] == GTK_WIDGET (scale))
      carnet_observation_document_set_impact (self->document, i, carnet_impact_scale_get_level (scale));
}

static void
theme_added_cb (CarnetObservationEditor *self, const CarnetId *theme)
{
  if (self->document)
    carnet_observation_document_set_theme (self->document, theme, TRUE);
}

static void
theme_created_cb (CarnetObservationEditor *self, const char *label, const CarnetId *parent)
{
  if (self->document)
    carnet_observation_document_take_theme (self->document, label, parent);
}

static void
theme_removed_cb (CarnetObservationEditor *self, const CarnetId *theme)
{
  if (self->document)
    carnet_observation_document_set_theme (self->document, theme, FALSE);
}

static void
actor_added_cb (CarnetObservationEditor *self, const CarnetId *actor)
{
  if (self->document)
    carnet_observation_document_set_actor (self->document, actor, TRUE);
}

static void
actor_created_cb (CarnetObservationEditor *self, const CarnetActor *actor)
{
  if (self->document)
    carnet_observation_document_take_actor (self->document, actor);
}

static void
actor_removed_cb (CarnetObservationEditor *self, const CarnetId *actor)
{
  if (self->document)
    carnet_observation_document_set_actor (self->document, actor, FALSE);
}

void
carnet_observation_editor_connect_fields (CarnetObservationEditor *self)
{
  g_signal_connect_swapped (self->date_field, "entered", G_CALLBACK (date_entered_cb), self);
  g_signal_connect_swapped (self->date_field, "unreadable", G_CALLBACK (date_unreadable_cb), self);
  g_signal_connect_swapped (self->territory_picker, "chosen", G_CALLBACK (territory_chosen_cb), self);
  g_signal_connect_swapped (self->milestone_picker, "chosen", G_CALLBACK (milestone_chosen_cb), self);
  g_signal_connect_swapped (self->themes, "add", G_CALLBACK (theme_added_cb), self);
  g_signal_connect_swapped (self->themes, "create", G_CALLBACK (theme_created_cb), self);
  g_signal_connect_swapped (self->themes, "remove", G_CALLBACK (theme_removed_cb), self);
  g_signal_connect_swapped (self->actors, "add", G_CALLBACK (actor_added_cb), self);
  g_signal_connect_swapped (self->actors, "create", G_CALLBACK (actor_created_cb), self);
  g_signal_connect_swapped (self->actors, "remove", G_CALLBACK (actor_removed_cb), self);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    g_signal_connect (self->scales[i], "notify::level", G_CALLBACK (level_cb), self);
}

/* -- Showing ----------------------------------------------------------------------------- */

static char *
dup_linked (CarnetObservationEditor *self, const char *key, const char *kind)
{
  const CarnetId id = carnet_observation_document_get_link (self->document, key);

  return carnet_known_dup_name (self->known, kind, &id);
}

void
carnet_observation_editor_show_links (CarnetObservationEditor *self)
{
  g_autofree char *territory = NULL, *milestone = NULL;

  if (!self->document)
    return;
  territory = dup_linked (self, CARNET_KEY_TERRITORY, CARNET_KIND_TERRITORY);
  carnet_territory_picker_set_name (self->territory_picker, territory);
  milestone = dup_linked (self, CARNET_KEY_MILESTONE, CARNET_KIND_MILESTONE);
  carnet_milestone_picker_set_title (self->milestone_picker, milestone);
}

void
carnet_observation_editor_show_themes (CarnetObservationEditor *self)
{
  g_autoptr (GArray) themes = NULL;

  carnet_theme_chips_set_known (self->themes, g_ptr_array_ref (carnet_known_get_themes (self->known)),
                                carnet_known_get_names (self->known));
  if (!self->document)
    return;
  themes = carnet_observation_document_dup_themes (self->document);
  carnet_chip_row_set_ids (CARNET_CHIP_ROW (self->themes), themes);
}

void
carnet_observation_editor_show_actors (CarnetObservationEditor *self)
{
  g_autoptr (GArray) actors = NULL;

  carnet_actor_chips_set_known (self->actors, g_ptr_array_ref (carnet_known_get_actors (self->known)),
                                carnet_known_get_names (self->known));
  if (!self->document)
    return;
  actors = carnet_observation_document_dup_actors (self->document);
  carnet_chip_row_set_ids (CARNET_CHIP_ROW (self->actors), actors);
}

static gboolean
concerns (const char *key, const char *prefix)
{
  return !key || g_str_has_prefix (key, prefix);
}

static void
show_metadata (CarnetObservationEditor *self, const char *key)
{
  if (concerns (key, CARNET_KEY_DATE))
    carnet_date_field_set_date (self->date_field, carnet_observation_document_get_date (self->document));
  if (concerns (key, CARNET_KEY_TERRITORY) || concerns (key, CARNET_KEY_MILESTONE))
    carnet_observation_editor_show_links (self);
}

void
carnet_observation_editor_show_fields (CarnetObservationEditor *self, const char *key)
{
  if (!self->document)
    return;
  self->setting = TRUE;
  /* A text that changed here was typed in its buffer. */
  if (!key)
    {
      show_texts (self);
      carnet_observation_editor_show_passages (self);
    }
  show_metadata (self, key);
  if (concerns (key, CARNET_PREFIX_IMPACT))
    for (guint i = 0; i < CARNET_N_IMPACTS; i++)
      carnet_impact_scale_set_level (CARNET_IMPACT_SCALE (self->scales[i]),
                                     carnet_observation_document_get_impact (self->document, i));
  if (concerns (key, CARNET_PREFIX_THEME))
    carnet_observation_editor_show_themes (self);
  if (concerns (key, CARNET_PREFIX_ACTOR))
    carnet_observation_editor_show_actors (self);
  self->setting = FALSE;
}

void
carnet_observation_editor_set_editable (CarnetObservationEditor *self, gboolean editable)
{
  for (guint i = 0; i < self->fields->len; i++)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (carnet_section_view_get_text_view (self->fields->pdata[i])),
                                editable);
  for (guint i = 0; i < CARNET_N_IMPACTS; i++)
    carnet_impact_scale_set_editable (CARNET_IMPACT_SCALE (self->scales[i]), editable);
  carnet_date_field_set_editable (self->date_field, editable);
  carnet_chip_row_set_editable (CARNET_CHIP_ROW (self->themes), editable);
  carnet_chip_row_set_editable (CARNET_CHIP_ROW (self->actors), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->territory_picker), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->milestone_picker), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->visibility_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->review_button), editable);
  gtk_widget_set_visible (self->lock, !editable);
}
