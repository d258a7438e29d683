/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small widgets of the logbook: the impact scale, the search of a territory, chips, markup, wrapping.
 */
#include "carnet-app-test.h"
#include "carnet-dialogs-test.h"
#include "carnet/carnet-section-view.h"
#include "carnet/carnet-theme-chips.h"
#include "widgets/carnet-impact-scale.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-markup.h"
#include "widgets/carnet-territory-entry.h"
#include "widgets/carnet-territory-picker.h"
#include "widgets/carnet-territory-results.h"
#include "widgets/carnet-wrap-layout.h"
#include "writing/carnet-text-size.h"

/* As a key press would reach it: GTK has no public way to make one up. */
static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }
  return handled;
}

/* -- Impact scale ----------------------------------------------------------------- */

static void
test_scale_keys (void)
{
  static const struct
  {
    guint keyval;
    int   level;
  } STEPS[] = { { GDK_KEY_2, 2 },     { GDK_KEY_Right, 3 }, { GDK_KEY_Right, 3 }, { GDK_KEY_Left, 2 },
                { GDK_KEY_Down, 1 },  { GDK_KEY_Up, 2 },    { GDK_KEY_Home, 0 },  { GDK_KEY_Left, 0 },
                { GDK_KEY_End, 3 },   { GDK_KEY_0, 0 },     { GDK_KEY_KP_1, 1 },  { GDK_KEY_eacute, 2 },
                { GDK_KEY_agrave, 0 } };
  GtkWidget *scale = carnet_impact_scale_new (CARNET_IMPACT_INNOVATION);
  GtkWindow *window = carnet_app_test_show (scale, 300);

  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_assert_true (press (scale, STEPS[i].keyval, 0));
      g_assert_cmpint (carnet_impact_scale_get_level (CARNET_IMPACT_SCALE (scale)), ==, STEPS[i].level);
    }
  g_assert_false (press (scale, GDK_KEY_4, 0));
  g_assert_false (press (scale, GDK_KEY_a, 0));
  g_assert_false (press (scale, GDK_KEY_Up, GDK_ALT_MASK));
  carnet_impact_scale_set_editable (CARNET_IMPACT_SCALE (scale), FALSE);
  g_assert_false (press (scale, GDK_KEY_3, 0));
  g_assert_cmpint (carnet_impact_scale_get_level (CARNET_IMPACT_SCALE (scale)), ==, 0);
  carnet_app_test_destroy_child (window, scale);
}

static void
test_scale_heard (void)
{
  GtkWidget       *scale = carnet_impact_scale_new (CARNET_IMPACT_INNOVATION);
  GtkWindow       *window = carnet_app_test_show (scale, 300);
  g_autofree char *heard = NULL;

  carnet_impact_scale_set_level (CARNET_IMPACT_SCALE (scale), 2);
  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       carnet_impact_get_label (CARNET_IMPACT_INNOVATION));
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 3.0);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 2.0);
  /* « Innovation, 2 sur 3, avéré », in the language of the messages. */
  heard = gtk_test_accessible_check_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "");
  g_assert_nonnull (strstr (heard, carnet_impact_get_label (CARNET_IMPACT_INNOVATION)));
  g_assert_nonnull (strstr (heard, ", 2 "));
  g_assert_nonnull (strstr (heard, " 3, "));
  g_assert_nonnull (strstr (heard, carnet_level_get_label (2)));
  carnet_app_test_destroy_child (window, scale);
}

/* -- Territories ---------------------------------------------------------------------- */

