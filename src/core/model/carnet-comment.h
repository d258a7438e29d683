/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/** The words of %CARNET_KEY_STATE. */
#define CARNET_COMMENT_OPEN "open"
#define CARNET_COMMENT_SETTLED "settled"

/**
 * CarnetComment:
 * @author: who wrote its first words
 * @author_name: "" when that person is not known here
 * @text: never %NULL
 * @written_ms: when these were written, of the clock of that machine
 * @settled: nothing is left to be done about it
 *
 * What somebody says about an observation, beside it.
 */
typedef struct
{
  CarnetId id;
  CarnetId author;
  char    *author_name;
  char    *text;
  gint64   written_ms;
  gboolean settled;
} CarnetComment;

CarnetComment *carnet_comment_new (void);
void           carnet_comment_free (CarnetComment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetComment, carnet_comment_free)

G_END_DECLS
