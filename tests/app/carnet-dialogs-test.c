/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-dialogs-test.h"

#include "carnet-app-test.h"
#include "carnet/carnet-templates-window.h"
#include "carnet/carnet-section-view.h"
#include "merge/carnet-aliases-window.h"
#include "merge/carnet-batches-window.h"
#include "merge/carnet-conflict-page.h"
#include "merge/carnet-merge-window.h"
#include "preferences/carnet-preferences-window.h"
#include "programme/carnet-calendar-window.h"
#include "trash/carnet-trash-window.h"

void
carnet_app_test_settle (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gint64         start = gdk_frame_clock_get_frame_counter (clock);

  /* Some frames, for folds, for what is shown from an idle, and for rows that are shown a few in each. */
  for (int i = 1; i <= 24; i++)
    {
      gtk_widget_queue_draw (window);
      WAIT_FOR (gdk_frame_clock_get_frame_counter (clock) >= start + i);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

GtkWidget *
carnet_app_test_find_dialog (GtkWidget *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (toplevel) == GTK_WINDOW (window))
        return GTK_WIDGET (toplevel);
    }
  return window;
}

gboolean
carnet_app_test_is_read (GtkWidget *dialog)
{
  GtkWidget *page = carnet_app_test_find_mapped (dialog, CARNET_TYPE_CONFLICT_PAGE);

  if (page)
    return carnet_conflict_page_is_read (CARNET_CONFLICT_PAGE (page));
  if (CARNET_IS_BATCHES_WINDOW (dialog))
    return carnet_batches_window_is_read (CARNET_BATCHES_WINDOW (dialog));
  if (CARNET_IS_TEMPLATES_WINDOW (dialog))
    return carnet_templates_window_is_read (CARNET_TEMPLATES_WINDOW (dialog));
  if (CARNET_IS_TRASH_WINDOW (dialog))
    return carnet_trash_window_is_read (CARNET_TRASH_WINDOW (dialog));
  if (CARNET_IS_ALIASES_WINDOW (dialog))
    return carnet_aliases_window_is_read (CARNET_ALIASES_WINDOW (dialog));
  if (CARNET_IS_CALENDAR_WINDOW (dialog))
    return carnet_calendar_window_is_read (CARNET_CALENDAR_WINDOW (dialog));
  if (CARNET_IS_PREFERENCES_WINDOW (dialog))
    return carnet_preferences_window_is_read (CARNET_PREFERENCES_WINDOW (dialog));
  return !CARNET_IS_MERGE_WINDOW (dialog) || carnet_merge_window_is_read (CARNET_MERGE_WINDOW (dialog));
}

gboolean
carnet_app_test_is_spelt (GtkWidget *widget)
{
  if (CARNET_IS_SECTION_VIEW (widget))
    return carnet_spell_check_is_done (carnet_section_view_get_spelling (CARNET_SECTION_VIEW (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !carnet_app_test_is_spelt (child))
      return FALSE;
  return TRUE;
}
