/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "merge/carnet-sorter.h"
#include "merge/carnet-staging.h"

/* What carnet-staging.c receives, carnet-staging-close.c puts in order. */

/** CarnetStagedPlace: what @actor wrote of @territory. */
typedef struct
{
  CarnetId actor;
  CarnetId territory;
} CarnetStagedPlace;

struct _CarnetStaging
{
  char        *name;
  CarnetSpill *bytes;
  guint        n_orders;

  /* While open */
  CarnetSorter *pending;     /* CarnetStaged */
  CarnetSorter *all_parents; /* CarnetStagedLink */
  GHashTable   *by_actor;    /* CarnetId → count */
  GHashTable   *by_place;    /* CarnetStagedPlace → count */

  /* Once closed */
  CarnetSpill        *index, *order, *entity_index, *parent_index; /* what follows is in them */
  CarnetStaged       *by_id;
  guint32            *by_entity; /* places in by_id */
  CarnetStagedEntity *entities;
  CarnetStagedLink   *parents;
  guint               n, n_entities, n_parents;

  GPtrArray *kinds;
  GArray    *attachments; /* CarnetStagedAttachment */
  GArray    *blobs;       /* CarnetStagedBlob */
  GArray    *authors;     /* CarnetStagedAuthor */
  guint64    n_erasures;
};

/** carnet_staging_refuse: Returns: %FALSE, with a sentence that names the file and ends with @problem. */
gboolean carnet_staging_refuse (CarnetStaging *self, const char *problem, GError **error);
/** carnet_staging_compare_ids: two #CarnetStaged, by id, then as they came. */
int carnet_staging_compare_ids (gconstpointer a, gconstpointer b);
/** carnet_staging_compare_parents: two #CarnetStagedLink, by parent, then child. */
int carnet_staging_compare_parents (gconstpointer a, gconstpointer b);
/** carnet_staging_compare_blobs: two #CarnetStagedBlob, by hash. */
int carnet_staging_compare_blobs (gconstpointer a, gconstpointer b);
