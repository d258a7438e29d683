/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages marked as verbatim in the editor: they follow the text, and are undone. */
#include "carnet-verbatim-world.h"

static void
erase (World *world, guint field, guint start, guint end)
{
  GtkTextIter from = verbatim_iter_at (world, field, start), to = verbatim_iter_at (world, field, end);

  gtk_text_buffer_begin_user_action (world_buffer (world, field));
  gtk_text_buffer_delete (world_buffer (world, field), &from, &to);
  gtk_text_buffer_end_user_action (world_buffer (world, field));
}

/* -- Marking -------------------------------------------------------------------------------- */

static void
test_mark (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;
  g_autoptr (CarnetObservation) stored = NULL;
  g_autoptr (CarnetHistory) history = NULL;
  const CarnetProgramme *programme = carnet_session_get_programme (world->session);
  const CarnetSection   *section = programme->sections->pdata[VERBATIM_FIELD - 1];

  verbatim_write_words (world);
  /* Without the space that was selected too. */
  verbatim_mark (world, " je repars ");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  WAIT_FOR (verbatim_find_label (world, "1 verbatim") != NULL);
  world_flush (world);
  highlight = verbatim_get_only (world, &id);
  g_assert_true (carnet_id_equal (&highlight->section, &section->id));
  g_assert_cmpuint (highlight->start, ==, 9);
  g_assert_cmpuint (highlight->end, ==, 18);
  g_assert_cmpstr (highlight->quote, ==, "je repars");
  g_assert_cmpint (highlight->consent, ==, CARNET_CONSENT_UNASKED);
  /* It says what it quotes: what was sealed with it. */
  stored = world_load (world, &id);
  history = carnet_logbook_load_history (world_logbook (world), &highlight->id, NULL);
  {
    const CarnetRevision *revision = carnet_history_get_sorted (history)->pdata[0];
    g_autofree char      *head = carnet_hash_to_string (&g_array_index (stored->heads, CarnetHash, 0));
    g_autoptr (CarnetWrites) writes = carnet_writes_from_payload (revision->payload, NULL, NULL);
    g_assert_cmpstr (carnet_writes_find_text (writes, CARNET_KEY_REVISION), ==, head);
  }
  /* It is there when it is opened again. */
  world_open_row (world, 3);
  verbatim_assert_marked (world, VERBATIM_FIELD, "");
  world_open_row (world, 0);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_flush (world);
  g_assert_cmpuint (verbatim_count_revisions (world, &highlight->id), ==, 1);
}

static void
test_several (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;

  verbatim_mark_words (world);
  verbatim_mark (world, "il sort");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars|il sort");
  WAIT_FOR (verbatim_find_label (world, "2 verbatims") != NULL);
  /* Across one of them: a sentence, and nothing changes. */
  verbatim_mark (world, "repars avec");
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL,
                                  g_dgettext ("carnet-de-bord", "Some of these words are marked already."))
            != NULL);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars|il sort");
  /* In the title, or without a selection, there is nothing to mark. */
  verbatim_select_range (world, 0, 0, 3);
  world_activate (world, "observation.verbatim");
  verbatim_put_cursor (world, VERBATIM_FIELD, 3);
  world_activate (world, "observation.verbatim");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars|il sort");
  WAIT_FOR (
      carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL,
                            g_dgettext ("carnet-de-bord", "Select somebody’s words in a section first."))
      != NULL);
  world_flush (world);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 2);
}

/* -- Following the text ----------------------------------------------------------------------- */

static void
test_follow (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) first = NULL, second = NULL, third = NULL;

  verbatim_mark_words (world);
  world_flush (world);
  first = verbatim_get_only (world, &id);
  /* Around it, to its very ends: it is shown further on, and nothing is written about it. */
  verbatim_put_cursor (world, VERBATIM_FIELD, 9);
  world_type (world, VERBATIM_FIELD, "« ");
  verbatim_put_cursor (world, VERBATIM_FIELD, 20);
  world_type (world, VERBATIM_FIELD, " »");
  erase (world, VERBATIM_FIELD, 0, 3);
  world_assert_text (world, VERBATIM_FIELD, "dit : « je repars » avec une question. Puis il sort.");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_flush (world);
  second = verbatim_get_only (world, &id);
  g_assert_cmpuint (verbatim_count_revisions (world, &first->id), ==, 1);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  /* Within it: these are its words now. */
  verbatim_put_cursor (world, VERBATIM_FIELD, 10);
  world_type (world, VERBATIM_FIELD, " ne");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je ne repars");
  world_flush (world);
  third = verbatim_get_only (world, &id);
  g_assert_cmpstr (third->quote, ==, "je ne repars");
  g_assert_cmpuint (third->start, ==, 8);
  g_assert_cmpuint (verbatim_count_revisions (world, &first->id), ==, 2);
}

