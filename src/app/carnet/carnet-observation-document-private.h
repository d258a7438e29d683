/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-observation-document.h"
#include "log/carnet-writes.h"

G_BEGIN_DECLS

struct _CarnetObservationDocument
{
  GObject parent_instance;

  /* Owned */
  CarnetSession     *session;
  CarnetObservation *base;
  CarnetWrites      *writes;   /* what differs from @base */
  CarnetWrites      *defaults; /* what a new one begins with */
  CarnetWrites      *on_disk;  /* (nullable): the draft, as saved */
  GArray            *heads;    /* seen when the writing began */
  GPtrArray         *marks;    /* (nullable): see carnet-observation-marks.h */
  GPtrArray         *closing;  /* (element-type GTask): who waits for the sealing */
  GError            *error;

  CarnetId            id;
  CarnetDocumentState state;
  gint64              saved_ms;
  gint64              stamp;       /* of the draft on the disk; 0 for none */
  gint64              dirty_since; /* monotonic; 0 when saved */
  guint               generation;  /* of @writes */
  guint               saved;       /* the generation on the disk */
  guint               n_pending;   /* territories, themes and actors being added */
  guint               timer;
  gboolean            is_new;
  gboolean            has_draft; /* on the disk */
  gboolean            busy;      /* the worker has it */
};

/** carnet_observation_document_touch: @writes changed: to be called after each change of them. */
void carnet_observation_document_touch (CarnetObservationDocument *self, const char *key);
/** carnet_observation_document_rebase: @base (transfer full) replaces what the logbook held; what was written
 * and is now the same is forgotten. */
void carnet_observation_document_rebase (CarnetObservationDocument *self, CarnetObservation *base);
/** carnet_observation_document_run: does what is due. */
void carnet_observation_document_run (CarnetObservationDocument *self);
void carnet_observation_document_emit_changed (CarnetObservationDocument *self, const char *key);
/** carnet_observation_document_dup_excerpt: (transfer full): the beginning of its texts. */
char *carnet_observation_document_dup_excerpt (CarnetObservationDocument *self);
void  carnet_observation_document_set_state (CarnetObservationDocument *self, CarnetDocumentState state);

G_END_DECLS
