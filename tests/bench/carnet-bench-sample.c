/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-sample.h"

#include <glib/gstdio.h>
#include <string.h>

#include "carnet-bench-words.h"
#include "carnet-bench.h"
#include "logbook/carnet-logbook.h"
#include "store/carnet-store-file.h"

#define SEED 20180501
#define N_THEMES 24
#define N_MILESTONES 15
#define PEOPLE_EVERY 250
#define PEOPLE_MIN 4
#define NOTEBOOK_FIRST 100000000 /* past the observations of every sample */
#define SECTION_SIZE 215
#define FIRST_MS G_GINT64_CONSTANT (1525132800000) /* 1 May 2018 */
#define MINUTE_MS 60000

static const char *const sections[] = { "faits", "ressentis", "analyse", "suites" };

typedef struct
{
  BenchWords *words;
  GPtrArray  *revisions;
  guint       n_people;
  gint64      now_ms;
} Maker;

static CarnetId
id_of (const char *kind, guint index)
{
  g_autofree char *name = g_strdup_printf ("bench:%s:%u", kind, index);

  return carnet_id_from_name (name);
}

static CarnetId
section_id (guint index)
{
  g_autofree char *name = g_strdup_printf ("bench:section:%s", sections[index]);

  return carnet_id_from_name (name);
}

static char *
key_of (const char *prefix, const CarnetId *id)
{
  char hex[CARNET_ID_HEX + 1];

  carnet_id_to_hex (id, hex);
  return g_strconcat (prefix, hex, NULL);
}

static CarnetRevision *
seal (Maker              *maker,
      const CarnetId     *entity,
      const char         *kind,
      const CarnetHash   *parent,
      const CarnetId     *actor,
      const CarnetWrites *writes)
{
  CarnetHash      nonce = carnet_hash_of (parent != NULL ? "2" : "1", entity->bytes, CARNET_ID_SIZE);
  CarnetRevision *revision;

  maker->now_ms += MINUTE_MS;
  BENCH_TRY (revision = carnet_revision_seal (entity, kind, parent, parent != NULL, actor, maker->now_ms,
                                              writes, nonce.bytes, &error));
  g_ptr_array_add (maker->revisions, revision);
  return revision;
}

/* -- What observations refer to ------------------------------------------------------ */

static void
add_programme (Maker *maker)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = id_of (CARNET_KIND_PROGRAMME, 0), person = id_of (CARNET_KIND_PERSON, 0);

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, "Programme des bancs d’essai");
  carnet_writes_set_text (writes, CARNET_KEY_LOGBOOK_START, "2018-05");
  carnet_writes_set_integer (writes, CARNET_KEY_LOGBOOK_MONTHS, 9);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      CarnetId         section = section_id (i);
      g_autofree char *label = key_of (CARNET_PREFIX_SECTION, &section);
      g_autofree char *rank = g_strconcat (label, CARNET_SUFFIX_RANK, NULL);

      carnet_writes_set_line (writes, label, sections[i]);
      carnet_writes_set_integer (writes, rank, i + 1);
    }
  seal (maker, &id, CARNET_KIND_PROGRAMME, NULL, &person, writes);
}

static void
add_named (Maker *maker, const char *kind, const char *key, guint n)
{
  CarnetId person = id_of (CARNET_KIND_PERSON, 0), programme = id_of (CARNET_KIND_PROGRAMME, 0);

  for (guint i = 0; i < n; i++)
    {
      CarnetId         id = id_of (kind, i);
      g_autofree char *name = bench_words_title (maker->words);
      g_autoptr (CarnetWrites) writes = carnet_writes_new ();

      carnet_writes_set_line (writes, key, name);
      if (g_str_equal (kind, CARNET_KIND_PERSON))
        carnet_writes_set_line (writes, CARNET_KEY_ROLE, CARNET_ROLE_CATALYST);
      if (g_str_equal (kind, CARNET_KIND_MILESTONE))
        {
          g_autofree char *when = g_strdup_printf ("2018-%02u", 2 + i % 11);

          carnet_writes_set_id (writes, CARNET_KEY_PROGRAMME, &programme);
          carnet_writes_set_line (writes, CARNET_KEY_KIND, "workshop");
          carnet_writes_set_line (writes, CARNET_KEY_WHEN, when);
        }
      seal (maker, &id, kind, NULL, &person, writes);
    }
}

