/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws a view of a logbook into a PNG, to be looked at. The language is that of the environment. */
#include "base/carnet-i18n.h"
#include "carnet-app-test.h"
#include "carnet-dialogs-test.h"
#include "carnet-picture-clock.h"
#include "carnet-picture-modes.h"
#include "carnet/carnet-actor-chips.h"
#include "carnet/carnet-attachments.h"
#include "carnet/carnet-comments.h"
#include "carnet/carnet-filters.h"
#include "carnet/carnet-theme-chips.h"
#include "merge/carnet-merge-window.h"
#include "preferences/carnet-preferences-window.h"
#include "programme/carnet-programme-view.h"
#include "send/carnet-send-window.h"
#include "widgets/carnet-palette.h"
#include "window/carnet-window.h"
#include "writing/carnet-speller.h"

static char    *view = NULL;
static char    *day = NULL;
static int      width = 1280;
static int      height = 820;
static gboolean sample = FALSE;
static gboolean empty = FALSE;
static gboolean apart = FALSE;
static gboolean edited = FALSE;
static gboolean first = FALSE;
static gboolean filtered = FALSE;
static char    *beside = NULL;
static int      several = 0;
static char   **actions = NULL;
static char    *leaf = NULL;
static char   **merged = NULL;
static char    *calendar = NULL;
static char   **then = NULL;
static int      opened = -1;
static gboolean sent = FALSE;
static char    *cursor = NULL;
static char    *chips = NULL;
static char   **typed = NULL;

static const GOptionEntry ENTRIES[] = {
  { "view", 'v', 0, G_OPTION_ARG_STRING, &view,
    "programme, carnet, territories, report, conflicts, three (versions), welcome or starter", "NAME" },
  { "today", 't', 0, G_OPTION_ARG_STRING, &day, "the day on screen", "YYYY-MM-DD" },
  { "width", 'w', 0, G_OPTION_ARG_INT, &width, "width of the window", "PIXELS" },
  { "height", 'h', 0, G_OPTION_ARG_INT, &height, "height of the window", "PIXELS" },
  { "sample", 's', 0, G_OPTION_ARG_NONE, &sample, "a sample logbook instead of LOGBOOK", NULL },
  { "empty", 0, 0, G_OPTION_ARG_NONE, &empty, "the same without observations", NULL },
  { "apart", 0, 0, G_OPTION_ARG_NONE, &apart, "the same, and what merging somebody's would change", NULL },
  { "edited", 0, 0, G_OPTION_ARG_NONE, &edited, "the same, its programme edited by two people apart", NULL },
  { "first", 'f', 0, G_OPTION_ARG_NONE, &first, "open the first observation", NULL },
  { "filtered", 0, 0, G_OPTION_ARG_NONE, &filtered, "narrow the list as one may", NULL },
  { "beside", 0, 0, G_OPTION_ARG_STRING, &beside, "open the files or the comments of the observation",
    "WHICH" },
  { "several", 0, 0, G_OPTION_ARG_INT, &several, "select so many observations", "NUMBER" },
  { "do", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actions, "an action on the widget that has the focus", "ACTION" },
  { "page", 0, 0, G_OPTION_ARG_STRING, &leaf, "of the preferences", "NAME" },
  { "merge", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &merged, "what merging this file would change", "FILE" },
  { "calendar", 0, 0, G_OPTION_ARG_FILENAME, &calendar, "what reading this calendar would do", "FILE" },
  { "then", 0, 0, G_OPTION_ARG_STRING_ARRAY, &then, "an action on the dialog that came", "ACTION" },
  { "row", 'r', 0, G_OPTION_ARG_INT, &opened, "activate this row of its first list", "NUMBER" },
  { "cursor", 'c', 0, G_OPTION_ARG_STRING, &cursor, "put the cursor after these words, before the actions",
    "WORDS" },
  { "send", 0, 0, G_OPTION_ARG_NONE, &sent, "what asks who a copy is for", NULL },
  { "chips", 0, 0, G_OPTION_ARG_STRING, &chips, "what adds to the editor's themes or actors", "WHICH" },
  { "type", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed, "what is typed there, then Enter, but after the last",
    "TEXT" },
  { NULL },
};

/* A popover is a surface of its own, over the window. */
static void
draw_popover (GtkWidget *window, GtkSnapshot *snapshot)
{
  GtkWidget *popover = carnet_app_test_find_mapped (window, GTK_TYPE_POPOVER);
  g_autoptr (GdkPaintable) paintable = popover ? gtk_widget_paintable_new (popover) : NULL;
  GdkPopup *popup = popover ? GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover))) : NULL;
  double    x, y, window_x, window_y;

  if (!popover)
    return;
  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  gtk_native_get_surface_transform (GTK_NATIVE (window), &window_x, &window_y);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)(gdk_popup_get_position_x (popup) + x - window_x),
                                                (float)(gdk_popup_get_position_y (popup) + y - window_y)));
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
}

