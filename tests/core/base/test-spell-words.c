/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dictionary is asked about: a table, and random texts read to their end. */
#include <string.h>

#include "base/carnet-spell-words.h"
#include "base/carnet-text.h"
#include "support/carnet-random-text.h"

#define NB "\xc2\xa0"

static const struct
{
  const char *name;
  const char *text;
  const char *asked; /* separated by bars */
} EXAMPLES[] = {
  { "words", "Un mot, deux mots.", "Un|mot|deux|mots" },
  { "empty", "", "" },
  { "spaces", "  \n\t " NB, "" },
  { "elision", "l’observation d'abord qu’elles", "observation|abord|elles" },
  { "elision-capital", "L’École, Jusqu’ici, LORSQU’il", "École|ici|il" },
  { "elision-twice", "jusqu’aujourd’hui", "aujourd'hui" },
  { "whole", "aujourd’hui quelqu'un prud’homme", "aujourd'hui|quelqu'un|prud'homme" },
  { "elided-alone", "l’«" NB "école" NB "» l’", "école" },
  { "quoted", "'mot' ‘mot’ \"mot\"", "mot|mot|mot" },
  { "hyphens", "peut-être a-t-il rendez‑vous - fin-", "peut-être|a-t-il|rendez-vous|fin" },
  { "digits", "4e 2018 covid19 H2O m² 10" NB "000 euros", "euros" },
  { "capitals", "RSE PME-PMI ÉTÉ CAs", "CAs" },
  { "one-letter", "y a l’a M. à", "" },
  { "addresses",
    "voir https://exemple.fr/un?mot www.exemple.fr mailto:a@exemple.fr a@exemple.fr (http://mot) fin",
    "voir|fin" },
  { "files", "exemple.carnet mot.xml fin.", "fin" },
  { "slash", "et/ou", "et|ou" },
  { "dots", "mot…suite mot...", "mot|suite|mot" },
  { "marks", "été" NB ": quoi" NB "? (oui)", "été|quoi|oui" },
  { "combining", "e\xcc\x81te\xcc\x81", "e\xcc\x81te\xcc\x81" },
  { "emoji", "vu 👩🏽‍🌾 ici", "vu|ici" },
};

static void
test_example (gconstpointer data)
{
  guint             i = GPOINTER_TO_UINT (data);
  CarnetSpellReader reader = { EXAMPLES[i].text };
  CarnetSpellWord   word;
  g_autoptr (GString) asked = g_string_new (NULL);

  while (carnet_spell_reader_next (&reader, &word))
    {
      g_autofree char *plain = carnet_spell_word_dup (&word);
      g_string_append_printf (asked, "%s%s", asked->len > 0 ? "|" : "", plain);
    }
  g_assert_cmpstr (asked->str, ==, EXAMPLES[i].asked);
}

/* Words are in order, inside the text, and reading on from white space gives the same. */
static void
test_chance (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      gsize             size;
      g_autofree char  *bytes = carnet_random_text (40, &size);
      g_autofree char  *text = carnet_text_clean (bytes, (gssize)size);
      CarnetSpellReader reader = { text }, other;
      CarnetSpellWord   word, again;
      const char       *end = text;

      while (carnet_spell_reader_next (&reader, &word))
        {
          g_assert_true (word.size > 0 && word.start >= end);
          g_assert_true (g_utf8_validate (word.start, (gssize)word.size, NULL));
          end = word.start + word.size;
        }
      g_assert_true (end <= text + strlen (text));
      end = strchr (text, ' ');
      if (!end)
        continue;
      reader = (CarnetSpellReader){ text };
      other = (CarnetSpellReader){ end };
      while (carnet_spell_reader_next (&reader, &word))
        if (word.start > end)
          {
            g_assert_true (carnet_spell_reader_next (&other, &again));
            g_assert_true (again.start == word.start && again.size == word.size);
          }
      g_assert_false (carnet_spell_reader_next (&other, &again));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (EXAMPLES); i++)
    {
      g_autofree char *path = g_strdup_printf ("/spell-words/%s", EXAMPLES[i].name);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_example);
    }
  g_test_add_func ("/spell-words/chance", test_chance);
  return g_test_run ();
}
