/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"

G_BEGIN_DECLS

/** What the person who spoke agreed to. */
typedef enum
{
  CARNET_CONSENT_VERBATIM,
  CARNET_CONSENT_ANONYMOUS,
  CARNET_CONSENT_NONE,
  CARNET_N_CONSENTS,
} CarnetConsent;

/** Nobody was asked yet: as long as it is so, nothing is quoted in a report. */
#define CARNET_CONSENT_UNASKED -1

/* See carnet-observation.h on words and labels. */
const char *carnet_consent_to_string (CarnetConsent consent);
int         carnet_consent_parse (const char *text);
/** carnet_consent_get_label: « Mot pour mot, avec le nom », « Mot pour mot, sans le nom », « Pas d’accord
 * pour citer ». */
const char *carnet_consent_get_label (CarnetConsent consent);

/**
 * CarnetHighlight:
 * @observation, @section: nil when not given
 * @start, @end: code points of the section's text as it was when this was written, @end excluded; see
 *   carnet_quote_find()
 * @quote, @speaker: never %NULL
 * @consent: a #CarnetConsent, or %CARNET_CONSENT_UNASKED
 * @heads: (nullable) (element-type CarnetHash): the heads these values come from
 *
 * A passage of an observation marked as somebody's very words.
 */
typedef struct
{
  CarnetId id;
  CarnetId observation;
  CarnetId section;
  guint    start;
  guint    end;
  char    *quote;
  char    *speaker;
  int      consent;
  GArray  *heads;
} CarnetHighlight;

CarnetHighlight *carnet_highlight_new (void);
CarnetHighlight *carnet_highlight_copy (const CarnetHighlight *self);
void             carnet_highlight_free (CarnetHighlight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetHighlight, carnet_highlight_free)

G_END_DECLS
