/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-page-private.h"
#include "merge/carnet-conflict-words.h"
#include "merge/carnet-marked-label.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-waiting.h"

#define CLAMP_WIDTH 1088

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_icon_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  carnet_heard_set (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_header (CarnetConflictPage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *apply = new_button (_ ("_Apply"), "conflict.apply");

  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = adw_window_title_new ("", "");
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  self->back = new_icon_button ("go-previous-symbolic", _ ("Back to the logbook"), "conflict.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  gtk_box_append (GTK_BOX (self->choices),
                  new_icon_button ("go-up-symbolic", _ ("Previous conflict"), "conflict.previous"));
  gtk_box_append (GTK_BOX (self->choices),
                  new_icon_button ("go-down-symbolic", _ ("Next conflict"), "conflict.next"));
  gtk_box_append (GTK_BOX (self->choices), apply);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->choices);
  return header;
}

static GtkWidget *
new_key (const char *text, CarnetMark mark)
{
  GtkWidget *label = carnet_marked_label_new (text);

  carnet_marked_label_mark_all (CARNET_MARKED_LABEL (label), mark);
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
build_bar (CarnetConflictPage *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_append (GTK_BOX (self->legend), new_key (_ ("my words"), CARNET_MARK_MINE));
  gtk_box_append (GTK_BOX (self->legend), new_key (_ ("the other words"), CARNET_MARK_OTHER));
  gtk_widget_set_hexpand (self->legend, TRUE);
  self->whole = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->whole, "secondary");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->keep_mine = new_button (_ ("Keep _Mine"), "conflict.keep-mine");
  self->keep_other = new_button (_ ("Keep the _Other"), "conflict.keep-other");
  self->keep_texts = new_button (_ ("Keep Both _Texts"), "conflict.keep-texts");
  gtk_box_append (GTK_BOX (self->buttons), self->keep_mine);
  gtk_box_append (GTK_BOX (self->buttons), self->keep_other);
  gtk_box_append (GTK_BOX (self->buttons), self->keep_texts);
  gtk_box_append (GTK_BOX (self->bar), self->legend);
  gtk_box_append (GTK_BOX (self->bar), self->whole);
  gtk_box_append (GTK_BOX (self->bar), self->buttons);
  gtk_widget_add_css_class (self->bar, "carnet-conflict-bar");
}

static GtkWidget *
new_scrolled (CarnetConflictPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->body, "carnet-conflict");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CLAMP_WIDTH + 48);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), CLAMP_WIDTH + 48);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->body);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

static GtkWidget *
new_none (CarnetConflictPage *self)
{
  GtkWidget *page = adw_status_page_new ();

  self->leave = new_button (_ ("_Back to the Logbook"), "conflict.close");
  gtk_widget_add_css_class (self->leave, "pill");
  gtk_widget_set_halign (self->leave, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->leave);
  return page;
}

void
carnet_conflict_page_build_frame (CarnetConflictPage *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *conflict = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  build_bar (self);
  gtk_box_append (GTK_BOX (conflict), new_scrolled (self));
  gtk_box_append (GTK_BOX (conflict), self->bar);
  self->none = new_none (self);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), carnet_waiting_new (), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), conflict, "conflict");
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  gtk_box_append (GTK_BOX (page), new_header (self));
  gtk_box_append (GTK_BOX (page), self->stack);
  self->fold_bin = carnet_fold_bin_new ();
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), page);
  gtk_widget_set_parent (self->fold_bin, GTK_WIDGET (self));
}

/* -- What they say ---------------------------------------------------------------------------- */

/* (nullable): where it happened, when it is not in conflict itself. */
static const char *
find_place (const CarnetEntityConflict *conflict)
{
  for (guint i = 0; i < conflict->agreed->len; i++)
    {
      const CarnetFieldText *agreed = conflict->agreed->pdata[i];

      if (g_str_equal (agreed->field.key, CARNET_KEY_TERRITORY) && *agreed->text != '\0')
        return agreed->text;
    }
  return NULL;
}