static void
test_entry (void)
{
  GtkWidget            *row = carnet_territory_entry_new ();
  GtkWidget            *list = gtk_list_box_new ();
  GtkWindow            *window;
  CarnetTerritoryEntry *entry = CARNET_TERRITORY_ENTRY (row);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = carnet_app_test_show (list, 600);
  g_assert_null (carnet_territory_entry_get_territory (entry));
  gtk_editable_set_text (GTK_EDITABLE (row), "sabl");
  g_assert_true (press (row, GDK_KEY_Down, 0));
  g_assert_true (press (row, GDK_KEY_Up, 0));
  g_assert_true (press (row, GDK_KEY_Return, 0));
  g_assert_nonnull (carnet_territory_entry_get_territory (entry));
  g_assert_cmpstr (carnet_territory_entry_get_territory (entry)->code, ==, "200071165");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==,
                   carnet_territory_entry_get_territory (entry)->name);
  /* Typing again takes the choice back. */
  gtk_editable_set_text (GTK_EDITABLE (row), "sabl");
  g_assert_null (carnet_territory_entry_get_territory (entry));
  /* A whole code is a choice. */
  gtk_editable_set_text (GTK_EDITABLE (row), "85194");
  g_assert_cmpstr (carnet_territory_entry_get_territory (entry)->code, ==, "85194");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "85194");
  gtk_editable_set_text (GTK_EDITABLE (row), "8519");
  g_assert_null (carnet_territory_entry_get_territory (entry));
  gtk_editable_set_text (GTK_EDITABLE (row), "sabl");
  g_assert_true (press (row, GDK_KEY_Escape, 0));
  g_assert_false (press (row, GDK_KEY_Down, 0));
  carnet_app_test_destroy_child (window, row);
}

static void
take_cb (CarnetTerritoryResults *results, const CarnetTerritory *territory, CarnetTerritory **taken)
{
  g_clear_pointer (taken, carnet_territory_free);
  *taken = carnet_territory_copy (territory);
}

static void
test_free_name (void)
{
  GtkWidget *results = carnet_territory_results_new ();
  GtkWindow *window = carnet_app_test_show (results, 600);
  g_autoptr (CarnetTerritory) taken = NULL;

  g_signal_connect (results, "chosen", G_CALLBACK (take_cb), &taken);
  carnet_territory_results_search (CARNET_TERRITORY_RESULTS (results), "  ");
  g_assert_true (carnet_territory_results_is_empty (CARNET_TERRITORY_RESULTS (results)));
  g_assert_false (carnet_territory_results_handle_key (CARNET_TERRITORY_RESULTS (results), GDK_KEY_Return));
  carnet_territory_results_search (CARNET_TERRITORY_RESULTS (results), "Vallée  d’exemple inventé");
  g_assert_true (carnet_territory_results_handle_key (CARNET_TERRITORY_RESULTS (results), GDK_KEY_Return));
  g_assert_cmpstr (taken->kind, ==, "free");
  g_assert_cmpstr (taken->code, ==, "");
  carnet_territory_results_search (CARNET_TERRITORY_RESULTS (results), "85194");
  g_assert_true (carnet_territory_results_handle_key (CARNET_TERRITORY_RESULTS (results), GDK_KEY_Return));
  g_assert_cmpstr (taken->name, ==, "Les Sables-d'Olonne");
  carnet_app_test_destroy_child (window, results);
}

static void
test_markup (void)
{
  static const char *const CASES[][3] = {
    { "CA Les Sables d’Olonne", "sabl", "CA Les <b>Sabl</b>es d’Olonne" },
    { "Sablé-sur-Sarthe", "sable sar", "<b>Sablé</b>-sur-<b>Sar</b>the" },
    { "Œuilly", "oe", "<b>Œ</b>uilly" },
    { "A & B <C>", "b", "A &amp; <b>B</b> &lt;C&gt;" },
    { "Insable", "sabl", "Insable" },
    { "Élan", NULL, "Élan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *markup = carnet_markup_prefixes (CASES[i][0], CASES[i][1]);
      g_assert_cmpstr (markup, ==, CASES[i][2]);
    }
}

static void
test_snippet (void)
{
  g_autofree char *whole
      = carnet_markup_snippet ("a < " CARNET_MARK_BEGIN "b&" CARNET_MARK_END " c " CARNET_MARK_END);
  g_autofree char *cut = carnet_markup_snippet ("a " CARNET_MARK_BEGIN "b");

  g_assert_cmpstr (whole, ==, "a &lt; <b>b&amp;</b> c ");
  g_assert_cmpstr (cut, ==, "a <b>b</b>");
}

/* -- Chips ---------------------------------------------------------------------------- */

/* Without a theme yet the button says in words what it adds. */
static void
test_theme_chips (void)
{
  GtkWidget *chips = carnet_theme_chips_new ();
  GtkWindow *window = carnet_app_test_show (chips, 400);
  GtkWidget *label = carnet_app_test_find (chips, GTK_TYPE_LABEL, "Ajouter un thème");
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (CarnetId));

  g_assert_true (gtk_widget_get_visible (label));
  g_array_set_size (ids, 1);
  carnet_chip_row_set_ids (CARNET_CHIP_ROW (chips), ids);
  g_assert_false (gtk_widget_get_visible (label));
  g_array_set_size (ids, 0);
  carnet_chip_row_set_ids (CARNET_CHIP_ROW (chips), ids);
  g_assert_true (gtk_widget_get_visible (label));
  gtk_window_destroy (window);
}

