/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each field is called, and where it stands in a form. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "logbook/carnet-field-words-private.h"

#define TEXT CARNET_FIELD_TEXT
#define LINE CARNET_FIELD_LINE
#define CHOICE CARNET_FIELD_CHOICE

/* In the order of a form. Of every kind when none is named; without a label when what it is called depends on
 * what else there is, see dup_computed(). */
static const struct
{
  const char     *kind;
  const char     *key; /* whole, or a prefix that ends in a slash */
  CarnetFieldForm form;
  const char     *label;
} known[] = {
  { NULL, CARNET_KEY_TITLE, LINE, N_ ("Title") },
  { NULL, CARNET_KEY_NAME, LINE, N_ ("Name") },
  { NULL, CARNET_KEY_LABEL, LINE, N_ ("Name") },
  { NULL, CARNET_KEY_DATE, CHOICE, N_ ("Date") },
  { NULL, CARNET_KEY_WHEN, CHOICE, N_ ("When") },
  { CARNET_KIND_MILESTONE, CARNET_KEY_KIND, CHOICE, N_ ("Kind of milestone") },
  { CARNET_KIND_TERRITORY, CARNET_KEY_KIND, CHOICE, N_ ("Kind of territory") },
  { CARNET_KIND_ACTOR, CARNET_KEY_KIND, CHOICE, N_ ("Kind of actor") },
  { CARNET_KIND_STATEMENT, CARNET_KEY_KIND, CHOICE, N_ ("Kind of statement") },
  { NULL, CARNET_KEY_KIND, CHOICE, N_ ("Kind") },
  { NULL, CARNET_KEY_PLACE, LINE, NULL },
  { NULL, CARNET_KEY_PARTNERS, LINE, N_ ("With whom") },
  { NULL, CARNET_KEY_URL, CHOICE, N_ ("Web page") },
  { NULL, CARNET_KEY_DESCRIPTION, TEXT, N_ ("Description") },
  { NULL, CARNET_KEY_LOGBOOK_START, CHOICE, N_ ("First month of the logbook") },
  { NULL, CARNET_KEY_LOGBOOK_MONTHS, CHOICE, N_ ("Number of months") },
  { NULL, CARNET_KEY_REPORT_DUE, CHOICE, N_ ("Report due") },
  { NULL, CARNET_PREFIX_SECTION, LINE, NULL },
  { NULL, CARNET_KEY_PROGRAMME, CHOICE, N_ ("Programme") },
  { NULL, CARNET_KEY_ROLE, CHOICE, N_ ("Role") },
  { NULL, CARNET_KEY_ORGANISATION, LINE, N_ ("Organisation") },
  { NULL, CARNET_KEY_CODE, CHOICE, N_ ("Code") },
  { NULL, CARNET_KEY_VINTAGE, CHOICE, N_ ("Year of the official list") },
  { NULL, CARNET_KEY_DEPARTEMENT, CHOICE, N_ ("Département") },
  { NULL, CARNET_KEY_REGION, CHOICE, N_ ("Region") },
  { NULL, CARNET_KEY_SIREN, CHOICE, N_ ("SIREN") },
  { NULL, CARNET_KEY_DEFINITION, TEXT, N_ ("Definition") },
  { NULL, CARNET_KEY_PARENT, CHOICE, N_ ("Theme that it is below") },
  { NULL, CARNET_KEY_COLOUR, CHOICE, N_ ("Colour") },
  { NULL, CARNET_KEY_TERRITORY, CHOICE, N_ ("Territory") },
  { NULL, CARNET_KEY_MONTH, CHOICE, N_ ("Month") },
  { NULL, CARNET_KEY_MILESTONE, CHOICE, N_ ("Milestone") },
  { NULL, CARNET_KEY_AUTHOR, CHOICE, N_ ("Author") },
  { NULL, CARNET_KEY_SUBJECT, CHOICE, N_ ("Observation") },
  { NULL, CARNET_KEY_OBSERVATION, CHOICE, N_ ("Observation") },
  { NULL, CARNET_KEY_SECTION, CHOICE, N_ ("Section") },
  { NULL, CARNET_PREFIX_TEXT, TEXT, NULL },
  { CARNET_KIND_COMMENT, CARNET_KEY_TEXT, TEXT, N_ ("Comment") },
  { NULL, CARNET_KEY_TEXT, TEXT, N_ ("Text") },
  { NULL, CARNET_KEY_QUOTE, CHOICE, N_ ("Words quoted") },
  { NULL, CARNET_KEY_SPEAKER, LINE, N_ ("Who said it") },
  { NULL, CARNET_KEY_CONSENT, CHOICE, N_ ("Consent to be quoted") },
  { NULL, CARNET_KEY_STATE, CHOICE, N_ ("State") },
  { NULL, CARNET_KEY_RANK, CHOICE, N_ ("Rank") },
  { NULL, CARNET_KEY_A, CHOICE, N_ ("One") },
  { NULL, CARNET_KEY_B, CHOICE, N_ ("The other") },
  { NULL, CARNET_KEY_VERDICT, CHOICE, N_ ("The same or two distinct") },
  { NULL, CARNET_KEY_IMPACT_PERFORMANCE, CHOICE, NULL },
  { NULL, CARNET_KEY_IMPACT_INNOVATION, CHOICE, NULL },
  { NULL, CARNET_KEY_IMPACT_CONFIANCE, CHOICE, NULL },
  { NULL, CARNET_PREFIX_THEME, CHOICE, NULL },
  { NULL, CARNET_PREFIX_ACTOR, CHOICE, NULL },
  { NULL, CARNET_PREFIX_EVIDENCE, CHOICE, NULL },
  { NULL, CARNET_PREFIX_ATTACHMENT, CHOICE, N_ ("Attachment") },
  { NULL, CARNET_KEY_VISIBILITY, CHOICE, N_ ("Visibility") },
  { NULL, CARNET_KEY_REVIEW, CHOICE, N_ ("Review") },
  { NULL, CARNET_KEY_DELETED, CHOICE, N_ ("Deletion") },
};

