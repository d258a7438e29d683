/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/carnet-random-text.h"

/* Where normalising, casing and cleaning have something to do. */
static const struct
{
  gunichar first;
  gunichar last;
} blocks[] = {
  { ' ', '~' },         { ' ', '~' },         { ' ', '~' },         { 0xa0, 0x17f },
  { 0xa0, 0x17f },      { 0x180, 0x24f },     { 0x2b0, 0x2ff },     { 0x300, 0x36f },
  { 0x300, 0x36f },     { 0x370, 0x3ff },     { 0x591, 0x5ea },     { 0x900, 0x9ff },
  { 0xe00, 0xeff },     { 0x1100, 0x11ff },   { 0x1d00, 0x1fff },   { 0x2000, 0x206f },
  { 0x2000, 0x206f },   { 0x20a0, 0x20ff },   { 0x2100, 0x214f },   { 0x2ade, 0x2ade },
  { 0x3000, 0x30ff },   { 0xac00, 0xd7a3 },   { 0xe000, 0xe001 },   { 0xf900, 0xfaff },
  { 0xfb00, 0xfb4f },   { 0xfe00, 0xfe2f },   { 0xfff9, 0xfffd },   { 0x11080, 0x110ff },
  { 0x1d15e, 0x1d1ff }, { 0x1f300, 0x1faff }, { 0x2f800, 0x2fa1d }, { 0xe0100, 0xe01ef },
};

/* Broken, forbidden, or at an edge. */
static const struct
{
  const char *bytes;
  guint       size;
} oddities[] = {
  { "\0", 1 },
  { "\x01", 1 },
  { "\x0b", 1 },
  { "\x1f", 1 },
  { "\r", 1 },
  { "\r\n", 2 },
  { "\n", 1 },
  { "\t", 1 },
  { "\x7f", 1 },
  { "\xc2\x85", 2 },
  { "\x80", 1 },
  { "\xff", 1 },
  { "\xc3", 1 },
  { "\xe2\x80", 2 },
  { "\xc0\x80", 2 },
  { "\xed\xa0\x80", 3 },
  { "\xef\xbf\xbe", 3 },
  { "\xef\xbf\xbf", 3 },
  { "\xf4\x90\x80\x80", 4 },
  { "\xf0\x9f\xbf\xbe", 4 },
  { "\xef\xbb\xbf", 3 },
};

gunichar
carnet_random_char (void)
{
  guint i;

  if (g_test_rand_int_range (0, 40) == 0)
    {
      gunichar c = (gunichar)g_test_rand_int_range (1, 0x110000);

      return g_unichar_validate (c) ? c : 'x';
    }
  i = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (blocks));
  return (gunichar)g_test_rand_int_range ((gint32)blocks[i].first, (gint32)blocks[i].last + 1);
}

char *
carnet_random_text (guint max_pieces, gsize *size)
{
  GString *text = g_string_new (NULL);
  guint    n = (guint)g_test_rand_int_range (0, (gint32)max_pieces + 1);
  gboolean odd = g_test_rand_bit ();

  for (guint i = 0; i < n; i++)
    if (odd && g_test_rand_int_range (0, 6) == 0)
      {
        guint j = (guint)g_test_rand_int_range (0, G_N_ELEMENTS (oddities));

        g_string_append_len (text, oddities[j].bytes, oddities[j].size);
      }
    else
      g_string_append_unichar (text, carnet_random_char ());
  *size = text->len;
  return g_string_free (text, FALSE);
}
