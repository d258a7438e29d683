/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-window-world.h"
#include "model/carnet-kinds.h"
#include "send/carnet-send-window.h"

typedef struct
{
  CarnetAppFixture fixture;
  CarnetSession   *session;
  CarnetWindow    *window;
  char            *target;
} World;

#define N_PRIVATE 2

/* The first ones become private. */
static void
keep_some_private (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (logbook, &query, 0, N_PRIVATE, NULL);

  for (guint i = 0; i < N_PRIVATE; i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();
      CarnetId id = ((CarnetObservationRow *)rows->pdata[i])->id;

      carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY, "private");
      g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
    }
}

static void
delete_nth (const char *path, guint n)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_WRITE, NULL, NULL);
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows = carnet_logbook_list_observations (logbook, &query, n, 1, NULL);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = ((CarnetObservationRow *)rows->pdata[0])->id;

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  g_assert_true (carnet_logbook_write (logbook, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
}

static void
world_set_up (World *world, gconstpointer data)
{
  carnet_app_fixture_set_up (&world->fixture, NULL);
  keep_some_private (world->fixture.path);
  if (g_strcmp0 (data, "deleted") == 0)
    {
      delete_nth (world->fixture.path, N_PRIVATE);
      delete_nth (world->fixture.path, 0);
    }
  world->target = g_build_filename (world->fixture.folder, "copie.carnet", NULL);
  world->window = window_world_show (world->fixture.path, CARNET_DATE_NONE, &world->session);
}

static void
world_tear_down (World *world, gconstpointer unused)
{
  GObject *objects[] = { G_OBJECT (world->session) };

  g_object_unref (world->session);
  carnet_app_test_destroy (GTK_WINDOW (world->window), objects, G_N_ELEMENTS (objects));
  carnet_app_fixture_tear_down (&world->fixture, NULL);
  g_free (world->target);
}

static GtkWidget *
ask (World *world)
{
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.send-copy", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) != NULL);
  WAIT_FOR (carnet_send_window_is_ready (
      CARNET_SEND_WINDOW (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW))));
  gtk_test_widget_wait_for_draw (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW));
  return carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = carnet_app_test_find (root, type, text);

  if (!found)
    g_error ("there is no %s “%s”", g_type_name (type), text);
  return found;
}

static GtkWidget *
find_recipient (GtkWidget *dialog)
{
  return find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
}

static void
type_recipient (GtkWidget *dialog, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find_recipient (dialog)), name);
}

/* As the row does when it is pressed. */
static void
press (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (find (dialog, GTK_TYPE_LABEL, title), ADW_TYPE_ACTION_ROW);

  gtk_widget_mnemonic_activate (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), FALSE);
}

static void
save (World *world, GtkWidget *dialog)
{
  carnet_send_window_save (CARNET_SEND_WINDOW (dialog), world->target);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) == NULL);
}

static guint
count_in (const char *path)
{
  g_autoptr (CarnetLogbook) logbook = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, NULL);
  guint n;

  g_assert_nonnull (logbook);
  g_assert_true (carnet_logbook_count_observations (logbook, NULL, &n, NULL));
  return n;
}

static GPtrArray *
list_sent (World *world)
{
  return carnet_logbook_list_sent (carnet_session_get_logbook (world->session), NULL);
}

/* Private ones stay here unless somebody says otherwise, and it says how many they are. */
static void
test_without_private (World *world, gconstpointer unused)
{
  GtkWidget *dialog = ask (world), *button = find (dialog, GTK_TYPE_BUTTON, "_Enregistrer…");
  g_autoptr (GPtrArray) sent = NULL;

  find (dialog, GTK_TYPE_LABEL, "43 observations");
  find (dialog, GTK_TYPE_LABEL, "2 restent ici et ne sont pas dans la copie");
  find (dialog, GTK_TYPE_LABEL, "Dites pour qui est la copie.");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_false (gtk_widget_has_css_class (find_recipient (dialog), "error"));
  type_recipient (dialog, "  ");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (find_recipient (dialog), "error"));
  g_assert_true (carnet_app_test_says (gtk_widget_get_next_sibling (find_recipient (dialog)),
                                       "Dites pour qui est la copie."));
  type_recipient (dialog, " Personne d’exemple ");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_false (gtk_widget_has_css_class (find_recipient (dialog), "error"));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (find_recipient (dialog))));
  save (world, dialog);
  g_assert_cmpuint (count_in (world->target), ==, 43);
  find (GTK_WIDGET (world->window), GTK_TYPE_LABEL, "Copie prête à envoyer, sans 2 observations privées");
  find (GTK_WIDGET (world->window), GTK_TYPE_BUTTON, "Afficher dans le _dossier");
  sent = list_sent (world);
  g_assert_cmpuint (sent->len, ==, 1);
  g_assert_cmpstr (((CarnetSent *)sent->pdata[0])->recipient, ==, "Personne d’exemple");
}