/* The same words a second time, before: then where it is has to be said. */
static void
test_same_words (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;

  verbatim_mark_words (world);
  world_flush (world);
  verbatim_put_cursor (world, VERBATIM_FIELD, 0);
  world_type (world, VERBATIM_FIELD, "Donc je repars. ");
  world_flush (world);
  highlight = verbatim_get_only (world, &id);
  g_assert_cmpuint (highlight->start, ==, 25);
  world_open_row (world, 3);
  world_open_row (world, 0);
  {
    GtkTextIter iter = verbatim_iter_at (world, VERBATIM_FIELD, 25);
    GtkTextTag *tag = gtk_text_tag_table_lookup (
        gtk_text_buffer_get_tag_table (world_buffer (world, VERBATIM_FIELD)), "verbatim");
    g_assert_true (gtk_text_iter_starts_tag (&iter, tag));
  }
}

/* Pasting a marked text marks nothing. */
static void
test_paste (World *world, gconstpointer unused)
{
  GtkTextIter start, end, place;

  verbatim_mark_words (world);
  start = verbatim_iter_at (world, VERBATIM_FIELD, 5);
  end = verbatim_iter_at (world, VERBATIM_FIELD, 30);
  place = verbatim_iter_at (world, VERBATIM_FIELD, 0);
  gtk_text_buffer_insert_range (world_buffer (world, VERBATIM_FIELD), &place, &start, &end);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
}

/* -- Undoing ------------------------------------------------------------------------------------ */

static void
test_undo (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;

  verbatim_mark_words (world);
  world_activate (world, "observation.undo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "");
  world_assert_text (world, VERBATIM_FIELD, VERBATIM_WORDS);
  world_activate (world, "observation.redo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  verbatim_put_cursor (world, VERBATIM_FIELD, 0);
  world_type (world, VERBATIM_FIELD, "Oui");
  world_activate (world, "observation.undo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_activate (world, "observation.undo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "");
  world_flush (world);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  /* Upon what was sealed too, both ways. */
  world_activate (world, "observation.redo");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
  world_activate (world, "observation.undo");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  world_activate (world, "observation.redo");
  world_flush (world);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  g_ptr_array_unref (highlights);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
  g_assert_cmpuint (((CarnetHighlight *)highlights->pdata[0])->heads->len, ==, 1);
}

/* What erasing takes along comes back with the words, in one step. */
static void
test_undo_erasing (World *world, gconstpointer unused)
{
  static const guint erased[][2] = { { 0, 51 }, { 5, 12 }, { 9, 10 }, { 17, 18 }, { 9, 18 }, { 12, 40 } };
  static const char *const left[] = { "", "repars", "e repars", "je repar", "", "je " };

  verbatim_mark_words (world);
  for (guint i = 0; i < G_N_ELEMENTS (erased); i++)
    {
      erase (world, VERBATIM_FIELD, erased[i][0], erased[i][1]);
      verbatim_assert_marked (world, VERBATIM_FIELD, left[i]);
      world_activate (world, "observation.undo");
      world_assert_text (world, VERBATIM_FIELD, VERBATIM_WORDS);
      verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
      world_activate (world, "observation.redo");
      verbatim_assert_marked (world, VERBATIM_FIELD, left[i]);
      world_activate (world, "observation.undo");
      verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
    }
}

static char *
describe (World *world)
{
  GtkTextBuffer   *buffer = world_buffer (world, VERBATIM_FIELD);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "verbatim");
  g_autofree char *text = world_dup_text (world, VERBATIM_FIELD);
  GString         *shown = g_string_new (text);
  GtkTextIter      iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    if (gtk_text_iter_toggles_tag (&iter, tag))
      g_string_append_printf (shown, " %s%d", gtk_text_iter_starts_tag (&iter, tag) ? "+" : "-",
                              gtk_text_iter_get_offset (&iter));
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag));
  return g_string_free (shown, FALSE);
}

static void
act_at_random (World *world)
{
  static const char *const pieces[] = { "é", " ", "mot", "« ", " »", "ah ça" };
  const guint              n = (guint)gtk_text_buffer_get_char_count (world_buffer (world, VERBATIM_FIELD));
  const guint              a = (guint)g_test_rand_int_range (0, (int)n + 1),
              b = (guint)g_test_rand_int_range (0, (int)n + 1);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      erase (world, VERBATIM_FIELD, MIN (a, b), MIN (MAX (a, b), MIN (a, b) + 12));
      break;
    case 1:
      verbatim_select_range (world, VERBATIM_FIELD, MIN (a, b), MIN (MAX (a, b), MIN (a, b) + 20));
      world_activate (world, "observation.verbatim");
      break;
    default:
      verbatim_put_cursor (world, VERBATIM_FIELD, a);
      world_type (world, VERBATIM_FIELD, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    }
}

