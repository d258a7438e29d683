/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages marked as verbatim in the editor: they follow the text, are undone, saved, found again. */
#include <string.h>

#include "carnet-view-world.h"
#include "carnet/carnet-passage-popover.h"

#define WORDS "Il dit : je repars avec une question. Puis il sort."
#define FIELD 2

static GtkTextIter
iter_at (World *world, guint field, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (world_buffer (world, field), &iter, (int)offset);
  return iter;
}

static void
select_range (World *world, guint field, guint start, guint end)
{
  GtkTextIter from = iter_at (world, field, start), to = iter_at (world, field, end);

  gtk_text_buffer_select_range (world_buffer (world, field), &to, &from);
  gtk_widget_grab_focus (carnet_observation_editor_get_text_view (world->editor, field));
}

static void
put_cursor (World *world, guint field, guint offset)
{
  select_range (world, field, offset, offset);
}

static void
select_words (World *world, guint field, const char *words)
{
  g_autofree char *text = world_dup_text (world, field);
  const char      *at = strstr (text, words);
  const guint      start = (guint)g_utf8_strlen (text, at - text);

  select_range (world, field, start, start + (guint)g_utf8_strlen (words, -1));
}

static void
erase (World *world, guint field, guint start, guint end)
{
  GtkTextIter from = iter_at (world, field, start), to = iter_at (world, field, end);

  gtk_text_buffer_begin_user_action (world_buffer (world, field));
  gtk_text_buffer_delete (world_buffer (world, field), &from, &to);
  gtk_text_buffer_end_user_action (world_buffer (world, field));
}

/* What is marked, as it is shown, separated by bars. */
static void
assert_marked (World *world, guint field, const char *expected)
{
  GtkTextBuffer *buffer = world_buffer (world, field);
  GtkTextTag    *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "verbatim");
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_starts_tag (&start, tag) || gtk_text_iter_forward_to_tag_toggle (&start, tag))
    {
      g_autofree char *words = NULL;

      if (!gtk_text_iter_starts_tag (&start, tag))
        break;
      end = start;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      words = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      g_string_append_printf (marked, "%s%s", marked->len > 0 ? "|" : "", words);
      start = end;
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static GPtrArray *
list (World *world, const CarnetId *id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *highlights = carnet_logbook_list_highlights (world_logbook (world), id, &error);

  g_assert_no_error (error);
  return highlights;
}

static CarnetHighlight *
only (World *world, const CarnetId *id)
{
  g_autoptr (GPtrArray) highlights = list (world, id);

  g_assert_cmpuint (highlights->len, ==, 1);
  return carnet_highlight_copy (highlights->pdata[0]);
}

static guint
count_revisions (World *world, const CarnetId *id)
{
  g_autoptr (CarnetHistory) history = carnet_logbook_load_history (world_logbook (world), id, NULL);

  return history ? carnet_history_get_sorted (history)->len : 0;
}

static CarnetDocumentState
state (World *world)
{
  return carnet_observation_document_get_state (carnet_observation_editor_get_document (world->editor));
}

static CarnetPassagePopover *
find_popover (World *world)
{
  return CARNET_PASSAGE_POPOVER (
      carnet_app_test_find_mapped (GTK_WIDGET (world->editor), CARNET_TYPE_PASSAGE_POPOVER));
}

static GtkWidget *
find_label (World *world, const char *text)
{
  return carnet_app_test_find (GTK_WIDGET (world->editor), GTK_TYPE_LABEL, text);
}

static void
write_words (World *world)
{
  world_type (world, FIELD, WORDS);
}

static void
mark (World *world, const char *words)
{
  select_words (world, FIELD, words);
  world_activate (world, "observation.verbatim");
}

static void
mark_words (World *world)
{
  write_words (world);
  mark (world, "je repars");
  assert_marked (world, FIELD, "je repars");
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
  const CarnetSection   *section = programme->sections->pdata[FIELD - 1];

  write_words (world);
  /* Without the space that was selected too. */
  mark (world, " je repars ");
  assert_marked (world, FIELD, "je repars");
  WAIT_FOR (find_label (world, "1 verbatim") != NULL);
  world_flush (world);
  highlight = only (world, &id);
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
  assert_marked (world, FIELD, "");
  world_open_row (world, 0);
  assert_marked (world, FIELD, "je repars");
  world_flush (world);
  g_assert_cmpuint (count_revisions (world, &highlight->id), ==, 1);
}

static void
test_several (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;

  mark_words (world);
  mark (world, "il sort");
  assert_marked (world, FIELD, "je repars|il sort");
  WAIT_FOR (find_label (world, "2 verbatims") != NULL);
  /* Across one of them: a sentence, and nothing changes. */
  mark (world, "repars avec");
  WAIT_FOR (carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL,
                                  g_dgettext ("carnet-de-bord", "Some of these words are marked already."))
            != NULL);
  assert_marked (world, FIELD, "je repars|il sort");
  /* In the title, or without a selection, there is nothing to mark. */
  select_range (world, 0, 0, 3);
  world_activate (world, "observation.verbatim");
  put_cursor (world, FIELD, 3);
  world_activate (world, "observation.verbatim");
  assert_marked (world, FIELD, "je repars|il sort");
  WAIT_FOR (
      carnet_app_test_find (GTK_WIDGET (world->window), GTK_TYPE_LABEL,
                            g_dgettext ("carnet-de-bord", "Select somebody’s words in a section first."))
      != NULL);
  world_flush (world);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 2);
}

