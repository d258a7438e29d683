/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-form.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "programme/carnet-milestone-words.h"
#include "widgets/carnet-heard.h"

#define DESCRIPTION_HEIGHT 96

typedef enum
{
  ROW_TITLE,
  ROW_WHEN,
  ROW_PLACE,
  ROW_PARTNERS,
  ROW_URL,
  N_ROWS,
} Row;

struct _CarnetMilestoneForm
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *rows[N_ROWS];
  GtkWidget *remarks[N_ROWS]; /* below a row: what is wrong with it, or how it is understood; or NULL */
  GtkWidget *kind_row;
  GtkWidget *description;

  /* Owned */
  CarnetProgramme *programme;

  CarnetDate today;
  gboolean   changed;
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneForm, carnet_milestone_form, ADW_TYPE_BIN)

/* -- Reading ---------------------------------------------------------------------------- */

static const char *
get_text (CarnetMilestoneForm *self, Row row)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[row]));
}

static void
set_line (CarnetMilestoneForm *self, Row row, char **field)
{
  g_free (*field);
  *field = carnet_text_clean_line (get_text (self, row), -1);
}

static char *
dup_description (CarnetMilestoneForm *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->description));
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return carnet_text_clean (text, -1);
}

static void
remark (CarnetMilestoneForm *self, Row row, const char *sentence, gboolean wrong)
{
  GtkWidget *delegate = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[row])));

  gtk_label_set_label (GTK_LABEL (self->remarks[row]), sentence);
  gtk_widget_set_visible (self->remarks[row], *sentence != '\0');
  gtk_widget_set_css_classes (self->remarks[row],
                              (const char *[]){ "caption", wrong ? "error-text" : "secondary", NULL });
  if (wrong)
    gtk_widget_add_css_class (self->rows[row], "error");
  else
    gtk_widget_remove_css_class (self->rows[row], "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
parse_when (CarnetMilestoneForm *self, CarnetWhen *when, GError **error)
{
  g_autofree char *text = carnet_text_clean_line (get_text (self, ROW_WHEN), -1);

  *when = (CarnetWhen){ CARNET_WHEN_NONE };
  return *text == '\0'
         || (carnet_when_parse_typed (text, self->today, when, error)
             && carnet_programme_check_when (self->programme, when, error));
}

/* While it is typed, what is not yet a date is not a mistake. */
static void
show_understood (CarnetMilestoneForm *self)
{
  g_autofree char *said = NULL, *capitalised = NULL;
  CarnetWhen       when;

  if (!*get_text (self, ROW_WHEN))
    said = g_strdup (_ ("Such as 5 July 2018, July 2018, or 3 to 5 April 2018"));
  else if (parse_when (self, &when, NULL))
    said = carnet_when_format (&when);
  capitalised = carnet_dup_capitalised (said ? said : "");
  remark (self, ROW_WHEN, capitalised, FALSE);
}

static gboolean
refuse (CarnetMilestoneForm *self, Row row, const char *sentence)
{
  remark (self, row, sentence, TRUE);
  gtk_widget_grab_focus (self->rows[row]);
  return FALSE;
}

gboolean
carnet_milestone_form_read (CarnetMilestoneForm *self, CarnetMilestone *milestone)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CARNET_IS_MILESTONE_FORM (self), FALSE);

  set_line (self, ROW_TITLE, &milestone->title);
  set_line (self, ROW_PLACE, &milestone->place);
  set_line (self, ROW_PARTNERS, &milestone->partners);
  set_line (self, ROW_URL, &milestone->url);
  g_free (milestone->description);
  milestone->description = dup_description (self);
  milestone->kind = (CarnetMilestoneKind)adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row));
  if (*milestone->title == '\0')
    return refuse (self, ROW_TITLE, _ ("A milestone needs a title."));
  if (!parse_when (self, &milestone->when, &error))
    return refuse (self, ROW_WHEN, error->message);
  if (milestone->when.precision == CARNET_WHEN_NONE)
    return refuse (self, ROW_WHEN, _ ("A milestone needs a date: a day, a month or a range of days."));
  if (!carnet_milestone_check_url (milestone->url, &error))
    return refuse (self, ROW_URL, error->message);
  return TRUE;
}

static void
changed_cb (CarnetMilestoneForm *self, GtkWidget *widget)
{
  self->changed = TRUE;
  if (widget == self->rows[ROW_WHEN])
    show_understood (self);
  else if (widget == self->rows[ROW_TITLE] || widget == self->rows[ROW_URL])
    remark (self, widget == self->rows[ROW_TITLE] ? ROW_TITLE : ROW_URL, "", FALSE);
}

