/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-test-conflicts.h"
#include "support/carnet-test-pair.h"

/* What two people wrote apart of a programme, a person, an actor …: listed, told, settled for all. */
static void
set_up (CarnetPair *pair, gconstpointer unused)
{
  carnet_pair_open (pair, 23);
}

/* Of a section of the programme @key is its suffix, after one asterisk. */
static char *
dup_key (const char *key)
{
  const CarnetId   section = carnet_test_section (0);
  g_autofree char *hex = carnet_id_to_string (&section);

  return *key == '*' ? g_strconcat (CARNET_PREFIX_SECTION, hex, key + 1, NULL) : g_strdup (key);
}

/* A number when it is one. */
static void
write_value (CarnetLogbook *logbook, CarnetId *id, const char *kind, const char *key, const char *text)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autofree char *whole = dup_key (key);
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (g_str_equal (key, "*" CARNET_SUFFIX_RANK) || g_str_equal (key, CARNET_KEY_LOGBOOK_MONTHS)
      || g_str_equal (key, CARNET_KEY_START) || g_str_equal (key, CARNET_KEY_DELETED)
      || g_str_equal (key, CARNET_KEY_RANK))
    {
      g_assert_true (g_ascii_string_to_signed (text, 10, -100, 100, &number, NULL));
      carnet_writes_set_integer (writes, whole, number);
    }
  else
    carnet_writes_set_text (writes, whole, text);
  carnet_logbook_write (logbook, id, kind, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

static void
resolve (CarnetLogbook *logbook, const CarnetEntityConflict *seen, const CarnetWrites *choices)
{
  g_autoptr (GError) error = NULL;

  carnet_logbook_resolve (logbook, seen, choices, NULL, &error);
  g_assert_no_error (error);
}

static const CarnetFieldVersion *
version_of (const CarnetEntityConflict *conflict, guint field, guint version)
{
  return ((CarnetFieldConflict *)conflict->fields->pdata[field])->versions->pdata[version];
}

/* -- Every field -------------------------------------------------------------------------- */

typedef struct
{
  const char *kind;
  const char *key;
  const char *values[3]; /* before, ours, theirs */
  const char *label;
  const char *texts[2]; /* ours and theirs, for reading; NULL as they are */
  const char *joined;   /* both kept; NULL for a choice */
} Case;

#define YES "Oui\n\nNon"

static const Case cases[] = {
  { CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE, { "A", "B", "C" }, "Title", { NULL }, "B / C" },
  { CARNET_KIND_PROGRAMME, CARNET_KEY_DESCRIPTION, { "A", "Oui", "Non" }, "Description", { NULL }, YES },
  { CARNET_KIND_PROGRAMME,
    CARNET_KEY_LOGBOOK_START,
    { "2018-05", "2018-06", "2018-04" },
    "First month of the logbook",
    { "June 2018", "April 2018" },
    NULL },
  { CARNET_KIND_PROGRAMME,
    CARNET_KEY_LOGBOOK_MONTHS,
    { "8", "9", "10" },
    "Number of months",
    { NULL },
    NULL },
  { CARNET_KIND_PROGRAMME,
    CARNET_KEY_REPORT_DUE,
    { "2018-12", "2019-01", "2019-02-04" },
    "Report due",
    { "January 2019", "Monday 4 February 2019" },
    NULL },
  { CARNET_KIND_PROGRAMME,
    "*",
    { "Faits", "Constats", "Les faits" },
    "Section “Faits”",
    { NULL },
    "Constats / Les faits" },
  { CARNET_KIND_PROGRAMME,
    "*" CARNET_SUFFIX_QUESTION,
    { "Quoi ?", "Qui ?", "Où ?" },
    "Guiding question of section “",
    { NULL },
    "Qui ? / Où ?" },
  { CARNET_KIND_PROGRAMME,
    "*" CARNET_SUFFIX_RANK,
    { "1", "2", "-1" },
    "Place of section “",
    { "2", "removed" },
    NULL },
  { CARNET_KIND_PERSON, CARNET_KEY_NAME, { "A", "B", "C" }, "Name", { NULL }, "B / C" },
  { CARNET_KIND_PERSON,
    CARNET_KEY_ROLE,
    { "", "catalyst", "coordinator" },
    "Role",
    { "catalyst", "coordinator" },
    NULL },
  { CARNET_KIND_PERSON, CARNET_KEY_ORGANISATION, { "A", "B", "C" }, "Organisation", { NULL }, "B / C" },
  { CARNET_KIND_TERRITORY, CARNET_KEY_NAME, { "A", "B", "C" }, "Name", { NULL }, "B / C" },
  { CARNET_KIND_TERRITORY,
    CARNET_KEY_KIND,
    { "free", "commune", "epci" },
    "Kind of territory",
    { "commune", "intercommunality" },
    NULL },
  { CARNET_KIND_ACTOR, CARNET_KEY_NAME, { "A", "B", "C" }, "Name", { NULL }, "B / C" },
  { CARNET_KIND_ACTOR,
    CARNET_KEY_KIND,
    { "media", "company", "association" },
    "Kind of actor",
    { "company", "association" },
    NULL },
  { CARNET_KIND_ACTOR,
    CARNET_KEY_SIREN,
    { "", "732829320", "552100554" },
    "SIREN",
    { "732\u00a0829\u00a0320", "552\u00a0100\u00a0554" },
    NULL },
  { CARNET_KIND_THEME, CARNET_KEY_LABEL, { "A", "B", "C" }, "Name", { NULL }, "B / C" },
  { CARNET_KIND_THEME, CARNET_KEY_DEFINITION, { "A", "Oui", "Non" }, "Definition", { NULL }, YES },
  { CARNET_KIND_THEME, CARNET_KEY_COLOUR, { "#000000", "#111111", "#222222" }, "Colour", { NULL }, NULL },
  { CARNET_KIND_HIGHLIGHT, CARNET_KEY_SPEAKER, { "A", "B", "C" }, "Who said it", { NULL }, "B / C" },
  { CARNET_KIND_HIGHLIGHT,
    CARNET_KEY_CONSENT,
    { "none", "verbatim", "anonymous" },
    "Consent to be quoted",
    { "Word for word, with the name", "Word for word, without the name" },
    NULL },
  { CARNET_KIND_COMMENT, CARNET_KEY_TEXT, { "A", "Oui", "Non" }, "Comment", { NULL }, YES },
  { CARNET_KIND_DECLARATION,
    CARNET_KEY_MONTH,
    { "2018-05", "2018-06", "2018-07" },
    "Month",
    { "June 2018", "July 2018" },
    NULL },
  { CARNET_KIND_STATEMENT,
    CARNET_KEY_KIND,
    { "constat", "enseignement", "conviction" },
    "Kind of statement",
    { "Lesson", "Conviction" },
    NULL },
  { CARNET_KIND_STATEMENT, CARNET_KEY_RANK, { "1", "2", "3" }, "Rank", { NULL }, NULL },
  { CARNET_KIND_STATEMENT, CARNET_KEY_TITLE, { "A", "B", "C" }, "Title", { NULL }, "B / C" },
  { CARNET_KIND_STATEMENT, CARNET_KEY_TEXT, { "A", "Oui", "Non" }, "Text", { NULL }, YES },
};

static CarnetId
begin (CarnetPair *pair, const char *kind, const char *key, const char *value)
{
  g_autoptr (CarnetProgramme) programme = carnet_logbook_load_programme (pair->ours, NULL);
  CarnetId id = g_str_equal (kind, CARNET_KIND_PROGRAMME) ? programme->id : (CarnetId){ { 0 } };

  if (*value != '\0')
    write_value (pair->ours, &id, kind, key, value);
  else
    write_value (pair->ours, &id, kind, CARNET_KEY_NAME, "Exemple");
  carnet_pair_exchange_from (pair, FALSE);
  return id;
}

/* Both see one conflict, each with their own version first. */
static void
assert_told (CarnetPair *pair, const CarnetId *id, const Case *it)
{
  for (guint side = 0; side < 2; side++)
    {
      CarnetLogbook *logbook = side == 0 ? pair->ours : pair->theirs;
      g_autoptr (CarnetEntityConflict) conflict = carnet_test_load_conflict (logbook, id);
      const CarnetFieldConflict *field;
      g_autofree char           *joined = NULL;

      g_assert_cmpuint (carnet_test_count_conflicts (logbook), ==, 1);
      g_assert_cmpstr (conflict->kind, ==, it->kind);
      g_assert_cmpuint (conflict->fields->len, ==, 1);
      field = conflict->fields->pdata[0];
      joined = carnet_field_conflict_join (field);
      g_assert_true (g_str_has_prefix (field->field.label, it->label));
      for (guint i = 0; i < 2; i++)
        g_assert_cmpstr (version_of (conflict, 0, i ^ side)->text, ==,
                         it->texts[i] != NULL ? it->texts[i] : it->values[i + 1]);
      if (side == 0)
        g_assert_cmpstr (joined, ==, it->joined);
      g_assert_true (version_of (conflict, 0, 0)->mine);
      g_assert_true ((field->ancestor != NULL) == (*it->values[0] != '\0'));
    }
}

static void
test_field (CarnetPair *pair, gconstpointer data)
{
  const Case *it = data;

  for (guint round = 0; round < 2; round++)
    {
      const CarnetId id = begin (pair, it->kind, it->key, it->values[0]);
      CarnetId       mine = id, other = id;
      g_autoptr (CarnetEntityConflict) seen = NULL;
      g_autoptr (CarnetWrites) choices = carnet_writes_new ();

      write_value (pair->ours, &mine, it->kind, it->key, it->values[1]);
      write_value (pair->theirs, &other, it->kind, it->key, it->values[2]);
      carnet_pair_exchange_from (pair, round == 1);
      carnet_test_assert_same (pair->ours, pair->theirs);
      assert_told (pair, &id, it);
      seen = carnet_test_load_conflict (pair->theirs, &id);
      carnet_writes_set (choices, ((CarnetFieldConflict *)seen->fields->pdata[0])->field.key,
                         &version_of (seen, 0, round)->value);
      resolve (pair->theirs, seen, choices);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
      carnet_pair_exchange_from (pair, round == 0);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
      carnet_test_assert_same (pair->ours, pair->theirs);
    }
}

/* -- What it is called -------------------------------------------------------------------- */

/* Both call it as they knew it, whoever wrote last; what had no name before, as each named it. */
static void
test_named (CarnetPair *pair, gconstpointer known)
{
  const char *before = known;
  CarnetId    id
      = begin (pair, CARNET_KIND_THEME, before != NULL ? CARNET_KEY_LABEL : CARNET_KEY_DEFINITION, "A");
  g_autoptr (CarnetEntityConflict) ours = NULL, theirs = NULL;

  write_value (pair->ours, &id, CARNET_KIND_THEME, CARNET_KEY_LABEL, "B");
  write_value (pair->theirs, &id, CARNET_KIND_THEME, CARNET_KEY_LABEL, "C");
  carnet_pair_exchange_from (pair, FALSE);
  ours = carnet_test_load_conflict (pair->ours, &id);
  theirs = carnet_test_load_conflict (pair->theirs, &id);
  g_assert_cmpstr (ours->title, ==, before != NULL ? before : "B");
  g_assert_cmpstr (theirs->title, ==, before != NULL ? before : "C");
}

/* -- What goes with it -------------------------------------------------------------------- */

static void
test_programme_is_marked (CarnetPair *pair, gconstpointer unused)
{
  CarnetId id = begin (pair, CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE, "A");
  g_autoptr (CarnetProgramme) before = carnet_logbook_load_programme (pair->ours, NULL);
  g_autoptr (CarnetProgramme) open = NULL, settled = NULL;
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();

  g_assert_false (before->conflict);
  write_value (pair->ours, &id, CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE, "B");
  write_value (pair->theirs, &id, CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE, "C");
  carnet_pair_exchange_from (pair, FALSE);
  open = carnet_logbook_load_programme (pair->theirs, NULL);
  g_assert_true (open->conflict);
  g_assert_false (open->contested);
  seen = carnet_test_load_conflict (pair->theirs, &id);
  g_assert_cmpint (seen->when.precision, ==, CARNET_WHEN_MONTH);
  carnet_writes_set_text (choices, CARNET_KEY_TITLE, "Autrement");
  resolve (pair->theirs, seen, choices);
  settled = carnet_logbook_load_programme (pair->theirs, NULL);
  g_assert_false (settled->conflict);
  g_assert_cmpstr (settled->title, ==, "Autrement");
}

/* What follows no rule is refused, and nothing changes. */
static void
test_rules (CarnetPair *pair, gconstpointer unused)
{
  CarnetId id = begin (pair, CARNET_KIND_PROGRAMME, CARNET_KEY_LOGBOOK_MONTHS, "8");
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  write_value (pair->ours, &id, CARNET_KIND_PROGRAMME, CARNET_KEY_LOGBOOK_MONTHS, "9");
  write_value (pair->theirs, &id, CARNET_KIND_PROGRAMME, CARNET_KEY_LOGBOOK_MONTHS, "10");
  carnet_pair_exchange_from (pair, FALSE);
  seen = carnet_test_load_conflict (pair->ours, &id);
  carnet_writes_set_integer (choices, CARNET_KEY_LOGBOOK_MONTHS, 99);
  g_assert_false (carnet_logbook_resolve (pair->ours, seen, choices, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
}

static void
write_quote (CarnetLogbook *logbook, CarnetId *id, const char *quote, gint64 start, gint64 end)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, quote);
  carnet_writes_set_integer (writes, CARNET_KEY_START, start);
  carnet_writes_set_integer (writes, CARNET_KEY_END, end);
  carnet_logbook_write (logbook, id, CARNET_KIND_HIGHLIGHT, NULL, writes, NULL, &error);
  g_assert_no_error (error);
}

/* One choice for the words and where they stand, whichever it is: 0 for ours, 1 for theirs, written later. */
static void
test_quote (CarnetPair *pair, gconstpointer chosen)
{
  static const struct
  {
    const char *quote;
    guint       start, end;
  } expected[] = { { "un don sans retour", 0, 18 }, { "le don", 7, 13 } };
  const guint which = GPOINTER_TO_UINT (chosen);
  CarnetId    id = { { 0 } }, observation = { { 0 } };
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new (), of = carnet_writes_new ();
  g_autoptr (GPtrArray) highlights = NULL;
  const CarnetHighlight *shown;

  carnet_test_write (pair->ours, &observation, CARNET_KEY_TITLE, "Une visite", NULL);
  write_quote (pair->ours, &id, "un don", 0, 6);
  carnet_writes_set_id (of, CARNET_KEY_OBSERVATION, &observation);
  g_assert_true (carnet_logbook_write (pair->ours, &id, CARNET_KIND_HIGHLIGHT, NULL, of, NULL, NULL));
  carnet_pair_exchange_from (pair, FALSE);
  write_quote (pair->ours, &id, "un don sans retour", 0, 18);
  write_quote (pair->theirs, &id, "le don", 7, 13);
  carnet_pair_exchange_from (pair, FALSE);
  seen = carnet_test_load_conflict (pair->ours, &id);
  g_assert_cmpuint (seen->fields->len, ==, 1);
  g_assert_cmpstr (((CarnetFieldConflict *)seen->fields->pdata[0])->field.key, ==, CARNET_KEY_QUOTE);
  carnet_writes_set (choices, CARNET_KEY_QUOTE, &version_of (seen, 0, which)->value);
  resolve (pair->ours, seen, choices);
  highlights = carnet_logbook_list_highlights (pair->ours, &observation, NULL);
  g_assert_cmpuint (highlights->len, ==, 1);
  shown = highlights->pdata[0];
  g_assert_cmpstr (shown->quote, ==, expected[which].quote);
  g_assert_cmpuint (shown->start, ==, expected[which].start);
  g_assert_cmpuint (shown->end, ==, expected[which].end);
  carnet_pair_exchange_from (pair, FALSE);
  carnet_test_assert_same (pair->ours, pair->theirs);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
}

/* Where the words stand goes with them, though nobody disagreed about it. */
static void
test_quote_back (CarnetPair *pair, gconstpointer unused)
{
  CarnetId   id = { { 0 } };
  CarnetHash found = { { 0 } };
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new (), ours = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  write_quote (pair->ours, &id, "un don", 0, 6);
  carnet_pair_exchange_from (pair, FALSE);
  carnet_writes_set_text (ours, CARNET_KEY_QUOTE, "Un don");
  g_assert_true (carnet_logbook_write (pair->ours, &id, CARNET_KIND_HIGHLIGHT, NULL, ours, NULL, NULL));
  write_quote (pair->theirs, &id, "le don", 7, 13);
  carnet_pair_exchange_from (pair, FALSE);
  seen = carnet_test_load_conflict (pair->ours, &id);
  carnet_writes_set (choices, CARNET_KEY_QUOTE, &version_of (seen, 0, 0)->value);
  resolve (pair->ours, seen, choices);
  carnet_logbook_find_settling (pair->ours, &id, &found, &error);
  g_assert_no_error (error);
}

/* Settled as it would be written: no theme comes below itself. */
static void
test_parent (CarnetPair *pair, gconstpointer unused)
{
  CarnetId themes[3] = { 0 };
  g_autoptr (CarnetEntityConflict) seen = NULL;
  g_autoptr (CarnetWrites) choices = carnet_writes_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    write_value (pair->ours, &themes[i], CARNET_KIND_THEME, CARNET_KEY_LABEL,
                 i == 0   ? "A"
                 : i == 1 ? "B"
                          : "C");
  carnet_pair_exchange_from (pair, FALSE);
  for (guint i = 1; i < G_N_ELEMENTS (themes); i++)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_id (writes, CARNET_KEY_PARENT, &themes[i]);
      g_assert_true (carnet_logbook_write (i == 1 ? pair->ours : pair->theirs, &themes[0], CARNET_KIND_THEME,
                                           NULL, writes, NULL, NULL));
    }
  carnet_pair_exchange_from (pair, FALSE);
  seen = carnet_test_load_conflict (pair->ours, &themes[0]);
  g_assert_cmpstr (version_of (seen, 0, 0)->text, ==, "B");
  g_assert_cmpstr (version_of (seen, 0, 1)->text, ==, "C");
  carnet_writes_set_id (choices, CARNET_KEY_PARENT, &themes[0]);
  g_assert_false (carnet_logbook_resolve (pair->ours, seen, choices, NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_INVALID);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
}

/* -- Deletion ----------------------------------------------------------------------------- */

static void
test_contested (CarnetPair *pair, gconstpointer data)
{
  const char *kind = data;
  const char *key = g_str_equal (kind, CARNET_KIND_COMMENT) || g_str_equal (kind, CARNET_KIND_STATEMENT)
                        ? CARNET_KEY_TEXT
                        : CARNET_KEY_NAME;
  CarnetId    id = begin (pair, kind, key, "A");

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (CarnetEntityConflict) seen = NULL;
      g_autoptr (CarnetWrites) choices = carnet_writes_new ();

      write_value (pair->theirs, &id, kind, CARNET_KEY_DELETED, "1");
      write_value (pair->ours, &id, kind, key, round == 0 ? "B" : "C");
      carnet_pair_exchange_from (pair, round == 1);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 1);
      seen = carnet_test_load_conflict (pair->theirs, &id);
      g_assert_true (seen->contested);
      g_assert_cmpuint (seen->fields->len, ==, 0);
      carnet_writes_set_integer (choices, CARNET_KEY_DELETED, round);
      resolve (pair->theirs, seen, choices);
      carnet_pair_exchange_from (pair, round == 1);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
      g_assert_cmpuint (carnet_test_count_conflicts (pair->theirs), ==, 0);
      carnet_test_assert_same (pair->ours, pair->theirs);
    }
}

