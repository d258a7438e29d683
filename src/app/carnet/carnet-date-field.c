/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-date-field.h"

#include <glib/gi18n-lib.h>

/* In characters; between them it is as wide as its text. */
#define WIDTH_MIN 5
#define WIDTH_MAX 24

struct _CarnetDateField
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *entry;
  GtkWidget *popover;  /* (nullable): made when it is opened, as the calendar in it */
  GtkWidget *calendar; /* (nullable) */

  CarnetDate           date;
  CarnetDate           today;
  CarnetProgramme     *programme; /* (nullable) */
  GtkEntryIconPosition icon;
  gboolean             setting;
  gboolean             typed; /* since it was last read */
};

G_DEFINE_FINAL_TYPE (CarnetDateField, carnet_date_field, GTK_TYPE_WIDGET)

enum
{
  ENTERED,
  UNREADABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_date (CarnetDateField *self)
{
  g_autofree char *text
      = self->date == CARNET_DATE_NONE ? g_strdup ("") : carnet_date_format (self->date, CARNET_DATE_LONG);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  self->typed = FALSE;
}

static void
read_entry (CarnetDateField *self, gboolean done)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (GError) error = NULL;
  CarnetDate date = CARNET_DATE_NONE;

  if (*text && !carnet_programme_parse_date (self->programme, text, self->today, &date, &error))
    {
      if (done)
        g_signal_emit (self, signals[UNREADABLE], 0, error->message);
      return;
    }
  if (done)
    self->typed = FALSE;
  if (*text || done)
    g_signal_emit (self, signals[ENTERED], 0, date, done);
}

static void
changed_cb (CarnetDateField *self)
{
  if (self->setting)
    return;
  self->typed = TRUE;
  read_entry (self, FALSE);
}

static void
day_selected_cb (CarnetDateField *self)
{
  g_autoptr (GDateTime) day = NULL;

  if (self->setting)
    return;
  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->typed = FALSE;
  g_signal_emit (self, signals[ENTERED], 0,
                 carnet_date_new (g_date_time_get_year (day), g_date_time_get_month (day),
                                  g_date_time_get_day_of_month (day)),
                 TRUE);
}

static void
build_calendar (CarnetDateField *self)
{
  self->calendar = gtk_calendar_new ();
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
icon_press_cb (CarnetDateField *self)
{
  CarnetDate shown = self->date != CARNET_DATE_NONE ? self->date : self->today;
  int        year, month, day;

  if (!self->calendar)
    build_calendar (self);
  carnet_date_split (shown != CARNET_DATE_NONE ? shown : carnet_date_today (), &year, &month, &day);
  self->setting = TRUE;
  {
    g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, 12, 0, 0);
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
  }
  self->setting = FALSE;
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
open_calendar_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CarnetDateField *self = CARNET_DATE_FIELD (widget);

  if (gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    icon_press_cb (self);
  return TRUE;
}

/* -- Object ---------------------------------------------------------------------- */

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CarnetDateField *self = CARNET_DATE_FIELD (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  gtk_widget_measure (CARNET_DATE_FIELD (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
dispose (GObject *object)
{
  CarnetDateField *self = CARNET_DATE_FIELD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->programme, carnet_programme_unref);
  G_OBJECT_CLASS (carnet_date_field_parent_class)->dispose (object);
}

static void
carnet_date_field_class_init (CarnetDateFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->size_allocate = size_allocate;
  widget_class->measure = measure;
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[UNREADABLE] = g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, open_calendar_cb, NULL);
}

static void
show_icon (CarnetDateField *self)
{
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), self->icon, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), self->icon, _ ("Choose in a calendar"));
}

static void
connect (CarnetDateField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (carnet_date_field_commit), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_press_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (carnet_date_field_commit), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
carnet_date_field_init (CarnetDateField *self)
{
  self->today = carnet_date_today ();
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), WIDTH_MIN);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), WIDTH_MAX);
  gtk_text_set_propagate_text_width (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), TRUE);
  show_icon (self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Date"));
  gtk_widget_add_css_class (self->entry, "metadata");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Date"),
                                  -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  connect (self);
}

GtkWidget *
carnet_date_field_new (void)
{
  return g_object_new (CARNET_TYPE_DATE_FIELD, NULL);
}

void
carnet_date_field_set_date (CarnetDateField *self, CarnetDate date)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  self->date = date;
  if (!self->typed)
    show_date (self);
}

void
carnet_date_field_set_today (CarnetDateField *self, CarnetDate today, CarnetProgramme *programme)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  self->today = today;
  g_clear_pointer (&self->programme, carnet_programme_unref);
  self->programme = programme != NULL ? carnet_programme_ref (programme) : NULL;
}

void
carnet_date_field_set_error (CarnetDateField *self, gboolean error)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  if (error)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
carnet_date_field_set_editable (CarnetDateField *self, gboolean editable)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->entry), self->icon, editable);
}

void
carnet_date_field_align_end (CarnetDateField *self)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), self->icon, NULL);
  self->icon = GTK_ENTRY_ICON_SECONDARY;
  show_icon (self);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1);
}

void
carnet_date_field_commit (CarnetDateField *self)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  if (self->typed)
    read_entry (self, TRUE);
}

void
carnet_date_field_reset (CarnetDateField *self)
{
  g_return_if_fail (CARNET_IS_DATE_FIELD (self));

  self->typed = FALSE;
  carnet_date_field_set_error (self, FALSE);
}

GtkWidget *
carnet_date_field_get_entry (CarnetDateField *self)
{
  g_return_val_if_fail (CARNET_IS_DATE_FIELD (self), NULL);

  return self->entry;
}