/* -- Following the text ----------------------------------------------------------------------- */

static void
test_follow (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) first = NULL, second = NULL, third = NULL;

  mark_words (world);
  world_flush (world);
  first = only (world, &id);
  /* Around it, to its very ends: it is shown further on, and nothing is written about it. */
  put_cursor (world, FIELD, 9);
  world_type (world, FIELD, "« ");
  put_cursor (world, FIELD, 20);
  world_type (world, FIELD, " »");
  erase (world, FIELD, 0, 3);
  world_assert_text (world, FIELD, "dit : « je repars » avec une question. Puis il sort.");
  assert_marked (world, FIELD, "je repars");
  world_flush (world);
  second = only (world, &id);
  g_assert_cmpuint (count_revisions (world, &first->id), ==, 1);
  assert_marked (world, FIELD, "je repars");
  /* Within it: these are its words now. */
  put_cursor (world, FIELD, 10);
  world_type (world, FIELD, " ne");
  assert_marked (world, FIELD, "je ne repars");
  world_flush (world);
  third = only (world, &id);
  g_assert_cmpstr (third->quote, ==, "je ne repars");
  g_assert_cmpuint (third->start, ==, 8);
  g_assert_cmpuint (count_revisions (world, &first->id), ==, 2);
}

/* The same words a second time, before: then where it is has to be said. */
static void
test_same_words (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;

  mark_words (world);
  world_flush (world);
  put_cursor (world, FIELD, 0);
  world_type (world, FIELD, "Donc je repars. ");
  world_flush (world);
  highlight = only (world, &id);
  g_assert_cmpuint (highlight->start, ==, 25);
  world_open_row (world, 3);
  world_open_row (world, 0);
  {
    GtkTextIter iter = iter_at (world, FIELD, 25);
    GtkTextTag *tag
        = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (world_buffer (world, FIELD)), "verbatim");
    g_assert_true (gtk_text_iter_starts_tag (&iter, tag));
  }
}

/* Pasting a marked text marks nothing. */
static void
test_paste (World *world, gconstpointer unused)
{
  GtkTextIter start, end, place;

  mark_words (world);
  start = iter_at (world, FIELD, 5);
  end = iter_at (world, FIELD, 30);
  place = iter_at (world, FIELD, 0);
  gtk_text_buffer_insert_range (world_buffer (world, FIELD), &place, &start, &end);
  assert_marked (world, FIELD, "je repars");
}

