/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-words.h"

#include <string.h>

static const char *const visibilities[CARNET_N_VISIBILITIES + 1] = {
  [CARNET_VISIBILITY_PRIVATE] = "private|privée|privé",
  [CARNET_VISIBILITY_COORDINATION] = "coordination",
  [CARNET_VISIBILITY_PUBLISHABLE] = "publishable|publiable",
};

static const char *const reviews[CARNET_N_REVIEWS + 1] = {
  [CARNET_REVIEW_DRAFT] = "draft|brouillon",
  [CARNET_REVIEW_TO_REVIEW] = "to-review|à relire",
  [CARNET_REVIEW_TO_COMPLETE] = "to-complete|à compléter",
  [CARNET_REVIEW_VALIDATED] = "validated|validée|validé",
};

static const char *const consents[CARNET_N_CONSENTS + 1] = {
  [CARNET_CONSENT_VERBATIM] = "verbatim|word for word, with the name|mot pour mot, avec le nom",
  [CARNET_CONSENT_ANONYMOUS] = "anonymous|anonyme|word for word, without the name|mot pour mot, sans le nom",
  [CARNET_CONSENT_NONE] = "none|aucun|does not agree to be quoted|pas d'accord pour citer",
};

static const char *const impacts[CARNET_N_IMPACTS + 1] = {
  [CARNET_IMPACT_PERFORMANCE] = "performance|performance of the organisations|performance des organisations",
  [CARNET_IMPACT_INNOVATION] = "innovation",
  [CARNET_IMPACT_CONFIANCE] = "confiance|trust|trust and engagement|confiance et engagement",
};

static const char *const roles[] = {
  "catalyst|catalyseur|catalyseuse",
  "coordinator|coordinateur|coordinatrice",
  NULL,
};

static const char *const profiles[] = { "report|rapport", "exchange|échange", NULL };
static const char *const sides[] = { "mine|mienne|la mienne|mien", "other|autre|l'autre", NULL };

static const char *const milestone_kinds[CARNET_N_MILESTONE_KINDS + 1] = {
  [CARNET_MILESTONE_OTHER] = "other|event|autre|événement",
  [CARNET_MILESTONE_WEBINAR] = "webinar|webinaire",
  [CARNET_MILESTONE_TRAINING] = "training|formation",
  [CARNET_MILESTONE_DEBATE] = "debate|débat",
  [CARNET_MILESTONE_MEETING] = "meeting|rencontre",
  [CARNET_MILESTONE_SEMINAR] = "seminar|séminaire",
  [CARNET_MILESTONE_WORKSHOP] = "workshop|atelier",
  [CARNET_MILESTONE_PUBLICATION] = "publication",
  [CARNET_MILESTONE_SESSION] = "session",
  [CARNET_MILESTONE_LAUNCH] = "launch|lancement",
  [CARNET_MILESTONE_REPORT] = "report|rapport",
};

static const char *const actor_kinds[CARNET_N_ACTOR_KINDS + 1] = {
  [CARNET_ACTOR_COMPANY] = "company|entreprise",
  [CARNET_ACTOR_ASSOCIATION] = "association",
  [CARNET_ACTOR_PUBLIC_BODY] = "public-body|organisme public",
  [CARNET_ACTOR_FOUNDATION] = "foundation|fondation",
  [CARNET_ACTOR_ACADEMIC] = "academic|enseignement et recherche|enseignement|recherche",
  [CARNET_ACTOR_MEDIA] = "media|média|médias",
  [CARNET_ACTOR_CITIZENS] = "citizens|citoyens",
};

const CliWords cli_words_visibility
    = { "--visibility", N_ ("private, coordination or publishable"), visibilities };
const CliWords cli_words_review = { "--review", N_ ("draft, to-review, to-complete or validated"), reviews };
const CliWords cli_words_consent = { "--consent", N_ ("verbatim, anonymous or none"), consents };
const CliWords cli_words_impact = { "--impact", N_ ("performance, innovation or confiance"), impacts };
const CliWords cli_words_role = { "--role", N_ ("catalyst or coordinator"), roles };
const CliWords cli_words_profile = { "--profile", N_ ("report or exchange"), profiles };
const CliWords cli_words_milestone_kind
    = { "--kind",
        N_ ("webinar, training, debate, meeting, seminar, workshop, publication, session, launch, report or "
            "other"),
        milestone_kinds };
const CliWords cli_words_actor_kind
    = { "--kind", N_ ("company, association, public-body, foundation, academic, media or citizens"),
        actor_kinds };
