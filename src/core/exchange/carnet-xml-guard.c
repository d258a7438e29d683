/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"

#define DECLARATION_MAX 256
#define PREFIX "xmlns:"

typedef enum
{
  STATE_TEXT,        /* between tags */
  STATE_OPEN,        /* after < */
  STATE_TAG,         /* in a tag */
  STATE_QUOTE,       /* in an attribute's value */
  STATE_DECLARATION, /* in <?xml … ?> */
  STATE_BANG,        /* after <! */
  STATE_COMMENT,
  STATE_CDATA,
} State;

struct _CarnetXmlGuard
{
  State       state;
  guint64     offset; /* bytes fed */
  guint64     open;   /* offset of the last < */
  guint64     line;
  const char *problem; /* borrowed, translated */

  /* A character cut by the end of a chunk */
  char  tail[6];
  gsize n_tail;

  /* The present tag */
  gsize tag_size;
  guint n_attributes;
  char  quote;
  gsize n_word; /* bytes of the present attribute's name */
  char  word[sizeof PREFIX];

  /* The last bytes of a declaration, comment or CDATA section */
  char  recent[DECLARATION_MAX];
  gsize n_recent;
};

CarnetXmlGuard *
carnet_xml_guard_new (void)
{
  CarnetXmlGuard *self = g_new0 (CarnetXmlGuard, 1);

  self->line = 1;
  return self;
}

void
carnet_xml_guard_free (CarnetXmlGuard *self)
{
  g_free (self);
}

const char *
carnet_xml_guard_get_problem (const CarnetXmlGuard *self)
{
  return self->problem;
}

guint64
carnet_xml_guard_get_line (const CarnetXmlGuard *self)
{
  return self->line;
}

static gboolean
refuse (CarnetXmlGuard *self, const char *problem)
{
  if (self->problem == NULL)
    self->problem = problem;
  return FALSE;
}

/* -- Encoding ------------------------------------------------------------------ */

static guint64
count_lines (const char *bytes, const char *end)
{
  guint64 count = 0;

  while ((bytes = memchr (bytes, '\n', end - bytes)) != NULL)
    {
      count++;
      bytes++;
    }
  return count;
}

static gboolean
refuse_encoding (CarnetXmlGuard *self)
{
  return refuse (self, _ ("the file is not in UTF-8"));
}

/* How many more bytes the character begun by @tail needs; 0 when it is whole or wrong. */
static gsize
missing_bytes (const char *tail, gsize size)
{
  gunichar c = g_utf8_get_char_validated (tail, size);

  return c == (gunichar)-2 ? 1 : 0;
}

static gboolean
check_tail (CarnetXmlGuard *self, const char **bytes, const char *end)
{
  while (self->n_tail > 0 && *bytes < end)
    {
      self->tail[self->n_tail++] = *(*bytes)++;
      if (missing_bytes (self->tail, self->n_tail) > 0)
        continue;
      if (!g_utf8_validate_len (self->tail, self->n_tail, NULL))
        return refuse_encoding (self);
      self->n_tail = 0;
    }
  return TRUE;
}

/* Returns: where the first bytes are that are no character, or a NUL; @end when there are none. */
static const char *
skip_characters (const char *at, const char *end)
{
  while ((at = carnet_text_skip_latin (at, end)) < end)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        return at;
      at = g_utf8_next_char (at);
    }
  return end;
}

static gboolean
check_encoding (CarnetXmlGuard *self, const char *bytes, gsize size)
{
  const char *end = bytes + size;
  const char *valid;

  if (!check_tail (self, &bytes, end))
    return FALSE;
  valid = skip_characters (bytes, end);
  if (valid == end)
    return TRUE;
  if (end - valid < 4 && *valid != '\0' && missing_bytes (valid, end - valid) > 0)
    {
      self->n_tail = end - valid;
      memcpy (self->tail, valid, self->n_tail);
      return TRUE;
    }
  self->line += count_lines (bytes, valid);
  return refuse_encoding (self);
}

/* -- Structure ----------------------------------------------------------------- */

static gboolean
declaration_is_allowed (const char *declaration)
{
  g_autoptr (GRegex) regex = g_regex_new ("^<\\?xml\\s+version\\s*=\\s*([\"'])1\\.0\\1"
                                          "(\\s+encoding\\s*=\\s*([\"'])[uU][tT][fF]-8\\3)?"
                                          "(\\s+standalone\\s*=\\s*([\"'])(yes|no)\\5)?\\s*\\?>$",
                                          0, 0, NULL);

  return g_regex_match (regex, declaration, 0, NULL);
}

static gboolean
ends_with (const CarnetXmlGuard *self, const char *mark)
{
  gsize size = strlen (mark);

  return self->n_recent >= size && memcmp (self->recent + self->n_recent - size, mark, size) == 0;
}

static void
remember (CarnetXmlGuard *self, char c)
{
  if (self->n_recent == sizeof self->recent - 1)
    {
      memmove (self->recent, self->recent + self->n_recent - 8, 8);
      self->n_recent = 8;
    }
  self->recent[self->n_recent++] = c;
}

static void
enter (CarnetXmlGuard *self, State state)
{
  self->state = state;
  self->n_recent = 0;
}

static gboolean
feed_declaration (CarnetXmlGuard *self, char c)
{
  if (self->n_recent == sizeof self->recent - 1)
    return refuse (self, _ ("the XML declaration is too long"));
  remember (self, c);
  if (c != '>')
    return TRUE;
  self->recent[self->n_recent] = '\0';
  if (!declaration_is_allowed (self->recent))
    return refuse (self, _ ("only XML 1.0 in UTF-8 is read"));
  enter (self, STATE_TEXT);
  return TRUE;
}

