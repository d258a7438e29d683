/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "merge/carnet-merge.h"

guint64
carnet_merge_counts_modified (const CarnetMergeCounts *self)
{
  return self->observations[CARNET_MERGE_UPDATED] + self->observations[CARNET_MERGE_COMBINED]
         + self->observations[CARNET_MERGE_DELETED];
}

guint64
carnet_merge_counts_identical (const CarnetMergeCounts *self)
{
  return self->observations[CARNET_MERGE_IDENTICAL] - self->n_withheld;
}

guint64
carnet_merge_counts_in_conflict (const CarnetMergeCounts *self)
{
  return self->observations[CARNET_MERGE_CONFLICT] + self->observations[CARNET_MERGE_CONTESTED];
}

guint64
carnet_merge_counts_open (const CarnetMergeCounts *self)
{
  return carnet_merge_counts_in_conflict (self) + self->n_others_open;
}

/* -- In words -------------------------------------------------------------------------------- */

static void
add_part (GString *text, char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

char *
carnet_merge_counts_describe_withheld (const CarnetMergeCounts *self)
{
  const guint n = (guint)self->n_withheld, n_changes = (guint)self->n_withheld_changes,
              n_others = (guint)self->n_others_withheld;
  g_autoptr (GString) text = g_string_new (NULL);

  if (n > 0)
    add_part (text, g_strdup_printf (ngettext ("%u observation", "%u observations", n), n));
  if (n_changes > 0)
    add_part (text, g_strdup_printf (
                        ngettext ("%u change to an observation", "%u changes to observations", n_changes),
                        n_changes));
  if (n_others > 0 && text->len > 0)
    add_part (text, g_strdup_printf (ngettext ("%u other item", "%u other items", n_others), n_others));
  else if (n_others > 0)
    add_part (text,
              g_strdup_printf (ngettext ("%u item (theme, person…)", "%u items (themes, people…)", n_others),
                               n_others));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