/* -- Undoing ------------------------------------------------------------------------------------ */

static void
test_undo (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;

  mark_words (world);
  world_activate (world, "observation.undo");
  assert_marked (world, FIELD, "");
  world_assert_text (world, FIELD, WORDS);
  world_activate (world, "observation.redo");
  assert_marked (world, FIELD, "je repars");
  put_cursor (world, FIELD, 0);
  world_type (world, FIELD, "Oui");
  world_activate (world, "observation.undo");
  assert_marked (world, FIELD, "je repars");
  world_activate (world, "observation.undo");
  assert_marked (world, FIELD, "");
  world_flush (world);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  /* Upon what was sealed too, both ways. */
  world_activate (world, "observation.redo");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
  world_activate (world, "observation.undo");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  world_activate (world, "observation.redo");
  world_flush (world);
  assert_marked (world, FIELD, "je repars");
  g_ptr_array_unref (highlights);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
  g_assert_cmpuint (((CarnetHighlight *)highlights->pdata[0])->heads->len, ==, 1);
}

/* What erasing takes along comes back with the words, in one step. */
static void
test_undo_erasing (World *world, gconstpointer unused)
{
  static const guint erased[][2] = { { 0, 51 }, { 5, 12 }, { 9, 10 }, { 17, 18 }, { 9, 18 }, { 12, 40 } };
  static const char *const left[] = { "", "repars", "e repars", "je repar", "", "je " };

  mark_words (world);
  for (guint i = 0; i < G_N_ELEMENTS (erased); i++)
    {
      erase (world, FIELD, erased[i][0], erased[i][1]);
      assert_marked (world, FIELD, left[i]);
      world_activate (world, "observation.undo");
      world_assert_text (world, FIELD, WORDS);
      assert_marked (world, FIELD, "je repars");
      world_activate (world, "observation.redo");
      assert_marked (world, FIELD, left[i]);
      world_activate (world, "observation.undo");
      assert_marked (world, FIELD, "je repars");
    }
}

