/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-spell-menu.h"

#include <glib/gi18n-lib.h>

#include "application/carnet-settings.h"
#include "widgets/carnet-toasts.h"
#include "writing/carnet-language-names.h"
#include "writing/carnet-speller.h"
#include "writing/carnet-text-range.h"
#include "writing/carnet-typing-help.h"

#define SUGGESTIONS_MAX 6

/* No such action: the item is a sentence to be read. */
#define NOTHING "writing.nothing"

struct _CarnetSpellMenu
{
  GObject parent_instance;

  GtkTextView   *view;    /* borrowed */
  CarnetSpeller *speller; /* borrowed */

  /* Owned */
  CarnetSpellCheck   *check;
  GSettings          *settings; /* (nullable) */
  GMenu              *word_menu;
  GMenu              *language_menu;
  GSimpleActionGroup *actions; /* writing.* */
  CarnetTextRange    *place;   /* of @word */
  char               *word;    /* (nullable): the one the menu is about */
  GCancellable       *asking;

  guint    clear_idle;
  gboolean says_missing; /* what @language_menu holds */
  guint    n_languages;
};

G_DEFINE_FINAL_TYPE (CarnetSpellMenu, carnet_spell_menu, G_TYPE_OBJECT)

/* -- What it says of a word ---------------------------------------------------------- */

/* Before the commands, which stay: one may have the focus. */
static void
insert_suggestions (GMenu *menu, char **words)
{
  for (int i = 0; words[i] && i < SUGGESTIONS_MAX; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_label (item, words[i]);
      g_menu_item_set_action_and_target (item, "writing.replace", "s", words[i]);
      g_menu_insert_item (menu, i, item);
    }
  if (!words[0])
    g_menu_insert (menu, 0, _ ("No suggestion"), NOTHING);
}

static void
append_commands (GMenu *menu)
{
  g_menu_append (menu, _ ("_Add to Dictionary"), "writing.add");
  g_menu_append (menu, _ ("_Ignore Everywhere"), "writing.ignore");
}

static void
forget_word (CarnetSpellMenu *self)
{
  g_clear_handle_id (&self->clear_idle, g_source_remove);
  if (self->asking)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->word, g_free);
  carnet_text_range_clear (self->place);
  g_menu_remove_all (self->word_menu);
}

static gboolean
clear_cb (gpointer user_data)
{
  CarnetSpellMenu *self = user_data;

  self->clear_idle = 0;
  forget_word (self);
  return G_SOURCE_REMOVE;
}

/* Not while the menu, from which this was chosen, is still there: it would lose its focus to the page. */
static void
queue_clear (CarnetSpellMenu *self)
{
  if (self->clear_idle == 0)
    self->clear_idle = g_idle_add_full (G_PRIORITY_LOW, clear_cb, self, NULL);
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetSpellMenu) self = user_data;
  g_auto (GStrv) words = carnet_speller_suggest_finish (CARNET_SPELLER (source), result);

  if (!self->asking || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  if (!words)
    {
      forget_word (self);
      return;
    }
  g_menu_remove (self->word_menu, 0);
  insert_suggestions (self->word_menu, words);
}

/* Anew each time: the popover of a menu whose chosen item went away leaves the keys to the page. */
static void
renew_menu (CarnetSpellMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) general = g_menu_new ();

  g_menu_append_submenu (general, _ ("_Spelling"), G_MENU_MODEL (self->language_menu));
  g_menu_append (general, _ ("French _Typography While Typing"), "writing.typographic-help");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->word_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (general));
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (menu));
}

/* The menu opens at once: suggestions come when they come. */
static void
show_word (CarnetSpellMenu *self, const GtkTextIter *place)
{
  GtkTextIter start, end;

  forget_word (self);
  renew_menu (self);
  carnet_speller_wake (self->speller);
  if (!gtk_text_view_get_editable (self->view)
      || carnet_speller_get_state (self->speller) != CARNET_SPELLER_READY)
    return;
  self->word = carnet_spell_check_find_word (self->check, place, &start, &end);
  if (!self->word || carnet_speller_look_up (self->speller, self->word) == CARNET_SPELLING_RIGHT)
    return;
  carnet_text_range_add (self->place, &start, &end);
  g_menu_append (self->word_menu, _ ("Looking for suggestions…"), NOTHING);
  append_commands (self->word_menu);
  self->asking = g_cancellable_new ();
  carnet_speller_suggest_async (self->speller, self->word, self->asking, suggested_cb, g_object_ref (self));
}

/* -- What it says of the language ---------------------------------------------------- */

static void
append_language (GMenu *menu, const char *label, const char *tag)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "writing.language", "s", tag);
  g_menu_append_item (menu, item);
}

