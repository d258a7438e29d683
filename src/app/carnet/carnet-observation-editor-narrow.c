/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of the editor at each width. Where it stands alone that above is the header bar of the window,
 * with its main menu, and the menu of the observation leads where those of the list do. */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-observation-editor-private.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-shared-menu.h"

#define MENU "carnet-observation-editor-menu"

/* In one line each: what stands above and below in a list. */
static GMenuModel *
new_window_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("_Write an Observation"), "win.new-observation");
  g_menu_append (section, _ ("Programme"), "win.view-programme");
  g_menu_append (section, _ ("Territories"), "win.view-territories");
  g_menu_append (section, _ ("Report"), "win.view-report");
  return G_MENU_MODEL (section);
}

static GMenuModel *
new_narrow_menu (void)
{
  GMenu      *menu = g_menu_new ();
  GMenuModel *shared = carnet_shared_menu_get (MENU);
  g_autoptr (GMenuModel) window = new_window_section ();

  for (int i = 0; i < g_menu_model_get_n_items (shared); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (shared, i, G_MENU_LINK_SECTION);

      g_menu_append_section (menu, NULL, section);
    }
  g_menu_append_section (menu, NULL, window);
  return G_MENU_MODEL (menu);
}

void
carnet_observation_editor_show_menu (CarnetObservationEditor *self)
{
  g_autoptr (GMenuModel) menu
      = self->narrow ? new_narrow_menu () : g_object_ref (carnet_shared_menu_get (MENU));

  carnet_late_menu (self->more_button, menu);
}

void
carnet_observation_editor_set_window_menu (CarnetObservationEditor *self, GMenuModel *menu)
{
  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  carnet_late_menu (self->main_menu_button, menu);
}

static void
set_narrow (CarnetObservationEditor *self, gboolean narrow)
{
  GtkWidget *const alone[]
      = { self->controls_start, self->back_button, GTK_WIDGET (self->main_menu_button), self->controls_end };

  self->narrow = narrow;
  gtk_box_set_spacing (self->header_box, narrow ? 0 : 6);
  for (guint i = 0; i < G_N_ELEMENTS (alone); i++)
    gtk_widget_set_visible (alone[i], narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  /* F10 */
  gtk_menu_button_set_primary (self->main_menu_button, narrow);
  carnet_observation_editor_show_menu (self);
}

void
carnet_observation_editor_set_fold (CarnetObservationEditor *self, CarnetFold fold)
{
  const gboolean narrow = fold == CARNET_FOLD_NARROW;

  g_return_if_fail (CARNET_IS_OBSERVATION_EDITOR (self));

  if (self->narrow != narrow)
    set_narrow (self, narrow);
  self->compact = fold != CARNET_FOLD_WIDE;
  /* Where there is no room for these words they are heard all the same. */
  gtk_label_set_max_width_chars (self->passage, self->compact ? 0 : -1);
  gtk_widget_set_opacity (GTK_WIDGET (self->passage), self->compact ? 0 : 1);
  carnet_observation_editor_show_header (self);
  carnet_observation_editor_show_status (self);
  carnet_observation_editor_show_beside (self);
}
