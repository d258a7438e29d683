/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-spill.h"
#include "merge/carnet-staging.h"

/* What carnet-staging.c receives, carnet-staging-close.c puts in order. */

/** CarnetStagedGroup: the revisions of one entity. */
typedef struct
{
  CarnetId entity;
  guint32  first; /* in by_entity */
  guint32  n;
} CarnetStagedGroup;

struct _CarnetStaging
{
  char        *name;
  CarnetSpill *bytes;

  /* While open */
  GArray     *pending;     /* CarnetStaged */
  GHashTable *by_actor;    /* CarnetId → count */
  GHashTable *by_place;    /* CarnetId → count */
  GArray     *all_parents; /* CarnetStagedLink */

  /* Once closed */
  guint              n;
  CarnetSpill       *index, *order, *group_index;
  CarnetStaged      *by_id;
  guint32           *by_entity;
  CarnetStagedGroup *groups; /* by entity */
  guint              n_groups;

  GPtrArray *kinds;
  GArray    *parents;     /* CarnetStagedLink */
  GArray    *attachments; /* CarnetStagedLink */
  GArray    *blobs;       /* CarnetStagedBlob */
  GArray    *authors;     /* CarnetStagedAuthor */
  CarnetId   territory;
  guint64    n_erasures;
};

/** carnet_staging_refuse: Returns: %FALSE, with a sentence that names the file and ends with @problem. */
gboolean carnet_staging_refuse (CarnetStaging *self, const char *problem, GError **error);
/** carnet_staging_compare_blobs: two #CarnetStagedBlob, by hash. */
int carnet_staging_compare_blobs (gconstpointer a, gconstpointer b);
