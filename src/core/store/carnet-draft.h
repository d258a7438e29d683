/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "log/carnet-writes.h"

G_BEGIN_DECLS

/** CARNET_DRAFT_ANY: as a stamp: whatever drafts there are; 0 is that of none. */
#define CARNET_DRAFT_ANY G_GINT64_CONSTANT (-1)

/**
 * CarnetDraft: unsealed writes of one entity, kept on this machine only.
 * @stamp: tells it from other drafts of the entity and from itself as saved at other times
 * @heads: (element-type CarnetHash): the heads the person saw when starting
 */
typedef struct
{
  CarnetId      entity;
  gint64        stamp;
  char         *kind;
  GArray       *heads;
  CarnetWrites *writes;
  gint64        started_ms;
  gint64        saved_ms;
} CarnetDraft;
void carnet_draft_free (CarnetDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetDraft, carnet_draft_free)

G_END_DECLS
