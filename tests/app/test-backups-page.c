/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups, from the preferences. */
#include "carnet-preferences-world.h"
#include "preferences/carnet-backups-page.h"
#include "session/carnet-job.h"

static guint
count_listed (PreferencesWorld *world)
{
  GtkWidget *group = gtk_widget_get_ancestor (
      preferences_world_row_of (world, ADW_TYPE_ACTION_ROW, "Pas encore de sauvegarde dans ce dossier"),
      GTK_TYPE_LIST_BOX);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (group); row; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row) ? 1 : 0;
  return n;
}

static void
make_backup (PreferencesWorld *world)
{
  gtk_widget_activate_action (
      carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL), "backups.make",
      NULL);
  preferences_world_settle (world);
}

static guint
count_backups (PreferencesWorld *world)
{
  g_autoptr (GPtrArray) backups = carnet_logbook_list_backups (preferences_world_logbook (world));

  return backups->len;
}

static void
test_backups (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *spin = adw_action_row_get_activatable_widget (
      ADW_ACTION_ROW (preferences_world_row_of (world, ADW_TYPE_ACTION_ROW, "Sauvegardes gardées")));

  g_assert_nonnull (preferences_world_sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  for (guint i = 0; i < 3; i++)
    make_backup (world);
  g_assert_null (preferences_world_sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  g_assert_cmpuint (count_listed (world), ==, 3);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, CARNET_BACKUPS_KEPT);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  preferences_world_settle (world);
  g_assert_cmpuint (carnet_logbook_get_backups_kept (preferences_world_logbook (world)), ==, 2);
  g_assert_cmpuint (count_backups (world), ==, 3);
  make_backup (world);
  g_assert_cmpuint (count_backups (world), ==, 2);
  g_assert_cmpuint (count_listed (world), ==, 2);
}

typedef struct
{
  GMutex   lock;
  GCond    opened;
  gboolean open;
} Gate;

static gboolean
wait_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  while (!gate->open)
    g_cond_wait (&gate->opened, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return TRUE;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_signal (&gate->opened);
  g_mutex_unlock (&gate->lock);
}

/* Nothing is left of one that is given up; it waits for its turn until then, so that it is not done already.
 */
static void
test_cancelled (PreferencesWorld *world, gconstpointer unused)
{
  GtkWidget *page = carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL);
  Gate       gate = { 0 };

  carnet_job_run_async (world->session, wait_job, &gate, NULL, NULL, NULL, NULL, NULL);
  gtk_widget_activate_action (page, "backups.make", NULL);
  gtk_widget_activate_action (page, "backups.cancel", NULL);
  open_gate (&gate);
  preferences_world_settle (world);
  g_assert_cmpuint (count_backups (world), ==, 0);
  g_assert_nonnull (preferences_world_sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  g_assert_null (preferences_world_sentence_of (world, "Copie en cours…"));
  make_backup (world);
  g_assert_cmpuint (count_backups (world), ==, 1);
}

static void
test_place (PreferencesWorld *world, gconstpointer unused)
{
  CarnetBackupsPage *page = CARNET_BACKUPS_PAGE (
      carnet_app_test_find (GTK_WIDGET (world->window), CARNET_TYPE_BACKUPS_PAGE, NULL));
  g_autofree char *expected = g_build_filename (world->fixture.folder, "ailleurs", "exemple-backups", NULL);
  g_autofree char *place = g_path_get_dirname (expected);
  g_autofree char *found = NULL;
  const char      *refused = "Aucune sauvegarde ne peut être faite dans le dossier « /proc ».";

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  make_backup (world);
  carnet_backups_page_set_place (page, "/proc");
  preferences_world_settle (world);
  g_assert_nonnull (preferences_world_sentence_of (world, refused));
  g_assert_null (carnet_logbook_dup_backup_place (preferences_world_logbook (world)));
  g_assert_cmpuint (count_listed (world), ==, 1);
  carnet_backups_page_set_place (page, place);
  preferences_world_settle (world);
  g_assert_null (preferences_world_sentence_of (world, refused));
  found = carnet_logbook_dup_backup_place (preferences_world_logbook (world));
  g_assert_cmpstr (found, ==, place);
  g_assert_nonnull (preferences_world_sentence_of (world, expected));
  g_assert_nonnull (preferences_world_sentence_of (world, "Pas encore de sauvegarde dans ce dossier"));
  gtk_widget_activate_action (GTK_WIDGET (page), "backups.beside", NULL);
  preferences_world_settle (world);
  g_assert_null (carnet_logbook_dup_backup_place (preferences_world_logbook (world)));
  g_assert_cmpuint (count_listed (world), ==, 1);
}

/* -- From its window --------------------------------------------------------------------------------- */

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(name, page, func)                                                                                \
  g_test_add ("/backups-page/" name, PreferencesWorld, page, preferences_world_set_up, func,                 \
              preferences_world_tear_down)
  ADD ("backups", "backups", test_backups);
  ADD ("backups-cancelled", "backups", test_cancelled);
  ADD ("place", "backups", test_place);
#undef ADD
  return g_test_run ();
}
