/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-error.h"
#include "base/carnet-id.h"

G_BEGIN_DECLS

/**
 * CarnetSendContent: what goes into a copy. Never what was withdrawn, nor what is this
 * machine's own: drafts, batches, the list of copies, the owner.
 * @CARNET_SEND_SHARED: all but private observations; nor the highlights, comments, statements and
 *   attachments that name them in any version, nor the themes, actors and territories that nothing else
 *   names. People are in it, and the history of what is shared now, whatever it was before
 * @CARNET_SEND_ALL: private observations too
 * @CARNET_SEND_STARTER: programme with milestones, people, territories, themes and actors that
 *   are not deleted, with their histories, but not the themes, actors and territories of private
 *   observations alone: what a new catalyst begins with
 */
typedef enum
{
  CARNET_SEND_SHARED,
  CARNET_SEND_ALL,
  CARNET_SEND_STARTER,
} CarnetSendContent;

/** carnet_send_content_to_word: the name it has in the file. */
const char *carnet_send_content_to_word (CarnetSendContent content);

/**
 * CarnetDeleted: what is deleted and travels all the same, with its history: the deletion has to reach the
 * others. Contested deletions are none.
 */
typedef struct
{
  guint n_observations;
  guint n_comments;
} CarnetDeleted;

/**
 * CarnetSent: one copy that was made to be sent.
 * @name: of the file, without its folder
 * @hash: SHA-256 of its bytes
 * @recipient: who it was made for, in the words of the owner
 * @content: what went into it
 * @n_observations: in it, those not deleted
 * @n_private: private observations left out
 */
typedef struct
{
  char      *name;
  CarnetHash hash;
  char      *recipient;
  gint64     sent_ms;

  CarnetSendContent content;
  gint64            n_observations;
  gint64            n_private;
} CarnetSent;

void carnet_sent_free (CarnetSent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetSent, carnet_sent_free)

G_END_DECLS
