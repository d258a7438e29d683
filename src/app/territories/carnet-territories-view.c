/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territories/carnet-territories-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "session/carnet-job.h"
#include "territories/carnet-coverage-grid.h"
#include "widgets/carnet-fold-bin.h"
#include "widgets/carnet-panes.h"
#include "widgets/carnet-status-page.h"
#include "widgets/carnet-wrap-layout.h"

struct _CarnetTerritoriesView
{
  GtkWidget parent_instance;

  /* Owned */
  CarnetSession *session;
  GtkWidget     *fold_bin;

  /* Children */
  GtkWidget *pages; /* grid, empty, error */
  GtkWidget *subtitle;
  GtkWidget *grid;
  GtkWidget *error_page;

  GCancellable *reading;
  gboolean      stale;
};

G_DEFINE_FINAL_TYPE (CarnetTerritoriesView, carnet_territories_view, GTK_TYPE_WIDGET)

enum
{
  OPEN_MONTH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* -- What is on screen ---------------------------------------------------------------- */

typedef struct
{
  GPtrArray *territories;
  GPtrArray *counts;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->territories, g_ptr_array_unref);
  g_clear_pointer (&reading->counts, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->territories = carnet_logbook_list_counted_territories (logbook, error);
  if (reading->territories)
    reading->counts = carnet_logbook_count_coverage (logbook, error);
  return reading->counts != NULL;
}

static void
update_subtitle (CarnetTerritoriesView *self, const CarnetCoverage *coverage, CarnetDate today)
{
  const guint      n_rows = coverage->rows->len;
  const int        n_elapsed = carnet_coverage_n_elapsed (coverage, today);
  g_autofree char *territories = NULL, *months = NULL, *observations = NULL, *subtitle = NULL;

  territories = g_strdup_printf (ngettext ("%u territory", "%u territories", n_rows), n_rows);
  /* Translators: how many of the months of the logbook have begun: "5 of 9 months begun". */
  months = g_strdup_printf (ngettext ("%d of %d months begun", "%d of %d months begun", n_elapsed), n_elapsed,
                            coverage->n_months);
  observations
      = g_strdup_printf (ngettext ("%u observation", "%u observations", coverage->total), coverage->total);
  subtitle = g_strdup_printf ("%s · %s · %s", territories, months, observations);
  if (coverage->drafts > 0)
    {
      g_autofree char *drafts = g_strdup_printf (
          ngettext ("%u draft among them", "%u drafts among them", coverage->drafts), coverage->drafts);
      g_autofree char *longer = g_strdup_printf ("%s, %s", subtitle, drafts);

      gtk_label_set_label (GTK_LABEL (self->subtitle), longer);
    }
  else
    gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}

static void
show_coverage (CarnetTerritoriesView *self, CarnetCoverage *coverage)
{
  const CarnetDate today = carnet_session_get_today (self->session);
  const gboolean   empty = coverage->rows->len == 0;

  if (!empty)
    update_subtitle (self, coverage, today);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), empty ? "empty" : "grid");
  if (empty)
    carnet_coverage_free (coverage);
  else
    carnet_coverage_grid_take_coverage (CARNET_COVERAGE_GRID (self->grid), coverage, today);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetTerritoriesView) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading       *reading = carnet_job_get_data (result);
  const gboolean read = carnet_job_run_finish (CARNET_SESSION (source), result, &error);

  if (!carnet_job_is_last (result, &self->reading))
    return;
  if (read)
    {
      show_coverage (self, carnet_coverage_new (carnet_session_get_programme (self->session),
                                                reading->territories, reading->counts));
      return;
    }
  carnet_status_page_describe (ADW_STATUS_PAGE (self->error_page), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "error");
}

static void
refresh (CarnetTerritoriesView *self)
{
  self->stale = FALSE;
  carnet_job_read_async (self->session, read_job, g_new0 (Reading, 1), reading_free,
                         carnet_job_supersede (&self->reading), read_cb, g_object_ref (self));
}

static void
changed_cb (CarnetTerritoriesView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

static void
map (GtkWidget *widget)
{
  CarnetTerritoriesView *self = CARNET_TERRITORIES_VIEW (widget);

  if (self->stale)
    refresh (self);
  GTK_WIDGET_CLASS (carnet_territories_view_parent_class)->map (widget);
}

static void
cell_cb (CarnetTerritoriesView *self, int month, const CarnetId *territory)
{
  g_signal_emit (self, signals[OPEN_MONTH], 0, month, territory);
}

static void
fold_cb (CarnetTerritoriesView *self)
{
  carnet_coverage_grid_set_narrow (CARNET_COVERAGE_GRID (self->grid),
                                   carnet_fold_bin_get_fold (CARNET_FOLD_BIN (self->fold_bin))
                                       != CARNET_FOLD_WIDE);
}

/* -- Building -------------------------------------------------------------------------- */

static GtkWidget *
new_heading (CarnetTerritoriesView *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (_ ("Coverage of the logbook"));

  self->subtitle = gtk_label_new (NULL);
  gtk_widget_add_css_class (title, "carnet-title");
  gtk_widget_add_css_class (self->subtitle, "secondary");
  gtk_widget_add_css_class (self->subtitle, "carnet-subtitle");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->subtitle), 0);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->subtitle);
  gtk_widget_add_css_class (heading, "carnet-heading");
  return heading;
}

