/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

typedef enum
{
  CARNET_ACTOR_COMPANY,
  CARNET_ACTOR_ASSOCIATION,
  CARNET_ACTOR_PUBLIC_BODY,
  CARNET_ACTOR_FOUNDATION,
  CARNET_ACTOR_ACADEMIC,
  CARNET_ACTOR_MEDIA,
  CARNET_ACTOR_CITIZENS,
  CARNET_N_ACTOR_KINDS,
} CarnetActorKind;

/* …to_string: the word of the files and of the command line ("public-body"). …parse: -1 (as int) for
 * another word. …get_label: translated, for reading. */
const char *carnet_actor_kind_to_string (CarnetActorKind kind);
int         carnet_actor_kind_parse (const char *text);
const char *carnet_actor_kind_get_label (CarnetActorKind kind);
/** carnet_actor_kind_dup_words: (transfer full): all the words, separated by commas. */
char *carnet_actor_kind_dup_words (void);

/**
 * CarnetActor: an organisation, or people together, that observations speak of. Strings are never %NULL.
 * @kind: a #CarnetActorKind, or -1 when nobody said, or with a word that this version does not know
 * @siren: nine digits, or empty
 */
typedef struct
{
  CarnetId id;
  char    *name;
  int      kind;
  char    *siren;
  guint    n_observations;
} CarnetActor;

CarnetActor *carnet_actor_new (const CarnetId *id, const char *name, int kind, const char *siren);
CarnetActor *carnet_actor_copy (const CarnetActor *self);
void         carnet_actor_free (CarnetActor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetActor, carnet_actor_free)

/**
 * carnet_siren_read:
 * @text: a SIREN (nine digits), or a SIRET (fourteen), with or without spaces
 *
 * Both end in a digit that the others give (Luhn's key, ISO/IEC 7812-1); the SIRETs of La Poste, SIREN
 * 356 000 000, keep to another rule: the sum of their digits is a multiple of five.
 *
 * Returns: (transfer full) (nullable): the nine digits of the SIREN; fails with %CARNET_ERROR_INVALID.
 */
char *carnet_siren_read (const char *text, GError **error);
/** carnet_siren_format: (transfer full): @siren by threes, no-break spaces between; as it is when it has not
 * nine digits. */
char *carnet_siren_format (const char *siren);

G_END_DECLS