/* -- Which -------------------------------------------------------------------------------- */

/* By kind, in one order; each is found where it stands. */
static void
test_list (CarnetPair *pair, gconstpointer unused)
{
  static const struct
  {
    const char *kind, *key;
  } order[] = {
    { CARNET_KIND_PROGRAMME, CARNET_KEY_TITLE }, { CARNET_KIND_PERSON, CARNET_KEY_NAME },
    { CARNET_KIND_TERRITORY, CARNET_KEY_NAME },  { CARNET_KIND_ACTOR, CARNET_KEY_NAME },
    { CARNET_KIND_THEME, CARNET_KEY_LABEL },     { CARNET_KIND_HIGHLIGHT, CARNET_KEY_SPEAKER },
    { CARNET_KIND_COMMENT, CARNET_KEY_TEXT },    { CARNET_KIND_DECLARATION, CARNET_KEY_MONTH },
    { CARNET_KIND_STATEMENT, CARNET_KEY_TITLE },
  };
  static const char *const names[] = { "A", "B", "C" }, *const months[] = { "2018-05", "2018-06", "2018-07" };
  CarnetId ids[G_N_ELEMENTS (order)];

  for (guint i = G_N_ELEMENTS (order); i-- > 0;)
    {
      const char *const *values = g_str_equal (order[i].key, CARNET_KEY_MONTH) ? months : names;

      ids[i] = begin (pair, order[i].kind, order[i].key, values[0]);
      write_value (pair->ours, &ids[i], order[i].kind, order[i].key, values[1]);
      write_value (pair->theirs, &ids[i], order[i].kind, order[i].key, values[2]);
    }
  carnet_pair_exchange_from (pair, FALSE);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GArray) one = carnet_logbook_list_conflicts (pair->ours, i, 1, NULL);
      guint position = 99;

      g_assert_true (carnet_id_equal (&g_array_index (one, CarnetId, 0), &ids[i]));
      g_assert_true (carnet_logbook_find_conflict (pair->ours, &ids[i], &position, NULL));
      g_assert_cmpuint (position, ==, i);
    }
}

