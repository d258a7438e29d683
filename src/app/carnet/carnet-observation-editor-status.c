/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "carnet/carnet-choice-menu.h"
#include "carnet/carnet-observation-editor-private.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-words.h"

/* -- Visibility and review ------------------------------------------------------------ */

static void
visibility_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  const int                visibility = carnet_visibility_parse (g_variant_get_string (value, NULL));

  if (self->document && visibility >= 0)
    carnet_observation_document_set_visibility (self->document, (CarnetVisibility)visibility);
}

static void
review_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  const int                review = carnet_review_parse (g_variant_get_string (value, NULL));

  if (self->document && review >= 0)
    carnet_observation_document_set_review (self->document, (CarnetReview)review);
}

static void
save_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  CarnetObservationEditor *self = user_data;

  if (self->document)
    carnet_observation_document_save (self->document);
}

static void
delete_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "delete");
}

void
carnet_observation_editor_add_actions (CarnetObservationEditor *self)
{
  static const GActionEntry ENTRIES[] = {
    { "visibility", NULL, "s", "'private'", visibility_cb, { 0 } },
    { "review", NULL, "s", "'draft'", review_cb, { 0 } },
    { "save", save_cb, NULL, NULL, NULL, { 0 } },
    { "delete", delete_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GMenuModel) visibilities = carnet_visibility_menu_new ("observation.visibility");
  g_autoptr (GMenuModel) reviews = carnet_review_menu_new ("observation.review");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "observation", G_ACTION_GROUP (self->actions));
  carnet_late_menu (self->visibility_button, visibilities);
  carnet_late_menu (self->review_button, reviews);
}

static void
set_action_state (CarnetObservationEditor *self, const char *name, const char *word)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (word));
}

static void
set_content (CarnetObservationEditor *self,
             GtkWidget               *content,
             gboolean                 review,
             const char              *label,
             const char              *icon)
{
  g_autofree char *text = carnet_words_capitalise (label);
  g_autofree char *lower = carnet_words_lower (label);
  g_autofree char *heard
      = review ? g_strdup_printf (_ ("Review: %s"), lower) : g_strdup_printf (_ ("Visibility: %s"), lower);
  GtkWidget *button = gtk_widget_get_ancestor (content, GTK_TYPE_MENU_BUTTON);

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), self->compact ? "" : text);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  gtk_widget_set_tooltip_text (button, heard);
  carnet_heard_set_menu (button, heard);
}

/* « M3 · juillet 2018 », « M3 · juillet » where there is no room for more */
static char *
dup_place (CarnetObservationEditor *self)
{
  const CarnetProgramme *programme = carnet_session_get_programme (self->session);
  const CarnetDate       date = carnet_observation_document_get_date (self->document);
  g_autofree char       *name = NULL;
  int                    index;

  if (date == CARNET_DATE_NONE)
    return g_strdup (_ ("No date"));
  name = carnet_month_format (carnet_date_month (date), self->narrow ? CARNET_MONTH_NAME : CARNET_MONTH_LONG);
  index = carnet_programme_month_index (programme, carnet_date_month (date));
  /* Translators: the number of a month of the logbook and its name: "M3 · July 2018". */
  return index < 0 ? g_strdup (name) : g_strdup_printf (_ ("M%d · %s"), index + 1, name);
}

/* Somebody else wrote in the same fields, or deleted it: it can be settled from here. */
static void
show_conflict (CarnetObservationEditor *self)
{
  const CarnetObservation *base = carnet_observation_document_get_base (self->document);
  g_autofree char         *id = NULL;

  gtk_widget_set_visible (self->conflict_bar,
                          !self->writing && base && (base->conflicts->len > 0 || base->contested));
  if (!base)
    return;
  id = carnet_id_to_string (&base->id);
  gtk_label_set_text (self->conflict_label,
                      base->contested ? _ ("Somebody deleted this observation while others wrote in it.")
                                      : _ ("Others wrote in the same fields without knowing."));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->settle), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->settle), "win.settle");
}

