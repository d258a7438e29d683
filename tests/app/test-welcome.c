/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "application/carnet-settings.h"
#include "carnet-app-test.h"
#include "logbook/carnet-logbook-backups.h"
#include "merge/carnet-merge-window.h"
#include "welcome/carnet-programme-row.h"
#include "widgets/carnet-palette.h"
#include "widgets/carnet-territory-entry.h"
#include "window/carnet-window.h"

static GtkWidget *
find (CarnetWindow *window, GType type, const char *text)
{
  GtkWidget *found = carnet_app_test_find (GTK_WIDGET (window), type, text);

  g_assert_nonnull (found);
  return found;
}

static void
choose_territory (CarnetWindow *window)
{
  g_autoptr (CarnetGazetteer) gazetteer = carnet_gazetteer_open (NULL, NULL);
  g_autoptr (CarnetTerritory) territory = carnet_gazetteer_resolve (gazetteer, "200040244", NULL, NULL);

  g_assert_nonnull (territory);
  carnet_territory_entry_set_territory (
      CARNET_TERRITORY_ENTRY (find (window, CARNET_TYPE_TERRITORY_ENTRY, NULL)), territory);
}

static void
assert_created (CarnetWindow *window, const char *role, const char *territory_name)
{
  CarnetLogbook      *logbook;
  const CarnetPerson *owner;
  g_autoptr (CarnetTerritory) territory = NULL;

  logbook = carnet_session_get_logbook (carnet_window_get_session (window));
  owner = carnet_logbook_get_owner (logbook);
  territory = carnet_logbook_dup_owner_territory (logbook);
  g_assert_cmpstr (owner->name, ==, "Zoé d’Exemple");
  g_assert_cmpstr (owner->role, ==, role);
  g_assert_cmpstr (territory ? territory->name : NULL, ==, territory_name);
  g_assert_cmpuint (carnet_session_get_programme (carnet_window_get_session (window))->milestones->len, ==,
                    15);
}

/* Says what is missing, one thing after the other, then makes the logbook and shows it. */
static void
test_catalyst (void)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  GtkWidget    *start;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  start = find (window, GTK_TYPE_BUTTON, "_Commencer");
  find (window, GTK_TYPE_LABEL, "Saisissez votre nom");
  find (window, GTK_TYPE_LABEL,
        "Tout reste sur cet ordinateur. Vous pourrez modifier ces choix dans les préférences.");
  g_assert_false (gtk_widget_is_sensitive (start));
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, NULL)), "  Zoé d’Exemple ");
  find (window, GTK_TYPE_LABEL, "Choisissez un territoire");
  g_assert_false (gtk_widget_is_sensitive (start));
  choose_territory (window);
  g_assert_true (gtk_widget_is_sensitive (start));
  gtk_widget_activate (start);
  WAIT_FOR (carnet_window_get_session (window) != NULL);
  assert_created (window, CARNET_ROLE_CATALYST, "CA du Bocage Bressuirais");
  g_assert_true (g_str_has_suffix (carnet_window_get_path (window), "/carnet-de-bord/zoe-d-exemple.carnet"));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* A coordinator may have no territory; a second logbook never replaces the first. */
static void
test_coordinator (void)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  GtkWidget    *start;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  start = find (window, GTK_TYPE_BUTTON, "_Commencer");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (window, GTK_TYPE_CHECK_BUTTON, "Coordinateur")), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, NULL)), "Zoé d’Exemple");
  g_assert_true (gtk_widget_is_sensitive (start));
  gtk_widget_activate (start);
  WAIT_FOR (carnet_window_get_session (window) != NULL);
  assert_created (window, CARNET_ROLE_COORDINATOR, NULL);
  g_assert_true (g_str_has_suffix (carnet_window_get_path (window), "/zoe-d-exemple-2.carnet"));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* A copy, made from a logbook of somebody else. */
static char *
make_copy (const CarnetAppFixture *fixture, CarnetSendContent content)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  char *path = g_build_filename (fixture->folder, "depart.carnet", NULL);

  g_assert_true (carnet_logbook_send (logbook, path, "Zoé d’Exemple", content, NULL, NULL, NULL, NULL, NULL));
  return path;
}

static char *
make_starter (const CarnetAppFixture *fixture)
{
  return make_copy (fixture, CARNET_SEND_STARTER);
}