static void
add_legend_entry (GtkWidget *legend, const char *css_class, const char *text, const char *meaning)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sample = gtk_label_new (text);
  GtkWidget *label = gtk_label_new (meaning);

  gtk_widget_add_css_class (sample, "carnet-heat");
  gtk_widget_add_css_class (sample, "sample");
  gtk_widget_add_css_class (sample, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_set_size_request (sample, 26, 20);
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (entry, -1, 22);
  gtk_box_append (GTK_BOX (entry), sample);
  gtk_box_append (GTK_BOX (entry), label);
  carnet_wrap_box_append (CARNET_WRAP_BOX (legend), entry);
}

static GtkWidget *
new_legend (void)
{
  GtkWidget *legend = g_object_new (CARNET_TYPE_WRAP_BOX, NULL);

  gtk_widget_set_layout_manager (legend, carnet_wrap_layout_new (26, 4, FALSE));
  add_legend_entry (legend, "none", "", _ ("nothing received"));
  add_legend_entry (legend, "draft", "1", _ ("drafts only"));
  add_legend_entry (legend, "heat-1", "1", _ ("one observation"));
  add_legend_entry (legend, "heat-2", "2", _ ("two"));
  add_legend_entry (legend, "heat-3", "3", _ ("three and more"));
  add_legend_entry (legend, "future", "·", _ ("month to come"));
  gtk_widget_add_css_class (legend, "carnet-legend");
  return legend;
}

static GtkWidget *
new_grid_page (CarnetTerritoriesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->grid = carnet_coverage_grid_new ();
  gtk_widget_add_css_class (self->grid, "carnet-coverage");
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  g_signal_connect_object (self->grid, "cell", G_CALLBACK (cell_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->grid);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), new_heading (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), new_legend ());
  gtk_widget_add_css_class (box, "view");
  carnet_pane_mark (box);
  return box;
}

static GtkWidget *
new_action_button (const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (css_class)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
new_empty_page (void)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (adw_status_page_new ());
  GtkWidget     *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_icon_name (page, "carnet-pin-symbolic");
  adw_status_page_set_title (page, _ ("No Territory Yet"));
  adw_status_page_set_description (
      page, _ ("Territories appear here as soon as an observation is written, or a logbook imported."));
  gtk_box_append (GTK_BOX (buttons),
                  new_action_button (_ ("_Write an Observation"), "win.new-observation", "suggested-action"));
  gtk_box_append (GTK_BOX (buttons), new_action_button (_ ("_Import a Logbook…"), "win.import-xml", NULL));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (page, buttons);
  return GTK_WIDGET (page);
}

static void
build (CarnetTerritoriesView *self)
{
  self->pages = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_stack_add_named (GTK_STACK (self->pages), new_grid_page (self), "grid");
  gtk_stack_add_named (GTK_STACK (self->pages), new_empty_page (), "empty");
  self->error_page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->error_page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->error_page), _ ("The coverage cannot be read"));
  gtk_stack_add_named (GTK_STACK (self->pages), self->error_page, "error");
  self->fold_bin = carnet_fold_bin_new ();
  carnet_fold_bin_set_child (CARNET_FOLD_BIN (self->fold_bin), self->pages);
  g_signal_connect_object (self->fold_bin, "notify::fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fold_bin, GTK_WIDGET (self));
}

static void
dispose (GObject *object)
{
  CarnetTerritoriesView *self = CARNET_TERRITORIES_VIEW (object);

  carnet_job_give_up (&self->reading);
  g_clear_pointer (&self->fold_bin, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (carnet_territories_view_parent_class)->dispose (object);
}

static void
carnet_territories_view_class_init (CarnetTerritoriesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->map = map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[OPEN_MONTH] = g_signal_new ("open-month", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_POINTER);
}

static void
carnet_territories_view_init (CarnetTerritoriesView *self)
{
}

GtkWidget *
carnet_territories_view_new (CarnetSession *session)
{
  CarnetTerritoriesView *self = g_object_new (CARNET_TYPE_TERRITORIES_VIEW, NULL);

  self->session = g_object_ref (session);
  build (self);
  /* Read when it is first seen. */
  self->stale = TRUE;
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