static void
save (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  draw_popover (window, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_renderer_realize (renderer, NULL, NULL);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_render_node_unref (node);
  gsk_renderer_unrealize (renderer);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
act_on_dialog (GtkWidget *window)
{
  for (guint i = 0; then && then[i]; i++)
    {
      GtkWidget *dialog = carnet_app_test_find_dialog (window);

      gtk_widget_activate_action (dialog, then[i], NULL);
      WAIT_FOR (carnet_app_test_find_dialog (window) != dialog || carnet_app_test_is_read (dialog));
      carnet_app_test_settle (carnet_app_test_find_dialog (window));
    }
}

/* Of the lists on screen; what opens is left open. */
static void
open_row (GtkWidget *dialog, int n)
{
  GtkWidget *list = carnet_app_test_find_mapped (dialog, GTK_TYPE_LIST_BOX);

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n)));
  WAIT_FOR (carnet_app_test_is_read (dialog));
  carnet_app_test_settle (dialog);
}

static void
show_first (CarnetWindow *window, CarnetSession *session)
{
  CarnetQuery query = CARNET_QUERY_INIT;
  g_autoptr (GPtrArray) rows
      = carnet_logbook_list_observations (carnet_session_get_logbook (session), &query, 0, 1, NULL);

  if (rows && rows->len > 0)
    carnet_carnet_view_show_observation (CARNET_CARNET_VIEW (carnet_window_get_view (window, "carnet")),
                                         &((CarnetObservationRow *)rows->pdata[0])->id);
}

static gboolean
put_cursor (GtkWidget *root)
{
  GtkTextIter    start, end;
  GtkTextBuffer *buffer = GTK_IS_TEXT_VIEW (root) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (root)) : NULL;

  if (buffer)
    gtk_text_buffer_get_start_iter (buffer, &start);
  if (buffer && gtk_text_iter_forward_search (&start, cursor, 0, &start, &end, NULL))
    {
      gtk_text_buffer_place_cursor (buffer, &end);
      gtk_widget_grab_focus (root);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (put_cursor (child))
      return TRUE;
  return FALSE;
}

static GtkWidget *
focus_of (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *entry = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY) : NULL;

  return entry ? entry : focus;
}

static void
open_chips (GtkWidget *window)
{
  GType      type = g_str_equal (chips, "actors") ? CARNET_TYPE_ACTOR_CHIPS : CARNET_TYPE_THEME_CHIPS;
  GtkWidget *row = carnet_app_test_find_mapped (window, type);

  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  carnet_app_test_settle (window);
  carnet_chip_row_popup (CARNET_CHIP_ROW (row));
  carnet_app_test_settle (window);
  for (guint i = 0; typed && typed[i]; i++)
    {
      if (i > 0)
        g_signal_emit_by_name (focus_of (window), "activate");
      carnet_app_test_settle (window);
      if (*typed[i])
        gtk_editable_set_text (GTK_EDITABLE (focus_of (window)), typed[i]);
      carnet_app_test_settle (window);
    }
}

static void
open_beside (GtkWidget *window)
{
  GType      type = g_str_equal (beside, "files") ? CARNET_TYPE_ATTACHMENTS : CARNET_TYPE_COMMENTS;
  GtkWidget *widget = carnet_app_test_find_mapped (window, type);

  gtk_menu_button_popup (GTK_MENU_BUTTON (carnet_app_test_find (widget, GTK_TYPE_MENU_BUTTON, NULL)));
  carnet_app_test_settle (window);
}

static void
narrow (CarnetWindow *window, CarnetSession *session)
{
  g_autoptr (GPtrArray) territories
      = carnet_logbook_list_territories (carnet_session_get_logbook (session), NULL);
  CarnetQuery query = CARNET_QUERY_INIT;

  query.territory = ((CarnetTerritory *)territories->pdata[0])->id;
  query.levels[CARNET_IMPACT_CONFIANCE] = 2;
  carnet_filters_choose (
      CARNET_FILTERS (carnet_app_test_find (GTK_WIDGET (window), CARNET_TYPE_FILTERS, NULL)), &query);
}