static void
test_with_private (World *world, gconstpointer unused)
{
  GtkWidget *dialog = ask (world);

  type_recipient (dialog, "Personne d’exemple");
  press (dialog, "Observations privées");
  find (dialog, GTK_TYPE_LABEL, "45 observations");
  find (dialog, GTK_TYPE_LABEL, "2 seront dans la copie");
  save (world, dialog);
  g_assert_cmpuint (count_in (world->target), ==, 45);
  find (GTK_WIDGET (world->window), GTK_TYPE_LABEL, "Copie prête à envoyer");
}

/* What is deleted goes along; what is private too only with the others. */
static void
test_deleted (World *world, gconstpointer unused)
{
  GtkWidget *dialog = ask (world);

  find (dialog, GTK_TYPE_LABEL,
        "42 observations\n1 observation supprimée est aussi dans la copie, avec ce qu’elle disait");
  press (dialog, "Observations privées");
  find (dialog, GTK_TYPE_LABEL,
        "43 observations\n2 observations supprimées sont aussi dans la copie, avec ce qu’elles disaient");
}

/* The switch means nothing for a starter, even when it was on. */
static void
test_starter (World *world, gconstpointer unused)
{
  GtkWidget *dialog = ask (world);

  type_recipient (dialog, "Personne d’exemple");
  press (dialog, "Observations privées");
  press (dialog, "Un carnet de départ");
  find (dialog, GTK_TYPE_LABEL, "Aucune dans un carnet de départ");
  g_assert_false (gtk_widget_is_sensitive (find (dialog, GTK_TYPE_SWITCH, NULL)));
  save (world, dialog);
  g_assert_cmpuint (count_in (world->target), ==, 0);
}

/* Those of before are offered, the last one first, each once. */
static void
test_earlier (World *world, gconstpointer unused)
{
  static const char *const names[] = { "Une", "Autre", "Une" };
  GtkWidget               *dialog = NULL, *button;
  GMenuModel              *menu;
  g_autofree char         *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.carnet", world->fixture.folder, i);

      dialog = ask (world);
      g_assert_true (gtk_widget_get_visible (find (dialog, GTK_TYPE_MENU_BUTTON, NULL)) == (i > 0));
      type_recipient (dialog, names[i]);
      carnet_send_window_save (CARNET_SEND_WINDOW (dialog), path);
      WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) == NULL);
    }
  dialog = ask (world);
  button = find (dialog, GTK_TYPE_MENU_BUTTON, NULL);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_menu_model_get_item_attribute (menu, 0, "label", "s", &first);
  g_assert_cmpstr (first, ==, "Une");
  gtk_widget_activate_action (button, "send.earlier", "s", "Autre");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (dialog, ADW_TYPE_ENTRY_ROW, NULL))), ==,
                   "Autre");
  gtk_widget_activate_action (dialog, "send.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) == NULL);
}

/* A file that is there stays as it is; the form comes back with a sentence, and what was typed. */
static void
test_exists (World *world, gconstpointer unused)
{
  GtkWidget       *dialog = ask (world);
  g_autofree char *sentence = g_strdup_printf ("Il y a déjà un fichier « %s ».", world->target);
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) sent = NULL;

  g_assert_true (g_file_set_contents (world->target, "à moi", -1, NULL));
  type_recipient (dialog, "Personne d’exemple");
  carnet_send_window_save (CARNET_SEND_WINDOW (dialog), world->target);
  WAIT_FOR (carnet_app_test_find (dialog, GTK_TYPE_LABEL, sentence) != NULL);
  g_assert_true (gtk_widget_is_sensitive (find (dialog, GTK_TYPE_BUTTON, "_Enregistrer…")));
  g_assert_true (g_file_get_contents (world->target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "à moi");
  gtk_widget_activate_action (dialog, "send.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) == NULL);
  sent = list_sent (world);
  g_assert_cmpuint (sent->len, ==, 0);
}

/* Closed while it counts, or while it copies: no copy, no note, nothing left of the dialog. */
static void
test_closed_early (World *world, gconstpointer copying)
{
  GtkWidget *dialog = carnet_send_window_new (GTK_WINDOW (world->window), world->session);
  GtkWidget *weak = dialog;
  g_autoptr (GPtrArray) sent = NULL;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&weak);
  gtk_window_present (GTK_WINDOW (dialog));
  if (copying)
    {
      type_recipient (dialog, "Personne d’exemple");
      carnet_send_window_save (CARNET_SEND_WINDOW (dialog), world->target);
    }
  gtk_widget_activate_action (dialog, "send.cancel", NULL);
  WAIT_FOR (weak == NULL);
  g_assert_false (g_file_test (world->target, G_FILE_TEST_EXISTS));
  sent = list_sent (world);
  g_assert_cmpuint (sent->len, ==, 0);
}

