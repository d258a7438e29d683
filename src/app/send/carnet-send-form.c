/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "send/carnet-send-form.h"

#include <glib/gi18n-lib.h>

#include "base/carnet-text.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-label.h"
#include "widgets/carnet-row-remark.h"

struct _CarnetSendForm
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *recipient_row;
  GtkWidget *recipient_remark;
  GtkWidget *earlier_button;
  GtkWidget *observations_row;
  GtkWidget *starter_check;
  GtkWidget *private_row;
  GtkWidget *private_switch;

  gboolean typed; /* for whom it is */

  guint n_observations;
  guint n_private;
  guint n_once_private;

  CarnetDeleted deleted;
  CarnetDeleted deleted_with_private;
};

G_DEFINE_FINAL_TYPE (CarnetSendForm, carnet_send_form, ADW_TYPE_BIN)

/* -- What is chosen ---------------------------------------------------------------------- */

static gboolean
is_starter (CarnetSendForm *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->starter_check));
}

static gboolean
with_private (CarnetSendForm *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->private_switch));
}

static char *
describe_left_out (CarnetSendForm *self)
{
  if (is_starter (self))
    return g_strdup (_ ("None is in a starter logbook"));
  if (self->n_private == 0)
    return g_strdup (_ ("There are none"));
  if (with_private (self))
    return g_strdup_printf (ngettext ("%u will be in the copy", "%u will be in the copy", self->n_private),
                            self->n_private);
  return g_strdup_printf (ngettext ("%u stays here and is not in the copy",
                                    "%u stay here and are not in the copy", self->n_private),
                          self->n_private);
}

/* What was said in private is not unsaid by sharing it later. */
static char *
describe_private (CarnetSendForm *self)
{
  g_autofree char *left_out = describe_left_out (self);
  g_autofree char *once = g_strdup_printf (ngettext ("%u was private once: its history is in the copy",
                                                     "%u were private once: their history is in the copy",
                                                     self->n_once_private),
                                           self->n_once_private);

  return is_starter (self) || self->n_once_private == 0 ? g_steal_pointer (&left_out)
                                                        : g_strconcat (left_out, "\n", once, NULL);
}

/* Gone from the lists, it is not gone from the copy. */
static void
append_deleted (GString *text, const CarnetDeleted *deleted)
{
  if (deleted->n_observations > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u deleted observation is in the copy too, with what it said",
                                        "%u deleted observations are in the copy too, with what they said",
                                        deleted->n_observations),
                              deleted->n_observations);
    }
  if (deleted->n_comments > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u deleted comment is in the copy too, with its text",
                                        "%u deleted comments are in the copy too, with their texts",
                                        deleted->n_comments),
                              deleted->n_comments);
    }
}

static char *
describe_observations (CarnetSendForm *self)
{
  const guint n = self->n_observations - (with_private (self) ? 0 : self->n_private);
  GString    *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u observation", "%u observations", n), n);
  append_deleted (text, with_private (self) ? &self->deleted_with_private : &self->deleted);
  return g_string_free (text, FALSE);
}

static void
update (CarnetSendForm *self)
{
  const char      *reason = carnet_send_form_get_reason (self);
  const gboolean   choice = !is_starter (self) && self->n_private > 0;
  g_autofree char *observations = describe_observations (self);
  g_autofree char *private = describe_private (self);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->observations_row), observations);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->private_row), private);
  /* Nobody did anything wrong who only just came. */
  if (self->typed)
    carnet_row_remark_show (self->recipient_remark, reason);
  else
    carnet_row_remark_ask (self->recipient_remark, reason);
  gtk_widget_set_sensitive (self->private_switch, choice);
  if (choice && with_private (self))
    gtk_widget_add_css_class (self->private_row, "carnet-warned");
  else
    gtk_widget_remove_css_class (self->private_row, "carnet-warned");
  g_signal_emit_by_name (self, "changed");
}

static void
recipient_changed_cb (CarnetSendForm *self)
{
  self->typed |= *gtk_editable_get_text (GTK_EDITABLE (self->recipient_row)) != '\0';
  update (self);
}

static void
earlier_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CarnetSendForm *self = CARNET_SEND_FORM (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->recipient_row), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (self->recipient_row);
}

/* -- Building ------------------------------------------------------------------------------ */

