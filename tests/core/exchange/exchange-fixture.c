/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange-fixture.h"

#include <glib/gstdio.h>

#define START_MS G_GINT64_CONSTANT (1525132800000) /* 1 May 2018 */
#define DAY_MS 86400000

Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("carnet-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static guint
each_file (const char *folder, gboolean remove_them)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count++;
      if (remove_them)
        g_remove (path);
    }
  return count;
}

void
fixture_free (Fixture *self)
{
  each_file (self->folder, TRUE);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

void
fixture_assert_files (Fixture *self, guint n_files)
{
  g_assert_cmpuint (each_file (self->folder, FALSE), ==, n_files);
}

char *
fixture_path (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

CarnetStore *
fixture_store (Fixture *self, const char *name, GPtrArray *revisions)
{
  g_autofree char *path = fixture_path (self, name);
  g_autoptr (GError) error = NULL;
  CarnetStore       *store = carnet_store_create (path, &error);
  CarnetIntake      *intake;
  CarnetIntakeReport report;

  g_assert_no_error (error);
  intake = carnet_intake_begin (store, NULL, NULL, START_MS, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < revisions->len; i++)
    {
      carnet_intake_add (intake, revisions->pdata[i], &error);
      g_assert_no_error (error);
    }
  carnet_intake_finish (intake, &report, &error);
  g_assert_no_error (error);
  return store;
}

char *
fixture_read (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

char *
fixture_export (Fixture           *self,
                CarnetStore       *store,
                CarnetProfile      profile,
                const CarnetQuery *query,
                gboolean           pseudonyms)
{
  g_autofree char *path = fixture_path (self, "export.xml");
  g_autoptr (GError) error = NULL;

  carnet_xml_export (store, path, profile, query, pseudonyms, TRUE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return fixture_read (path, NULL);
}

char *
named (const char *name)
{
  CarnetId id = carnet_id_from_name (name);

  return carnet_id_to_string (&id);
}

/* -- Revisions ---------------------------------------------------------------------- */

static gint64 clock_ms;

static CarnetRevision *
seal (const CarnetId     *entity,
      const char         *kind,
      const CarnetHash   *parents,
      guint               n_parents,
      const CarnetWrites *writes)
{
  CarnetId         actor = carnet_id_from_name ("person:0");
  g_autofree char *nonce_name = g_strdup_printf ("nonce:%" G_GINT64_FORMAT, clock_ms);
  CarnetId         nonce = carnet_id_from_name (nonce_name);
  g_autoptr (GError) error = NULL;
  CarnetRevision *revision;

  clock_ms += DAY_MS / 7;
  revision = carnet_revision_seal (entity, kind, parents, n_parents, &actor, clock_ms, writes, nonce.bytes,
                                   &error);
  g_assert_no_error (error);
  return revision;
}

CarnetRevision *
revision_new (const char *entity, const char *kind, const CarnetRevision *parent, const CarnetWrites *writes)
{
  CarnetId id = carnet_id_from_name (entity);

  return seal (&id, kind, parent != NULL ? &parent->id : NULL, parent != NULL ? 1 : 0, writes);
}

static void
set_named (CarnetWrites *writes, const char *key, const char *name)
{
  CarnetId id = carnet_id_from_name (name);

  carnet_writes_set_id (writes, key, &id);
}

static void
set_member (CarnetWrites *writes, const char *prefix, const char *name, gint64 value)
{
  g_autofree char *hex = named (name);
  g_autofree char *key = g_strconcat (prefix, hex, NULL);

  carnet_writes_set_integer (writes, key, value);
}

static void
set_part (CarnetWrites *writes, const char *prefix, const char *name, const char *suffix, const char *text)
{
  g_autofree char *hex = named (name);
  g_autofree char *key = g_strconcat (prefix, hex, suffix, NULL);

  carnet_writes_set_text (writes, key, text);
}

/* Texts that a careless writer or reader would spoil. */
static const char *
some_text (GRand *rand)
{
  static const char *const texts[] = {
    "Trois patrons disent publiquement ce qui ne marche pas chez eux.",
    "  espaces au début, à la fin  ",
    "\n\nlignes\n\tet tabulations\n",
    "<b>&amp;</b> ]]> <!-- --> \"'",
    "« Je suis venu chercher des bénévoles\u00a0! »",
    "😀 👩‍👩‍👧 \u202eévian\u202c \ufeffx\xc2\x85"
    "y\u2028z",
    "été déjà œuvre",
    "=1+1",
    " ",
    "",
    "]]",
    "\r\nretour\r",
  };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static const char *const SECTIONS[] = { "section:faits", "section:ressentis" };

static void
add (GPtrArray *all, const char *entity, const char *kind, CarnetWrites *writes)
{
  g_ptr_array_add (all, revision_new (entity, kind, NULL, writes));
  carnet_writes_unref (writes);
}

static void
add_programme (GPtrArray *all, GRand *rand)
{
  CarnetWrites *writes = carnet_writes_new ();

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "Programme d’essai");
  carnet_writes_set_text (writes, CARNET_KEY_DESCRIPTION, some_text (rand));
  carnet_writes_set_text (writes, CARNET_KEY_LOGBOOK_START, "2018-05");
  carnet_writes_set_integer (writes, CARNET_KEY_LOGBOOK_MONTHS, 9);
  carnet_writes_set_text (writes, CARNET_KEY_REPORT_DUE, "2018-12");
  for (guint i = 0; i < G_N_ELEMENTS (SECTIONS); i++)
    {
      g_autofree char *hex = named (SECTIONS[i]);
      g_autofree char *rank = g_strconcat (CARNET_PREFIX_SECTION, hex, CARNET_SUFFIX_RANK, NULL);

      set_part (writes, CARNET_PREFIX_SECTION, SECTIONS[i], "", SECTIONS[i] + strlen ("section:"));
      set_part (writes, CARNET_PREFIX_SECTION, SECTIONS[i], CARNET_SUFFIX_QUESTION, "Et alors ?");
      carnet_writes_set_integer (writes, rank, 2 - (gint64)i);
    }
  add (all, "programme:test", CARNET_KIND_PROGRAMME, writes);

  writes = carnet_writes_new ();
  set_named (writes, CARNET_KEY_PROGRAMME, "programme:test");
  carnet_writes_set_text (writes, CARNET_KEY_KIND, "seminar");
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, "4ᵉ séminaire");
  carnet_writes_set_text (writes, CARNET_KEY_WHEN, "2018-07-05");
  carnet_writes_set_text (writes, CARNET_KEY_PLACE, "Bressuire");
  add (all, "milestone:0", CARNET_KIND_MILESTONE, writes);
}

static void
add_directories (GPtrArray *all, GRand *rand)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *person = g_strdup_printf ("person:%u", i);
      g_autofree char *territory = g_strdup_printf ("cog:2026:commune:8519%u", i);
      g_autofree char *theme = g_strdup_printf ("theme:%u", i);
      g_autofree char *actor = g_strdup_printf ("actor:%u", i);
      CarnetWrites    *writes = carnet_writes_new ();

      carnet_writes_set_text (writes, CARNET_KEY_NAME, i == 0 ? "Camille Exemple" : some_text (rand));
      carnet_writes_set_text (writes, CARNET_KEY_ROLE, "catalyst");
      carnet_writes_set_text (writes, CARNET_KEY_ORGANISATION, "Organisation & Cie");
      add (all, person, CARNET_KIND_PERSON, writes);
      writes = carnet_writes_new ();
      carnet_writes_set_text (writes, CARNET_KEY_NAME, some_text (rand));
      carnet_writes_set_text (writes, CARNET_KEY_KIND, "commune");
      carnet_writes_set_text (writes, CARNET_KEY_CODE, i == 2 ? "a\nb\t\"" : "85194");
      carnet_writes_set_text (writes, CARNET_KEY_VINTAGE, "2026");
      add (all, territory, CARNET_KIND_TERRITORY, writes);
      writes = carnet_writes_new ();
      carnet_writes_set_text (writes, CARNET_KEY_LABEL, some_text (rand));
      set_named (writes, CARNET_KEY_PARENT, i == 0 ? "theme:absent" : "theme:0");
      add (all, theme, CARNET_KIND_THEME, writes);
      writes = carnet_writes_new ();
      carnet_writes_set_text (writes, CARNET_KEY_NAME, some_text (rand));
      carnet_writes_set_text (writes, CARNET_KEY_SIREN, "200071165");
      add (all, actor, CARNET_KIND_ACTOR, writes);
    }
}

static void
add_findings (GPtrArray *all, GRand *rand)
{
  CarnetWrites *writes = carnet_writes_new ();

  set_named (writes, CARNET_KEY_OBSERVATION, "observation:0");
  set_named (writes, CARNET_KEY_SECTION, SECTIONS[0]);
  carnet_writes_set_integer (writes, CARNET_KEY_START, 3);
  carnet_writes_set_integer (writes, CARNET_KEY_END, 12);
  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, some_text (rand));
  carnet_writes_set_text (writes, CARNET_KEY_SPEAKER, "Une dirigeante");
  carnet_writes_set_text (writes, CARNET_KEY_CONSENT, "verbatim");
  add (all, "highlight:0", CARNET_KIND_HIGHLIGHT, carnet_writes_ref (writes));
  carnet_writes_set_text (writes, CARNET_KEY_CONSENT, "none");
  carnet_writes_set_text (writes, CARNET_KEY_QUOTE, "à taire");
  carnet_writes_set_integer (writes, CARNET_KEY_START, -4);
  add (all, "highlight:1", CARNET_KIND_HIGHLIGHT, writes);

  writes = carnet_writes_new ();
  carnet_writes_set_text (writes, CARNET_KEY_KIND, "enseignement");
  carnet_writes_set_integer (writes, CARNET_KEY_RANK, 1);
  carnet_writes_set_text (writes, CARNET_KEY_TITLE, some_text (rand));
  set_member (writes, CARNET_PREFIX_EVIDENCE, "observation:0", 1);
  set_member (writes, CARNET_PREFIX_EVIDENCE, "highlight:0", 1);
  set_member (writes, CARNET_PREFIX_EVIDENCE, "observation:1", 0);
  set_member (writes, CARNET_PREFIX_EVIDENCE, "observation:absent", 1);
  add (all, "statement:0", CARNET_KIND_STATEMENT, writes);

  writes = carnet_writes_new ();
  set_named (writes, CARNET_KEY_SUBJECT, "observation:0");
  carnet_writes_set_text (writes, CARNET_KEY_TEXT, "À reprendre ensemble");
  carnet_writes_set_text (writes, CARNET_KEY_STATE, "open");
  add (all, "comment:0", CARNET_KIND_COMMENT, writes);
  writes = carnet_writes_new ();
  set_named (writes, CARNET_KEY_TERRITORY, "cog:2026:commune:85190");
  carnet_writes_set_text (writes, CARNET_KEY_MONTH, "2018-08");
  add (all, "declaration:0", CARNET_KIND_DECLARATION, writes);
  writes = carnet_writes_new ();
  set_named (writes, CARNET_KEY_A, "cog:2026:commune:85190");
  set_named (writes, CARNET_KEY_B, "cog:2026:commune:85191");
  carnet_writes_set_text (writes, CARNET_KEY_VERDICT, "same");
  add (all, "alias:0", CARNET_KIND_ALIAS, writes);
}