static void
show_languages (CarnetSpellMenu *self)
{
  const char *const *languages = carnet_speller_get_languages (self->speller);
  const gboolean     missing = carnet_speller_get_state (self->speller) == CARNET_SPELLER_MISSING;
  const guint        n = g_strv_length ((char **)languages);

  if (missing == self->says_missing && n == self->n_languages
      && g_menu_model_get_n_items (G_MENU_MODEL (self->language_menu)) > 0)
    return;
  self->says_missing = missing;
  self->n_languages = n;
  g_menu_remove_all (self->language_menu);
  if (missing)
    g_menu_append (self->language_menu,
                   _ ("No dictionary of this language is installed: nothing is underlined."), NOTHING);
  append_language (self->language_menu, _ ("French"), "fr");
  for (guint i = 0; languages[i]; i++)
    {
      g_autofree char *name = carnet_language_name (languages[i]);

      if (!g_str_equal (languages[i], "fr"))
        append_language (self->language_menu, name, languages[i]);
    }
  append_language (self->language_menu, C_ ("language", "None"), "");
}

static void
speller_reset_cb (CarnetSpellMenu *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "language");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (carnet_speller_get_language (self->speller)));
  show_languages (self);
}

/* -- What it does -------------------------------------------------------------------- */

static void
replace_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetSpellMenu *self = user_data;
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter      start, end;

  if (!gtk_text_view_get_editable (self->view) || !carnet_text_range_get (self->place, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (buffer);
  carnet_typing_help_ignore (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_end_user_action (buffer);
  carnet_text_range_clear (self->place);
  queue_clear (self);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) view = user_data;
  g_autoptr (GError) error = NULL;

  if (!carnet_speller_add_finish (CARNET_SPELLER (source), result, &error))
    carnet_toast_error (view, error, NULL);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetSpellMenu *self = user_data;

  if (self->word)
    carnet_speller_add_async (self->speller, self->word, added_cb, g_object_ref (self->view));
  queue_clear (self);
}

static void
ignore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CarnetSpellMenu *self = user_data;

  if (self->word)
    carnet_speller_ignore (self->speller, self->word);
  queue_clear (self);
}

static void
language_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CarnetSpellMenu *self = user_data;

  carnet_speller_set_language (self->speller, g_variant_get_string (state, NULL));
}

/* -- Before it opens
 * ----------------------------------------------------------------------------------------- */

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        gpointer               user_data)
{
  CarnetSpellMenu *self = user_data;
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter      cursor;

  if (keyval != GDK_KEY_Menu && !(keyval == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK)))
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  show_word (self, &cursor);
  return FALSE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  CarnetSpellMenu *self = user_data;
  GtkTextIter      place;
  int              left, top;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &left, &top);
  /* Beside the text too: the languages are in the menu. */
  gtk_text_view_get_iter_at_location (self->view, &place, left, top);
  show_word (self, &place);
}

static void
add_controllers (CarnetSpellMenu *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *press = gtk_gesture_click_new ();

  /* Before the text view opens its menu. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (press));
}

/* -- Object
 * ------------------------------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  CarnetSpellMenu *self = CARNET_SPELL_MENU (object);

  if (self->place)
    forget_word (self);
  g_clear_pointer (&self->place, carnet_text_range_free);
  g_clear_object (&self->check);
  g_clear_object (&self->settings);
  g_clear_object (&self->word_menu);
  g_clear_object (&self->language_menu);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (carnet_spell_menu_parent_class)->dispose (object);
}

static void
carnet_spell_menu_class_init (CarnetSpellMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
carnet_spell_menu_init (CarnetSpellMenu *self)
{
  self->speller = carnet_speller_get_default ();
  self->settings = carnet_settings_new ();
  self->word_menu = g_menu_new ();
  self->language_menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
}

static void
add_actions (CarnetSpellMenu *self)
{
  static const GActionEntry ENTRIES[] = {
    { "replace", replace_cb, "s", NULL, NULL, { 0 } },
    { "add", add_cb, NULL, NULL, NULL, { 0 } },
    { "ignore", ignore_cb, NULL, NULL, NULL, { 0 } },
    { "language", NULL, "s", "''", language_cb, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), ENTRIES, G_N_ELEMENTS (ENTRIES), self);
  if (self->settings)
    {
      g_autoptr (GAction) typography = g_settings_create_action (self->settings, "typographic-help");
      g_action_map_add_action (G_ACTION_MAP (self->actions), typography);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "writing", G_ACTION_GROUP (self->actions));
}

CarnetSpellMenu *
carnet_spell_menu_new (GtkTextView *view, CarnetSpellCheck *check)
{
  CarnetSpellMenu *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (CARNET_IS_SPELL_CHECK (check), NULL);

  self = g_object_new (CARNET_TYPE_SPELL_MENU, NULL);
  self->view = view;
  self->check = g_object_ref (check);
  self->place = carnet_text_range_new (gtk_text_view_get_buffer (view));
  add_actions (self);
  renew_menu (self);
  add_controllers (self);
  speller_reset_cb (self);
  g_signal_connect_object (self->speller, "reset", G_CALLBACK (speller_reset_cb), self, G_CONNECT_SWAPPED);
  return self;
}
