/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-quote.h"

#include <string.h>

#include "base/carnet-word-split.h"

/* Pairs of words compared, at most: some milliseconds. */
#define WORK_MAX (1 << 18)
/* Bytes of the text that are looked at, before and after where it was. */
#define NEAR (1 << 15)
/* Words: a longer quotation is found by its first and its last ones. */
#define LONG 200

/* -- The very same words ------------------------------------------------------------------ */

static guint
distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

static gboolean
is_at (const char *quote, guint start, const char *text)
{
  for (; start > 0 && *text != '\0'; start--)
    text = g_utf8_next_char (text);
  return start == 0 && g_str_has_prefix (text, quote);
}

static gboolean
find_nearest (const char *quote, guint start, const char *text, guint *found)
{
  const char *last = text;
  guint       offset = 0, best = G_MAXUINT;

  for (const char *at = strstr (text, quote); at != NULL; at = strstr (g_utf8_next_char (at), quote))
    {
      offset += (guint)g_utf8_strlen (last, at - last);
      last = at;
      if (best != G_MAXUINT && distance (offset, start) >= distance (best, start))
        break; /* they only go away from it */
      best = offset;
    }
  *found = best;
  return best != G_MAXUINT;
}

/* -- Words that were edited: Sellers, "The theory and computation of evolutionary distances", 1980 --------
 */

/* The best that ends where one stands in the text, for so many first words of the quote. */
typedef struct
{
  guint cost;  /* bytes */
  guint begin; /* which word of the text it begins with */
} Way;

typedef struct
{
  const CarnetWord *words;
  guint             n;
} Words;

