/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-window-world.h"
#include "merge/carnet-alias-row.h"
#include "merge/carnet-aliases-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
} World;

/* -- What is in the logbook ------------------------------------------------------------------ */

static CarnetId
write_named (CarnetLogbook *logbook, const char *kind, const char *name, const char *role)
{
  const gboolean person = g_str_equal (kind, CARNET_KIND_PERSON);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = { { 0 } };

  carnet_writes_set_text (writes, CARNET_KEY_NAME, name);
  if (person && role)
    carnet_writes_set_text (writes, CARNET_KEY_ROLE, role);
  if (!person)
    carnet_writes_set_text (writes, CARNET_KEY_KIND, "free");
  g_assert_true (carnet_logbook_write (logbook, &id, kind, NULL, writes, NULL, NULL));
  return id;
}

static void
judge (CarnetLogbook *logbook, const CarnetId *a, const CarnetId *b, CarnetAliasState verdict)
{
  g_assert_true (carnet_logbook_judge_alias (logbook, a, b, verdict, NULL));
}

/* Two people and two territories of the same name; three people of whom what was judged cannot be. */
static void
write_few (CarnetLogbook *logbook)
{
  CarnetId chain[3];

  write_named (logbook, CARNET_KIND_PERSON, "Claire d’exemple", CARNET_ROLE_CATALYST);
  write_named (logbook, CARNET_KIND_PERSON, "CLAIRE D’EXEMPLE", NULL);
  write_named (logbook, CARNET_KIND_TERRITORY, "Vallée d’exemple", NULL);
  write_named (logbook, CARNET_KIND_TERRITORY, "VALLEE D’EXEMPLE", NULL);
  chain[0] = write_named (logbook, CARNET_KIND_PERSON, "Un d’exemple", NULL);
  chain[1] = write_named (logbook, CARNET_KIND_PERSON, "Deux d’exemple", NULL);
  chain[2] = write_named (logbook, CARNET_KIND_PERSON, "Trois d’exemple", NULL);
  judge (logbook, &chain[0], &chain[1], CARNET_ALIAS_SAME);
  judge (logbook, &chain[1], &chain[2], CARNET_ALIAS_SAME);
  judge (logbook, &chain[0], &chain[2], CARNET_ALIAS_DISTINCT);
}

/* More pairs than are shown at once. */
static void
write_many (CarnetLogbook *logbook)
{
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *name = g_strdup_printf ("Personne d’exemple %02u", i);

      write_named (logbook, CARNET_KIND_PERSON, name, NULL);
      write_named (logbook, CARNET_KIND_PERSON, name, NULL);
    }
}

typedef void (*WriteFunc) (CarnetLogbook *logbook);

static void
world_set_up (World *world, gconstpointer write)
{
  carnet_app_fixture_set_up_empty (&world->fixture, NULL);
  if (write)
    {
      g_autoptr (CarnetLogbook) logbook
          = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);

      ((WriteFunc)write) (logbook);
    }
  world->window = window_world_show (world->fixture.path, CARNET_DATE_NONE, &world->session);
}

static void
world_tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
}

/* -- What is on screen ------------------------------------------------------------------------- */

static void
wait_read (GtkWidget *aliases)
{
  WAIT_FOR (carnet_aliases_window_is_read (CARNET_ALIASES_WINDOW (aliases)));
}

static GtkWidget *
open_aliases (World *world)
{
  GtkWidget *aliases;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (world->window), "win.aliases", NULL));
  aliases = carnet_app_test_find_toplevel (CARNET_TYPE_ALIASES_WINDOW);
  g_assert_nonnull (aliases);
  wait_read (aliases);
  return aliases;
}

static void
collect (GtkWidget *root, GType type, GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      g_ptr_array_add (found, child);
    else
      collect (child, type, found);
}

static guint
count_type (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (root, type, found);
  return found->len;
}

static GtkWidget *
nth_row (GtkWidget *aliases, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect (aliases, CARNET_TYPE_ALIAS_ROW, rows);
  g_assert_cmpuint (n, <, rows->len);
  return rows->pdata[n];
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return carnet_app_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *text = carnet_app_test_find (root, GTK_TYPE_LABEL, label);
  GtkWidget *button = text ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON) : NULL;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

#define SAME "Le même\u00a0: compté et filtré comme un seul"
#define ASKED "Même nom\u00a0: est-ce la même personne\u00a0?"
#define CONTRADICTED "Des jugements se contredisent\u00a0: rien n’est réuni"

/* -- Tests ---------------------------------------------------------------------------------------- */

static void
test_listed (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);

  g_assert_cmpuint (count_type (aliases, CARNET_TYPE_ALIAS_ROW), ==, 5);
  g_assert_cmpuint (count_type (aliases, GTK_TYPE_LIST_BOX), ==, 2);
  g_assert_true (says (aliases, "Jugements contradictoires"));
  g_assert_true (says (aliases, "3 paires"));
  for (guint i = 0; i < 3; i++)
    g_assert_true (says (nth_row (aliases, i), CONTRADICTED));
  g_assert_true (says (nth_row (aliases, 3), "CLAIRE D’EXEMPLE"));
  g_assert_true (says (nth_row (aliases, 3), "Claire d’exemple"));
  g_assert_true (says (nth_row (aliases, 3), "catalyseur"));
  g_assert_true (says (nth_row (aliases, 3), "ni rôle ni organisme"));
  g_assert_true (says (nth_row (aliases, 3), ASKED));
  g_assert_false (says (nth_row (aliases, 3), "Revenir dessus"));
  g_assert_true (says (nth_row (aliases, 4), "hors des listes officielles"));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

