/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-bench-words.h"

#include <math.h>
#include <string.h>

/* By falling frequency: first what no one searches for. */
static const char small_words[]
    = "de la le et les des en un une du à dans que pour est qui sur par plus avec ce se au nous pas il ne "
      "sont ont on leur aux cette ces mais comme été être ou très sans entre aussi même fait bien tout après "
      "deux lors ainsi chez depuis enfin donc peu encore déjà vers sous chaque plusieurs";

static const char common_words[]
    = "réunion territoire association entreprise élus projet partenaires acteurs collectivité rencontre "
      "confiance engagement innovation coopération alliance dynamique diagnostic commune département région "
      "habitants citoyens jeunes emploi formation insertion mobilité logement santé culture énergie "
      "alimentation numérique économie sociale solidaire développement durable transition écologique "
      "catalyseur observation entretien atelier échange débat synthèse décision financement convention "
      "fondation mécénat subvention budget calendrier gouvernance comité pilotage méthode démarche enjeu "
      "besoin attente difficulté frein levier réussite impact mesure évaluation indicateur résultat "
      "bénévole salarié dirigeante présidente maire préfecture agence chambre université lycée école "
      "recherche laboratoire tiers lieu incubateur quartier village centre bourg friche gare usine "
      "agriculteur coopérative artisan commerce industrie tourisme forêt littoral montagne rivière "
      "solidarité vieillissement handicap précarité exclusion inclusion parentalité enfance petite crèche "
      "semaine mois trimestre année matin journée lendemain premier seconde nouvelle ancienne commun local "
      "régional national européen public privé collectif ouvert partagé concret utile simple complexe rare "
      "créer accompagner mobiliser relier partager construire décider écouter comprendre apprendre proposer "
      "œuvrer cœur sœur nœud vœu naître paraître connaître août côté île même âge hôpital forêt tâche";

/* Rarer words are made: two or three syllables, a consonant, and the endings of one kind of word. */
static const char *const syllables[] = {
  "ba",  "bri", "car", "cha", "clo", "con", "cou", "dé",  "dou", "fa", "fer", "for", "ga",  "gri",
  "lan", "li",  "lou", "ma",  "men", "mi",  "mor", "na",  "nou", "pa", "per", "pla", "por", "pré",
  "qui", "ra",  "ron", "sa",  "sol", "ta",  "ter", "tou", "tri", "va", "ver", "vi",
};

static const char *const consonants[] = { "d", "l", "m", "n", "r", "s", "t", "v" };

static const char *const endings[][6] = {
  { "e", "es", NULL },
  { "eur", "eurs", "euse", NULL },
  { "er", "e", "é", "ée", "ant", NULL },
  { "el", "elle", "els", "elles", NULL },
};

#define N_LEMMAS 5500

struct _BenchWords
{
  GRand     *random;
  GPtrArray *words; /* char*, by falling frequency */
  guint      n_small;
};

static guint
add_list (GPtrArray *words, const char *list)
{
  g_auto (GStrv) split = g_strsplit (list, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (split[i]));
  return g_strv_length (split);
}

static char *
make_lemma (GRand *random)
{
  GString *lemma = g_string_new (NULL);
  gint32   n = g_rand_int_range (random, 2, 4);

  for (gint32 i = 0; i < n; i++)
    g_string_append (lemma, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  g_string_append (lemma, consonants[g_rand_int_range (random, 0, G_N_ELEMENTS (consonants))]);
  return g_string_free (lemma, FALSE);
}

/* Shuffled, so that the forms of one word do not follow one another. */
static void
add_rare (GPtrArray *words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);
  guint first = words->len;

  for (guint i = 0; i < N_LEMMAS; i++)
    {
      g_autofree char   *lemma = make_lemma (random);
      const char *const *forms = endings[i % G_N_ELEMENTS (endings)];

      for (guint j = 0; forms[j] != NULL; j++)
        g_ptr_array_add (words, g_strconcat (lemma, forms[j], NULL));
    }
  for (guint i = words->len - 1; i > first; i--)
    {
      guint    other = (guint)g_rand_int_range (random, (gint32)first, (gint32)i + 1);
      gpointer word = words->pdata[i];

      words->pdata[i] = words->pdata[other];
      words->pdata[other] = word;
    }
}

BenchWords *
bench_words_new (guint32 seed)
{
  BenchWords *self = g_new0 (BenchWords, 1);

  self->random = g_rand_new_with_seed (seed);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->n_small = add_list (self->words, small_words);
  add_list (self->words, common_words);
  add_rare (self->words);
  return self;
}

void
bench_words_free (BenchWords *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->words);
  g_free (self);
}

guint
bench_words_integer (BenchWords *self, guint end)
{
  return (guint)g_rand_int_range (self->random, 0, (gint32)end);
}

/* Rank r with a likelihood of 1 / r, from @first on. */
static const char *
pick (BenchWords *self, guint first)
{
  double low = log (first + 1.0), high = log (self->words->len + 1.0);
  guint  rank = (guint)exp (g_rand_double_range (self->random, low, high));

  return self->words->pdata[MIN (rank, self->words->len) - 1];
}

static void
append_sentence (BenchWords *self, GString *text, guint n_words)
{
  gsize begin = text->len;

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append (text, bench_words_integer (self, 9) == 0 ? ", " : " ");
      if (i > 0 && bench_words_integer (self, 40) == 0)
        g_string_append (text, "l’");
      g_string_append (text, pick (self, 0));
    }
  text->str[begin] = g_ascii_toupper (text->str[begin]);
}

char *
bench_words_title (BenchWords *self)
{
  GString *text = g_string_new (NULL);

  append_sentence (self, text, 4 + bench_words_integer (self, 5));
  return g_string_free (text, FALSE);
}

char *
bench_words_paragraph (BenchWords *self, gsize size)
{
  GString *text = g_string_new (NULL);

  while (text->len < size)
    {
      if (text->len > 0)
        g_string_append (text, bench_words_integer (self, 6) == 0 ? "\n" : " ");
      append_sentence (self, text, 6 + bench_words_integer (self, 12));
      g_string_append (text, ".");
    }
  return g_string_free (text, FALSE);
}

char *
bench_words_query (BenchWords *self, guint n)
{
  GString *text = g_string_new (pick (self, self->n_small));

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, " %s", pick (self, self->n_small));
  return g_string_free (text, FALSE);
}
