/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "carnet/carnet-view-private.h"
#include "session/carnet-job.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-toasts.h"
#include "widgets/carnet-waiting.h"
#include "widgets/carnet-words.h"

static const char *
get_text (CarnetCarnetView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_narrowed (CarnetCarnetView *self)
{
  return *get_text (self) || carnet_filters_is_active (self->filters);
}

static char *
dup_month_name (CarnetCarnetView *self)
{
  const CarnetMonth month = carnet_month_list_get_selected (self->months);
  const CarnetMonth start = carnet_session_get_programme (self->session)->start;

  if (month == CARNET_MONTH_NONE)
    return g_strdup (_ ("All months"));
  return carnet_month_format (
      month, carnet_month_year (month) == carnet_month_year (start) ? CARNET_MONTH_NAME : CARNET_MONTH_LONG);
}

/* -- The line above the list ----------------------------------------------------------- */

/* « Juillet · 7 sur 11 » */
static char *
dup_wide_summary (CarnetCarnetView *self, guint count, guint total)
{
  g_autofree char *month = dup_month_name (self);
  g_autofree char *name = carnet_words_capitalise (month);
  g_autofree char *number
      = is_narrowed (self) ? g_strdup_printf (_ ("%u of %u"), count, total)
                           : g_strdup_printf (ngettext ("%u observation", "%u observations", count), count);

  return g_strdup_printf ("%s · %s", name, number);
}

/* « 7 observations sur 11 · thème « Fragilités » » */
static char *
dup_narrow_summary (CarnetCarnetView *self, guint count, guint total)
{
  g_autofree char *filters = carnet_filters_describe (self->filters);
  g_autofree char *number = NULL;

  if (!is_narrowed (self))
    return g_strdup_printf (ngettext ("%u observation", "%u observations", count), count);
  number = g_strdup_printf (ngettext ("%u observation of %u", "%u observations of %u", count), count, total);
  return *filters ? g_strdup_printf ("%s · %s", number, filters) : g_steal_pointer (&number);
}

static void
show_summary (CarnetCarnetView *self)
{
  const CarnetMonth month = carnet_month_list_get_selected (self->months);
  const guint       count = carnet_observation_list_get_count (self->list);
  const guint       total = carnet_month_list_get_total (self->months, month);
  const gboolean    wide = self->fold == CARNET_FOLD_WIDE;
  g_autofree char  *text
      = wide ? dup_wide_summary (self, count, total) : dup_narrow_summary (self, count, total);

  carnet_words_show (self->summary, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text);
  gtk_widget_set_visible (GTK_WIDGET (self->order),
                          *get_text (self) == '\0' && (wide || !is_narrowed (self)));
  gtk_widget_set_visible (self->clear, !wide && carnet_filters_is_active (self->filters));
  gtk_widget_set_visible (self->filter_dot, !wide && carnet_filters_is_active (self->filters));
}

static void
show_month_button (CarnetCarnetView *self)
{
  const CarnetProgramme *programme = carnet_session_get_programme (self->session);
  const CarnetMonth      month = carnet_month_list_get_selected (self->months);
  g_autofree char       *name = dup_month_name (self);
  g_autofree char       *label = NULL;

  if (month == CARNET_MONTH_NONE)
    label = g_strdup (name);
  else
    label = g_strdup_printf (_ ("M%d · %s"), carnet_programme_month_index (programme, month) + 1, name);
  gtk_label_set_text (self->month_label, label);
}

/* -- Nothing to list ---------------------------------------------------------------------- */

static void
show_empty (CarnetCarnetView *self)
{
  const gboolean    narrowed = is_narrowed (self);
  const CarnetMonth month = carnet_month_list_get_selected (self->months);
  g_autofree char  *name = dup_month_name (self);
  g_autofree char  *title = NULL;

  if (narrowed)
    title = g_strdup (_ ("No observation found"));
  else if (month == CARNET_MONTH_NONE)
    title = g_strdup (_ ("Nothing yet in this logbook"));
  else
    title = g_strdup_printf (_ ("Nothing yet in %s"), name);
  gtk_label_set_text (self->empty_title, title);
  gtk_label_set_text (
      self->empty_text,
      narrowed ? _ ("None answers to the search and filters.")
               : _ ("An observation: what happened, how it felt, what it means, what comes next."));
  gtk_widget_set_visible (self->empty_clear, narrowed);
  gtk_widget_set_visible (self->empty_write, !narrowed && !carnet_session_is_read_only (self->session));
}

void
carnet_view_show_state (CarnetCarnetView *self)
{
  const gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  /* Between two lists nothing is said of either. */
  if (!carnet_observation_list_is_settled (self->list))
    return;
  if (empty)
    show_empty (self);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing),
                                   empty ? "" : _ ("Choose one in the list, or write a new one."));
  gtk_stack_set_visible_child_name (self->list_stack, empty ? "empty" : "list");
  carnet_observation_editor_set_unlisted (
      self->editor, carnet_observation_list_get_selected (self->list)
                        && carnet_observation_list_get_position (self->list) == GTK_INVALID_LIST_POSITION);
  show_summary (self);
}

/* -- Query ----------------------------------------------------------------------------------- */