static gboolean
is_space (const CarnetWord *word)
{
  for (const char *p = word->start; p < word->start + word->size; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static GArray *
split (const char *text)
{
  GArray *words = carnet_word_split (text);
  guint   n = 0;

  for (guint i = 0; i < words->len; i++)
    if (!is_space (&g_array_index (words, CarnetWord, i)))
      g_array_index (words, CarnetWord, n++) = g_array_index (words, CarnetWord, i);
  g_array_set_size (words, n);
  return words;
}

/* A word mistyped, or put right, costs what differs; not so little ones, which differ by nothing else. */
static guint
replacing (const CarnetWord *a, const CarnetWord *b)
{
  guint least = MIN (a->size, b->size), most = MAX (a->size, b->size), first = 0, last = 0;

  while (first < least && a->start[first] == b->start[first])
    first++;
  while (last < least - first && a->start[a->size - 1 - last] == b->start[b->size - 1 - last])
    last++;
  if (first == most)
    return 0;
  return first + last >= 3 && 2 * (first + last) >= most ? most - first - last : most;
}

static void
take_better (Way *way, const Way *other, guint cost)
{
  if (other->cost + cost < way->cost)
    *way = (Way){ other->cost + cost, other->begin };
}

/* One more word of the text. */
static void
step (Way *ways, const Words *quote, const CarnetWord *word, guint index)
{
  Way before = ways[0];

  ways[0] = (Way){ 0, index + 1 };
  for (guint i = 1; i <= quote->n; i++)
    {
      const CarnetWord *quoted = &quote->words[i - 1];
      Way               now = { ways[i].cost + word->size, ways[i].begin };

      take_better (&now, &before, replacing (quoted, word));
      take_better (&now, &ways[i - 1], quoted->size);
      before = ways[i];
      ways[i] = now;
    }
}

static guint
total_size (const Words *words)
{
  guint size = 0;

  for (guint i = 0; i < words->n; i++)
    size += words->words[i].size;
  return size;
}

static const char *
find_place (const char *text, guint start)
{
  for (; start > 0 && *text != '\0'; start--)
    text = g_utf8_next_char (text);
  return text;
}

/* Of the words of a text, those around @place that are near enough to be looked at. */
static Words
near_words (const GArray *all, const Words *quote, const char *place)
{
  guint n = WORK_MAX / quote->n, i = 0;
  Words near = { (const CarnetWord *)(gpointer)all->data, all->len };

  if (all->len <= n)
    return near;
  while (i < all->len && near.words[i].start < place)
    i++;
  i = i + quote->n / 2 > n / 2 ? i + quote->n / 2 - n / 2 : 0;
  i = MIN (i, all->len - n);
  return (Words){ near.words + i, n };
}

static gsize
bytes_apart (const CarnetWord *word, const char *place)
{
  return (gsize)ABS (word->start - place);
}

/* @first, @last: (out): what differs least; of several, the nearest to @place. */
static gboolean
find_edited (const Words       *quote,
             const Words       *near,
             const char        *place,
             const CarnetWord **first,
             const CarnetWord **last)
{
  g_autofree Way *ways = g_new0 (Way, quote->n + 1);
  const Way      *way = &ways[quote->n];
  guint           best = total_size (quote) / 2;

  *first = *last = NULL;
  for (guint i = 1; i <= quote->n; i++)
    ways[i].cost = ways[i - 1].cost + quote->words[i - 1].size;
  for (guint j = 0; j < near->n; j++)
    {
      step (ways, quote, &near->words[j], j);
      if (way->cost > best || way->begin > j
          || (way->cost == best && *first != NULL
              && bytes_apart (&near->words[way->begin], place) >= bytes_apart (*first, place)))
        continue;
      best = way->cost;
      *first = &near->words[way->begin];
      *last = &near->words[j];
    }
  return *first != NULL;
}

/* @place: (inout): in the part of @text around it. Returns: (transfer full) */
static char *
dup_near (const char *text, const char **place)
{
  const gsize after = strlen (*place), before = (gsize)(*place - text);
  const char *from = before > NEAR ? *place - NEAR : text, *to = *place + MIN (after, NEAR);
  char       *near;

  while (from > text && (*from & 0xC0) == 0x80)
    from--;
  while ((*to & 0xC0) == 0x80)
    to++;
  near = g_strndup (from, (gsize)(to - from));
  *place = near + (*place - from);
  return near;
}

static CarnetQuoteFound
find_short (const GArray *quoted, guint start, const char *text, guint *found_start, guint *found_end)
{
  const char      *place = find_place (text, start), *origin = place;
  const Words      words = { (const CarnetWord *)(gpointer)quoted->data, quoted->len };
  g_autofree char *part = dup_near (text, &place);
  g_autoptr (GArray) all = split (part);
  const CarnetWord *first, *last;
  const char       *from;
  Words             near = near_words (all, &words, place);

  if (!find_edited (&words, &near, place, &first, &last))
    return CARNET_QUOTE_LOST;
  from = origin + (first->start - place);
  *found_start = (guint)g_utf8_strlen (text, from - text);
  *found_end = *found_start + (guint)g_utf8_strlen (first->start, last->start + last->size - first->start);
  return CARNET_QUOTE_CHANGED;
}

static char *
dup_words (const GArray *words, guint first, guint n)
{
  const CarnetWord *from = &g_array_index (words, CarnetWord, first);
  const CarnetWord *to = &g_array_index (words, CarnetWord, first + n - 1);

  return g_strndup (from->start, (gsize)(to->start + to->size - from->start));
}

/* Between where it begins and where it ends, if that is not another length altogether. */
static CarnetQuoteFound
find_long (const GArray *quoted,
           guint         start,
           guint         length,
           const char   *text,
           guint        *found_start,
           guint        *found_end)
{
  g_autofree char *head = dup_words (quoted, 0, LONG / 2);
  g_autofree char *tail = dup_words (quoted, quoted->len - LONG / 2, LONG / 2);
  const guint      tail_start = start + length - (guint)g_utf8_strlen (tail, -1);
  guint            head_from, head_to, tail_from, tail_to;

  if (carnet_quote_find (head, start, text, &head_from, &head_to) == CARNET_QUOTE_LOST
      || carnet_quote_find (tail, tail_start, text, &tail_from, &tail_to) == CARNET_QUOTE_LOST
      || tail_from < head_to || tail_to - head_from < length / 2 || tail_to - head_from > length + length / 2)
    return CARNET_QUOTE_LOST;
  *found_start = head_from;
  *found_end = tail_to;
  return CARNET_QUOTE_CHANGED;
}

static CarnetQuoteFound
find_changed (const char *quote,
              guint       start,
              guint       length,
              const char *text,
              guint      *found_start,
              guint      *found_end)
{
  g_autoptr (GArray) quoted = split (quote);

  if (quoted->len == 0)
    return CARNET_QUOTE_LOST;
  return quoted->len > LONG ? find_long (quoted, start, length, text, found_start, found_end)
                            : find_short (quoted, start, text, found_start, found_end);
}

CarnetQuoteFound
carnet_quote_find (const char *quote, guint start, const char *text, guint *found_start, guint *found_end)
{
  const guint length = (guint)g_utf8_strlen (quote, -1);
  guint       found = start;

  *found_start = *found_end = 0;
  if (length == 0)
    return CARNET_QUOTE_LOST;
  if (!is_at (quote, start, text) && !find_nearest (quote, start, text, &found))
    return find_changed (quote, start, length, text, found_start, found_end);
  *found_start = found;
  *found_end = found + length;
  return found == start ? CARNET_QUOTE_SAME : CARNET_QUOTE_MOVED;
}