/* Without themes, and nothing to add: it takes no room, not less than none. */
static void
test_theme_chips_fixed (void)
{
  GtkWidget *chips = carnet_theme_chips_new ();
  GtkWindow *window;

  carnet_chip_row_set_editable (CARNET_CHIP_ROW (chips), FALSE);
  window = carnet_app_test_show (chips, 400);
  g_assert_false (gtk_widget_has_css_class (chips, "empty"));
  carnet_app_test_destroy (window, NULL, 0);
}

/* -- Texts ------------------------------------------------------------------------------- */

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
test_section (void)
{
  GtkWidget       *section = carnet_section_view_new ("Faits", "Que s’est-il passé ?");
  GtkWindow       *window = carnet_app_test_show (section, 400);
  GtkWidget       *view = carnet_section_view_get_text_view (CARNET_SECTION_VIEW (section));
  GtkTextBuffer   *buffer = carnet_section_view_get_buffer (CARNET_SECTION_VIEW (section));
  GtkWidget       *question = carnet_app_test_find (section, GTK_TYPE_LABEL, "Que s’est-il passé ?");
  g_autofree char *endless = g_strnfill (80000, 'x');
  g_autofree char *text = NULL;

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Faits");
  g_assert_true (gtk_widget_get_visible (question));
  gtk_text_buffer_set_text (buffer, "Une salle", -1);
  g_assert_false (gtk_widget_get_visible (question));
  gtk_text_buffer_insert_at_cursor (buffer, endless, -1);
  text = dup_text (buffer);
  g_assert_cmpstr (text, ==, "Une salle");
  carnet_app_test_destroy_child (window, section);
}

/* A question takes the lines that its words take once they are written: nothing moves at the first letter. */
static void
test_question_lines (gconstpointer percent)
{
  const char *words = "Que s’est-il passé ? Qui était là, et qu’avez-vous vu et entendu ce jour-là ?";
  CarnetTextSize *size = carnet_text_size_get_default ();
  GtkWidget      *section = carnet_section_view_new ("Faits", words);
  GtkWindow      *window;
  int             empty;

  gtk_widget_set_valign (section, GTK_ALIGN_START);
  carnet_text_size_set_percent (size, GPOINTER_TO_INT (percent));
  window = carnet_app_test_show (section, 200);
  carnet_app_test_settle (GTK_WIDGET (window));
  empty = gtk_widget_get_height (section);
  gtk_text_buffer_set_text (carnet_section_view_get_buffer (CARNET_SECTION_VIEW (section)), words, -1);
  carnet_app_test_settle (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_height (section), ==, empty);
  carnet_text_size_set_percent (size, CARNET_TEXT_SIZE_USUAL);
  carnet_app_test_destroy_child (window, section);
}

static void
test_single_line (void)
{
  GtkWidget       *title = carnet_section_view_new (NULL, "Titre");
  GtkWindow       *window = carnet_app_test_show (title, 400);
  GtkTextBuffer   *buffer = carnet_section_view_get_buffer (CARNET_SECTION_VIEW (title));
  g_autofree char *text = NULL;

  carnet_section_view_set_single_line (CARNET_SECTION_VIEW (title));
  gtk_text_buffer_insert_at_cursor (buffer, "un\ndeux\r\ntrois", -1);
  text = dup_text (buffer);
  g_assert_null (strpbrk (text, "\r\n"));
  g_assert_true (g_str_has_prefix (text, "un deux"));
  g_assert_true (g_str_has_suffix (text, "trois"));
  carnet_app_test_destroy_child (window, title);
}

/* -- Wrapping ------------------------------------------------------------------------------- */

static GtkWidget *
new_block (int width)
{
  GtkWidget *block = gtk_label_new (NULL);

  gtk_widget_set_size_request (block, width, 20);
  return block;
}

