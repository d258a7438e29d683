/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-near.h"

#include <libstemmer.h>
#include <string.h>

#include "base/carnet-text.h"

/* Of the distance between two names: one letter in so many may differ, and no more than that. */
#define LETTERS_A_CHANGE 5
#define CHANGES_MAX 2

typedef struct
{
  char **words;
  char  *text;    /* the words, one space between */
  char  *stems;   /* of those that say something, a space after each */
  char  *numbers; /* the digits, in their order */
} Form;

struct _CarnetNear
{
  struct sb_stemmer *stemmer;
  Form               form;
};

static void
form_clear (Form *form)
{
  g_strfreev (form->words);
  g_free (form->text);
  g_free (form->stems);
  g_free (form->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Form, form_clear)

/* Words that a label may have or not. */
static gboolean
is_small (const char *word)
{
  static const char *const small[]
      = { "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une", NULL };

  return g_strv_contains (small, word);
}

static void
append_stem (GString *stems, struct sb_stemmer *stemmer, const char *word)
{
  const sb_symbol *stem = sb_stemmer_stem (stemmer, (const sb_symbol *)word, (int)strlen (word));

  if (stem != NULL)
    g_string_append_len (stems, (const char *)stem, sb_stemmer_length (stemmer));
  g_string_append_c (stems, ' ');
}

/* Everything but letters and digits becomes a space. */
static char *
dup_words (const char *name)
{
  g_autofree char *folded = carnet_text_fold (name);
  GString         *words = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  return g_strchomp (g_string_free (words, FALSE));
}

static void
form_init (Form *form, struct sb_stemmer *stemmer, const char *name)
{
  GString *stems = g_string_new (NULL), *numbers = g_string_new (NULL);

  form->text = dup_words (name);
  form->words = g_strsplit (form->text, " ", -1);
  for (guint i = 0; form->words[i] != NULL; i++)
    if (!is_small (form->words[i]))
      append_stem (stems, stemmer, form->words[i]);
  for (const char *at = form->text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isdigit (g_utf8_get_char (at)))
      g_string_append_unichar (numbers, g_utf8_get_char (at));
  form->stems = g_string_free (stems, FALSE);
  form->numbers = g_string_free (numbers, FALSE);
}

/* How many letters are added, left out, changed or exchanged with the next one. */
static glong
distance (const gunichar *a, glong a_size, const gunichar *b, glong b_size)
{
  g_autofree glong *rows = g_new (glong, 3 * (gsize)(b_size + 1));
  glong            *before = rows, *last = rows + b_size + 1, *now = last + b_size + 1;

  for (glong j = 0; j <= b_size; j++)
    last[j] = j;
  for (glong i = 1; i <= a_size; i++)
    {
      glong *spare = before;

      now[0] = i;
      for (glong j = 1; j <= b_size; j++)
        {
          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
        }
      before = last;
      last = now;
      now = spare;
    }
  return last[b_size];
}

static gboolean
is_close (const char *a, const char *b)
{
  glong                a_size, b_size;
  g_autofree gunichar *a_letters = g_utf8_to_ucs4_fast (a, -1, &a_size);
  g_autofree gunichar *b_letters = g_utf8_to_ucs4_fast (b, -1, &b_size);
  glong                limit = MIN (MIN (a_size, b_size) / LETTERS_A_CHANGE, CHANGES_MAX);

  /* Most names are not: the length alone tells. */
  return ABS (a_size - b_size) <= limit && distance (a_letters, a_size, b_letters, b_size) <= limit;
}

/* « sociale » is not « locale », however long what stands before. */
static gboolean
are_words_close (const Form *a, const Form *b)
{
  if (g_strv_length (a->words) != g_strv_length (b->words))
    return TRUE;
  for (guint i = 0; a->words[i] != NULL; i++)
    if (!is_close (a->words[i], b->words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_near (const Form *a, const Form *b)
{
  if (*a->text == '\0' || *b->text == '\0' || !g_str_equal (a->numbers, b->numbers))
    return FALSE;
  return (*a->stems != '\0' && g_str_equal (a->stems, b->stems))
         || (is_close (a->text, b->text) && are_words_close (a, b));
}

CarnetNear *
carnet_near_new (const char *name)
{
  CarnetNear *self = g_new0 (CarnetNear, 1);

  self->stemmer = sb_stemmer_new ("french", "UTF_8");
  form_init (&self->form, self->stemmer, name);
  return self;
}

void
carnet_near_free (CarnetNear *self)
{
  form_clear (&self->form);
  sb_stemmer_delete (self->stemmer);
  g_free (self);
}

gboolean
carnet_near_matches (CarnetNear *self, const char *other)
{
  g_auto (Form) form = { 0 };

  form_init (&form, self->stemmer, other);
  return are_near (&self->form, &form);
}
