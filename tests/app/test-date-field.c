/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as it is typed. */
#include "carnet-app-test.h"
#include "carnet-dialogs-test.h"
#include "carnet/carnet-date-field.h"

typedef struct
{
  CarnetDate date;
  guint      n_entered;
  guint      n_done;
  guint      n_unreadable;
} Heard;

static void
entered_cb (CarnetDateField *field, guint date, gboolean done, Heard *heard)
{
  heard->date = date;
  heard->n_entered++;
  heard->n_done += done ? 1 : 0;
}

static void
unreadable_cb (CarnetDateField *field, const char *sentence, Heard *heard)
{
  g_assert_nonnull (sentence);
  heard->n_unreadable++;
}

static void
test_date (void)
{
  GtkWidget       *field = carnet_date_field_new ();
  GtkWindow       *window = carnet_app_test_show (field, 400);
  GtkEditable     *entry = GTK_EDITABLE (carnet_date_field_get_entry (CARNET_DATE_FIELD (field)));
  const CarnetDate seminar = carnet_date_new (2018, 7, 5);
  g_autoptr (CarnetProgramme) programme = carnet_programme_new ();
  Heard heard = { 0 };

  g_signal_connect (field, "entered", G_CALLBACK (entered_cb), &heard);
  g_signal_connect (field, "unreadable", G_CALLBACK (unreadable_cb), &heard);
  carnet_date_field_set_today (CARNET_DATE_FIELD (field), carnet_date_new (2018, 9, 25), NULL);
  carnet_date_field_set_date (CARNET_DATE_FIELD (field), carnet_date_new (2018, 5, 1));
  g_assert_cmpuint (heard.n_entered, ==, 0);
  gtk_editable_set_text (entry, "5 juillet");
  g_assert_cmpuint (heard.date, ==, seminar);
  g_assert_cmpuint (heard.n_done, ==, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (heard.n_done, ==, 1);
  /* The year is the one that the logbook has the day in. */
  programme->start = carnet_month_new (2018, 5);
  programme->n_months = 9;
  carnet_date_field_set_today (CARNET_DATE_FIELD (field), carnet_date_new (2018, 11, 26), programme);
  gtk_editable_set_text (entry, "5/5");
  g_assert_cmpuint (heard.date, ==, carnet_date_new (2018, 5, 5));
  /* No day: said once it is finished, and left there. */
  gtk_editable_set_text (entry, "31 juin");
  g_assert_cmpuint (heard.n_unreadable, ==, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (heard.n_unreadable, ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "31 juin");
  carnet_date_field_set_date (CARNET_DATE_FIELD (field), seminar);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "31 juin");
  gtk_editable_set_text (entry, "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (heard.date, ==, CARNET_DATE_NONE);
  carnet_app_test_destroy_child (window, field);
}

/* It leaves no room after its text, whatever the date: what stands beside it is always as near. */
static void
test_date_width (void)
{
  GtkWidget       *field = carnet_date_field_new ();
  GtkWindow       *window;
  GtkEditable     *entry = GTK_EDITABLE (carnet_date_field_get_entry (CARNET_DATE_FIELD (field)));
  GtkWidget       *text = GTK_WIDGET (gtk_editable_get_delegate (entry));
  const CarnetDate dates[] = { carnet_date_new (2018, 9, 25), carnet_date_new (2018, 5, 1) };

  gtk_widget_set_halign (field, GTK_ALIGN_START);
  window = carnet_app_test_show (field, 400);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      carnet_date_field_set_date (CARNET_DATE_FIELD (field), dates[i]);
      carnet_app_test_settle (GTK_WIDGET (window));
      layout = gtk_widget_create_pango_layout (text, gtk_editable_get_text (entry));
      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (gtk_widget_get_width (text), >=, width);
      g_assert_cmpint (gtk_widget_get_width (text), <=, width + 2);
    }
  carnet_app_test_destroy_child (window, field);
}

/* -- What is made when it is opened ---------------------------------------------------------- */

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/date-field/date", test_date);
  g_test_add_func ("/date-field/date-width", test_date_width);
  return g_test_run ();
}
