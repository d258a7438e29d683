/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook-merge.h"
#include "support/carnet-test-vfs.h"
#include "support/carnet-test-world.h"

G_BEGIN_DECLS

/**
 * CarnetScene: one logbook to which something is done, again and again from the
 * same bytes, clock and chance.
 * @entity, @second: two of its observations
 * @target: where a copy or an export goes: nothing is there
 * @received: an exchange file with revisions that the logbook lacks
 */
typedef struct
{
  CarnetWorld   *world;
  CarnetLogbook *logbook;
  char          *path;
  char          *target;
  char          *received;
  CarnetId       entity;
  CarnetId       second;

  /* What an operation keeps from its preparation, or from one attempt to the next. */
  CarnetId     fresh;
  CarnetMerge *merge;
} CarnetScene;

/**
 * CarnetOperation:
 * @prepare: (nullable): once, before the bytes are kept
 * @arrange: (nullable): each time, before @run, without faults
 * @run: what meets the faults; run again after it failed
 * @check: (nullable): of what is beside the logbook, when @run may have done its work
 */
typedef struct
{
  const char *name;
  void (*prepare) (CarnetScene *scene);
  void (*arrange) (CarnetScene *scene);
  gboolean (*run) (CarnetScene *scene, GError **error);
  void (*check) (CarnetScene *scene);
} CarnetOperation;

/**
 * carnet_sweep:
 * Runs @operation with each fault at its calls (all of them with CARNET_TEST_LONG in
 * the environment, else some by chance), and looks each time whether the logbook is
 * whole, as before or as after, as was said, and whether trying again does it once.
 */
void carnet_sweep (const CarnetOperation *operation);

/** carnet_scene_new: @prepare: (nullable) */
CarnetScene *carnet_scene_new (void (*prepare) (CarnetScene *scene));
void         carnet_scene_free (CarnetScene *self);
/** carnet_scene_close: the logbook, and what was kept of it. */
void carnet_scene_close (CarnetScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetScene, carnet_scene_free)
/** carnet_scene_describe: (transfer full): a line for each table, with its rows and a digest of them. */
char *carnet_scene_describe (const char *path);
/** carnet_assert_sentence: @error is of ours, and one sentence. */
void carnet_assert_sentence (const GError *error);

G_END_DECLS