static char *
describe (World *world)
{
  GtkTextBuffer   *buffer = world_buffer (world, FIELD);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "verbatim");
  g_autofree char *text = world_dup_text (world, FIELD);
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
  const guint              n = (guint)gtk_text_buffer_get_char_count (world_buffer (world, FIELD));
  const guint              a = (guint)g_test_rand_int_range (0, (int)n + 1),
              b = (guint)g_test_rand_int_range (0, (int)n + 1);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      erase (world, FIELD, MIN (a, b), MIN (MAX (a, b), MIN (a, b) + 12));
      break;
    case 1:
      select_range (world, FIELD, MIN (a, b), MIN (MAX (a, b), MIN (a, b) + 20));
      world_activate (world, "observation.verbatim");
      break;
    default:
      put_cursor (world, FIELD, a);
      world_type (world, FIELD, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
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

static CarnetPassagePopover *
open_details (World *world)
{
  put_cursor (world, FIELD, 12);
  world_activate (world, "observation.verbatim");
  WAIT_FOR (find_popover (world) != NULL);
  return find_popover (world);
}

static void
close_details (World *world)
{
  gtk_popover_popdown (GTK_POPOVER (find_popover (world)));
  WAIT_FOR (find_popover (world) == NULL);
}

static void
test_details (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;
  CarnetPassagePopover *popover;
  GtkWidget            *entry;

  mark_words (world);
  popover = open_details (world);
  entry = carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, NULL);
  g_assert_cmpint (carnet_passage_popover_get_consent (popover), ==, CARNET_CONSENT_UNASKED);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Personne d’exemple");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (popover, CARNET_CONSENT_ANONYMOUS)), TRUE);
  /* Kept as it is said, before the popover closes. */
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  close_details (world);
  g_assert_nonnull (find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"));
  gtk_test_accessible_assert_role (find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"),
                                   GTK_ACCESSIBLE_ROLE_STATUS);
  put_cursor (world, FIELD, 2);
  g_assert_null (find_label (world, "Verbatim, parole de Personne d’exemple, anonyme"));
  world_flush (world);
  highlight = only (world, &id);
  g_assert_cmpstr (highlight->speaker, ==, "Personne d’exemple");
  g_assert_cmpint (highlight->consent, ==, CARNET_CONSENT_ANONYMOUS);
  /* It opens on what was said; one step undoes all of it. */
  popover = open_details (world);
  g_assert_cmpstr (carnet_passage_popover_get_speaker (popover), ==, "Personne d’exemple");
  g_assert_cmpint (carnet_passage_popover_get_consent (popover), ==, CARNET_CONSENT_ANONYMOUS);
  world_activate (world, "observation.undo");
  g_assert_null (find_popover (world));
  world_flush (world);
  g_clear_pointer (&highlight, carnet_highlight_free);
  highlight = only (world, &id);
  g_assert_cmpstr (highlight->speaker, ==, "");
  g_assert_cmpint (highlight->consent, ==, CARNET_CONSENT_UNASKED);
  assert_marked (world, FIELD, "je repars");
}

static void
test_unmark (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (GPtrArray) highlights = NULL;
  CarnetPassagePopover *popover;

  mark_words (world);
  world_flush (world);
  popover = open_details (world);
  g_signal_emit_by_name (carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_BUTTON, "Retirer la marque"),
                         "clicked");
  WAIT_FOR (find_popover (world) == NULL);
  assert_marked (world, FIELD, "");
  world_flush (world);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 0);
  world_activate (world, "observation.undo");
  assert_marked (world, FIELD, "je repars");
  world_flush (world);
  g_ptr_array_unref (highlights);
  highlights = list (world, &id);
  g_assert_cmpuint (highlights->len, ==, 1);
}

/* -- A crash, a merge, reading alone ----------------------------------------------------------------- */

static void
test_crash (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;

  mark_words (world);
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  world_hide (world);
  world_show (world, 1280);
  g_assert_cmpuint (count_revisions (world, &id), ==, 1);
  world_assert_text (world, FIELD, WORDS);
  assert_marked (world, FIELD, "je repars");
  world_flush (world);
  highlight = only (world, &id);
  g_assert_cmpstr (highlight->quote, ==, "je repars");
  g_assert_cmpuint (count_revisions (world, &highlight->id), ==, 1);
}

static guint
count_drafts (World *world)
{
  g_autoptr (GPtrArray) drafts = carnet_logbook_list_drafts (world_logbook (world), NULL);

  return drafts->len;
}

/* A mark alone, in an observation that was not written in: it is sealed. */
static void
test_crash_of_mark (World *world, gconstpointer unused)
{
  CarnetId id;

  write_words (world);
  world_flush (world);
  id = world_current_id (world);
  mark (world, "je repars");
  WAIT_FOR (state (world) == CARNET_DOCUMENT_SAVED);
  g_assert_cmpuint (count_drafts (world), ==, 1);
  world_hide (world);
  world_show (world, 1280);
  WAIT_FOR (count_drafts (world) == 0);
  {
    g_autoptr (CarnetHighlight) highlight = only (world, &id);
    g_assert_cmpstr (highlight->quote, ==, "je repars");
  }
  assert_marked (world, FIELD, "je repars");
}

