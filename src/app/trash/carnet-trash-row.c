/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trash/carnet-trash-row.h"

#include <glib/gi18n-lib.h>

#include "calendar/carnet-calendar.h"
#include "merge/carnet-conflict-words.h"
#include "model/carnet-kinds.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-label.h"

static gboolean
is_of (const CarnetTrashed *trashed, const char *kind)
{
  return g_str_equal (trashed->kind, kind);
}

/* It is held, and has no name: what is unknown is not held. */
static const char *
find_unnamed (const CarnetTrashed *trashed)
{
  const char *const unnamed[][2] = {
    { CARNET_KIND_OBSERVATION, _ ("Untitled") },  { CARNET_KIND_MILESTONE, carnet_calendar_get_untitled () },
    { CARNET_KIND_THEME, _ ("Unnamed theme") },   { CARNET_KIND_ACTOR, _ ("Unnamed actor") },
    { CARNET_KIND_PERSON, _ ("Unnamed person") }, { CARNET_KIND_TERRITORY, _ ("Unnamed territory") },
  };
  guint i = 0;

  while (i < G_N_ELEMENTS (unnamed) - 1 && !is_of (trashed, unnamed[i][0]))
    i++;
  return unnamed[i][1];
}

char *
carnet_trashed_dup_title (const CarnetTrashed *trashed)
{
  return g_strdup (*trashed->title != '\0' ? trashed->title : find_unnamed (trashed));
}

static const char *
find_icon (const CarnetTrashed *trashed)
{
  static const char *const icons[][2] = {
    { CARNET_KIND_MILESTONE, "carnet-flag-symbolic" }, { CARNET_KIND_THEME, "carnet-theme-symbolic" },
    { CARNET_KIND_ACTOR, "carnet-company-symbolic" },  { CARNET_KIND_PERSON, "avatar-default-symbolic" },
    { CARNET_KIND_TERRITORY, "carnet-pin-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (is_of (trashed, icons[i][0]))
      return icons[i][1];
  return "carnet-notebook-symbolic";
}

/* « 18 septembre 2018 · CA du Bocage Bressuirais », « Thème » */
static char *
describe_place (const CarnetTrashed *trashed)
{
  g_autofree char *when = carnet_when_format (&trashed->when);

  if (!is_of (trashed, CARNET_KIND_OBSERVATION) && !is_of (trashed, CARNET_KIND_MILESTONE))
    return g_strdup (carnet_kind_get_label (trashed->kind));
  if (*when == '\0' || *trashed->place == '\0')
    return g_strconcat (when, trashed->place, NULL);
  return g_strdup_printf ("%s · %s", when, trashed->place);
}

static char *
describe_deletion (const CarnetTrashed *trashed)
{
  const CarnetWriter *writer = trashed->writer;
  g_autofree char    *time = carnet_time_describe (writer->recorded_ms);

  if (writer->mine)
    /* Translators: in the trash: you deleted it then. */
    return g_strdup_printf (_ ("Deleted by you on %s"), time);
  /* Translators: in the trash: the person, the time. */
  return g_strdup_printf (_ ("Deleted by %s on %s"), *writer->name != '\0' ? writer->name : _ ("unknown"),
                          time);
}

static GtkWidget *
new_words (const CarnetTrashed *trashed, const char *title, const char *deletion)
{
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *place = describe_place (trashed);
  GtkWidget       *deleted = carnet_label_new (deletion, "caption");

  gtk_box_append (GTK_BOX (words), carnet_label_new (title, NULL));
  if (*place != '\0')
    gtk_box_append (GTK_BOX (words), carnet_label_new (place, "caption"));
  gtk_widget_add_css_class (deleted, "secondary");
  gtk_box_append (GTK_BOX (words), deleted);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static void
finish_button (GtkWidget *button, const char *action, guint i, const char *heard)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  carnet_heard_set (button, heard);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
}

static GtkWidget *
new_history_button (guint i, const char *title)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("document-open-recent-symbolic");
  g_autofree char *heard = g_strdup_printf (_ ("What “%s” said"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("What it said"));
  finish_button (button, "trash.history", i, heard);
  return button;
}

static GtkWidget *
new_put_back_button (guint i, const char *title)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Put Back"));
  g_autofree char *heard = g_strdup_printf (_ ("Put back “%s”"), title);

  finish_button (button, "trash.put-back", i, heard);
  return button;
}

GtkWidget *
carnet_trash_row_new (const CarnetTrashed *trashed, guint i, gboolean writable)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const gboolean   observation = is_of (trashed, CARNET_KIND_OBSERVATION);
  GtkWidget       *icon = gtk_image_new_from_icon_name (find_icon (trashed));
  g_autofree char *title = carnet_trashed_dup_title (trashed);
  g_autofree char *deletion = describe_deletion (trashed);
  g_autofree char *heard
      = g_strdup_printf ("%s, %s, %s", carnet_kind_get_label (trashed->kind), title, deletion);

  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_words (trashed, title, deletion));
  if (observation)
    gtk_box_append (GTK_BOX (box), new_history_button (i, title));
  if (writable)
    gtk_box_append (GTK_BOX (box), new_put_back_button (i, title));
  gtk_widget_add_css_class (box, "carnet-merge-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), observation);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), observation ? "trash.history" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  return row;
}