/* What is judged goes among the judged, and the focus to what waits next; it is undone from the toast, or
 * later from its row. */
static void
test_judge (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);

  press (nth_row (aliases, 3), "C’est le même");
  WAIT_FOR (says (aliases, SAME));
  wait_read (aliases);
  g_assert_true (says (nth_row (aliases, 4), SAME));
  g_assert_true (says (aliases, "Déjà jugés"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (aliases)) == nth_row (aliases, 3));
  g_assert_true (says (aliases, "C’est noté\u00a0: le même"));
  press (aliases, "Annuler");
  WAIT_FOR (!says (aliases, SAME));
  wait_read (aliases);
  g_assert_true (says (nth_row (aliases, 3), ASKED));
  press (nth_row (aliases, 3), "Deux distincts");
  WAIT_FOR (says (aliases, "Deux personnes distinctes"));
  wait_read (aliases);
  press (nth_row (aliases, 4), "Revenir dessus");
  WAIT_FOR (!says (aliases, "Deux personnes distinctes"));
  wait_read (aliases);
  g_assert_true (says (nth_row (aliases, 3), ASKED));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (aliases)) == nth_row (aliases, 3));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

/* One judgement ends the contradiction of three. */
static void
test_settle (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);

  press (nth_row (aliases, 0), "Revenir dessus");
  WAIT_FOR (!says (aliases, CONTRADICTED));
  wait_read (aliases);
  g_assert_false (says (aliases, "Jugements contradictoires"));
  /* What others contradicted is not put back. */
  g_assert_false (says (aliases, "Annuler"));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

/* From the first row, by Tab and a press. */
static void
test_keyboard (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);
  GtkWidget *row = nth_row (aliases, 3), *button;

  g_assert_true (gtk_widget_grab_focus (row));
  /* Newer rows ask for an active window before they let their children have it. */
  gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), GTK_DIR_TAB_FORWARD);
  button = gtk_window_get_focus (GTK_WINDOW (aliases));
  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_is_ancestor (button, row));
  g_assert_true (says (button, "C’est le même"));
  gtk_widget_child_focus (aliases, GTK_DIR_TAB_FORWARD);
  button = gtk_window_get_focus (GTK_WINDOW (aliases));
  g_assert_true (says (button, "Deux distincts"));
  gtk_widget_child_focus (aliases, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (aliases)) == nth_row (aliases, 4));
  g_assert_true (gtk_widget_activate (button));
  WAIT_FOR (says (aliases, "Deux personnes distinctes"));
  wait_read (aliases);
  gtk_window_destroy (GTK_WINDOW (aliases));
}

static void
test_empty (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);

  g_assert_true (
      gtk_widget_get_mapped (carnet_app_test_find (aliases, ADW_TYPE_STATUS_PAGE, "Aucun doublon possible")));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

static void
test_many (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);

  g_assert_cmpuint (count_type (aliases, CARNET_TYPE_ALIAS_ROW), ==, 20);
  g_assert_true (says (aliases, "25 paires"));
  press (aliases, "Afficher la suite");
  wait_read (aliases);
  g_assert_cmpuint (count_type (aliases, CARNET_TYPE_ALIAS_ROW), ==, 25);
  g_assert_cmpuint (count_type (aliases, GTK_TYPE_LIST_BOX), ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (aliases)) == nth_row (aliases, 20));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

/* In a window as narrow as a telephone one is below the other. */
static void
test_narrow (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world);
  GtkWidget *sides = gtk_widget_get_first_child (gtk_widget_get_first_child (nth_row (aliases, 3)));
  int        minimum;

  gtk_test_widget_wait_for_draw (aliases);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (sides)), ==, GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (aliases, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 420);
  gtk_window_set_default_size (GTK_WINDOW (aliases), 420, 780);
  WAIT_FOR (gtk_orientable_get_orientation (GTK_ORIENTABLE (sides)) == GTK_ORIENTATION_VERTICAL);
  WAIT_FOR (gtk_widget_get_width (sides) < 420);
  gtk_widget_measure (sides, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (sides));
  gtk_window_destroy (GTK_WINDOW (aliases));
}

/* Closed while it is judged: it is judged all the same, and nothing is left of the window. */
static void
test_closed_early (World *world, gconstpointer unused)
{
  GtkWidget *aliases = open_aliases (world), *weak = aliases;
  g_autoptr (GPtrArray) pairs = NULL;

  g_object_add_weak_pointer (G_OBJECT (aliases), (gpointer *)&weak);
  press (nth_row (aliases, 4), "C’est le même");
  gtk_window_destroy (GTK_WINDOW (aliases));
  WAIT_FOR (weak == NULL);
  pairs = carnet_logbook_list_aliases (carnet_session_get_logbook (world->session), NULL);
  g_assert_cmpint (((CarnetAliasPair *)pairs->pdata[4])->state, ==, CARNET_ALIAS_SAME);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, write, func)                                                                               \
  g_test_add (path, World, (gconstpointer)(write), world_set_up, func, world_tear_down)
  ADD ("/aliases-window/listed", write_few, test_listed);
  ADD ("/aliases-window/judge", write_few, test_judge);
  ADD ("/aliases-window/settle", write_few, test_settle);
  ADD ("/aliases-window/keyboard", write_few, test_keyboard);
  ADD ("/aliases-window/narrow", write_few, test_narrow);
  ADD ("/aliases-window/closed-early", write_few, test_closed_early);
  ADD ("/aliases-window/empty", NULL, test_empty);
  ADD ("/aliases-window/many", write_many, test_many);
  return g_test_run ();
}