/* -- Observations ---------------------------------------------------------------------- */

static void
write_date (Maker *maker, CarnetWrites *writes)
{
  CarnetDate       first = carnet_date_new (2018, 5, 1), end = carnet_date_new (2019, 2, 1);
  g_autofree char *iso = carnet_date_to_iso (first + bench_words_integer (maker->words, end - first));

  carnet_writes_set_text (writes, CARNET_KEY_DATE, iso);
}

static void
write_texts (Maker *maker, CarnetWrites *writes)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      CarnetId         section = section_id (i);
      g_autofree char *key = key_of (CARNET_PREFIX_TEXT, &section);
      g_autofree char *text = bench_words_paragraph (maker->words, SECTION_SIZE);

      carnet_writes_set_text (writes, key, text);
    }
}

static void
write_themes (Maker *maker, CarnetWrites *writes)
{
  for (guint i = 0; i <= bench_words_integer (maker->words, 2); i++)
    {
      CarnetId         theme = id_of (CARNET_KIND_THEME, bench_words_integer (maker->words, N_THEMES));
      g_autofree char *key = key_of (CARNET_PREFIX_THEME, &theme);

      carnet_writes_set_integer (writes, key, 1);
    }
}

static void
write_links (Maker *maker, CarnetWrites *writes, const CarnetId *author, guint person)
{
  CarnetId territory = id_of (CARNET_KIND_TERRITORY, person);
  CarnetId milestone = id_of (CARNET_KIND_MILESTONE, bench_words_integer (maker->words, N_MILESTONES));

  carnet_writes_set_id (writes, CARNET_KEY_AUTHOR, author);
  carnet_writes_set_id (writes, CARNET_KEY_TERRITORY, &territory);
  if (bench_words_integer (maker->words, 3) == 0)
    carnet_writes_set_id (writes, CARNET_KEY_MILESTONE, &milestone);
  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_PERFORMANCE, bench_words_integer (maker->words, 4));
  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_INNOVATION, bench_words_integer (maker->words, 4));
  carnet_writes_set_integer (writes, CARNET_KEY_IMPACT_CONFIANCE, bench_words_integer (maker->words, 4));
  carnet_writes_set_text (writes, CARNET_KEY_VISIBILITY, "publishable");
}

static void
edit (Maker *maker, const CarnetRevision *first)
{
  CarnetId         section = section_id (3);
  g_autofree char *key = key_of (CARNET_PREFIX_TEXT, &section);
  g_autofree char *text = bench_words_paragraph (maker->words, SECTION_SIZE);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();

  carnet_writes_set_text (writes, key, text);
  carnet_writes_set_text (writes, CARNET_KEY_REVIEW, "validated");
  seal (maker, &first->entity, CARNET_KIND_OBSERVATION, &first->id, &first->actor, writes);
}

static void
add_observation (Maker *maker, guint index, guint person)
{
  CarnetId         id = id_of (CARNET_KIND_OBSERVATION, index), author = id_of (CARNET_KIND_PERSON, person);
  g_autofree char *title = bench_words_title (maker->words);
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetRevision *revision;

  carnet_writes_set_line (writes, CARNET_KEY_TITLE, title);
  write_date (maker, writes);
  write_links (maker, writes, &author, person);
  write_texts (maker, writes);
  write_themes (maker, writes);
  revision = seal (maker, &id, CARNET_KIND_OBSERVATION, NULL, &author, writes);
  if (index % 10 == 0)
    edit (maker, revision);
}