/* « Un même mot · Les Sables d’Olonne »: no card says its title when it is agreed on. */
static char *
dup_observation_name (const CarnetEntityConflict *conflict)
{
  const char *place = find_place (conflict);

  if (!place || *conflict->title == '\0')
    return g_strdup (place ? place : conflict->title);
  return g_strdup_printf ("%s · %s", conflict->title, place);
}

/* « 5 juillet 2018 », « juillet 2018 » */
static char *
dup_when (const CarnetEntityConflict *conflict)
{
  if (g_str_equal (conflict->kind, CARNET_KIND_PROGRAMME) || carnet_kind_is_told (conflict->kind)
      || conflict->when.precision == CARNET_WHEN_NONE)
    return NULL;
  return conflict->when.precision == CARNET_WHEN_DAY ? carnet_day_describe (conflict->when.first)
                                                     : carnet_when_to_typed (&conflict->when);
}

static gboolean
is_observation (const CarnetEntityConflict *conflict)
{
  return g_str_equal (conflict->kind, CARNET_KIND_OBSERVATION);
}

/* « Jalon · 4e séminaire des dirigeants » */
static char *
dup_name (const CarnetEntityConflict *conflict)
{
  const char *kind = carnet_kind_get_label (conflict->kind);

  if (is_observation (conflict))
    return dup_observation_name (conflict);
  if (carnet_kind_is_told (conflict->kind))
    return g_strdup (conflict->title);
  return *conflict->title != '\0' ? g_strdup_printf ("%s · %s", kind, conflict->title) : g_strdup (kind);
}

/* « Un même mot · Les Sables d’Olonne · 5 juillet 2018 » */
static char *
dup_subtitle (const CarnetEntityConflict *conflict)
{
  g_autofree char *name = dup_name (conflict);
  g_autofree char *when = dup_when (conflict);

  if (!when)
    return g_steal_pointer (&name);
  return *name != '\0' ? g_strdup_printf ("%s · %s", name, when) : g_steal_pointer (&when);
}

static gboolean
is_settled (CarnetConflictPage *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!carnet_conflict_field_get_choice (self->fields->pdata[i], NULL))
      return FALSE;
  return self->fields->len > 0;
}

/* With more than two, « the other » is none. */
gboolean
carnet_conflict_page_has_two (CarnetConflictPage *self)
{
  for (guint i = 0; self->conflict && i < self->conflict->fields->len; i++)
    if (((CarnetFieldConflict *)self->conflict->fields->pdata[i])->versions->len != 2)
      return FALSE;
  return TRUE;
}

static gboolean
is_mine (CarnetConflictPage *self)
{
  for (guint i = 0; self->conflict && i < self->conflict->fields->len; i++)
    {
      const CarnetFieldConflict *field = self->conflict->fields->pdata[i];

      if (!((CarnetFieldVersion *)field->versions->pdata[0])->mine)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_text (CarnetConflictPage *self)
{
  for (guint i = 0; self->conflict && i < self->conflict->fields->len; i++)
    if (((CarnetFieldConflict *)self->conflict->fields->pdata[i])->field.form != CARNET_FIELD_CHOICE)
      return TRUE;
  return FALSE;
}

/* Some text has more than two. */
static gboolean
has_many_texts (CarnetConflictPage *self)
{
  for (guint i = 0; self->conflict && i < self->conflict->fields->len; i++)
    {
      const CarnetFieldConflict *field = self->conflict->fields->pdata[i];

      if (field->field.form != CARNET_FIELD_CHOICE && field->versions->len > 2)
        return TRUE;
    }
  return FALSE;
}

static void
update_actions (CarnetConflictPage *self)
{
  GtkWidget     *widget = GTK_WIDGET (self);
  const gboolean open
      = self->conflict != NULL && !self->moving && !carnet_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (widget, "conflict.apply", open && !self->applying && is_settled (self));
  gtk_widget_action_set_enabled (widget, "conflict.next", self->position + 1 < self->n_conflicts);
  gtk_widget_action_set_enabled (widget, "conflict.previous", self->position > 0);
  gtk_widget_action_set_enabled (widget, "conflict.keep-mine", open && self->conflict->fields->len > 0);
  gtk_widget_action_set_enabled (widget, "conflict.keep-other",
                                 open && self->conflict->fields->len > 0
                                     && carnet_conflict_page_has_two (self));
  gtk_widget_action_set_enabled (widget, "conflict.keep-texts", open && has_text (self));
}

static gboolean
is_narrow (CarnetConflictPage *self)
{
  return carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin)) == CARNET_FOLD_NARROW;
}

