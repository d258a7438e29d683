/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-app-test.h"
#include "carnet/carnet-observation-document.h"

G_BEGIN_DECLS

/* An observation as it is written in, without its editor. */

typedef struct
{
  CarnetAppFixture           fixture;
  CarnetSession             *session;
  CarnetObservationDocument *document;
} DocumentWorld;

void document_world_open_session (DocumentWorld *world);
void document_world_set_up (DocumentWorld *world, gconstpointer unused);
/** document_world_close_session: as a crash does: what is not saved is lost. */
void           document_world_close_session (DocumentWorld *world);
void           document_world_tear_down (DocumentWorld *world, gconstpointer unused);
CarnetLogbook *document_world_logbook (DocumentWorld *world);
CarnetId       document_world_observation_at (DocumentWorld *world, guint position);
/** document_world_open_at: the observation at @position, to write in it. */
void document_world_open_at (DocumentWorld *world, guint position);
/** document_world_load_draft: (transfer full) (nullable) */
CarnetDraft        *document_world_load_draft (DocumentWorld *world, const CarnetId *id);
CarnetDocumentState document_world_get_state (DocumentWorld *world);
/** document_world_close_document: waits until it is sealed. */
gboolean    document_world_close_document (DocumentWorld *world);
void        document_world_set_title (DocumentWorld *world, const char *title);
const char *document_world_get_title (DocumentWorld *world);

G_END_DECLS
