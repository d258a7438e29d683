/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-observation-document.h"
#include "log/carnet-writes.h"

G_BEGIN_DECLS

/* The marked passages of an observation being written: each an entity, with a draft of its own that is saved,
 * and sealed, in the same transaction as that of the observation. */

/** CarnetMark: one of them. */
typedef struct
{
  CarnetId         id;
  CarnetHighlight *base;    /* (nullable): what the logbook holds */
  CarnetWrites    *writes;  /* what differs from it */
  CarnetWrites    *on_disk; /* (nullable): the draft, as saved */
  GArray          *heads;   /* seen when the writing began */
  char            *seen;    /* (nullable): its words in the text of the logbook, where they are found */
  gint64           stamp;   /* of the draft on the disk */
  gboolean         existed; /* the logbook held it once */
  gboolean         shown;   /* it was found in the text */
} CarnetMark;

/** CarnetMarkTrip: what the worker does with one of them. @writes is %NULL when the draft is discarded. */
typedef struct
{
  CarnetId      id;
  GArray       *heads;
  CarnetWrites *writes;
  gint64        stamp;
} CarnetMarkTrip;

guint       carnet_observation_marks_count (CarnetObservationDocument *self);
CarnetMark *carnet_observation_marks_find (CarnetObservationDocument *self, const CarnetId *id);
CarnetMark *carnet_observation_marks_add (CarnetObservationDocument *self, const CarnetId *id);
/** carnet_mark_dup_now: (transfer full) (nullable): what it is now, where the text had it when that was
 * written. */
CarnetHighlight *carnet_mark_dup_now (const CarnetMark *mark);
/** carnet_mark_dup_writes: (transfer full): what makes it @now (nullable: deleted). */
CarnetWrites *carnet_mark_dup_writes (const CarnetMark *mark, const CarnetHighlight *now);

/** carnet_observation_marks_load: those of the logbook, with the drafts that a crash may have left. */
gboolean carnet_observation_marks_load (CarnetObservationDocument *self, GError **error);
/** carnet_observation_marks_reload: the logbook's values again; what was written here stays. */
void carnet_observation_marks_reload (CarnetObservationDocument *self);
/** carnet_observation_marks_forget: what was written here. */
void     carnet_observation_marks_forget (CarnetObservationDocument *self);
gboolean carnet_observation_marks_need_saving (CarnetObservationDocument *self);
/** carnet_observation_marks_have_drafts: there is something to seal. */
gboolean carnet_observation_marks_have_drafts (CarnetObservationDocument *self);

/** carnet_observation_marks_dup_trips: (transfer full) (element-type CarnetMarkTrip): of those to be saved;
 * of all that have something to be sealed when @seal. */
GPtrArray *carnet_observation_marks_dup_trips (CarnetObservationDocument *self, gboolean seal);
/** carnet_observation_marks_save, …seal: on the worker's thread, within a transaction. @quoted: the revision
 * of the observation that they are quoted from. */
gboolean carnet_observation_marks_save (GPtrArray *trips, CarnetLogbook *logbook, GError **error);
gboolean carnet_observation_marks_seal (GPtrArray        *trips,
                                        CarnetLogbook    *logbook,
                                        const CarnetHash *quoted,
                                        GError          **error);
/** carnet_observation_marks_take: they were saved, and @sealed or not. */
void carnet_observation_marks_take (CarnetObservationDocument *self, GPtrArray *trips, gboolean sealed);
void carnet_observation_marks_free (GPtrArray *marks);

G_END_DECLS
