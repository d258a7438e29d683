/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar at each width of the window. */
#include <glib/gi18n-lib.h>

#include "window/carnet-window-private.h"

/* What fits under the title of a window of 420 px. */
#define SUBTITLE_CHARS 40

void
carnet_window_update_fold (CarnetWindow *self)
{
  const CarnetFold fold = carnet_fold_bin_get_fold (self->fold_bin);
  const gboolean   wide = fold == CARNET_FOLD_WIDE;
  const gboolean   narrow = fold == CARNET_FOLD_NARROW;
  GtkWidget       *title = narrow ? GTK_WIDGET (self->title) : GTK_WIDGET (self->switcher);

  if (adw_header_bar_get_title_widget (self->header) != title)
    adw_header_bar_set_title_widget (self->header, title);
  adw_view_switcher_set_policy (self->switcher,
                                wide ? ADW_VIEW_SWITCHER_POLICY_WIDE : ADW_VIEW_SWITCHER_POLICY_NARROW);
  /* A centred title leaves as much room on the left as the buttons take on the right. */
  adw_header_bar_set_centering_policy (self->header,
                                       wide ? ADW_CENTERING_POLICY_STRICT : ADW_CENTERING_POLICY_LOOSE);
  /* Each of its buttons is one more of which nothing is seen. */
  if (narrow)
    adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), self->stack);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), narrow);
  gtk_widget_set_visible (self->new_label, wide);
  gtk_widget_set_visible (self->search_button, !narrow);
}

void
carnet_window_update_bars (CarnetWindow *self)
{
  GtkWidget     *view = carnet_window_find_view (self, "carnet");
  const gboolean shown = !view || !carnet_carnet_view_has_bars (CARNET_CARNET_VIEW (view))
                         || g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "carnet") != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->header), shown);
  gtk_widget_set_visible (self->switcher_bar, shown);
  gtk_menu_button_set_primary (self->menu_button, shown);
}

void
carnet_window_follow_writing (CarnetWindow *self, gboolean writing)
{
  if (writing)
    self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  if (self->was_fullscreen)
    return;
  if (writing)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

void
carnet_window_leave_writing (CarnetWindow *self)
{
  GtkWidget *view = carnet_window_find_view (self, "carnet");

  if (view && g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "carnet") != 0)
    carnet_carnet_view_set_writing (CARNET_CARNET_VIEW (view), FALSE);
}

/* Under the title of a narrow window: the territories of the logbook, by number where a name would be cut. */
static char *
dup_subtitle (CarnetWindow *self)
{
  g_autoptr (GPtrArray) territories = NULL;
  g_autofree char *names = NULL;
  const char      *first;
  guint            n_others;

  if (self->session)
    territories = carnet_logbook_list_counted_territories (carnet_session_get_logbook (self->session), NULL);
  if (!territories || territories->len == 0)
    return g_strdup ("");
  first = ((CarnetTerritory *)territories->pdata[0])->name;
  n_others = territories->len - 1;
  if (n_others == 0)
    return g_strdup (first);
  names = g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_others), first, n_others);
  if (g_utf8_strlen (names, -1) <= SUBTITLE_CHARS)
    return g_steal_pointer (&names);
  return g_strdup_printf (ngettext ("%u territory", "%u territories", n_others + 1), n_others + 1);
}

void
carnet_window_update_title (CarnetWindow *self)
{
  GtkWidget        *child = adw_view_stack_get_visible_child (self->stack);
  g_autofree char  *subtitle = dup_subtitle (self);
  AdwViewStackPage *page;

  if (!child)
    return;
  page = adw_view_stack_get_page (self->stack, child);
  adw_window_title_set_title (self->title, adw_view_stack_page_get_title (page));
  adw_window_title_set_subtitle (self->title, subtitle);
}