static CarnetWrites *
observation_writes (GRand *rand)
{
  CarnetWrites    *writes = carnet_writes_new ();
  g_autofree char *date
      = g_strdup_printf ("2018-%02d-%02d", g_rand_int_range (rand, 5, 13), g_rand_int_range (rand, 1, 31));
  g_autofree char *territory = g_strdup_printf ("cog:2026:commune:8519%d", g_rand_int_range (rand, 0, 4));
  g_autofree char *author = g_strdup_printf ("person:%d", g_rand_int_range (rand, 0, 4));

  carnet_writes_set_text (writes, CARNET_KEY_TITLE, some_text (rand));
  carnet_writes_set_text (writes, CARNET_KEY_DATE, g_rand_int_range (rand, 0, 9) > 0 ? date : "0000-13-45");
  set_named (writes, CARNET_KEY_TERRITORY, territory);
  set_named (writes, CARNET_KEY_AUTHOR, author);
  set_named (writes, CARNET_KEY_MILESTONE, "milestone:0");
  set_part (writes, CARNET_PREFIX_TEXT, SECTIONS[0], "", some_text (rand));
  set_part (writes, CARNET_PREFIX_TEXT, SECTIONS[1], "", some_text (rand));
  set_part (writes, CARNET_PREFIX_TEXT, "section:ailleurs", "", some_text (rand));
  set_part (writes, CARNET_PREFIX_TEXT, "section:plus-loin", "", some_text (rand));
  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, g_rand_int_range (rand, 0, 4));
  set_member (writes, CARNET_PREFIX_THEME, "theme:1", g_rand_int_range (rand, 0, 2));
  set_member (writes, CARNET_PREFIX_ACTOR, "actor:1", 1);
  carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY, g_rand_boolean (rand) ? "publishable" : "private");
  carnet_writes_set_text (writes, CARNET_KEY_REVIEW, "validated");
  return writes;
}