static gboolean
is_of_key (guint i, const char *kind, const char *key)
{
  if (known[i].kind != NULL && !g_str_equal (known[i].kind, kind))
    return FALSE;
  return g_str_has_suffix (known[i].key, "/") ? g_str_has_prefix (key, known[i].key)
                                              : g_str_equal (key, known[i].key);
}

/* As many as there are, when this version does not know it. */
static guint
find_known (CarnetFieldWords *self, const char *key)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (known) && !is_of_key (i, self->kind, key))
    i++;
  return i;
}

/* -- Sections -------------------------------------------------------------------------- */

CarnetSectionPart
carnet_section_part_of (const char *key, char **id)
{
  static const char *const suffixes[] = { "", CARNET_SUFFIX_QUESTION, CARNET_SUFFIX_RANK };
  const char              *section = key + strlen (CARNET_PREFIX_SECTION);

  if (!g_str_has_prefix (key, CARNET_PREFIX_SECTION))
    return CARNET_SECTION_NONE;
  for (guint part = CARNET_SECTION_NONE; part-- > 0;)
    if (g_str_has_suffix (section, suffixes[part]))
      {
        if (id != NULL)
          *id = g_strndup (section, strlen (section) - strlen (suffixes[part]));
        return (CarnetSectionPart)part;
      }
  return CARNET_SECTION_NONE;
}

char *
carnet_field_words_dup_section (CarnetFieldWords *self, const char *id)
{
  g_autofree char     *key = g_strconcat (CARNET_PREFIX_SECTION, id, NULL);
  const CarnetSection *section = carnet_programme_find_section (self->programme, id);
  const CarnetWrites  *shown
      = g_str_equal (self->kind, CARNET_KIND_PROGRAMME) && !carnet_id_is_nil (&self->entity)
            ? carnet_field_words_find_state (self, &self->entity)
            : NULL;
  const char *label = shown != NULL ? carnet_writes_find_text (shown, key) : NULL;
  CarnetId    unknown;

  if (label == NULL && section != NULL)
    label = section->label;
  return carnet_name_dup_shown (CARNET_NAME_SECTION, label, FALSE,
                                carnet_id_parse (id, &unknown) ? &unknown : NULL);
}

static char *
dup_section_part (CarnetFieldWords *self, const char *key)
{
  g_autofree char        *id = NULL;
  const CarnetSectionPart part = carnet_section_part_of (key, &id);
  g_autofree char        *section = carnet_field_words_dup_section (self, id);

  if (part == CARNET_SECTION_QUESTION)
    return g_strdup_printf (_ ("Guiding question of section “%s”"), section);
  return g_strdup_printf (part == CARNET_SECTION_RANK ? _ ("Place of section “%s”") : _ ("Section “%s”"),
                          section);
}

