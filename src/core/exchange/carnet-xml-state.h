/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/carnet-xml-progress.h"
#include "exchange/carnet-xml-writer.h"
#include "exchange/carnet-xml.h"
#include "store/carnet-store.h"

G_BEGIN_DECLS

/**
 * CarnetXmlState:
 *
 * One export of the current state: what to write, and what was written so far.
 * Observations come first and tell which people, territories … must follow.
 */
typedef struct
{
  /* Borrowed */
  CarnetStore       *store;
  CarnetXmlWriter   *writer;
  const CarnetQuery *query; /* nullable */
  CarnetXmlProgress *progress;

  CarnetProfile profile;
  gboolean      pseudonyms;

  /* Owned */
  CarnetProgramme *programme;
  GHashTable      *people; /* sets of CarnetId that a reference leads to */
  GHashTable      *territories;
  GHashTable      *themes;
  GHashTable      *actors;
  GHashTable      *numbers; /* CarnetId of a person → number of the pseudonym */
  GArray          *written; /* CarnetId of observations, highlights and statements, sorted when needed */
  guint            n_observations;
} CarnetXmlState;

void carnet_xml_state_init (CarnetXmlState *self);
void carnet_xml_state_clear (CarnetXmlState *self);

/** carnet_xml_state_write_document: all of it, by the writer. */
gboolean carnet_xml_state_write_document (CarnetXmlState *self, GError **error);
/** carnet_xml_state_write: the group State of carnet-1.xsd. */
gboolean carnet_xml_state_write (CarnetXmlState *self, GError **error);

/* Its parts, in files of their own. */
gboolean carnet_xml_state_write_observations (CarnetXmlState *self, GError **error);
gboolean carnet_xml_state_write_findings (CarnetXmlState *self, GError **error);
gboolean carnet_xml_state_write_directories (CarnetXmlState *self, GError **error);

/** carnet_xml_state_refer: notes that @id, unless nil, must be described. */
void carnet_xml_state_refer (GHashTable *set, const CarnetId *id);
/** carnet_xml_state_person: the id to write for a person: the own one or a pseudonym's. */
CarnetId carnet_xml_state_person (CarnetXmlState *self, const CarnetId *id);
/** carnet_xml_state_wrote: @id is among those written. */
gboolean carnet_xml_state_wrote (CarnetXmlState *self, const CarnetId *id);

G_END_DECLS