/* What is said once above the buttons is heard with each of them. */
static void
name_button (GtkWidget *button, const char *whole, const char *brief, gboolean narrow)
{
  g_autofree char *heard = NULL;

  gtk_button_set_label (GTK_BUTTON (button), whole);
  heard = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))));
  if (narrow)
    gtk_button_set_label (GTK_BUTTON (button), brief);
  carnet_heard_set (button, heard);
}

static void
name_buttons (CarnetConflictPage *self)
{
  const gboolean mine = is_mine (self), many = has_many_texts (self), narrow = is_narrow (self);

  name_button (self->keep_mine, mine ? _ ("Keep _Mine") : _ ("Keep the _First"),
               mine ? C_ ("keep", "_Mine") : C_ ("keep", "The _First"), narrow);
  name_button (self->keep_other, mine ? _ ("Keep the _Other") : _ ("Keep the _Second"),
               mine ? C_ ("keep", "The _Other") : C_ ("keep", "The _Second"), narrow);
  name_button (self->keep_texts, many ? _ ("Keep All _Texts") : _ ("Keep Both _Texts"),
               many ? C_ ("keep", "_All") : C_ ("keep", "Bo_th"), narrow);
}

static const char *
get_scope (CarnetConflictPage *self)
{
  if (!self->conflict || is_observation (self->conflict))
    return is_narrow (self) ? _ ("For the whole observation, keep:") : _ ("For the whole observation");
  return is_narrow (self) ? _ ("For all fields, keep:") : _ ("For all fields");
}

/* Above the fields where it has no room in the title. */
static void
name_object (CarnetConflictPage *self)
{
  const gboolean   narrow = is_narrow (self);
  g_autofree char *name = self->conflict ? dup_subtitle (self->conflict) : g_strdup ("");

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), narrow ? "" : name);
  if (!self->object)
    return;
  gtk_label_set_text (GTK_LABEL (self->object), name);
  gtk_widget_set_visible (self->object, narrow && *name != '\0');
}

void
carnet_conflict_page_arrange_bars (CarnetConflictPage *self)
{
  const CarnetFold fold = carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin));
  const gboolean   narrow = fold == CARNET_FOLD_NARROW;

  /* Of a deletion the two cards are all there is to choose. */
  gtk_widget_set_visible (self->bar, self->conflict && self->conflict->fields->len > 0);
  gtk_widget_set_visible (self->legend, !narrow);
  gtk_widget_set_visible (self->whole, fold != CARNET_FOLD_MEDIUM);
  gtk_widget_set_halign (self->whole, narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->bar), narrow ? 6 : 12);
  gtk_box_set_homogeneous (GTK_BOX (self->buttons), narrow);
  if (narrow)
    gtk_widget_add_css_class (self->whole, "caption");
  else
    gtk_widget_remove_css_class (self->whole, "caption");
  carnet_conflict_page_update_title (self);
}

void
carnet_conflict_page_update_title (CarnetConflictPage *self)
{
  g_autofree char *title
      = self->conflict ? g_strdup_printf (_ ("Conflict %u of %u"), self->position + 1, self->n_conflicts)
                       : g_strdup (_ ("Conflicts"));

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  name_object (self);
  gtk_label_set_text (GTK_LABEL (self->whole), get_scope (self));
  name_buttons (self);
  update_actions (self);
}