GPtrArray *
bench_sample_revisions (guint size)
{
  g_autoptr (BenchWords) words = bench_words_new (SEED);
  Maker maker = { words, g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref),
                  MAX (size / PEOPLE_EVERY, PEOPLE_MIN), FIRST_MS };

  add_programme (&maker);
  add_named (&maker, CARNET_KIND_MILESTONE, CARNET_KEY_TITLE, N_MILESTONES);
  add_named (&maker, CARNET_KIND_PERSON, CARNET_KEY_NAME, maker.n_people);
  add_named (&maker, CARNET_KIND_TERRITORY, CARNET_KEY_NAME, maker.n_people);
  add_named (&maker, CARNET_KIND_THEME, CARNET_KEY_LABEL, N_THEMES);
  for (guint i = 0; i < size; i++)
    add_observation (&maker, i, bench_words_integer (words, maker.n_people));
  return maker.revisions;
}

GPtrArray *
bench_sample_notebook (guint n)
{
  g_autoptr (BenchWords) words = bench_words_new (SEED + 1);
  Maker maker = { words, g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_revision_unref), PEOPLE_MIN,
                  FIRST_MS };

  for (guint i = 0; i < n; i++)
    add_observation (&maker, NOTEBOOK_FIRST + i, 0);
  return maker.revisions;
}

/* -- Files -------------------------------------------------------------------------------- */

void
bench_sample_store (const char *path, GPtrArray *revisions)
{
  g_autoptr (CarnetStore) store = NULL;
  CarnetIntake *intake;
  CarnetHash    file = carnet_hash_of (NULL, "sample", 6);
  CarnetId      owner = id_of (CARNET_KIND_PERSON, 0), programme = id_of (CARNET_KIND_PROGRAMME, 0);

  BENCH_TRY (store = carnet_store_create (path, &error));
  BENCH_TRY (intake = carnet_intake_begin (store, "sample", &file, FIRST_MS, &error));
  for (guint i = 0; i < revisions->len; i++)
    BENCH_TRY (carnet_intake_add (intake, revisions->pdata[i], &error));
  BENCH_TRY (carnet_intake_finish (intake, NULL, &error));
  BENCH_TRY (carnet_store_set_meta_id (store, CARNET_META_OWNER, &owner, &error));
  BENCH_TRY (carnet_store_set_meta_id (store, CARNET_META_PROGRAMME, &programme, &error));
}

static gboolean
is_newer (const char *path, const char *than)
{
  GStatBuf mine, theirs;

  return g_stat (path, &mine) == 0 && g_stat (than, &theirs) == 0 && mine.st_mtime > theirs.st_mtime;
}

char *
bench_sample_path (guint size)
{
  g_autofree char *name = g_strdup_printf ("sample-%u.carnet", size);
  char            *path = g_build_filename (bench_folder (), name, NULL);

  if (!is_newer (path, "/proc/self/exe"))
    {
      g_autoptr (GPtrArray) revisions = bench_sample_revisions (size);

      g_unlink (path);
      bench_sample_store (path, revisions);
    }
  return path;
}

char *
bench_sample_copy (guint size, const char *name)
{
  g_autofree char *sample = bench_sample_path (size);
  char            *path = bench_file (name);
  g_autoptr (GFile) from = g_file_new_for_path (sample);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  BENCH_TRY (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  return path;
}

GPtrArray *
bench_sample_list (const char *path, guint n)
{
  g_autoptr (CarnetLogbook) logbook = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray  *ids = g_ptr_array_new_with_free_func (g_free);
  CarnetQuery query = CARNET_QUERY_INIT;

  query.order = CARNET_ORDER_NEWEST;
  BENCH_TRY (logbook = carnet_logbook_open (path, CARNET_OPEN_READ_ONLY, NULL, &error));
  BENCH_TRY (rows = carnet_logbook_list_observations (logbook, &query, 0, n, &error));
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, carnet_id_copy (&((CarnetObservationRow *)rows->pdata[i])->id));
  return ids;
}
