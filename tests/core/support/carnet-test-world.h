/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-logbook.h"

G_BEGIN_DECLS

/**
 * CarnetWorld: a folder of its own, a clock and a source of chance that a seed
 * replays: what tests of whole logbooks are played in.
 */
typedef struct
{
  char         *folder;
  GRand        *chance;
  gint64        now_ms; /* moves on by itself, a second a reading */
  CarnetSources sources;
} CarnetWorld;

CarnetWorld *carnet_world_new (guint32 seed);
void         carnet_world_free (CarnetWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetWorld, carnet_world_free)

/** carnet_world_path: (transfer full): a path in the folder. */
char *carnet_world_path (CarnetWorld *self, const char *name);
/** carnet_world_programme: (transfer full): May 2018, nine months, two sections, two milestones. */
CarnetProgramme *carnet_world_programme (void);
/** carnet_world_logbook: (transfer full): a new logbook `<name>.carnet`, kept by a person of that name. */
CarnetLogbook *carnet_world_logbook (CarnetWorld *self, const char *name);

/** carnet_test_section: the id of the first (0) or second (1) section. */
CarnetId carnet_test_section (guint index);
/** carnet_test_text_key: (transfer full): `text/<id>` of that section. */
char *carnet_test_text_key (guint index);

/** carnet_test_write: writes, asserting success, alternating key and text; ends with %NULL. */
void carnet_test_write (CarnetLogbook *logbook, CarnetId *entity, ...) G_GNUC_NULL_TERMINATED;
/** carnet_test_unite: gives @into every revision and attachment of @from, as receiving its file would. */
void carnet_test_unite (const char *into, const char *from);
/** carnet_test_write_file: puts @size bytes into a file. */
void carnet_test_write_file (const char *path, const void *bytes, gsize size);
/** carnet_test_read_file: (transfer full): its SHA-256 in hex: to see that nothing changed. */
char *carnet_test_hash_file (const char *path);

G_END_DECLS