static void
add_recipient (CarnetSendForm *self, AdwPreferencesGroup *group)
{
  self->recipient_row = adw_entry_row_new ();
  self->earlier_button = gtk_menu_button_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->recipient_row), _ ("For whom"));
  carnet_heard_follow_entry (ADW_ENTRY_ROW (self->recipient_row));
  g_object_set (self->recipient_row, "activates-default", TRUE, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->earlier_button), "document-open-recent-symbolic");
  gtk_widget_set_tooltip_text (self->earlier_button, _ ("Earlier recipients"));
  carnet_heard_set_menu (self->earlier_button, _ ("Earlier recipients"));
  gtk_widget_set_valign (self->earlier_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->earlier_button, FALSE);
  gtk_widget_add_css_class (self->earlier_button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->recipient_row), self->earlier_button);
  adw_preferences_group_add (group, self->recipient_row);
  self->recipient_remark = carnet_row_remark_new (self->recipient_row);
  adw_preferences_group_add (group, self->recipient_remark);
  g_signal_connect_object (self->recipient_row, "changed", G_CALLBACK (recipient_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
new_row (const char *title, GtkWidget *control, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row, NULL,
                                  -1);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_content (CarnetSendForm *self, AdwPreferencesGroup *group)
{
  GtkWidget *all = gtk_check_button_new ();
  GtkWidget *starter_row;

  self->starter_check = gtk_check_button_new ();
  gtk_check_button_set_group (GTK_CHECK_BUTTON (self->starter_check), GTK_CHECK_BUTTON (all));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  self->observations_row = new_row (_ ("The logbook"), all, group);
  starter_row = new_row (_ ("A starter logbook"), self->starter_check, group);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->observations_row), all);
  adw_action_row_add_prefix (ADW_ACTION_ROW (starter_row), self->starter_check);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (starter_row),
      _ ("Programme, people, territories, themes and actors, no observation: for somebody who begins"));
  g_signal_connect_object (self->starter_check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
add_private (CarnetSendForm *self, AdwPreferencesGroup *group)
{
  self->private_switch = gtk_switch_new ();
  self->private_row = new_row (_ ("Private observations"), self->private_switch, group);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->private_row), self->private_switch);
  g_signal_connect_object (self->private_switch, "notify::active", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static AdwPreferencesGroup *
add_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
new_body (CarnetSendForm *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  add_recipient (self, add_group (box, NULL));
  add_content (self, add_group (box, _ ("What is copied")));
  add_private (self, add_group (box, NULL));
  gtk_box_append (GTK_BOX (box), carnet_label_new (_ ("The copy is verified before it gets its name. This "
                                                      "logbook notes whom it is for, and when."),
                                                   "secondary"));
  gtk_widget_add_css_class (box, "carnet-send");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CARNET_SEND_FORM (widget)->recipient_row);
}

static void
carnet_send_form_class_init (CarnetSendFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = grab_focus;
  gtk_widget_class_install_action (widget_class, "send.earlier", "s", earlier_cb);
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
carnet_send_form_init (CarnetSendForm *self)
{
  adw_bin_set_child (ADW_BIN (self), new_body (self));
  update (self);
}

GtkWidget *
carnet_send_form_new (void)
{
  return g_object_new (CARNET_TYPE_SEND_FORM, NULL);
}

void
carnet_send_form_set_facts (CarnetSendForm *self, const CarnetSendFacts *facts)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (CARNET_IS_SEND_FORM (self));
  g_return_if_fail (facts != NULL);

  for (char **name = facts->recipients; *name; name++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (*name, NULL);

      g_menu_item_set_action_and_target (item, "send.earlier", "s", *name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->earlier_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->earlier_button, facts->recipients[0] != NULL);
  self->n_observations = facts->n_observations;
  self->n_private = facts->n_private;
  self->n_once_private = facts->n_once_private;
  self->deleted = facts->deleted;
  self->deleted_with_private = facts->deleted_with_private;
  update (self);
}

const char *
carnet_send_form_get_reason (CarnetSendForm *self)
{
  g_autofree char *recipient = carnet_send_form_dup_recipient (self);

  return *recipient ? NULL : _ ("Say who the copy is for.");
}

char *
carnet_send_form_dup_recipient (CarnetSendForm *self)
{
  g_return_val_if_fail (CARNET_IS_SEND_FORM (self), NULL);

  return carnet_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->recipient_row)), -1);
}

CarnetSendContent
carnet_send_form_get_content (CarnetSendForm *self)
{
  g_return_val_if_fail (CARNET_IS_SEND_FORM (self), CARNET_SEND_SHARED);

  if (is_starter (self))
    return CARNET_SEND_STARTER;
  return with_private (self) ? CARNET_SEND_ALL : CARNET_SEND_SHARED;
}