/* Somebody else edits the text: it is found again, and nothing is written for it; or it is told. */
static void
test_others (World *world, gconstpointer unused)
{
  static const char *const texts[] = { "Debout, il dit : je ne repars pas avec une question.", "Rien." };
  static const char *const marked[] = { "je ne repars pas avec une question", "" };
  const CarnetProgramme   *programme = carnet_session_get_programme (world->session);
  const CarnetSection     *section = programme->sections->pdata[FIELD - 1];
  g_autofree char         *key = carnet_observation_document_dup_text_key (&section->id);
  CarnetId                 id = world_current_id (world), passage;

  write_words (world);
  mark (world, "je repars avec une question");
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = only (world, &id);
    passage = highlight->id;
  }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CarnetLogbook) other
          = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_text (writes, key, texts[i]);
      g_assert_true (carnet_logbook_write (other, &id, CARNET_KIND_OBSERVATION, NULL, writes, NULL, NULL));
      carnet_session_emit_changed (world->session, CARNET_KIND_OBSERVATION, &id);
      world_assert_text (world, FIELD, texts[i]);
      assert_marked (world, FIELD, marked[i]);
      world_flush (world);
      g_assert_cmpuint (count_revisions (world, &passage), ==, 1);
    }
  WAIT_FOR (find_label (world, "1 verbatim n’est plus dans le texte.") != NULL);
  /* Writing elsewhere in that text does not take it off. */
  put_cursor (world, FIELD, 0);
  world_type (world, FIELD, "Ah. ");
  world_flush (world);
  g_assert_cmpuint (count_revisions (world, &passage), ==, 1);
}

/* Somebody else takes it off, which is told of the observation or of the passage; putting it back is done
 * knowing that. */
static void
check_taken_off (World *world, const char *told)
{
  CarnetId id = world_current_id (world), passage;

  mark_words (world);
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = only (world, &id);
    g_autoptr (CarnetLogbook) other
        = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
    g_autoptr (CarnetWrites) writes = carnet_writes_new ();

    passage = highlight->id;
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
    g_assert_true (carnet_logbook_write (other, &passage, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, NULL));
  }
  carnet_session_emit_changed (world->session, told,
                               g_str_equal (told, CARNET_KIND_HIGHLIGHT) ? &passage : &id);
  assert_marked (world, FIELD, "");
  world_activate (world, "observation.undo");
  world_activate (world, "observation.redo");
  assert_marked (world, FIELD, "je repars");
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = only (world, &id);
    g_assert_true (carnet_id_equal (&highlight->id, &passage));
    g_assert_cmpuint (highlight->heads->len, ==, 1);
  }
}

static void
test_taken_off (World *world, gconstpointer unused)
{
  check_taken_off (world, CARNET_KIND_OBSERVATION);
}

/* As when it is settled on its own. */
static void
test_taken_off_alone (World *world, gconstpointer unused)
{
  check_taken_off (world, CARNET_KIND_HIGHLIGHT);
}

static void
test_read_only (World *world, gconstpointer unused)
{
  CarnetId              id;
  CarnetPassagePopover *popover;
  g_autofree char      *path = NULL;

  mark_words (world);
  world_flush (world);
  id = world_current_id (world);
  path = g_build_filename (world->fixture.folder, "copie.carnet", NULL);
  {
    g_autoptr (CarnetLogbook) logbook
        = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
    g_auto (CarnetSendReport) report = { 0 };

    g_assert_true (carnet_logbook_send (logbook, path, "Personne d’exemple", CARNET_SEND_ALL, &report, NULL,
                                        NULL, NULL, NULL));
  }
  world_hide (world);
  g_free (world->fixture.path);
  world->fixture.path = g_steal_pointer (&path);
  world_show (world, 1280);
  g_assert_true (carnet_session_is_read_only (world->session));
  carnet_carnet_view_show_observation (CARNET_CARNET_VIEW (world->view), &id);
  assert_marked (world, FIELD, "je repars");
  mark (world, "il sort");
  assert_marked (world, FIELD, "je repars");
  popover = open_details (world);
  g_assert_false (
      gtk_widget_is_sensitive (carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, NULL)));
  close_details (world);
}

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
  ADD ("crash", test_crash);
  ADD ("crash-of-mark", test_crash_of_mark);
  ADD ("others", test_others);
  ADD ("taken-off", test_taken_off);
  ADD ("taken-off-alone", test_taken_off_alone);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