/* What was sent is nobody's: it asks whose it will be, of the programme it knows, and then works. */
static void
test_from_starter (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window = carnet_window_new (NULL, NULL);
  g_autofree char *starter = make_starter (fixture);

  carnet_window_open (window, starter);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_null (carnet_window_get_session (window));
  find (window, GTK_TYPE_LABEL, "À qui sera ce carnet\302\240?");
  g_assert_null (carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_PROGRAMME_ROW, NULL));
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, NULL)), "Zoé d’Exemple");
  choose_territory (window);
  gtk_widget_activate (find (window, GTK_TYPE_BUTTON, "_Commencer"));
  WAIT_FOR (carnet_window_get_session (window) != NULL);
  assert_created (window, CARNET_ROLE_CATALYST, "CA du Bocage Bressuirais");
  g_assert_cmpstr (carnet_window_get_path (window), !=, starter);
  g_assert_false (carnet_session_is_read_only (carnet_window_get_session (window)));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* No logbook begins with what somebody else observed. */
static void
test_copy (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window = carnet_window_new (NULL, NULL);
  g_autofree char *copy = make_copy (fixture, CARNET_SEND_SHARED);
  GtkWidget       *start;

  carnet_window_open (window, copy);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  find (window, GTK_TYPE_LABEL, "Que faire de cette copie\302\240?");
  find (window, GTK_TYPE_LABEL, "Tout reste sur cet ordinateur.");
  start = find (window, GTK_TYPE_BUTTON, "_Commencer");
  g_assert_false (gtk_widget_get_mapped (start) || gtk_widget_get_sensitive (start));
  g_assert_false (gtk_widget_get_mapped (find (window, ADW_TYPE_ENTRY_ROW, NULL)));
  gtk_widget_activate (find (window, GTK_TYPE_BUTTON, "Seulement la _lire"));
  WAIT_FOR (carnet_window_get_session (window) != NULL);
  g_assert_true (carnet_session_is_read_only (carnet_window_get_session (window)));
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

static void
test_only_read (CarnetAppFixture *fixture, gconstpointer unused)
{
  CarnetWindow    *window = carnet_window_new (NULL, NULL);
  g_autofree char *starter = make_starter (fixture);

  carnet_window_open (window, starter);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate (find (window, GTK_TYPE_BUTTON, "Seulement la _lire"));
  WAIT_FOR (carnet_window_get_session (window) != NULL);
  g_assert_true (carnet_session_is_read_only (carnet_window_get_session (window)));
  g_assert_cmpstr (carnet_window_get_path (window), ==, starter);
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* Who has a logbook already merges the copy into it; opening a copy does not make it the one opened next. */
static void
test_merge_into_mine (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();
  CarnetWindow    *window = carnet_window_new (NULL, settings);
  g_autofree char *starter = make_starter (fixture), *last = NULL;

  carnet_window_open (window, starter);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_visible (find (window, GTK_TYPE_BUTTON, "_Fusionner dans le mien")));
  carnet_window_open (window, fixture->path);
  carnet_window_open (window, starter);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.only-read", NULL);
  last = g_settings_get_string (settings, "last-logbook");
  g_assert_cmpstr (last, ==, fixture->path);
  carnet_window_open (window, starter);
  g_assert_true (gtk_widget_get_visible (find (window, GTK_TYPE_BUTTON, "_Fusionner dans le mien")));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.merge-into-mine", NULL);
  g_assert_cmpstr (carnet_window_get_path (window), ==, fixture->path);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW) != NULL);
  gtk_widget_activate_action (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW), "merge.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW) == NULL);
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* It is only read, says why, and is not the one opened next. */
static void
test_backup (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();
  CarnetWindow *window = carnet_window_new (NULL, settings);
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  g_autofree char *backup = carnet_logbook_make_backup (logbook, NULL, NULL, NULL, NULL), *last = NULL;

  carnet_window_open (window, fixture->path);
  carnet_window_open (window, backup);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_true (carnet_session_is_read_only (carnet_window_get_session (window)));
  last = g_settings_get_string (settings, "last-logbook");
  g_assert_cmpstr (last, ==, fixture->path);
  carnet_window_show_view (window, "carnet");
  find (
      window, GTK_TYPE_LABEL,
      "Lecture seule\302\240: c’est une sauvegarde, qui reste ce qu’elle était. Pour repartir d’elle, copiez "
      "son fichier ailleurs et ouvrez la copie.");
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

/* One's own may have to be made anew before. */
static void
test_merge_into_outdated (CarnetAppFixture *fixture, gconstpointer unused)
{
  g_autoptr (GSettings) settings = carnet_settings_new ();
  CarnetWindow    *window = carnet_window_new (NULL, settings);
  g_autofree char *starter = make_starter (fixture);

  g_settings_set_string (settings, "last-logbook", fixture->path);
  carnet_window_open (window, starter);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  carnet_app_test_make_outdated (fixture->path);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.merge-into-mine", NULL);
  g_assert_null (carnet_window_get_session (window));
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW) != NULL);
  g_assert_cmpstr (carnet_window_get_path (window), ==, fixture->path);
  gtk_widget_activate_action (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW), "merge.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_MERGE_WINDOW) == NULL);
  carnet_app_test_destroy (GTK_WINDOW (window), NULL, 0);
}

