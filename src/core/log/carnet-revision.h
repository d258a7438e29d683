/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"

G_BEGIN_DECLS

/* Limits of one revision and of one attachment, part of the format: what passes them is refused. */
#define CARNET_PARENTS_MAX 1024
#define CARNET_PAYLOAD_MAX (16u << 20)
#define CARNET_WRITES_MAX 4096
#define CARNET_ATTACHMENT_MAX (32u << 20)
#define CARNET_KIND_MAX 32

/**
 * CarnetRevision:
 * @id: SHA-256 of "carnet.rev.1\n" and @header
 * @entity: what it is a revision of
 * @kind: the entity's kind, [a-z0-9_.-]{1,32}
 * @parents: (element-type CarnetHash): sorted ascending, without duplicates
 * @actor: the person who wrote it
 * @recorded_ms: wall clock of the writer, for display only
 * @commit: SHA-256 of "carnet.payload.1\n" and the payload
 * @header: the canonical bytes, verbatim
 * @payload: (nullable): the canonical bytes, verbatim; %NULL when erased or not held
 * @writes: (nullable): @payload, parsed
 *
 * One immutable revision: this person, knowing these parents, wrote these fields.
 * Reference counted; safe to share between threads.
 */
typedef struct
{
  CarnetHash    id;
  CarnetId      entity;
  char         *kind;
  GArray       *parents;
  CarnetId      actor;
  gint64        recorded_ms;
  CarnetHash    commit;
  GBytes       *header;
  GBytes       *payload;
  CarnetWrites *writes;
} CarnetRevision;

/**
 * carnet_revision_seal:
 * @parents: (array length=n_parents): in any order, duplicates allowed
 * @nonce: 16 bytes: random, or for shipped data derived from a stable name
 *
 * Makes the canonical bytes and the id.
 * Returns: (transfer full) (nullable): the revision; %NULL with
 *   %CARNET_ERROR_TOO_LARGE when a limit is passed.
 */
CarnetRevision *carnet_revision_seal (const CarnetId     *entity,
                                      const char         *kind,
                                      const CarnetHash   *parents,
                                      guint               n_parents,
                                      const CarnetId     *actor,
                                      gint64              recorded_ms,
                                      const CarnetWrites *writes,
                                      const guint8        nonce[16],
                                      GError            **error);
/** carnet_revision_seal_taking: the same, without a copy: @writes: (transfer full): not to be changed any
 * more. */
CarnetRevision *carnet_revision_seal_taking (const CarnetId   *entity,
                                             const char       *kind,
                                             const CarnetHash *parents,
                                             guint             n_parents,
                                             const CarnetId   *actor,
                                             gint64            recorded_ms,
                                             CarnetWrites     *writes,
                                             const guint8      nonce[16],
                                             GError          **error);
/**
 * carnet_revision_seal_erased:
 * @commit: the commitment to a payload that is not held
 *
 * As carnet_revision_seal(), for a revision of which only the skeleton is known.
 * Returns: (transfer full) (nullable): the revision, without payload and writes.
 */
CarnetRevision *carnet_revision_seal_erased (const CarnetId   *entity,
                                             const char       *kind,
                                             const CarnetHash *parents,
                                             guint             n_parents,
                                             const CarnetId   *actor,
                                             gint64            recorded_ms,
                                             const CarnetHash *commit,
                                             GError          **error);
/** carnet_revision_get_nonce: Returns: (transfer none) (nullable): the 16 bytes that begin the payload, or
 * %NULL without a payload. */
const guint8 *carnet_revision_get_nonce (const CarnetRevision *self);
/**
 * carnet_revision_parse:
 * @expected: (nullable): the id that the bytes must hash to
 * @payload: (nullable): refused unless it matches the commitment
 *
 * Strict: verifies canonical form, limits, commitment and id; normalises nothing.
 * Returns: (transfer full) (nullable): the revision, or %NULL with %CARNET_ERROR_CORRUPT.
 */
CarnetRevision *
carnet_revision_parse (GBytes *header, GBytes *payload, const CarnetHash *expected, GError **error);
CarnetRevision *carnet_revision_ref (CarnetRevision *self);
void            carnet_revision_unref (CarnetRevision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetRevision, carnet_revision_unref)

G_END_DECLS
