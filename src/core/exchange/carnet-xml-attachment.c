/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-error.h"

#define LINE_BYTES 57
#define LINE_SIZE 77 /* characters, with the line break */
#define LINES_AT_ONCE 64

/* -- Writing ------------------------------------------------------------------- */

static gsize
encode_line (const guint8 *bytes, gsize size, char *line)
{
  int   state = 0, save = 0;
  gsize n = g_base64_encode_step (bytes, size, FALSE, line, &state, &save);

  n += g_base64_encode_close (FALSE, line + n, &state, &save);
  line[n++] = '\n';
  return n;
}

static void
write_lines (CarnetXmlWriter *writer, const guint8 *bytes, gsize size)
{
  char  lines[LINES_AT_ONCE * LINE_SIZE + 1];
  gsize n = 0;

  for (gsize at = 0; at < size; at += LINE_BYTES)
    {
      n += encode_line (bytes + at, MIN (size - at, LINE_BYTES), lines + n);
      if (n > sizeof lines - 1 - LINE_SIZE || at + LINE_BYTES >= size)
        {
          lines[n] = '\0';
          carnet_xml_writer_text (writer, lines);
          n = 0;
        }
    }
}

void
carnet_xml_write_attachment (CarnetXmlWriter *writer, const CarnetHash *hash, const guint8 *bytes, gsize size)
{
  carnet_xml_writer_begin (writer, "attachment");
  carnet_xml_writer_attribute_hash (writer, "hash", hash);
  carnet_xml_writer_attribute_integer (writer, "size", (gint64)size);
  if (size > 0)
    carnet_xml_writer_text (writer, "\n");
  write_lines (writer, bytes, size);
  carnet_xml_writer_end (writer);
}

/* -- Reading ------------------------------------------------------------------- */

typedef struct
{
  gsize       size;   /* of the attachment */
  gsize       length; /* of the whole text */
  gsize       at;     /* in the text */
  gsize       n_left; /* digits to come, the = not counted */
  guint       n_quad;
  guint32     quad;
  GByteArray *bytes;
  gboolean    refused;
} Decoder;

static void
decoder_init (Decoder *self, gsize size)
{
  gsize n_lines = (size + LINE_BYTES - 1) / LINE_BYTES, n_characters = (size + 2) / 3 * 4;

  *self = (Decoder){ .size = size, .length = size > 0 ? 1 + n_characters + n_lines : 0 };
  self->n_left = (size * 4 + 2) / 3;
  self->bytes = g_byte_array_sized_new ((guint)size);
}

static int
digit_value (char c)
{
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* What no byte has room for must be zero. */
static gboolean
take_quad (Decoder *self)
{
  guint8 three[] = { (guint8)(self->quad >> 16), (guint8)(self->quad >> 8), (guint8)self->quad };
  gsize  n = MIN (self->size - self->bytes->len, sizeof three);

  g_byte_array_append (self->bytes, three, (guint)n);
  self->n_quad = 0;
  for (gsize i = n; i < sizeof three; i++)
    if (three[i] != 0)
      return FALSE;
  return TRUE;
}

/* Each place of the text allows one class of characters: there is but one way to write the bytes. */
static gboolean
take_character (Decoder *self, char c)
{
  gboolean is_break = self->at % LINE_SIZE == 0 || self->at + 1 == self->length;
  int      value = 0;

  if (self->at++ >= self->length)
    return FALSE;
  if (is_break)
    return c == '\n';
  if (self->n_left > 0)
    {
      self->n_left--;
      value = digit_value (c);
    }
  else if (c != '=')
    return FALSE;
  if (value < 0)
    return FALSE;
  self->quad = self->quad << 6 | (guint32)value;
  return ++self->n_quad < 4 || take_quad (self);
}

static void
take_piece_cb (const char *text, gsize size, gpointer data)
{
  Decoder *self = data;

  for (gsize i = 0; i < size && !self->refused; i++)
    self->refused = !take_character (self, text[i]);
}

static gboolean
refuse (CarnetXmlReader *reader, GError **error, const char *problem)
{
  return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_CORRUPT, "%s", problem);
}

static gboolean
read_attributes (CarnetXmlReader *reader, CarnetHash *hash, gsize *size, GError **error)
{
  const char *digits = carnet_xml_reader_get_attribute (reader, "hash");
  const char *number = carnet_xml_reader_get_attribute (reader, "size");
  guint64     value;

  if (digits == NULL || !carnet_hash_parse (digits, hash) || number == NULL
      || !g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT64, &value, NULL)
      || (number[0] == '0' && value > 0))
    return refuse (reader, error, _ ("an attachment is not written as it should be"));
  if (value > CARNET_ATTACHMENT_MAX)
    return carnet_xml_reader_refuse (reader, error, CARNET_ERROR_TOO_LARGE, "%s",
                                     _ ("an attachment is larger than 32 MiB"));
  *size = value;
  return TRUE;
}

static GBytes *
read_bytes (CarnetXmlReader *reader, gsize size, GError **error)
{
  Decoder  decoder;
  gboolean done;
  g_autoptr (GBytes) bytes = NULL;

  decoder_init (&decoder, size);
  done = carnet_xml_reader_read_pieces (reader, take_piece_cb, &decoder, error);
  bytes = g_byte_array_free_to_bytes (decoder.bytes);
  if (!done)
    return NULL;
  if (decoder.refused || decoder.at != decoder.length)
    {
      refuse (reader, error, _ ("an attachment is not written as it should be"));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

GBytes *
carnet_xml_read_attachment (CarnetXmlReader *reader, CarnetHash *hash, GError **error)
{
  CarnetHash written;
  gsize      size = 0;
  g_autoptr (GBytes) bytes = NULL;

  if (!read_attributes (reader, &written, &size, error))
    return NULL;
  bytes = read_bytes (reader, size, error);
  if (bytes == NULL)
    return NULL;
  *hash = carnet_hash_of (NULL, g_bytes_get_data (bytes, NULL), size);
  if (carnet_hash_equal (hash, &written))
    return g_steal_pointer (&bytes);
  refuse (reader, error, _ ("the content of an attachment does not match its identifier"));
  return NULL;
}
