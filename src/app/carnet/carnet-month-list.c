/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-month-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget  *row;
  GtkWidget  *count;
  GtkWidget  *ring;
  CarnetMonth month;
  guint       total;
  char       *name;
} Month;

struct _CarnetMonthList
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *heading;
  GtkWidget *list;

  /* Owned: (element-type Month) all of them first */
  GPtrArray *months;

  CarnetMonth start;
  CarnetMonth selected;
  gboolean    setting;
};

G_DEFINE_FINAL_TYPE (CarnetMonthList, carnet_month_list, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
month_free (gpointer data)
{
  Month *month = data;

  g_free (month->name);
  g_free (month);
}

/* -- Rows ------------------------------------------------------------------------------ */

/* The year is said once the months are no longer those of the first one. */
static char *
dup_name (CarnetMonth month, CarnetMonth start)
{
  return carnet_month_format (
      month, carnet_month_year (month) == carnet_month_year (start) ? CARNET_MONTH_NAME : CARNET_MONTH_LONG);
}

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
append_month (CarnetMonthList *self, CarnetMonth value, int index)
{
  Month     *month = g_new0 (Month, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label;

  month->month = value;
  month->name = value == CARNET_MONTH_NONE ? g_strdup (_ ("All months")) : dup_name (value, self->start);
  if (value != CARNET_MONTH_NONE)
    {
      /* Translators: the number of a month of the logbook, "M3". */
      g_autofree char *number = g_strdup_printf (_ ("M%d"), index + 1);
      append_label (box, number, "month-number");
    }
  label = append_label (box, month->name, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  month->count = append_label (box, NULL, "numeric");
  gtk_widget_add_css_class (month->count, "count");
  month->ring = adw_bin_new ();
  gtk_widget_add_css_class (month->ring, "hollow-ring");
  gtk_widget_set_valign (month->ring, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), month->ring);
  month->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (month->row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), month->row);
  g_ptr_array_add (self->months, month);
}

static void
show_count (Month *month)
{
  g_autofree char *text = g_strdup_printf ("%u", month->total);
  g_autofree char *heard = g_strdup_printf (
      ngettext ("%s, %u observation", "%s, %u observations", month->total), month->name, month->total);
  const gboolean empty = month->total == 0 && month->month != CARNET_MONTH_NONE;

  gtk_label_set_text (GTK_LABEL (month->count), text);
  gtk_widget_set_visible (month->count, !empty);
  gtk_widget_set_visible (month->ring, empty);
  if (empty)
    gtk_widget_add_css_class (month->row, "empty");
  else
    gtk_widget_remove_css_class (month->row, "empty");
  gtk_accessible_update_property (GTK_ACCESSIBLE (month->row), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
}

static Month *
find_month (CarnetMonthList *self, CarnetMonth value)
{
  for (guint i = 0; i < self->months->len; i++)
    if (((Month *)self->months->pdata[i])->month == value)
      return self->months->pdata[i];
  return NULL;
}

static void
row_selected_cb (CarnetMonthList *self, GtkListBoxRow *row)
{
  const Month *month = row ? self->months->pdata[gtk_list_box_row_get_index (row)] : NULL;

  if (self->setting || !month || month->month == self->selected)
    return;
  self->selected = month->month;
  g_signal_emit (self, signals[SELECTED], 0, (int)self->selected);
}

static void
rebuild (CarnetMonthList *self, const CarnetProgramme *programme)
{
  GtkWidget *row;

  self->start = programme->start;
  g_ptr_array_set_size (self->months, 0);
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  append_month (self, CARNET_MONTH_NONE, -1);
  for (int i = 0; i < programme->n_months; i++)
    append_month (self, programme->start + i, i);
}

/* -- Object ------------------------------------------------------------------------------- */

static void
dispose (GObject *object)
{
  CarnetMonthList *self = CARNET_MONTH_LIST (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_month_list_parent_class)->dispose (object);
}

static void
carnet_month_list_class_init (CarnetMonthListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "monthlist");
}

/* Tab leaves the list: going through it would show one month after the other. */
static gboolean
tab_cb (GtkWidget *list, GVariant *direction, gpointer unused)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  gboolean   moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (root, (GtkDirectionType)g_variant_get_int32 (direction));
  gtk_widget_set_can_focus (list, TRUE);
  return moved;
}

static void
add_tab_key (GtkEventController *controller, const char *trigger, GtkDirectionType direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (tab_cb, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

static void
add_tab_keys (GtkWidget *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_tab_key (controller, "Tab", GTK_DIR_TAB_FORWARD);
  add_tab_key (controller, "<Shift>Tab|<Shift>ISO_Left_Tab", GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_controller (list, controller);
}

static void
carnet_month_list_init (CarnetMonthList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->months = g_ptr_array_new_with_free_func (month_free);
  self->selected = CARNET_MONTH_NONE;
  self->heading = gtk_label_new (_ ("Months of the logbook"));
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "side-heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  add_tab_keys (self->list);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Months of the logbook"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
carnet_month_list_new (void)
{
  return g_object_new (CARNET_TYPE_MONTH_LIST, NULL);
}

void
carnet_month_list_update (CarnetMonthList *self, const CarnetProgramme *programme, const GPtrArray *counts)
{
  g_return_if_fail (CARNET_IS_MONTH_LIST (self));

  if (programme->start != self->start || (int)self->months->len != programme->n_months + 1)
    rebuild (self, programme);
  for (guint i = 0; i < self->months->len; i++)
    ((Month *)self->months->pdata[i])->total = 0;
  for (guint i = 0; i < counts->len; i++)
    {
      const CarnetCount *count = counts->pdata[i];
      Month             *month = count->month == CARNET_MONTH_NONE ? NULL : find_month (self, count->month);

      if (month)
        month->total += count->total;
      ((Month *)self->months->pdata[0])->total += count->total;
    }
  for (guint i = 0; i < self->months->len; i++)
    show_count (self->months->pdata[i]);
  carnet_month_list_select (self, self->selected);
}

void
carnet_month_list_select (CarnetMonthList *self, CarnetMonth month)
{
  Month *found;

  g_return_if_fail (CARNET_IS_MONTH_LIST (self));

  found = find_month (self, month);
  if (!found)
    found = find_month (self, CARNET_MONTH_NONE);
  if (!found)
    return;
  self->selected = found->month;
  self->setting = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (found->row));
  self->setting = FALSE;
}

CarnetMonth
carnet_month_list_get_selected (CarnetMonthList *self)
{
  g_return_val_if_fail (CARNET_IS_MONTH_LIST (self), CARNET_MONTH_NONE);

  return self->selected;
}

guint
carnet_month_list_get_total (CarnetMonthList *self, CarnetMonth month)
{
  const Month *found;

  g_return_val_if_fail (CARNET_IS_MONTH_LIST (self), 0);

  found = find_month (self, month);
  return found ? found->total : 0;
}