static int
height_for (GtkWidget *box, int width)
{
  int minimum;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
test_wrap (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (CARNET_TYPE_WRAP_BOX, NULL));
  int        minimum, natural;

  gtk_widget_set_layout_manager (box, carnet_wrap_layout_new (10, 5, FALSE));
  for (int i = 0; i < 3; i++)
    carnet_wrap_box_append (CARNET_WRAP_BOX (box), new_block (100));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 320);
  g_assert_cmpint (height_for (box, 320), ==, 20);
  g_assert_cmpint (height_for (box, 319), ==, 45);
  g_assert_cmpint (height_for (box, 100), ==, 70);
  gtk_widget_set_layout_manager (box, carnet_wrap_layout_new (10, 5, TRUE));
  g_assert_cmpint (height_for (box, 320), ==, 20);
  g_assert_cmpint (height_for (box, 319), ==, 70);
  g_object_unref (box);
}

/* -- What is made when it is opened ---------------------------------------------------------- */

static void
test_late_drop_down (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget     *dropdown = gtk_drop_down_new (G_LIST_MODEL (strings), NULL);
  GtkWidget     *list = carnet_app_test_find (dropdown, GTK_TYPE_LIST_VIEW, NULL);
  GtkWindow     *window;

  carnet_late_drop_down (GTK_DROP_DOWN (dropdown));
  window = carnet_app_test_show (dropdown, 300);
  gtk_string_list_append (strings, "un");
  gtk_string_list_append (strings, "deux");
  g_assert_null (gtk_widget_get_first_child (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), 1);
  g_assert_nonnull (carnet_app_test_find (dropdown, GTK_TYPE_LABEL, "deux"));
  gtk_widget_activate (dropdown);
  WAIT_FOR (gtk_widget_get_mapped (list));
  g_assert_nonnull (carnet_app_test_find (list, GTK_TYPE_LABEL, "un"));
  gtk_string_list_append (strings, "trois");
  carnet_late_drop_down (GTK_DROP_DOWN (dropdown));
  g_assert_nonnull (carnet_app_test_find (list, GTK_TYPE_LABEL, "trois"));
  carnet_app_test_destroy_child (window, dropdown);
}

static void
test_late_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget     *button = gtk_menu_button_new ();
  GtkMenuButton *menu_button = GTK_MENU_BUTTON (button);
  GtkWindow     *window;

  g_menu_append (menu, "Exemple", NULL);
  carnet_late_menu (menu_button, G_MENU_MODEL (menu));
  window = carnet_app_test_show (button, 300);
  g_assert_null (gtk_menu_button_get_popover (menu_button));
  g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (button)));
  gtk_menu_button_popup (menu_button);
  WAIT_FOR (carnet_app_test_find_mapped (button, GTK_TYPE_POPOVER_MENU));
  g_assert_nonnull (carnet_app_test_find (button, GTK_TYPE_LABEL, "Exemple"));
  /* Another takes its place. */
  gtk_menu_button_popdown (menu_button);
  carnet_late_menu (menu_button, G_MENU_MODEL (menu));
  g_assert_null (gtk_menu_button_get_popover (menu_button));
  carnet_app_test_destroy_child (window, button);
}

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  g_test_add_func ("/carnet-widgets/scale-keys", test_scale_keys);
  g_test_add_func ("/carnet-widgets/scale-heard", test_scale_heard);
  g_test_add_func ("/carnet-widgets/entry", test_entry);
  g_test_add_func ("/carnet-widgets/free-name", test_free_name);
  g_test_add_func ("/carnet-widgets/markup", test_markup);
  g_test_add_func ("/carnet-widgets/snippet", test_snippet);
  g_test_add_func ("/carnet-widgets/theme-chips", test_theme_chips);
  g_test_add_func ("/carnet-widgets/theme-chips-fixed", test_theme_chips_fixed);
  g_test_add_func ("/carnet-widgets/section", test_section);
  g_test_add_data_func ("/carnet-widgets/question-lines/usual", GINT_TO_POINTER (CARNET_TEXT_SIZE_USUAL),
                        test_question_lines);
  g_test_add_data_func ("/carnet-widgets/question-lines/large", GINT_TO_POINTER (135), test_question_lines);
  g_test_add_func ("/carnet-widgets/single-line", test_single_line);
  g_test_add_func ("/carnet-widgets/wrap", test_wrap);
  g_test_add_func ("/carnet-widgets/late-drop-down", test_late_drop_down);
  g_test_add_func ("/carnet-widgets/late-menu", test_late_menu);
  return g_test_run ();
}