/* What is settled in its own place, or not at all, is not listed. */
static void
test_others (CarnetPair *pair, gconstpointer unused)
{
  CarnetId id = begin (pair, CARNET_KIND_ALIAS, CARNET_KEY_VERDICT, "");
  g_autoptr (GError) error = NULL;

  write_value (pair->ours, &id, CARNET_KIND_ALIAS, CARNET_KEY_VERDICT, CARNET_VERDICT_SAME);
  write_value (pair->theirs, &id, CARNET_KIND_ALIAS, CARNET_KEY_VERDICT, CARNET_VERDICT_DISTINCT);
  carnet_pair_exchange_from (pair, FALSE);
  g_assert_cmpuint (carnet_test_count_conflicts (pair->ours), ==, 0);
  g_assert_null (carnet_logbook_load_conflict (pair->ours, &id, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND);
}

#define ADD(path, data, test) g_test_add (path, CarnetPair, data, set_up, test, carnet_pair_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdelimit (g_strdup (cases[i].key), "/*", '-');
      g_autofree char *path = g_strdup_printf ("/kind-conflicts/field/%s/%s", cases[i].kind, key);

      ADD (path, &cases[i], test_field);
    }
  ADD ("/kind-conflicts/named/known", "A", test_named);
  ADD ("/kind-conflicts/named/new", NULL, test_named);
  ADD ("/kind-conflicts/programme-is-marked", NULL, test_programme_is_marked);
  ADD ("/kind-conflicts/rules", NULL, test_rules);
  ADD ("/kind-conflicts/quote/back", NULL, test_quote_back);
  ADD ("/kind-conflicts/quote/ours", GUINT_TO_POINTER (0), test_quote);
  ADD ("/kind-conflicts/quote/theirs", GUINT_TO_POINTER (1), test_quote);
  ADD ("/kind-conflicts/parent", NULL, test_parent);
  ADD ("/kind-conflicts/contested/person", CARNET_KIND_PERSON, test_contested);
  ADD ("/kind-conflicts/contested/actor", CARNET_KIND_ACTOR, test_contested);
  ADD ("/kind-conflicts/contested/comment", CARNET_KIND_COMMENT, test_contested);
  ADD ("/kind-conflicts/contested/statement", CARNET_KIND_STATEMENT, test_contested);
  ADD ("/kind-conflicts/list", NULL, test_list);
  ADD ("/kind-conflicts/others", NULL, test_others);
  return g_test_run ();
}