static guint
section_rank (CarnetFieldWords *self, const char *id)
{
  GPtrArray           *sections = self->programme->sections;
  const CarnetSection *section = carnet_programme_find_section (self->programme, id);
  guint                rank;

  return section != NULL && g_ptr_array_find (sections, section, &rank) ? rank : sections->len;
}

/* -- Labels ---------------------------------------------------------------------------- */

static char *
dup_with_name (CarnetFieldWords *self, const char *kind, const char *format, const char *text)
{
  CarnetId         id;
  g_autofree char *name
      = carnet_id_parse (text, &id) ? carnet_field_words_dup_name (self, kind, &id) : g_strdup (text);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], name, parts[1], NULL);
}

static char *
dup_evidence (CarnetFieldWords *self, const char *text)
{
  CarnetId         id;
  g_autofree char *name = carnet_id_parse (text, &id) ? carnet_field_words_dup_evidence (self, &id) : NULL;

  /* Its digits only tell it from another. */
  return name != NULL ? g_strdup_printf (_ ("Rests on “%s”"), name)
                      : g_strdup_printf (_ ("Rests on what this logbook does not hold (%.8s)"), text);
}

static char *
dup_computed (CarnetFieldWords *self, const char *key)
{
  for (int i = 0; i < CARNET_N_IMPACTS; i++)
    if (g_str_equal (carnet_impact_get_key ((CarnetImpact)i), key))
      return g_strdup (carnet_impact_get_label ((CarnetImpact)i));
  if (g_str_equal (key, CARNET_KEY_PLACE))
    return g_strdup (C_ ("milestone", "Place"));
  if (g_str_has_prefix (key, CARNET_PREFIX_SECTION))
    return dup_section_part (self, key);
  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT))
    return carnet_field_words_dup_section (self, key + strlen (CARNET_PREFIX_TEXT));
  if (g_str_has_prefix (key, CARNET_PREFIX_THEME))
    return dup_with_name (self, CARNET_KIND_THEME, _ ("Theme “%s”"), key + strlen (CARNET_PREFIX_THEME));
  if (g_str_has_prefix (key, CARNET_PREFIX_ACTOR))
    return dup_with_name (self, CARNET_KIND_ACTOR, _ ("Actor “%s”"), key + strlen (CARNET_PREFIX_ACTOR));
  if (g_str_has_prefix (key, CARNET_PREFIX_EVIDENCE))
    return dup_evidence (self, key + strlen (CARNET_PREFIX_EVIDENCE));
  return g_strdup (key);
}

void
carnet_field_words_set (CarnetFieldWords *self, const char *key, CarnetField *field)
{
  const guint    i = find_known (self, key);
  const gboolean is_known = i < G_N_ELEMENTS (known);

  field->key = g_strdup (key);
  field->label
      = is_known && known[i].label != NULL ? g_strdup (_ (known[i].label)) : dup_computed (self, key);
  field->form = is_known ? known[i].form : CARNET_FIELD_CHOICE;
  if (carnet_section_part_of (key, NULL) == CARNET_SECTION_RANK)
    field->form = CARNET_FIELD_CHOICE;
}

void
carnet_field_clear (CarnetField *field)
{
  g_clear_pointer (&field->key, g_free);
  g_clear_pointer (&field->label, g_free);
}

/* -- Order ----------------------------------------------------------------------------- */

static guint
rank_of (CarnetFieldWords *self, const char *key)
{
  const guint             rank = find_known (self, key) * 1000;
  g_autofree char        *id = NULL;
  const CarnetSectionPart part = carnet_section_part_of (key, &id);

  if (g_str_has_prefix (key, CARNET_PREFIX_TEXT))
    return rank + section_rank (self, key + strlen (CARNET_PREFIX_TEXT));
  return part != CARNET_SECTION_NONE ? rank + section_rank (self, id) * CARNET_SECTION_NONE + part : rank;
}

static int
compare_fields_cb (gconstpointer first_field, gconstpointer second_field, gpointer user_data)
{
  const CarnetField *a = *(CarnetField *const *)first_field, *b = *(CarnetField *const *)second_field;
  guint              first = rank_of (user_data, a->key), second = rank_of (user_data, b->key);
  int                order;

  if (first != second)
    return first < second ? -1 : 1;
  order = g_utf8_collate (a->label, b->label);
  return order != 0 ? order : strcmp (a->key, b->key);
}

void
carnet_field_words_sort (CarnetFieldWords *self, GPtrArray *fields)
{
  g_ptr_array_sort_with_data (fields, compare_fields_cb, self);
}
