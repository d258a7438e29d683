/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-programme-heading.h"

#include <glib/gi18n-lib.h>

struct _CarnetProgrammeHeading
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *box;

  /* Children */
  GtkWidget *title;
  GtkWidget *subtitle;
};

G_DEFINE_FINAL_TYPE (CarnetProgrammeHeading, carnet_programme_heading, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  g_clear_pointer (&CARNET_PROGRAMME_HEADING (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (carnet_programme_heading_parent_class)->dispose (object);
}

static void
carnet_programme_heading_class_init (CarnetProgrammeHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_line (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
carnet_programme_heading_init (CarnetProgrammeHeading *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *button = gtk_button_new_with_label (_ ("Today"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "carnet-heading");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = new_line (texts, "carnet-title");
  self->subtitle = new_line (texts, "carnet-subtitle");
  gtk_widget_add_css_class (self->subtitle, "secondary");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "programme.today");
  gtk_box_append (GTK_BOX (self->box), texts);
  gtk_box_append (GTK_BOX (self->box), button);
}

GtkWidget *
carnet_programme_heading_new (void)
{
  return g_object_new (CARNET_TYPE_PROGRAMME_HEADING, NULL);
}

void
carnet_programme_heading_update (CarnetProgrammeHeading *self, CarnetSession *session)
{
  CarnetProgramme *programme = carnet_session_get_programme (session);
  const CarnetDate today = carnet_session_get_today (session);
  const guint      n_milestones = programme->milestones->len;
  guint            n_past = 0, n_observations = 0;
  g_autofree char *milestones = NULL, *past = NULL, *observations = NULL, *subtitle = NULL;

  for (guint i = 0; i < n_milestones; i++)
    n_past += carnet_when_is_past (&((CarnetMilestone *)programme->milestones->pdata[i])->when, today);
  carnet_logbook_count_observations (carnet_session_get_logbook (session), NULL, &n_observations, NULL);
  milestones = g_strdup_printf (ngettext ("%u milestone", "%u milestones", n_milestones), n_milestones);
  /* Translators: among the milestones: "11 of them past". */
  past = g_strdup_printf (ngettext ("%u of them past", "%u of them past", n_past), n_past);
  observations
      = g_strdup_printf (ngettext ("%u observation", "%u observations", n_observations), n_observations);
  /* Translators: "15 milestones, 11 of them past · 45 observations". */
  subtitle = g_strdup_printf (_ ("%s, %s · %s"), milestones, past, observations);
  gtk_label_set_label (GTK_LABEL (self->title), programme->title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}