/* More often than there are steps: the rest does nothing. */
static void
repeat (World *world, const char *action)
{
  for (guint i = 0; i < 120; i++)
    world_activate (world, action);
}

/* Whatever was done, undoing all of it and doing it again comes to the same, and so does opening it again. */
static void
test_random (World *world, gconstpointer unused)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *before = describe (world), *after = NULL, *undone = NULL, *redone = NULL,
                      *opened = NULL;

      for (guint i = 0; i < 25; i++)
        act_at_random (world);
      after = describe (world);
      repeat (world, "observation.undo");
      undone = describe (world);
      g_assert_cmpstr (undone, ==, before);
      repeat (world, "observation.redo");
      redone = describe (world);
      g_assert_cmpstr (redone, ==, after);
      world_open_row (world, 3);
      world_open_row (world, 0);
      opened = describe (world);
      g_assert_cmpstr (opened, ==, after);
    }
}

/* -- Details -------------------------------------------------------------------------------------- */

static GtkWidget *
find_choice (CarnetPassagePopover *popover, CarnetConsent consent)
{
  return carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_CHECK_BUTTON,
                               carnet_consent_get_label (consent));
}

static void
test_details (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;
  CarnetPassagePopover *popover;
  GtkWidget            *entry;

  verbatim_mark_words (world);
  popover = verbatim_open_details (world);
  entry = carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpint (carnet_passage_popover_get_consent (popover), ==, CARNET_CONSENT_UNASKED);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Personne d’exemple");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (popover, CARNET_CONSENT_ANONYMOUS)), TRUE);
  /* Kept as it is said, before the popover closes. */
  WAIT_FOR (verbatim_get_state (world) == CARNET_DOCUMENT_SAVED);
  verbatim_close_details (world);
  g_assert_nonnull (verbatim_find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"));
  gtk_test_accessible_assert_role (
      verbatim_find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"),
      GTK_ACCESSIBLE_ROLE_STATUS);
  verbatim_put_cursor (world, VERBATIM_FIELD, 2);
  g_assert_null (verbatim_find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"));
  world_flush (world);
  highlight = verbatim_get_only (world, &id);
  g_assert_cmpstr (highlight->speaker, ==, "Personne d’exemple");
  g_assert_cmpint (highlight->consent, ==, CARNET_CONSENT_ANONYMOUS);
  /* It opens on what was said; one step undoes all of it. */
  popover = verbatim_open_details (world);
  g_assert_cmpstr (carnet_passage_popover_get_speaker (popover), ==, "Personne d’exemple");
  g_assert_cmpint (carnet_passage_popover_get_consent (popover), ==, CARNET_CONSENT_ANONYMOUS);
  world_activate (world, "observation.undo");
  g_assert_null (verbatim_find_popover (world));
  world_flush (world);
  g_clear_pointer (&highlight, carnet_highlight_free);
  highlight = verbatim_get_only (world, &id);
  g_assert_cmpstr (highlight->speaker, ==, "");
  g_assert_cmpint (highlight->consent, ==, CARNET_CONSENT_UNASKED);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
}

static void
test_unmark (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;
  CarnetPassagePopover *popover;

  verbatim_mark_words (world);
  world_flush (world);
  popover = verbatim_open_details (world);
  g_signal_emit_by_name (carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_BUTTON, "Retirer la marque"),
                         "clicked");
  WAIT_FOR (verbatim_find_popover (world) == NULL);
  verbatim_assert_marked (world, VERBATIM_FIELD, "");
  world_flush (world);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  world_activate (world, "observation.undo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = verbatim_list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
}

/* -- A crash, a merge, reading alone ----------------------------------------------------------------- */

#define WIDE GINT_TO_POINTER (1280)
#define ADD(path, test)                                                                                      \
  g_test_add ("/carnet-verbatim/" path, World, WIDE, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("mark", test_mark);
  ADD ("several", test_several);
  ADD ("follow", test_follow);
  ADD ("same-words", test_same_words);
  ADD ("paste", test_paste);
  ADD ("undo", test_undo);
  ADD ("undo-erasing", test_undo_erasing);
  ADD ("random", test_random);
  ADD ("details", test_details);
  ADD ("unmark", test_unmark);
  return g_test_run ();
}
