/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-revision.h"
#include "store/carnet-received.h"

G_BEGIN_DECLS

/**
 * CarnetStaged: one revision that waits.
 * @offset: of its bytes among those that wait: header, then payload
 * @payload_size: 0 when it came without its text
 * @order: its place in the file
 * @kind: for carnet_staging_get_kind()
 * @deletes: it writes the field that carries a deletion
 * @mark: for whoever compares it with a logbook; 0 at first
 */
typedef struct
{
  CarnetHash id;
  CarnetId   entity;
  guint64    offset;
  gint64     recorded_ms;
  guint32    header_size;
  guint32    payload_size;
  guint32    order;
  guint16    kind;
  guint16    deletes;
  gint64     mark;
} CarnetStaged;

/**
 * CarnetStagedEntity: the revisions of one entity.
 * @first: among carnet_staging_get_by_entity(), where its @n revisions stand together
 * @kind: for carnet_staging_get_kind()
 * @marks: for whoever compares it with a logbook; 0 at first
 */
typedef struct
{
  CarnetId entity;
  guint32  first;
  guint32  n;
  guint16  kind;
  guint16  marks;
} CarnetStagedEntity;

/** CarnetStagedBlob: the bytes of one attachment. */
typedef struct
{
  CarnetHash hash;
  guint64    offset;
  gsize      size;
} CarnetStagedBlob;

/** CarnetStagedLink: the revision @child, of @entity, names @parent. */
typedef struct
{
  CarnetHash parent;
  CarnetId   entity;
  guint32    child; /* its order */
} CarnetStagedLink;

/** CarnetStagedAttachment: the revision @child, of an observation, names the attachment @hash. */
typedef struct
{
  CarnetHash hash;
  guint32    child; /* its order */
} CarnetStagedAttachment;

/** CarnetStagedAuthor: a person who wrote in the file. @territory: where most of it is, nil */
typedef struct
{
  CarnetId actor;
  CarnetId territory;
  guint    n_revisions; /* of observations */
} CarnetStagedAuthor;

/** carnet_staged_authors_rank: @authors: (element-type CarnetStagedAuthor): puts whoever wrote most first. */
void carnet_staged_authors_rank (GArray *authors);

/**
 * CarnetStaging:
 *
 * What one received file holds, verified, before anything is done with it: every
 * id and commitment hashed again, limits kept, the graph within the file sound.
 * The bytes wait in temporary files without a name, so that memory does not grow
 * with the file.
 */
typedef struct _CarnetStaging CarnetStaging;

/** carnet_staging_new: @name: what to call the file in a sentence. */
CarnetStaging *carnet_staging_new (const char *name, GError **error);
void           carnet_staging_free (CarnetStaging *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetStaging, carnet_staging_free)

/** carnet_staging_get_receiver: to give to whatever reads the file; valid as long as @self. */
CarnetReceiver carnet_staging_get_receiver (CarnetStaging *self);
/** carnet_staging_close: checks what only the whole file tells. Before it nothing can be asked. */
gboolean carnet_staging_close (CarnetStaging *self, GError **error);

guint carnet_staging_get_n (CarnetStaging *self);
/** carnet_staging_get_by_id: the one at @index in the order of ids; its mark may be set. */
CarnetStaged *carnet_staging_get_by_id (CarnetStaging *self, guint index);
/** carnet_staging_get_by_entity: the one at @index when those of one entity stand together, entities in the
 * order of their first revision in the file. */
CarnetStaged *carnet_staging_get_by_entity (CarnetStaging *self, guint index);
/** carnet_staging_find: (nullable) */
CarnetStaged *carnet_staging_find (CarnetStaging *self, const CarnetHash *id);
/** carnet_staging_find_next: (nullable): the same for ids that are asked for in their order. @cursor: 0 at
 * first */
CarnetStaged *carnet_staging_find_next (CarnetStaging *self, const CarnetHash *id, guint *cursor);

guint carnet_staging_get_n_entities (CarnetStaging *self);
/** carnet_staging_get_entity: the one at @index in the order of ids; its marks may be set. */
CarnetStagedEntity *carnet_staging_get_entity (CarnetStaging *self, guint index);
/** carnet_staging_find_entity: (nullable) */
CarnetStagedEntity *carnet_staging_find_entity (CarnetStaging *self, const CarnetId *entity);
/** carnet_staging_find_next_entity: (nullable): the same for ids that are asked for in their order. @cursor:
 * 0 at first */
CarnetStagedEntity *
carnet_staging_find_next_entity (CarnetStaging *self, const CarnetId *entity, guint *cursor);
/** carnet_staging_get_kind: @index: of a revision, or of an entity */
const char *carnet_staging_get_kind (CarnetStaging *self, guint index);
/** carnet_staging_release: after much was looked at: it takes no memory until it is looked at again. */
void carnet_staging_release (CarnetStaging *self);
/** carnet_staging_load: (transfer full): verified again. */
CarnetRevision *carnet_staging_load (CarnetStaging *self, const CarnetStaged *staged, GError **error);

/** carnet_staging_get_parents: (array length=n): parents that the file itself does not hold, in their order.
 */
const CarnetStagedLink *carnet_staging_get_parents (CarnetStaging *self, guint *n);
/** carnet_staging_index_orders: (transfer container): by order, so that links can be followed; %NULL for one
 * that is not left because it came twice. */
CarnetStaged **carnet_staging_index_orders (CarnetStaging *self);
/** carnet_staging_get_attachments: (element-type CarnetStagedAttachment): attachments that revisions name. */
const GArray *carnet_staging_get_attachments (CarnetStaging *self);
/** carnet_staging_get_blobs: (element-type CarnetStagedBlob): by hash. */
const GArray *carnet_staging_get_blobs (CarnetStaging *self);
gboolean      carnet_staging_has_blob (CarnetStaging *self, const CarnetHash *hash);
/** carnet_staging_load_blob: (transfer full) */
GBytes *carnet_staging_load_blob (CarnetStaging *self, const CarnetStagedBlob *blob, GError **error);
/** carnet_staging_get_authors: (element-type CarnetStagedAuthor): whoever wrote most first. */
const GArray *carnet_staging_get_authors (CarnetStaging *self);
guint64       carnet_staging_get_n_erasures (CarnetStaging *self);

G_END_DECLS