void
carnet_observation_editor_show_header (CarnetObservationEditor *self)
{
  g_autofree char *place = NULL, *listed = NULL;
  CarnetVisibility visibility;
  CarnetReview     review;

  if (!self->document)
    return;
  show_conflict (self);
  carnet_observation_editor_show_holders (self);
  place = dup_place (self);
  /* Translators: the month of an observation that search or filters leave out: "M3 · July 2018". */
  listed = self->unlisted && !self->narrow ? g_strdup_printf (_ ("%s · not in the list"), place) : NULL;
  gtk_label_set_text (self->place, listed ? listed : place);
  visibility = carnet_observation_document_get_visibility (self->document);
  review = carnet_observation_document_get_review (self->document);
  set_action_state (self, "visibility", carnet_visibility_to_string (visibility));
  set_action_state (self, "review", carnet_review_to_string (review));
  set_content (self, self->visibility_content, FALSE, carnet_visibility_get_label (visibility),
               carnet_visibility_get_icon (visibility));
  set_content (self, self->review_content, TRUE, carnet_review_get_label (review),
               carnet_review_get_icon (review));
}

/* -- The line below ---------------------------------------------------------------------- */

static char *
dup_saved_at (gint64 ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (ms / 1000);

  /* Translators: a time of day for strftime, as in "10:42"; in French « %-H h %M ». */
  return time ? g_date_time_format (time, _ ("Saved at %H:%M")) : g_strdup (_ ("Saved"));
}

static char *
dup_last_written (CarnetObservationEditor *self)
{
  const CarnetObservation *base = carnet_observation_document_get_base (self->document);
  g_autofree char         *day = NULL;

  if (carnet_observation_document_is_new (self->document) || base->last_ms == 0)
    return g_strdup ("");
  day = carnet_date_format (carnet_date_from_ms (base->last_ms),
                            self->compact ? CARNET_DATE_SHORT : CARNET_DATE_LONG);
  return g_strdup_printf (self->compact ? _ ("Written on %s") : _ ("Last written on %s"), day);
}

static char *
dup_status (CarnetObservationEditor *self)
{
  switch (carnet_observation_document_get_state (self->document))
    {
    case CARNET_DOCUMENT_CLEAN:
      return dup_last_written (self);
    case CARNET_DOCUMENT_DIRTY:
      return g_strdup (_ ("Saving…"));
    case CARNET_DOCUMENT_SAVED:
      return dup_saved_at (carnet_observation_document_get_saved_ms (self->document));
    case CARNET_DOCUMENT_FAILED:
      return g_strdup (_ ("Not saved"));
    }
  return g_strdup ("");
}

void
carnet_observation_editor_show_status (CarnetObservationEditor *self)
{
  g_autofree char    *status = NULL;
  const GError       *error;
  CarnetDocumentState state;
  gboolean            failed;

  if (!self->document)
    return;
  state = carnet_observation_document_get_state (self->document);
  error = carnet_observation_document_get_error (self->document);
  failed = state == CARNET_DOCUMENT_FAILED;
  status = dup_status (self);
  carnet_words_show (self->status, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), failed && error ? error->message : NULL);
  gtk_widget_set_visible (self->retry, failed);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), failed || state == CARNET_DOCUMENT_SAVED);
  gtk_image_set_from_icon_name (self->status_icon,
                                failed ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (self->bar, failed ? "saved" : "failed");
  gtk_widget_add_css_class (self->bar, failed ? "failed" : "saved");
}

static gboolean
words_cb (gpointer user_data)
{
  CarnetObservationEditor *self = user_data;
  g_autofree char         *text = NULL;
  guint                    n;

  self->words_idle = 0;
  if (!self->document)
    return G_SOURCE_REMOVE;
  n = carnet_observation_document_count_words (self->document);
  text = g_strdup_printf (ngettext ("%u word", "%u words", n), n);
  gtk_label_set_text (self->words, text);
  carnet_observation_editor_show_verbatims (self);
  return G_SOURCE_REMOVE;
}

void
carnet_observation_editor_queue_words (CarnetObservationEditor *self)
{
  if (self->words_idle == 0)
    self->words_idle = g_idle_add (words_cb, self);
}

void
carnet_observation_editor_set_unlisted (CarnetObservationEditor *self, gboolean unlisted)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (self->unlisted == unlisted)
    return;
  self->unlisted = unlisted;
  carnet_observation_editor_show_header (self);
}