/* -- By the keyboard -------------------------------------------------------------------------- */

static gboolean
holds_focus (GtkWidget *dialog, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  return focus
         && (focus == widget || gtk_widget_is_ancestor (focus, widget)
             || gtk_widget_is_ancestor (widget, focus));
}

/* Tab comes by everything, and Return in the entry does what the button does. */
static void
test_keyboard (World *world, gconstpointer unused)
{
  GtkWidget *dialog = ask (world);
  GtkWidget *stops[] = { find (dialog, ADW_TYPE_ENTRY_ROW, NULL), find (dialog, GTK_TYPE_CHECK_BUTTON, NULL),
                         find (dialog, GTK_TYPE_SWITCH, NULL), find (dialog, GTK_TYPE_BUTTON, "_Annuler"),
                         find (dialog, GTK_TYPE_BUTTON, "_Enregistrer…") };
  gboolean   seen[G_N_ELEMENTS (stops)] = { FALSE };

  g_assert_true (holds_focus (dialog, stops[0]));
  type_recipient (dialog, "Personne d’exemple");
  for (guint i = 0; i < 12; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (stops); j++)
        seen[j] = seen[j] || holds_focus (dialog, stops[j]);
      gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
    }
  for (guint j = 0; j < G_N_ELEMENTS (stops); j++)
    g_assert_true (seen[j]);
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog)) == stops[4]);
  gtk_widget_activate_action (dialog, "send.cancel", NULL);
  WAIT_FOR (carnet_app_test_find_toplevel (CARNET_TYPE_SEND_WINDOW) == NULL);
}

/* -- Showing it ----------------------------------------------------------------------------- */

static const char *const file_manager
    = "<node><interface name='org.freedesktop.FileManager1'><method name='ShowItems'>"
      "<arg type='as' direction='in'/><arg type='s' direction='in'/></method></interface></node>";

static void
show_items_cb (GDBusConnection       *bus,
               const char            *sender,
               const char            *path,
               const char            *interface,
               const char            *method,
               GVariant              *arguments,
               GDBusMethodInvocation *invocation,
               gpointer               shown)
{
  g_autofree const char **uris = NULL;

  g_variant_get (arguments, "(^a&ss)", &uris, NULL);
  *(char **)shown = g_strdup (uris[0]);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* The file manager is asked to show the file itself. */
static void
test_shown (World *world, gconstpointer unused)
{
  static const GDBusInterfaceVTable table = { .method_call = show_items_cb };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (file_manager, NULL);
  g_autofree char *shown = NULL, *expected = g_filename_to_uri (world->target, NULL, NULL);
  GtkWidget       *dialog = ask (world);
  guint            object, name;

  object = g_dbus_connection_register_object (bus, "/org/freedesktop/FileManager1", node->interfaces[0],
                                              &table, &shown, NULL, NULL);
  name = g_bus_own_name_on_connection (bus, "org.freedesktop.FileManager1", G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
                                       NULL, NULL, NULL);
  type_recipient (dialog, "Personne d’exemple");
  save (world, dialog);
  gtk_widget_activate_action (GTK_WIDGET (world->window), "win.show-sent", NULL);
  WAIT_FOR (shown != NULL);
  g_assert_cmpstr (shown, ==, expected);
  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (bus, object);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
#define ADD(path, data, func) g_test_add (path, World, data, world_set_up, func, world_tear_down)
  ADD ("/send/without-private", NULL, test_without_private);
  ADD ("/send/with-private", NULL, test_with_private);
  ADD ("/send/deleted", "deleted", test_deleted);
  ADD ("/send/starter", NULL, test_starter);
  ADD ("/send/earlier", NULL, test_earlier);
  ADD ("/send/exists", NULL, test_exists);
  ADD ("/send/closed-early", NULL, test_closed_early);
  ADD ("/send/closed-while-copying", "copying", test_closed_early);
  ADD ("/send/keyboard", NULL, test_keyboard);
  ADD ("/send/shown", NULL, test_shown);
  return g_test_run ();
}
