/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-stalls.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "carnet/carnet-observation-editor.h"
#include "writing/carnet-paste.h"

#define N_WORDS 20000

typedef struct
{
  CarnetWindow *window;
  const char   *set;
  guint         scene;
  guint         step;
  GArray       *worst; /* (element-type gint64): of each step of the scene */
} Stalls;

/* The main loop has no data of its own to give to what polls. */
static gint64 woke_at, longest;

/* Microseconds; on a machine that does other things meanwhile the clock says less than what this thread took.
 */
static gint64
get_now (void)
{
  struct timespec took;

  if (!g_getenv ("CARNET_BENCH_PROCESSOR"))
    return g_get_monotonic_time ();
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &took);
  return took.tv_sec * G_USEC_PER_SEC + took.tv_nsec / 1000;
}

/* From one wait for events to the next, nothing else is answered to. */
static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout)
{
  gint ready;

  if (woke_at > 0)
    longest = MAX (longest, get_now () - woke_at);
  ready = g_poll (fds, n_fds, timeout);
  woke_at = get_now ();
  return ready;
}

/* -- What is on screen --------------------------------------------------------------- */

static gboolean
is_a (GtkWidget *widget, const char *type_or_class)
{
  const GType type = g_type_from_name (type_or_class);

  return type ? g_type_is_a (G_OBJECT_TYPE (widget), type) : gtk_widget_has_css_class (widget, type_or_class);
}

static GtkWidget *
find (GtkWidget *widget, const char *type_or_class)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (is_a (widget, type_or_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type_or_class);
  return found;
}

static GtkWidget *
get (Stalls *self, const char *type_or_class)
{
  GtkWidget *found = find (GTK_WIDGET (self->window), type_or_class);

  if (!found)
    g_error ("No %s on screen", type_or_class);
  return found;
}

/* -- What is done -------------------------------------------------------------------- */

static GtkAdjustment *
get_adjustment (Stalls *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get (self, "observations")));
}

static void
scroll (Stalls *self, guint step)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 53);
}

static void
jump (Stalls *self, guint step)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * ((step * 37 + 11) % 97) / 97);
}

static void
choose_month (Stalls *self, guint step)
{
  GtkListBox *months = GTK_LIST_BOX (gtk_widget_get_last_child (get (self, "CarnetMonthList")));

  /* All of them at the end. */
  gtk_list_box_select_row (months, gtk_list_box_get_row_at_index (months, (int)((step + 1) % 8)));
}

/* Letter by letter; the last step empties the entry. */
static void
search (Stalls *self, guint step)
{
  static const char *const TEXTS[]
      = { "r",          "re",           "reu", "reun", "reuni", "reunion", "reunion a",
          "reunion av", "reunion avec", "l",   "le",   "le ",   "" };

  gtk_editable_set_text (GTK_EDITABLE (get (self, "GtkSearchEntry")), TEXTS[step % G_N_ELEMENTS (TEXTS)]);
}

static void
type_into (GtkTextView *view, guint step)
{
  static const char TEXT[] = "Ce qui est arrivé, et ce que cela veut dire. ";
  GtkTextBuffer    *buffer = gtk_text_view_get_buffer (view);
  const char        key[2] = { TEXT[step % (sizeof TEXT - 1)], '\0' };

  /* Half a letter is no letter. */
  if (key[0] > 0)
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_at_cursor (buffer, key, 1);
      gtk_text_buffer_end_user_action (buffer);
    }
}

static void
type (Stalls *self, guint step)
{
  type_into (GTK_TEXT_VIEW (get (self, "GtkTextView")), step);
}

/* The first section, where nobody writes as much. */
static GtkTextView *
get_section (Stalls *self)
{
  CarnetObservationEditor *editor = CARNET_OBSERVATION_EDITOR (get (self, "CarnetObservationEditor"));

  return GTK_TEXT_VIEW (carnet_observation_editor_get_text_view (editor, 1));
}

/* Paragraphs of a hundred words, two of which are misspelt. */
static void
paste_much (Stalls *self, guint step)
{
  static const char *const WORDS[]
      = { "le",          "territoire", "une",     "observation", "partagée",     "avec",      "élus",
          "aujourd’hui", "l’idée",     "réunion", "des",         "associations", "dirigeants" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    if (i % 50 == 49)
      g_string_append_printf (text, "mto%c%c.%s", 'a' + i / 50 % 26, 'a' + i / 1300 % 26,
                              i % 100 == 99 ? "\n" : " ");
    else
      g_string_append_printf (text, "%s ", WORDS[i * 7 % G_N_ELEMENTS (WORDS)]);
  carnet_paste_text (get_section (self), text->str);
  g_string_free (text, TRUE);
}

static void
type_in_much (Stalls *self, guint step)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_section (self));
  GtkTextIter    middle;

  if (step == 0)
    {
      gtk_text_buffer_get_iter_at_line (buffer, &middle, gtk_text_buffer_get_line_count (buffer) / 2);
      gtk_text_iter_forward_chars (&middle, 40);
      gtk_text_buffer_place_cursor (buffer, &middle);
    }
  type_into (get_section (self), step);
}

