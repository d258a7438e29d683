/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-choice-menu.h"

#include "widgets/carnet-words.h"

static const char *const VISIBILITY_ICONS[CARNET_N_VISIBILITIES]
    = { "system-lock-screen-symbolic", "system-users-symbolic", "emblem-shared-symbolic" };
static const char *const REVIEW_ICONS[CARNET_N_REVIEWS]
    = { "carnet-pencil-symbolic", "view-reveal-symbolic", "list-add-symbolic", "object-select-symbolic" };

static void
append (GMenu *menu, const char *action, const char *label, const char *word)
{
  g_autofree char *capitalised = carnet_words_capitalise (label);
  g_autoptr (GMenuItem) item = g_menu_item_new (capitalised, NULL);

  g_menu_item_set_action_and_target (item, action, "s", word);
  g_menu_append_item (menu, item);
}

GMenuModel *
carnet_visibility_menu_new (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < CARNET_N_VISIBILITIES; i++)
    append (menu, action, carnet_visibility_get_label (i), carnet_visibility_to_string (i));
  return G_MENU_MODEL (menu);
}

GMenuModel *
carnet_review_menu_new (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < CARNET_N_REVIEWS; i++)
    append (menu, action, carnet_review_get_label (i), carnet_review_to_string (i));
  return G_MENU_MODEL (menu);
}

const char *
carnet_visibility_get_icon (CarnetVisibility visibility)
{
  g_return_val_if_fail (visibility < CARNET_N_VISIBILITIES, NULL);

  return VISIBILITY_ICONS[visibility];
}

const char *
carnet_review_get_icon (CarnetReview review)
{
  g_return_val_if_fail (review < CARNET_N_REVIEWS, NULL);

  return REVIEW_ICONS[review];
}