const CliWords cli_words_side = { "--take", N_ ("mine or other"), sides };

static char *
fold (const char *text)
{
  return g_strdelimit (carnet_text_fold (text), "-_", ' ');
}

gboolean
cli_words_match (const char *names, const char *text)
{
  g_autofree char *folded = fold (text), *all = fold (names);
  g_auto (GStrv) list = g_strsplit (all, "|", -1);

  return g_strv_contains ((const char *const *)list, folded);
}

gboolean
cli_words_match_beginning (const char *names, const char *text)
{
  g_autofree char *folded = fold (text), *all = fold (names);
  g_auto (GStrv) list = g_strsplit (all, "|", -1);

  for (guint i = 0; *folded != '\0' && list[i] != NULL; i++)
    if (g_str_has_prefix (list[i], folded))
      return TRUE;
  return FALSE;
}

gboolean
cli_words_parse (const CliWords *self, const char *text, int *index, GError **error)
{
  for (int i = 0; self->names[i] != NULL; i++)
    if (cli_words_match (self->names[i], text))
      {
        *index = i;
        return TRUE;
      }
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID, _ ("%s does not take “%s”; it takes: %s."),
               self->option, text, _ (self->accepted));
  return FALSE;
}

/* -- Fields ------------------------------------------------------------------------------- */

static const struct
{
  const char *key;
  const char *names;
} fields[] = {
  { CARNET_KEY_TITLE, "title|titre" },
  { CARNET_KEY_DATE, "date" },
  { CARNET_KEY_TERRITORY, "territory|territoire" },
  { CARNET_KEY_MILESTONE, "milestone|jalon" },
  { CARNET_KEY_AUTHOR, "author|auteur" },
  { CARNET_KEY_VISIBILITY, "visibility|visibilité" },
  { CARNET_KEY_REVIEW, "review|relecture" },
  { CARNET_KEY_DELETED, "deletion|deleted|suppression" },
  { CARNET_KEY_WHEN, "when|quand" },
  { CARNET_KEY_KIND, "kind|type" },
  { CARNET_KEY_PLACE, "place|lieu" },
  { CARNET_KEY_PARTNERS, "partners|partenaires" },
  { CARNET_KEY_URL, "url" },
  { CARNET_KEY_DESCRIPTION, "description" },
  { CARNET_KEY_NAME, "name|nom" },
  { CARNET_KEY_LABEL, "name|nom|label|libellé" },
  { CARNET_KEY_LOGBOOK_START, "start|début|first month|premier mois" },
  { CARNET_KEY_LOGBOOK_MONTHS, "months|mois" },
  { CARNET_KEY_REPORT_DUE, "report|rapport" },
  { CARNET_KEY_ROLE, "role|rôle" },
  { CARNET_KEY_ORGANISATION, "organisation" },
  { CARNET_KEY_SIREN, "siren" },
  { CARNET_KEY_DEFINITION, "definition|définition" },
  { CARNET_KEY_PARENT, "parent|below|au-dessus" },
  { CARNET_KEY_COLOUR, "colour|color|couleur" },
  { CARNET_KEY_TEXT, "text|texte|comment|commentaire" },
  { CARNET_KEY_STATE, "state|état" },
  { CARNET_KEY_QUOTE, "quote|words|paroles|citation" },
  { CARNET_KEY_SPEAKER, "speaker|who|qui" },
  { CARNET_KEY_CONSENT, "consent|consentement|accord" },
};

static const struct
{
  const char *prefix;
  const char *names;
} many[] = {
  { CARNET_PREFIX_THEME, "theme|thème" },
  { CARNET_PREFIX_ACTOR, "actor|acteur" },
  { CARNET_PREFIX_ATTACHMENT, "attachment|pièce jointe" },
};

const char *
cli_words_of_field (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, key) == 0)
      return fields[i].names;
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (strcmp (carnet_impact_get_key ((CarnetImpact)i), key) == 0)
      return impacts[i];
  return "";
}

/* Of a section what is said, not which one. */
static const char *
words_of_section (const char *key)
{
  if (g_str_has_suffix (key, CARNET_SUFFIX_QUESTION))
    return "question|guiding question|question-guide";
  return g_str_has_suffix (key, CARNET_SUFFIX_RANK) ? "place|rank|rang" : "section|rubrique";
}

const char *
cli_words_of_many (const char *key)
{
  if (g_str_has_prefix (key, CARNET_PREFIX_SECTION))
    return words_of_section (key);
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    if (g_str_has_prefix (key, many[i].prefix))
      return many[i].names;
  return "";
}
