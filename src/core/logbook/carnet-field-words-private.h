/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "logbook/carnet-field-words.h"
#include "merge/carnet-merge-store.h"

G_BEGIN_DECLS

struct _CarnetFieldWords
{
  CarnetLogbook         *logbook;   /* Borrowed */
  const CarnetProgramme *programme; /* Borrowed */
  CarnetMerge           *merge;     /* Borrowed (nullable) */
  guint                  file;      /* of @merge */
  const char            *kind;      /* Borrowed; of what the fields are */
  CarnetId               entity;    /* nil when it is not said */
  GHashTable            *states;    /* Owned; CarnetId* → CarnetWrites*, what is shown of other entities */
};

/** carnet_field_words_find_state: (transfer none): what is shown of @entity; nothing when it is not held. */
const CarnetWrites *carnet_field_words_find_state (CarnetFieldWords *self, const CarnetId *entity);
/** carnet_field_words_dup_name: (transfer full): what is shown of @entity, which is of @kind: see
 * carnet_name_dup_shown(). Unknown ones are told apart: the fields of a form stand beside each other. */
char *carnet_field_words_dup_name (CarnetFieldWords *self, const char *kind, const CarnetId *entity);
/** carnet_field_words_dup_evidence: (transfer full) (nullable): what @entity is, for whoever rests a
 * statement on it: « Une visite, 5 juillet 2018 », or the words of a quotation; %NULL when it is not held. */
char *carnet_field_words_dup_evidence (CarnetFieldWords *self, const CarnetId *entity);
/** carnet_field_words_dup_section: (transfer full): what the section of that id is called, likewise. */
char *carnet_field_words_dup_section (CarnetFieldWords *self, const char *id);

/** CarnetSectionPart: what a key of a programme says of a section. */
typedef enum
{
  CARNET_SECTION_LABEL,
  CARNET_SECTION_QUESTION,
  CARNET_SECTION_RANK,
  CARNET_SECTION_NONE, /* it says something else */
} CarnetSectionPart;

/** carnet_section_part_of: @id: (out) (optional) (transfer full): of the section, when it says something of
 * one. */
CarnetSectionPart carnet_section_part_of (const char *key, char **id);

G_END_DECLS