void
carnet_view_update_query (CarnetCarnetView *self)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GError) error = NULL;

  carnet_filters_apply (self->filters, &query);
  query.month = carnet_month_list_get_selected (self->months);
  query.any_version = TRUE;
  query.text = *get_text (self) ? get_text (self) : NULL;
  if (query.text)
    /* By rank every match would have to be read before the first is shown. */
    query.order = CARNET_ORDER_NEWEST;
  else
    query.order = gtk_drop_down_get_selected (self->order) == 1 ? CARNET_ORDER_NEWEST : CARNET_ORDER_DATE;
  carnet_observation_list_set_query (self->list, &query);
  carnet_waiting_begin (self->spinner);
  show_month_button (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetCarnetView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = carnet_job_list_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->counting))
    return;
  if (counts)
    carnet_month_list_update (self->months, carnet_session_get_programme (self->session), counts);
  else
    g_warning ("Counts of the months: %s", error->message);
  carnet_view_show_state (self);
}

/* The first ones at once: the focus goes to the months, and their sums are few. */
void
carnet_view_load_counts (CarnetCarnetView *self)
{
  g_autoptr (GPtrArray) counts
      = carnet_logbook_count_by_month (carnet_session_get_logbook (self->session), NULL);

  if (counts)
    carnet_month_list_update (self->months, carnet_session_get_programme (self->session), counts);
}

void
carnet_view_update_counts (CarnetCarnetView *self)
{
  carnet_job_list_async (self->session, carnet_logbook_count_by_month, carnet_job_supersede (&self->counting),
                         counted_cb, g_object_ref (self));
}

static gboolean
counts_cb (gpointer user_data)
{
  CarnetCarnetView *self = user_data;

  self->counts_idle = 0;
  carnet_view_update_counts (self);
  return G_SOURCE_REMOVE;
}

void
carnet_view_queue_counts (CarnetCarnetView *self)
{
  if (self->counts_idle == 0)
    self->counts_idle = g_idle_add (counts_cb, self);
}

void
carnet_view_show_all_months (CarnetCarnetView *self)
{
  carnet_month_list_select (self->months, CARNET_MONTH_NONE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  carnet_filters_clear (self->filters);
  carnet_view_update_query (self);
}

/* Nobody asked for it: should the window turn out to be narrow, the list stays. */
void
carnet_view_open_first (CarnetCarnetView *self)
{
  const CarnetId id = carnet_observation_list_find_id (self->list, 0);

  self->first = !carnet_observation_list_is_settled (self->list);
  if (!self->first && !carnet_id_is_nil (&id) && !self->current && self->fold != CARNET_FOLD_NARROW)
    carnet_view_open_id (self, &id);
}

void
carnet_view_reveal_selected (CarnetCarnetView *self)
{
  const guint position = carnet_observation_list_get_position (self->list);

  self->reveal = !carnet_observation_list_is_settled (self->list);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
  else if (!self->reveal && carnet_observation_list_get_selected (self->list)
           && (is_narrowed (self) || carnet_month_list_get_selected (self->months) != CARNET_MONTH_NONE))
    {
      carnet_view_show_all_months (self);
      self->reveal = TRUE;
    }
}

/* -- Signals --------------------------------------------------------------------------------- */

static void
month_selected_cb (CarnetCarnetView *self, int month)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->month_button);

  carnet_view_update_query (self);
  gtk_popover_popdown (popover);
}

static void
selection_changed_cb (CarnetCarnetView *self)
{
  const CarnetId *id = carnet_observation_list_get_selected (self->list);

  /* Who chooses several goes on reading one. */
  if (!self->setting && id && carnet_observation_list_get_n_chosen (self->list) == 0)
    {
      /* The editor stays over the list of a narrow window until one goes back. */
      carnet_view_open_id (self, id);
      carnet_view_set_editing (self, TRUE);
    }
}

/* Enter, or a second click, goes on into what is written there. */
static void
activate_cb (CarnetCarnetView *self, guint position)
{
  const CarnetId id = carnet_observation_list_find_id (self->list, position);

  if (carnet_id_is_nil (&id))
    return;
  carnet_view_open_id (self, &id);
  carnet_view_set_editing (self, TRUE);
  carnet_observation_editor_focus_title (self->editor);
}

static void
settled_cb (CarnetCarnetView *self, const GError *error)
{
  carnet_waiting_end (self->spinner);
  if (error)
    carnet_toast_error (GTK_WIDGET (self), error, NULL);
  carnet_view_show_state (self);
  if (self->first)
    carnet_view_open_first (self);
  if (self->reveal)
    carnet_view_reveal_selected (self);
}

void
carnet_view_focus_list (CarnetCarnetView *self)
{
  if (!gtk_widget_grab_focus (self->list_view))
    gtk_widget_child_focus (self->list_pane, GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (CarnetCarnetView *self)
{
  if (*get_text (self))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    carnet_view_focus_list (self);
}

void
carnet_view_connect_list (CarnetCarnetView *self)
{
  g_signal_connect_swapped (self->months, "selected", G_CALLBACK (month_selected_cb), self);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (carnet_view_update_query), self);
  carnet_heard_follow_drop_down (self->order, _ ("Order"));
  carnet_late_drop_down (self->order);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (carnet_view_update_query), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (carnet_view_update_query), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (carnet_view_focus_list), self);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (carnet_view_show_state), self,
                           G_CONNECT_SWAPPED);
}
