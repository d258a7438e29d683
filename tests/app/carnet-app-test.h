/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/* What the tests of the windows share. */

/** carnet_app_test_init: as main() does: locale, GLib tests, libadwaita, style. */
void carnet_app_test_init (int *argc, char ***argv);

/** WAIT_FOR: lets the main loop turn until @condition holds; fails after a generous while. Never sleeps. */
#define WAIT_FOR(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    guint wait_for_watchdog_ = carnet_app_test_watch (#condition, G_STRLOC);                                 \
    while (!(condition))                                                                                     \
      g_main_context_iteration (NULL, TRUE);                                                                 \
    g_source_remove (wait_for_watchdog_);                                                                    \
  }                                                                                                          \
  G_STMT_END
guint carnet_app_test_watch (const char *condition, const char *where);

/** CarnetAppFixture: a folder of its own with a logbook in it, removed at the end. */
typedef struct
{
  char *folder;
  char *path;
} CarnetAppFixture;

/** carnet_app_fixture_set_up: a logbook of the 2018 programme with sample observations from May to September,
 * 9, 14, 11, 3 and 8 of them, in several territories. */
void carnet_app_fixture_set_up (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_empty: the same without observations. */
void carnet_app_fixture_set_up_empty (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_conflicts: the sample, its first observation in conflict with what « Autre
 * personne d’exemple » wrote, the second deleted by her while its author went on writing. */
void carnet_app_fixture_set_up_conflicts (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_three: the same, with a third version of a level. */
void carnet_app_fixture_set_up_three (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_milestones: no observation; the seminar in conflict, title and date, with what
 * « Autre personne d’exemple » wrote, the meeting of June deleted by her while its place was written. */
void carnet_app_fixture_set_up_milestones (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_programme: no observation; the programme (title, description, months, a section
 * and its question) and a theme (definition) in conflict with what « Autre personne d’exemple » wrote. */
void carnet_app_fixture_set_up_programme (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_report: one observation; a month of nothing to report and a statement (kind, and
 * whether it rests on that) in conflict with what « Autre personne d’exemple » wrote. */
void carnet_app_fixture_set_up_report (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_app_fixture_set_up_apart: (transfer full): the same before « Autre personne d’exemple »’s logbook,
 * at this path, is merged. */
char *carnet_app_fixture_set_up_apart (CarnetAppFixture *fixture);
void  carnet_app_fixture_tear_down (CarnetAppFixture *fixture, gconstpointer unused);
/** carnet_sample_write: writes the sample observations into @logbook. */
void carnet_sample_write (CarnetLogbook *logbook);
/** carnet_sample_write_apart: writes a territory that is in no list, after all others by its id, and one
 * observation of it, in August. */
CarnetId carnet_sample_write_apart (CarnetLogbook *logbook, const char *name, CarnetId *observation);

/** carnet_app_test_find: (nullable): the first widget under @root of that type whose accessible or label text
 * is @text (nullable: any). */
GtkWidget *carnet_app_test_find (GtkWidget *root, GType type, const char *text);
/** carnet_app_test_find_mapped: (nullable): the first widget under @root of that type that is on screen. */
GtkWidget *carnet_app_test_find_mapped (GtkWidget *root, GType type);
/** carnet_app_test_find_toplevel: (nullable): a window of that type. */
GtkWidget *carnet_app_test_find_toplevel (GType type);
/** carnet_app_test_find_milestone: (nullable): the first of the programme with @title in its title. */
const CarnetMilestone *carnet_app_test_find_milestone (const CarnetProgramme *programme, const char *title);
/** carnet_app_test_says: whether a label under @root that is on screen has @text in it. */
gboolean carnet_app_test_says (GtkWidget *root, const char *text);
/** carnet_app_test_make_outdated: as another version leaves a logbook: no list says what it should. */
void carnet_app_test_make_outdated (const char *path);
/** carnet_app_test_wait_for_milestones: until the timeline of @view, if it is on screen, shows some. */
void carnet_app_test_wait_for_milestones (GtkWidget *view);
/** carnet_app_test_destroy: destroys @window and waits until it and all of @objects (NULL-terminated) are
 * finalized. */
void carnet_app_test_destroy (GtkWindow *window, GObject **objects, guint n_objects);

/** carnet_app_test_show: (transfer none): a window of that width, @child in it;
 * carnet_app_test_destroy_child() ends it. */
GtkWindow *carnet_app_test_show (GtkWidget *child, int width);
/** carnet_app_test_destroy_child: as carnet_app_test_destroy(); @child must go with its window. */
void carnet_app_test_destroy_child (GtkWindow *window, GtkWidget *child);

G_END_DECLS
