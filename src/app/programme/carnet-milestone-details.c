/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-details.h"

#include <glib/gi18n-lib.h>

#include "programme/carnet-linked-row.h"
#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-conflict-row.h"
#include "widgets/carnet-heard.h"

/* More are a matter for the logbook itself. */
#define MAX_LINKED 50

struct _CarnetMilestoneDetails
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession *session;
  GtkWidget     *box;

  /* Children */
  GtkWidget *lane;
  GtkWidget *body;
  GtkWidget *edit_button;
  GtkWidget *write_button;

  CarnetId milestone;
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneDetails, carnet_milestone_details, GTK_TYPE_WIDGET)

enum
{
  CLOSE,
  WRITE_ABOUT,
  OPEN_OBSERVATION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- Parts -------------------------------------------------------------------------- */

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_fact (GtkWidget *box, const char *icon, const char *name, const char *text)
{
  GtkWidget *line, *image;

  if (!*text)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  image = gtk_image_new_from_icon_name (icon);
  gtk_widget_add_css_class (image, "secondary");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), new_text (text, NULL));
  gtk_widget_set_tooltip_text (line, name);
  gtk_box_append (GTK_BOX (box), line);
}

/* Received addresses were not checked when they were written. */
static void
add_page (GtkWidget *box, const char *url)
{
  g_autofree char *escaped = g_markup_escape_text (url, -1);
  g_autofree char *markup = g_strdup_printf ("<a href=\"%s\">%s</a>", escaped, escaped);
  GtkWidget       *label;

  add_fact (box, "web-browser-symbolic", _ ("Web page"), url);
  if (!*url || !carnet_milestone_check_url (url, NULL))
    return;
  label = gtk_widget_get_last_child (gtk_widget_get_last_child (box));
  gtk_label_set_markup (GTK_LABEL (label), markup);
}

static void
add_facts (CarnetMilestoneDetails *self, const CarnetMilestone *milestone)
{
  g_autofree char *when = carnet_when_format (&milestone->when);
  g_autofree char *capitalised = carnet_dup_capitalised (when);
  GtkWidget       *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget       *description;

  add_fact (facts, "carnet-programme-symbolic", _ ("When"), capitalised);
  add_fact (facts, "carnet-pin-symbolic", _ ("Where"), milestone->place);
  add_fact (facts, "emblem-shared-symbolic", _ ("With"), milestone->partners);
  add_page (facts, milestone->url);
  gtk_box_append (GTK_BOX (self->body), facts);
  if (!*milestone->description)
    return;
  description = new_text (milestone->description, "secondary");
  gtk_label_set_selectable (GTK_LABEL (description), FALSE);
  gtk_widget_add_css_class (description, "carnet-prose");
  gtk_box_append (GTK_BOX (self->body), description);
}

static void
add_conflict (CarnetMilestoneDetails *self, const CarnetMilestone *milestone)
{
  GtkWidget *row = carnet_conflict_row_new (GTK_ORIENTATION_VERTICAL);

  carnet_conflict_row_set (row, &milestone->id,
                           milestone->contested
                               ? _ ("Somebody deleted this milestone while others changed it.")
                               : _ ("Others wrote in the same fields without knowing."));
  gtk_box_append (GTK_BOX (self->body), row);
}

/* The actions are those of the view that shows this. */
static void
add_buttons (CarnetMilestoneDetails *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *trash = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->edit_button = gtk_button_new_with_mnemonic (_ ("_Edit…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit_button), "programme.edit-shown");
  gtk_widget_set_tooltip_text (self->edit_button, _ ("Edit the milestone (F2)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (trash), "programme.delete-shown");
  gtk_widget_add_css_class (trash, "flat");
  gtk_widget_set_tooltip_text (trash, _ ("Delete the milestone"));
  carnet_heard_set (trash, _ ("Delete the milestone"));
  gtk_box_append (GTK_BOX (line), self->edit_button);
  gtk_box_append (GTK_BOX (line), trash);
  gtk_box_append (GTK_BOX (self->body), line);
}

static void
row_activated_cb (GtkListBox *list, CarnetLinkedRow *row, CarnetMilestoneDetails *self)
{
  g_signal_emit (self, signals[OPEN_OBSERVATION], 0, carnet_linked_row_get_id (row));
}

static void
add_heading (CarnetMilestoneDetails *self, guint n_linked)
{
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *heading = new_text (_ ("Linked observations"), "heading");
  g_autofree char *number = g_strdup_printf ("%u", n_linked);
  GtkWidget       *count = new_text (number, "secondary");

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), count);
  gtk_widget_set_margin_top (line, 12);
  gtk_box_append (GTK_BOX (self->body), line);
}

static void
add_linked (CarnetMilestoneDetails *self, const CarnetMilestone *milestone)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *list;

  add_heading (self, milestone->n_observations);
  query.milestone = milestone->id;
  rows = carnet_logbook_list_observations (carnet_session_get_logbook (self->session), &query, 0, MAX_LINKED,
                                           &error);
  if (!rows || rows->len == 0)
    {
      gtk_box_append (GTK_BOX (self->body),
                      new_text (error ? error->message : _ ("No observation mentions this milestone yet."),
                                error ? "error-text" : "secondary"));
      return;
    }
  list = gtk_list_box_new ();
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), carnet_linked_row_new (rows->pdata[i]));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  gtk_box_append (GTK_BOX (self->body), list);
}

