/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages marked as verbatim after a crash, after a merge, and in a logbook that is only read. */
#include "carnet-verbatim-world.h"

static void
test_crash (World *world, gconstpointer unused)
{
  const CarnetId id = world_current_id (world);
  g_autoptr (CarnetHighlight) highlight = NULL;

  verbatim_mark_words (world);
  WAIT_FOR (verbatim_get_state (world) == CARNET_DOCUMENT_SAVED);
  world_hide (world);
  world_show (world, 1280);
  g_assert_cmpuint (verbatim_count_revisions (world, &id), ==, 1);
  world_assert_text (world, VERBATIM_FIELD, VERBATIM_WORDS);
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_flush (world);
  highlight = verbatim_get_only (world, &id);
  g_assert_cmpstr (highlight->quote, ==, "je repars");
  g_assert_cmpuint (verbatim_count_revisions (world, &highlight->id), ==, 1);
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

  verbatim_write_words (world);
  world_flush (world);
  id = world_current_id (world);
  verbatim_mark (world, "je repars");
  WAIT_FOR (verbatim_get_state (world) == CARNET_DOCUMENT_SAVED);
  g_assert_cmpuint (count_drafts (world), ==, 1);
  world_hide (world);
  world_show (world, 1280);
  WAIT_FOR (count_drafts (world) == 0);
  {
    g_autoptr (CarnetHighlight) highlight = verbatim_get_only (world, &id);
    g_assert_cmpstr (highlight->quote, ==, "je repars");
  }
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
}

/* Somebody else edits the text: it is found again, and nothing is written for it; or it is told. */
static void
test_others (World *world, gconstpointer unused)
{
  static const char *const texts[] = { "Debout, il dit : je ne repars pas avec une question.", "Rien." };
  static const char *const marked[] = { "je ne repars pas avec une question", "" };
  const CarnetProgramme   *programme = carnet_session_get_programme (world->session);
  const CarnetSection     *section = programme->sections->pdata[VERBATIM_FIELD - 1];
  g_autofree char         *key = carnet_observation_document_dup_text_key (&section->id);
  CarnetId                 id = world_current_id (world), passage;

  verbatim_write_words (world);
  verbatim_mark (world, "je repars avec une question");
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = verbatim_get_only (world, &id);
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
      world_assert_text (world, VERBATIM_FIELD, texts[i]);
      verbatim_assert_marked (world, VERBATIM_FIELD, marked[i]);
      world_flush (world);
      g_assert_cmpuint (verbatim_count_revisions (world, &passage), ==, 1);
    }
  WAIT_FOR (verbatim_find_label (world, "1 verbatim n’est plus dans le texte.") != NULL);
  /* Writing elsewhere in that text does not take it off. */
  verbatim_put_cursor (world, VERBATIM_FIELD, 0);
  world_type (world, VERBATIM_FIELD, "Ah. ");
  world_flush (world);
  g_assert_cmpuint (verbatim_count_revisions (world, &passage), ==, 1);
}

/* Somebody else takes it off, which is told of the observation or of the passage; putting it back is done
 * knowing that. */
static void
check_taken_off (World *world, const char *told)
{
  CarnetId id = world_current_id (world), passage;

  verbatim_mark_words (world);
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = verbatim_get_only (world, &id);
    g_autoptr (CarnetLogbook) other
        = carnet_logbook_open (world->fixture.path, CARNET_OPEN_READ_WRITE, NULL, NULL);
    g_autoptr (CarnetWrites) writes = carnet_writes_new ();

    passage = highlight->id;
    carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
    g_assert_true (carnet_logbook_write (other, &passage, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, NULL));
  }
  carnet_session_emit_changed (world->session, told,
                               g_str_equal (told, CARNET_KIND_HIGHLIGHT) ? &passage : &id);
  verbatim_assert_marked (world, VERBATIM_FIELD, "");
  world_activate (world, "observation.undo");
  world_activate (world, "observation.redo");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  world_flush (world);
  {
    g_autoptr (CarnetHighlight) highlight = verbatim_get_only (world, &id);
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

  verbatim_mark_words (world);
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
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  verbatim_mark (world, "il sort");
  verbatim_assert_marked (world, VERBATIM_FIELD, "je repars");
  popover = verbatim_open_details (world);
  g_assert_false (
      gtk_widget_is_sensitive (carnet_app_test_find (GTK_WIDGET (popover), GTK_TYPE_ENTRY, NULL)));
  verbatim_close_details (world);
}

#define WIDE GINT_TO_POINTER (1280)
#define ADD(path, test) g_test_add ("/verbatim-saved/" path, World, WIDE, world_set_up, test, world_tear_down)

int
main (int argc, char **argv)
{
  carnet_app_test_init (&argc, &argv);
  ADD ("crash", test_crash);
  ADD ("crash-of-mark", test_crash_of_mark);
  ADD ("others", test_others);
  ADD ("taken-off", test_taken_off);
  ADD ("taken-off-alone", test_taken_off_alone);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
