/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files are called beside each other: several may come from folders of their own under one name. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "merge/carnet-merge-private.h"

/* The last @n parts of @path, or all of it. */
static const char *
tail_of (const char *path, guint n)
{
  const char *tail = path + strlen (path);

  while (tail > path && n > 0)
    if (*--tail == G_DIR_SEPARATOR && --n == 0)
      return tail + 1;
  return path;
}

/* How many last parts tell @path from @other; 1 for one and the same. */
static guint
count_parts (const char *path, const char *other)
{
  guint n = 1;

  if (g_str_equal (path, other) || !g_str_equal (tail_of (path, 1), tail_of (other, 1)))
    return 1;
  while (g_str_equal (tail_of (path, n), tail_of (other, n)))
    n++;
  return n;
}

char *
carnet_merge_dup_refusal (const char *name)
{
  /* Translators: a file, and why. The second %s must come last but for the dot. */
  char *begin = g_strdup_printf (_ ("“%s” cannot be taken in: %s."), name, "\n");

  *strrchr (begin, '\n') = '\0';
  return begin;
}

static void
set_name (CarnetMergeEntry *entry, char *name)
{
  g_autofree char *begin = carnet_merge_dup_refusal (name);

  g_free (entry->name);
  entry->name = name;
  entry->file.name = name;
  if (entry->reason == NULL)
    return;
  g_free (entry->problem);
  entry->problem = g_strconcat (begin, entry->reason, NULL);
  entry->file.problem = entry->problem;
}

void
carnet_merge_tell_apart (CarnetMerge *self)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (paths,
                     g_canonicalize_filename (((CarnetMergeEntry *)self->entries->pdata[i])->path, NULL));
  for (guint i = 0; i < paths->len; i++)
    {
      CarnetMergeEntry *entry = self->entries->pdata[i];
      guint             n = 1;

      for (guint j = 0; j < paths->len; j++)
        n = MAX (n, count_parts (paths->pdata[i], paths->pdata[j]));
      set_name (entry, n > 1 ? g_filename_display_name (tail_of (paths->pdata[i], n))
                             : g_filename_display_basename (entry->path));
    }
}