static void
picture (const char *logbook, const char *output)
{
  CarnetWindow *window = carnet_window_new (NULL, NULL);
  g_autoptr (CarnetSession) session = NULL;
  g_autoptr (GError) error = NULL;
  CarnetDate today;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (g_strcmp0 (view, "starter") == 0)
    carnet_window_open (window, logbook);
  else if (g_strcmp0 (view, "welcome") != 0)
    {
      session = carnet_session_open (logbook, NULL, &error);
      g_assert_no_error (error);
      if (day && carnet_date_parse_iso (day, &today))
        carnet_session_set_today (session, today);
      carnet_window_set_session (window, session);
      if (g_strcmp0 (view, "conflicts") == 0 || g_strcmp0 (view, "three") == 0)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.conflicts", NULL);
      else
        carnet_window_show_view (window, view ? view : "programme");
    }
  gtk_window_present (GTK_WINDOW (window));
  carnet_app_test_settle (GTK_WIDGET (window));
  WAIT_FOR (carnet_app_test_is_read (GTK_WIDGET (window)));
  carnet_app_test_settle (GTK_WIDGET (window));
  if (first)
    {
      carnet_speller_wake (carnet_speller_get_default ());
      show_first (window, session);
      WAIT_FOR (carnet_app_test_is_spelt (GTK_WIDGET (window)));
      carnet_app_test_settle (GTK_WIDGET (window));
    }
  for (int i = 0; i < several; i++)
    gtk_selection_model_select_item (gtk_grid_view_get_model (GTK_GRID_VIEW (carnet_app_test_find_mapped (
                                         GTK_WIDGET (window), GTK_TYPE_GRID_VIEW))),
                                     (guint)i, FALSE);
  if (several > 0)
    carnet_app_test_settle (GTK_WIDGET (window));
  if (beside)
    open_beside (GTK_WIDGET (window));
  if (filtered)
    {
      narrow (window, session);
      carnet_app_test_settle (GTK_WIDGET (window));
    }
  if (cursor)
    {
      put_cursor (GTK_WIDGET (window));
      carnet_app_test_settle (GTK_WIDGET (window));
    }
  for (guint i = 0; actions && actions[i]; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      gtk_widget_activate_action (focus ? focus : GTK_WIDGET (window), actions[i], NULL);
      WAIT_FOR (carnet_app_test_is_read (carnet_app_test_find_dialog (GTK_WIDGET (window))));
      carnet_app_test_settle (carnet_app_test_find_dialog (GTK_WIDGET (window)));
    }
  if (leaf)
    {
      carnet_preferences_window_show_page (
          CARNET_PREFERENCES_WINDOW (carnet_app_test_find_dialog (GTK_WIDGET (window))), leaf);
      carnet_app_test_settle (carnet_app_test_find_dialog (GTK_WIDGET (window)));
    }
  if (merged)
    {
      carnet_window_merge_files (window, (const char *const *)merged);
      WAIT_FOR (carnet_app_test_find_dialog (GTK_WIDGET (window)) != GTK_WIDGET (window));
      WAIT_FOR (carnet_merge_window_is_read (
          CARNET_MERGE_WINDOW (carnet_app_test_find_dialog (GTK_WIDGET (window)))));
      carnet_app_test_settle (carnet_app_test_find_dialog (GTK_WIDGET (window)));
    }
  if (calendar)
    {
      carnet_window_open_calendar_from (window, calendar);
      WAIT_FOR (carnet_app_test_find_dialog (GTK_WIDGET (window)) != GTK_WIDGET (window));
      WAIT_FOR (carnet_app_test_is_read (carnet_app_test_find_dialog (GTK_WIDGET (window))));
      carnet_app_test_settle (carnet_app_test_find_dialog (GTK_WIDGET (window)));
    }
  if (opened >= 0)
    open_row (carnet_app_test_find_dialog (GTK_WIDGET (window)), opened);
  act_on_dialog (GTK_WIDGET (window));
  if (sent)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.send-copy", NULL);
      WAIT_FOR (carnet_app_test_find_dialog (GTK_WIDGET (window)) != GTK_WIDGET (window));
      WAIT_FOR (carnet_send_window_is_ready (
          CARNET_SEND_WINDOW (carnet_app_test_find_dialog (GTK_WIDGET (window)))));
      carnet_app_test_settle (carnet_app_test_find_dialog (GTK_WIDGET (window)));
    }
  if (chips)
    open_chips (GTK_WIDGET (window));
  save (carnet_app_test_find_dialog (GTK_WIDGET (window)), output);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_up_sample (CarnetAppFixture *fixture)
{
  if (apart)
    {
      merged = g_new0 (char *, 2);
      merged[0] = carnet_app_fixture_set_up_apart (fixture);
      carnet_picture_clock_touch (merged[0]);
    }
  else if (empty)
    carnet_app_fixture_set_up_empty (fixture, NULL);
  else if (edited)
    carnet_app_fixture_set_up_programme (fixture, NULL);
  else if (g_strcmp0 (view, "conflicts") == 0)
    carnet_app_fixture_set_up_conflicts (fixture, NULL);
  else if (g_strcmp0 (view, "three") == 0)
    carnet_app_fixture_set_up_three (fixture, NULL);
  else
    carnet_app_fixture_set_up (fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("[LOGBOOK] OUTPUT.png");
  g_autoptr (GError) error = NULL;
  CarnetAppFixture fixture = { 0 };
  const char      *output;

  carnet_i18n_init ();
  g_option_context_add_main_entries (context, ENTRIES, NULL);
  g_option_context_add_main_entries (context, carnet_picture_modes, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("%s\n", error ? error->message : "carnet-picture: a file to write, please");
      return 2;
    }
  carnet_picture_modes_prepare ();
  adw_init ();
  carnet_style_init (gdk_display_get_default ());
  carnet_picture_modes_apply ();
  if (day)
    carnet_picture_clock_stop (day);
  output = argv[argc - 1];
  if (sample || empty || apart || edited)
    set_up_sample (&fixture);
  picture (fixture.path ? fixture.path : argv[1], output);
  if (fixture.path)
    carnet_app_fixture_tear_down (&fixture, NULL);
  return 0;
}