/* -- The frame ---------------------------------------------------------------------- */

static void
close_cb (CarnetMilestoneDetails *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
write_cb (CarnetMilestoneDetails *self)
{
  g_signal_emit (self, signals[WRITE_ABOUT], 0, &self->milestone);
}

static GtkWidget *
new_top (CarnetMilestoneDetails *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->lane = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (self->lane, TRUE);
  gtk_box_append (GTK_BOX (top), self->lane);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Close the details"));
  carnet_heard_set (button, _ ("Close the details"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), button);
  gtk_widget_add_css_class (top, "carnet-details-top");
  return top;
}

static GtkWidget *
new_write_button (CarnetMilestoneDetails *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("carnet-pencil-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_ ("Write an observation")));
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Write an observation"), -1);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "carnet-write-button");
  gtk_widget_set_sensitive (button, !carnet_session_is_read_only (self->session));
  g_signal_connect_object (button, "clicked", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
build (CarnetMilestoneDetails *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->body, "carnet-details-body");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->body);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->write_button = new_write_button (self);
  gtk_box_append (GTK_BOX (self->box), new_top (self));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->write_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static gboolean
grab_focus (GtkWidget *widget)
{
  CarnetMilestoneDetails *self = CARNET_MILESTONE_DETAILS (widget);

  return self->edit_button && gtk_widget_grab_focus (self->edit_button);
}

static void
dispose (GObject *object)
{
  CarnetMilestoneDetails *self = CARNET_MILESTONE_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_milestone_details_parent_class)->dispose (object);
}

static void
carnet_milestone_details_class_init (CarnetMilestoneDetailsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITE_ABOUT] = g_signal_new ("write-about", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPEN_OBSERVATION] = g_signal_new ("open-observation", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_add_binding_signal (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "close", NULL);
}

static void
carnet_milestone_details_init (CarnetMilestoneDetails *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "carnet-details");
}

GtkWidget *
carnet_milestone_details_new (CarnetSession *session)
{
  CarnetMilestoneDetails *self = g_object_new (CARNET_TYPE_MILESTONE_DETAILS, NULL);

  self->session = g_object_ref (session);
  build (self);
  return GTK_WIDGET (self);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_lane (CarnetMilestoneDetails *self, CarnetLane lane)
{
  clear_box (self->lane);
  for (int i = 0; i < CARNET_N_LANES; i++)
    gtk_widget_remove_css_class (self->lane, carnet_lane_get_css_class (i));
  gtk_widget_add_css_class (self->lane, carnet_lane_get_css_class (lane));
  gtk_widget_add_css_class (self->lane, "carnet-lane-title");
  gtk_box_append (GTK_BOX (self->lane), gtk_image_new_from_icon_name (carnet_lane_get_icon (lane)));
  gtk_box_append (GTK_BOX (self->lane), gtk_label_new (carnet_lane_get_label (lane)));
}

gboolean
carnet_milestone_details_show (CarnetMilestoneDetails *self, const CarnetId *id)
{
  const CarnetMilestone *milestone;

  g_return_val_if_fail (CARNET_IS_MILESTONE_DETAILS (self), FALSE);

  milestone = carnet_programme_find_milestone (carnet_session_get_programme (self->session), id);
  if (!milestone)
    return FALSE;
  self->milestone = milestone->id;
  show_lane (self, carnet_milestone_kind_get_lane (milestone->kind));
  clear_box (self->body);
  self->edit_button = NULL;
  gtk_box_append (GTK_BOX (self->body), new_text (milestone->title, "carnet-title"));
  if (carnet_milestone_is_open (milestone))
    add_conflict (self, milestone);
  add_facts (self, milestone);
  if (!carnet_session_is_read_only (self->session))
    add_buttons (self);
  add_linked (self, milestone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, milestone->title, -1);
  return TRUE;
}