static void
touched_cb (CarnetMilestoneForm *self)
{
  self->changed = TRUE;
}

/* -- Building ------------------------------------------------------------------------------ */

static GtkWidget *
new_remark (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_end (label, 14);
  gtk_widget_set_margin_top (label, 6);
  return label;
}

static void
add_row (CarnetMilestoneForm *self, Row row, const char *title, GtkWidget *group)
{
  self->rows[row] = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[row]), title);
  g_object_set (self->rows[row], "activates-default", TRUE, NULL);
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self->rows[row]));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->rows[row]);
  g_signal_connect_object (self->rows[row], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* Below the group that ends with the row. */
static void
add_remark (CarnetMilestoneForm *self, Row row, GtkWidget *group)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->rows[row]));

  self->remarks[row] = new_remark ();
  gtk_widget_set_visible (self->remarks[row], FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->remarks[row]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (delegate), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->remarks[row], NULL, -1);
}

static GtkWidget *
add_group (GtkWidget *box)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
add_kind (CarnetMilestoneForm *self, GtkWidget *group)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int kind = 0; kind < CARNET_N_MILESTONE_KINDS; kind++)
    gtk_string_list_append (kinds, carnet_milestone_kind_get_label ((CarnetMilestoneKind)kind));
  self->kind_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind_row), _ ("Kind of milestone"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind_row), G_LIST_MODEL (kinds));
  carnet_heard_follow_combo (ADW_COMBO_ROW (self->kind_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind_row);
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (touched_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_description (CarnetMilestoneForm *self, GtkWidget *box)
{
  GtkWidget *group = add_group (box), *scrolled = gtk_scrolled_window_new ();

  self->description = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->description), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->description), FALSE);
  gtk_widget_add_css_class (self->description, "carnet-form-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->description), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Description"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), DESCRIPTION_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->description);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Description"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->description)), "changed",
                           G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_body (CarnetMilestoneForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *group;

  group = add_group (box);
  add_row (self, ROW_TITLE, _ ("Title"), group);
  add_kind (self, group);
  add_row (self, ROW_WHEN, _ ("Day, month or range of days"), group);
  add_remark (self, ROW_TITLE, group);
  add_remark (self, ROW_WHEN, group);
  group = add_group (box);
  add_row (self, ROW_PLACE, C_ ("milestone", "Place"), group);
  add_row (self, ROW_PARTNERS, _ ("With whom"), group);
  add_row (self, ROW_URL, _ ("Web page"), group);
  add_remark (self, ROW_URL, group);
  add_description (self, box);
  gtk_widget_add_css_class (box, "carnet-form");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* -- Object -------------------------------------------------------------------------------- */

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CARNET_MILESTONE_FORM (widget)->rows[ROW_TITLE]);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&CARNET_MILESTONE_FORM (object)->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_milestone_form_parent_class)->dispose (object);
}

static void
carnet_milestone_form_class_init (CarnetMilestoneFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
}

static void
carnet_milestone_form_init (CarnetMilestoneForm *self)
{
  adw_bin_set_child (ADW_BIN (self), new_body (self));
}

GtkWidget *
carnet_milestone_form_new (CarnetProgramme *programme, CarnetDate today)
{
  CarnetMilestoneForm *self = g_object_new (CARNET_TYPE_MILESTONE_FORM, NULL);

  self->programme = carnet_programme_ref (programme);
  self->today = today;
  show_understood (self);
  return GTK_WIDGET (self);
}

void
carnet_milestone_form_set_milestone (CarnetMilestoneForm *self, const CarnetMilestone *milestone)
{
  g_autofree char *when = carnet_when_to_typed (&milestone->when);
  const char      *texts[N_ROWS] = {
         [ROW_TITLE] = milestone->title,       [ROW_WHEN] = when,          [ROW_PLACE] = milestone->place,
         [ROW_PARTNERS] = milestone->partners, [ROW_URL] = milestone->url,
  };

  g_return_if_fail (CARNET_IS_MILESTONE_FORM (self));

  for (int row = 0; row < N_ROWS; row++)
    gtk_editable_set_text (GTK_EDITABLE (self->rows[row]), texts[row]);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind_row), milestone->kind);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->description)),
                            milestone->description, -1);
  self->changed = FALSE;
}

gboolean
carnet_milestone_form_is_changed (CarnetMilestoneForm *self)
{
  g_return_val_if_fail (CARNET_IS_MILESTONE_FORM (self), FALSE);

  return self->changed;
}
