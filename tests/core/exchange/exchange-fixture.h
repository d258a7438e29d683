/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-store.h"
#include "merge/carnet-reception-import.h"

G_BEGIN_DECLS

/* A folder of its own, and logbooks in it made from revisions that a seed decides. */
typedef struct
{
  char *folder;
} Fixture;

Fixture *fixture_new (void);
void     fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

char *fixture_path (Fixture *self, const char *name);
/** fixture_store: a new logbook that holds @revisions, taken in in that order. */
CarnetStore *fixture_store (Fixture *self, const char *name, GPtrArray *revisions);
/** fixture_read: the bytes of a file, which must be there. */
char *fixture_read (const char *path, gsize *size);
/** fixture_export: exports and returns the bytes, NUL-terminated. */
char *fixture_export (Fixture           *self,
                      CarnetStore       *store,
                      CarnetProfile      profile,
                      const CarnetQuery *query,
                      gboolean           pseudonyms);
/** fixture_is_alone: the folder holds @n_files files and nothing was left behind. */
void fixture_assert_files (Fixture *self, guint n_files);

/** revision_new: a revision of @entity; fields as key, text pairs, NULL at the end. */
CarnetRevision *
revision_new (const char *entity, const char *kind, const CarnetRevision *parent, const CarnetWrites *writes);
/** world_revisions: entities of every kind, conflicts, deletions, an erased payload, kinds and types not
 * known. */
GPtrArray *world_revisions (guint32 seed, guint n_observations);
/** named: carnet_id_from_name(), as hexadecimal digits. */
char *named (const char *name);

G_END_DECLS