static gboolean
feed_open (CarnetXmlGuard *self, char c)
{
  /* Nothing but a byte order mark may come before the declaration. */
  gboolean at_start = self->open == 0 || self->open == 3;

  if (c == '!')
    {
      enter (self, STATE_BANG);
      return TRUE;
    }
  if (c == '?' && at_start)
    {
      enter (self, STATE_DECLARATION);
      remember (self, '<');
      remember (self, c);
      return TRUE;
    }
  if (c == '?')
    return refuse (self, _ ("processing instructions are not allowed"));
  self->state = STATE_TAG;
  self->tag_size = 1;
  self->n_attributes = 0;
  /* The element's own name takes the place of an attribute's; it is no declaration. */
  self->n_word = sizeof self->word;
  return TRUE;
}

static gboolean
feed_bang (CarnetXmlGuard *self, char c)
{
  remember (self, c);
  if (ends_with (self, "--") && self->n_recent == 2)
    enter (self, STATE_COMMENT);
  else if (ends_with (self, "[CDATA["))
    enter (self, STATE_CDATA);
  else if (strncmp (self->recent, "--", self->n_recent) != 0
           && strncmp (self->recent, "[CDATA[", self->n_recent) != 0)
    return refuse (self, _ ("document types and entities are not allowed"));
  return TRUE;
}

static gboolean
feed_tag (CarnetXmlGuard *self, char c)
{
  if (c == '"' || c == '\'')
    {
      self->state = STATE_QUOTE;
      self->quote = c;
    }
  else if (c == '>')
    self->state = STATE_TEXT;
  else if (c == '=' && ++self->n_attributes > CARNET_XML_ATTRIBUTES_MAX)
    return refuse (self, _ ("an element has too many attributes"));
  else if (g_ascii_isspace (c))
    self->n_word = 0;
  else if (self->n_word < strlen (PREFIX))
    {
      self->word[self->n_word++] = c;
      if (self->n_word == strlen (PREFIX) && memcmp (self->word, PREFIX, self->n_word) == 0)
        return refuse (self, _ ("namespace prefixes are not allowed"));
    }
  return TRUE;
}

/* States in which every byte may matter. */
static gboolean
feed_byte (CarnetXmlGuard *self, char c)
{
  if (c == '\n')
    self->line++;
  switch (self->state)
    {
    case STATE_OPEN:
      return feed_open (self, c);
    case STATE_TAG:
      if (++self->tag_size > CARNET_XML_TAG_MAX)
        return refuse (self, _ ("a tag is too long"));
      return feed_tag (self, c);
    case STATE_DECLARATION:
      return feed_declaration (self, c);
    case STATE_BANG:
      return feed_bang (self, c);
    case STATE_COMMENT:
    case STATE_CDATA:
      remember (self, c);
      if (ends_with (self, self->state == STATE_COMMENT ? "-->" : "]]>"))
        self->state = STATE_TEXT;
      return TRUE;
    case STATE_TEXT:
    case STATE_QUOTE:
      break;
    }
  g_return_val_if_reached (FALSE);
}

/* Text and values go by in one stride, up to what ends them. */
static gboolean
feed_run (CarnetXmlGuard *self, const char *bytes, const char *end, const char **next)
{
  const char *stop = memchr (bytes, self->state == STATE_TEXT ? '<' : self->quote, end - bytes);
  const char *until = stop != NULL ? stop : end;

  self->line += count_lines (bytes, until);
  *next = stop != NULL ? stop + 1 : end;
  if (self->state == STATE_TEXT)
    {
      self->open = self->offset + (until - bytes);
      if (stop != NULL)
        self->state = STATE_OPEN;
      return TRUE;
    }
  self->tag_size += *next - bytes;
  if (self->tag_size > CARNET_XML_TAG_MAX)
    return refuse (self, _ ("a tag is too long"));
  if (stop != NULL)
    {
      self->state = STATE_TAG;
      self->n_word = 0;
    }
  return TRUE;
}

/* So do names, once they are too long to begin with a prefix. */
static gboolean
feed_name (CarnetXmlGuard *self, const char *bytes, const char *end, const char **next)
{
  const char *at = bytes;

  while (at < end && g_ascii_isalpha (*at))
    at++;
  *next = at;
  self->tag_size += at - bytes;
  return self->tag_size <= CARNET_XML_TAG_MAX || refuse (self, _ ("a tag is too long"));
}

static gboolean
feed_some (CarnetXmlGuard *self, const char *bytes, const char *end, const char **next)
{
  *next = bytes + 1;
  if (self->state == STATE_TEXT || self->state == STATE_QUOTE)
    return feed_run (self, bytes, end, next);
  if (self->state == STATE_TAG && self->n_word >= strlen (PREFIX) && g_ascii_isalpha (*bytes))
    return feed_name (self, bytes, end, next);
  return feed_byte (self, *bytes);
}

gboolean
carnet_xml_guard_feed (CarnetXmlGuard *self, const char *bytes, gsize size)
{
  const char *end = bytes + size;

  if (self->problem != NULL)
    return FALSE;
  if (self->offset + size > CARNET_XML_FILE_MAX)
    return refuse (self, _ ("the file is larger than 512 MiB"));
  if (!check_encoding (self, bytes, size))
    return FALSE;
  while (bytes < end)
    {
      const char *next;

      if (!feed_some (self, bytes, end, &next))
        return FALSE;
      self->offset += next - bytes;
      bytes = next;
    }
  return TRUE;
}

gboolean
carnet_xml_guard_finish (CarnetXmlGuard *self)
{
  if (self->problem == NULL && self->n_tail > 0)
    refuse_encoding (self);
  return self->problem == NULL;
}
