/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-app-test.h"
#include "programme/carnet-milestone-chip.h"
#include "programme/carnet-milestone-details.h"
#include "programme/carnet-milestone-list.h"
#include "programme/carnet-milestone-words.h"
#include "programme/carnet-month-cell.h"
#include "programme/carnet-programme-view.h"
#include "programme/carnet-timeline-view.h"
#include "session/carnet-session-writes.h"

typedef struct
{
  CarnetSession *session;
  GtkWidget     *window;
  GtkWidget     *view;
  GtkWidget     *timeline;
  CarnetId       milestone;
  int            month;
} World;

static void
write_about_cb (World *world, const CarnetId *milestone)
{
  world->milestone = *milestone;
}

static void
open_month_cb (World *world, int month)
{
  world->month = month;
}

/* As it opens, before anything is painted. */
static World *
world_open (CarnetAppFixture *fixture, int width)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;

  world->session = carnet_session_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  carnet_session_set_today (world->session, carnet_date_new (2018, 9, 25));
  world->view = carnet_programme_view_new (world->session);
  g_signal_connect_swapped (world->view, "write-about", G_CALLBACK (write_about_cb), world);
  g_signal_connect_swapped (world->view, "open-month", G_CALLBACK (open_month_cb), world);
  world->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (world->window), width, 760);
  gtk_window_set_child (GTK_WINDOW (world->window), world->view);
  gtk_window_present (GTK_WINDOW (world->window));
  world->timeline = carnet_app_test_find (world->view, CARNET_TYPE_TIMELINE_VIEW, NULL);
  return world;
}

static World *
world_new (CarnetAppFixture *fixture, int width)
{
  World *world = world_open (fixture, width);

  gtk_test_widget_wait_for_draw (world->window);
  carnet_app_test_wait_for_milestones (world->view);
  return world;
}

static void
world_free (World *world)
{
  GObject *objects[] = { G_OBJECT (world->view), G_OBJECT (world->timeline), G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  g_free (world);
}

static const CarnetMilestone *
find_milestone (World *world, const char *title)
{
  GPtrArray *milestones = carnet_session_get_programme (world->session)->milestones;

  for (guint i = 0; i < milestones->len; i++)
    if (strstr (((CarnetMilestone *)milestones->pdata[i])->title, title))
      return milestones->pdata[i];
  g_assert_not_reached ();
  return NULL;
}

static GtkWidget *
find_chip (World *world, const char *title)
{
  GtkWidget *chip = carnet_timeline_view_find_chip (CARNET_TIMELINE_VIEW (world->timeline),
                                                    &find_milestone (world, title)->id);

  g_assert_nonnull (chip);
  return chip;
}

static guint
count (GtkWidget *root, GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static void
assert_label (gpointer accessible, const char *label)
{
  g_autofree char *wrong
      = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label, NULL);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_is_heard (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture, 1280);

  g_assert_cmpuint (count (world->timeline, CARNET_TYPE_MILESTONE_CHIP), ==, 15);
  g_assert_cmpuint (count (world->timeline, CARNET_TYPE_MONTH_CELL), ==, 9);
  gtk_test_accessible_assert_role (find_chip (world, "séminaire"), GTK_ACCESSIBLE_ROLE_BUTTON);
  assert_label (find_chip (world, "séminaire"),
                "Jalon, jeudi 5 juillet 2018, 4ᵉ séminaire des dirigeants, passé, 3 observations liées");
  assert_label (find_chip (world, "Lancement du carnet"),
                "Jalon, courant mai 2018, Lancement du carnet de bord, passé, 0 observation liée");
  assert_label (find_chip (world, "Alchimie"),
                "Jalon, lundi 1er octobre 2018, L’Alchimie du bien commun, à venir, 0 observation liée");
  assert_label (carnet_app_test_find (world->timeline, CARNET_TYPE_MONTH_CELL, NULL),
                "M1, mai 2018, 9 observations");
  world_free (world);
}

static void
test_keys (CarnetAppFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    GtkDirectionType direction;
    const char      *lands_on;
  } steps[] = {
    { GTK_DIR_LEFT, "2ᵉ webinaire" }, { GTK_DIR_RIGHT, "séminaire" }, { GTK_DIR_RIGHT, "Alchimie" },
    { GTK_DIR_UP, "atelier" },        { GTK_DIR_UP, "2ᵉ webinaire" }, { GTK_DIR_LEFT, "pionniers" },
    { GTK_DIR_DOWN, "Étude" },
  };
  World *world = world_new (fixture, 1280);

  gtk_widget_grab_focus (find_chip (world, "séminaire"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_child_focus (world->timeline, steps[i].direction);
      g_test_message ("step %u", i);
      g_assert_true (gtk_widget_has_focus (find_chip (world, steps[i].lands_on)));
    }
  /* Out of the milestones into the months, along them, and back. */
  gtk_widget_child_focus (world->timeline, GTK_DIR_TAB_FORWARD);
  g_assert_true (CARNET_IS_MONTH_CELL (gtk_window_get_focus (GTK_WINDOW (world->window))));
  gtk_widget_child_focus (world->timeline, GTK_DIR_RIGHT);
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (world->window)));
  WAIT_FOR (world->month != 0);
  g_assert_cmpint (world->month, ==, carnet_month_new (2018, 6));
  gtk_widget_child_focus (world->timeline, GTK_DIR_UP);
  g_assert_true (gtk_widget_has_focus (find_chip (world, "Étude")));
  world_free (world);
}