/* One person edits, two others edit at once what that one wrote. */
static void
add_observation (GPtrArray *all, GRand *rand, guint number)
{
  g_autofree char *entity = g_strdup_printf ("observation:%u", number);
  g_autoptr (CarnetWrites) first = observation_writes (rand);
  CarnetRevision *root = revision_new (entity, CARNET_KIND_OBSERVATION, NULL, first);

  g_ptr_array_add (all, root);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_text (writes, CARNET_KEY_TITLE, some_text (rand));
      if (g_rand_boolean (rand))
        carnet_writes_set_none (writes, CARNET_KEY_TERRITORY);
      if (g_rand_int_range (rand, 0, 5) == 0)
        carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
      g_ptr_array_add (all, revision_new (entity, CARNET_KIND_OBSERVATION, root, writes));
    }
}

static void
add_unknown (GPtrArray *all)
{
  CarnetWrites     *writes = carnet_writes_new ();
  const guint8      bytes[] = { 0, 1, 0xfe, 0xff };
  const CarnetValue value = { 42, sizeof bytes, bytes };
  CarnetRevision   *whole, *erased;
  g_autoptr (GError) error = NULL;

  carnet_writes_set (writes, "from.the/future", &value);
  carnet_writes_set (writes, "from.the/past", &(CarnetValue){ 200, 0, NULL });
  carnet_writes_set_integer (writes, "least", G_MININT64);
  carnet_writes_set_none (writes, "nothing");
  whole = revision_new ("mystery:0", "mystery.2030", NULL, writes);
  g_ptr_array_add (all, whole);
  erased = carnet_revision_seal_erased (&whole->entity, whole->kind, &whole->id, 1, &whole->actor,
                                        clock_ms + 1, &whole->commit, &error);
  g_assert_no_error (error);
  g_ptr_array_add (all, erased);
  carnet_writes_unref (writes);
}

GPtrArray *
world_revisions (guint32 seed, guint n_observations)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref);

  clock_ms = START_MS;
  add_programme (all, rand);
  add_directories (all, rand);
  for (guint i = 0; i < n_observations; i++)
    add_observation (all, rand, i);
  add_findings (all, rand);
  add_unknown (all);
  return all;
}