static void
test_programmes (void)
{
  GtkWidget          *row = g_object_ref_sink (carnet_programme_row_new (NULL));
  CarnetProgrammeRow *self = CARNET_PROGRAMME_ROW (row);
  g_autofree char    *path = carnet_data_path ("programme-2018.xml");
  g_autofree char    *missing = carnet_data_path ("programme-1789.xml");
  g_autoptr (GError) error = NULL;
  CarnetProgramme *shipped = carnet_programme_row_get_programme (self);

  g_assert_nonnull (shipped);
  g_assert_cmpint (carnet_month_year (shipped->start), ==, 2018);
  g_assert_false (carnet_programme_row_add_file (self, missing, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (carnet_programme_row_get_programme (self) == shipped);
  g_assert_true (carnet_programme_row_add_file (self, path, &error));
  g_assert_no_error (error);
  g_assert_true (carnet_programme_row_get_programme (self) != shipped);
  g_object_unref (row);
}

/* -- Colours -------------------------------------------------------------------------- */

static double
channel (double c)
{
  return c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *c)
{
  return 0.2126 * channel (c->red) + 0.7152 * channel (c->green) + 0.0722 * channel (c->blue);
}

/* WCAG 2.1, over an opaque ground. */
static double
contrast (GdkRGBA text, const GdkRGBA *ground)
{
  double a, b;

  text.red = text.red * text.alpha + ground->red * (1 - text.alpha);
  text.green = text.green * text.alpha + ground->green * (1 - text.alpha);
  text.blue = text.blue * text.alpha + ground->blue * (1 - text.alpha);
  a = luminance (&text) + 0.05;
  b = luminance (ground) + 0.05;
  return MAX (a, b) / MIN (a, b);
}

static void
test_contrast (void)
{
  static const char *const grounds[2][3]
      = { { "#ffffff", "#fafafa", "#f4f4f4" }, { "#1e1e1e", "#242424", "#2a2a2a" } };
  static const CarnetColour texts[]
      = { CARNET_COLOUR_SECONDARY, CARNET_COLOUR_PERFORMANCE, CARNET_COLOUR_INNOVATION,
          CARNET_COLOUR_CONFIANCE, CARNET_COLOUR_PARCOURS,    CARNET_COLOUR_ACCENT,
          CARNET_COLOUR_WARNING,   CARNET_COLOUR_ERROR };

  for (CarnetTone tone = 0; tone <= (CARNET_TONE_DARK | CARNET_TONE_STRONG); tone++)
    {
      const int    dark = (tone & CARNET_TONE_DARK) ? 1 : 0;
      const double least = (tone & CARNET_TONE_STRONG) ? 7 : 4.5;

      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        for (guint g = 0; g < 3; g++)
          {
            GdkRGBA text, ground;

            carnet_palette_get (texts[t], tone, &text);
            gdk_rgba_parse (&ground, grounds[dark][g]);
            g_test_message ("colour %d on %s", texts[t], grounds[dark][g]);
            g_assert_cmpfloat (contrast (text, &ground), >=, least);
          }
      for (int heat = 0; heat < 3; heat++)
        {
          GdkRGBA text, ground;

          carnet_palette_get (CARNET_COLOUR_HEAT_1 + heat, tone, &ground);
          carnet_palette_get (CARNET_COLOUR_HEAT_1_FG + heat, tone, &text);
          g_assert_cmpfloat (contrast (text, &ground), >=, least);
        }
    }
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/welcome/catalyst", test_catalyst);
  g_test_add_func ("/welcome/coordinator", test_coordinator);
#define ADD(path, func)                                                                                      \
  g_test_add (path, CarnetAppFixture, NULL, carnet_app_fixture_set_up, func, carnet_app_fixture_tear_down)
  ADD ("/welcome/from-starter", test_from_starter);
  ADD ("/welcome/copy", test_copy);
  ADD ("/welcome/only-read", test_only_read);
  ADD ("/welcome/backup", test_backup);
  ADD ("/welcome/merge-into-mine", test_merge_into_mine);
  ADD ("/welcome/merge-into-outdated", test_merge_into_outdated);
  g_test_add_func ("/welcome/programmes", test_programmes);
  g_test_add_func ("/style/contrast", test_contrast);
  return g_test_run ();
}