static GtkWidget *
find_details (World *world)
{
  return carnet_app_test_find (world->view, CARNET_TYPE_MILESTONE_DETAILS, NULL);
}

static void
test_details (CarnetAppFixture *fixture, gconstpointer unused)
{
  World     *world = world_new (fixture, 1280);
  GtkWidget *details = find_details (world);
  GtkWidget *button;

  /* The last milestone that is over. */
  g_assert_true (gtk_widget_get_mapped (details));
  /* A frame after the timeline. */
  WAIT_FOR (carnet_app_test_find (details, GTK_TYPE_LABEL, "4ᵉ séminaire des dirigeants") != NULL);
  g_assert_nonnull (carnet_app_test_find (details, GTK_TYPE_LABEL, "Jeudi 5 juillet 2018"));
  g_assert_nonnull (carnet_app_test_find (details, GTK_TYPE_LABEL, "Report du comité faute de référent"));

  gtk_widget_activate (find_chip (world, "Alchimie"));
  WAIT_FOR (carnet_app_test_find (details, GTK_TYPE_LABEL, "L’Alchimie du bien commun"));
  g_assert_nonnull (
      carnet_app_test_find (details, GTK_TYPE_LABEL, "Aucune observation ne mentionne encore ce jalon."));
  button = carnet_app_test_find (details, GTK_TYPE_BUTTON, "Écrire une observation");
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  WAIT_FOR (!carnet_id_is_nil (&world->milestone));
  g_assert_true (carnet_id_equal (&world->milestone, &find_milestone (world, "Alchimie")->id));

  g_signal_emit_by_name (details, "close");
  g_assert_false (gtk_widget_get_mapped (details));
  carnet_programme_view_show_today (CARNET_PROGRAMME_VIEW (world->view));
  world_free (world);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  carnet_session_write_finish (CARNET_SESSION (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

/* An observation written elsewhere shows at once in counts and details. */
static void
test_follows (CarnetAppFixture *fixture, gconstpointer unused)
{
  World *world = world_new (fixture, 1280);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  const CarnetId new_one = { 0 };
  const CarnetId seminar = find_milestone (world, "séminaire")->id;
  gboolean       written = FALSE;

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Écrite pendant qu’on regarde");
  carnet_writes_set_text (writes, CARNET_KEY_DATE, "2018-07-05");
  carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &seminar);
  carnet_session_write_async (world->session, &new_one, CARNET_KIND_OBSERVATION, NULL, writes, NULL,
                              written_cb, &written);
  WAIT_FOR (written);
  assert_label (find_chip (world, "séminaire"),
                "Jalon, jeudi 5 juillet 2018, 4ᵉ séminaire des dirigeants, passé, 4 observations liées");
  g_assert_nonnull (
      carnet_app_test_find (find_details (world), GTK_TYPE_LABEL, "Écrite pendant qu’on regarde"));
  world_free (world);
}

static void
test_narrow (CarnetAppFixture *fixture, gconstpointer unused)
{
  World     *world = world_new (fixture, 420);
  GtkWidget *list = carnet_app_test_find (world->view, CARNET_TYPE_MILESTONE_LIST, NULL);
  GtkWidget *title, *row;

  WAIT_FOR (gtk_widget_get_mapped (list));
  g_assert_false (gtk_widget_get_mapped (world->timeline));
  WAIT_FOR (carnet_app_test_find (list, GTK_TYPE_LABEL, "État des lieux des partenariats") != NULL);
  title = carnet_app_test_find (list, GTK_TYPE_LABEL, "4ᵉ séminaire des dirigeants");
  row = gtk_widget_get_ancestor (title, g_type_from_name ("GtkListItemWidget"));
  assert_label (row, "Jalon, jeudi 5 juillet 2018, 4ᵉ séminaire des dirigeants, passé, 3 observations liées");
  g_assert_nonnull (carnet_app_test_find (row, GTK_TYPE_LABEL, "Séminaire · 3 observations liées"));
  g_assert_nonnull (carnet_app_test_find (row, GTK_TYPE_LABEL, "Juillet 2018"));
  gtk_widget_activate_action (title, "list.activate-item", "u", 10);
  WAIT_FOR (!gtk_widget_get_mapped (list));
  world_free (world);
}

#define N_MANY 120
#define MOST_A_FRAME 24

static void
write_many (CarnetAppFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarnetLogbook) logbook
      = carnet_logbook_open (fixture->path, CARNET_OPEN_READ_WRITE, NULL, &error);

  g_assert_no_error (error);
  for (int i = 0; i < N_MANY; i++)
    {
      g_autoptr (CarnetMilestone) milestone = carnet_milestone_new ();
      const CarnetDate day = carnet_date_new (2018, 6, 1) + (CarnetDate)i;

      g_free (milestone->title);
      milestone->title = g_strdup_printf ("Jalon %d", i);
      milestone->kind = CARNET_MILESTONE_WORKSHOP;
      milestone->when = (CarnetWhen){ CARNET_WHEN_DAY, day, day };
      carnet_logbook_write_milestone (logbook, NULL, NULL, milestone, NULL, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  GtkWidget *timeline;
  guint      n_shown;
} Shown;

static guint
count_shown_chips (GtkWidget *timeline)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (timeline); child;
       child = gtk_widget_get_next_sibling (child))
    n += CARNET_IS_MILESTONE_CHIP (child) && gtk_widget_get_visible (child);
  return n;
}

static void
frame_cb (GdkFrameClock *clock, Shown *shown)
{
  const guint n = count_shown_chips (shown->timeline);

  g_assert_cmpuint (n, <=, shown->n_shown + MOST_A_FRAME);
  shown->n_shown = n;
}

/* They come some in each frame, until all that are in sight are there. */
static void
test_many (CarnetAppFixture *fixture, gconstpointer unused)
{
  World         *world;
  Shown          shown = { NULL, 0 };
  GdkFrameClock *clock;

  write_many (fixture);
  world = world_open (fixture, 1280);
  clock = gtk_widget_get_frame_clock (world->timeline);
  shown.timeline = world->timeline;
  g_signal_connect (clock, "after-paint", G_CALLBACK (frame_cb), &shown);
  WAIT_FOR (shown.n_shown > 3 * MOST_A_FRAME / 2);
  g_signal_handlers_disconnect_by_data (clock, &shown);
  world_free (world);
}

static void
test_words (void)
{
  g_autofree char *big = carnet_dup_capitalised ("état");
  g_autofree char *small = carnet_dup_uncapitalised ("À relire");
  g_autofree char *nothing = carnet_dup_capitalised ("");

  g_assert_cmpstr (big, ==, "État");
  g_assert_cmpstr (small, ==, "à relire");
  g_assert_cmpstr (nothing, ==, "");
}

#define ADD(path, test)                                                                                      \
  g_test_add (path, CarnetAppFixture, NULL, carnet_app_fixture_set_up, test, carnet_app_fixture_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("/programme/is-heard", test_is_heard);
  ADD ("/programme/keys", test_keys);
  ADD ("/programme/details", test_details);
  ADD ("/programme/follows", test_follows);
  ADD ("/programme/narrow", test_narrow);
  ADD ("/programme/many", test_many);
  g_test_add_func ("/programme/words", test_words);
  return g_test_run ();
}
