/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "carnet/carnet-choice-menu.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-words.h"

struct _CarnetSelectionBar
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *label;
  GtkWidget *theme;
  GtkWidget *choices; /* the buttons, while nothing is being done */
  GtkWidget *spinner;
  GtkWidget *cancel;

  /* Owned */
  CarnetKnown *known;

  /* Borrowed */
  GtkWidget *asked; /* (nullable): the choice that has the focus back once what it asked for is done */

  guint    n;
  gboolean working;
};

G_DEFINE_FINAL_TYPE (CarnetSelectionBar, carnet_selection_bar, GTK_TYPE_WIDGET)

/* -- Themes ----------------------------------------------------------------------------------- */

static GMenuModel *
new_themes (CarnetSelectionBar *self, const char *action)
{
  const GPtrArray *themes = carnet_known_get_themes (self->known);
  GMenu           *menu = g_menu_new ();

  for (guint i = 0; i < themes->len; i++)
    {
      const CarnetTheme *theme = themes->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      char hex[CARNET_ID_HEX + 1];

      carnet_id_to_hex (&theme->id, hex);
      /* An underscore in a label is none of a mnemonic. */
      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", theme->label);
      g_menu_item_set_action_and_target (item, action, "s", hex);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
fill_themes (CarnetSelectionBar *self)
{
  g_autoptr (GMenuModel) add = new_themes (self, "many.add-theme");
  g_autoptr (GMenuModel) remove = new_themes (self, "many.remove-theme");
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append_submenu (menu, _ ("Add a Theme"), add);
  g_menu_append_submenu (menu, _ ("Take a Theme Away"), remove);
  carnet_late_menu (GTK_MENU_BUTTON (self->theme), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (self->theme, g_menu_model_get_n_items (add) > 0);
}

/* -- What it shows ---------------------------------------------------------------------------- */

static void
show (CarnetSelectionBar *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", self->n), self->n);

  if (!self->working)
    carnet_words_show (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0 || self->working);
  gtk_widget_set_visible (self->choices, !self->working);
  gtk_widget_set_visible (self->spinner, self->working);
  gtk_widget_set_visible (self->cancel, self->working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->working);
}

void
carnet_selection_bar_set_n (CarnetSelectionBar *self, guint n)
{
  g_return_if_fail (CARNET_IS_SELECTION_BAR (self));

  self->n = n;
  show (self);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
find_focused_choice (CarnetSelectionBar *self)
{
  GtkWidget *choice = gtk_widget_get_first_child (self->choices);

  while (choice && !has_focus (choice))
    choice = gtk_widget_get_next_sibling (choice);
  return choice;
}

/* What is hidden would give the focus to whatever comes next in the window. */
void
carnet_selection_bar_set_working (CarnetSelectionBar *self, gboolean working)
{
  GtkWidget *next;

  g_return_if_fail (CARNET_IS_SELECTION_BAR (self));

  if (working)
    self->asked = find_focused_choice (self);
  else if (!has_focus (self->cancel))
    self->asked = NULL;
  next = working ? self->cancel : self->asked;

  self->working = working;
  gtk_widget_set_visible (self->choices, TRUE);
  gtk_widget_set_visible (self->cancel, TRUE);
  if (self->asked)
    gtk_widget_grab_focus (next);
  show (self);
}

void
carnet_selection_bar_set_progress (CarnetSelectionBar *self, guint done, guint total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CARNET_IS_SELECTION_BAR (self));

  text = g_strdup_printf (_ ("%u of %u"), done, total);
  gtk_label_set_text (GTK_LABEL (self->label), text);
}

/* -- Object ----------------------------------------------------------------------------------- */

static GtkWidget *
append_menu (CarnetSelectionBar *self, const char *icon, const char *name, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (menu)
    carnet_late_menu (GTK_MENU_BUTTON (button), menu);
  gtk_box_append (GTK_BOX (self->choices), button);
  return button;
}

static void
build_choices (CarnetSelectionBar *self)
{
  g_autoptr (GMenuModel) reviews = carnet_review_menu_new ("many.review");
  g_autoptr (GMenuModel) visibilities = carnet_visibility_menu_new ("many.visibility");
  GtkWidget *clear = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  append_menu (self, carnet_review_get_icon (CARNET_REVIEW_VALIDATED), _ ("Review of Those Selected"),
               reviews);
  append_menu (self, carnet_visibility_get_icon (CARNET_VISIBILITY_COORDINATION),
               _ ("Visibility of Those Selected"), visibilities);
  self->theme = append_menu (self, "carnet-theme-symbolic", _ ("Themes of Those Selected"), NULL);
  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _ ("Select one alone"));
  carnet_heard_set (clear, _ ("Select one alone"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "many.clear");
  gtk_box_append (GTK_BOX (self->choices), clear);
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  CarnetSelectionBar *self = CARNET_SELECTION_BAR (object);

  g_clear_pointer (&self->spinner, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  g_clear_pointer (&self->cancel, gtk_widget_unparent);
  g_clear_object (&self->known);
  G_OBJECT_CLASS (carnet_selection_bar_parent_class)->dispose (object);
}

static void
carnet_selection_bar_class_init (CarnetSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "selectionbar");
}

static void
carnet_selection_bar_init (CarnetSelectionBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  build_choices (self);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel), "many.cancel");
  gtk_widget_set_parent (self->cancel, GTK_WIDGET (self));
}

GtkWidget *
carnet_selection_bar_new (CarnetKnown *known)
{
  CarnetSelectionBar *self = g_object_new (CARNET_TYPE_SELECTION_BAR, NULL);

  self->known = g_object_ref (known);
  fill_themes (self);
  g_signal_connect_object (known, "changed", G_CALLBACK (fill_themes), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