static void
open_next (Stalls *self, guint step)
{
  gtk_widget_activate_action (get (self, "CarnetCarnetView"), "carnet.next", NULL);
}

static void
show_programme (Stalls *self, guint step)
{
  carnet_window_show_view (self->window, "programme");
}

static void
show_territories (Stalls *self, guint step)
{
  carnet_window_show_view (self->window, "territories");
}

static void
show_report (Stalls *self, guint step)
{
  carnet_window_show_view (self->window, "report");
}

/* -- On the timeline ------------------------------------------------------------------- */

static GtkAdjustment *
get_across (Stalls *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (get (self, "CarnetTimelineView"), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
scroll_across (Stalls *self, guint step)
{
  GtkAdjustment *across = get_across (self);

  gtk_adjustment_set_value (across, step == 0 ? 0 : gtk_adjustment_get_value (across) + 53);
}

static void
jump_across (Stalls *self, guint step)
{
  GtkAdjustment *across = get_across (self);

  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across) * ((step * 37 + 11) % 97) / 97);
}

static void
zoom (Stalls *self, guint step)
{
  static const char *const ACTIONS[] = { "programme.zoom-in",  "programme.zoom-in",  "programme.zoom-out",
                                         "programme.zoom-out", "programme.zoom-out", "programme.zoom-usual" };

  gtk_widget_activate_action (get (self, "CarnetTimelineView"), ACTIONS[step % G_N_ELEMENTS (ACTIONS)], NULL);
}

static void
go_left (Stalls *self, guint step)
{
  gtk_widget_child_focus (get (self, "CarnetTimelineView"), step == 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_LEFT);
}

static void
move_milestone (Stalls *self, guint step)
{
  gtk_widget_activate_action (get (self, "CarnetTimelineView"), "programme.later", NULL);
}

static const struct
{
  const char *set;
  const char *name;
  void (*act) (Stalls *self, guint step);
  guint n_steps;
  guint wait_ms; /* until the next: long enough for all that follows from it */
} SCENES[] = {
  { "logbook", "small scroll", scroll, 100, 32 },
  { "logbook", "jump", jump, 20, 600 },
  { "logbook", "month change", choose_month, 16, 600 },
  { "logbook", "search keystroke", search, 26, 700 },
  { "logbook", "next observation", open_next, 10, 500 },
  { "logbook", "typing", type, 90, 60 },
  { "logbook", "pasting 20,000 words", paste_much, 1, 8000 },
  { "logbook", "typing in 20,000 words", type_in_much, 90, 120 },
  { "logbook", "to the programme", show_programme, 1, 1500 },
  { "logbook", "to the territories", show_territories, 1, 4000 },
  { "logbook", "to the report", show_report, 1, 1500 },
  { "logbook", "jump in the report", jump, 10, 600 },
  { "timeline", "timeline, small scroll", scroll_across, 100, 32 },
  { "timeline", "timeline, jump", jump_across, 20, 300 },
  { "timeline", "timeline, zoom", zoom, 18, 300 },
  { "timeline", "timeline, next milestone", go_left, 40, 100 },
  { "timeline", "timeline, milestone moved", move_milestone, 10, 500 },
};

/* -- One after the other --------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
tell (Stalls *self)
{
  g_array_sort (self->worst, compare);
  printf ("%s\t%.1f\t%.1f\n", SCENES[self->scene].name,
          (double)g_array_index (self->worst, gint64, self->worst->len / 2) / 1000,
          (double)g_array_index (self->worst, gint64, self->worst->len - 1) / 1000);
  fflush (stdout);
  g_array_set_size (self->worst, 0);
}

/* To look at one of them with a profiler. */
static gboolean
is_skipped (Stalls *self, guint scene)
{
  const char *only = g_getenv ("CARNET_BENCH_SCENE");

  return scene < G_N_ELEMENTS (SCENES)
         && (!g_str_equal (self->set, SCENES[scene].set)
             || (only && !g_str_equal (only, SCENES[scene].name)));
}

static gboolean
step_cb (gpointer user_data)
{
  Stalls *self = user_data;

  while (self->step == 0 && is_skipped (self, self->scene))
    self->scene++;
  if (self->scene == G_N_ELEMENTS (SCENES))
    exit (EXIT_SUCCESS);

  if (self->step > 0)
    g_array_append_val (self->worst, longest);
  if (self->step == SCENES[self->scene].n_steps)
    {
      tell (self);
      self->step = 0;
      self->scene++;
      return step_cb (self);
    }
  longest = 0;
  SCENES[self->scene].act (self, self->step++);
  g_timeout_add (SCENES[self->scene].wait_ms, step_cb, self);
  return G_SOURCE_REMOVE;
}

void
bench_stalls_start (CarnetWindow *window, const char *set)
{
  Stalls *self = g_new0 (Stalls, 1);

  self->window = window;
  self->set = set;
  self->worst = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_main_context_set_poll_func (NULL, poll_cb);
  /* What opening still has to do is not of the first scene. */
  g_timeout_add (1500, step_cb, self);
}
