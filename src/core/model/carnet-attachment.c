/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-attachment.h"

#include <string.h>

/* Of a file name, bytes: what most file systems take. */
#define NAME_MAX_BYTES 200

CarnetAttachment *
carnet_attachment_copy (const CarnetAttachment *self)
{
  CarnetAttachment *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  return copy;
}

void
carnet_attachment_free (CarnetAttachment *self)
{
  g_free (self->name);
  g_free (self);
}

/* The end is kept: it says what kind of file it is. */
char *
carnet_attachment_dup_file_name (const CarnetAttachment *self)
{
  g_autofree char *name = g_strdup (self->name);
  const char      *end;

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  for (char *dot = name; *dot == '.'; dot++)
    *dot = '-';
  if (*g_strstrip (name) == '\0')
    return g_strdup ("-");
  end = name + strlen (name) - MIN (strlen (name), NAME_MAX_BYTES);
  while (!g_utf8_validate (end, -1, NULL))
    end++;
  return g_strdup (end);
}
